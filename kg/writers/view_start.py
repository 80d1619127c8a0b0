"""What the page needs for its first drawing and its filters: small however large the graph, and first in the file.

The columns of the whole graph (`View.data`) stand behind the scripts and are read when a reader asks for more than
what is in sight, so a page of 50,000 facts opens as one of 500 does. Everything told here follows from those columns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.writers.view_data import Bundle, View

DOCUMENTS = 15
"""Documents that the filters show before more are asked for; `FIRST_ROWS` of `controls.js` is less."""

_TOP = 12  # the most connected entities, in the overview
_START = ("title", "note", "focus", "types", "kinds", "statuses", "relations", "labels", "times")
_SHARED = ("title", "note", "focus")  # told in both, for those who read the file


def start_of(view: View, first: Sequence[int], bundles: Sequence[Bundle]) -> dict[str, object]:
    """The start of a page that opens on the entities `first`, linked by `bundles`, both in the order of pyvis's data.

    `counts` are of the whole graph; `kind`, `degree`, `hidden` (neighbours that are not in the picture) and `literals`
    (facts that name no second entity, so have no line) are by place in `first`, `facts` (label and facets) by place in
    the lines; `top` has the most connected entities: number, id, label, type, degree.
    """
    data: dict[str, Any] = view.data
    facts, nodes = data["facts"], data["nodes"]
    inside = [i for bundle in bundles for i in bundle.facts]
    return {name: data[name] for name in _START} | {
        "documents": data["documents"][:DOCUMENTS],
        "counts": _counts(view, data),
        "has": {
            "doubt": _any(facts["confidence"], below=1000),
            "speakers": _any(facts["by"], above=-1),
            "times": _any(facts["when"], above=-1),
        },
        "kind": _some(nodes["kind"], first),
        "degree": _some(nodes["degree"], first),
        "hidden": _hidden(view.bundles, first),
        "literals": _literals(facts, first),
        "facts": {name: _some(facts[name], inside) for name in ("label", "facets")},
        "top": _top(view),
    }


def rest_of(view: View) -> dict[str, object]:
    """The data of the page without what `start_of` has whole."""
    return {name: value for name, value in view.data.items() if name not in _START or name in _SHARED}


def _counts(view: View, data: dict[str, Any]) -> dict[str, object]:
    facts, count = data["facts"], data["facts"]["count"]

    def tally(name: str, size: int) -> list[int]:
        found = Counter(facts[name]) if isinstance(facts[name], list) else {facts[name]: count}
        return [found.get(i, 0) for i in range(size)]

    types = Counter(str(node.type) for node in view.nodes)
    return {
        "nodes": len(view.nodes),
        "facts": count,
        "documents": len(data["documents"]),
        "linked": sum(1 for node in view.nodes if node.degree),
        "types": [types[name] for name in data["types"]],
        "facets": tally("facets", 16),
        "relations": tally("relation", len(data["relations"])),
        "times": tally("when", len(data["times"])),
    }


def _some(column: list[int] | int, places: Sequence[int]) -> list[int]:
    return [column] * len(places) if isinstance(column, int) else [column[i] for i in places]


def _any(column: list[int] | int, *, below: int | None = None, above: int | None = None) -> bool:
    values = {column} if isinstance(column, int) else set(column)
    return any((below is not None and x < below) or (above is not None and x > above) for x in values)


def _literals(facts: dict[str, Any], first: Sequence[int]) -> list[int]:
    every = range(facts["count"])
    pairs = zip(_some(facts["subject"], every), _some(facts["object"], every), strict=True)
    found = Counter(subject for subject, target in pairs if target < 0)
    return [found[number] for number in first]


def _hidden(bundles: Sequence[Bundle], first: Sequence[int]) -> list[int]:
    near: dict[int, set[int]] = defaultdict(set)
    inside = set(first)
    for bundle in bundles:
        for here, there in ((bundle.source, bundle.target), (bundle.target, bundle.source)):
            if here in inside and there not in inside:
                near[here].add(there)
    return [len(near[number]) for number in first]


def _top(view: View) -> list[list[object]]:
    linked = (i for i, node in enumerate(view.nodes[:400]) if node.degree)
    best = sorted(linked, key=lambda i: (-view.nodes[i].degree, i))[:_TOP]
    types = {str(name): i for i, name in enumerate(view.data["types"])}  # type: ignore[arg-type,var-annotated]
    rows = ((i, view.nodes[i]) for i in best)
    return [[i, node.id, node.label, types[str(node.type)], node.degree] for i, node in rows]
