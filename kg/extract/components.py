"""The spaCy factories `kg_segment`, `kg_mentions`, `kg_coref`, `kg_facts` and `kg_slots`: wiring only.

spaCy imports this module in every program of the environment (entry point group `spacy_factories`), so it and all it
imports need spaCy, its numpy and the standard library only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.errors import ModelError
from kg.extract.coref import find_clusters
from kg.extract.facts import find_facts
from kg.extract.layers import (
    MENTIONS,
    install_getter,
    published_of,
    read_clusters,
    read_mentions,
    write_clusters,
    write_facts,
    write_mentions,
)
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse_of
from kg.extract.segment import borders, mark_borders
from kg.extract.slotted import SlotSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Component = Callable[[Doc], Doc]

install_getter()


@Language.factory("kg_segment", assigns=["token.is_sent_start"])
def make_segment(nlp: Language, name: str) -> Component:  # noqa: ARG001  (the signature spaCy asks for)
    """Forces sentence starts at paragraph borders; belongs before the parser."""
    return segment


@Language.factory("kg_mentions", requires=["token.dep", "token.tag", "doc.ents"], assigns=["doc.spans"])
def make_mentions(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Writes names, noun phrases and pronouns to `doc.spans["kg_mentions"]`."""
    return mark_mentions


@Language.factory("kg_coref", requires=["doc.spans", "token.dep"], assigns=["doc.spans"])
def make_coref(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Writes what refers to one entity to `doc.spans["coref_clusters_1"]`, ..."""
    return mark_clusters


@Language.factory("kg_facts", requires=["doc.spans", "token.dep", "token.lemma"], assigns=["doc._.kg"])
def make_facts(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Writes facts to `doc.user_data["kg_facts"]`; `doc._.kg` reads them as a graph."""
    return mark_facts


@Language.factory(
    "kg_slots",
    default_config={"ontology": [], "learned": []},
    requires=["doc.spans", "token.dep", "token.lemma"],
    assigns=["doc.spans", "doc._.kg"],
)
def make_slots(nlp: Language, name: str, ontology: list[str], learned: list[str]) -> Component:  # noqa: ARG001
    """Adds facts in the terms of ontologies of your own; belongs after kg_facts.

    `ontology` are their files, `learned` those that `kg learn` wrote, if any. What `kg.build` does with such facts
    afterwards (classes, obedience) is not done here.
    """
    from kg.ontology.load import load_ontology  # noqa: PLC0415  (rdflib must not be loaded with spaCy's plugins)

    if not ontology:
        message = "kg_slots needs ontologies: nlp.add_pipe('kg_slots', config={'ontology': ['museum.ttl']})."
        raise ModelError(message)
    schema = load_ontology(*map(Path, ontology))
    texts = []
    for path in learned:
        try:
            texts.append(Path(path).read_text("utf-8"))
        except (OSError, ValueError) as error:
            message = f"{path} cannot be read; give a file that kg learn wrote."
            raise ModelError(message) from error
    finder = SlotSettings(schema, tuple(texts)).finder()

    def mark_slots(doc: Doc) -> Doc:
        _require(doc, "kg_slots", "kg_mentions")
        return finder(doc)

    return mark_slots


def _has_words(doc: Doc) -> bool:
    return any(not token.is_space for token in doc)


def _require(doc: Doc, stage: str, needed: str) -> None:
    """A stage without the one before it would find nothing, and nobody would know why."""
    if MENTIONS not in doc.spans and _has_words(doc):
        message = f"{stage} found no mentions on the text: put {needed} before it, as in nlp.add_pipe({needed!r})."
        raise ModelError(message)


def segment(doc: Doc) -> Doc:
    """Force a sentence start at each paragraph border of the text."""
    text = doc.text
    mark_borders(doc, borders(text), text)
    return doc


def mark_mentions(doc: Doc) -> Doc:
    """Find the mentions of a parsed Doc; `ModelError` when it was not parsed."""
    if not doc.has_annotation("DEP") and _has_words(doc):
        message = "kg_mentions needs a parsed text: use a pipeline with a tagger, parser, lemmatizer and ner."
        raise ModelError(message)
    write_mentions(doc, find_mentions(parse_of(doc)))
    return doc


def mark_clusters(doc: Doc) -> Doc:
    """Find which mentions corefer; `ModelError` when there are none on the Doc."""
    _require(doc, "kg_coref", "kg_mentions")
    mentions = read_mentions(doc)
    write_clusters(doc, mentions, find_clusters(parse_of(doc), mentions))
    return doc


def mark_facts(doc: Doc) -> Doc:
    """Find the facts between the mentions; `ModelError` when there are none on the Doc."""
    _require(doc, "kg_facts", "kg_mentions")
    mentions = read_mentions(doc)
    write_facts(doc, find_facts(parse_of(doc), mentions, read_clusters(doc, mentions), published_of(doc)))
    return doc
