"""To what the entities of a store are linked, kept so that a change costs what it touches.

What `kg.link.linking.decide` says of an entity depends on what is counted of it (`kg.store.totals`), and of a place on
what each document that mentions it speaks for: these votes are kept, so that a document that comes does not have the
texts of all others read again. Namesakes that claim one thing are found by the claims.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from kg.identity import digest
from kg.link import LinkOutcome
from kg.link.choosing import votes
from kg.link.linking import Asked, claims, decide
from kg.store.ledger import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kg.graph import KnowledgeGraph
    from kg.link import Authority, Candidate
    from kg.link.choosing import Vote
    from kg.model import EntityId
    from kg.store.ledger import Ledger
    from kg.store.totals import Totals

    Piece = Callable[[str], KnowledgeGraph | None]

SCHEMA = (
    "CREATE TABLE votes (id BLOB, asked TEXT, document BLOB, vote TEXT, PRIMARY KEY (id, asked, document))",
    "CREATE INDEX votes_of ON votes (document)",
    "CREATE TABLE claims (iri BLOB, name BLOB, id BLOB, outcome TEXT, PRIMARY KEY (iri, name, id)) WITHOUT ROWID",
    "CREATE INDEX claims_of ON claims (id)",
)
"""Tables: `asked` is a hash of the candidates; `vote` is JSON, a list around a vote, empty for no mention."""
_TABLES = ("votes", "claims")

_Claims = set[tuple[str, str, str]]
"""IRI, name and outcome."""


class Links:
    """The kept links, in the ledger."""

    def __init__(self, ledger: Ledger, totals: Totals, authorities: Callable[[], Sequence[Authority]]) -> None:
        """Of a store; `authorities` are asked for when there is something to decide."""
        self._ledger, self._totals, self._authorities = ledger, totals, authorities

    def forget(self) -> None:
        """Everything anew: the next `update` must be given all documents."""
        for table in _TABLES:
            self._ledger.rows(f"DELETE FROM {table}")  # noqa: S608  (names of our own)

    def update(
        self, pieces: Mapping[str, KnowledgeGraph | None], entities: Iterable[EntityId], find: Piece, *, geonames: bool
    ) -> set[EntityId]:
        """Decide anew about entities of documents that changed; returns all whose links are others now.

        `pieces` are the documents as `Totals.retyped` was given them, `entities` all that they have or had; `find`
        gives what another document says.
        """
        for name in pieces:
            self._ledger.rows("DELETE FROM votes WHERE document = ?", packed(name))
        authorities = self._authorities()
        touched: set[tuple[str, str]] = set()
        changed: set[EntityId] = set()

        def piece(name: str) -> KnowledgeGraph | None:
            return pieces[name] if name in pieces else find(name)

        for identifier in sorted(entities):
            was, now = self._claims(identifier), self._decided(identifier, authorities, piece, geonames=geonames)
            if was != now:
                self._claim(identifier, now)
                touched |= {(iri, name) for iri, name, _ in was ^ now}
                changed.add(identifier)
        changed.update(rival for claim in touched for rival in self._claimants(*claim))
        return {identifier for identifier in changed if self._totals.relink(identifier, *self._links(identifier))}

    def _decided(
        self, identifier: EntityId, authorities: Sequence[Authority], piece: Piece, *, geonames: bool
    ) -> _Claims:
        entity, proper, languages = self._totals.known_by(identifier)
        if not proper:
            return set()
        used: set[str] = set()
        poll = partial(self._poll, identifier, piece, used)
        asked = Asked(identifier, entity.label, entity.type, proper, languages, poll)
        found = decide(asked, authorities, geonames=geonames)
        self._forget_votes(identifier, used)
        return {
            (iri, name, decision.outcome.value)
            for decision in found
            if decision.iri
            for iri, name in claims(decision.iri, asked.names)
        }

    def _poll(self, identifier: EntityId, piece: Piece, used: set[str], candidates: Sequence[Candidate]) -> list[Vote]:
        """The votes of all documents that mention an entity; only those that are not known are asked for."""
        asked = digest(*map(repr, candidates), length=32)
        used.add(asked)
        query = "SELECT document, vote FROM votes WHERE id = ? AND asked = ?"
        known: dict[str, list[Vote]] = {
            unpacked(document): json.loads(vote)
            for document, vote in self._ledger.rows(query, packed(identifier), asked)
        }
        rows = self._ledger.rows("SELECT DISTINCT document FROM entities WHERE id = ?", packed(identifier))
        names = [unpacked(document) for (document,) in rows]
        new = {name: self._vote(identifier, piece(name), candidates) for name in names if name not in known}
        values = [(packed(identifier), asked, packed(name), json.dumps(vote)) for name, vote in new.items()]
        self._ledger.run_many("INSERT INTO votes VALUES (?, ?, ?, ?)", values)
        return [vote for found in (known | new).values() for vote in found]

    def _vote(self, identifier: EntityId, piece: KnowledgeGraph | None, candidates: Sequence[Candidate]) -> list[Vote]:
        if piece is None or not piece.has_entity(identifier):
            return []
        (document,) = piece.documents
        return list(votes(candidates, {document.id: document}, piece.entity(identifier).mentions).values())

    def _forget_votes(self, identifier: EntityId, used: set[str]) -> None:
        rows = self._ledger.rows("SELECT DISTINCT asked FROM votes WHERE id = ?", packed(identifier))
        for (asked,) in rows:
            if asked not in used:
                self._ledger.rows("DELETE FROM votes WHERE id = ? AND asked = ?", packed(identifier), asked)

    # --- claims

    def _claims(self, identifier: EntityId) -> _Claims:
        rows = self._ledger.rows("SELECT iri, name, outcome FROM claims WHERE id = ?", packed(identifier))
        return {(unpacked(iri), unpacked(name), outcome) for iri, name, outcome in rows}

    def _claim(self, identifier: EntityId, now: _Claims) -> None:
        self._ledger.rows("DELETE FROM claims WHERE id = ?", packed(identifier))
        rows = [(packed(iri), packed(name), packed(identifier), outcome) for iri, name, outcome in sorted(now)]
        self._ledger.run_many("INSERT INTO claims VALUES (?, ?, ?, ?)", rows)

    def _claimants(self, iri: str, name: str) -> list[EntityId]:
        rows = self._ledger.rows("SELECT id FROM claims WHERE iri = ? AND name = ?", packed(iri), packed(name))
        return [unpacked(row[0]) for row in rows]

    def _links(self, identifier: EntityId) -> tuple[list[str], list[str]]:
        """What an entity is for certain, and probably, without what a namesake claims, too; sorted."""
        rows = self._ledger.rows(
            "SELECT DISTINCT iri, outcome FROM claims WHERE id = ?1 AND iri NOT IN (SELECT a.iri FROM claims AS a "
            "JOIN claims AS b ON a.iri = b.iri AND a.name = b.name WHERE a.id = ?1 AND b.id != ?1) ORDER BY iri",
            packed(identifier),
        )
        found = [(unpacked(iri), outcome) for iri, outcome in rows]
        same = [iri for iri, outcome in found if outcome == LinkOutcome.SAME]
        return same, [iri for iri, outcome in found if outcome == LinkOutcome.CLOSE]
