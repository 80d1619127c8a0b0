"""Readers: files, folders, patterns and standard input to `Document`s, one at a time.

Public: `read`, `read_all`, `ReadOptions`, `ReadWarning`, and `endings` (what can be read). How bytes become text is
told in `kg.readers.encodings`, what is cleaned from it in `kg.readers.clean`, and how a format is added in
`kg.readers.registry`.
"""

from __future__ import annotations

from kg.readers.options import ReadOptions
from kg.readers.reading import read, read_all
from kg.readers.registry import endings
from kg.readers.report import ReadWarning

__all__ = ["ReadOptions", "ReadWarning", "endings", "read", "read_all"]
