"""Nouns that describe another noun, read as its conjuncts or as further objects, and lists read as descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import NOUNS, attach, coordinated, phrase_start
from kg.extract.words.heads import HEAD_TYPES
from kg.extract.words.nouns import ROLES, SETS
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_KINDS = {"GPE": "Place", "LOC": "Place", "PERSON": "Person", "ORG": "Organization", "FAC": "Facility"}
_OF_A_ROLE = frozenset({"of", "for", "to", "in", "at"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OPENERS = frozenset({"a", "an", "the", "another", "its", "his", "her", "their", "one"})
_SUMMARIES = frozenset(
    """decision move step claim accusation allegation development practice increase rise drop fall decline gain jump
    feat result sign measure proposal shift change setback blow victory""".split()
)
"""Indefinite nouns that, after a comma, sum up the clause before them."""


def apposition_after_comma(parse: Parse, i: int) -> None:
    """As in "looking at A, B's best jet,", "showed a flight of A, another jet": without "and", it describes A."""
    if parse.pos[i] not in NOUNS or (parse.deps[i] == "dobj" and parse.child(parse.heads[i], "dobj") == i):
        return  # the first object of a verb is its object
    if coordinated(parse, i):
        return
    start = phrase_start(parse, i)
    before = _noun_before_comma(parse, start)
    if before is not None and _sums_up(parse, i, before):
        parse.deps[i] = "dep"
        return
    if before is not None and _opens_phrase(parse, start, i):
        attach(parse, i, before, "appos")


def _sums_up(parse: Parse, i: int, before: int) -> bool:
    """As in "banned women from working in X, a decision condemned by Y": it describes the whole clause."""
    described = parse.child(i, "acl", "relcl", "prep") is not None
    indefinite = any(parse.lower[j] in ("a", "an") for j in parse.kids(i, "det"))
    return parse.lemmas[i] in _SUMMARIES and parse.pos[before] == "PROPN" and described and indefinite


def list_as_apposition(parse: Parse, i: int) -> None:
    """As in "the fleet, a school and other sites", "shops, a pool, a zoo": each is none of the others."""
    head = parse.heads[i]
    if parse.pos[head] != "NOUN" or parse.pos[i] != "NOUN" or i < head:
        return
    goes_on = parse.child(i, "cc") is not None and parse.child(i, "conj") is not None
    person = parse.lemmas[i].lower() in ROLES
    definite = _is_definite(parse, head)
    indefinite = not definite and any(parse.lower[j] in ("a", "an") for j in parse.kids(i, "det"))
    further = parse.child(i, "appos", "conj") is not None or len(parse.kids(head, "appos", "conj")) > 1
    if (goes_on or (indefinite and further)) and not person:
        parse.deps[i] = "conj"


def count_beside_name(parse: Parse, i: int) -> None:
    """As in "villas in Spain, six cars and a yacht": no place is six cars, so they go on with the villas."""
    name = parse.heads[i]
    counted = parse.tags[i] == "NNS" and parse.child(i, "nummod") is not None
    if not counted or parse.tags[name] != "NNP" or parse.child(name, "appos") != i or i < name:
        return
    several = parse.deps[name] == "conj" or parse.child(name, "cc", "conj") is not None
    preposition = parse.heads[name]
    if parse.deps[name] != "pobj" or (several and not coordinated(parse, i)):
        return
    noun = preposition - 1 if parse.pos[preposition - 1] == "NOUN" else parse.heads[preposition]
    if parse.pos[noun] == "NOUN" and coordinated(parse, i):
        attach(parse, i, noun, "conj")
    elif parse.lemmas[i].lower() not in ROLES:
        parse.deps[i] = "dep"


def far_apposition(parse: Parse, i: int) -> None:
    """As in "a bridge linking X with the capital, Y,": the name is of the near noun, if that is of its kind."""
    head, kind = parse.heads[i], _kind_of_name(parse, i)
    start = phrase_start(parse, i)
    near = start - 2
    if parse.pos[i] != "PROPN" or i < head or near <= head or parse.words[start - 1] != ",":
        return
    if parse.pos[near] != "NOUN" or parse.deps[near] not in ("pobj", "dobj") or parse.child(near, "appos") is not None:
        return
    kinds = [HEAD_TYPES.get(parse.lemmas[j].lower()) for j in (near, head)]
    suits = kinds[0] == kind or (kinds[0] is not None and _is_definite(parse, near) and not _is_definite(parse, head))
    if suits and kind != kinds[1] and parse.pos[head] == "NOUN":
        attach(parse, i, near, "appos")


def listed_apposition(parse: Parse, i: int) -> None:
    """As in "the leaders of the militia, A and B,": two names are no singular, and its plural is right above it."""
    noun = parse.heads[i]
    if (
        parse.tags[noun] != "NN"
        or parse.lemmas[noun] in SETS
        or parse.pos[i] != "PROPN"
        or i < noun
        or parse.child(i, "cc") is None
    ):
        return
    last = parse.child(i, "conj")
    above = parse.heads[parse.heads[noun]]
    if last is None or parse.pos[last] != "PROPN" or parse.deps[noun] != "pobj" or parse.tags[above] != "NNS":
        return
    if parse.words[phrase_start(parse, i) - 1] == ",":
        attach(parse, i, above, "appos")


def _is_definite(parse: Parse, noun: int) -> bool:
    return any(parse.lower[j] in _DEFINITE or parse.deps[j] == "poss" for j in parse.kids(noun, "det", "poss"))


def _kind_of_name(parse: Parse, i: int) -> str:
    """The type of a named entity; repairs ask it seldom."""
    return _KINDS.get(parse.label_at(i), "")


def comma_for_and(parse: Parse, i: int) -> None:
    """As in the headline "Kenya, Uganda agree on railway": with no full stop and no second comma, a list."""
    head = parse.heads[i]
    if i < head or parse.child(i, "det", "poss") is not None or parse.pos[i] not in NOUNS:
        return
    last = parse.sents[parse.sent_of[i]][1] - 1
    while parse.pos[last] == "SPACE" and last > i:
        last -= 1
    if parse.pos[last] == "PUNCT" or parse.words[phrase_start(parse, i) - 1] != ",":
        return
    lemma = parse.lemmas[i].lower()
    end = max(parse.subtree(i)) + 1
    is_closed = end <= last and parse.words[end] == ","
    if not is_closed and lemma not in ROLES and HEAD_TYPES.get(lemma) != EntityType.PERSON.value:
        parse.deps[i] = "conj"


def name_after_of(parse: Parse, number: int) -> None:
    """As in "Minister of Trade Anna Berg": the name is not part of what the minister is of."""
    start, end, _ = parse.ents[number]
    heads = [j for j in range(start, end) if not start <= parse.heads[j] < end]
    if len(heads) != 1 or parse.deps[heads[0]] != "pobj" or start == 0:
        return
    name, preposition = heads[0], parse.heads[heads[0]]
    role = parse.heads[preposition]
    modifiers = [j for j in parse.kids(name, "compound", "nmod", "amod", "poss") if preposition < j < start]
    if not modifiers or parse.lemmas[role].lower() not in ROLES or parse.lower[preposition] not in _OF_A_ROLE:
        return
    above, dep = parse.heads[role], parse.deps[role]
    if above == role:
        return
    attach(parse, modifiers[-1], preposition, "pobj")
    for j in [*modifiers[:-1], *(j for j in parse.kids(name, "det") if j < start)]:
        attach(parse, j, modifiers[-1], parse.deps[j])
    if attach(parse, name, above, dep):
        attach(parse, role, name, "appos")


def _opens_phrase(parse: Parse, start: int, i: int) -> bool:
    return parse.lower[start] in _OPENERS or any(parse.deps[j] == "poss" for j in parse.children[i])


def _noun_before_comma(parse: Parse, start: int) -> int | None:
    if start < 2 or parse.words[start - 1] != "," or parse.pos[start - 2] not in NOUNS | {"NUM"}:  # noqa: PLR2004
        return None
    i = start - 2
    while parse.deps[i] in ("compound", "nmod", "nummod") and parse.heads[i] < start - 1 and parse.heads[i] > i:
        i = parse.heads[i]
    return i


def some_of_them(parse: Parse, i: int) -> None:
    """As in "four candidates, three of them ministers": what some are is no other name for all."""
    of = [p for n in parse.kids(i, "nummod", "det") for p in parse.kids(n, "prep") if parse.lower[p] == "of"]
    if any(parse.lower[o] in ("them", "whom", "these", "those") for p in of for o in parse.kids(p, "pobj")):
        parse.deps[i] = "dep"
