"""The nouns of `kg`: documents, mentions, entities, predicates, facts and their evidence.

Everything here is a frozen, slotted dataclass made of standard-library values, so that it can be hashed, sorted,
pickled and compared across processes. Offsets are counted in Unicode code points (Python string indexes, as in the
W3C Web Annotation model), half open, into `Document.text`, which never changes.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

EntityId = str
"""Identifies an entity inside a graph; becomes the local name of its IRI (see `kg.identity`)."""


class Span(NamedTuple):
    """A stretch of a document's text: `text[start:end]`, in code points."""

    start: int
    end: int


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class EntityType(StrEnum):
    """The coarse type of an entity; finer classes are roles and ontology classes, kept apart from it."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    GROUP = "Group"
    PLACE = "Place"
    FACILITY = "Facility"
    EVENT = "Event"
    PRODUCT = "Product"
    WORK = "Work"
    THING = "Thing"


class Modality(StrEnum):
    """Whether the text presents a fact as actual, as planned, or as merely possible."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"


class Status(StrEnum):
    """What a reader may take a fact for. Only `ASSERTED` facts become plain triples."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True, order=True)
class Factuality:
    """Polarity, modality and commitment of a fact, after the facets of GAF/GRaSP (NewsReader).

    `claimed` is true when somebody other than the author vouches for the fact; who, if known, is `Fact.by`.
    """

    negated: bool = False
    modality: Modality = Modality.ACTUAL
    claimed: bool = False

    @property
    def status(self) -> Status:
        """The facets as one word: claimed before negated before planned and possible."""
        if self.claimed:
            return Status.CLAIMED
        if self.negated:
            return Status.NEGATED
        if self.modality is Modality.PLANNED:
            return Status.PLANNED
        if self.modality is Modality.POSSIBLE:
            return Status.POSSIBLE
        return Status.ASSERTED


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read. `source` is a path or URL; `published` resolves words such as "yesterday"."""

    id: str
    text: str
    title: str = ""
    source: str = ""
    published: date | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place in a document that refers to an entity. `text` is the verbatim slice of the document."""

    document: str
    span: Span
    text: str
    kind: MentionKind
    type: EntityType = EntityType.THING
    name: str = ""
    """The readable form of `text`: white space folded, determiner and possessive marker dropped."""

    def __hash__(self) -> int:
        """Where it is; two mentions at one place are rare, and told apart by equality."""
        return hash((self.document, self.span))


_LONGEST_ACRONYM = 5
_KINDS = _NAME, _NOMINAL, _PRONOUN = tuple(MentionKind)  # declared best first
_THING = EntityType.THING  # asked for so often that looking it up in its class shows


def _rank(mention: Mention) -> int:
    """How much a mention tells by its kind; the lower the better."""
    return 0 if mention.kind is _NAME else 1 if mention.kind is _NOMINAL else 2


def readable(text: str) -> str:
    r"""White space folded to single spaces, Unicode in NFC.

    >>> readable("Anne\n Berg")
    'Anne Berg'
    """
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _shouts(name: str, calm: AbstractSet[str]) -> bool:
    """Is it in capitals, as in a headline or dateline, and no acronym? `calm` are the names in small letters."""
    return name.isupper() and (max(map(len, name.split()), default=0) > _LONGEST_ACRONYM or name.casefold() in calm)


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something, with every mention of it. Label, type and aliases are computed from the mentions."""

    id: EntityId
    mentions: frozenset[Mention] = frozenset()
    same_as: frozenset[str] = frozenset()
    close_match: frozenset[str] = frozenset()
    """IRIs of what it is probably; `same_as` of what it is for certain."""
    classes: frozenset[str] = frozenset()
    """IRIs of classes of the user's ontology that it belongs to, beside its type; see `kg.obey`."""

    @property
    def label(self) -> str:
        """The best name: a proper name before a nominal before a pronoun; the most words, then the most frequent."""
        best = self._ranked()
        return best[0] if best else self.id

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every other name and nominal of the entity, sorted; no pronouns."""
        return tuple(sorted(set(self._ranked()[1:])))

    @property
    def kind(self) -> MentionKind:
        """The best kind of mention the entity has."""
        ranks = [_rank(m) for m in self.mentions]
        return _KINDS[min(ranks)] if ranks else _NOMINAL

    @property
    def type(self) -> EntityType:
        """The type most mentions agree on, names weighing more; `THING` only when nothing else is said."""
        if len(self.mentions) == 1:  # most entities; asked for often
            (only,) = self.mentions
            return only.type if only.kind is not _PRONOUN else _THING
        return most_voted(type_votes(self.mentions))

    def _ranked(self) -> list[str]:
        if len(self.mentions) == 1:
            (only,) = self.mentions
            return [only.name or readable(only.text)]
        return ranked_names(name_counts(self.mentions))


def name_counts(mentions: Iterable[Mention]) -> dict[tuple[int, str], int]:
    """How often mentions use each name; the number before it is lower for a proper name than for a noun phrase."""
    count: dict[tuple[int, str], int] = {}
    for mention in mentions:
        key = (_rank(mention), mention.name or readable(mention.text))
        count[key] = count.get(key, 0) + 1
    return count


def ranked_names(count: Mapping[tuple[int, str], int]) -> list[str]:
    """The names in `name_counts`, the best first: see `Entity.label`."""
    telling = [key for key in count if _KINDS[key[0]] is not _PRONOUN] or list(count)
    if len(telling) > 1:
        calm = {name.casefold() for _, name in telling if not name.isupper()}
        telling.sort(
            key=lambda key: (key[0], -min(len(key[1].split()), 4), _shouts(key[1], calm), -count[key], *key),
        )
    return list(dict.fromkeys(name for _, name in telling))


def type_votes(mentions: Iterable[Mention]) -> dict[EntityType, int]:
    """How much mentions speak for each type."""
    votes: dict[EntityType, int] = {}
    for mention in mentions:
        if mention.type is not _THING and mention.kind is not _PRONOUN:
            votes[mention.type] = votes.get(mention.type, 0) + (3 if mention.kind is _NAME else 2)
    return votes


def most_voted(votes: Mapping[EntityType, int]) -> EntityType:
    """The type with most votes; `THING` without any."""
    return min(votes, key=lambda t: (-votes[t], t), default=_THING)


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value that is no entity: a quantity, an age, a date. `datatype` is a full XSD IRI or empty (plain string)."""

    value: str
    datatype: str = ""

    @property
    def shown(self) -> str:
        """What people read after subject and relation: nothing where these say it all ("X resigned")."""
        return "" if self.datatype.endswith("#boolean") else self.value


@dataclass(frozen=True, slots=True, order=True)
class When:
    """The time of a fact, no more precise than the text.

    `value` is ISO 8601 as far as known: "2023-09-15", "2023-09", "2002", or empty when only bounds are known ("last
    week"). `earliest` and `latest` bound it (inclusive); both are None without an anchor. `text` is verbatim.
    """

    text: str
    value: str = ""
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class Predicate:
    """A relation: lemma and particle ("travel", "to"; "governor", "of"), a readable name, and the IRI `align` found.

    Two predicates are the same relation when lemma and particle agree. `label` is what people read ("travelled to").
    `iri` is empty until `align` fills it with a property of the ontology.
    """

    lemma: str
    particle: str = ""
    label: str = field(default="", compare=False)
    iri: str = field(default="", compare=False)

    @property
    def key(self) -> str:
        """Lemma and particle as one string, "travel to"."""
        return f"{self.lemma} {self.particle}" if self.particle else self.lemma


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a document says a fact. All spans index the document's text; `quote` is `text[sentence]`, verbatim."""

    document: str
    sentence: Span
    subject: Span
    predicate: Span
    object: Span
    quote: str
    rule: str = ""
    """Which rule found it, e.g. "clause", "apposition"."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement with its factuality, circumstances and evidence.

    Equality and hash cover what is stated: subject, predicate, object, factuality, speaker, time and place. Evidence
    and confidence are not part of it, so the same statement from another sentence adds evidence to this fact.
    """

    subject: EntityId
    predicate: Predicate
    object: EntityId | Literal
    factuality: Factuality = Factuality()
    by: EntityId | None = None
    """Who says so, when `factuality.claimed`; None when the text names nobody ("reportedly")."""
    when: When | None = None
    where: EntityId | None = None
    cue: str = field(default="", compare=False)
    """The words that decide the status: "said", "will likely", "not"."""
    confidence: float = field(default=1.0, compare=False)
    event: str = field(default="", compare=False)
    """Facts of one clause share this id; empty when the clause has no more than two participants."""
    evidence: frozenset[Evidence] = field(default=frozenset(), compare=False)

    def __hash__(self) -> int:
        """Part of what equality covers, since facts are looked up again and again, and enums hash slowly."""
        return hash((self.subject, self.predicate.lemma, self.predicate.particle, self.object))

    @property
    def status(self) -> Status:
        """`factuality` as one word."""
        return self.factuality.status

    @property
    def entities(self) -> tuple[EntityId, ...]:
        """Every entity the fact mentions: subject, object, speaker, place."""
        target = self.object if isinstance(self.object, str) else None
        return tuple(dict.fromkeys(filter(None, (self.subject, target, self.by, self.where))))
