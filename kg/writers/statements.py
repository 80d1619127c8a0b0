"""Facts as statements: the hash that names one, and how its time is written."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kg.identity import digest
from kg.model import Fact, Literal, When
from kg.writers.iris import KG
from kg.writers.terms import DATE, Term, Text, clean, moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kg.model import Predicate


def text_hash(text: str) -> str:
    """The SHA-256 of a document's text in UTF-8, as 64 hex digits; this is what `schema:sha256` holds."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def statement_id(fact: Fact) -> str:
    """The id of a fact as a statement: sixteen hex digits over everything that is stated, evidence apart.

    Two documents that state the same share the node and add evidence to it.
    """
    target = (fact.object.datatype, fact.object.value) if isinstance(fact.object, Literal) else ("entity", fact.object)
    modality = fact.factuality
    time = (fact.when.value, str(fact.when.earliest), str(fact.when.latest)) if fact.when else ("", "", "")
    if fact.when and time == ("", "None", "None"):
        time = ("", fact.when.text, "")
    facets = (str(modality.negated), str(modality.modality), str(modality.claimed))
    subject, predicate = fact.subject, fact.predicate
    return digest(
        subject, predicate.lemma, predicate.particle, *target, *facets, fact.by or "", *time, fact.where or ""
    )


def time_rows(when: When) -> list[tuple[str, list[Term]]]:
    """What is written about a time: its value in the datatype of its precision, its bounds, its words when no value."""
    exact = moment(when.value)
    rows: list[tuple[str, list[Term]]] = [(f"{KG}time", [exact])] if exact else []
    if when.earliest:
        rows.append((f"{KG}earliest", [Text(when.earliest.isoformat(), "", DATE)]))
    if when.latest:
        rows.append((f"{KG}latest", [Text(when.latest.isoformat(), "", DATE)]))
    if not exact and (when.text or when.value):
        rows.append((f"{KG}timeText", [Text(clean(when.text or when.value))]))
    return rows


class Use(NamedTuple):
    """How the statements of a graph use a predicate."""

    labels: Mapping[str, int]
    properties: AbstractSet[str]
    """IRIs of the ontology that it was aligned to; "" is among them when it was not once."""
    literals: AbstractSet[bool]
    """Whether objects are values."""
    first: Predicate


def use_of(facts: Sequence[Fact]) -> Use:
    """How facts with one predicate use it."""
    return Use(
        Counter(f.predicate.label for f in facts if f.predicate.label),
        {f.predicate.iri for f in facts},
        {isinstance(f.object, Literal) for f in facts},
        min((f.predicate for f in facts), key=lambda it: (it.lemma, it.particle)),
    )
