r"""What happens to characters before a `Document` exists, and never afterwards.

Offsets of facts count code points in `Document.text`, so every change is made here, once, by these rules:

1. Line ends: CR LF and lone CR become LF; form feed and vertical tab (page and line breaks) become LF too.
2. Dropped: characters that XML 1.0 cannot hold, so that every writer can write every quote: NUL and the other C0
   controls except tab and LF, lone surrogates, U+FFFE and U+FFFF.
3. Everything else stays as it is: right-to-left marks, soft hyphens, zero-width characters, composed and decomposed
   accents, white space at the edges.

The rules are idempotent and look at one character (or CR LF) at a time.
"""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n?|[\f\v]")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""`text` with the rules of this module applied.

    >>> clean("one\r\ntwo\x00\rthree")
    'one\ntwo\nthree'
    """
    return _NOT_XML.sub("", _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """`text` cleaned and its white space folded to single spaces: for titles, ids and URLs.

    >>> one_line(" Bridge  opens ")
    'Bridge opens'
    """
    return " ".join(clean(text).split())
