"""Knowledge graphs from text, with evidence for every fact: `kg.build("article.txt").write("article.html")`.

Names load at first use: spaCy imports this package in every program that finds our components by name.
"""

from typing import TYPE_CHECKING

from kg._lazy import make_lazy

if TYPE_CHECKING:
    from kg.align import align
    from kg.build import build, unite
    from kg.decisions import load_decisions, save_decisions
    from kg.entities import ListedEntity, ListedMention, Listing, list_entities, list_graph, list_mentions, load_graph
    from kg.errors import KgError, ModelError, OntologyError, PushError, ReadError, UsageError, WriteError
    from kg.explain import Explained, ExplainedFact, ExplainedSentence, Finding, OwnTerm, explain
    from kg.extract.inspection import Candidate, Link, Participant
    from kg.extract.pipeline import extractor, load_pipeline
    from kg.graph import KnowledgeGraph, union
    from kg.learn import Cue, Learned, Learning, Quality, learn, write_lexicon
    from kg.learn.examples import Example, ExampleReport, Triple, read_examples
    from kg.learn.files import load_learned, write_learned, write_learning_report
    from kg.link import LinkDecision, LinkOutcome, link, link_decisions, load_authority, write_link_report
    from kg.model import Document, Entity, EntityType, Evidence, Fact, Literal, Mention, Predicate, Span, Status, When
    from kg.obey import REJECTION_ENDINGS, Rejection, conform, obey, write_rejections
    from kg.ontology import Ontology
    from kg.ontology.check import CheckedOntology, OntologyHint, check_ontology
    from kg.ontology.load import load_ontology
    from kg.push import Pushed, PushFailure, PushOptions, push
    from kg.readers import ReadOptions, ReadWarning, read
    from kg.resolve import Decisions, Merge, resolve
    from kg.restore import Restored, restore, restore_with_base
    from kg.selection import between, find_entity
    from kg.store.documents import Added
    from kg.store.ledger import is_store
    from kg.store.query import Answer, query
    from kg.store.saved import SavedQuery, saved_queries
    from kg.store.store import Store
    from kg.validate import Report, Violation, validate
    from kg.verify import Mismatch, check, claims, verify
    from kg.writers import FORMATS, dumps, write

__version__ = "0.1.0"
# fmt: off
__all__ = [
    "FORMATS", "REJECTION_ENDINGS", "Added", "Answer", "Candidate", "CheckedOntology", "Cue", "Decisions", "Document",
    "Entity", "EntityType", "Evidence", "Example", "ExampleReport", "Explained", "ExplainedFact", "ExplainedSentence",
    "Fact", "Finding", "KgError", "KnowledgeGraph", "Learned", "Learning", "Link", "LinkDecision", "LinkOutcome",
    "ListedEntity", "ListedMention", "Listing", "Literal", "Mention", "Merge", "Mismatch", "ModelError", "Ontology",
    "OntologyError", "OntologyHint", "OwnTerm", "Participant", "Predicate", "PushError", "PushFailure", "PushOptions",
    "Pushed", "Quality", "ReadError", "ReadOptions", "ReadWarning", "Rejection", "Report", "Restored", "SavedQuery",
    "Span", "Status", "Store", "Triple", "UsageError", "Violation", "When", "WriteError", "align", "between", "build",
    "check", "check_ontology", "claims", "conform", "dumps", "explain", "extractor", "find_entity", "is_store",
    "learn", "link", "link_decisions", "list_entities", "list_graph", "list_mentions", "load_authority",
    "load_decisions", "load_graph", "load_learned", "load_ontology", "load_pipeline", "obey", "push", "query", "read",
    "read_examples", "resolve", "restore", "restore_with_base", "save_decisions", "saved_queries", "union", "unite",
    "validate", "verify", "write", "write_learned", "write_learning_report", "write_lexicon", "write_link_report",
    "write_rejections",
]

make_lazy(
    __name__,
    {
        "align": "align",
        "build": "build unite",
        "decisions": "load_decisions save_decisions",
        "entities": "ListedEntity ListedMention Listing list_entities list_graph list_mentions load_graph",
        "errors": "KgError ModelError OntologyError PushError ReadError UsageError WriteError",
        "explain": "Explained ExplainedFact ExplainedSentence Finding OwnTerm explain",
        "extract.inspection": "Candidate Link Participant",
        "extract.pipeline": "extractor load_pipeline",
        "graph": "KnowledgeGraph union",
        "learn": "Cue Learned Learning Quality learn write_lexicon",
        "learn.examples": "Example ExampleReport Triple read_examples",
        "learn.files": "load_learned write_learned write_learning_report",
        "link": "LinkDecision LinkOutcome link link_decisions load_authority write_link_report",
        "model": "Document Entity EntityType Evidence Fact Literal Mention Predicate Span Status When",
        "obey": "REJECTION_ENDINGS Rejection conform obey write_rejections",
        "ontology": "Ontology",
        "ontology.check": "CheckedOntology OntologyHint check_ontology",
        "ontology.load": "load_ontology",
        "push": "PushFailure PushOptions Pushed push",
        "readers": "ReadOptions ReadWarning read",
        "resolve": "Decisions Merge resolve",
        "restore": "Restored restore restore_with_base",
        "selection": "between find_entity",
        "store.ledger": "is_store",
        "store.query": "Answer query",
        "store.saved": "SavedQuery saved_queries",
        "store.documents": "Added",
        "store.store": "Store",
        "validate": "Report Violation validate",
        "verify": "Mismatch check claims verify",
        "writers": "FORMATS dumps write",
    },
)
# fmt: on
