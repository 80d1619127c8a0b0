"""The interactive page: one HTML file that opens from disk and asks nothing of a network.

pyvis's `Network` is the builder and its vis-network the engine; the template, the data and the behaviour are ours
(`templates/`). Only the best connected entities are laid out and given to pyvis; the rest travel as data and appear
on demand. No text of the graph is ever parsed as HTML or JavaScript: it reaches the page as JSON and is shown with
`textContent` or on a canvas, and a content security policy admits the two scripts of the page by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections import defaultdict
from functools import cache
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import UsageError
from kg.model import EntityType, Status
from kg.writers.layout import LARGEST, label_box, positions
from kg.writers.view_data import View, most_important, view_of
from kg.writers.view_start import rest_of, start_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import jinja2
    from pyvis.network import Network

    from kg.graph import KnowledgeGraph
    from kg.model import EntityId
    from kg.writers.view_data import Bundle, Node

_TEMPLATES = Path(__file__).parent / "templates"
_SCRIPTS = (
    *("data.js", "model.js", "filters.js", "canvas.js", "time.js", "controls.js", "search.js", "panel.js"),
    *("sheet.js", "exports.js", "table.js", "select.js", "address.js", "main.js"),
)
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_SURROGATE = re.compile("[\ud800-\udfff]")
_MANY_EDGES = 1500
_OPERATOR = re.compile(r" ?([=,;:{}()<>?&|*!\[\]]+) ?")
_SUM = re.compile(r"(?<=[\w)\]]) ?([-+/%]) ?(?=[\w(]|$)")  # not before a second sign
_MARK = re.compile(
    r"""
    "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | [`{}] | //              # strings, where a template or a comment begins
    | (?:(?<=[(,=:\[!&|?])|(?<=[(,=:\[!&|?>]\ )|(?<=return\ ))   # no division stands behind these
    /(?![/*]) (?:[^/\\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+ /[a-z]*       # a regular expression
    """,
    re.VERBOSE,
)
_IN_TEMPLATE = re.compile(r"\\.|\$\{|`")


class Look(NamedTuple):
    """How entities of a type are drawn: vis-network's shape and a colour that is readable on light and dark ground."""

    shape: str
    color: str


LOOKS: dict[EntityType, Look] = {
    EntityType.PERSON: Look("dot", "#3f83c8"),
    EntityType.ORGANIZATION: Look("square", "#e0902c"),
    EntityType.GROUP: Look("triangleDown", "#8f74c9"),
    EntityType.PLACE: Look("triangle", "#2f9e77"),
    EntityType.FACILITY: Look("hexagon", "#cc5f45"),
    EntityType.EVENT: Look("star", "#cf6aa6"),
    EntityType.PRODUCT: Look("diamond", "#c2a21a"),
    EntityType.WORK: Look("box", "#5b9aa8"),
    EntityType.THING: Look("dot", "#8d939c"),
}

_DASHES: dict[Status, list[int]] = {
    Status.CLAIMED: [9, 5],
    Status.PLANNED: [2, 5],
    Status.POSSIBLE: [5, 5],
    Status.NEGATED: [12, 4, 2, 4],
}


def page(  # noqa: PLR0913  (options, all by name)
    graph: KnowledgeGraph,
    *,
    title: str = "",
    limit: int = 150,
    focus: EntityId = "",
    depth: int = 1,
    note: str = "",
    base: str | None = None,
) -> str:
    """The whole page. `limit` is how many entities are on it at first; equal graphs give equal text.

    With `focus`, the id of an entity, it opens on that one and those within `depth` steps of it, the nearest and then
    the best connected first; all others are still to be found. `note` is a sentence for the overview, such as what was
    left out; `base` is where the IRIs begin that its citations and its Turtle use, as in the RDF formats. Raises
    `kg.errors.UsageError` when `limit` or `depth` is out of range, no entity has that id, or the base is unfit.
    """
    _check(limit)
    view = view_of(graph, title=title, base=base)
    first = _around(view, focus, depth, limit) if focus else range(_first(view, limit))
    view.data.update(note=note, focus=first[0] if focus else -1)
    bundles = _inside(view, first)
    network = _network(view, first, bundles)
    network.templateEnv = _environment(network, view, start_of(view, first, bundles))
    network.path = "view.html"
    return _SURROGATE.sub("\ufffd", network.generate_html())


def notebook_html(graph: KnowledgeGraph, *, height: int = 640, limit: int = 80) -> str:
    """The page in a frame of its own (`srcdoc`), `height` CSS pixels high, for Jupyter and its kin.

    Notebooks keep what they show, so of a large graph only the facts of the best connected entities are in it.
    """
    most, note = 2000, ""
    if len(graph) > most:
        note = f"{most:,} of {len(graph):,} facts, those of the best connected; graph.write('graph.html') has all."
        graph = most_important(graph, most)
    inner = html.escape(page(graph, limit=limit, note=note), quote=True)
    style = f"width:100%;height:{int(height)}px;border:1px solid #8884;border-radius:8px"
    return f'<iframe title="Knowledge graph" style="{style}" sandbox="{_SANDBOX}" srcdoc="{inner}"></iframe>'


_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"


def to_pyvis(graph: KnowledgeGraph, *, limit: int = 150) -> Network:
    """The first `limit` entities as a pyvis `Network` with positions, shapes, colours and bundled facts.

    Raises `kg.errors.UsageError` when `limit` is out of range.
    """
    _check(limit)
    view = view_of(graph)
    first = range(_first(view, limit))
    return _network(view, first, _inside(view, first))


def _check(limit: int) -> None:
    if not 1 <= limit <= LARGEST:
        message = f"limit={limit}: the page can open on 1 to {LARGEST} entities, the rest is reached by searching."
        raise UsageError(message)


def _inside(view: View, first: Sequence[int]) -> list[Bundle]:
    """The lines between these entities; those of the first come first, and so do their names in the picture."""
    place = {number: i for i, number in enumerate(first)}
    found = (b for b in view.bundles if b.source in place and b.target in place)
    return sorted(found, key=lambda bundle: place[bundle.source])


def _network(view: View, first: Sequence[int], bundles: Sequence[Bundle]) -> Network:
    from pyvis.network import Network  # noqa: PLC0415  (its import costs half a second: IPython)

    network = Network(directed=True, cdn_resources="in_line", height="100%")
    place = {number: i for i, number in enumerate(first)}
    nodes = [view.nodes[number] for number in first]
    sizes = [radius(node.degree) for node in nodes]
    boxes = [label_box(node.label, size=size) for node, size in zip(nodes, sizes, strict=True)]
    places = positions(boxes, ((place[b.source], place[b.target]) for b in bundles))
    for number, node, size, (x, y) in zip(first, nodes, sizes, places, strict=True):
        network.add_node(number, **_node_options(node, size), x=x, y=y)
    for bundle in bundles:
        network.add_edge(bundle.source, bundle.target, **_edge_options(bundle))
    network.options = _options(len(bundles))
    return network


def _first(view: View, limit: int) -> int:
    """How many nodes to open on: no entity without any fact, unless there is nothing else."""
    linked = sum(1 for node in view.nodes if node.degree)
    return min(limit, linked or len(view.nodes))


def _around(view: View, focus: EntityId, depth: int, limit: int) -> list[int]:
    """Numbers of the entity and its neighbourhood: nearest first, then by rank; at most `limit`."""
    if depth < 0:
        message = f"depth={depth}: give the number of steps around the entity, 0 or more."
        raise UsageError(message)
    centre = next((i for i, node in enumerate(view.nodes) if node.id == focus), None)
    if centre is None:
        message = f"No entity has the id {focus[:200]!r}; kg entities lists the ids."
        raise UsageError(message)
    near: dict[int, set[int]] = defaultdict(set)
    for bundle in view.bundles:
        near[bundle.source].add(bundle.target)
        near[bundle.target].add(bundle.source)
    found, edge = {centre: None}, [centre]
    for _ in range(depth):
        edge = sorted({other for number in edge for other in near[number]} - found.keys())
        if not edge or len(found) >= limit:
            break
        found.update(dict.fromkeys(edge))
    return list(found)[:limit]


def radius(degree: int) -> float:
    """The size of a node in pixels at zoom 1: grows with the root of its number of facts, so that areas compare."""
    return round(7 + min(15.0, 2.4 * sqrt(degree)), 1)


def _node_options(node: Node, size: float) -> dict[str, object]:
    look = LOOKS[node.type]
    return {
        "label": node.label,
        "shape": look.shape,
        "color": look.color,
        "size": size,
        "type": str(node.type),
        "entity": node.id,
    }


def _edge_options(bundle: Bundle) -> dict[str, object]:
    more = len(bundle.facts) - 1
    status = Status.ASSERTED if Status.ASSERTED in bundle.statuses else bundle.statuses[0]
    return {
        "label": f"{bundle.labels[0]} +{more}" if more else bundle.labels[0],
        "facts": bundle.facts,
        "status": str(status),
        "width": round(1.2 + min(3.0, 0.5 * more), 1),
        "dashes": _DASHES.get(status, False),
    }


def _options(edges: int) -> dict[str, object]:
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "edges": {
            "smooth": False,
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
            "selectionWidth": 0,
            "hoverWidth": 0,
        },
        "nodes": {"font": {"size": 13}, "borderWidth": 0},
        "interaction": {
            "hover": True,
            "selectConnectedEdges": False,
            "hideEdgesOnDrag": edges > _MANY_EDGES,
            "keyboard": False,
            "multiselect": False,
        },
    }


def _environment(network: Network, view: View, start: dict[str, object]) -> jinja2.Environment:
    import jinja2  # noqa: PLC0415  (comes with pyvis)
    from markupsafe import Markup  # noqa: PLC0415

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["jsonscript"] = _json_script
    vis, script = vis_network(network.template_dir), _script()
    environment.globals.update(
        view=view,
        start=start,
        rest=rest_of(view),
        title=view.data["title"],
        looks={str(kind): look.color for kind, look in LOOKS.items()},
        style=Markup(_lean_style(_read("view.css"))),  # noqa: S704  (our own files)
        vis=Markup(vis),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=f"default-src 'none'; script-src {_hash(vis)} {_hash(script)}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'",
    )
    return environment


def _json_script(text: str) -> str:
    """JSON that is already a string, made safe inside a script element (pyvis prints its options unescaped)."""
    from markupsafe import Markup  # noqa: PLC0415

    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704


@cache
def vis_network(template_dir: str) -> str:
    """The vis-network library out of the installed pyvis; raises `kg.errors.UsageError` when pyvis has moved it."""
    try:
        source = (Path(template_dir) / _VIS).read_text(encoding="utf-8")
    except OSError as error:
        message = f"{template_dir}{_VIS} is missing: this pyvis does not bring vis-network 9.1.2, install pyvis 0.3.2."
        raise UsageError(message) from error
    source, _, _ = source.partition("//# sourceMappingURL=")  # which tools for developers would look for
    return source.replace("</script", "<\\/script")


@cache
def _script() -> str:
    parts = "".join(_lean(_read(name)) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _lean(source: str) -> str:
    """A script without indents, blank lines and comments, and without the spaces that mean nothing.

    Strings, templates and regular expressions stay as they are; none of ours spans lines.
    """
    lines = (_squeezed(line.strip())[0].rstrip() for line in source.splitlines())
    return "".join(line if line[-1] in ";{,([" else f"{line}\n" for line in lines if line)


def _squeezed(line: str, at: int = 0, *, inside: bool = False) -> tuple[str, int]:
    """Code from `at` on, and where it ends: with the line or, `inside` a template, behind the brace that closes it."""
    found, begin, opened = [], at, 0
    while mark := _MARK.search(line, at):
        at = mark.end()
        if mark[0] == "{" or (mark[0] == "}" and (opened or not inside)):
            opened += 1 if mark[0] == "{" else -1
            continue
        found.append(_SUM.sub(r"\1", _OPERATOR.sub(r"\1", line[begin : mark.start()])))
        if mark[0] in {"}", "//"}:
            return "".join(found), at
        text, at = _template(line, at) if mark[0] == "`" else (mark[0], at)
        found.append(text)
        begin = at
    found.append(_SUM.sub(r"\1", _OPERATOR.sub(r"\1", line[begin:])))
    return "".join(found), len(line)


def _template(line: str, at: int) -> tuple[str, int]:
    """A template whose text begins at `at`, and where it ends; the code in it is squeezed."""
    found = ["`"]
    while mark := _IN_TEMPLATE.search(line, at):
        found.append(line[at : mark.end()])
        at = mark.end()
        if mark[0] == "`":
            return "".join(found), at
        if mark[0] == "${":
            code, at = _squeezed(line, at, inside=True)
            found.append(f"{code}}}")
    message = f"A template of a script does not end in its line: {line}"
    raise ValueError(message)


def _lean_style(source: str) -> str:
    """A style sheet without comments and the white space that means nothing; texts in quotes stay as they are."""
    parts = re.split(r'("[^"]*")', re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL))
    parts[::2] = [re.sub(r" ?([{};,>]) ?|(?<=[:\w]): ", _tight, re.sub(r"\s+", " ", part)) for part in parts[::2]]
    return "".join(parts).replace(";}", "}").strip()


def _tight(found: re.Match[str]) -> str:
    return found[0].strip()


@cache
def _read(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
