"""The floors that the quality gate holds the mean figures against, and the rule by which they may change."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("floors.json")
BOUNDED = frozenset({"core_recall", "precision", "entity_recall", "status"})
LIMITED = frozenset({"fragmentation", "conflation", "wrong_hits", "kim-plant wrong_hits"})
"""What must have a floor, and what a ceiling: an entry that left one out would lower it silently."""


class Floors(NamedTuple):
    """One entry of the history: from when, why, and the values."""

    since: date
    reason: str
    lowered_because: str
    minimum: dict[str, float]
    maximum: dict[str, float]


def read_floors(path: Path = FILE) -> list[Floors]:
    """The history in the file, oldest first."""
    entries = json.loads(path.read_text(encoding="utf-8"))["history"]
    return [
        Floors(
            date.fromisoformat(entry["date"]),
            entry["reason"],
            entry.get("lowered_because", ""),
            entry["minimum"],
            entry["maximum"],
        )
        for entry in entries
    ]


def faults(history: list[Floors]) -> list[str]:
    """What is wrong with a history: a value left out, an entry without a reason, a floor lowered without one."""
    found = []
    for n, entry in enumerate(history):
        where = f"entry {n + 1} ({entry.since})"
        if not entry.reason.strip():
            found.append(f"{where} has no reason")
        missing = sorted((BOUNDED - entry.minimum.keys()) | (LIMITED - entry.maximum.keys()))
        if missing:
            found.append(f"{where} leaves out {', '.join(missing)}")
    for n in range(1, len(history)):
        found += _fallen(history[n - 1], history[n], f"entry {n + 1} ({history[n].since})")
    return found


def _fallen(before: Floors, after: Floors, where: str) -> list[str]:
    found = [f"{where} is older than the one before it"] if after.since < before.since else []
    lowered = [name for name, value in before.minimum.items() if after.minimum.get(name, value) < value]
    lowered += [name for name, value in before.maximum.items() if after.maximum.get(name, value) > value]
    if lowered and not after.lowered_because.strip():
        found.append(f"{where} lowers {', '.join(sorted(lowered))} and does not say why in 'lowered_because'")
    return found


def shortfalls(floors: Floors, figures: dict[str, float]) -> list[str]:
    """The figures that are worse than their floor or ceiling, readable; one that is missing counts as worse."""
    low = [
        f"{name} is {figures.get(name)}, below {value}"
        for name, value in floors.minimum.items()
        if not figures.get(name, -1) >= value
    ]
    high = [
        f"{name} is {figures.get(name)}, above {value}"
        for name, value in floors.maximum.items()
        if not figures.get(name, float("inf")) <= value
    ]
    return low + high
