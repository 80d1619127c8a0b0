from __future__ import annotations

import random

from kg.writers.layout import label_box, positions


def overlaps(places: list[tuple[int, int]], sizes: list[tuple[float, float]]) -> int:
    count = 0
    for i, (x, y) in enumerate(places):
        for j in range(i):
            near_x = abs(x - places[j][0]) < (sizes[i][0] + sizes[j][0]) / 2 - 2
            near_y = abs(y - places[j][1]) < (sizes[i][1] + sizes[j][1]) / 2 - 2
            count += near_x and near_y
    return count


def test_nothing_and_one() -> None:
    assert positions([], []) == []
    assert positions([(80, 40)], []) == [(0, 0)]


def test_a_pair_has_room_for_both_names() -> None:
    (x1, y1), (x2, y2) = positions([(300, 40), (300, 40)], [(0, 1)])
    assert y1 == y2
    assert abs(x1 - x2) >= 300


def test_loops_and_doubled_links_change_nothing() -> None:
    sizes = [(80.0, 40.0)] * 5
    once = positions(sizes, [(0, 1), (1, 2), (2, 3), (3, 4)])
    assert positions(sizes, [(1, 0), (0, 1), (2, 2), (1, 2), (3, 2), (4, 3)]) == once


def test_boxes_do_not_overlap() -> None:
    rng = random.Random(3)  # noqa: S311  (nothing secret)
    sizes = [label_box("n" * rng.randrange(3, 30), size=10.0) for _ in range(60)]
    links = [(i, rng.randrange(i)) for i in range(1, 45)]
    assert overlaps(positions(sizes, links), sizes) == 0


def test_components_stand_apart() -> None:
    sizes = [(60.0, 40.0)] * 9
    places = positions(sizes, [(0, 1), (1, 2), (2, 0), (3, 4), (5, 6)])
    assert overlaps(places, sizes) == 0
    assert len(set(places)) == 9


def test_a_star_surrounds_its_hub() -> None:
    places = positions([(60.0, 40.0)] * 9, [(0, i) for i in range(1, 9)])
    xs, ys = [x for x, _ in places[1:]], [y for _, y in places[1:]]
    assert min(xs) < places[0][0] < max(xs)
    assert min(ys) < places[0][1] < max(ys)


def test_few_crossings_where_none_are_needed() -> None:
    ring = [(i, (i + 1) % 8) for i in range(8)]
    places = positions([(60.0, 40.0)] * 8, ring)
    assert crossings(places, ring) == 0


def crossings(places: list[tuple[int, int]], links: list[tuple[int, int]]) -> int:
    def side(a: int, b: int, c: int) -> int:
        (ax, ay), (bx, by), (cx, cy) = places[a], places[b], places[c]
        value = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        return (value > 0) - (value < 0)

    return sum(
        side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
        for n, (a, b) in enumerate(links)
        for c, d in links[:n]
        if not {a, b} & {c, d}
    )
