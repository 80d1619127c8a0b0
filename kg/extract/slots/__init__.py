"""Facts found by looking for a user's properties: which spans, what speaks for a property, how values are written."""

from __future__ import annotations

from kg.extract.slots.find import Finder, find_slots, finders
from kg.extract.slots.slot import Slot

__all__ = ["Finder", "Slot", "find_slots", "finders"]
