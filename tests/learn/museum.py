"""An ontology of a museum, and what a trainer may have made of examples for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.learn.training import Cue
from kg.ontology.load import load_ontology

if TYPE_CHECKING:
    from pathlib import Path

    from kg.ontology.values import Ontology

NS = "http://museum.example/onto#"
KEEPER, PAINTED, HELD, LENT = (NS + name for name in ("keeper", "paintedIn", "heldBy", "lent_to"))
TURTLE = f"""
@prefix : <{NS}> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:Painting a owl:Class ; rdfs:label "painting"@en .
:Person a owl:Class ; rdfs:label "person"@en .
:keeper a owl:ObjectProperty ; rdfs:label "keeper"@en , "Hüter"@de ; rdfs:domain :Painting ; rdfs:range :Person .
:heldBy a owl:ObjectProperty ; rdfs:label "held by"@en .
:lent_to a owl:ObjectProperty .
:paintedIn a owl:DatatypeProperty , owl:FunctionalProperty ; rdfs:label "painted in"@en ; rdfs:range xsd:gYear .
"""


def write(folder: Path, more: str = "") -> Path:
    path = folder / "museum.ttl"
    path.write_text(TURTLE + more, "utf-8")
    return path


def museum(folder: Path, more: str = "") -> Ontology:
    return load_ontology(write(folder, more), default=False)


@dataclass(frozen=True)
class FakeLearned:
    """Stands for `Learned` where training would take too long."""

    cues: tuple[tuple[str, Cue], ...] = ()

    @property
    def properties(self) -> tuple[str, ...]:
        return tuple(sorted({iri for iri, _ in self.cues}))

    def evidence(self, iri: str) -> tuple[Cue, ...]:
        return tuple(cue for own, cue in self.cues if own == iri)

    def to_json(self) -> str:
        cues: list[Any] = [[iri, cue.text] for iri, cue in self.cues]
        return json.dumps({"fake": cues})


LEARNED = FakeLearned(
    (
        (KEEPER, Cue("{o} looks after {s}", "phrase", 12, 1.84)),
        (KEEPER, Cue("keep", "word", 7, 0.5)),
        (HELD, Cue("{s} hangs in {o}", "phrase", 3, 0.25)),
        (PAINTED, Cue("nsubjpass paint in", "path", 2, 1.0)),
    )
)
