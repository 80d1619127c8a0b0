"""One row of numbers for each property between two spans that a text may state: what the scorer reads.

A row holds what a linear model learnt of this very property says (NaN without one), whether the subject is what the
text is about, the clues that hold for any property, and how the row stands among the others of its sentence.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.extract.slots.clues import CLUES, Context, bare_phrase, clues
from kg.extract.slots.fits import NOTHING, Phrases
from kg.extract.slots.holders import NOT_HELD
from kg.extract.slots.kinds import CLASSES, agreement, noun_type, said_of
from kg.extract.slots.names import bare
from kg.extract.slots.spans import NO_SUBJECT
from kg.extract.slots.traits import borders, continuations, object_traits, pair_traits, subject_traits, topic_traits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from kg.extract.slots.asked import Asked
    from kg.extract.slots.clues import Around, Between
    from kg.extract.slots.linear import Linear
    from kg.extract.slots.reading import Reading
    from kg.extract.slots.spans import Candidate

COLUMNS = (
    "learnt", "topic", "topic behind best", "topic rank", *CLUES,
    "behind best of subject", "behind best of pair", "object seen", "subject seen", "object length", "subject length",
    "object borders", "object modified", "examples", "seen as object", "seen as any object", "object characters",
    "object from phrase", "object named", "object dated", "subject titled", "subject pronoun",
    "nearer subjects", "subjects between", "closer subjects in the tree", "said of subject", "asked kind",
    "object noun", "held way", "held rank", "nearer holders", "holds way", "holds rank", "subject role", "object role",
    "subject borders", "subject modified", "subject goes on",
)  # fmt: skip
"""What each number of a row is."""

MOST_SUBJECTS, MOST_BORDERS = 10, 3
"""Spans of a text that are taken for possible subjects, and how many of these may overlap one of them."""

_WIDELY = 5
"""The likeliest subjects are paired with every object, the others with those that grammar ties to them."""

_SEEN = ("capital", "small", "person", "organization", "place", "work", "event", "language", "people", "product",
         "day", "year", "number", "month", "time")  # fmt: skip
_UNLEARNT, _LEAST_LEARNT, _LEAST_PHRASE, _IMPOSSIBLE, _UNLIKELY, _HOPELESS = -6.0, -4.0, 0.15, -1.0, -2.0, -8.0
_MOST_OF_A_PROPERTY = 24
_FAR_BEHIND, _FAR_BELOW = 4.2, 5.5
"""In promise, behind the best of the property and of all: 98 of 100 rows of true triples are nearer."""
_FAR = 99
_BORDERS = ("apart", "same", "inside", "around")
_NONE: frozenset[int] = frozenset()
_ROLES = (
    "nsubj nsubjpass csubj",
    "poss",
    "pobj",
    "dobj dative oprd",
    "attr acomp",
    "appos",
    "compound amod nmod",
    "ROOT",
)
_ROLE_OF = {label: number for number, labels in enumerate(_ROLES, start=1) for label in labels.split()}
_TELLING = 0.3
"""Part of a phrase's weight that a word must have to bring the phrase to mind."""
_NESTED = frozenset({"adjective", "np", "date", "number", "entity", "run"})


class Memory(NamedTuple):
    """How many examples each property had, and how often each object, by its bare name; "" is any property."""

    examples: Mapping[str, int]
    objects: Mapping[str, Mapping[str, int]]


NO_MEMORY = Memory({}, {})


class Table(NamedTuple):
    """Rows of shape (rows, columns), and for each which property (its place among those asked), subject and object."""

    keys: list[tuple[int, int, int]]
    numbers: NDArray[np.float32]


class Pairs:
    """The traits of the subjects, objects and pairs of a reading that come into question."""

    def __init__(self, reading: Reading, topics: Mapping[int, float], also: Sequence[int] = ()) -> None:
        """Keep the spans most likely to be subjects; `also` are subjects known otherwise."""
        self.reading = reading
        ranked = sorted(topics, key=lambda k: (-topics[k], k))
        self.topics = topics
        spans = reading.spans
        self.subjects = _different(spans, ranked)
        self._subjects = list(dict.fromkeys([*self.subjects, *also]))
        self._rivals: dict[tuple[int, int], list[int]] = {}
        self._apart_from: dict[int, dict[int, None]] = {}
        self._tied = frozenset(self.subjects[_WIDELY:]) - frozenset(also)
        self.objects = [j for j, span in enumerate(spans) if span.kind != "pronoun"]
        self.keys = {
            (i, j): None
            for i in self._subjects
            for j in self.objects
            if i != j and (spans[j].kind in _NESTED or not spans[i].overlaps(spans[j])) and self._may_pair(i, j)
        }

    def rivals(self, i: int, j: int) -> list[int]:
        """Likely subjects that share no token with either."""
        known = self._rivals.get((i, j))
        if known is None:
            known = self._rivals[i, j] = [k for k in self._apart(i) if k in self._apart(j)]
        return known

    def _apart(self, i: int) -> dict[int, None]:
        known = self._apart_from.get(i)
        if known is None:
            span, spans = self.reading.spans[i], self.reading.spans
            known = self._apart_from[i] = {k: None for k in self.subjects if not spans[k].overlaps(span)}
        return known

    def _may_pair(self, i: int, j: int) -> bool:
        if i not in self._tied:
            return True
        holders, subject, target = self.reading.holders, self.reading.spans[i].head, self.reading.spans[j].head
        return subject in holders.of(target) or target in holders.of(subject)

    @cached_property
    def subject(self) -> dict[int, Sequence[str]]:
        """The traits of the subjects. They, and those below, are made when something learnt asks for them."""
        return {i: subjects_of(self.reading, i) for i in self._subjects}

    @cached_property
    def object(self) -> dict[int, Sequence[str]]:
        """The traits of the objects."""
        return {j: self._object(j) for j in self.objects}

    @cached_property
    def pair(self) -> dict[tuple[int, int], Sequence[str]]:
        """The traits of the pairs."""
        return {(i, j): self._pair(i, j) for i, j in self.keys}

    def _object(self, j: int) -> Sequence[str]:
        return self.reading.traits((_OBJECT, j), lambda: object_traits(self.reading, self.reading.spans[j]))

    def _pair(self, i: int, j: int) -> Sequence[str]:
        spans = self.reading.spans
        return self.reading.traits((_PAIR, i, j), lambda: pair_traits(self.reading, spans[i], spans[j]))


_SUBJECT, _TOPIC, _OBJECT, _PAIR = range(4)


def _different(spans: Sequence[Candidate], ranked: Iterable[int]) -> list[int]:
    """The first of these spans, of those that overlap only a few: they are one subject with different borders."""
    kept: list[int] = []
    for i in ranked:
        if sum(spans[k].overlaps(spans[i]) for k in kept) < MOST_BORDERS:
            kept.append(i)
        if len(kept) == MOST_SUBJECTS:
            break
    return kept


def subjects_of(reading: Reading, i: int) -> Sequence[str]:
    """The traits of span `i` as a subject."""
    return reading.traits((_SUBJECT, i), lambda: subject_traits(reading, reading.spans[i]))


def topics_of(reading: Reading, i: int) -> Sequence[str]:
    """The traits of span `i` as what its sentence is about, those as a subject among them."""
    return reading.traits((_TOPIC, i), lambda: [*subjects_of(reading, i), *topic_traits(reading, reading.spans[i])])


def may_be_subject(reading: Reading, i: int) -> bool:
    """Values and adjectives are no subjects."""
    span = reading.spans[i]
    return span.kind not in NO_SUBJECT and reading.parse.pos[span.head] not in {"PUNCT", "SPACE"}


def topic_scores(reading: Reading, topic: Linear) -> dict[int, float]:
    """How likely each span is what its sentence is about, as log-odds."""
    bias = float(topic.bias[0])
    return {
        k: float(topic.sum(topics_of(reading, k))[0]) + bias
        for k in range(len(reading.spans))
        if may_be_subject(reading, k)
    }


class Questions:
    """The properties asked for, made ready to be looked for in many texts."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        """Index the words and bare phrases that bring a property to mind."""
        self.asked = tuple(asked)
        self.index = _Index(self.asked)
        self.possible = _Possible(self.asked)
        self.phrases = Phrases(self.asked)
        self._known: tuple[Linear, tuple[Linear, list[int]]] | None = None

    def known(self, learnt: Linear) -> tuple[Linear, list[int]]:
        """The part of a model that knows these properties, and the place of each of its outputs among them."""
        if self._known is None or self._known[0] is not learnt:
            places = {key: place for place, key in enumerate(learnt.outputs)}
            numbers = [number for number, one in enumerate(self.asked) if one.key in places]
            self._known = learnt, (learnt.part([places[self.asked[number].key] for number in numbers]), numbers)
        return self._known[1]


def tabulate(pairs: Pairs, questions: Questions, learnt: Linear | None, memory: Memory) -> Table:
    """The rows that deserve to be scored: something learnt or a phrase speaks for them, and the kinds do not forbid."""
    context = Context(pairs.reading)
    scores = _learnt_scores(pairs, questions, learnt)
    well = _well_learnt(scores)
    asked, index, possible = questions.asked, questions.index, questions.possible
    rows: dict[tuple[int, int, int], _Spoken] = {}
    likely = frozenset(pairs.subjects)
    betweens = {(i, j): context.between(i, j) for i, j in pairs.keys if i in likely}
    fits, worths = questions.phrases.best(context, betweens), _worths_of_pairs(pairs, betweens)
    for (i, j), between in betweens.items():
        around, known = context.around(j), scores.get((i, j))
        said = index.said if said_of(pairs.reading, i, j) else _NONE
        for number in index.in_question(around, between, (*well.get((i, j), ()), *said)):
            score = math.nan if known is None else float(known[number])
            if score < _HOPELESS or not (score >= _UNLIKELY or possible.at(number, context.kinds[j])):
                continue
            phrase, bare_ = fits.get((number, i, j), NOTHING), bare_phrase(asked[number], around, between)
            spoken = phrase[0] > _LEAST_PHRASE or number in said
            if score > _LEAST_LEARNT or spoken or bare_:
                kind = agreement(asked[number].objects, context.kinds[j])
                promise = (_UNLEARNT if known is None else score) + _worth(phrase, bare_, kind) + worths[i, j]
                rows[number, i, j] = _Spoken(score, phrase, between, promise)
    kept = _best_of_each(rows)
    return Table(list(kept), _completed(pairs, context, kept, asked, memory))


class _Spoken(NamedTuple):
    """What speaks for a row before it is compared with others."""

    learnt: float
    phrase: tuple[float, ...]
    between: Between
    promise: float
    """A first guess at how good a row is, to compare it with others."""


def _learnt_scores(
    pairs: Pairs, questions: Questions, learnt: Linear | None
) -> dict[tuple[int, int], NDArray[np.float32]]:
    """For each pair a log-odds for each property asked, NaN where nothing was learnt of it."""
    if learnt is None or not pairs.keys:
        return {}
    keys = list(pairs.keys)
    known, numbers = questions.known(learnt)
    subject = dict(zip(pairs.subject, known.sums(pairs.subject.values()), strict=True))
    target = dict(zip(pairs.object, known.sums(pairs.object.values()), strict=True))
    total = known.sums(pairs.pair.values()) + known.bias
    total += np.stack([subject[i] for i, _ in keys])
    total += np.stack([target[j] for _, j in keys])
    scores = np.full((len(keys), len(questions.asked)), np.nan, dtype=np.float32)
    scores[:, numbers] = total
    return dict(zip(keys, scores, strict=True))


def _well_learnt(
    scores: dict[tuple[int, int], NDArray[np.float32]],
) -> dict[tuple[int, int], list[int]]:
    """For each pair the properties that what was learnt speaks for."""
    found: dict[tuple[int, int], list[int]] = {}
    if scores:
        keys = list(scores)
        with np.errstate(invalid="ignore"):
            lines, numbers = np.nonzero(np.stack(list(scores.values())) > _LEAST_LEARNT)
        for line, number in zip(lines.tolist(), numbers.tolist(), strict=True):
            found.setdefault(keys[line], []).append(number)
    return found


class _Index:
    """Which properties a stretch of text may state, by the words and the bare phrases that are there."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.by_word: dict[str, list[int]] = {}
        self.by_middle: dict[tuple[int, tuple[str, ...]], list[int]] = {}
        self.by_left: dict[str, list[int]] = {}
        self.said = frozenset(number for number, one in enumerate(asked) if one.objects & CLASSES)
        for number, one in enumerate(asked):
            for word, clauses in one.clauses.items():
                if any(clause.weights[word] >= _TELLING * sum(clause.weights.values()) for clause in clauses):
                    self.by_word.setdefault(word, []).append(number)
            for clause in one.bare:
                self.by_middle.setdefault((clause.order, clause.middle), []).append(number)
                if clause.left not in {"", "{s}"}:
                    self.by_left.setdefault(clause.left, []).append(number)

    def in_question(self, around: Around, between: Between, others: Iterable[int]) -> list[int]:
        """The places of these properties among those asked, with others, in order."""
        found = set(others)
        for word in between.everything & self.by_word.keys():
            found.update(self.by_word[word])
        if between.words is not None:
            found.update(self.by_middle.get((1 if between.distance >= 0 else -1, between.words), ()))
        for left in (around.left, around.preposition):
            found.update(self.by_left.get(left, ()))
        return sorted(found)


class _Possible:
    """Whether something that looks like this can be the object of a property."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked
        self.known: dict[tuple[int, str], bool] = {}

    def at(self, number: int, kind: str) -> bool:
        """Asked again and again of the same few kinds."""
        found = self.known.get((number, kind))
        if found is None:
            found = self.known[number, kind] = agreement(self.asked[number].objects, kind) > _IMPOSSIBLE
        return found


_WORTH_OF_FIT, _WORTH_OF_PLACES, _WORTH_OF_AGREEMENT = (0.65, 1.22), (-0.3, 0.84, 0.25, 0.51), (1.01, -0.24, 0.57)
_WORTH_OF_KIND = 1.41
_WORTH_OF_TOPIC, _WORTH_BEHIND, _WORTH_OF_RANK = 0.29, 0.27, -0.18
_WORTH_OF_LENGTH, _WORTH_APART, _WORTH_OF_OVERLAP = -0.07, 0.33, -2.44
"""Weights of a logistic regression over rows of our own sentences: how a phrase fits, and what else is cheap to see."""


def _worth(phrase: tuple[float, ...], bare_: float, kind: float) -> float:
    """How much a property, its phrase and the kind of its object are worth a closer look."""
    (v, w), (a, b, c, d), (e, f, g) = _WORTH_OF_FIT, _WORTH_OF_PLACES, _WORTH_OF_AGREEMENT
    fit, path, governor, near, inside, beside, order, verbatim = phrase
    value = v * fit + a * path + b * governor + c * near + d * inside + e * beside + f * order + g * verbatim
    return value + w * bare_ + _WORTH_OF_KIND * kind


def _worths_of_pairs(pairs: Pairs, betweens: Mapping[tuple[int, int], Between]) -> dict[tuple[int, int], float]:
    """How much each pair is, whatever the property."""
    spans, best = pairs.reading.spans, max(pairs.topics.values(), default=0.0)
    of_subject = {
        i: _WORTH_OF_TOPIC * pairs.topics[i] + _WORTH_BEHIND * (pairs.topics[i] - best) + _WORTH_OF_RANK * rank
        for rank, i in enumerate(pairs.subjects)
    }
    return {
        (i, j): of_subject[i]
        + _WORTH_OF_LENGTH * between.length
        + _WORTH_APART * between.sentences
        + _WORTH_OF_OVERLAP * spans[i].overlaps(spans[j])
        for (i, j), between in betweens.items()
    }


def _best_of_each(rows: Mapping[tuple[int, int, int], _Spoken]) -> dict[tuple[int, int, int], _Spoken]:
    """The most promising rows of each property; of what nothing was learnt, only those not too far behind the best."""
    of_property: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for key in rows:
        of_property[key[0]].append(key)
    top = max((row.promise for row in rows.values() if math.isnan(row.learnt)), default=0.0)
    kept: list[tuple[int, int, int]] = []
    for keys in of_property.values():
        ranked = sorted(keys, key=lambda key: (-rows[key].promise, key))[:_MOST_OF_A_PROPERTY]
        least = max(rows[ranked[0]].promise - _FAR_BEHIND, top - _FAR_BELOW)
        kept += [key for key in ranked if rows[key].promise >= least or not math.isnan(rows[key].learnt)]
    return {key: rows[key] for key in sorted(kept)}


def _completed(
    pairs: Pairs,
    context: Context,
    rows: Mapping[tuple[int, int, int], _Spoken],
    asked: Sequence[Asked],
    memory: Memory,
) -> NDArray[np.float32]:
    of_subject: dict[tuple[int, int], float] = {}
    of_pair: dict[tuple[int, int], float] = {}
    for (number, i, j), row in rows.items():
        value = row.promise
        of_subject[number, i] = max(of_subject.get((number, i), -math.inf), value)
        of_pair[i, j] = max(of_pair.get((i, j), -math.inf), value)
    noun_types = {j: noun_type(pairs.reading, j) for _, _, j in rows}
    names = {j: bare(pairs.reading.spans[j].text) for j in noun_types}
    everything, rivals = memory.objects.get("", {}), _Rivals(pairs)
    grammar = _Grammar(pairs)
    ends = dict.fromkeys((i, j) for _, i, j in rows)  # several properties ask for each pair
    shapes = {(i, j): _shape(pairs.reading, context, i, j) for i, j in ends}
    sources = {
        (i, j): (*_sources(pairs.reading, i, j), *rivals.of(i, j), said_of(pairs.reading, i, j)) for i, j in ends
    }
    best_topic = max(pairs.topics.values(), default=0.0)
    topics = {i: (pairs.topics[i], pairs.topics[i] - best_topic, rank) for rank, i in enumerate(pairs.subjects)}
    table = np.zeros((len(rows), len(COLUMNS)), dtype=np.float32)
    for line, ((number, i, j), row) in enumerate(rows.items()):
        name, key = names[j], asked[number].key
        table[line] = (
            row.learnt,
            *topics[i],
            *clues(context, asked[number], i, j, row.between, row.phrase),
            row.promise - of_subject[number, i],
            row.promise - of_pair[i, j],
            *shapes[i, j],
            math.log1p(memory.examples.get(key, 0)),
            math.log1p(memory.objects.get(key, {}).get(name, 0)),
            math.log1p(everything.get(name, 0)),
            *sources[i, j],
            asked[number].kind,
            noun_types[j],
            *grammar.of(i, j),
        )
    return table


class _Grammar:
    """Whom the clause of an object speaks of, and how subject and object stand in their clauses."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.known: dict[tuple[int, int], tuple[float, ...]] = {}
        self.subjects: dict[int, tuple[float, ...]] = {}

    def of(self, i: int, j: int) -> tuple[float, ...]:
        """Ways and ranks of holding in both directions, roles, and whether the subject's name goes on beyond it."""
        found = self.known.get((i, j))
        if found is None:
            found = self.known[i, j] = (*self._held(i, j), self._role(i), self._role(j), *self._borders(i))
        return found

    def _held(self, i: int, j: int) -> tuple[float, ...]:
        reading = self.pairs.reading
        subject, target = reading.spans[i], reading.spans[j]
        holders = reading.holders.of(target.head)
        held = holders.get(subject.head, NOT_HELD)
        holds = reading.holders.of(subject.head).get(target.head, NOT_HELD)
        others = {reading.spans[k].head for k in self.pairs.rivals(i, j)} if holders else ()
        nearer = sum(k in holders and holders[k].rank < held.rank for k in others)
        return float(held.way), float(held.rank), float(nearer), float(holds.way), float(holds.rank)

    def _role(self, k: int) -> float:
        reading = self.pairs.reading
        head, _ = reading.root(reading.spans[k].head)
        return float(_ROLE_OF.get(reading.parse.deps[head], 0))

    def _borders(self, i: int) -> tuple[float, ...]:
        found = self.subjects.get(i)
        if found is None:
            reading, span = self.pairs.reading, self.pairs.reading.spans[i]
            left, right = continuations(reading.parse, span)
            modified = left + 2 * _is_modified(reading, span)
            found = self.subjects[i] = (
                float(_BORDERS.index(borders(reading.parse, span))),
                float(modified),
                float(right),
            )
        return found


def _is_modified(reading: Reading, span: Candidate) -> bool:
    left = span.start - 1
    return left >= 0 and reading.parse.heads[left] == span.head and reading.parse.deps[left] != "det"


class _Rivals:
    """How a subject stands to an object among the other likely subjects of the text."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.steps: dict[tuple[int, int], int] = {}

    def of(self, i: int, j: int) -> tuple[float, ...]:
        """Subjects nearer in the text, between the two, and nearer in the tree; spans that overlap are the same."""
        spans, others = self.pairs.reading.spans, self.pairs.rivals(i, j)
        low, high = sorted((spans[i].start, spans[j].start))
        distance, length = _gap(spans[i], spans[j]), self._length(i, j)
        return (
            float(sum(_gap(spans[k], spans[j]) < distance for k in others)),
            float(sum(low < spans[k].start < high for k in others)),
            float(sum(self._length(k, j) < length for k in others)),
        )

    def _length(self, i: int, j: int) -> int:
        reading = self.pairs.reading
        ends = reading.spans[i].head, reading.spans[j].head
        found = self.steps.get(ends)
        if found is None:
            path = reading.path(*ends)
            found = self.steps[ends] = _FAR if path is None else len(path.up) + len(path.down)
        return found


def _gap(first: Candidate, second: Candidate) -> int:
    """Tokens between two spans; half more when the first stands after the second."""
    if first.end <= second.start:
        return 2 * (second.start - first.end)
    return 3 * max(0, first.start - second.end) + 1


def _shape(reading: Reading, context: Context, i: int, j: int) -> tuple[float, ...]:
    subject, target = reading.spans[i], reading.spans[j]
    return (
        float(_SEEN.index(context.kinds[j])),
        float(_SEEN.index(context.kinds[i])),
        float(target.end - target.start),
        float(subject.end - subject.start),
        float(_BORDERS.index(borders(reading.parse, target))),
        float(_is_modified(reading, target)),
    )


def _sources(reading: Reading, i: int, j: int) -> tuple[float, ...]:
    subject, target = reading.spans[i], reading.spans[j]
    return (
        float(len(target.text)),
        float(target.kind == "np"),
        float(target.kind in {"entity", "name"}),
        float(target.kind == "date"),
        float(subject.kind == "titled"),
        float(subject.kind == "pronoun"),
    )
