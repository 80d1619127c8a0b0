"""How examples write a place that a text names with its state or country: "Toledo, Ohio", or "Toledo" and "Ohio".

Encyclopaedias name towns of some countries with their state, and most others without. What the examples do is counted
for states and for countries, and for those that follow the place directly and those elsewhere in the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.extract.slots.names import bare
from kg.extract.slots.spans import NO_SUBJECT
from kg.extract.words.gazetteer import COUNTRIES, STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extract.slots.reading import Reading
    from kg.extract.slots.spans import Candidate

_PLACE_LABELS = frozenset({"GPE", "LOC"})
_LINKS = ((",",), (",", "in"), ("in",), ("(",))
"""What may stand between a place and where it is."""
_BOTH = frozenset({"Georgia"})
"""Names of a state and of a country."""
BOTH, FIRST, SECOND = "both", "first", "second"
_LEAST = 2


class Within(NamedTuple):
    """A place, the larger one, of which class that is, and whether it follows directly."""

    place: str
    larger: str
    kind: str


class Places:
    """Counts of how places are written; fill with `note`, ask with `written`."""

    def __init__(self) -> None:
        """Know nothing: every place is then left as it is."""
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._known: set[tuple[str, str, str]] = set()

    def note(self, reading: Reading, spans: Iterable[int], name: str) -> None:
        """Count how a name is written that stands at these spans."""
        letters = bare(name)
        seen = [reading.spans[k] for k in spans]
        if _class_of(name.replace("_", " ")):
            seen = [span for span in reading.spans if span.kind not in NO_SUBJECT]
        for span in seen:
            for one in _around(reading, span):
                key = (name, one.place, one.kind)
                options = {bare(one.place + one.larger): BOTH, bare(one.place): FIRST, bare(one.larger): SECOND}
                if letters in options and key not in self._known:
                    self._known.add(key)
                    self.counts[one.kind][options[letters]] += 1
                    self.counts[f"{one.kind} {one.larger}"][options[letters]] += 1

    def written(self, reading: Reading, span: Candidate) -> tuple[str, ...]:
        """The span as the examples write such a place: with the larger one, without it, or both for themselves."""
        for one in _around(reading, span):
            counted = self.counts.get(f"{one.kind} {one.larger}", Counter[str]())
            if counted.total() < _LEAST:
                counted = self.counts.get(one.kind, Counter[str]())
            both, first = counted[BOTH], counted[FIRST]
            if "," in span.text and first > both and first >= _LEAST:
                return (one.place, one.larger) if counted[SECOND] * 2 >= first else (one.place,)
            if "," not in span.text and both > first and both >= _LEAST:
                return (f"{one.place}, {one.larger}",)
        return ()

    def to_data(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        return {kind: dict(sorted(counted.items())) for kind, counted in sorted(self.counts.items())}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Places:
        """What `to_data` gave."""
        made = cls()
        made.counts.update({kind: Counter(counted) for kind, counted in data.items()})
        return made


def _class_of(name: str) -> str:
    return "" if name in _BOTH else "state" if name in STATES else "country" if name in COUNTRIES else ""


def _around(reading: Reading, span: Candidate) -> Iterator[Within]:
    """The larger place that a place is in, as far as the text says: inside the span, behind it, or elsewhere."""
    text = " ".join(span.text.split())
    place, comma, larger = text.rpartition(", ")
    if comma:
        if _class_of(larger):
            yield Within(place, larger, f"{_class_of(larger)} behind")
        return
    if _class_of(text) or reading.label[span.head] not in _PLACE_LABELS:
        return
    behind = _behind(reading, span)
    if behind:
        yield Within(text, behind, f"{_class_of(behind)} behind")
        return
    parse = reading.parse
    states = {name for one in parse.ents if (name := parse.slice(one.start, one.end)) in STATES}
    if len(states) == 1:
        yield Within(text, states.pop(), "state elsewhere")


def _behind(reading: Reading, span: Candidate) -> str:
    parse = reading.parse
    for link in _LINKS:
        start = span.end + len(link)
        if tuple(parse.lower[span.end : start]) == link:
            for end in range(min(start + 3, len(parse)), start, -1):
                name = parse.slice(start, end)
                if _class_of(name):
                    return name
    return ""
