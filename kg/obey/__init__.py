"""A graph held against the user's ontology: what does not conform loses its property, and is told with its reason."""

from __future__ import annotations

from kg.obey.classify import classify
from kg.obey.obeying import Rejection, conform, obey
from kg.obey.report import REJECTION_ENDINGS, write_rejections

__all__ = ["REJECTION_ENDINGS", "Rejection", "classify", "conform", "obey", "write_rejections"]
