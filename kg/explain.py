"""Why a graph has the facts it has, and what it left out: its documents are analysed again, closely.

`explain` takes the graph that `build` made (or one read back from JSON) and joins each fact to the candidates that it
came from, by the places in the text that its evidence names.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from kg.align import SLOT
from kg.build import load_vocabulary
from kg.extract.inspection import Candidate, Inspected, Inspection, Link, Participant, inspect
from kg.extract.pipeline import read_doc
from kg.extract.rules import RULES
from kg.model import Literal, Span
from kg.run.processes import pipeline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from kg.build import Vocabulary
    from kg.extract.layers import RawFact
    from kg.graph import KnowledgeGraph
    from kg.model import EntityType, Evidence, Fact
    from kg.obey import Rejection
    from kg.ontology.values import Frame, Ontology

_NO_ENTITY = "the graph has no entity for one of its ends"
_ONE_ENTITY = "both ends are one entity, by the reasons that kg entities shows"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that a fact rests on. `sentence` counts from 1 over all documents, `span` indexes the document.

    `candidate` is what a rule saw there; None when the documents, analysed again, do not give it: then the graph was
    made with another model or another version. `turned` when the ontology has the relation the other way round: what
    is the candidate's subject is the fact's object ("the firm employs Ana" for "works for").
    """

    document: str
    sentence: int
    span: Span
    quote: str
    rule: str
    candidate: Candidate | None
    turned: bool = False
    does: str = ""
    """What the rule does, where it leaves no candidates: those that look for properties of the user's ontology."""


@dataclass(frozen=True, slots=True)
class ExplainedFact:
    """A fact with its number in `graph.facts` (from 1), its names, and each of the places that it rests on.

    `property` is the label of its property in the ontology, empty for none; `because` says why it is that one or why
    there is none, and `others` why further properties of the same words are not it.
    """

    number: int
    fact: Fact
    subject: str
    relation: str
    object: str
    by: str
    where: str
    property: str
    because: str
    others: tuple[str, ...]
    findings: tuple[Finding, ...]


class OwnTerm(NamedTuple):
    """A property of the user's ontology that a sentence states or seems to state: a fact, or refused and why.

    `fact` is its number from 1; None when it is refused. `rule` is then what it breaks ("domain", "datatype", ...).
    """

    subject: str
    property: str
    object: str
    confidence: float
    rule: str
    fact: int | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence: its clauses, repairs of its parse, links of its mentions, and every candidate, kept or dropped.

    `own` are the facts in terms of the user's ontology that were looked for, and those that it did not allow.
    """

    number: int
    document: str
    span: Span
    text: str
    clauses: tuple[str, ...]
    repairs: tuple[str, ...]
    links: tuple[Link, ...]
    candidates: tuple[Candidate, ...]
    own: tuple[OwnTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """What `explain` found: facts in the order of `graph.facts`, sentences by document and place."""

    facts: tuple[ExplainedFact, ...]
    sentences: tuple[ExplainedSentence, ...]


def explain(
    graph: KnowledgeGraph,
    *,
    model: str | Language | None = None,
    ontology: Vocabulary | None = None,
    rejected: Iterable[Rejection] = (),
) -> Explained:
    """Every fact of a graph with the rule, words and readings behind it, and every sentence with all its candidates.

    `model` and `ontology` must be those that the graph was built with; `rejected` is what `build` told about the facts
    that the ontology does not allow.

    Raises:
        ModelError: The spaCy pipeline is missing or unfit.
        OntologyError: An ontology cannot be read.
    """
    vocabulary = load_vocabulary(ontology)
    nlp = pipeline_of(model)
    inspections = {document.id: inspect(read_doc(nlp, document)) for document in graph.documents}
    return _Joined(graph, vocabulary, inspections, rejected).explained()


class _Key(NamedTuple):
    """Where a fact is said; subject and object unordered, since `align` may have turned the fact round."""

    document: str
    sentence: Span
    predicate: Span
    ends: frozenset[Span]
    rule: str


class _Joined:
    """A graph and the inspections of its documents, joined by the places of the evidence."""

    def __init__(
        self,
        graph: KnowledgeGraph,
        ontology: Ontology,
        inspections: dict[str, Inspection],
        rejected: Iterable[Rejection] = (),
    ) -> None:
        self._graph = graph
        self._ontology = ontology
        self._inspections = inspections
        self._types = {entity.id: entity.type for entity in graph.entities}
        self._entities = {(m.document, m.span): entity for entity in graph.entities for m in entity.mentions}
        places = [(name, span) for name, inspection in sorted(inspections.items()) for span in inspection.sentences]
        self._sentences = {place: number for number, place in enumerate(places, start=1)}
        self._at: dict[_Key, list[Inspected]] = defaultdict(list)
        for name, inspection in inspections.items():
            for found in inspection.candidates:
                if found.raw is not None and not found.candidate.dropped:
                    self._at[_key_of_raw(name, found.raw)].append(found)
        self._rejected = tuple(rejected)
        self._refused = {_plainly(it.fact): it for it in self._rejected}
        self._numbers: dict[tuple[str, RawFact], int] = {}
        for number, fact in enumerate(graph.facts, start=1):
            for evidence in fact.evidence:
                for found in self._behind(fact, evidence):
                    if found.raw is not None:
                        self._numbers[evidence.document, found.raw] = number

    def explained(self) -> Explained:
        """Everything."""
        facts = tuple(self._fact(number, fact) for number, fact in enumerate(self._graph.facts, start=1))
        return Explained(facts, tuple(self._explained_sentences()))

    def _behind(self, fact: Fact, evidence: Evidence) -> list[Inspected]:
        """The candidates that a piece of evidence came from: one, unless two of them mean the same property."""
        found = self._at.get(_key_of_evidence(evidence), [])
        words = fact.predicate.lemma, fact.predicate.particle
        same = [
            it
            for it in found
            if (it.candidate.lemma, it.candidate.particle) == words and it.candidate.subject.span == evidence.subject
        ]
        return same or [it for it in found if it.candidate.subject.span == evidence.object]

    def _fact(self, number: int, fact: Fact) -> ExplainedFact:
        graph = self._graph
        findings = tuple(self._findings(fact))
        because, others = self._choice(fact, findings)
        return ExplainedFact(
            number=number,
            fact=fact,
            subject=graph.entity(fact.subject).label,
            relation=fact.predicate.label or fact.predicate.key,
            object=fact.object.value if isinstance(fact.object, Literal) else graph.entity(fact.object).label,
            by=graph.entity(fact.by).label if fact.by else "",
            where=graph.entity(fact.where).label if fact.where else "",
            property=self._ontology.label(fact.predicate.iri) if fact.predicate.iri else "",
            because=because,
            others=others,
            findings=findings,
        )

    def _findings(self, fact: Fact) -> Iterator[Finding]:
        for evidence in sorted(fact.evidence):
            number = self._sentences.get((evidence.document, evidence.sentence), 0)
            place = (evidence.document, number, evidence.sentence, evidence.quote, evidence.rule)
            found = self._behind(fact, evidence)
            for it in found:
                turned = it.candidate.subject.span != evidence.subject
                yield Finding(*place, self._candidate(evidence.document, it), turned)
            if not found:
                yield Finding(*place, None, does=RULES.get(evidence.rule, "") if evidence.rule.startswith(SLOT) else "")

    # --- the property

    def _choice(self, fact: Fact, findings: tuple[Finding, ...]) -> tuple[str, tuple[str, ...]]:
        """Why the fact has its property, or none; and why not the others that its words may mean."""
        refused = None if fact.predicate.iri else self._refused.get(_plainly(fact))
        if refused is not None:
            return f"it would be {refused.label!r}, which your ontology does not allow here: {refused.reason}", ()
        finding = next((f for f in findings if f.candidate), None)
        if any(f.does for f in findings):
            return "that is what was looked for, as a property of your own ontology", ()
        if finding is None or finding.candidate is None:
            return "", ()
        lemma, particle = finding.candidate.lemma, finding.candidate.particle
        words = f"“{lemma} {particle}".strip() + "”"
        frames = self._ontology.candidates(lemma, particle)
        if not frames:
            return f"the ontology has no entry for {words}", ()
        others = [self._refusal(f, fact, turned=finding.turned) for f in frames if f.property != fact.predicate.iri]
        if not fact.predicate.iri:
            because = f"the ontology knows {words}, but not between these"
        elif finding.turned:
            because = f"that is what {words} means in the ontology, with subject and object changed round"
        else:
            because = f"that is what {words} means in the ontology"
        return because, tuple(dict.fromkeys(others))

    def _refusal(self, frame: Frame, fact: Fact, *, turned: bool) -> str:
        target: EntityType | None = None
        subject = self._types[fact.subject]
        if not isinstance(fact.object, Literal):
            target = self._types[fact.object]
            subject, target = (target, subject) if turned else (subject, target)
        label = self._ontology.label(frame.property)
        return self._ontology.refusal(frame, subject, target) or f"{label!r} comes after it in rank, or fits less well"

    # --- sentences and candidates

    def _explained_sentences(self) -> Iterator[ExplainedSentence]:
        texts = {document.id: document.text for document in self._graph.documents}
        candidates: dict[tuple[str, Span], list[Candidate]] = defaultdict(list)
        for name, inspection in self._inspections.items():
            for found in inspection.candidates:
                candidates[name, found.sentence].append(self._candidate(name, found))
        own = self._own_terms()
        for (name, span), number in self._sentences.items():
            yield ExplainedSentence(
                number=number,
                document=name,
                span=span,
                text=texts[name][span.start : span.end],
                clauses=self._inspections[name].clauses.get(span, ()),
                repairs=self._inspections[name].repairs.get(span, ()),
                links=tuple(self._named(name, link) for link in self._inspections[name].links.get(span, ())),
                candidates=tuple(candidates[name, span]),
                own=tuple(own[name, span]),
            )

    def _own_terms(self) -> dict[tuple[str, Span], list[OwnTerm]]:
        """By sentence: facts that were looked for, in the order of the graph, then what was refused."""
        found: dict[tuple[str, Span], list[OwnTerm]] = defaultdict(list)
        for number, fact in enumerate(self._graph.facts, start=1):
            rules = {(e.document, e.sentence): e.rule for e in sorted(fact.evidence) if e.rule.startswith(SLOT)}
            if rules:
                target = (
                    fact.object.value if isinstance(fact.object, Literal) else self._graph.entity(fact.object).label
                )
                label = self._ontology.label(fact.predicate.iri) if fact.predicate.iri else fact.predicate.label
                ends = self._graph.entity(fact.subject).label, label, target
                for place, rule in rules.items():
                    found[place].append(OwnTerm(*ends, fact.confidence, rule, number))
        for it in self._rejected:
            for place in sorted({(e.document, e.sentence) for e in it.fact.evidence}):
                ends = it.subject, it.label, it.object
                found[place].append(OwnTerm(*ends, it.fact.confidence, it.rule, refused=it.reason))
        return found

    def _candidate(self, document: str, found: Inspected) -> Candidate:
        """The candidate with what only the graph knows: labels of entities, and the number of its fact."""
        candidate = found.candidate
        number = self._numbers.get((document, found.raw)) if found.raw else None
        dropped = candidate.dropped
        if found.raw and dropped and number:
            dropped = f"fact {number} already says the same of the same words"
        elif found.raw and number is None:
            first, second = (self._entities.get((document, e.span)) for e in (candidate.subject, candidate.object))
            dropped = _ONE_ENTITY if first is not None and first is second else _NO_ENTITY
        return replace(
            candidate,
            subject=self._labelled(document, candidate.subject),
            object=self._labelled(document, candidate.object),
            by=self._labelled(document, candidate.by) if candidate.by else None,
            where=self._labelled(document, candidate.where) if candidate.where else None,
            fact=number,
            dropped=dropped,
        )

    def _named(self, document: str, link: Link) -> Link:
        entity = self._entities.get((document, link.span))
        return replace(link, entity=entity.label) if entity else link

    def _labelled(self, document: str, end: Participant) -> Participant:
        entity = self._entities.get((document, end.span)) if end.kind else None
        return replace(end, entity=entity.label, type=entity.type) if entity else end


def _plainly(fact: Fact) -> Fact:
    """The fact under its own words alone, as `kg.obey` leaves it where the ontology does not allow its property."""
    return replace(fact, predicate=replace(fact.predicate, iri=""))


def _key_of_raw(document: str, raw: RawFact) -> _Key:
    ends = frozenset((Span(*raw.subject), Span(*raw.object)))
    return _Key(document, Span(*raw.sentence), Span(*raw.predicate), ends, raw.rule)


def _key_of_evidence(evidence: Evidence) -> _Key:
    ends = frozenset((evidence.subject, evidence.object))
    return _Key(evidence.document, evidence.sentence, evidence.predicate, ends, evidence.rule)
