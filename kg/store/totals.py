"""What the documents of a store say together, kept so that a change costs what it touches.

An entity's label, type and aliases are counted over all its mentions; a statement is joined from all documents that
make it; a predicate's kind, label and alignment, and an event's participants, follow from all statements. Each of
these is kept as what it adds up to, with the documents that use it. `update` takes in what some documents say now, and
returns all documents whose named graphs may be others for it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.align import align
from kg.graph import KnowledgeGraph, join_facts
from kg.link.linking import language_of
from kg.model import Entity, EntityType, Literal, Predicate, most_voted, name_counts, ranked_names, type_votes
from kg.store.ledger import packed, unpacked
from kg.writers.json import fact_values, read_fact
from kg.writers.relations import Known, Use, is_event, statements_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import EntityId, Fact
    from kg.ontology import Ontology
    from kg.store.ledger import Ledger

SCHEMA = (
    "CREATE TABLE tallies (document BLOB PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE totals (id BLOB PRIMARY KEY, data TEXT NOT NULL, shown TEXT NOT NULL, links TEXT) WITHOUT ROWID",
    "CREATE TABLE said (statement TEXT, document BLOB, fact TEXT, PRIMARY KEY (statement, document)) WITHOUT ROWID",
    "CREATE INDEX said_of ON said (document)",
    "CREATE TABLE statements (id TEXT PRIMARY KEY, event BLOB NOT NULL, fact TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX statements_of ON statements (event)",
    "CREATE TABLE predicates (key BLOB PRIMARY KEY, data TEXT NOT NULL, shown TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE uses (thing BLOB, document BLOB, PRIMARY KEY (thing, document)) WITHOUT ROWID",
    "CREATE INDEX uses_of ON uses (document)",
)
"""Tables: `uses` has "e" and the id of each entity, "p" and the key of each predicate that a document's graph has."""
_PROPER = "n0"  # begins what is counted of a proper name: the best rank of `name_counts`
_TABLES = ("tallies", "totals", "said", "statements", "predicates", "uses")


class Tallied(Entity):
    """An entity by its counted names and types, without its mentions."""

    __slots__ = ("_names", "_type")
    _names: list[str]
    _type: EntityType

    def __init__(
        self,
        identifier: EntityId,
        names: list[str],
        type_: EntityType,
        same_as: Iterable[str],
        close_match: Iterable[str],
    ) -> None:
        """With its names, the best first."""
        super().__init__(identifier, frozenset(), frozenset(same_as), frozenset(close_match))
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_type", type_)

    @property
    def label(self) -> str:
        """The best name."""
        return self._names[0] if self._names else self.id

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every other name, sorted."""
        return tuple(sorted(set(self._names[1:])))

    @property
    def type(self) -> EntityType:
        """The type that most mentions agree on."""
        return self._type


class Totals:
    """The kept sums, in the ledger."""

    def __init__(self, ledger: Ledger, ontology: Ontology) -> None:
        """Of a store with this vocabulary."""
        self._ledger, self._ontology = ledger, ontology

    def forget(self) -> None:
        """Everything anew: the next `update` must be given all documents."""
        for table in _TABLES:
            self._ledger.rows(f"DELETE FROM {table}")  # noqa: S608  (names of our own)

    def retyped(self, pieces: Mapping[str, KnowledgeGraph | None]) -> tuple[set[str], set[str], set[EntityId]]:
        """Count names and types of what documents say now, or of none where they are gone.

        Returns the documents with an entity of another type now, those with one of another look, and all entities that
        the given documents have or had.
        """
        changed: dict[str, Counter[str]] = {}
        for name, piece in pieces.items():
            for sign, tally in ((-1, self._tally(name)), (1, _tally_of(piece))):
                for identifier, counts in tally.items():
                    total = changed.setdefault(identifier, Counter())
                    total.update({key: sign * n for key, n in counts.items()})
            self._ledger.rows("DELETE FROM tallies WHERE document = ?", packed(name))
            if piece is not None:
                values = (packed(name), json.dumps(_tally_of(piece)))
                self._ledger.rows("INSERT INTO tallies VALUES (?, ?)", *values)
        types: set[str] = set()
        looks: set[str] = set()
        for identifier, delta in changed.items():
            if any(delta.values()):
                type_, look = self._add(identifier, delta)
                types |= self._users(f"e{identifier}") if type_ else set()
                looks |= self._users(f"e{identifier}") if look else set()
        return types, looks, set(changed)

    def _tally(self, name: str) -> dict[str, dict[str, int]]:
        rows = self._ledger.rows("SELECT data FROM tallies WHERE document = ?", packed(name))
        return dict(json.loads(rows[0][0])) if rows else {}

    def _add(self, identifier: EntityId, delta: Counter[str]) -> tuple[bool, bool]:
        """Add to what is counted of an entity; returns whether its type, and whether anything shown, is another."""
        rows = self._ledger.rows("SELECT data, shown FROM totals WHERE id = ?", packed(identifier))
        total, was = (Counter(json.loads(rows[0][0])), rows[0][1]) if rows else (Counter[str](), "")
        total.update(delta)
        total = +total
        entity = _entity(identifier, total)
        links = sorted(entity.same_as), sorted(entity.close_match)
        now = json.dumps([entity.type, entity.label, entity.aliases, *links])
        if total:
            values = (packed(identifier), json.dumps(dict(sorted(total.items()))), now)
            self._ledger.rows(
                "INSERT INTO totals VALUES (?, ?, ?, '[[], []]') ON CONFLICT (id) DO UPDATE SET "
                "data = excluded.data, shown = excluded.shown",
                *values,
            )
        else:
            self._ledger.rows("DELETE FROM totals WHERE id = ?", packed(identifier))
        return bool(was) and json.loads(was)[0] != entity.type, was != now

    def entity(self, identifier: EntityId) -> Entity:
        """An entity as all documents show it."""
        rows = self._ledger.rows("SELECT shown, links FROM totals WHERE id = ?", packed(identifier))
        if not rows:
            return Entity(identifier)
        (type_, label, aliases, same, close), (more_same, more_close) = map(json.loads, rows[0])
        return Tallied(identifier, [label, *aliases], EntityType(type_), same + more_same, close + more_close)

    def known_by(self, identifier: EntityId) -> tuple[Entity, set[str], set[str]]:
        """An entity with all its proper names, and the languages of the documents that mention it."""
        rows = self._ledger.rows("SELECT data FROM totals WHERE id = ?", packed(identifier))
        total: dict[str, int] = json.loads(rows[0][0]) if rows else {}
        names = {key[2:] for key in total if key.startswith(_PROPER)}
        return _entity(identifier, total), names, {key[1:] for key in total if key[0] == "g"}

    def relink(self, identifier: EntityId, same_as: list[str], close_match: list[str]) -> bool:
        """Link an entity to these; returns whether it was linked otherwise."""
        now = json.dumps([same_as, close_match])
        rows = self._ledger.rows("SELECT links FROM totals WHERE id = ?", packed(identifier))
        if not rows or rows[0][0] == now:
            return False
        self._ledger.rows("UPDATE totals SET links = ? WHERE id = ?", now, packed(identifier))
        return True

    def aligned(self, piece: KnowledgeGraph) -> KnowledgeGraph:
        """What a document says, in the properties of the vocabulary."""
        used = {entity.id for entity in piece.entities} | {e for fact in piece.each_fact() for e in fact.entities}
        whole = KnowledgeGraph(piece.documents, map(self.entity, sorted(used)), piece.each_fact())
        return align(whole, self._ontology)

    # --- statements

    def update(self, pieces: Mapping[str, KnowledgeGraph | None]) -> set[str]:
        """Take in what documents state now, under final ids but not aligned, or that they are gone.

        Give it the documents that were given to `retyped`, and those that this returned first. Returns the documents
        whose named graphs may be others for it.
        """
        touched: set[str] = set()
        for name, piece in pieces.items():
            key = packed(name)
            touched.update(row[0] for row in self._ledger.rows("SELECT statement FROM said WHERE document = ?", key))
            for table in ("said", "uses"):
                self._ledger.rows(f"DELETE FROM {table} WHERE document = ?", key)  # noqa: S608  (names of our own)
            if piece is None:
                continue
            facts = statements_of(self.aligned(piece))
            touched |= facts.keys()
            rows = [(statement, key, _write(fact)) for statement, fact in facts.items()]
            self._ledger.run_many("INSERT INTO said VALUES (?, ?, ?)", rows)
            things = {f"e{entity}" for fact in facts.values() for entity in fact.entities}
            things |= {f"p{fact.predicate.key}" for fact in facts.values()}
            self._ledger.run_many("INSERT INTO uses VALUES (?, ?)", [(packed(thing), key) for thing in things])
        return set(pieces) | self._rejoin(touched)

    def _rejoin(self, touched: Iterable[str]) -> set[str]:
        """Join statements anew from all documents that make them; returns whose graphs are others for it."""
        found: set[str] = set()
        predicates: dict[str, Counter[str]] = {}
        events: dict[str, str] = {}
        for statement in sorted(touched):
            rows = self._ledger.rows("SELECT event, fact FROM statements WHERE id = ?", statement)
            was = rows[0][1] if rows else ""
            places = self._ledger.rows("SELECT document, fact FROM said WHERE statement = ?", statement)
            joined = join_facts([_read(fact) for _, fact in places]) if places else None
            now = _write(joined, evidence=False) if joined else ""
            if was == now:
                continue
            found.update(unpacked(document) for document, _ in places)
            for sign, fact in ((-1, _read(was) if was else None), (1, joined)):
                if fact:
                    use = predicates.setdefault(fact.predicate.key, Counter())
                    use.update(dict.fromkeys(_use_keys(fact), sign))
                    if fact.event and fact.event not in events:
                        events[fact.event] = self._event_shown(fact.event)
            self._ledger.rows("DELETE FROM statements WHERE id = ?", statement)
            if joined:
                values = (statement, packed(joined.event), now)
                self._ledger.rows("INSERT INTO statements VALUES (?, ?, ?)", *values)
        for key, delta in predicates.items():
            found |= self._users(f"p{key}") if self._add_use(key, delta) else set()
        for event, shown in events.items():
            found |= self._tellers(event) if self._event_shown(event) != shown else set()
        return found

    def _add_use(self, key: str, delta: Counter[str]) -> bool:
        rows = self._ledger.rows("SELECT data, shown FROM predicates WHERE key = ?", packed(key))
        total, was = (Counter(json.loads(rows[0][0])), rows[0][1]) if rows else (Counter[str](), "")
        total.update(delta)
        total = +total
        self._ledger.rows("DELETE FROM predicates WHERE key = ?", packed(key))
        if not total:
            return bool(was)
        use = _use(total)
        label = min(use.labels, key=lambda text: (-use.labels[text], len(text), text), default=key)
        now = json.dumps([label, sorted(use.properties), sorted(use.literals), [use.first.lemma, use.first.particle]])
        values = (packed(key), json.dumps(dict(sorted(total.items()))), now)
        self._ledger.rows("INSERT INTO predicates VALUES (?, ?, ?)", *values)
        return was != now

    def _event(self, event: str) -> list[Fact]:
        """All statements of an event."""
        rows = self._ledger.rows("SELECT fact FROM statements WHERE event = ? ORDER BY id", packed(event))
        return [_read(row[0]) for row in rows]

    def _event_shown(self, event: str) -> str:
        facts = self._event(event)
        return json.dumps([_write(fact) for fact in facts]) if is_event(facts) else ""

    def _tellers(self, event: str) -> set[str]:
        rows = self._ledger.rows(
            "SELECT DISTINCT document FROM said JOIN statements ON statement = id WHERE event = ?", packed(event)
        )
        return {unpacked(row[0]) for row in rows}

    def users_of(self, entities: Iterable[EntityId]) -> set[str]:
        """The documents whose graphs have one of these entities."""
        return {name for identifier in entities for name in self._users(f"e{identifier}")}

    def _users(self, thing: str) -> set[str]:
        rows = self._ledger.rows("SELECT document FROM uses WHERE thing = ?", packed(thing))
        return {unpacked(row[0]) for row in rows}

    def known(self, own: Mapping[str, Fact], language: str) -> Known:
        """What the statements of a document take from all documents; the evidence stays the document's."""
        facts: dict[str, Fact] = {}
        for statement, fact in own.items():
            rows = self._ledger.rows("SELECT fact FROM statements WHERE id = ?", statement)
            facts[statement] = replace(_read(rows[0][0]), evidence=fact.evidence)
        keys = {fact.predicate.key for fact in facts.values()}
        events = {fact.event for fact in facts.values() if fact.event}
        uses = {key: self._use(key) for key in sorted(keys)}
        return Known(facts, uses, {event: self._event(event) for event in sorted(events)}, language)

    def _use(self, key: str) -> Use:
        rows = self._ledger.rows("SELECT shown FROM predicates WHERE key = ?", packed(key))
        label, properties, literals, first = json.loads(rows[0][0])
        return Use({label: 1}, set(properties), set(literals), Predicate(*first))


def _tally_of(piece: KnowledgeGraph | None) -> dict[str, dict[str, int]]:
    """For each entity of a document, how often which name, type, link and language."""
    documents = piece.documents if piece else ()
    found: dict[str, dict[str, int]] = {}
    for entity in () if piece is None else piece.entities:
        counts = {f"n{rank}{name}": n for (rank, name), n in name_counts(entity.mentions).items()}
        counts |= {f"t{kind}": n for kind, n in type_votes(entity.mentions).items()}
        counts |= {f"l{link}": 1 for link in entity.same_as} | {f"c{link}": 1 for link in entity.close_match}
        counts |= {f"g{language_of(document)}": 1 for document in documents}
        found[entity.id] = counts
    return found


def _entity(identifier: EntityId, total: Mapping[str, int]) -> Entity:
    names = {(int(key[1]), key[2:]): n for key, n in total.items() if key[0] == "n"}
    votes = {EntityType(key[1:]): n for key, n in total.items() if key[0] == "t"}
    links = ([key[1:] for key in total if key[0] == kind] for kind in "lc")
    return Tallied(identifier, ranked_names(names), most_voted(votes), *links)


def _use_keys(fact: Fact) -> list[str]:
    predicate = fact.predicate
    return [
        f"n{predicate.label}",
        f"i{predicate.iri}",
        f"v{int(isinstance(fact.object, Literal))}",
        f"w{json.dumps([predicate.lemma, predicate.particle])}",
    ]


def _use(total: Mapping[str, int]) -> Use:
    return Use(
        {key[1:]: n for key, n in total.items() if key[0] == "n" and key != "n"},
        {key[1:] for key in total if key[0] == "i"},
        {key == "v1" for key in total if key[0] == "v"},
        min(
            (Predicate(*json.loads(key[1:])) for key in total if key[0] == "w"), key=lambda it: (it.lemma, it.particle)
        ),
    )


def _write(fact: Fact, *, evidence: bool = True) -> str:
    """A fact as a line: of its evidence the first place, which decides when facts are joined."""
    first = frozenset({replace(min(fact.evidence), quote="", rule="")} if evidence and fact.evidence else ())
    return json.dumps(fact_values(replace(fact, evidence=first)), sort_keys=True)


def _read(line: str) -> Fact:
    return read_fact(json.loads(line))
