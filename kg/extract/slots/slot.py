"""One filled slot of a property: what is looked for and found, in token positions."""

from __future__ import annotations

from typing import NamedTuple

UNKNOWN = -1


class Slot(NamedTuple):
    """A subject with a value or another entity for one property. Stretches are tokens, `[start, end)`."""

    subject: tuple[int, int]
    property_iri: str
    object: tuple[int, int]
    confidence: float
    literal: str = ""
    """The value as it is to be written ("1642-05-03" for "3 May 1642"); empty where the object is an entity."""
    datatype: str = ""
    """IRI of the datatype of a value; empty for a plain string."""
    words: tuple[int, ...] = ()
    """Tokens that speak for the property, for the evidence."""
    anchor: int = UNKNOWN
    """The token whose clause decides whether it is asserted, claimed or negated; UNKNOWN leaves that to the words."""
    rule: str = "slot:phrase"
    """What found it, from RULES of `kg.extract.rules`; begins with "slot:"."""
