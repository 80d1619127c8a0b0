"""What a vocabulary says, as plain values: classes, properties, and the frames that lead from words to properties.

Standard library only; `kg.ontology.load` reads these from OWL, RDFS and OntoLex files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.ontology.classes import Classes
from kg.ontology.compatibility import UNKNOWN, distance
from kg.ontology.inflect import singular, verb_forms
from kg.ontology.terms import ANYTHING, Class, Limit, Property

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import EntityType
    from kg.ontology.paraphrases import Relation

__all__ = ["NEWS", "PARTICLES", "Class", "Frame", "Limit", "Match", "Ontology", "Property", "phrase_key", "words_of"]

NEWS = "https://w3id.org/kg-news/onto#"
"""The namespace of the default vocabulary, `ontologies/news.ttl`."""

_DETERMINERS = frozenset({"a", "an", "the"})
_REMEMBERED = 8192  # relations come back


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of saying a property: the words of the predicate (lemma and particle), and what may be subject and object.

    `swapped`: the subject of the words is the object of the property. `subject` and `object` restrict this frame alone
    (types of the words' subject and object); unlike a domain they also keep out entities of type THING. Frames of a
    higher `rank` win: later files before earlier ones, entries of a lexicon before labels. `inflected`: the key comes
    from a label, so its first word may be any form of the verb ("visited").
    """

    key: str
    property: str
    swapped: bool = False
    subject: frozenset[EntityType] = ANYTHING
    object: frozenset[EntityType] = ANYTHING
    rank: int = 0
    inflected: bool = False


class Match(NamedTuple):
    """What `Ontology.property_for` found.

    `lemma` and `particle` are the words asked for, but of a swapped match the property's own ("work", "for"): with
    subject and object swapped the fact would be false under the verb it was said with.
    """

    iri: str
    label: str
    swapped: bool
    lemma: str
    particle: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """Classes, properties and frames. Immutable and picklable; built by `kg.ontology.load.load_ontology`."""

    classes: tuple[Class, ...] = ()
    properties: tuple[Property, ...] = ()
    frames: tuple[Frame, ...] = ()
    relations: tuple[Relation, ...] = ()
    """What the user's files say of how their properties are said (rel:says); `iri` is the property, one of each."""
    notes: tuple[str, ...] = field(default=(), compare=False)
    """What a user should know about the files, one sentence each: imports that were not fetched."""
    prefixes: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Prefixes of the user's files for the namespaces of their own terms, those of earlier files first."""
    own_properties: tuple[Property, ...] = field(init=False, repr=False, compare=False)
    """The properties that the user's files declare, sorted by IRI: a graph "in the user's terms" has no others."""
    own_classes: tuple[Class, ...] = field(init=False, repr=False, compare=False)
    """The classes that the user's files declare or name as a domain or range, sorted by IRI."""
    _preferred: dict[str, str] = field(init=False, repr=False, compare=False)
    _classes: Classes = field(init=False, repr=False, compare=False)
    _property: dict[str, Property] = field(init=False, repr=False, compare=False)
    _frames: dict[str, list[Frame]] = field(init=False, repr=False, compare=False)
    _relation: dict[str, Relation] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index by IRI and by key."""
        object.__setattr__(self, "_classes", Classes(self.classes))
        object.__setattr__(self, "own_properties", tuple(p for p in self.properties if p.own))
        preferred = {iri: p.iri for p in reversed(self.own_properties) for iri in p.equivalents}
        for p in self.own_properties:
            preferred.pop(p.iri, None)
        object.__setattr__(self, "_preferred", preferred)
        object.__setattr__(self, "own_classes", tuple(c for c in self.classes if c.own))
        object.__setattr__(self, "_property", {p.iri: p for p in self.properties})
        object.__setattr__(self, "_relation", {r.iri: r for r in self.relations})
        frames: dict[str, list[Frame]] = {}
        for frame in self.frames:
            frames.setdefault(frame.key, []).append(frame)
        object.__setattr__(self, "_frames", frames)

    __hash__ = None  # type: ignore[assignment]  # large, and only compared in tests

    def property(self, iri: str) -> Property:
        """The property of that IRI; KeyError when there is none."""
        return self._property[iri]

    def has_property(self, iri: str) -> bool:
        """Whether there is a property of that IRI."""
        return iri in self._property

    def relation(self, iri: str) -> Relation | None:
        """How the user's files say that a property is said; None when they do not."""
        return self._relation.get(iri)

    def class_of(self, iri: str) -> Class | None:
        """The class of that IRI; None when there is none."""
        return self._classes.get(iri)

    def ancestors(self, iri: str) -> tuple[str, ...]:
        """IRIs of every class above this one, nearest first, without itself; equivalent classes among them."""
        return self._classes.ancestors(iri)

    def is_a(self, iri: str, above: str) -> bool:
        """Whether members of the first class are members of the second; every class is below itself."""
        return self._classes.is_a(iri, above)

    def disjoint(self, one: str, other: str) -> bool:
        """Whether the ontology lets nothing be in both classes; never true of a class and one above it."""
        return self._classes.disjoint(one, other)

    def most_special(self, classes: Iterable[str]) -> frozenset[str]:
        """The classes without those that another of them is below; of equivalent classes all stay."""
        found, is_a = frozenset(classes), self._classes.is_a
        return frozenset(
            one for one in found if not any(is_a(it, one) and not is_a(one, it) for it in found if it != one)
        )

    def classes_for_words(self, words: str) -> tuple[str, ...]:
        """IRIs of the classes that a noun phrase names, by their labels and alternative labels.

        The longest name that holds the head of the phrase counts: "a Flemish oil painting by X" is a "painting" where
        no class is called "oil painting". The user's own classes come before those of the default vocabulary.
        """
        return self._classes.for_words(words)

    def likely_types(self, iri: str, nouns: Mapping[str, str]) -> frozenset[EntityType]:
        """The entity types of a class; where the ontology does not tell, what its names sound like; else empty.

        `nouns` gives a type for common nouns, such as `kg.extract.words.heads.HEAD_TYPES`.
        """
        return self._classes.likely_types(iri, nouns)

    def domain_classes(self, iri: str) -> tuple[str, ...]:
        """Alternative classes of the subjects of a property; empty for anything, and for a property nobody declares.

        Its own, else those of the nearest super-property, else what an inverse or symmetric property has at that end.
        """
        return self._end(iri, "domains", "ranges")

    def range_classes(self, iri: str) -> tuple[str, ...]:
        """Alternative classes of the objects of a property, found as for `domain_classes`."""
        return self._end(iri, "ranges", "domains")

    def _end(self, iri: str, near: str, far: str) -> tuple[str, ...]:
        known = [self._property[step] for step in (iri, *self.super_properties(iri)) if step in self._property]
        turned = [self._property[p.inverse] for p in known if p.inverse in self._property]
        turned += [p for p in known if p.symmetric]
        found: list[tuple[str, ...]] = [getattr(p, near) for p in known] + [getattr(p, far) for p in turned]
        return next((classes for classes in found if classes), ())

    def class_iri(self, entity_type: EntityType) -> str:
        """The class of the default vocabulary for an entity type.

        >>> from kg.model import EntityType
        >>> Ontology().class_iri(EntityType.PERSON)
        'https://w3id.org/kg-news/onto#Person'
        """
        return f"{NEWS}{entity_type.value}"

    def label(self, iri: str) -> str:
        """The label of a class or property; the local part of an IRI that the ontology does not know."""
        known = self._property.get(iri) or self._classes.get(iri)
        return known.label if known else words_of(iri)

    def super_properties(self, iri: str) -> tuple[str, ...]:
        """Every property above this one, nearest first, without itself; also those of other vocabularies."""
        found = [iri]
        for step in found:
            known = self._property.get(step)
            found.extend(parent for parent in (known.parents if known else ()) if parent not in found)
        return tuple(found[1:])

    def property_for(
        self, lemma: str, particle: str, subject_type: EntityType, object_type: EntityType | None
    ) -> Match | None:
        """The property that a predicate means between entities of these types; None for a literal as `object_type`.

        The frame of the highest rank that admits both types wins; among equals the one whose types fit best.
        A property of the user's that is equivalent to the one that is found (owl:equivalentProperty) takes its place.
        Returns None when no frame has these words or none admits the types (see `candidates`).
        """
        fitting = [
            (-frame.rank, badness, frame.property, frame.swapped)
            for frame in self.candidates(lemma, particle)
            if (badness := self._badness(frame, subject_type, object_type)) is not None
        ]
        if not fitting:
            return None
        _, _, iri, swapped = min(fitting)
        words = self._own_words(iri) if swapped else (lemma, particle)
        meant = self._property[self._preferred.get(iri, iri)]
        return Match(meant.iri, meant.label, swapped, *words)

    def candidates(self, lemma: str, particle: str) -> tuple[Frame, ...]:
        """Every frame with these words, whatever its types, best rank first.

        A label counts only for a property that no entry gives these words: an entry that restricts a sense
        ("dismiss" somebody) would otherwise be undone by the label ("dismissed").
        """
        keys, forms = _query_keys(lemma, particle)
        found = [frame for key in keys for frame in self._frames.get(key, ())]
        found += [frame for form in forms for frame in self._frames.get(form, ()) if frame.inflected]
        entered = {frame.property for frame in found if not frame.inflected}
        kept = [frame for frame in found if not (frame.inflected and frame.property in entered)]
        return tuple(sorted(kept, key=lambda f: (-f.rank, f.property, f.swapped)))

    def refusal(self, frame: Frame, subject_type: EntityType, object_type: EntityType | None) -> str:
        """Why a frame does not admit these types, as one sentence without its full stop; empty when it does."""
        meant = self._property[frame.property]
        if meant.literal != (object_type is None):
            return f"{meant.label!r} takes {'a value' if meant.literal else 'an entity'} as its object"
        roles = ("object", "subject") if frame.swapped else ("subject", "object")
        checks = [(roles[0], subject_type, meant.range if frame.swapped else meant.domain, frame.subject)]
        if object_type is not None:
            checks.append((roles[1], object_type, meant.domain if frame.swapped else meant.range, frame.object))
        for role, found, asked, strict in checks:
            if distance(found, asked) is None or _strict_distance(found, strict) is None:
                return (
                    f"the {role} of {meant.label!r} is {self._wanted(meant, role, strict or asked)}, not {found.value}"
                )
        return ""

    def _wanted(self, meant: Property, role: str, types: frozenset[EntityType]) -> str:
        """What stands at one end of a property, in the user's words where it is the user's property."""
        classes = self.domain_classes(meant.iri) if role == "subject" else self.range_classes(meant.iri)
        return " or ".join(map(self.label, classes)) if meant.own and classes else " or ".join(sorted(types))

    def _badness(self, frame: Frame, subject_type: EntityType, object_type: EntityType | None) -> int | None:
        meant = self._property[frame.property]
        if meant.literal != (object_type is None):
            return None
        domain, range_ = (meant.range, meant.domain) if frame.swapped else (meant.domain, meant.range)
        steps = [distance(subject_type, domain), _strict_distance(subject_type, frame.subject)]
        if object_type is not None:
            steps += [distance(object_type, range_), _strict_distance(object_type, frame.object)]
        known = [step for step in steps if step is not None]
        return sum(known) if len(known) == len(steps) else None

    def _own_words(self, iri: str) -> tuple[str, str]:
        """The words of a property as lemma and particle: the frame that its label is a form of, else the label."""
        label = phrase_key(self._property[iri].label)
        for frame in self.frames:
            if frame.property == iri and not (frame.swapped or frame.inflected):
                keys, forms = _query_keys(frame.key, "")
                if label in keys or label in forms:
                    label = frame.key
                    break
        first, _, last = label.rpartition(" ")
        return (first, last) if first and last in PARTICLES else (label, "")


PARTICLES = frozenset(
    "about above across after against along among around as at before behind below beside between beyond by during "
    "for from in inside into like near of off on onto out over past since through to toward towards under until up "
    "upon via with within without".split()
)
"""Prepositions and adverbs that end a predicate."""


def words_of(iri: str) -> str:
    """The local name of an IRI as words.

    >>> words_of("https://schema.org/worksFor")
    'works for'
    """
    local = iri.rstrip("/#").replace("#", "/").rpartition("/")[2].replace("_", " ").replace("-", " ")
    spaced = re.sub(r"(?<=[a-z])[A-Z]", lambda capital: f" {capital[0].lower()}", local)
    return " ".join(spaced.split()) or iri


def phrase_key(phrase: str) -> str:
    """A phrase as frames are keyed: lower case, no determiners, the last noun of a longer phrase in the singular.

    >>> phrase_key("hold talks"), phrase_key("pay a visit to")
    ('hold talk', 'pay visit to')
    """
    words = [word for word in phrase.lower().split() if word not in _DETERMINERS]
    last = len(words) - 1
    while last > 0 and words[last] in PARTICLES:
        last -= 1
    if last > 0:
        words[last] = singular(words[last])
    return " ".join(words)


@lru_cache(maxsize=_REMEMBERED)
def _query_keys(lemma: str, particle: str) -> tuple[Sequence[str], Sequence[str]]:
    """The keys of a predicate as entries have it, and the inflected keys that labels are made of.

    A passive comes as "be locate in": entries say "be located in", labels "located in". Without a preposition a label
    is not asked for the passive, since "awarded" and "was awarded" run in opposite directions.
    """
    key = phrase_key(f"{lemma} {particle}")
    first, _, rest = key.partition(" ")
    if first != "be":
        return [key], [f"{form} {rest}".strip() for form in sorted(verb_forms(first) - {first})] if first else []
    second, _, rest = rest.partition(" ")
    participles = [f"{form} {rest}".strip() for form in sorted(verb_forms(second))] if second else []
    entered = list(dict.fromkeys([key, *(f"be {words}" for words in participles)]))
    return entered, participles if rest.rpartition(" ")[2] in PARTICLES - {"by"} else []


def _strict_distance(found: EntityType, asked: frozenset[EntityType]) -> int | None:
    step = distance(found, asked)
    return None if step == UNKNOWN else step
