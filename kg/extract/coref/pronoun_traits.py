"""What speaks for and against an antecedent of a third-person pronoun: the traits that the ranker weighs.

Traits are names of what holds. They come from the columns of the parse and from the partition as it stands when the
pronoun is reached; nothing is looked up by word but function words and a few classes of verbs.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.coref.plurals import is_of_clause_about
from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.words.verbs import SPEECH
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.coref.partition import Partition
    from kg.extract.parse import Parse

_PERSON = EntityType.PERSON.value
_ROLES = {
    "nsubj": "subj",
    "csubj": "subj",
    "expl": "subj",
    "nsubjpass": "pass",
    "dobj": "obj",
    "dative": "obj",
    "oprd": "obj",
    "poss": "poss",
    "compound": "mod",
    "amod": "mod",
    "nmod": "mod",
    "npadvmod": "mod",
    "attr": "attr",
    "ROOT": "root",
}
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "csubj", "parataxis", "ROOT"})
_VERBAL = frozenset({"VERB", "AUX"})
_BEST = {"subj": 0, "pass": 1, "poss": 2, "obj": 3, "prep": 4, "of": 5}
_SENTENCES = (1, 2, 3, 5)
_TOKENS = (5, 10, 20, 40, 80)
_COUNTS = (1, 2, 3, 5, 8)
_RECENT = 3


class Place:
    """Where a mention stands in its sentence: a role, the verb it depends on, and how that verb stands."""

    __slots__ = ("clause", "role", "speaks", "top", "verb")

    def __init__(self, parse: Parse, head: int) -> None:
        """Look at the token that heads the mention."""
        self.top = top_of(parse, head)
        self.role = role_of(parse, self.top)
        verb = self.top
        while parse.pos[verb] not in _VERBAL and parse.heads[verb] != verb:
            verb = parse.heads[verb]
        self.verb = verb
        self.clause = parse.deps[verb] if parse.deps[verb] in _CLAUSES else "other"
        self.speaks = self.role == "subj" and parse.lemmas[parse.heads[self.top]] in SPEECH


def top_of(parse: Parse, i: int) -> int:
    """The first of a coordination or apposition, which has its role in the clause."""
    while parse.deps[i] in {"conj", "appos"} and parse.heads[i] < i:
        i = parse.heads[i]
    return i


def role_of(parse: Parse, i: int) -> str:
    """A grammatical role, coarse: "prep" is an argument by a preposition, "of" is one of a noun."""
    dep = parse.deps[i]
    if dep != "pobj":
        return _ROLES.get(dep, "other")
    prep = parse.heads[i]
    return "prep" if parse.pos[parse.heads[prep]] in _VERBAL else "of"


def place_of(partition: Partition, j: int) -> Place:
    """The place of mention `j`, found once."""
    found = partition.places.get(j)
    if found is None:
        found = partition.places[j] = Place(partition.parse, partition.mentions[j].head)
    return found


def traits_of(partition: Partition, i: int, j: int, order: int, rivals: int) -> list[str]:
    """Traits of the entity of mention `j` as what pronoun `i` stands for; `j` is its nearest mention before.

    `order` is how many fitting entities are nearer, `rivals` how many there are besides it.
    """
    a, b = place_of(partition, i), place_of(partition, j)
    away = partition.sentence[i] - partition.sentence[j]
    near = f"s{bisect_left(_SENTENCES, away + 1)}"
    kind = _kind(partition, j)
    found = [
        near,
        f"{kind}",
        f"{kind} {near}",
        f"order {min(order, 5)}",
        f"order {min(order, 3)} of {min(rivals, 3)}",
        f"{b.role} {near}",
        f"{a.role} < {b.role}",
        f"{a.role} < {b.role} {min(away, 2)}",
        f"{b.clause} {min(away, 2)}",
        f"tokens {bisect_left(_TOKENS, partition.mentions[i].head - partition.mentions[j].head)}",
    ]
    found += _of_entity(partition, i, j)
    found += _of_form(partition, i, j)
    found += _of_source(partition, i, j, a, b)
    if away == 0:
        found += _inside(partition, i, j, a, b)
    return found


def _kind(partition: Partition, j: int) -> str:
    mention = partition.mentions[j]
    return mention.kind


def _of_entity(partition: Partition, i: int, j: int) -> list[str]:
    """How much the text is about it."""
    members = partition.entity(j)
    before = partition.before(partition.owner[j], i)
    recent = 0
    here, best = partition.sentence[i], "none"
    for k in reversed(members[:before]):
        if here - partition.sentence[k] > _RECENT:
            break
        recent += 1
        role = place_of(partition, k).role
        if partition.sentence[k] == partition.sentence[j] and _BEST.get(role, 9) < _BEST.get(best, 9):
            best = role
    named = any(partition.mentions[k].kind == NAME for k in members)
    found = [
        f"before {bisect_left(_COUNTS, before)}",
        f"all {bisect_left(_COUNTS, len(members))}",
        f"recent {bisect_left(_COUNTS, recent)}",
        f"best {best}",
        "named" if named else "nameless",
        f"type {partition.type(j)} {'named' if named else ''}",
    ]
    if partition.sentence[members[0]] == 0:
        found.append("opens")
    return found


def _of_form(partition: Partition, i: int, j: int) -> list[str]:
    parse, mention = partition.parse, partition.mentions[j]
    found = [f"gender {partition.gender(j) != ''} {partition.type(j) == _PERSON}"]
    if mention.kind == NOMINAL:
        found.append(f"det {parse.lower[mention.start] if parse.pos[mention.start] in {'DET', 'PRON'} else 'none'}")
    if mention.kind == PRONOUN:
        found.append(f"same word {parse.lower[mention.head] == parse.lower[partition.mentions[i].head]}")
    dep = parse.deps[mention.head]
    if dep in {"conj", "appos"}:
        found.append(dep)
    if parse.child(mention.head, "conj") is not None:
        found.append("coordinated")
    return found


def _of_source(partition: Partition, i: int, j: int, a: Place, b: Place) -> list[str]:
    """Quotations and who speaks them."""
    quoted = partition.quoted
    x, y = partition.mentions[i].head, partition.mentions[j].head
    found = [f"quoted {quoted[x]:d}{quoted[y]:d}"]
    if a.speaks:
        found.append(f"speaks after {'speaker' if b.speaks else 'other'}")
    elif b.speaks:
        found.append(f"speaker {quoted[x]:d}")
    return found


def _inside(partition: Partition, i: int, j: int, a: Place, b: Place) -> list[str]:
    """How the pronoun's place hangs together with that of a mention of the same sentence."""
    parse = partition.parse
    x = partition.mentions[i].head
    path: list[str] = []
    up = x
    while up != b.verb and parse.heads[up] != up:
        if parse.pos[up] in _VERBAL and parse.deps[up] in _CLAUSES:
            path.append(parse.deps[up])
        up = parse.heads[up]
    if up != b.verb:
        found = ["apart"]
    elif not path:
        found = [f"one verb {a.role} < {b.role}"]
    else:
        found = [f"up {path[-1]}", f"up {path[-1]} {a.role} < {b.role}", f"up {' '.join(path[-2:])}"]
    if is_of_clause_about(parse, x, partition.mentions[j].head):
        found.append("clause about")
    return found


def none_traits(partition: Partition, i: int, candidates: list[int]) -> list[str]:
    """Traits of there being no antecedent among the candidates."""
    parse, x = partition.parse, partition.mentions[i].head
    a = place_of(partition, i)
    nearest = partition.sentence[i] - partition.sentence[candidates[0]] if candidates else 9
    verb = parse.heads[x]
    found = [
        "none",
        f"none {parse.lower[x]}",
        f"none {a.role}",
        f"none {a.role} {a.clause}",
        f"none of {min(len(candidates), 5)}",
        f"none s{bisect_left(_SENTENCES, nearest + 1)}",
        f"none quoted {partition.quoted[x]:d}",
        f"none verb {parse.lemmas[verb]}" if a.role in {"subj", "obj", "pass"} else f"none by {parse.pos[verb]}",
        f"none at {min(x - parse.sents[partition.sentence[i]][0], 3)}",
    ]
    found += [f"none with {parse.deps[c]}" for c in parse.children[verb] if parse.deps[c] in _CLAUSES and c > x]
    if partition.sentence[i] == 0:
        found.append("none first")
    return found
