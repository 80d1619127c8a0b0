"""Mentions of a document: where names, nominals and pronouns begin and end, and what type of thing each denotes."""

from __future__ import annotations

from kg.extract.mentions.find import find_mentions, span_head

__all__ = ["find_mentions", "span_head"]
