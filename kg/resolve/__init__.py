"""Who is the same across documents: `resolve` renames entities of a graph, `reasons` says why."""

from __future__ import annotations

from kg.resolve.merge import Merge, reasons, resolve

__all__ = ["Merge", "reasons", "resolve"]
