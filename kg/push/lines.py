r"""N-Quads line by line: read strictly, and spelled so that Turtle, N-Triples and SPARQL read it alike.

SPARQL 1.1 (section 19.2) decodes `\u0022` before it looks for the end of a string, N-Triples (section 2.4) after; a
text could so end its string and go on as a command. Here every such escape is decoded, what it stands for is checked,
and only the escapes that both know are written again.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_UNICODE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_IRI = rf"<[A-Za-z][A-Za-z0-9+.-]*:(?:[^\x00-\x20<>\"{{}}|^`\\]++|{_UNICODE})*+>"
_STRING = rf"\"(?:[^\"\\\n\r]++|\\[tbnrf\"'\\]|{_UNICODE})*+\""
_LITERAL = rf"{_STRING}(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^{_IRI})?"
_LINE = re.compile(
    rf"[ \t]*((?:{_IRI})[ \t]*(?:{_IRI})[ \t]*(?:{_IRI}|{_LITERAL}))[ \t]*({_IRI})?[ \t]*\.[ \t]*(?:#.*)?"
)
_OTHERWISE = re.compile(r"\\[uUtbf']")  # an escape that is spelled otherwise here, or looks like one
_TERMS = re.compile(rf"({_IRI})|({_STRING})(@[A-Za-z0-9-]+)?")
_EMPTY = re.compile(r"[ \t]*(?:#.*)?")
_BLANK = re.compile(r"(?:^|[ \t>\"])_:")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_MEANT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_REFUSED_IN_IRIS = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_LAST_CODE_POINT = 0x10FFFF

# `\u` must not follow an escaped backslash: some readers of SPARQL see an escape there, so the "u" is one instead, and
# with eight digits, as rdflib would take four more after four
_WRITTEN = re.compile(r'\\[uU]|["\\\n\r]')
_SPELLED = {"\\u": r"\\\U00000075", "\\U": r"\\\U00000055", '"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r"}


class Line(NamedTuple):
    """A triple as `<s> <p> <o> .` without a line end, and the IRI of its graph (empty: the default graph)."""

    graph: str
    triple: str


def parse(line: str) -> Line | None:
    r"""A line of N-Quads (or N-Triples); None for an empty one. Raises `ValueError` with the reason for any other.

    >>> parse(r'<urn:a> <urn:b> "\u0022 \\u" <urn:g> .').triple
    '<urn:a> <urn:b> "\\" \\\\\\U00000075" .'
    """
    found = _LINE.fullmatch(line)
    if found is None:
        if _EMPTY.fullmatch(line):
            return None
        if _BLANK.search(re.sub(_STRING, '""', line)):
            message = "it has a blank node, which no server can replace or find again"
            raise ValueError(message)
        message = "it is no N-Quads"
        raise ValueError(message)
    triple, graph = found.groups()
    if _OTHERWISE.search(line):
        triple, graph = _spelled(triple), _iri(graph) if graph else graph
    return Line(graph[1:-1] if graph else "", f"{triple} .")


def quoted(text: str) -> str:
    r"""A string between quotation marks, the same in Turtle, N-Triples and SPARQL.

    >>> print(quoted('say "so"'))
    "say \"so\""
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        message = "it has half a character (a lone surrogate)"
        raise ValueError(message) from None
    return f'"{_WRITTEN.sub(lambda match: _SPELLED[match.group()], text)}"'


def iri(text: str) -> str:
    """An absolute IRI between angle brackets; `ValueError` when it is none."""
    found = f"<{text}>"
    if not re.fullmatch(_IRI, found) or "\\" in text:
        message = f"{text[:100]!r} is no absolute IRI"
        raise ValueError(message)
    return found


def _spelled(triple: str) -> str:
    return _TERMS.sub(_term, triple)


def _term(match: re.Match[str]) -> str:
    name, string, language = match.groups()
    return _iri(name) if name else quoted(_decoded(string[1:-1])) + (language or "")


def _iri(name: str) -> str:
    plain = _decoded(name[1:-1])
    if _REFUSED_IN_IRIS.search(plain):
        message = "an IRI has a character that IRIs cannot have"
        raise ValueError(message)
    quoted(plain)  # half a character is none
    return f"<{plain}>"


def _decoded(text: str) -> str:
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(match: re.Match[str]) -> str:
    short, long, letter = match.groups()
    if letter:
        return _MEANT.get(letter, letter)
    number = int(short or long, 16)
    if number > _LAST_CODE_POINT:
        message = "an escape stands for no character"
        raise ValueError(message)
    return chr(number)
