"""Mentions of a document: where names, nominals and pronouns begin and end, and what type of thing each denotes."""

from __future__ import annotations

from kg.extract.mentions.find import find_mentions, span_head
from kg.extract.mentions.nested import inner_names

__all__ = ["find_mentions", "inner_names", "span_head"]
