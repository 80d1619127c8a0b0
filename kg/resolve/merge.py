"""Which entities of a graph are the same: a renaming, with a reason for each name that changes.

Two kinds of rules:

- *Key rules* look at one name alone ("U.S." is kept under "United States"). They give the same id whatever else is in
  the graph, so ids of named entities do not change when documents are added, and for them `resolve(resolve(a) |
  resolve(b)) == resolve(a | b)`.
- *Evidence rules* need two entities of the graph: capitals ("ANNE-MARIE Berg"), and a short form that some document
  introduces ("World Health Organization (WHO)"; "Acme" of "Acme Corp."). An id then changes only to the id of an
  entity that it was found to be the same as. A short form that two long names claim belongs to neither. They must see
  the whole graph: run on the union.

Every rule finds its candidates through a dictionary of keys (blocking), so the cost is linear in the number of names.
Entities of one document only (nominals, first names: their id is not made of a name alone, see
`kg.identity.entity_id`) are never joined.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.identity import name_key
from kg.model import EntityType, MentionKind
from kg.resolve.decisions import Decisions
from kg.resolve.keys import canonical_id, canonical_name, case_key, is_acronym_of, plain_id, without_legal_form
from kg.resolve.obey import InForce, Merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.graph import KnowledgeGraph
    from kg.model import Entity, EntityId


_NAME = MentionKind.NAME


def resolve(graph: KnowledgeGraph, decisions: Decisions | None = None) -> KnowledgeGraph:
    """The graph with one id for everything that is the same. Idempotent; independent of the order of documents.

    `decisions` stand above every rule: see `kg.resolve.decisions`.
    """
    return _resolved(graph, decisions)[0]


def reasons(graph: KnowledgeGraph, decisions: Decisions | None = None) -> list[Merge]:
    """Why `resolve` renames what it renames, in the order of its steps; empty for a resolved graph."""
    return _resolved(graph, decisions)[1]


def _resolved(graph: KnowledgeGraph, decisions: Decisions | None) -> tuple[KnowledgeGraph, list[Merge]]:
    told: list[Merge] = []
    user = InForce(decisions or Decisions(), graph)
    if not decisions:
        return _by_rules(graph, user, told), told
    before: KnowledgeGraph | None = None
    while graph is not before:  # what one decision joins or parts may make another, or a rule, possible
        before = graph
        graph = _by_rules(user.split(graph), user, told)
        decided = user.merges(graph.entities)
        if decided:
            graph = graph.relabel(_renaming(decided))
            told.extend(decided)
    return graph, told


def _by_rules(graph: KnowledgeGraph, user: InForce, told: list[Merge]) -> KnowledgeGraph:
    changed = True
    while changed:  # one merge can make another possible; each step leaves fewer entities
        changed = False
        for step in (_by_key, _by_case, _by_short_form):
            found = user.allowed(step(graph.entities), graph.entities)
            if found:
                graph = graph.relabel(_renaming(found))
                told.extend(found)
                changed = True
    return graph


def names_of(entity: Entity) -> list[str]:
    """The proper names of an entity, sorted."""
    return sorted({m.name or m.text for m in entity.mentions if m.kind is _NAME})


def own_names(entity: Entity) -> list[str]:
    """The names that the entity's id is made of; empty for an entity of one document."""
    return [name for name in names_of(entity) if entity.id in (plain_id(name), canonical_id(name))]


def _by_key(entities: Iterable[Entity]) -> Iterator[Merge]:
    for entity in entities:
        for name in own_names(entity):
            target = canonical_id(name)
            if target != entity.id:
                yield Merge(entity.id, target, "spelling", f"{name} = {canonical_name(name)}")
                break


def _by_case(entities: Iterable[Entity]) -> Iterator[Merge]:
    blocks: dict[str, dict[EntityId, str]] = defaultdict(dict)
    for entity in entities:
        for name in own_names(entity):
            if key := case_key(name):
                blocks[key].setdefault(entity.id, name)
    for block in blocks.values():
        kept = min(block, key=lambda i: (sum(c.isupper() for c in i), i))
        yield from (Merge(i, kept, "capitals", f"{name} = {block[kept]}") for i, name in block.items() if i != kept)


def _by_short_form(entities: Iterable[Entity]) -> Iterator[Merge]:
    owners: dict[str, dict[EntityId, str]] = defaultdict(dict)  # key of a short form -> who introduces it, why
    holders: dict[str, list[Entity]] = defaultdict(list)  # the same key -> entities of that very name
    for entity in entities:
        own = own_names(entity)
        for key in {name_key(name) for name in own}:
            holders[key].append(entity)
        for key, because in _short_forms(entity, own):
            owners[key].setdefault(entity.id, because)
    types = {entity.id: entity.type for entity in entities}
    for key, introduced in owners.items():
        if len(introduced) != 1:
            continue
        ((owner, because),) = introduced.items()
        for holder in holders[key]:
            if (
                holder.id != owner
                and compatible(holder.type, types[owner])
                and holder.id not in _owner_ids(owners, holder)
            ):
                yield Merge(holder.id, owner, "short form", because)


def _owner_ids(owners: Mapping[str, Mapping[EntityId, str]], holder: Entity) -> set[EntityId]:
    """The holder itself when it introduces short forms of its own: then it is a long name and no alias."""
    return {holder.id for name in names_of(holder) if holder.id in owners.get(name_key(name), ())}


def _short_forms(entity: Entity, own: list[str]) -> Iterator[tuple[str, str]]:
    """Names that a document uses for the entity besides its own, and that its own name explains."""
    if entity.type is EntityType.PERSON:
        return
    for short in names_of(entity):
        if short in own:
            continue
        for long in own:
            if is_acronym_of(short, long) or without_legal_form(long) == name_key(short):
                yield name_key(short), f"{short} = {long}"
                break


def compatible(a: EntityType, b: EntityType) -> bool:
    """Whether two entities of these types may be one: equal, or one unknown; a group may be an organisation."""
    if a is b or EntityType.THING in (a, b):
        return True
    return {a, b} == {EntityType.GROUP, EntityType.ORGANIZATION}


def _renaming(merges: list[Merge]) -> dict[EntityId, EntityId]:
    names = {m.merged: m.kept for m in reversed(merges)}

    def final(identifier: EntityId) -> EntityId:
        seen = {identifier}
        while identifier in names:
            identifier = names[identifier]
            if identifier in seen:
                return min(seen)  # a circle of short forms: any fixed choice will do
            seen.add(identifier)
        return identifier

    return {identifier: final(identifier) for identifier in names}
