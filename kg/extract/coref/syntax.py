"""Mentions joined by their position: titles before names, appositions, sortal nouns after names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coref.organizations import is_co_argument
from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.mentions.find import title_before_complement
from kg.extract.mentions.type_roles import names_a_role
from kg.extract.words.gazetteer import PLACES
from kg.extract.words.heads import ANYBODY, SORTALS
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.coref.partition import Partition
    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_WORK = EntityType.WORK.value
_PERSON, _THING, _PLACE = EntityType.PERSON.value, EntityType.THING.value, EntityType.PLACE.value
LOCALITIES = frozenset("city town village district island province municipality suburb hamlet township".split())
"""Places whose names follow after "of"."""
_LEAD = 5
"""The last sentence of a story's opening: a headline, a caption, a dateline and the lead."""
_FULL_NAME = 2
_FACILITY, _ORGANIZATION = EntityType.FACILITY.value, EntityType.ORGANIZATION.value
_LONGEST_BRACKET = 8
_AGREEING = (
    frozenset({EntityType.ORGANIZATION.value, EntityType.GROUP.value, EntityType.FACILITY.value}),
    frozenset({EntityType.PLACE.value, EntityType.FACILITY.value}),
    frozenset({EntityType.PRODUCT.value, EntityType.FACILITY.value}),
)


def link_titles(partition: Partition) -> None:
    """Link the parts of "Prime Minister Anna Berg", "Ambassador to Norway Anna Berg", "the Aurora spacecraft"."""
    mentions, parse = partition.mentions, partition.parse
    names = {m.start: i for i, m in enumerate(mentions) if m.kind == NAME}
    ends = {m.end: i for i, m in enumerate(mentions) if m.kind == NAME}
    for i, mention in enumerate(mentions):
        if mention.kind != NOMINAL:
            continue
        following = names.get(mention.end)
        if following is not None and not partition.plural[i] and _is_close_apposition(partition, i, following):
            partition.merge(following, i, "title")
        if parse.lower[mention.head] in SORTALS and not partition.plural[i]:
            _link_sortal(partition, i, ends)
    for i, mention in enumerate(mentions):
        if mention.kind == NAME and mention.type == _PERSON:
            title = _title_with_complement(partition, i, ends)
            if title is not None:
                partition.merge(i, title, "title with complement")


def _is_close_apposition(partition: Partition, i: int, j: int) -> bool:
    """Whether name `j` right after noun `i` is what the noun says: "Mayor Berg", "the icebreaker Aurora"."""
    a, b = partition.mentions[i], partition.mentions[j]
    if a.type == b.type == _PERSON:
        return True
    if a.type == _THING or _PERSON in {a.type, b.type} or not types_agree(a.type, b.type):
        return False
    return not is_co_argument(partition.parse, a.head, b.head)  # "gave the company Alpha"


def _link_sortal(partition: Partition, i: int, ends: dict[int, int]) -> None:
    mention = partition.mentions[i]
    before = ends.get(mention.head)
    if before is None and mention.head - 1 > mention.start and partition.parse.deps[mention.head - 1] == "compound":
        before = ends.get(mention.head - 1)
    if before is None or partition.mentions[before].start < mention.start:
        return
    name = partition.mentions[before]
    if partition.parse.deps[name.head] != "compound" or name.type == _PERSON or _is_named_after(partition, mention):
        return
    if (name.type, mention.type) == (_PLACE, _FACILITY) and _only_located(partition, mention, name):
        return
    if name.type == mention.type or types_agree(name.type, mention.type):
        partition.merge(i, before, "name with sortal")


def _is_named_after(partition: Partition, mention: MentionSpan) -> bool:
    """As in "the Alphan town of Beta": the name of the place is behind its noun."""
    parse = partition.parse
    if parse.lemmas[mention.head] not in LOCALITIES or parse.lower[min(mention.end, len(parse) - 1)] != "of":
        return False
    inner = parse.child(mention.end, "pobj")
    other = partition.by_head.get(inner) if inner is not None else None
    return other is not None and partition.mentions[other].kind == NAME


def _only_located(partition: Partition, mention: MentionSpan, name: MentionSpan) -> bool:
    """As in "its Ohio factory", "a Denver hotel": that is where it stands; "the Aurora hotel" is called so."""
    parse = partition.parse
    singled_out = any(parse.lower[j] in ("a", "an") for j in parse.kids(mention.head, "det"))
    return name.name in PLACES or singled_out or parse.child(mention.head, "poss") is not None


def _title_with_complement(partition: Partition, i: int, ends: dict[int, int]) -> int | None:
    """The title of "Ambassador to the United States Anna Berg": a rank, a preposition, and a name run into the next."""
    parse, name = partition.parse, partition.mentions[i]
    previous = ends.get(name.start)
    if previous is None or partition.mentions[previous].type == _PERSON:
        return None
    return partition.by_head.get(title_before_complement(parse, partition.mentions[previous].start))


def link_appositions(partition: Partition) -> None:
    """Both sides of an apposition: by the parser's label, and by the commas around a typed noun phrase."""
    for i, mention in enumerate(partition.mentions):
        if mention.kind == PRONOUN:
            continue
        j = _apposed_to(partition, i)
        if j is not None and _may_be_apposed(partition, i, j):
            partition.merge(i, j, "apposition")
            continue
        j = _after_comma(partition, i) if mention.kind == NOMINAL else _role_before(partition, i)
        if j is None and mention.kind == NAME and mention.type == _PERSON:
            j = _named_role(partition, i)
        if j is not None:
            partition.merge(i, j, "apposition by commas")


def link_scripts(partition: Partition) -> None:
    """A name and its spelling in another script, in brackets right after it."""
    ends = {m.end: i for i, m in enumerate(partition.mentions) if m.kind == NAME}
    for i, mention in enumerate(partition.mentions):
        before = ends.get(mention.start - 1)
        if mention.kind != NAME or before is None or partition.parse.words[mention.start - 1] != "(":
            continue
        if _is_other_script(mention.name) != _is_other_script(partition.mentions[before].name):
            partition.merge(i, before, "other script")


def link_lead(partition: Partition) -> None:
    """The opening of a news story: "A former clerk won ... . Anna Berg, 35, is ..." is about one person."""
    parse = partition.parse
    opening = [
        i
        for i, m in enumerate(partition.mentions)
        if m.kind == NOMINAL
        and m.type == _PERSON
        and parse.deps[m.head] in {"nsubj", "nsubjpass"}
        and partition.sentence[i] <= _LEAD
        and parse.lower[m.start] in {"a", "an"}
        and len(partition.entity(i)) == 1
    ]
    for i, mention in enumerate(partition.mentions):
        if opening and mention.kind == NAME and mention.type == _PERSON and _introduces(partition, i):
            if partition.sentence[i] == partition.sentence[opening[-1]] + 1 and partition.entity(i)[0] == i:
                partition.merge(i, opening[-1], "news lead")
            return


def _introduces(partition: Partition, i: int) -> bool:
    """Whether a full name opens its sentence and is followed by an age or a clause, or is said to be somebody."""
    parse, mention = partition.parse, partition.mentions[i]
    if mention.end - mention.start < _FULL_NAME or parse.deps[mention.head] not in {"nsubj", "nsubjpass"}:
        return False
    if mention.start != parse.sents[partition.sentence[i]][0]:
        return False
    end = _after_brackets(parse, mention.end)
    is_described = (
        parse.words[end] == "," and (parse.pos[end + 1] == "NUM" or parse.tags[end + 1] in {"VBN", "WP"})
        if end + 1 < len(parse)
        else False
    )
    verb = parse.heads[mention.head]
    attribute = parse.child(verb, "attr") if parse.lemmas[verb] == "be" else None
    other = partition.by_head.get(attribute) if attribute is not None else None
    return is_described or (other is not None and partition.mentions[other].type == _PERSON)


def _after_brackets(parse: Parse, end: int) -> int:
    """The token after a short bracket that opens at `end`, else `end`."""
    if end < len(parse) and parse.words[end] == "(":
        for i in range(end + 1, min(end + _LONGEST_BRACKET, len(parse))):
            if parse.words[i] == ")":
                return i + 1
    return end


def _apposed_to(partition: Partition, i: int) -> int | None:
    parse, head = partition.parse, partition.mentions[i].head
    if parse.deps[head] != "appos" or parse.child(head, "cc", "conj") is not None:
        return None
    other = parse.heads[head]
    if parse.deps[other] == "conj" or parse.child(other, "cc") is not None:
        return None
    j = partition.by_head.get(other)
    if j is not None and partition.mentions[i].type == _PERSON != partition.mentions[j].type:
        envoy = _governing_person(partition, other)  # "the envoy to Norway, Anna Berg"
        return j if envoy is None else envoy
    return j


def _governing_person(partition: Partition, i: int) -> int | None:
    """The person noun whose prepositional phrase ends in token `i`."""
    parse = partition.parse
    prep = parse.heads[i]
    if parse.deps[i] != "pobj" or parse.deps[prep] != "prep":
        return None
    j = partition.by_head.get(parse.heads[prep])
    return j if j is not None and partition.mentions[j].type == _PERSON else None


def _may_be_apposed(partition: Partition, i: int, j: int) -> bool:
    a, b = partition.mentions[i], partition.mentions[j]
    if partition.plural[i] != partition.plural[j] or PRONOUN in {a.kind, b.kind}:
        return False
    if a.kind == b.kind == NAME:
        return False  # "Oslo, Norway"; an acronym is found by its initials
    if _may_be_a_firm(partition, i, b.type) or _may_be_a_firm(partition, j, a.type):
        return True
    if a.kind == b.kind == NOMINAL and not (a.type == b.type != _THING):
        return False
    if a.type == b.type or types_agree(a.type, b.type):
        return True
    # an unlisted noun after a name is trusted with an indefinite article ("Berg, a keen rower")
    if a.kind == NAME:
        return a.type == _THING and b.type not in {_PERSON, _PLACE}  # "the treaty, Alpha"
    determiner = partition.parse.lower[a.start]
    is_open = a.type == _THING and b.type not in {_PLACE, _WORK}
    return is_open and (determiner in {"a", "an"} or (determiner == "the" and b.type != _PERSON))


def _may_be_a_firm(partition: Partition, i: int, other: str) -> bool:
    """Whether a noun said of people and of firms is apposed to a firm: "its owner, Alpha Foods"."""
    mention = partition.mentions[i]
    is_open = mention.kind == NOMINAL and mention.type == _PERSON and partition.lemmas[i] in ANYBODY
    return is_open and other == _ORGANIZATION


def _is_other_script(name: str) -> bool:
    letters = "".join(c for c in name if c.isalpha())
    return letters.lower() == letters.upper()


def types_agree(a: str, b: str) -> bool:
    """Whether two types are often used of one thing: a prison is a facility and an organisation."""
    return a == b or any(a in types and b in types for types in _AGREEING)


def _after_comma(partition: Partition, i: int) -> int | None:
    """The name before "NAME, a fighter jet," where the parser saw something else."""
    parse, mention = partition.parse, partition.mentions[i]
    start = mention.start
    if mention.kind != NOMINAL or start <= 1 or parse.words[start - 1] != "," or mention.type == _THING:
        return None
    if not _is_apposition_start(partition, i) or parse.child(mention.head, "cc", "conj") is not None:
        return None
    if parse.deps[mention.head] in {"nsubj", "nsubjpass"} or not _closes(partition, i):
        return None
    for j in range(i - 1, max(i - 4, -1), -1):
        other = partition.mentions[j]
        if other.end == start - 1 and other.kind == NAME:
            is_same = other.type == mention.type and parse.deps[other.head] != "conj"
            return j if is_same and not partition.plural[i] else None
    return None


def _role_before(partition: Partition, i: int) -> int | None:
    """The role in "the envoy to Norway, Anna Berg," where the parser saw a list."""
    parse, mention = partition.parse, partition.mentions[i]
    start, end = mention.start, mention.end
    if mention.type != _PERSON or start <= 1 or parse.words[start - 1] != "," or end - start < _FULL_NAME:
        return None
    if end < len(parse) and (
        parse.words[end] not in {",", "."} or parse.lower[min(end + 1, len(parse) - 1)] in {"and", "or"}
    ):
        return None
    j = next((k for k in range(i - 1, max(i - 4, -1), -1) if partition.mentions[k].end == start - 1), None)
    if j is None or partition.mentions[j].kind != NAME:
        return None
    k = partition.mentions[j].start - 1
    while k > 0 and parse.pos[k] == "DET":
        k -= 1
    role = partition.by_head.get(k - 1) if k > 0 and parse.lower[k] in {"to", "of", "for", "in"} else None
    if role is None or partition.mentions[role].kind != NOMINAL or partition.plural[role]:
        return None
    return role if partition.mentions[role].type == _PERSON and partition.type(j) != _PERSON else None


def _named_role(partition: Partition, i: int) -> int | None:
    """The role in "Berg and his rival, Anna Lund," or "among them was the captain, Anna Lund, who"."""
    parse, start = partition.parse, partition.mentions[i].start
    j = next((k for k in range(i - 1, max(i - 6, -1), -1) if partition.mentions[k].end == start - 1), None)
    if j is None or not names_a_role(parse, partition.mentions[i], partition.mentions[j].head):
        return None
    role = partition.mentions[j]
    is_role = role.kind == NOMINAL and role.type == _PERSON and not partition.plural[j]
    return j if is_role and len(partition.entity(j)) == 1 and partition.entity(i)[0] == i else None


def _is_apposition_start(partition: Partition, i: int) -> bool:
    parse, mention = partition.parse, partition.mentions[i]
    if parse.lower[mention.start] in {"a", "an", "the", "another", "one"}:
        return True
    return any(parse.deps[k] == "poss" and parse.pos[k] == "PROPN" for k in parse.children[mention.head])


def _closes(partition: Partition, i: int) -> bool:
    """Whether the phrase is closed by punctuation, or continued by its own modifiers, and is no list item."""
    parse, mention = partition.parse, partition.mentions[i]
    end = mention.end
    if end >= len(parse):
        return True
    if parse.lower[end] in {"and", "or"}:
        return False
    if parse.words[end] == "," and end + 1 < len(parse) and parse.lower[end + 1] in {"and", "or"}:
        return parse.pos[min(end + 2, len(parse) - 1)] in {"VERB", "AUX", "ADV"}
    return parse.pos[end] in {"PUNCT", "ADP", "VERB", "PRON", "DET", "SCONJ"}
