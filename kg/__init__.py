"""Knowledge graphs from text, with evidence for every fact: `kg.build("article.txt").write("article.html")`.

Names load at first use: spaCy imports this package in every program that finds our components by name.
"""

from typing import TYPE_CHECKING

from kg._lazy import make_lazy

if TYPE_CHECKING:
    from kg.align import align
    from kg.build import build
    from kg.errors import KgError, ModelError, OntologyError, ReadError, UsageError, WriteError
    from kg.explain import Explained, ExplainedFact, ExplainedSentence, Finding, explain
    from kg.extract.inspection import Candidate, Participant
    from kg.extract.pipeline import load_pipeline
    from kg.graph import KnowledgeGraph, union
    from kg.model import Document, Entity, EntityType, Evidence, Fact, Literal, Mention, Predicate, Span, Status, When
    from kg.ontology import Ontology
    from kg.ontology.load import load_ontology
    from kg.readers import ReadOptions, ReadWarning, read
    from kg.resolve import resolve
    from kg.verify import Mismatch, check, claims, verify
    from kg.writers import FORMATS, dumps, write

__version__ = "0.1.0"
# fmt: off
__all__ = [
    "FORMATS", "Candidate", "Document", "Entity", "EntityType", "Evidence", "Explained", "ExplainedFact",
    "ExplainedSentence", "Fact", "Finding", "KgError", "KnowledgeGraph", "Literal", "Mention",
    "Mismatch", "ModelError", "Ontology", "OntologyError", "Participant", "Predicate", "ReadError", "ReadOptions",
    "ReadWarning", "Span", "Status", "UsageError", "When", "WriteError", "align", "build", "check", "claims", "dumps",
    "explain", "load_ontology", "load_pipeline", "read", "resolve", "union", "verify", "write",
]
# fmt: on

make_lazy(
    __name__,
    {
        "align": "align",
        "build": "build",
        "errors": "KgError ModelError OntologyError ReadError UsageError WriteError",
        "explain": "Explained ExplainedFact ExplainedSentence Finding explain",
        "extract.inspection": "Candidate Participant",
        "extract.pipeline": "load_pipeline",
        "graph": "KnowledgeGraph union",
        "model": "Document Entity EntityType Evidence Fact Literal Mention Predicate Span Status When",
        "ontology": "Ontology",
        "ontology.load": "load_ontology",
        "readers": "ReadOptions ReadWarning read",
        "resolve": "resolve",
        "verify": "Mismatch check claims verify",
        "writers": "FORMATS dumps write",
    },
)
