"""Facts found by looking for a user's properties: which spans, what speaks for a property, how values are written."""

from __future__ import annotations

from kg.extract.slots.find import find_slots
from kg.extract.slots.scorer import Scorer
from kg.extract.slots.slot import Slot

__all__ = ["Scorer", "Slot", "find_slots"]
