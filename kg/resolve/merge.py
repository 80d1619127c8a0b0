"""Which entities of a graph are the same, and which only share a name: new ids, with a reason for each that changes.

Resolution takes the graph apart into what each document says of each named entity (`kg.resolve.parts`), and puts
these parts together again:

1. *Names*: parts whose names are one name, however written (`kg.resolve.keys`: "U.S." is "United States").
2. *Namesakes*: parts of one name that contradict each other are divided (`kg.resolve.namesakes`).
3. *Variants*: different names of one entity, found through keys and taken on evidence (`kg.resolve.variants`).

Since it starts from the parts each time, the outcome is a function of what the documents say: it depends neither on
their order nor on batches, and resolving twice changes nothing.

**Ids.** An entity is called by the id of its best name, chosen by fixed rules from its names (never by how often they
are used). Of several that share a best name, the one whom the earliest document (by date, then id) calls so has the
plain id, and the others add what told them apart: "Ivan_Petrov-footballer". So when documents are added, an id stays
unless its entity is found to be the same as another one, and then `reasons` tells; younger documents never take a
plain id away. An older document that tells of a namesake can.

Nothing counts how common a name is in the archive when parts are kept together: two callings that do not go together
make two people of "Kim Min-soo" as of a rare name. Were the number of its holders asked, people of other names in
younger documents would divide an entity that had an id.

Decisions speak of ids, so what they forbid depends on the ids that a graph comes with: give them to the union of
documents (as `kg.build` does) or to a resolved graph, not to each batch. Resolving again under the same decisions
changes nothing.

Entities of one document only (nominals, bare surnames: their id is not made of a name alone, see
`kg.identity.entity_id`) are never joined to others.
"""

from __future__ import annotations

import gc
from collections import ChainMap, defaultdict
from contextlib import contextmanager
from functools import partial, reduce
from operator import methodcaller
from typing import TYPE_CHECKING

from kg.graph import union
from kg.identity import digest, slug
from kg.model import EntityType
from kg.resolve.evidence import clash
from kg.resolve.keys import canonical_id, canonical_name, plain_id
from kg.resolve.namesakes import Unit, divide, type_of
from kg.resolve.obey import InForce, Merge
from kg.resolve.parts import Key, Part, Scene, best_name
from kg.resolve.renaming import renamed
from kg.resolve.variants import Joiner, Link, join_organizations, join_people

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping

    from kg.graph import KnowledgeGraph
    from kg.model import EntityId
    from kg.resolve.decisions import Decisions

    Apart = Callable[[EntityId, EntityId], bool]
    Step = Callable[[KnowledgeGraph], KnowledgeGraph]

MOST_ROUNDS = 4
_UNDATED = "9999"


def resolve(graph: KnowledgeGraph, decisions: Decisions | None = None) -> KnowledgeGraph:
    """The graph with one id for everything that is the same. Idempotent; independent of the order of documents.

    `decisions` stand above every rule: see `kg.resolve.decisions`.
    """
    return _resolved(graph, decisions)[0]


def resolve_each(graphs: Iterable[KnowledgeGraph], decisions: Decisions | None = None) -> KnowledgeGraph:
    """What `resolve` gives for the union of graphs of one document each, in which every fact has evidence.

    The union joins what two documents state of one name before it is known to be that of two; here each document keeps
    its own confidence, cue and event until that is known.
    """
    parts = list(graphs)
    steps: list[Step] = []
    _resolved(union(parts), decisions, steps)
    return union(reduce(lambda graph, step: step(graph), steps, part) for part in parts)


def reasons(graph: KnowledgeGraph, decisions: Decisions | None = None) -> list[Merge]:
    """Why `resolve` renames what it renames, in the order of its steps; empty for a resolved graph."""
    return _resolved(graph, decisions)[1]


def _resolved(
    graph: KnowledgeGraph, decisions: Decisions | None, steps: list[Step] | None = None
) -> tuple[KnowledgeGraph, list[Merge]]:
    """Rules once, then decisions: run again, rules would take apart what the user joined.

    Each change of the graph is put into `steps`, to be repeated on the graph of each document.
    """
    steps = [] if steps is None else steps
    if not decisions:
        return by_rules(graph, steps=steps)
    user = InForce(decisions, graph)
    steps.append(user.split)
    graph, told = by_rules(user.split(graph), apart=user.forbids, held=user.own, fixed=user.fixed, steps=steps)
    user.heard(told, {entity.id for entity in graph.entities})
    before: KnowledgeGraph | None = None
    while graph is not before:  # a part may be of what was joined, and be somebody else
        before = graph
        graph = user.split(graph)
        steps.append(user.split)
        decided = user.merges(graph.entities)
        if decided:
            names = {merge.merged: merge.kept for merge in decided}
            graph = graph.relabel(names)
            steps.append(methodcaller("relabel", names))
            told.extend(decided)
    return graph, told


def by_rules(
    graph: KnowledgeGraph,
    *,
    apart: Apart | None = None,
    held: Container[EntityId] = (),
    fixed: Collection[EntityId] = (),
    steps: list[Step] | None = None,
) -> tuple[KnowledgeGraph, list[Merge]]:
    """What `resolve` and `reasons` say, with what stands above the rules.

    `apart` says of two ids that no rule may make one of what goes by them; entities whose ids are in `held` stay as
    they are; those in `fixed` are one each, and keep their ids. What somebody else says is one is relabelled
    afterwards, and not resolved again: rules start from what each document says, and would take it apart.
    """
    told: list[Merge] = []
    with _uncollected():
        scene, units = Scene(graph, held), _Units(fixed)
        dates = {d.id: d.published.isoformat() for d in graph.documents if d.published}
        for _ in range(MOST_ROUNDS):
            units.divide(scene)
            names, found, settled = _decide(Joiner(units.all(), scene, apart), dates, fixed)
            if not names:
                break
            graph = renamed(graph, names)
            told.extend(found)
            if steps is not None:
                steps.append(partial(_renamed_in, _by_document(names)))
            if settled:
                break
            scene = scene.renamed(graph, names)
    return graph, told


def _by_document(names: Mapping[Key, EntityId]) -> dict[str, dict[Key, EntityId]]:
    found: dict[str, dict[Key, EntityId]] = defaultdict(dict)
    for (identifier, document), new in names.items():
        found[document][identifier, document] = new
    return dict(found)


def _renamed_in(names: Mapping[str, Mapping[Key, EntityId]], graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph of a few documents, renamed by what is known of these."""
    own = [names[document.id] for document in graph.documents if document.id in names]
    return renamed(graph, ChainMap(*map(dict, own))) if own else graph


def divided(scene: Scene) -> list[Unit]:
    """The units of a scene whose `changed` names all its groups; see `kg.resolve.partial`."""
    units = _Units(())
    units.divide(scene)
    return units.all()


def decide(
    units: list[Unit], scene: Scene, dates: Mapping[str, str], families: Mapping[str, set[str]]
) -> dict[Key, EntityId]:
    """The new ids of one round; `families` has the first names of each family; see `kg.resolve.partial`."""
    return _decide(Joiner(units, scene, families=families), dates, ())[0]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the cycle collector off: a million small values without a cycle would have it walk through all of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _decide(
    joiner: Joiner, dates: Mapping[str, str], fixed: Collection[EntityId]
) -> tuple[dict[Key, EntityId], list[Merge], bool]:
    """The new id of every part whose id changes, and why; and whether another round would decide the same.

    It would unless two entities of one document become one: what the documents say of each is then as before.
    """
    _join_fixed(joiner, fixed)
    join_people(joiner)
    join_organizations(joiner)
    ids = _ids(joiner, lambda part: (dates.get(part.document, _UNDATED), part.document, part.id), fixed)
    tell = _Reasons(joiner)
    names: dict[Key, EntityId] = {}
    told: dict[Merge, None] = {}
    seen: set[Key] = set()
    for i, unit in enumerate(joiner.units):
        kept = ids[joiner.root(i)]
        for part in unit.parts:
            seen.add((kept, part.document))
            if part.id != kept:
                names[part.id, part.document] = kept
                told[tell(i, part, kept)] = None
    return names, sorted(told), len(seen) == len(joiner.scene.parts)


class _Units:
    """The units of a scene by the groups that they are of; a group of which nothing changed is not divided again."""

    def __init__(self, fixed: Collection[EntityId]) -> None:
        """Parts whose ids are in `fixed` are units of their own, one for an id."""
        self._fixed = fixed
        self._by_group: dict[str, list[Unit]] = {}
        self._alone: dict[tuple[str, EntityId], list[Part]] = {}

    def divide(self, scene: Scene) -> None:
        """Make units of the groups that changed, in an order that new ids do not change."""
        changed = set(self._by_group) | scene.changed if self._fixed else scene.changed
        self._alone = defaultdict(list)
        groups: dict[str, list[Part]] = defaultdict(list)
        for part in scene.parts.values():
            if part.group in changed:
                (self._alone[part.group, part.id] if part.id in self._fixed else groups[part.group]).append(part)
        for group in changed:
            if parts := groups.get(group):
                parts.sort(key=lambda part: (part.document, part.names, part.id))
                self._by_group[group] = divide(group, parts, scene)
            else:
                self._by_group.pop(group, None)

    def all(self) -> list[Unit]:
        """Every unit, in a fixed order."""
        found = [unit for group in sorted(self._by_group) for unit in self._by_group[group]]
        for group, identifier in sorted(self._alone):
            parts = sorted(self._alone[group, identifier], key=lambda part: part.document)
            found.append(Unit(group, parts))
        return found


def _join_fixed(joiner: Joiner, fixed: Collection[EntityId]) -> None:
    """What goes by one fixed id is one, and so is what has the same name, unless something speaks against it."""
    first: dict[EntityId, int] = {}
    same_name: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(joiner.units):
        identifier = unit.parts[0].id
        if identifier not in fixed:
            same_name[unit.group].append(i)
            continue
        joiner.join(first.setdefault(identifier, i), i, "spelling")
        for j in same_name[unit.group]:
            if joiner.root(i) != joiner.root(j) and joiner.may_join(i, j):
                joiner.join(i, j, "spelling")


def _ids(
    joiner: Joiner, order: Callable[[Part], tuple[object, ...]], fixed: Collection[EntityId]
) -> dict[int, EntityId]:
    """The id of each entity: that of its best name, with a qualifier for all but the first who have it."""
    claims: dict[EntityId, list[tuple[tuple[object, ...], int]]] = defaultdict(list)
    for i in range(len(joiner.units)):
        if joiner.root(i) == i:
            whole = joiner.whole(i)
            called = {p.name for p in whole.parts}
            name = best_name(called, person=_is_person(whole)) if len(called) > 1 else whole.parts[0].name
            kept = canonical_id(name)
            if fixed:
                kept = min((p.id for p in whole.parts if p.id in fixed), default=kept)
            own = [p for p in whole.parts if canonical_id(p.name) == kept] if len(called) > 1 else whole.parts
            claims[kept].append(((kept not in fixed, *min(map(order, own or whole.parts))), i))
    ids: dict[int, EntityId] = {}
    for base, found in claims.items():
        taken = {base}
        for n, (_, i) in enumerate(sorted(found)):
            ids[i] = base if n == 0 else _qualified(base, sorted(joiner.whole(i).parts, key=order), taken)
            taken.add(ids[i])
    return ids


def _is_person(whole: Unit) -> bool:
    return type_of(whole.parts) is EntityType.PERSON


def _qualified(base: EntityId, parts: list[Part], taken: set[EntityId]) -> EntityId:
    """The id of a namesake: with what its first document to say so calls it, or that document's own mark."""
    for part in parts:
        said = part.profile
        for words in (said.roles, said.regions, said.countries, said.kinds, {f"born {y}" for y in said.births}):
            if words:
                made = f"{base}-{slug(min(words).title() if words is not said.roles else min(words))}"
                return made if made not in taken else f"{made}-{digest(part.document, length=6)}"
    return f"{base}-{digest(parts[0].document, length=6)}"


class _Reasons:
    """Why parts go under other ids: their name's one spelling, a namesake, or what their name was joined to."""

    def __init__(self, joiner: Joiner) -> None:
        self._units = joiner.units
        self._links: dict[int, Link] = {}
        for link in joiner.links:
            self._links.setdefault(link.a, link)
            self._links.setdefault(link.b, link)
        self._groups: dict[str, list[Unit]] = defaultdict(list)
        for unit in joiner.units:
            self._groups[unit.group].append(unit)

    def __call__(self, i: int, part: Part, kept: EntityId) -> Merge:
        own = canonical_id(part.name)
        if own == kept:
            spelled = [name for name in part.names if part.id in (plain_id(name), canonical_id(name))]
            if part.name in spelled or not spelled:
                return Merge(part.id, kept, "spelling", f"{part.name} = {canonical_name(part.name)}")
            return Merge(part.id, kept, "plainest name", f"{spelled[0]} = {part.name}")
        if link := self._links.get(i):
            return Merge(part.id, kept, link.rule, link.because)
        if kept.startswith(f"{own}-"):
            return Merge(part.id, kept, "namesakes", f"{part.name}: {self._against(i)}")
        return Merge(part.id, kept, "capitals", f"{part.name} = {kept.replace('_', ' ')}")

    def _against(self, i: int) -> str:
        """What tells a unit from the largest other one of its name."""
        unit = self._units[i]
        rivals = (other for other in self._groups[unit.group][:2] if other is not unit)
        return next((clash(unit.profile, it.profile, person=True, local=True)[1] for it in rivals), "")
