"""What each token is labelled as: by the recogniser of names, mended by what kg takes its names for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.layers import NAME
from kg.extract.words.times import MONTHS, NAMED_DAYS, SEASONS, UNITS, WEEKDAYS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

NONE = "-"
"""The label of a token in no name."""

_FITTING = {
    EntityType.PERSON: ("PERSON",),
    EntityType.ORGANIZATION: ("ORG",),
    EntityType.PLACE: ("GPE", "LOC", "NORP"),
    EntityType.FACILITY: ("FAC",),
    EntityType.EVENT: ("EVENT",),
    EntityType.PRODUCT: ("PRODUCT",),
    EntityType.WORK: ("WORK_OF_ART", "LAW"),
}
"""Labels that say the same as a type of ours, the usual one first."""

_TIMES = frozenset({"DATE", "TIME"})
_TIME_WORDS = frozenset({*MONTHS, *WEEKDAYS, *SEASONS, *UNITS}) | frozenset(
    word for name in NAMED_DAYS for word in name.lower().split()
)


def labels_of(parse: Parse, mentions: Iterable[MentionSpan]) -> list[str]:
    """One label a token, of OntoNotes' kinds; names that the recogniser takes for a time have none."""
    found = [NONE] * len(parse)
    for span in parse.ents:
        if span.label not in _TIMES or not _is_name(parse, span.start, span.end):
            found[span.start : span.end] = [span.label] * (span.end - span.start)
    for mention in mentions:
        fitting = _FITTING.get(EntityType(mention.type), ()) if mention.kind == NAME else ()
        if fitting and found[mention.head] not in fitting:
            found[mention.start : mention.end] = [fitting[0]] * (mention.end - mention.start)
    return found


def _is_name(parse: Parse, start: int, end: int) -> bool:
    """Nothing but proper nouns, none of which is a word for a time: "Stavanger"."""
    return all(parse.pos[i] == "PROPN" and parse.lower[i] not in _TIME_WORDS for i in range(start, end))
