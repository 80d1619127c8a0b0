"""Provenance of a run in PROV-O: which programs made the graph of a document, and when, if that is asked for.

Each document's graph has an activity of its own, which used that document only: so a graph can be replaced alone. An
activity is four triples a document with two programs; no fact has any of it.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import UsageError
from kg.identity import local_name
from kg.writers.iris import PROV, RDF, RDFS, SCHEMA
from kg.writers.terms import DATE_TIME, Term, Text, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

_TYPE = f"{RDF}type"


class Agent(NamedTuple):
    """A program by name and version."""

    name: str
    version: str

    @property
    def local(self) -> str:
        """The local name of its IRI."""
        return local_name("-".join(filter(None, (self.name, self.version.replace(".", "-")))).replace(" ", "_"))

    def rows(self) -> list[tuple[str, list[Term]]]:
        """What is written about it."""
        rows: list[tuple[str, list[Term]]] = [
            (_TYPE, [f"{PROV}SoftwareAgent"]),
            (f"{RDFS}label", [Text(clean(self.name), "en")]),
        ]
        return [*rows, (f"{SCHEMA}softwareVersion", [Text(clean(self.version))])] if self.version else rows


class Provenance:
    """Who made the graphs of one output, and when."""

    def __init__(
        self, namespace: str, extractor: str | Mapping[str, str], started: datetime | None, ended: datetime | None
    ) -> None:
        """Programs are parted by ";", each a name and after its last space a version: "kg 1.0; en_core_web_sm 3.8.0".

        A mapping has them by the id of the document that they analysed; a document that is not in it has none.
        Raises `UsageError` for times without a program, without a time zone, or in the wrong order.
        """
        self._namespace = namespace
        self._extractor = extractor
        programs = {extractor} if isinstance(extractor, str) else {*extractor.values()}
        self._agents = {line: _agents(line) for line in programs}
        if (started or ended) and not any(self._agents.values()):
            message = "The time of a run needs its program: give extractor=, for instance kg.extractor()."
            raise UsageError(message)
        if any(time and time.tzinfo is None for time in (started, ended)):
            message = "The time of a run needs a time zone: give an aware datetime."
            raise UsageError(message)
        if started and ended and ended < started:
            message = f"The run cannot have ended ({ended}) before it started ({started})."
            raise UsageError(message)
        times = ((f"{PROV}startedAtTime", started), (f"{PROV}endedAtTime", ended))
        self._times = [(name, _moment(time)) for name, time in times if time]

    def agents(self, document: str) -> tuple[Agent, ...]:
        """The programs that made the graph of a document, by its id."""
        line = self._extractor if isinstance(self._extractor, str) else self._extractor.get(document, "")
        return self._agents.get(line, ())

    def all_agents(self, documents: Iterable[str]) -> list[Agent]:
        """Those of several documents, in the order of their IRIs."""
        found = {agent for document in documents for agent in self.agents(document)}
        return sorted(found, key=lambda agent: f"{agent.local}>")  # as their IRIs end in N-Triples

    def activity(self, document: str, used: str) -> list[tuple[str, list[Term]]]:
        """What is written about the activity that used a document, by its id and IRI."""
        rows: list[tuple[str, list[Term]]] = [(_TYPE, [f"{PROV}Activity"]), (f"{PROV}used", [used])]
        rows.append((f"{PROV}wasAssociatedWith", [self._namespace + agent.local for agent in self.agents(document)]))
        return rows + [(name, [time]) for name, time in self._times]


def _agents(extractor: str) -> tuple[Agent, ...]:
    parts = sorted({" ".join(part.split()) for part in extractor.split(";")} - {""})
    return tuple(Agent(*_named(part)) for part in parts)


def _named(part: str) -> tuple[str, str]:
    name, _, version = part.rpartition(" ")
    return (name, version) if name and version[0].isdigit() else (part, "")


def _moment(time: datetime) -> Text:
    """In whole seconds and UTC, in the canonical form of XML Schema ("Z")."""
    return Text(time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "", DATE_TIME)
