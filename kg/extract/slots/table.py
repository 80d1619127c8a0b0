"""One row of numbers for each property between two spans that a text may state: what the scorer reads.

A row holds what a linear model learnt of this very property says (NaN without one), whether the subject is what the
text is about, the clues that hold for any property, and how the row stands among the others of its sentence.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.extract.slots.clues import CLUES, Context, bare_phrase, clues
from kg.extract.slots.fits import NOTHING
from kg.extract.slots.kinds import agreement, noun_type, said_of
from kg.extract.slots.names import bare
from kg.extract.slots.promise import Spoken, best_of_each, worth, worths_of_pairs
from kg.extract.slots.standing import GRAMMAR, SHAPE, SOURCES, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from kg.extract.slots.asked import Asked
    from kg.extract.slots.linear import Linear
    from kg.extract.slots.pairs import Pairs
    from kg.extract.slots.questions import Questions

COLUMNS = (
    "learnt", "topic", "topic behind best", "topic rank", *CLUES, "behind best of subject", "behind best of pair",
    *SHAPE, "examples", "seen as object", "seen as any object", *SOURCES, "asked kind", "object noun", *GRAMMAR,
)  # fmt: skip
"""What each number of a row is."""

_UNLEARNT, _LEAST_LEARNT, _LEAST_PHRASE, _UNLIKELY, _HOPELESS = -6.0, -4.0, 0.15, -2.0, -8.0
_NONE: frozenset[int] = frozenset()


class Memory(NamedTuple):
    """How many examples each property had, and how often each object, by its bare name; "" is any property."""

    examples: Mapping[str, int]
    objects: Mapping[str, Mapping[str, int]]


NO_MEMORY = Memory({}, {})


class Table(NamedTuple):
    """Rows of shape (rows, columns), and for each which property (its place among those asked), subject and object."""

    keys: list[tuple[int, int, int]]
    numbers: NDArray[np.float32]


def tabulate(pairs: Pairs, questions: Questions, learnt: Linear | None, memory: Memory) -> Table:
    """The rows that deserve to be scored: something learnt or a phrase speaks for them, and the kinds do not forbid."""
    context = Context(pairs.reading)
    scores = _learnt_scores(pairs, questions, learnt)
    well = _well_learnt(scores)
    asked, index, possible = questions.asked, questions.index, questions.possible
    rows: dict[tuple[int, int, int], Spoken] = {}
    likely = frozenset(pairs.subjects)
    betweens = {(i, j): context.between(i, j) for i, j in pairs.keys if i in likely}
    fits, worths = questions.phrases.best(context, betweens), worths_of_pairs(pairs, betweens)
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
                promise = (_UNLEARNT if math.isnan(score) else score) + worth(phrase, bare_, kind) + worths[i, j]
                rows[number, i, j] = Spoken(score, phrase, between, promise)
    kept = best_of_each(rows)
    return Table(list(kept), _completed(pairs, context, kept, asked, memory))


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


def _completed(
    pairs: Pairs,
    context: Context,
    rows: Mapping[tuple[int, int, int], Spoken],
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
    everything = memory.objects.get("", {})
    standing = Standing(pairs, context)
    best_topic = max(pairs.topics.values(), default=0.0)
    topics = {i: (pairs.topics[i], pairs.topics[i] - best_topic, rank) for rank, i in enumerate(pairs.subjects)}
    table = np.zeros((len(rows), len(COLUMNS)), dtype=np.float32)
    for line, ((number, i, j), row) in enumerate(rows.items()):
        name, key = names[j], asked[number].key
        shape, sources, grammar = standing.of(i, j)
        table[line] = (
            row.learnt,
            *topics[i],
            *clues(context, asked[number], i, j, row.between, row.phrase),
            row.promise - of_subject[number, i],
            row.promise - of_pair[i, j],
            *shape,
            math.log1p(memory.examples.get(key, 0)),
            math.log1p(memory.objects.get(key, {}).get(name, 0)),
            math.log1p(everything.get(name, 0)),
            *sources,
            asked[number].kind,
            noun_types[j],
            *grammar,
        )
    return table
