"""Where entities stand in the picture: computed here once, so that a page opens at rest and is the same everywhere.

Method: a spring layout for each connected component (Fruchterman and Reingold 1991, by networkx), then label boxes
are pushed apart (as in Dwyer, Marriott and Stuckey 2006, but by plain relaxation), then components are packed in rows.
Coordinates are CSS pixels at zoom 1; x grows to the right, y downwards.
"""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

Point = tuple[float, float]
Box = tuple[float, float]
"""Width and height that a node takes with its label."""

LARGEST = 450
"""As many nodes as can be laid out: from 500 on networkx wants scipy, and nobody can read the picture."""

_SEED = 7
_GAP = 46.0
_ASPECT = 1.25
_ROUNDS = 200
_STEP = 0.45  # of what two boxes overlap, moved by each of them in a round
_FEW = 25
_STRETCH = 1.15
_TOUCH = 1.0  # pixels of overlap that nobody sees, the gap included


def positions(sizes: Sequence[Box], links: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """A place for each of `len(sizes)` nodes (at most `LARGEST`), centred on (0, 0); `links` are pairs of node numbers.

    The same input always gives the same whole numbers. Boxes of the given sizes do not overlap, as far as a fixed
    number of rounds can see to it.
    """
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(len(sizes)))
    graph.add_edges_from(sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]}))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed = [_component(graph, part, sizes) for part in parts]
    return _pack(placed, sizes)


def _component(graph: nx.Graph, part: list[int], sizes: Sequence[Box]) -> dict[int, Point]:
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    if len(part) == 2:  # noqa: PLR2004
        return {part[0]: (0.0, 0.0), part[1]: (_pair_distance(part, sizes), 0.0)}
    own = nx.Graph()
    own.add_nodes_from(part)
    own.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges(part)))
    return _best_spring(own, sizes)


def _best_spring(graph: nx.Graph, sizes: Sequence[Box]) -> dict[int, Point]:
    """The spring layout with the fewest crossings and lines through nodes; small graphs can afford several tries."""
    count = len(graph)
    tries = next(n for most, n in ((12, 8), (60, 4), (90, 2), (LARGEST, 1)) if count <= most)
    edges = list(graph.edges)
    candidates = []
    for seed in range(_SEED, _SEED + tries):
        raw = nx.spring_layout(graph, seed=seed, iterations=50, k=1.6 / sqrt(count))
        places = _scaled(raw, sizes)
        candidates.append(_apart(places, sizes) if count <= _FEW else places)
    best = candidates[0] if tries == 1 else min(candidates, key=lambda places: _disorder(places, edges, sizes))
    return best if count <= _FEW else _apart(best, sizes)


def _disorder(places: dict[int, Point], edges: list[tuple[int, int]], sizes: Sequence[Box]) -> float:
    """Edge crossings, plus three for each node that a foreign edge runs through, plus a little for long edges."""
    import numpy as np  # noqa: PLC0415  (networkx has loaded it by now)

    a, b = np.array([places[i] for i, _ in edges]), np.array([places[j] for _, j in edges])
    ends = np.array(edges)
    along = b - a

    def side(points: NDArray[np.float64]) -> NDArray[np.float64]:  # of each edge, for each point: left or right
        off = points[None, :, :] - a[:, None, :]
        turn: NDArray[np.float64] = np.sign(along[:, None, 0] * off[:, :, 1] - along[:, None, 1] * off[:, :, 0])
        return turn

    apart = side(a) * side(b) < 0
    crossings = (apart & apart.T).sum() / 2
    keys = list(places)
    at, reach = np.array([places[i] for i in keys]), np.array([min(sizes[i]) / 2 for i in keys])
    long = np.maximum((along**2).sum(axis=1), 1.0)
    off = at[None, :, :] - a[:, None, :]
    share = np.clip((off * along[:, None, :]).sum(axis=2) / long[:, None], 0.0, 1.0)
    away = np.hypot(*np.moveaxis(off - share[:, :, None] * along[:, None, :], 2, 0))
    foreign = (ends[:, :1] != np.array(keys)[None, :]) & (ends[:, 1:] != np.array(keys)[None, :])
    through = (foreign & (away < reach[None, :])).sum()
    return round(float(crossings + 3 * through + 0.001 * np.sqrt(long).sum()), 3)


def _pair_distance(part: list[int], sizes: Sequence[Box]) -> float:
    return max(150.0, (sizes[part[0]][0] + sizes[part[1]][0]) / 2 + 60.0)


def _scaled(raw: Mapping[int, Sequence[float]], sizes: Sequence[Box]) -> dict[int, Point]:
    """Stretched so that the picture has room for all boxes, a little wider than high."""
    places = {i: (float(raw[i][0]), float(raw[i][1])) for i in sorted(raw)}
    room = sum((sizes[i][0] + _GAP) * (sizes[i][1] + _GAP) for i in places)
    xs, ys = [p[0] for p in places.values()], [p[1] for p in places.values()]
    width, height = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    target = sqrt(room * _STRETCH)
    across, down = target * sqrt(_ASPECT) / width, target / sqrt(_ASPECT) / height
    return {i: (x * across, y * down) for i, (x, y) in places.items()}


def _apart(places: dict[int, Point], sizes: Sequence[Box]) -> dict[int, Point]:
    """Boxes that overlap pushed apart along the shorter way, for a fixed number of rounds."""
    import numpy as np  # noqa: PLC0415  (networkx has loaded it by now)

    keys = list(places)
    at = np.array([places[i] for i in keys])
    half = np.array([sizes[i] for i in keys]) / 2 + _GAP / 4
    reach = half[:, None, :] + half[None, :, :]
    for _ in range(_ROUNDS):
        between = at[:, None, :] - at[None, :, :]
        deep = reach - np.abs(between)
        hit = (deep > _TOUCH).all(axis=2)
        np.fill_diagonal(hit, False)  # noqa: FBT003  (numpy's signature)
        if not hit.any():
            break
        # the same place: the lower number goes left and up
        tie = np.sign(np.arange(len(keys))[:, None] - np.arange(len(keys))[None, :])
        side = np.where(between == 0, tie[:, :, None], np.sign(between))
        flat = (deep[:, :, 0] < deep[:, :, 1])[:, :, None]
        shift = np.where(np.concatenate([flat, ~flat], axis=2), deep * side, 0.0)
        at += (shift * hit[:, :, None]).sum(axis=1) * _STEP
    return {i: (float(x), float(y)) for i, (x, y) in zip(keys, at, strict=True)}


def _pack(parts: list[dict[int, Point]], sizes: Sequence[Box]) -> list[tuple[int, int]]:
    """Components side by side in rows, the largest first, then everything centred."""
    frames = [_frame(part, sizes) for part in parts]
    area = sum((right - left + _GAP) * (low - top + _GAP) for left, top, right, low in frames)
    wide = max([sqrt(area * _ASPECT), *(right - left for left, _, right, _ in frames)], default=0.0)
    result: dict[int, Point] = {}
    x = y = row = 0.0
    for part, (left, top, right, low) in zip(parts, frames, strict=True):
        if x and x + right - left > wide:
            x, y, row = 0.0, y + row + _GAP, 0.0
        for i, (px, py) in part.items():
            result[i] = (px - left + x, py - top + y)
        x += right - left + _GAP
        row = max(row, low - top)
    return _centred(result)


def _frame(part: dict[int, Point], sizes: Sequence[Box]) -> tuple[float, float, float, float]:
    return (
        min(x - sizes[i][0] / 2 for i, (x, _) in part.items()),
        min(y - sizes[i][1] / 2 for i, (_, y) in part.items()),
        max(x + sizes[i][0] / 2 for i, (x, _) in part.items()),
        max(y + sizes[i][1] / 2 for i, (_, y) in part.items()),
    )


def _centred(places: dict[int, Point]) -> list[tuple[int, int]]:
    if not places:
        return []
    xs, ys = [p[0] for p in places.values()], [p[1] for p in places.values()]
    cx, cy = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return [(round(places[i][0] - cx), round(places[i][1] - cy)) for i in range(len(places))]


def label_box(label: str, *, size: float) -> Box:
    """Room for a node of that radius and its label below it, as the page will wrap it; pixels, estimated."""
    lines = min(2, ceil(len(label) / 20)) or 1
    width = min(len(label), 20) * 7.2
    return (max(width, 2 * size), 2 * size + 15.0 * lines + 4)
