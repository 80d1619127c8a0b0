"""IRIs: which namespaces the output uses, how names are minted in them, and what passes as an IRI at all.

One flat namespace a kind and local names of letters, digits, "-" and "_" only: such IRIs survive every store that
was tried, and rdflib stays linear in their number. One bad IRI makes a whole file unreadable, so each is checked.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

from kg.errors import UsageError
from kg.identity import digest, slug

BASE = "https://w3id.org/kg-news/id/"
"""The default base of minted IRIs; `doc/`, `entity/`, `predicate/`, ... are appended to it."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"
KG = "https://w3id.org/kg-news/vocab#"
ONTO = "https://w3id.org/kg-news/onto#"

VOCABULARIES = {
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "prov": PROV,
    "oa": OA,
    "schema": SCHEMA,
    "kg": KG,
    "onto": ONTO,
}
"""Prefixes of the vocabularies that the output may use."""

KINDS = {
    "d": "doc",
    "e": "entity",
    "p": "predicate",
    "s": "statement",
    "v": "event",
    "x": "evidence",
    "g": "graph",
    "run": "run",
    "agent": "agent",
}
"""Prefixes and sub-namespaces of what is minted below the base."""

_NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_MORE = _NAME_START + "0-9\u00b7\u0300-\u036f\u203f-\u2040-"
LOCAL = re.compile(f"[{_NAME_START}0-9][{_NAME_MORE}]*")
"""Local names that Turtle can write after a prefix without escapes (PN_LOCAL without "." and ":")."""
NCNAME = re.compile(f"[{_NAME_START}][{_NAME_MORE}]*")
"""Names that can be an XML element (NCName without ".")."""
_NCNAME_TAIL = re.compile(f"[{_NAME_START}][{_NAME_MORE}.]*$")

_ABSOLUTE = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    r"(?://[^\s/?#<>\"{}|\\^`\x00-\x20\x7f-\x9f]*)?"
    r"(?:[^\s#<>\"{}|\\^`\[\]%\x00-\x20\x7f-\x9f]|%[0-9A-Fa-f]{2})*"
    r"(?:#(?:[^\s#<>\"{}|\\^`\[\]%\x00-\x20\x7f-\x9f]|%[0-9A-Fa-f]{2})*)?"
)
_REFUSED_CATEGORIES = {"Co", "Cs", "Cn", "Cf"}
_KEPT_IN_URLS = ":/?#[]@!$&'()*+,;=%~"


@lru_cache(maxsize=4096)
def predicate_name(key: str) -> str:
    """Lemma and particle as a local name that is also an XML name, so that RDF/XML can hold it.

    >>> predicate_name("travel to")
    'travel_to'
    """
    plain = key.replace(" ", "_")
    if NCNAME.fullmatch(plain) and "_" not in key and slug(key) == plain:
        return plain
    ascii_only = re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")
    return f"p_{ascii_only[:60]}-{digest(key, length=8)}"


@lru_cache(maxsize=4096)
def is_iri(text: str) -> bool:
    """Whether `text` is an absolute IRI that every common reader takes.

    >>> is_iri("https://example.org/a"), is_iri("https://example.org/a b"), is_iri("a/b")
    (True, False, False)
    """
    if not _ABSOLUTE.fullmatch(text) or any(unicodedata.category(c) in _REFUSED_CATEGORIES for c in text):
        return False
    try:
        parts = urlsplit(text)
        port_is_fine = parts.port is None or parts.port >= 0
    except ValueError:
        return False
    if parts.scheme in VOCABULARIES or parts.scheme in KINDS:  # a prefix that somebody forgot to expand
        return False
    if not parts.path and not parts.netloc and not parts.query:
        return False
    return port_is_fine and (bool(parts.hostname) or parts.scheme not in {"http", "https", "ftp"})


def web_iri(text: str) -> str:
    """A URL as an IRI, illegal characters percent-escaped; empty when `text` is no absolute http(s) URL.

    >>> web_iri("https://example.org/a b")
    'https://example.org/a%20b'
    >>> web_iri("news/a.txt")
    ''
    """
    if not re.match(r"https?://", text, re.IGNORECASE):
        return ""
    if is_iri(text):
        return text
    escaped = quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe=_KEPT_IN_URLS, errors="replace")
    return escaped if is_iri(escaped) else ""


def split_for_xml(iri: str) -> tuple[str, str]:
    """An IRI as namespace and XML name, the longest name that fits; the name is empty when there is none."""
    found = _NCNAME_TAIL.search(iri)
    return (iri[: found.start()], found.group()) if found and found.start() else (iri, "")


class Iris:
    """Mints the IRIs of one output below one base, which must be an absolute IRI ending in "/" or "#"."""

    __slots__ = (
        "agent", "base", "document", "entity", "event", "evidence", "graph", "predicate", "run", "statement",
    )  # fmt: skip

    def __init__(self, base: str = BASE) -> None:
        """Check the base; `UsageError` when it is unfit."""
        whole = is_iri(base) and is_iri(base + "x")  # "https://" lacks a host, whatever follows
        if not base.endswith(("/", "#")) or not whole or "#" in base[:-1] or "?" in base:
            message = f"The base {base!r} cannot be used for IRIs: give one that ends in '/' or '#', such as {BASE}."
            raise UsageError(message)
        self.base = base
        self.document = f"{base}doc/"
        self.entity = f"{base}entity/"
        self.predicate = f"{base}predicate/"
        self.statement = f"{base}statement/"
        self.event = f"{base}event/"
        self.evidence = f"{base}evidence/"
        self.graph = f"{base}graph/"
        self.run = f"{base}run/"
        self.agent = f"{base}agent/"

    @property
    def prefixes(self) -> dict[str, str]:
        """Every prefix of the output with its namespace, vocabularies first."""
        return VOCABULARIES | {prefix: f"{self.base}{kind}/" for prefix, kind in KINDS.items()}
