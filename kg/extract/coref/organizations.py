"""What "the company", "the university", "the party" is: the organisation that the text itself says is one.

An organisation's kinds are read from the words of its name, the nouns it is described with, and what is said of it
that is said of one kind only ("shares in Alpha", "Alpha posted a loss"). A noun that no kind supports links to nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.coref.phrases import NEVER_ANTECEDENT, has_own_complement, is_predicate, modifiers_of
from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.mentions.type_roles import is_company_noun, runs_business
from kg.extract.words.kinds import (
    BUSINESS_NOUNS,
    BUSINESS_VERBS,
    KIND_NOUNS,
    KNOWN_KINDS,
    LOOSE_KINDS,
    REPRESENTATIVES,
)
from kg.extract.words.organizations import COMPANY_SUFFIXES, TRADES
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.coref.partition import Partition
    from kg.extract.parse import Parse

_ORGANIZATION = EntityType.ORGANIZATION.value
_THING = EntityType.THING.value
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REACH = 3
"""Sentences within which an organisation is still what a story is about."""
_FAR_REACH = 40
_MARGIN = 1.0
_LEAST = 1.5
_MEMORY = 40
_VAGUE = frozenset({"company", "group", "organization"})
"""Kinds that a bare name of an organisation may be of without further evidence."""
_OFFICIAL = frozenset({"department", "agency", "regulator", "ministry"})
"""Kinds that long names often do not say ("Environment Canada")."""
_GOVERNING = 3.0
"""For whoever says, does or plans what the noun's clause is about: "Alpha said the company would"."""

Found = tuple[int, str]


def seeks_organization(partition: Partition, i: int) -> bool:
    """Whether nominal `i` is a bare noun for a kind of organisation, which needs an organisation of that kind."""
    mention = partition.mentions[i]
    is_title = i + 1 < len(partition.mentions) and partition.mentions[i + 1].start == mention.end
    return (
        partition.lemmas[i] in KIND_NOUNS
        and not is_title
        and not partition.plural[i]
        and not modifiers_of(partition, i)
        and not has_own_complement(partition, i)
        and not is_predicate(partition.parse, mention.head)
    )


def find_organization(partition: Partition, i: int) -> Found | None:
    """The organisation of the sought kind that stands out among those just mentioned, else the only one so far."""
    parse, head, wanted = partition.parse, partition.mentions[i].head, KIND_NOUNS[partition.lemmas[i]]
    scores: dict[int, tuple[float, int]] = {}
    known: set[int] = set()
    for j in range(i - 1, -1, -1):
        distance = partition.sentence[i] - partition.sentence[j]
        if distance > _REACH:
            break
        if not _may_be_antecedent(partition, i, j):
            continue
        fit = _fit(partition, j, wanted)
        if fit is None or is_co_argument(parse, head, partition.mentions[j].head):
            continue
        score = fit + _prominence(partition, j) - 2.0 * distance
        if distance == 0 and _governs(parse, partition.mentions[j].head, head):
            score += _GOVERNING
        owner = partition.owner[j]
        if fit > 0.0:
            known.add(owner)
        if owner not in scores or score > scores[owner][0]:
            scores[owner] = score, j
    ranked = sorted(
        ((score + 0.5 * min(partition.before(owner, i), 6), j) for owner, (score, j) in scores.items()), reverse=True
    )
    if not known and (found := _only_one(partition, i, wanted)) is not None:
        return found
    if not ranked:
        return None
    best, j = ranked[0]
    is_clear = len(ranked) == 1 or best - ranked[1][0] >= _MARGIN
    is_lone = len(ranked) == 1 and wanted not in _VAGUE
    return (j, "organisation") if is_clear and (best >= _LEAST or is_lone) else None


def _only_one(partition: Partition, i: int, wanted: str) -> Found | None:
    """The only organisation so far that is known to be of the sought kind."""
    found: dict[int, int] = {}
    for j in range(i - 1, -1, -1):
        if partition.sentence[i] - partition.sentence[j] > _FAR_REACH:
            break
        if _may_be_antecedent(partition, i, j) and (_fit(partition, j, wanted) or 0.0) > 0.0:
            found.setdefault(partition.owner[j], j)
    return (next(iter(found.values())), "only organisation of its kind") if len(found) == 1 else None


def _may_be_antecedent(partition: Partition, i: int, j: int) -> bool:
    mention = partition.mentions[j]
    if mention.kind == PRONOUN or mention.end > partition.mentions[i].start or partition.plural[j]:
        return False
    if mention.kind == NAME:
        is_open = mention.type in {_ORGANIZATION, _THING} or partition.type(j) == _ORGANIZATION
        # "the property developer Alpha" may have been taken for a person's name
        return is_open or (" " not in mention.name and not partition.gender(j) and bool(kinds_of(partition, j)))
    if partition.lemmas[j] not in KIND_NOUNS or is_predicate(partition.parse, mention.head):
        return False
    return partition.parse.lower[mention.start] not in NEVER_ANTECEDENT


def _fit(partition: Partition, j: int, wanted: str) -> float | None:
    """How well the entity of mention `j` is of the sought kind; None where it is known to be of another."""
    kinds = kinds_of(partition, j)
    if wanted in kinds:
        return 3.0
    if wanted in LOOSE_KINDS and kinds:
        return 2.5 if kinds & LOOSE_KINDS[wanted] else None
    is_open = wanted in _VAGUE | _OFFICIAL and not kinds and partition.type(j) == _ORGANIZATION
    if not is_open or partition.mentions[j].kind != NAME:
        return None
    return 0.0 if wanted in _OFFICIAL or " " not in partition.mentions[j].name else None


def kinds_of(partition: Partition, j: int) -> frozenset[str]:
    """The kinds of organisation that the text says the entity of mention `j` is."""
    owner = partition.owner[j]
    members = partition.members[owner]
    size, kinds = partition.kinds.get(owner, (0, frozenset()))
    if size != len(members):
        kinds = frozenset(kind for k in members[:_MEMORY] for kind in _kinds_said(partition, k))
        partition.kinds[owner] = len(members), kinds
    return kinds


def _kinds_said(partition: Partition, k: int) -> Iterator[str]:
    """Kinds that one mention speaks for."""
    mention, parse = partition.mentions[k], partition.parse
    if mention.kind == NOMINAL:
        if (kind := KIND_NOUNS.get(partition.lemmas[k])) is not None:
            yield kind
        return
    if mention.kind != NAME:
        return
    words = [word.strip(".,") for word in mention.name.casefold().split()]
    if (known := KNOWN_KINDS.get(" ".join(words))) is not None:
        yield known
    if len(words) > 1:
        word = next((a for a, b in pairwise(words) if b in {"of", "for"}), words[-1])
        if word in COMPANY_SUFFIXES or word in TRADES:
            yield "company"
        elif (kind := KIND_NOUNS.get(word)) is not None:
            yield kind
    if _is_business(parse, mention.head):
        yield "company"
    yield from _described_kinds(parse, mention.head)


def _described_kinds(parse: Parse, head: int) -> Iterator[str]:
    """Kinds from the nouns a name is described with: "Alpha is a bank", "the chipmaker Alpha", "Alpha, a charity"."""
    nouns = parse.kids(head, "appos")
    if parse.deps[head] == "appos":
        nouns.append(parse.heads[head])
    if parse.deps[head] in _SUBJECTS and parse.lemmas[parse.heads[head]] in {"be", "become", "remain"}:
        nouns.extend(parse.kids(parse.heads[head], "attr"))
    for noun in (*nouns, *(k for k in parse.children[head] if k < head and parse.deps[k] in {"compound", "nmod"})):
        if parse.words[noun].islower() and (kind := KIND_NOUNS.get(parse.lemmas[noun].lower())) is not None:
            yield kind


def _is_business(parse: Parse, head: int) -> bool:
    """Whether what is said of the name is said of companies: "shares in Alpha", "Alpha's revenue", "Alpha launched"."""
    role, governor = parse.deps[head], parse.heads[head]
    if role in {"poss", "compound", "nmod"}:
        return is_company_noun(parse, governor) or parse.lemmas[governor].lower() in BUSINESS_NOUNS
    if role == "pobj" and parse.lower[governor] in {"of", "in", "at"}:
        return is_company_noun(parse, parse.heads[governor])
    clauses = [k for k in parse.kids(head, "relcl") if any(parse.lower[c] == "which" for c in parse.children[k])]
    if any(runs_business(parse, k) or parse.lemmas[k] in BUSINESS_VERBS for k in clauses):
        return True
    if role != "nsubj":
        return False
    return parse.lemmas[governor] in BUSINESS_VERBS or runs_business(parse, governor)


def _prominence(partition: Partition, j: int) -> float:
    """Subjects are what a sentence is about, and so is whose spokesman or shares its subject is."""
    parse, head = partition.parse, partition.mentions[j].head
    if parse.deps[head] == "appos":
        head = parse.heads[head]
    role = parse.deps[head]
    if role in _SUBJECTS:
        return 3.0 if parse.deps[parse.heads[head]] not in {"relcl", "acl"} else 1.5
    up = parse.heads[parse.heads[head]] if role == "pobj" else parse.heads[head]
    if role in {"pobj", "poss", "compound"} and parse.deps[_person(parse, up)] in _SUBJECTS:
        return 2.5 if parse.lemmas[up] in REPRESENTATIVES else 1.0
    return 0.0


def _governs(parse: Parse, subject: int, noun: int) -> bool:
    """Whether a name is the subject, or has its spokesman as the subject, of a verb above the noun's own."""
    verbs = [k for k in parse.ancestors(noun) if parse.pos[k] in {"VERB", "AUX"}]
    up = parse.heads[subject]
    if parse.deps[subject] == "pobj":
        up = parse.heads[up]
    if parse.deps[subject] in _SUBJECTS:
        return up in verbs[1:]
    person = _person(parse, up)
    speaks = parse.deps[person] in _SUBJECTS and parse.lemmas[up] in REPRESENTATIVES
    return speaks and parse.heads[person] in verbs[1:]


def _person(parse: Parse, i: int) -> int:
    """Who a spokesman is by name, in "Alpha spokesman Berg said", "Berg, a spokesman for Alpha, said"."""
    beside = parse.lemmas[i] in REPRESENTATIVES and parse.deps[i] in {"compound", "nmod", "appos"}
    return parse.heads[i] if beside else i


def is_co_argument(parse: Parse, a: int, b: int) -> bool:
    """Whether both are arguments of one predicate, so that they are two: "Alpha asked the company"."""
    if parse.deps[b] == "conj" or parse.deps[a] == "poss" or parse.deps[b] == "poss":
        return parse.deps[b] == "conj" and parse.heads[b] == a
    return _predicate(parse, a) == _predicate(parse, b)


def _predicate(parse: Parse, i: int) -> int:
    up = parse.heads[i]
    while parse.pos[up] == "ADP" and parse.heads[up] != up:
        up = parse.heads[up]
    return up
