"""A document looked at closely: every candidate for a fact, what it was made of, and what became of it.

Made on request only, by running the last stage again with a `Trace`; the values here hold text and offsets, no tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.coref import link_reasons
from kg.extract.drafts import NONE
from kg.extract.facts import find_facts, sentence_borders
from kg.extract.layers import published_of, read_clusters, read_mentions
from kg.extract.naming import predicate_label
from kg.extract.parse import Parse, parse_of
from kg.extract.referents import Referents
from kg.extract.rules import RULES
from kg.extract.scope import NOBODY
from kg.extract.trace import Drop, Fate, Trace
from kg.model import Factuality, MentionKind, Modality, Span, readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeVar

    from spacy.tokens import Doc

    from kg.extract.clauses import Clause
    from kg.extract.layers import MentionSpan, RawFact
    from kg.model import EntityType

    Row = TypeVar("Row")

FOREIGN = "another resolver"
"""The rule of links that the rules of `kg_coref` did not make."""

_REFUSALS = {
    Drop.PRONOUN: "is a pronoun that nothing resolves",
    Drop.NO_MENTION: "heads no name, noun phrase or pronoun that could be an entity",
    Drop.EMPTY_NOUN: "is a noun without content of its own",
}


_REASONS = {
    Drop.REPEATED: "another candidate already says the same of the same words",
    Drop.SAME_ENTITY: "both ends are one entity",
    Drop.SAYS_LESS: "another fact of the same clause says more",
    Drop.UNLIKELY: "facts found like this are wrong too often",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A token that a rule looked at. `repaired` tells what the parser had there, when a repair changed it."""

    text: str
    span: Span
    roles: tuple[str, ...]
    tag: str
    dep: str
    head: str
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant: the words at its place, and what they refer to.

    `kind` is None for a value. `coreferent` are the other words of the document for the same; `entity` and `type` are
    what the graph calls it and takes it for, empty when it is no entity of the graph.
    """

    text: str
    span: Span
    kind: MentionKind | None = None
    coreferent: tuple[str, ...] = ()
    entity: str = ""
    type: EntityType | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation that a rule saw in a sentence.

    `fact` is the number of the fact it became, or that says the same, in the order of `graph.facts`, from 1; None for
    a candidate that was dropped. `dropped` is the reason for people, empty for one that was kept.
    """

    subject: Participant
    relation: str
    object: Participant
    lemma: str
    particle: str
    rule: str
    does: str
    """What the rule does, in a sentence."""
    tokens: tuple[Token, ...]
    factuality: Factuality
    cue: str
    by: Participant | None
    time: str
    where: Participant | None
    confidence: float
    fact: int | None = None
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A mention, what it was linked to in its document, and the rule that did it."""

    text: str
    span: Span
    kind: MentionKind
    to: str
    to_span: Span
    rule: str
    entity: str = ""
    """What the graph calls both; empty when it is no entity of the graph."""


class Inspected(NamedTuple):
    """A candidate with the raw fact that it became, or that already said the same; None when nothing came of it."""

    candidate: Candidate
    raw: RawFact | None
    sentence: Span


class Inspection(NamedTuple):
    """All candidates of a document in text order, its sentences, and by sentence: clauses, repairs (as text), links."""

    candidates: list[Inspected]
    sentences: list[Span]
    clauses: dict[Span, tuple[str, ...]]
    repairs: dict[Span, tuple[str, ...]]
    links: dict[Span, tuple[Link, ...]]


def inspect(doc: Doc) -> Inspection:
    """Look closely at a Doc that the components of `kg` have analysed."""
    trace = Trace()
    parse, mentions = parse_of(doc), read_mentions(doc)
    clusters = read_clusters(doc, mentions)
    find_facts(parse, mentions, clusters, published_of(doc), trace=trace)
    reader = _Reader(parse, Parse(doc), Referents(parse, mentions, clusters))
    found = [Inspected(reader.candidate(fate), fate.fact, reader.sentence(fate.draft.anchor)) for fate in trace.fates]
    found.sort(key=lambda it: (it.sentence, it.candidate.subject.span, it.candidate.object.span))  # stable
    clauses = _by_sentence((reader.sentence(c.verb), _in_words(parse, c)) for c in trace.clauses)
    sentences = [reader.sentence(first) for first, last in parse.sents if parse.slice(first, last).strip()]
    links = sorted(_links(parse, mentions, clusters), key=lambda it: (mentions[it[0]], mentions[it[1]]))
    told = _by_sentence(
        (reader.sentence(mentions[i].head), reader.link(mentions[i], mentions[j], rule)) for i, j, rule in links
    )
    return Inspection(found, sentences, clauses, _by_sentence(reader.repairs()), told)


def _by_sentence(rows: Iterable[tuple[Span, Row]]) -> dict[Span, tuple[Row, ...]]:
    found: dict[Span, list[Row]] = {}
    for sentence, row in rows:
        found.setdefault(sentence, []).append(row)
    return {sentence: tuple(rows) for sentence, rows in found.items()}


def _links(
    parse: Parse, mentions: Sequence[MentionSpan], clusters: Iterable[Sequence[int]]
) -> Iterator[tuple[int, int, str]]:
    """Every link between mentions of one cluster; what our rules would not have linked, another resolver did."""
    cluster = {i: n for n, members in enumerate(clusters) for i in members}
    joined: dict[int, int] = {i: i for i in cluster}

    def root(i: int) -> int:
        while joined[i] != i:
            i = joined[i]
        return i

    for i, j, rule in link_reasons(parse, mentions):
        if i in cluster and cluster.get(j) == cluster[i]:
            joined[root(i)] = root(j)
            yield i, j, rule
    first: dict[int, int] = {}
    for i in sorted(cluster):
        j = first.setdefault(cluster[i], i)
        if root(i) != root(j):
            joined[root(i)] = root(j)
            yield i, j, FOREIGN


class _Reader:
    """Tells in text and offsets what a fate has in tokens."""

    def __init__(self, parse: Parse, before: Parse, referents: Referents) -> None:
        self._parse = parse
        self._before = before
        self._referents = referents
        self._members: dict[int, list[MentionSpan]] = {}
        self._by_span: dict[tuple[int, int], MentionSpan] = {}
        for mention, cluster in referents.cluster.items():
            self._members.setdefault(cluster, []).append(mention)
            self._by_span.setdefault((parse.starts[mention.start], parse.ends[mention.end - 1]), mention)

    def candidate(self, fate: Fate) -> Candidate:
        """Everything about one draft."""
        draft, parse = fate.draft, self._parse
        scope = draft.scope
        return Candidate(
            subject=self._end(draft.subject),
            relation=fate.fact.label
            if fate.fact
            else predicate_label(draft.lemma, draft.particle, noun=draft.noun, passive=draft.passive),
            object=self._value(*draft.literal) if draft.literal else self._end(draft.object),
            lemma=draft.lemma,
            particle=draft.particle,
            rule=draft.rule,
            does=RULES.get(draft.rule, ""),
            tokens=tuple(self._tokens(fate)),
            factuality=Factuality(scope.negated, Modality(scope.modality), scope.claimed),
            cue=" ".join(parse.words[i] for i in sorted(set(scope.cue))),
            by=self._end(scope.by) if scope.claimed and scope.by != NOBODY else None,
            time=readable(parse.slice(fate.time.start, fate.time.end)) if fate.time else "",
            where=self._at(fate.fact.where) if fate.fact else None,
            confidence=draft.confidence,
            dropped=self._reason(fate),
        )

    def sentence(self, i: int) -> Span:
        """The borders of the sentence around a token, without white space at its ends."""
        first, last = self._parse.sents[self._parse.sent_of[i]]
        return Span(*sentence_borders(self._parse, first, last))

    def link(self, mention: MentionSpan, to: MentionSpan, rule: str) -> Link:
        """One mention linked to another."""
        one, other = self._mention(mention), self._mention(to)
        return Link(one.text, one.span, MentionKind(mention.kind), other.text, other.span, rule)

    def repairs(self) -> Iterator[tuple[Span, str]]:
        """Every token that a repair changed, with its sentence: "visit: conj of leave, was conj of wants"."""
        parse = self._parse
        for i in range(len(parse)):
            if changed := self._repaired(i):
                above = f" of {parse.words[parse.heads[i]]}" if parse.heads[i] != i else ""
                yield self.sentence(i), f"{parse.words[i]}: {parse.deps[i]}{above}, {changed}"

    def _end(self, head: int) -> Participant:
        mention = self._referents.by_head.get(head)
        return self._mention(mention) if mention else self._value(head, head + 1)

    def _value(self, start: int, end: int) -> Participant:
        parse = self._parse
        return Participant(readable(parse.slice(start, end)), Span(parse.starts[start], parse.ends[end - 1]))

    def _mention(self, mention: MentionSpan) -> Participant:
        parse = self._parse
        text = readable(parse.slice(mention.start, mention.end))
        others = (readable(parse.slice(m.start, m.end)) for m in self._same(mention) if m != mention)
        span = Span(parse.starts[mention.start], parse.ends[mention.end - 1])
        return Participant(text, span, MentionKind(mention.kind), tuple(dict.fromkeys(o for o in others if o != text)))

    def _same(self, mention: MentionSpan) -> list[MentionSpan]:
        """The mentions of an entity, names first, in text order."""
        rank = {kind.value: n for n, kind in enumerate(MentionKind)}
        return sorted(self._members[self._referents.cluster[mention]], key=lambda m: (rank[m.kind], m))

    def _at(self, span: tuple[int, int]) -> Participant | None:
        mention = self._by_span.get(span)
        return self._mention(mention) if mention else None

    def _tokens(self, fate: Fate) -> list[Token]:
        draft = fate.draft
        roles: dict[int, list[str]] = {}
        for role, positions in (
            ("subject", (draft.subject,)),
            ("predicate", draft.words),
            ("anchor", () if draft.anchor in draft.words else (draft.anchor,)),
            ("object", range(*draft.literal) if draft.literal else (draft.object,)),
            ("cue", draft.scope.cue),
            ("speaker", (draft.scope.by,) if draft.scope.claimed else ()),
            ("time", range(fate.time.start, fate.time.end) if fate.time else ()),
        ):
            for i in dict.fromkeys(positions):
                if i >= 0:
                    roles.setdefault(i, []).append(role)
        return [self._token(i, tuple(roles[i])) for i in sorted(roles)]

    def _token(self, i: int, roles: tuple[str, ...]) -> Token:
        parse, head = self._parse, self._parse.heads[i]
        span = Span(parse.starts[i], parse.ends[i])
        above = parse.words[head] if head != i else ""
        return Token(parse.words[i], span, roles, parse.tags[i], parse.deps[i], above, self._repaired(i))

    def _repaired(self, i: int) -> str:
        """What a repair changed at a token, as "was dobj of plans"."""
        now, then = self._parse, self._before
        changes: list[str] = []
        if (now.heads[i], now.deps[i]) != (then.heads[i], then.deps[i]):
            above = f" of {then.words[then.heads[i]]}" if then.heads[i] != i else ""
            changes.append(f"was {then.deps[i]}{above}")
        for name, new, old in (
            ("tag", now.tags[i], then.tags[i]),
            ("part of speech", now.pos[i], then.pos[i]),
            ("lemma", now.lemmas[i], then.lemmas[i]),
        ):
            if new != old:
                changes.append(f"{name} was {old}")
        return ", ".join(changes)

    def _reason(self, fate: Fate) -> str:
        """Why a draft came to nothing, for people; empty for one that was kept."""
        draft, drop = fate.draft, fate.drop
        if drop is None:
            return ""
        if drop in _REASONS:
            return _REASONS[drop]
        word = self._parse.words[fate.head] if fate.head != NONE else ""
        if drop is Drop.NO_ACCOUNT:
            return f"a possession of no account: nothing else is said of “{word}”"
        return f"its {'subject' if fate.head == draft.subject else 'object'}, “{word}”, {_REFUSALS[drop]}"


def _in_words(parse: Parse, clause: Clause) -> str:
    """As in "visited (subjects: Berg; objects: yard; in Larvik; passive)"."""
    slots = ("subjects", "objects", "recipients", "agents", "attributes", "adjectives", "names")
    parts = [
        f"{slot}: {', '.join(parse.words[i] for i in heads)}" for slot in slots if (heads := getattr(clause, slot))
    ]
    parts += [f"{p.words} {', '.join(parse.words[i] for i in p.objects)}".strip() for p in clause.preps]
    parts += ["passive"] if clause.passive else []
    verb = f"{parse.words[clause.verb]} {clause.particle}".strip()
    return f"{verb} ({'; '.join(parts) or 'no arguments'})"
