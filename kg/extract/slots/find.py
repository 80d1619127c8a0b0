"""Slots of a parsed text: which properties of a user's ontology it states, and between what."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.extract.layers import NAME
from kg.extract.slots.asked import asked, key_of
from kg.extract.slots.choose import chosen, with_common_subjects, with_earlier_names, with_whole_names
from kg.extract.slots.names import bare
from kg.extract.slots.questions import Questions
from kg.extract.slots.reading import Reading
from kg.extract.slots.scorer import Scorer, shipped
from kg.extract.slots.slot import Slot
from kg.extract.slots.spans import candidates, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse
    from kg.extract.slots.asked import Asked
    from kg.extract.slots.choose import Found
    from kg.ontology.values import Ontology

AT_ONCE = 3
"""Sentences of a text that is also read as a whole."""

THRESHOLD, UNTAUGHT, SURE = 0.35, 0.45, 0.6
"""Slots of a lower probability are left out of graphs: of properties that examples taught, of others (the shipped
models know encyclopedias better than news), and of another property of the same two ends."""


_start_of = attrgetter("start")


class Finder:
    """Looks for the user's properties of one ontology."""

    def __init__(self, schema: Ontology, scorer: Scorer, properties: Iterable[str] | None = None) -> None:
        """Prepare the properties that the user's files declare, or some of them by IRI."""
        wanted = None if properties is None else frozenset(properties)
        self.asked: list[Asked] = [
            asked(meant, schema) for meant in schema.own_properties if wanted is None or meant.iri in wanted
        ]
        self.questions = Questions(self.asked)
        self.scorer = scorer

    def find(self, reading: Reading, known: Mapping[tuple[int, int], str], threshold: float = THRESHOLD) -> list[Found]:
        """What the text states, the most probable first; objects of a property do not overlap, nor do subjects.

        `known` are the names that pronouns and noun phrases stand for; pronouns without one are no subjects.
        """
        rows, topics = self.scorer.score(reading, self.questions)
        rows = [row for row in rows if reading.spans[row[2]].kind != "pronoun" or reading.spans[row[2]][:2] in known]
        found = with_common_subjects(reading, chosen(reading, rows, threshold), topics)
        found = with_earlier_names(reading, found, topics, known)
        return with_whole_names(reading, found, self.scorer.memory.objects.get("", {}))


def reading_of(parse: Parse, mentions: Sequence[MentionSpan]) -> Reading:
    """The parse with its candidate spans."""
    return Reading(parse, candidates(parse, mentions), mentions)


def names_of_references(
    parse: Parse, mentions: Sequence[MentionSpan], clusters: Iterable[Sequence[int]]
) -> dict[tuple[int, int], str]:
    """The name that each pronoun and noun phrase stands for, by its tokens without article."""
    found: dict[tuple[int, int], str] = {}
    for cluster in clusters:
        names = [mentions[k] for k in cluster if mentions[k].kind == NAME]
        if not names:
            continue
        name = " ".join((names[0].name or parse.slice(names[0].start, names[0].end)).split())
        found.update(
            dict.fromkeys((trimmed(parse, *mentions[k][:2]) for k in cluster if mentions[k].kind != NAME), name)
        )
    return found


def finders(schema: Ontology, learned: Sequence[str]) -> list[Finder]:
    """A finder for each text that `kg learn` wrote, of the properties it knows, the last also of all others.

    Without any: one that knows nothing but the paraphrases. Raises ValueError for a text of another kind.
    """
    scorers = [Scorer.load([text]) for text in learned] or [shipped()]
    open_ = {meant.iri: key_of(meant) for meant in schema.own_properties}
    found: list[Finder] = []
    for scorer in reversed(scorers):  # a later file stands above an earlier one
        known = [iri for iri, key in open_.items() if key in scorer.memory.examples]
        found.append(Finder(schema, scorer, known if len(scorers) > 1 else list(open_)))
        for iri in known:
            del open_[iri]
    if len(scorers) > 1 and open_:
        found.append(Finder(schema, scorers[-1], list(open_)))
    return found


def find_slots(
    parse: Parse, mentions: Sequence[MentionSpan], clusters: Iterable[Sequence[int]], looking: Iterable[Finder]
) -> list[Slot]:
    """The slots of the user's properties that a text fills; `clusters` are indices into `mentions`."""
    known, looking = names_of_references(parse, mentions, clusters), list(looking)
    found = [
        _shifted(slot, start)
        for start, end in _windows(parse)
        for slot in _in_window(parse, start, end, mentions, known, looking)
    ]
    kept: dict[str, list[Slot]] = defaultdict(list)
    for slot in sorted(found, key=lambda slot: -slot.confidence):
        rivals = kept[slot.property_iri]
        if not any(slot.object[0] < other.object[1] and other.object[0] < slot.object[1] for other in rivals):
            rivals.append(slot)
    return [slot for slots in kept.values() for slot in slots]


def _windows(parse: Parse) -> list[tuple[int, int]]:
    """What is read at once: each sentence, and a short text also as a whole, as examples are."""
    whole = [(0, len(parse))] if 1 < len(parse.sents) <= AT_ONCE else []
    return [*parse.sents, *whole]


def _in_window(  # noqa: PLR0913, PLR0917
    parse: Parse,
    start: int,
    end: int,
    mentions: Sequence[MentionSpan],
    known: Mapping[tuple[int, int], str],
    looking: Sequence[Finder],
) -> Iterator[Slot]:
    first, last = (bisect_left(mentions, at, key=_start_of) for at in (start, end))
    inside = [
        mention._replace(start=mention.start - start, end=mention.end - start, head=mention.head - start)
        for mention in mentions[first:last]
        if mention.end <= end
    ]
    own: dict[tuple[int, int], str] = {}
    for mention in mentions[first:last]:
        low, high = trimmed(parse, mention.start, mention.end)
        if (low, high) in known:
            own[low - start, high - start] = known[low, high]
    reading = reading_of(parse.part(start, end), inside)
    for finder in looking:
        yield from _slots(finder, reading, own)


def _shifted(slot: Slot, by: int) -> Slot:
    (a, b), (c, d) = slot.subject, slot.object
    return slot._replace(subject=(a + by, b + by), object=(c + by, d + by))


def _slots(finder: Finder, reading: Reading, known: Mapping[tuple[int, int], str]) -> list[Slot]:
    learnt = finder.scorer.learnt
    slots: list[Slot] = []
    related: set[tuple[int, int]] = set()
    for one in finder.find(reading, known):
        subject, target, meant = reading.spans[one.subject], reading.spans[one.object], finder.asked[one.property]
        if bare(known.get(subject[:2], subject.text)) == bare(target.text):
            continue
        taught = learnt is not None and meant.key in learnt.outputs
        if one.confidence < (SURE if (one.subject, one.object) in related else THRESHOLD if taught else UNTAUGHT):
            continue
        related.add((one.subject, one.object))
        rule = "slot:learned" if taught else "slot:phrase"
        value = target.value.iso if target.value else target.text if meant.literal else ""
        slots.append(Slot(subject[:2], meant.iri, target[:2], round(one.confidence, 3), value, rule=rule))
    return slots
