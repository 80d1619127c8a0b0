"""What the RDF formats can be told, once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class RdfOptions(TypedDict, total=False):
    """Options of every RDF format, as `kg.writers.blocks.Model` takes and explains them."""

    base: str | None
    text: bool
    all_entities: bool
    extractor: str | Mapping[str, str]
    started: datetime | None
    ended: datetime | None
