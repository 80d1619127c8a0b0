"""All facts of a Doc: clauses and noun phrases become drafts, drafts become facts between mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.amounts import verbatim
from kg.extract.circumstances import attach_time, find_times, time_tokens
from kg.extract.clauses import SUBJECTS, Clause
from kg.extract.confidence import probability, traits_of
from kg.extract.drafts import NONE, Draft
from kg.extract.happenings import EVENT
from kg.extract.layers import MentionSpan, RawFact
from kg.extract.naming import predicate_label
from kg.extract.nominals import NominalReader
from kg.extract.phrases import PLACE_TYPES, NounPhrases
from kg.extract.referents import Referents
from kg.extract.relations import PLACE_PREPOSITIONS, RelationReader, place_of
from kg.extract.scope import NOBODY
from kg.extract.status import readers_of
from kg.extract.trace import Drop
from kg.model import EntityType, readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kg.extract.clauses import ClauseReader
    from kg.extract.layers import TimeSpan
    from kg.extract.parse import Parse
    from kg.extract.trace import Trace

_NO_SPAN = (-1, -1)
_NO_TIME = ("", "", "", "")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATATYPES = {"age": f"{_XSD}integer", EVENT: f"{_XSD}boolean"}
_PARTICIPANTS_OF_AN_EVENT = 3
LEAST = 0.65
"""Facts less likely than this are not worth having: on the gold graphs, fewer than half of them were right."""


def find_facts(
    parse: Parse,
    mentions: Sequence[MentionSpan],
    clusters: Iterable[Sequence[int]],
    published: date | None = None,
    *,
    trace: Trace | None = None,
) -> list[RawFact]:
    """The facts of a Doc, in text order.

    `clusters` are indices into `mentions`; `published` anchors relative dates. Facts about pronouns that nothing
    resolves are left out, and so are facts that would relate an entity to itself. `trace` is told what became of each
    draft.
    """
    if not len(parse):
        return []
    referents = Referents(parse, mentions, clusters)
    times = find_times(parse, published)
    in_time = time_tokens(times)
    reader, factuality = readers_of(parse)
    when = attach_time(parse, times)
    relations = RelationReader(parse, reader, factuality, in_time, when)
    clauses = reader.clauses()
    drafts = [draft for clause in clauses for draft in relations.drafts(clause)]
    taken = {draft.words[-1] for draft in drafts if draft.particle or draft.rule == "journey"}
    named = {head: m for head, m in referents.by_head.items() if head not in in_time}
    drafts += NominalReader(NounPhrases(parse, reader, factuality, named, in_time), taken).drafts()
    circumstances = _Circumstances(parse, reader, clauses, when, referents)
    if trace is not None:
        trace.clauses = clauses
    return _realise(parse, _valued(drafts, relations.amounts), referents, circumstances, trace)


class _Circumstances:
    """When and where the event of a draft's anchor happened."""

    def __init__(
        self,
        parse: Parse,
        reader: ClauseReader,
        clauses: list[Clause],
        times: dict[int, TimeSpan],
        referents: Referents,
    ) -> None:
        self._parse = parse
        self._times = times
        self._reader = reader
        self._referents = referents
        self._verbs = {clause.verb for clause in clauses}
        self._places: dict[int, list[MentionSpan]] = {}

    def when(self, anchor: int) -> TimeSpan | None:
        """The time of the event, inherited by clauses that share that of the one above."""
        for _ in range(4):
            time = self._times.get(anchor) or self._time_of_occasion(anchor)
            if time is not None:
                return time
            if not self._shares_time(anchor):
                break
            anchor = self._parse.heads[anchor]
        return None

    def _time_of_occasion(self, verb: int) -> TimeSpan | None:
        """As in "When X invaded Y in 1939, Z declared war": a clause in front sets the time."""
        for c in self._parse.kids(verb, "advcl") if "advcl" in self._parse.below[verb] else ():
            mark = self._parse.child(c, "mark", "advmod")
            if (
                c < verb
                and c in self._times
                and mark is not None
                and self._parse.lower[mark] in ("as", "while", "when")
            ):
                return self._times[c]
        return None

    def _shares_time(self, verb: int) -> bool:
        parse = self._parse
        dep = parse.deps[verb]
        if dep == "xcomp":
            return True
        if dep == "conj":
            head = parse.heads[verb]
            if head not in self._times:  # "on Monday, X came, saw and left"
                return parse.deps[head] == "conj" and self._shares_time(head)
            return self._times[head].start < head
        if dep == "advcl":
            mark = parse.child(verb, "mark", "advmod")
            simultaneous = mark is not None and parse.lower[mark] in ("as", "while", "when")
            return simultaneous or (parse.child(verb, *SUBJECTS) is None and mark is None)
        return False

    def where(self, anchor: int, *others: MentionSpan | None) -> MentionSpan | None:
        """The first place of the event that is not itself a participant of the fact."""
        if anchor not in self._verbs:
            return None
        if anchor not in self._places:
            found = [self._referents.of(o) for o in place_of(self._reader, anchor)]
            self._places[anchor] = [m for m in found if m is not None and m.type in PLACE_TYPES]
        for place in self._places[anchor]:
            if place not in others:
                return place
        return None


class _Pair(NamedTuple):
    """A draft with the mentions at its ends; a value has no mention at its object."""

    draft: Draft
    subject: MentionSpan
    target: MentionSpan | None
    chance: float = 0.0
    """How likely it is right, once that is known."""


def _valued(drafts: list[Draft], amounts: dict[int, tuple[int, int]]) -> list[Draft]:
    """As in "paid £40 million": an amount stands for itself where no mention does."""
    return [d._replace(literal=amounts[d.object]) if d.literal is None and d.object in amounts else d for d in drafts]


def _realise(
    parse: Parse, drafts: list[Draft], referents: Referents, circumstances: _Circumstances, trace: Trace | None
) -> list[RawFact]:
    pairs = _fullest(_busy(_pairs(drafts, referents, trace), referents, trace), trace)
    pairs = _likely(parse, pairs, referents, trace)
    participants: dict[int, set[int]] = defaultdict(set)
    for draft, subject, target, _ in pairs:
        if not draft.noun:
            participants[draft.anchor] |= {referents.cluster[m] for m in (subject, target) if m is not None}
    found: dict[tuple[object, ...], RawFact] = {}
    for draft, subject, target, chance in pairs:
        event = draft.anchor if len(participants[draft.anchor]) >= _PARTICIPANTS_OF_AN_EVENT else NONE
        by = referents.of(draft.scope.by) if draft.scope.by != NOBODY else None
        placed = target is not None and target.type in PLACE_TYPES and draft.particle in PLACE_PREPOSITIONS
        where = None if placed else circumstances.where(draft.anchor, subject, target)
        time = circumstances.when(draft.anchor)
        fact = _raw(parse, draft, (subject, target, by, where), time, event, chance)
        known = found.setdefault((fact.subject, fact.lemma, fact.particle, fact.object, fact.literal), fact)
        if trace is not None:
            trace.stated(draft._replace(confidence=chance), fact, known, time)
    return sorted(
        found.values(), key=lambda fact: (fact.sentence, fact.predicate, fact.subject, fact.object, fact.lemma)
    )


def _pairs(drafts: list[Draft], referents: Referents, trace: Trace | None) -> list[_Pair]:
    """Drafts whose ends are mentions, or a mention and a value; nothing about itself."""
    found: list[_Pair] = []
    for draft in drafts:
        subject = referents.of(draft.subject)
        target = referents.of(draft.object) if draft.object != NONE else None
        literal = draft.literal if target is None else None
        if subject is not None and (target is not None or literal is not None):
            if target is None or not referents.same(subject, target):
                shown = draft if literal is draft.literal else draft._replace(literal=literal)
                found.append(_Pair(shown, subject, target))
            elif trace is not None:
                trace.dropped(draft, Drop.SAME_ENTITY, draft.object)
        elif trace is not None:
            head = draft.subject if subject is None else draft.object
            trace.dropped(draft, referents.refusal(head) or Drop.NO_MENTION, head)
    return found


def _busy(pairs: list[_Pair], referents: Referents, trace: Trace | None) -> list[_Pair]:
    """Without possessions of no account: "her attention", where no other fact is about that attention."""
    uses = Counter(referents.cluster[m] for pair in pairs for m in (pair.subject, pair.target) if m is not None)
    found: list[_Pair] = []
    for pair in pairs:
        draft, subject = pair.draft, pair.subject
        possession = draft.rule == "possessive" and draft.lemma == "of" and subject.type == EntityType.THING.value
        if not possession or uses[referents.cluster[subject]] > 1:
            found.append(pair)
        elif trace is not None:
            trace.dropped(draft, Drop.NO_ACCOUNT, draft.subject)
    return found


def _fullest(pairs: list[_Pair], trace: Trace | None) -> list[_Pair]:
    """Without "X resigned" where the same clause says more."""
    told = {pair.draft.anchor for pair in pairs if pair.draft.rule != EVENT and not pair.draft.noun}
    found: list[_Pair] = []
    for pair in pairs:
        if pair.draft.rule != EVENT or pair.draft.anchor not in told:
            found.append(pair)
        elif trace is not None:
            trace.dropped(pair.draft, Drop.SAYS_LESS, pair.draft.anchor)
    return found


def _likely(parse: Parse, pairs: list[_Pair], referents: Referents, trace: Trace | None) -> list[_Pair]:
    """Each with its confidence, without those that are more likely wrong than worth having."""
    found: list[_Pair] = []
    linked = referents.is_linked
    for draft, subject, target, _ in pairs:
        chance = probability(traits_of(parse, draft, (subject, target), linked))
        if chance >= LEAST:
            found.append(_Pair(draft, subject, target, chance))
        elif trace is not None:
            trace.dropped(draft, Drop.UNLIKELY, draft.anchor)
    return found


def _raw(  # noqa: PLR0913, PLR0917  (the parts of a fact)
    parse: Parse,
    draft: Draft,
    who: tuple[MentionSpan, MentionSpan | None, MentionSpan | None, MentionSpan | None],
    time: TimeSpan | None,
    event: int,
    chance: float,
) -> RawFact:
    subject, target, by, where = who
    scope = draft.scope
    literal = verbatim(parse, draft.literal) if draft.literal else ""
    if draft.rule == EVENT:
        literal = "true"
    first, last = parse.sents[parse.sent_of[draft.anchor]]
    return RawFact(
        subject=_offsets(parse, subject),
        predicate=(parse.starts[min(draft.words)], parse.ends[max(draft.words)]),
        object=_offsets(parse, target)
        if target
        else (parse.starts[draft.literal[0]], parse.ends[draft.literal[1] - 1])
        if draft.literal
        else _NO_SPAN,
        sentence=sentence_borders(parse, first, last),
        lemma=draft.lemma,
        particle=draft.particle,
        label=_label(parse, draft),
        literal=readable(literal) if literal else "",
        datatype=_DATATYPES.get(draft.rule, ""),
        negated=scope.negated,
        modality=scope.modality,
        claimed=scope.claimed,
        by=_offsets(parse, by),
        when=(time.text, time.value, time.earliest, time.latest) if time else _NO_TIME,
        where=_offsets(parse, where),
        cue=" ".join([parse.words[j] for j in sorted(set(scope.cue))]) if scope.cue else "",
        confidence=chance,
        event=str(parse.starts[event]) if event != NONE else "",
        rule=draft.rule,
    )


def _label(parse: Parse, draft: Draft) -> str:
    """The readable name; the participle as the text has it ("was born in"), where a table could only guess."""
    label = predicate_label(draft.lemma, draft.particle, noun=draft.noun, passive=draft.passive)
    if not draft.passive or parse.tags[draft.anchor] != "VBN" or not label.startswith("was "):
        return label
    first, _, rest = label.removeprefix("was ").partition(" ")
    if "-" not in first:
        return f"was {parse.lower[draft.anchor]} {rest}".rstrip()
    return label


def _offsets(parse: Parse, mention: MentionSpan | None) -> tuple[int, int]:
    return (parse.starts[mention.start], parse.ends[mention.end - 1]) if mention else _NO_SPAN


def sentence_borders(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Where the sentence of tokens `[first, last)` begins and ends in the text, without white space around it."""
    while last - 1 > first and parse.pos[last - 1] == "SPACE":
        last -= 1
    while first < last - 1 and parse.pos[first] == "SPACE":
        first += 1
    return (parse.starts[first], parse.ends[last - 1])
