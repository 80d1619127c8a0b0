"""How things are named: entity ids, document ids, statement ids. Pure functions of content, equal on every machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_DETERMINER = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_LONGEST = 80
_REMEMBERED = 50_000  # names come back: within a document, and across an archive
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,79}")
_PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]| (?! )){0,78}[A-Za-z0-9_-]")  # the usual case, decided in one match


def digest(*parts: str, length: int = 16) -> str:
    """The first `length` hex digits of the SHA-256 of the parts (separated unambiguously; lone surrogates allowed)."""
    joined = "\x1f".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


@lru_cache(maxsize=_REMEMBERED)
def slug(text: str) -> str:
    """A local name for an IRI: NFC letters, digits, "-" and "_"; six hash digits are added when anything was lost.

    >>> slug("Anne-Marie Berg")
    'Anne-Marie_Berg'
    >>> slug("AT&T")
    'AT_T-3c2729'
    """
    if _PLAIN.fullmatch(text):
        return text.replace(" ", "_")
    normal = unicodedata.normalize("NFC", " ".join(text.split()))
    plain = normal.replace(" ", "_")
    safe = "".join(c if _is_safe(c) else "_" for c in plain)
    if safe == plain and 0 < len(safe) <= _LONGEST and safe[0] != "-":
        return safe
    return f"{safe[:_LONGEST].strip('_-') or 'x'}-{digest(normal, length=6)}"


def _is_safe(c: str) -> bool:
    # letters, marks and decimal digits; private use, surrogates and unassigned characters are refused by some stores
    return c in "-_" or unicodedata.category(c) in {"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Mn", "Mc"}


def without_accents(text: str) -> str:
    """The text in NFKD without combining marks.

    >>> without_accents("Hélène")
    'Helene'
    """
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """What spelling variants of one name share: no determiner, hyphen, full stop, accent or case.

    >>> name_key("The Anne-Marie Berg")
    'anne marie berg'
    """
    folded = without_accents(_DETERMINER.sub("", name)).casefold()
    folded = folded.replace("'s", "").replace("\u2019s", "").replace(".", "")
    return " ".join(re.sub(r"[^\w]+", " ", folded).split()) or name.casefold().strip()


def entity_id(name: str, *, scope: str = "") -> str:
    """The id of an entity: from its name, so that it stays the same when documents are added.

    Spelling variants (case of small words, hyphens, accents kept) share an id where `name_key` agrees. With `scope`
    (a document id) the id is of that document alone: for nominals ("the plant") and ambiguous short names.

    >>> entity_id("Anne-Marie Berg") == entity_id("Anne Marie Berg")
    True
    """
    key = name_key(name)
    keep = {word.casefold(): word for word in re.findall(r"\w+", name) if word.isupper()}
    words = [keep.get(word, word[:1].upper() + word[1:]) if not scope else word for word in key.split()]
    readable = slug(" ".join(words) or name)
    return f"{readable}-{digest(scope, key, length=8)}" if scope else readable


def document_id(name: str, text: str) -> str:
    """The id of a document: a readable part and a hash of the text, so that the same text is the same document."""
    return f"{slug(name)}-{digest(text, length=8)}"


def local_name(identifier: str) -> str:
    """An id as the local name of an IRI; an id that is not one already keeps its letters and gets a hash.

    Two different ids never share a local name (short of a collision of six hash digits).

    >>> local_name("Anne-Marie_Berg")
    'Anne-Marie_Berg'
    >>> local_name("news/1.html")
    'news_1_html-0524e5'
    """
    if _LOCAL.fullmatch(identifier):
        return identifier
    safe = slug(identifier)
    mark = f"-{digest(identifier, length=6)}"
    return safe if safe == identifier or safe.endswith(mark) else f"{safe}{mark}"
