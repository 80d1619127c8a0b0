"""The type of each mention: what the recogniser, the head noun, titles, appositions and the whole document say."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.extract.names import DEMONYM, DESIGNATION
from kg.extract.words.gazetteer import PLACES
from kg.extract.words.given_names import GIVEN
from kg.extract.words.heads import HEAD_TYPES, SORTALS
from kg.extract.words.nouns import KINSHIP
from kg.extract.words.organizations import KNOWN, SUFFIXES
from kg.extract.words.pronouns import PRONOUNS
from kg.extract.words.titles import HONORIFICS, RANKS
from kg.model import EntityType, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_PERSON, _PLACE, _GROUP = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.GROUP.value
_ORGANIZATION, _THING, _PRODUCT = EntityType.ORGANIZATION.value, EntityType.THING.value, EntityType.PRODUCT.value

_OF_LABEL = {
    "PERSON": _PERSON,
    "NORP": _GROUP,
    "FAC": EntityType.FACILITY.value,
    "ORG": _ORGANIZATION,
    "GPE": _PLACE,
    "LOC": _PLACE,
    "PRODUCT": _PRODUCT,
    "EVENT": EntityType.EVENT.value,
    "WORK_OF_ART": EntityType.WORK.value,
    "LAW": EntityType.WORK.value,
}
_SPEAKING = frozenset("say tell add explain argue claim warn write believe think deny admit insist ask reply".split())
_PERSON_SUFFIXES = ("ist", "ologist", "man", "woman", "grapher", "keeper", "maker")
_FACILITY_WORDS = frozenset(
    {"airport", "stadium", "bridge", "hall", "tower", "hospital", "station", "palace", "prison"}
)


def assign_types(
    parse: Parse, mentions: Sequence[MentionSpan], labels: Mapping[tuple[int, int], str]
) -> list[MentionSpan]:
    """The mentions with their types; names with the same words get the type that the whole document supports."""
    by_head = {m.head: m for m in mentions if m.kind != MentionKind.PRONOUN}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind == MentionKind.NAME and not mention.type:
            for type_, weight in _evidence(parse, mention, labels.get((mention.start, mention.end), ""), by_head):
                votes[mention.name.casefold()][type_] += weight
    decided = _decided(votes)
    return [
        m
        if m.type
        else m._replace(type=decided.get(m.name.casefold(), _THING) if m.kind == MentionKind.NAME else _plain(parse, m))
        for m in mentions
    ]


def _decided(votes: Mapping[str, Counter[str]]) -> dict[str, str]:
    """One type a name. A short name joins in the votes of the full names that it ends or begins."""
    totals = {name: Counter(count) for name, count in votes.items()}
    people: dict[str, list[str]] = defaultdict(list)
    for name, count in votes.items():
        words = name.split()
        if len(words) > 1 and count and max(count, key=lambda t: (count[t], t)) == _PERSON:
            for word in {words[0], words[-1]}:
                people[word].append(name)
    for name, count in totals.items():
        words = name.split()
        if (
            len(words) > 1
            and not count[_PLACE]
            and any(words[0] == other.split()[0] for other in people.get(words[-1], ()))
        ):
            count[_PERSON] += 4  # "Anna Berg" is what "Anna Maria Berg" is
    surnames = {
        name
        for name, count in votes.items()
        if " " not in name and count and max(count, key=lambda t: (count[t], t)) == _PERSON
    }
    for name, count in totals.items():
        if name.count(" ") == 1 and not count and name.rpartition(" ")[2] in surnames:
            count[_PERSON] += 4
    for short, full in people.items():
        if short in totals and totals[short][_PLACE] < 10:
            totals[short][_PERSON] += 12 + 3 * len(full)
    return {name: max(sorted(count), key=lambda t: count[t]) if count else _THING for name, count in totals.items()}


def _plain(parse: Parse, mention: MentionSpan) -> str:
    if mention.kind == MentionKind.PRONOUN:
        return _pronoun_type(parse.lower[mention.head])
    return nominal_type(parse, mention.head)


def _pronoun_type(word: str) -> str:
    pronoun = PRONOUNS[word]
    if pronoun.person < 3:
        return _GROUP if pronoun.plural else _PERSON
    return _PERSON if pronoun.gender in {"m", "f"} else _THING


def nominal_type(parse: Parse, head: int) -> str:
    """The type of a noun phrase by its head noun; several persons are a group."""
    lemma, lower = parse.lemmas[head].lower(), parse.lower[head]
    found = HEAD_TYPES.get(lower) or HEAD_TYPES.get(lemma) or _by_suffix(lemma)
    is_plural = parse.tags[head] in {"NNS", "NNPS"}
    if found == _PERSON and is_plural:
        return _GROUP
    if parse.pos[head] == "ADJ":
        return _GROUP if parse.tags[head] == "JJ" else _THING
    return found or _THING


def _by_suffix(lemma: str) -> str:
    if len(lemma) > 6 and lemma.endswith(_PERSON_SUFFIXES):
        return _PERSON
    tail = lemma.rpartition("-")[2]
    return HEAD_TYPES.get(tail, "") if tail != lemma else ""


def _evidence(
    parse: Parse, mention: MentionSpan, label: str, by_head: Mapping[int, MentionSpan]
) -> Iterator[tuple[str, float]]:
    """Types a name may have, with weights: what is known of the words outweighs the recogniser's guess."""
    words = mention.name.split()
    if label in _OF_LABEL and label != DEMONYM:
        yield _OF_LABEL[label], 2.0
    yield from _by_words(parse, mention, words)
    yield from _by_context(parse, mention, by_head)


def _by_words(parse: Parse, mention: MentionSpan, words: list[str]) -> Iterator[tuple[str, float]]:
    first, last = words[0].casefold(), words[-1].casefold().rstrip(".")
    if mention.name in PLACES:
        yield _PLACE, 8.0
    if mention.name in KNOWN:
        yield _ORGANIZATION, 8.0
    if len(words) > 1:
        if first in GIVEN:
            yield _PERSON, 4.0
        if last in SUFFIXES:
            yield _ORGANIZATION, 5.0
        elif last in HEAD_TYPES and HEAD_TYPES[last] != _PERSON:
            yield HEAD_TYPES[last], 5.0
        elif " of " in mention.name and first in SUFFIXES:
            yield _ORGANIZATION, 5.0
        elif " of " in mention.name and first in HEAD_TYPES and HEAD_TYPES[first] != _PERSON:
            yield HEAD_TYPES[first], 5.0
    if DESIGNATION.match(words[-1]):
        yield _PRODUCT, 5.0
    if len(words) == 1 and mention.name.isupper() and len(mention.name) > 2:
        yield _ORGANIZATION, 1.0
    before = parse.lower[mention.start - 1] if mention.start else ""
    if before in HONORIFICS or before in RANKS:
        yield _PERSON, 5.0


def _by_context(parse: Parse, mention: MentionSpan, by_head: Mapping[int, MentionSpan]) -> Iterator[tuple[str, float]]:
    head, following = mention.head, mention.end
    if following < len(parse) and parse.deps[head] == "compound" and parse.lower[parse.heads[head]] in SORTALS:
        yield HEAD_TYPES.get(parse.lower[parse.heads[head]], _THING), 4.0
    for j in parse.kids(head, "appos"):
        other = by_head.get(j)
        if other is not None and other.kind == MentionKind.NOMINAL:
            yield _apposed(parse, j), 4.0
    if parse.deps[head] == "appos":
        other = by_head.get(parse.heads[head])
        if other is not None and other.kind == MentionKind.NOMINAL:
            yield _apposed(parse, parse.heads[head]), 4.0
    verb = parse.heads[head]
    if parse.deps[head] == "nsubj":
        if parse.lemmas[verb] in _SPEAKING:
            yield _PERSON, 1.0
        if parse.lemmas[verb] == "be" and (attribute := parse.child(verb, "attr")) is not None and attribute in by_head:
            yield _apposed(parse, attribute), 3.0
    if parse.deps[head] == "pobj" and parse.lower[verb] in {"in", "near", "at"}:
        yield _PLACE, 1.0
    if parse.deps[head] == "poss" and parse.lemmas[verb] in KINSHIP:
        yield _PERSON, 3.0
    if parse.deps[head] in {"nsubj", "nsubjpass"}:
        if parse.lower[verb] in {"born", "married"}:
            yield _PERSON, 3.0
        if _is_taken_up(parse, mention):
            yield _PERSON, 2.5
    for clause in parse.kids(head, "relcl"):
        if any(parse.lower[w] == "who" for w in parse.children[clause]):
            yield _PERSON, 2.0


def _is_taken_up(parse: Parse, mention: MentionSpan) -> bool:
    """Whether the sentence after a name in subject position begins with "he" or "she"."""
    number = parse.sent_of[mention.head] + 1
    if number >= len(parse.sents):
        return False
    first, last = parse.sents[number]
    return any(
        parse.lower[i] in {"he", "she"} and parse.deps[i] in {"nsubj", "nsubjpass"}
        for i in range(first, min(first + 2, last))
    )


def _apposed(parse: Parse, head: int) -> str:
    return nominal_type(parse, head)
