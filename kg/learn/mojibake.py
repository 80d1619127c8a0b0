"""UTF-8 that somebody read as Latin-1 or Windows-1252 and wrote again: "CafÃ©" for "Café"."""

from __future__ import annotations

import re

_FOREIGN = re.compile("[^\x00-\x7f]{2,}")


def repaired(text: str) -> str:
    """The text with every such run of characters set right; other characters stay as they are.

    A run is only touched when all of its bytes are one or more whole characters of UTF-8, which no word that was
    meant to be so ever is.

    >>> repaired("Bur\u00c4\u00abchi caf\u00e9")
    'Bur\u012bchi caf\u00e9'
    """
    return text if text.isascii() else _FOREIGN.sub(_read_again, text)


def _read_again(run: re.Match[str]) -> str:
    data = bytearray()
    for char in run[0]:
        byte = _byte(char)
        if byte is None:
            return run[0]
        data.append(byte)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return run[0]


def _byte(char: str) -> int | None:
    """The byte that was read as this character: in Latin-1, or where that has none, in Windows-1252."""
    if ord(char) < 256:  # noqa: PLR2004  (Latin-1 is the first 256 characters)
        return ord(char)
    try:
        return char.encode("cp1252")[0]
    except UnicodeEncodeError:
        return None
