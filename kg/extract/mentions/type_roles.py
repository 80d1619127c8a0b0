"""What the place of a name in its sentence says of its type: one travels to places, companies are founded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.layers import NAME
from kg.extract.mentions.type_nouns import nominal_type
from kg.extract.words.evidence import KNOWN_AS
from kg.extract.words.gazetteer import PLACES
from kg.extract.words.given_names import GIVEN
from kg.extract.words.heads import ANYBODY, HEAD_TYPES
from kg.extract.words.nouns import KINSHIP
from kg.extract.words.organizations import COMPANY_NOUNS, COMPANY_SUFFIXES, FOUNDING, OFFICE_NOUNS, RUNNING, TRADES
from kg.extract.words.titles import HONORIFICS, RANKS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_THING = EntityType.THING.value
_PERSON, _PLACE, _ORGANIZATION = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.ORGANIZATION.value
_HELD_SOMEWHERE = frozenset(
    t.value for t in (EntityType.PLACE, EntityType.FACILITY, EntityType.EVENT, EntityType.PERSON)
)
_CLEAR, _LIKELY = 6.0, 3.0
"""Against 2.0 for each time that the recogniser says otherwise."""
_CLOSING = frozenset({",", ".", ";", ")", "\u2013", "\u2014", "--"})
NAMING = frozenset({"name", "call", "dub", "title", "entitle", "nickname", "christen", "codename"})
"""Verbs that give something a name."""
_MOTION = frozenset(
    "travel fly return go move drive sail flee walk march head emigrate migrate relocate deport".split()
)
_DWELLING = frozenset("live reside dwell settle land arrive".split())
_OF_THE_LIVING = frozenset("born died married studied graduated divorced retired".split())
_LONGEST_COMPANY = 2
_COMPANY_ENDS = TRADES | COMPANY_SUFFIXES
_OF_STATES = frozenset(
    """army border capital coast coastline constitution currency embassy government independence ministry minister
    parliament population premier territory""".split()
)
_PLACE_NOUNS = frozenset("city town village capital island province district suburb port state county".split())


def role_votes(parse: Parse, head: int) -> Iterator[tuple[str, float]]:
    """Types, with weights, that the grammatical role of the name with this head speaks for."""
    top = head
    while parse.deps[top] == "conj" and parse.heads[top] < top:
        top = parse.heads[top]
    role, governor = parse.deps[top], parse.heads[top]
    yield from _by_naming(parse, top)
    if role == "pobj":
        yield from _after_preposition(parse, parse.lower[governor], parse.heads[governor])
    elif role == "poss" and top == head:
        if is_company_noun(parse, governor):
            yield _ORGANIZATION, _CLEAR
        elif parse.lemmas[governor].lower() in _OF_STATES:
            yield _PLACE, _CLEAR
    elif role == "nsubjpass" and _is_founded(parse, governor):
        yield _ORGANIZATION, _LIKELY
    elif role == "nsubj" and runs_business(parse, governor):
        yield _ORGANIZATION, _CLEAR


def is_company_noun(parse: Parse, i: int) -> bool:
    """Whether a noun is said of companies alone: the "subsidiary", "shares", "chief executive" of something."""
    if parse.lemmas[i].lower() in COMPANY_NOUNS:
        return True
    return parse.lower[i] in {"executive", "officer"} and i > 0 and parse.lower[i - 1] in OFFICE_NOUNS


def _by_naming(parse: Parse, name: int) -> Iterator[tuple[str, float]]:
    """The noun of "a boat named Alpha", "called their boat Alpha", "a boat known as Alpha"."""
    verb = parse.heads[name]
    if parse.deps[name] == "pobj" and parse.lower[verb] == "as" and parse.lemmas[parse.heads[verb]] in KNOWN_AS:
        noun = parse.heads[parse.heads[verb]] if parse.deps[parse.heads[verb]] == "acl" else None
        if noun is not None and (said := nominal_type(parse, noun)) != _THING:
            yield said, _CLEAR
        return
    if parse.deps[name] not in {"oprd", "attr", "dobj"} or parse.lemmas[verb] not in NAMING:
        return
    noun = parse.heads[verb] if parse.deps[verb] == "acl" else parse.child(verb, "dobj", "nsubjpass")
    if noun is not None and noun != name and (type_ := HEAD_TYPES.get(parse.lemmas[noun].lower())):
        yield type_, _CLEAR


def _after_preposition(parse: Parse, preposition: str, governor: int) -> Iterator[tuple[str, float]]:
    lemma = parse.lemmas[governor].lower()
    is_verb = parse.pos[governor] == "VERB"
    is_goal = is_verb and preposition == "to" and lemma in _MOTION
    is_location = is_verb and preposition in {"in", "at", "near"} and lemma in _DWELLING
    if is_goal or is_location or (preposition == "of" and lemma in _PLACE_NOUNS):
        yield _PLACE, _CLEAR
    elif preposition in {"in", "near"} and HEAD_TYPES.get(lemma) in _HELD_SOMEWHERE and lemma not in ANYBODY:
        yield _PLACE, _LIKELY
    elif preposition in {"of", "in", "at"} and is_company_noun(parse, governor):
        yield _ORGANIZATION, _CLEAR


def is_personal(parse: Parse, mention: MentionSpan) -> bool:
    """Whether what stands around a name can only be said of a person: "Mr Holt", "Holt, who", "Holt died"."""
    head = mention.head
    before = parse.lower[mention.start - 1] if mention.start else ""
    if before in HONORIFICS or before in RANKS or before in KINSHIP:
        return True
    if parse.deps[head] == "poss" and parse.lemmas[parse.heads[head]] in KINSHIP:
        return True
    if parse.deps[head] in {"nsubj", "nsubjpass"} and parse.lower[parse.heads[head]] in _OF_THE_LIVING:
        return True
    apposed = [parse.heads[head]] if parse.deps[head] == "appos" else parse.kids(head, "appos")
    if any(HEAD_TYPES.get(parse.lemmas[j].lower()) == _PERSON for j in apposed):
        return True
    return any(parse.lower[w] == "who" for clause in parse.kids(head, "relcl") for w in parse.children[clause])


def names_a_role(parse: Parse, mention: MentionSpan, role: int) -> bool:
    """Whether a name between commas tells who has the role before it, wherever the parser hung it on.

    As in "Berg and his rival, Anna Lund, met", "survived by a son, Ole, and two daughters". A name that goes on
    otherwise may be the subject of the next clause, or one in a list.
    """
    start, end = mention.start, mention.end
    if start < 2 or parse.words[start - 1] != "," or role != start - 2 or parse.pos[role] != "NOUN":  # noqa: PLR2004
        return False
    is_kin = parse.lemmas[role] in KINSHIP
    if parse.child(role, "det", "poss") is None or (end - start == 1 and not is_kin):
        return False
    last = len(parse) - 1
    after = parse.words[min(end, last)]
    if after not in _CLOSING or (after == "," and parse.tags[min(end + 1, last)] in {"NNP", "NNPS"}):
        return False
    head, verb = mention.head, parse.heads[mention.head]
    if parse.deps[head] in {"nsubj", "nsubjpass"} and verb > head:
        return parse.heads[role] == verb  # not "after the talks with the mayor, Anna Lund, 51, left"
    return True


def companies_for_short(
    parse: Parse, mentions: Sequence[MentionSpan], types: Mapping[str, str]
) -> frozenset[tuple[int, int]]:
    """Spans of bare names that stand for a company: "Penrose", after "Penrose Foods" and before any person so called.

    `types` are the types found so far, by case-folded name. A bare name that can only be a person's is left out.
    """
    companies: dict[str, int] = {}
    people: set[str] = set()
    found: set[tuple[int, int]] = set()
    for mention in mentions:
        if mention.kind != NAME:
            continue
        words = mention.name.casefold().split()
        first, last = words[0], words[-1]
        if len(words) == 1:
            is_company = first in companies and mention.name not in PLACES and first not in GIVEN
            if is_company and not is_personal(parse, mention):
                found.add((mention.start, mention.end))
        elif _is_company_name(mention.name, last, types) and first not in people:
            companies.setdefault(first, mention.start)
        elif types.get(mention.name.casefold()) == _PERSON:
            people.add(last)
    return frozenset(found)


def _is_company_name(name: str, last: str, types: Mapping[str, str]) -> bool:
    is_trade = last.rstrip(".") in _COMPANY_ENDS
    return is_trade and name.count(" ") <= _LONGEST_COMPANY and types.get(name.casefold()) == _ORGANIZATION


def runs_business(parse: Parse, verb: int) -> bool:
    """Whether the predicate is one of employers and companies: "employs 400 people", "cut jobs", "posted a loss"."""
    objects = RUNNING.get(parse.lemmas[verb])
    return objects is not None and any(
        not objects or parse.lemmas[c].lower() in objects for c in parse.kids(verb, "dobj")
    )


def _is_founded(parse: Parse, verb: int) -> bool:
    """Whether a passive is "founded", "acquired", "set up", and not "set to"."""
    lemma = parse.lemmas[verb]
    return lemma in FOUNDING and (lemma != "set" or parse.child(verb, "prt") is not None)
