"""What speaks for and against an antecedent of a third-person pronoun: the traits that the ranker weighs.

Traits are names of what holds. They come from the columns of the parse and from the partition as it stands when the
pronoun is reached; nothing is looked up by word but function words and a few classes of verbs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from kg.extract.coref.plurals import is_of_clause_about
from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.words.nouns import EMPTY
from kg.extract.words.verbs import ACCUSING, DENIAL, PLANNING, SPEECH
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.coref.partition import Partition
    from kg.extract.layers import MentionSpan
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
_ACTING = (
    SPEECH
    | DENIAL
    | PLANNING
    | ACCUSING
    | frozenset(
        """abandon acquire adopt allocate appeal appoint approve arrange ban borrow build buy cancel close cooperate
        deliver deploy donate employ found fund hire implement import introduce invade invest launch lend manufacture
        negotiate nominate oppose organise organize own pay postpone publish pursue ratify refuse reopen rent reorganise
        reorganize repay restructure resume ruin scrap sell send shelve sign spend sponsor supply suspend train vote
        withdraw""".split()
    )
)
"""Verbs whose subjects are people or what people run."""
_TRADING = frozenset(
    "acquire auction bid buy divest lease nationalise nationalize own privatise privatize sell".split()
)
_RECENT = 3
_FAR = 9
_AROUND = _CLAUSES | {"acomp", "attr", "oprd", "prep", "dobj", "neg"}


class Place:
    """Where a mention stands in its sentence: a role, the verb it depends on, and how that verb stands."""

    __slots__ = ("clause", "forms", "role", "speaks", "top", "verb")

    def __init__(self, parse: Parse, head: int) -> None:
        """Look at the token that heads the mention."""
        self.forms: list[str] | None = None
        """Traits that are the same for every pronoun, as soon as they were asked for."""
        heads, pos = parse.heads, parse.pos
        verb = self.top = top_of(parse, head)
        role = self.role = role_of(parse, verb)
        governor = heads[verb]
        while pos[verb] not in _VERBAL and heads[verb] != verb:
            verb = heads[verb]
        self.verb = verb
        clause = parse.deps[verb]
        self.clause = clause if clause in _CLAUSES else "other"
        if role == "subj":
            self.speaks = parse.lemmas[governor] in SPEECH
        else:
            is_source = role in {"prep", "of"} and parse.lower[governor] == "to"
            self.speaks = is_source and parse.lower[heads[governor]] == "according"


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


class Field:
    """What is the same for all options of a pronoun, or compares them with one another."""

    __slots__ = ("acts", "count", "gendered", "here", "place", "start", "tag", "top", "trades", "x")

    def __init__(self, partition: Partition, i: int, options: Sequence[int]) -> None:
        """Look at pronoun `i` and at the mentions it may stand for."""
        parse = partition.parse
        self.place = place_of(partition, i)
        self.x = partition.mentions[i].head
        self.here = partition.sentence[i]
        self.start = self.x - parse.sents[self.here][0] <= 1
        verb = parse.heads[self.x]
        self.tag = self.place.speaks and any(c < self.x for c in parse.kids(verb, "ccomp"))
        """Whether it names the speaker of what stands before it: "..., he said"."""
        self.acts = self.place.role == "subj" and parse.lemmas[verb] in _ACTING
        """Whether it does what only people and what they run do."""
        verb = self.place.verb
        self.trades = self.place.role in {"obj", "pass", "prep"} and parse.lemmas[verb] in _TRADING
        """Whether it is bought or sold."""
        self.count = len(options)
        self.gendered = sum(partition.gender(j) != "" for j in options)
        self.top = max((partition.before(partition.owner[j], i) for j in options), default=0)


def traits_of(partition: Partition, i: int, j: int, order: int, field: Field) -> list[str]:
    """Traits of the entity of mention `j` as what pronoun `i` stands for; `j` is its nearest mention before.

    `order` is how many fitting entities are nearer.
    """
    a, b = field.place, place_of(partition, j)
    mention = partition.mentions[j]
    away = field.here - partition.sentence[j]
    kind, type_ = mention.kind, partition.type(j)
    if away < 0 or mention.start > field.x:
        return ["after", f"after {a.role}", f"after {kind}", f"after of {min(field.count, 3)}", f"after {type_}"]
    near, step = f"s{bisect_left(_SENTENCES, away + 1)}", min(away, 2)
    found = [
        near,
        f"{kind} {near}",
        f"order {min(order, 5)}",
        f"order {min(order, 3)} of {min(field.count, 4)}",
        f"{b.role} {near}",
        f"{a.role} < {b.role} {step}",
        f"{kind} {b.role}",
        f"{b.clause} {step}",
        f"tokens {bisect_left(_TOKENS, field.x - mention.head)}",
        f"type {type_} {kind}",
        f"type {type_} {a.role}",
        f"type {type_} {near}",
        f"paragraphs {min(paragraph(partition, field.here) - paragraph(partition, partition.sentence[j]), 2)} {step}",
    ]
    if a.speaks:
        found += [f"speaks {type_}", f"speaks after {'speaker' if b.speaks else 'other'} {step}"]
        if field.tag:
            found += [f"tag after {'speaker' if b.speaks else 'other'}", f"tag {type_}"]
    elif b.speaks:
        found.append(f"speaker {partition.quoted[field.x]:d} {step}")
    if field.acts:
        found += [f"acts {type_}", f"acts {kind} {type_}"]
    if field.trades:
        found.append(f"traded {type_}")
    if field.start and away == 1:
        found.append(f"opening {a.role} < {b.role} {b.clause}")
    found += _of_entity(partition, i, j, field)
    found += _of_form(partition, j, field)
    if away == 0:
        found += _inside(partition, i, j, a, b)
    return found


def paragraph(partition: Partition, sentence: int) -> int:
    """The number of the paragraph of a sentence."""
    if not partition.paragraphs:
        ends = [end for _, end in partition.parse.blocks]
        partition.paragraphs.extend(bisect_right(ends, first) for first, _ in partition.parse.sents)
    return partition.paragraphs[sentence]


def _of_entity(partition: Partition, i: int, j: int, field: Field) -> list[str]:
    """How much the text is about it."""
    owner, sentence = partition.owner[j], partition.sentence
    members = partition.members[owner]
    before = bisect_left(members, i)
    recent, named = 0, -1
    best, rank, here, there = "none", 9, field.here, sentence[j]
    for n in range(before - 1, -1, -1):
        k = members[n]
        if here - sentence[k] > _RECENT:
            break
        recent += 1
        if sentence[k] == there:
            role = place_of(partition, k).role
            if _BEST.get(role, 9) < rank:
                best, rank = role, _BEST[role]
        if named < 0 and partition.mentions[k].kind == NAME:
            named = here - sentence[k]
    has_name = owner in partition.named
    found = [
        f"before {bisect_left(_COUNTS, before)}",
        f"all {bisect_left(_COUNTS, len(members))} {has_name:d}",
        f"recent {bisect_left(_COUNTS, recent)}",
        f"best {best}",
        f"named {has_name:d} {named}",
    ]
    if before == field.top > 1:
        found += ["most", f"most {bisect_left(_COUNTS, before)}"]
    if sentence[members[0]] == 0:
        found.append("opens")
    return found


def _of_form(partition: Partition, j: int, field: Field) -> list[str]:
    place, type_ = place_of(partition, j), partition.type(j)
    parse, mention = partition.parse, partition.mentions[j]
    gender = partition.gender(j) != ""
    found = [f"gender {gender:d} {type_ == _PERSON:d}", f"gender {gender:d} of {min(field.gendered, 3)}"]
    if mention.kind == PRONOUN:
        found.append(f"same word {parse.lower[mention.head] == parse.lower[field.x]:d}")
    if place.forms is None:
        place.forms = _forms(parse, mention)
    found += place.forms
    found.append(f"quoted {partition.quoted[field.x]:d}{partition.quoted[mention.head]:d}")
    return found


def _forms(parse: Parse, mention: MentionSpan) -> list[str]:
    """What is always so of a mention, whatever it is compared with."""
    found = []
    if mention.kind == NOMINAL:
        is_determined = parse.pos[mention.start] in {"DET", "PRON"}
        found.append(f"det {parse.lower[mention.start] if is_determined else parse.tags[mention.head]}")
        if parse.lemmas[mention.head].lower() in EMPTY:
            found.append("empty")
    if parse.deps[mention.head] in {"conj", "appos"}:
        found.append(parse.deps[mention.head])
    if "conj" in parse.below[mention.head] and parse.child(mention.head, "conj") is not None:
        found.append("coordinated")
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
    if path and up == b.verb and b.speaks:
        found += [f"own words {a.role}", f"own words {partition.type(j)} {a.role}"]
    if is_of_clause_about(parse, x, partition.mentions[j].head):
        found.append("clause about")
    return found


def none_traits(partition: Partition, field: Field, options: Sequence[int]) -> list[str]:
    """Traits of there being no antecedent among the options."""
    parse, x, a = partition.parse, field.x, field.place
    nearest = field.here - partition.sentence[options[0]] if options else _FAR
    verb = parse.heads[x]
    found = [
        "none",
        f"none {parse.lower[x]}",
        f"none {a.role} {a.clause}",
        f"none of {min(field.count, 5)}",
        f"none s{bisect_left(_SENTENCES, nearest + 1)}",
        f"none quoted {partition.quoted[x]:d}",
        f"none top {bisect_left(_COUNTS, field.top)}",
        f"none gendered {min(field.gendered, 2)}",
        f"none start {field.start:d}",
    ]
    if a.role in {"subj", "obj", "pass"}:
        found.append(f"none {a.role} {parse.lemmas[verb]}")
        found += [f"none with {parse.deps[c]}" for c in parse.children[verb] if c > x and parse.deps[c] in _AROUND]
    else:
        found.append(f"none by {parse.pos[verb]}")
    return found
