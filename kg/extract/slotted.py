"""Slots of a user's properties as facts of the Doc: between mentions, with the status of the clause they stand in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.facts import sentence_borders
from kg.extract.layers import (
    MentionSpan,
    RawFact,
    read_clusters,
    read_facts,
    read_mentions,
    write_facts,
    write_mentions,
)
from kg.extract.mentions import span_head
from kg.extract.parse import parse_of
from kg.extract.referents import Referents
from kg.extract.scope import NOBODY
from kg.extract.slots import find_slots, finders
from kg.extract.slots.slot import UNKNOWN
from kg.extract.status import status_of
from kg.extract.words.heads import HEAD_TYPES
from kg.model import EntityType, MentionKind, readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc

    from kg.extract.parse import Parse
    from kg.extract.slots import Finder, Slot
    from kg.ontology.values import Ontology

_NO_SPAN = (-1, -1)
_ANY = ""
_SURE = 0.6
"""Least confidence of a second property between two ends."""
_VERBS = frozenset({"VERB", "AUX"})
_NO_TIME = ("", "", "", "")


class SlotSettings(NamedTuple):
    """What a `SlotFinder` is made of; travels between processes."""

    schema: Ontology
    learned: tuple[str, ...] = ()
    """Texts of the files that `kg learn` wrote."""

    def finder(self) -> SlotFinder:
        """Takes long enough to be done once a process; ValueError when one of the texts is none that was learnt."""
        return SlotFinder(self.schema, finders(self.schema, self.learned))


class SlotFinder:
    """Adds to a Doc with mentions, clusters and facts the facts that fill slots of the user's properties."""

    def __init__(self, schema: Ontology, looking: Sequence[Finder]) -> None:
        """Prepare for the properties that the user's files declare in `schema`."""
        self._schema = schema
        self._looking = looking
        self._words = predicate_words(schema)

    def __call__(self, doc: Doc) -> Doc:
        """Find the slots, add mentions for ends that are none yet, and write the facts beside those there are."""
        parse, mentions = parse_of(doc), read_mentions(doc)
        clusters = read_clusters(doc, mentions)
        slots = find_slots(parse, mentions, clusters, self._looking) if len(parse) else []
        if not slots:
            return doc
        ends = _Ends(parse, mentions)
        placed = [
            (slot, ends.of(slot.subject, self._type(slot, subject=True)), self._target(ends, slot)) for slot in slots
        ]
        if ends.new:
            mentions = sorted([*mentions, *ends.new])
            write_mentions(doc, mentions)
            clusters = read_clusters(doc, mentions)
        referents = Referents(parse, mentions, clusters)
        facts = read_facts(doc)
        stated = self._stated(facts, {_offsets(parse, m.start, m.end): m for m in mentions}, referents)
        found = (
            self._fact(parse, slot, subject, target, referents)
            for slot, subject, target in placed
            if target is None or not referents.same(subject, target)
            if not _is_stated(slot, referents.cluster[subject], _end(parse, slot, target, referents), stated)
        )
        write_facts(doc, _sorted([*facts, *_distinct(found)]))
        return doc

    def _stated(
        self, facts: Iterable[RawFact], at: Mapping[tuple[int, int], MentionSpan], referents: Referents
    ) -> set[tuple[object, str, object]]:
        """Ends and properties of the facts that are found without looking for these properties, as `align` has them.

        They tell more than a slot: when and where, and the verb that was used.
        """
        found: set[tuple[object, str, object]] = set()
        for raw in facts:
            subject, target = at.get(raw.subject), None if raw.literal else at.get(raw.object)
            if subject is None or (target is None and not raw.literal):
                continue
            types = EntityType(subject.type), EntityType(target.type) if target else None
            match = self._schema.property_for(raw.lemma, raw.particle, *types)
            if match is not None:
                ends = referents.cluster[subject], referents.cluster[target] if target else raw.object
                iris = (match.iri, *self._schema.super_properties(match.iri))
                found.update((ends[match.swapped], iri, ends[not match.swapped]) for iri in iris)
                if self._schema.property(match.iri).own:
                    found.add((ends[match.swapped], _ANY, ends[not match.swapped]))
        return found

    def _is_value(self, slot: Slot) -> bool:
        return bool(slot.literal) or self._schema.property(slot.property_iri).literal

    def _target(self, ends: _Ends, slot: Slot) -> MentionSpan | None:
        return None if self._is_value(slot) else ends.of(slot.object, self._type(slot, subject=False))

    def _type(self, slot: Slot, *, subject: bool) -> str:
        """The entity type that the end of a property has for certain; else Thing."""
        end = self._schema.domain_classes if subject else self._schema.range_classes
        types = {t for iri in end(slot.property_iri) for t in self._schema.likely_types(iri, HEAD_TYPES)}
        return next(iter(types)).value if len(types) == 1 else EntityType.THING.value

    def _fact(
        self, parse: Parse, slot: Slot, subject: MentionSpan, target: MentionSpan | None, referents: Referents
    ) -> RawFact:
        anchor = anchor_of(parse, slot)
        scope = status_of(parse, anchor)
        words = slot.words or (anchor,)
        by = referents.of(scope.by) if scope.by != NOBODY else None
        lemma, particle = self._words[slot.property_iri]
        literal = slot.literal or readable(parse.slice(*slot.object)) if target is None else ""
        return RawFact(
            subject=_offsets(parse, subject.start, subject.end),
            predicate=_offsets(parse, min(words), max(words) + 1),
            object=_offsets(parse, target.start, target.end) if target else _offsets(parse, *slot.object),
            sentence=sentence_borders(parse, *parse.sents[parse.sent_of[anchor]]),
            lemma=lemma,
            particle=particle,
            label=self._schema.label(slot.property_iri),
            literal=literal,
            datatype=slot.datatype,
            negated=scope.negated,
            modality=scope.modality,
            claimed=scope.claimed,
            by=_offsets(parse, by.start, by.end) if by else _NO_SPAN,
            when=_NO_TIME,
            where=_NO_SPAN,
            cue=" ".join(parse.words[j] for j in sorted(set(scope.cue))),
            confidence=slot.confidence,
            event="",
            rule=slot.rule,
            iri=slot.property_iri,
        )


def _is_stated(slot: Slot, subject: object, target: object, stated: AbstractSet[tuple[object, str, object]]) -> bool:
    """Whether a clause states the same, or another property of the user's of these ends, and this is not sure."""
    if (subject, slot.property_iri, target) in stated:
        return True
    return slot.confidence < _SURE and (subject, _ANY, target) in stated


def predicate_words(schema: Ontology) -> dict[str, tuple[str, str]]:
    """Lemma and particle for each of the user's properties, no two alike: relations are told apart by these.

    The name of the property; with its IRI as the particle where another has the same name.
    """
    names = {p.iri: next(iter(p.names), "") or schema.label(p.iri) for p in schema.own_properties}
    shared = Counter(names.values())
    return {iri: (name, iri if shared[name] > 1 else "") for iri, name in names.items()}


def anchor_of(parse: Parse, slot: Slot) -> int:
    """The token whose status a slot has: a verb among its words, else the first, else where its ends meet."""
    if slot.anchor != UNKNOWN:
        return slot.anchor
    if slot.words:
        return next((i for i in slot.words if parse.pos[i] in _VERBS), slot.words[0])
    subject, target = (span_head(parse, *end) for end in (slot.subject, slot.object))
    above = {target, *parse.ancestors(target)}
    return next((i for i in (subject, *parse.ancestors(subject)) if i in above), target)


class _Ends:
    """The mentions that stand at the ends of slots: those there are, and new ones."""

    def __init__(self, parse: Parse, mentions: Sequence[MentionSpan]) -> None:
        self._parse = parse
        self._at: dict[tuple[int, int], MentionSpan] = {}
        self._headed: dict[int, MentionSpan] = {}
        self.new: list[MentionSpan] = []
        for mention in mentions:
            self._at.setdefault((mention.start, mention.end), mention)
            known = self._headed.get(mention.head)
            if known is None or mention.end - mention.start > known.end - known.start:
                self._headed[mention.head] = mention

    def of(self, span: tuple[int, int], type_: str) -> MentionSpan:
        """The mention with these borders, else with this head, else a new one of the type given."""
        if span in self._at:
            return self._at[span]
        head = span_head(self._parse, *span)
        if head not in self._headed:
            mention = MentionSpan(*span, head, self._kind(span), type_, readable(self._parse.slice(*span)))
            self._at[span] = self._headed[head] = mention
            self.new.append(mention)
        return self._headed[head]

    def _kind(self, span: tuple[int, int]) -> str:
        named = any(self._parse.pos[i] == "PROPN" for i in range(*span))
        return (MentionKind.NAME if named else MentionKind.NOMINAL).value


def _end(parse: Parse, slot: Slot, target: MentionSpan | None, referents: Referents) -> object:
    """What the object is compared by: the entity, or where a value stands."""
    return referents.cluster[target] if target else _offsets(parse, *slot.object)


def _offsets(parse: Parse, start: int, end: int) -> tuple[int, int]:
    return (parse.starts[start], parse.ends[end - 1])


def _distinct(facts: Iterable[RawFact]) -> list[RawFact]:
    """Of facts that state the same at the same place, the most confident."""
    found: dict[tuple[object, ...], RawFact] = {}
    for fact in facts:
        key = (fact.subject, fact.iri, fact.object, fact.literal)
        if key not in found or found[key].confidence < fact.confidence:
            found[key] = fact
    return list(found.values())


def _sorted(facts: Sequence[RawFact]) -> list[RawFact]:
    return sorted(facts, key=lambda fact: (fact.sentence, fact.predicate, fact.subject, fact.object, fact.lemma))
