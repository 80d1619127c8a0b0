"""Saved queries: SPARQL files with parameters, which run unchanged in any other program, too.

    # Title: Who visited a place, when, and according to whom?
    # Parameter about: label or alias of an entity
    # Parameter since (optional): first day, YYYY-MM-DD
    SELECT ... {
      VALUES ?about { "Aircraft plant" }
      VALUES ?since { "0001-01-01"^^xsd:date }

Each parameter has one line `VALUES ?name { literal }` with an example; the literal is replaced by the user's value.
The type of the example stays, so that a value is only ever a literal of that type, whatever is in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.errors import ReadError, UsageError
from kg.writers.iris import XSD
from kg.writers.ntriples import quoted
from kg.writers.terms import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

_TITLE = re.compile(r"#\s*Title:\s*(.+)")
_PARAMETER = re.compile(r"#\s*Parameter\s+(\w+)(\s*\(optional\))?\s*:\s*(.+)")
_VALUES = re.compile(
    r"""^(?P<before>\s*VALUES\s+\?(?P<name>\w+)\s*\{\s*)
    (?:"(?:[^"\\\n]|\\.)*"(?P<type>@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^(?:xsd:\w+|<[^<>\s]*>))?|(?P<number>[+-]?\d+))
    (?P<after>\s*\}.*)$""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Parameter:
    """What a saved query can be told: its name, what it means, and whether it may be left out."""

    name: str
    meaning: str
    optional: bool


@dataclass(frozen=True)
class SavedQuery:
    """A query by its name: its title, its parameters, and its text with an example for each."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    text: str

    def filled(self, values: Mapping[str, str]) -> str:
        """The query with these values of its parameters.

        Raises `UsageError` for an unknown parameter, a missing one that is not optional, and a value of the wrong type.
        """
        known = {it.name for it in self.parameters}
        if unknown := sorted(set(values) - known):
            options = ", ".join(f"--{it.name}" for it in self.parameters) or "no options"
            message = f"The saved query {self.name} has no --{unknown[0]}; it takes {options}."
            raise UsageError(message)
        for it in self.parameters:
            if not it.optional and it.name not in values:
                message = f"The saved query {self.name} needs --{it.name}: {it.meaning}."
                raise UsageError(message)
        return "\n".join(_line(line, values) for line in self.text.split("\n"))


def saved_queries() -> dict[str, SavedQuery]:
    """The queries that come with kg, by name."""
    found = sorted((it for it in files("kg").joinpath("queries").iterdir() if it.name.endswith(".rq")), key=str)
    return {query.name: query for query in (read_query(it.name[:-3], it.read_text("utf-8")) for it in found)}


def saved_query(name: str) -> SavedQuery:
    """The query of that name; `UsageError` when there is none."""
    known = saved_queries()
    if name not in known:
        message = f"There is no saved query {name!r}: choose one of {', '.join(known)}."
        raise UsageError(message)
    return known[name]


def read_query(name: str, text: str) -> SavedQuery:
    """The query in the text of a file; `ReadError` when a parameter has no line of its own, or several."""
    head = [line.strip() for line in text.split("\n") if line.lstrip().startswith("#")]
    title = next((found[1].strip() for line in head if (found := _TITLE.fullmatch(line))), name)
    parameters = tuple(
        Parameter(found[1], found[3].strip(), bool(found[2])) for line in head if (found := _PARAMETER.fullmatch(line))
    )
    places = [found["name"] for line in text.split("\n") if (found := _VALUES.match(line))]
    for it in parameters:
        if places.count(it.name) != 1:
            message = f"The query {name}: the parameter {it.name} needs exactly one line VALUES ?{it.name} {{ ... }}."
            raise ReadError(message)
    return SavedQuery(name, title, parameters, text)


def _line(line: str, values: Mapping[str, str]) -> str:
    found = _VALUES.match(line)
    if found is None or found["name"] not in values:
        return line
    return f"{found['before']}{_literal(found, values[found['name']])}{found['after']}"


def _literal(example: re.Match[str], value: str) -> str:
    kind, name = example["type"] or "", example["name"]
    if example["number"] is not None:
        if not re.fullmatch(r"[+-]?\d{1,18}", value, re.ASCII):
            message = f"--{name} takes a whole number, not {value!r}."
            raise UsageError(message)
        return value
    if kind.removeprefix("^^").strip("<>") in {"xsd:date", f"{XSD}date"}:
        return f'"{_day(name, value)}"{kind}'
    # rdflib and others resolve \u before they read the query, inside strings too: then "\\u0022" would end the string
    return quoted(clean(value).replace("\\u", "\\ u").replace("\\U", "\\ U")) + kind


def _day(name: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        message = f"--{name} takes a day such as 2031-05-20, not {value!r}."
        raise UsageError(message) from error
