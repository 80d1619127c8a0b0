"""Who is the same across documents: `resolve` renames entities of a graph, `reasons` says why."""

from __future__ import annotations

from kg.resolve.decisions import Apart, Decisions, Part, Same
from kg.resolve.merge import reasons, resolve, resolve_each
from kg.resolve.obey import Merge

__all__ = ["Apart", "Decisions", "Merge", "Part", "Same", "reasons", "resolve", "resolve_each"]
