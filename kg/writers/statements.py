"""Facts as statements: the hash that names one, and how its time is written."""

from __future__ import annotations

import hashlib

from kg.identity import digest
from kg.model import Fact, Literal, When
from kg.writers.iris import KG, RDF
from kg.writers.terms import DATE, Term, Text, clean, moment

REIFIES = f"{RDF}reifies"
"""What ties a reifier to the triple term that it is about (RDF 1.2 Concepts; W3C Working Draft)."""
_PARTS = {f"{RDF}subject", f"{RDF}predicate", f"{RDF}object"}


def reified(rows: list[tuple[str, list[Term]]]) -> tuple[list[Term] | None, list[tuple[str, list[Term]]]]:
    """The rows of a statement for RDF 1.2: its subject, predicate and object, and the rows that remain.

    Of a node that is no statement, None and all rows.
    """
    stated = [objects[0] for predicate, objects in rows if predicate in _PARTS]
    return stated or None, [row for row in rows if row[0] not in _PARTS] if stated else rows


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
