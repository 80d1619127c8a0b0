"""The English names of a class or property as words, out of labels and IRIs as people write them.

"birthPlace" and "birth_place" are words run together, "E21 Person" (CIDOC CRM) has a number before its name, "P569" and
"BFO_0000040" are no names at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import Literal

from kg.ontology.values import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

_CODE = re.compile(r"[A-Za-z]{0,6}[ _:-]?\d+[A-Za-z]?")
_NUMBERED = re.compile(r"^[A-Z]{1,3}\d+[a-z]?[ _.:]+(?=[^\W\d_])")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def english_names(labels: Iterable[Node], others: Iterable[Node], iri: str) -> tuple[str, ...]:
    """Labels, then other names, each once; the words of the IRI where there is neither. Empty for a mere code."""
    texts = [*_english(labels), *_english(others)] or [words_of(iri)]
    names = (name_of(text) for text in texts)
    return tuple(dict.fromkeys(name for name in names if name and not is_code(name)))


def foreign_names(nodes: Iterable[Node]) -> tuple[tuple[str, str], ...]:
    """Names in other languages than English, as (language tag, text), sorted."""
    named = {(v.language, " ".join(str(v).split())) for v in nodes if isinstance(v, Literal) and v.language}
    return tuple(sorted(pair for pair in named if not is_english(pair[0])))


def is_english(language: str | None) -> bool:
    """Whether a language tag (BCP 47) is of English; a text without one may be."""
    return language is None or language.split("-")[0].lower() == "en"


def name_of(label: str) -> str:
    """A label as words.

    >>> name_of("birthPlace"), name_of("E22_Human-Made_Object"), name_of("P14 carried out by (performed)")
    ('birth place', 'Human-Made Object', 'carried out by')
    """
    text = " ".join(_ASIDE.sub("", label).replace("_", " ").split())
    text = _NUMBERED.sub("", text)
    if " " not in text:
        parts = [part for part in _HUMP.split(text) if part]
        text = " ".join(part if part.isupper() and len(part) > 1 else part.lower() for part in parts[1:])
        text = f"{parts[0]} {text}".strip() if parts else ""
    return text


def is_code(name: str) -> bool:
    """Whether a name is a number rather than words.

    >>> is_code("P569"), is_code("BFO 0000040"), is_code("born in")
    (True, True, False)
    """
    return _CODE.fullmatch(name) is not None


def _english(nodes: Iterable[Node]) -> list[str]:
    texts = {v for v in nodes if isinstance(v, Literal) and is_english(v.language)}
    return [str(v) for v in sorted(texts, key=lambda v: (v.language != "en", v.language or "", str(v)))]
