"""Mentions: names, nominals and pronouns that can be an argument of a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.heads import share_of
from kg.extract.layers import NAME, NOMINAL, PRONOUN, MentionSpan
from kg.extract.mentions.borders import NameSpan, is_capitalised, is_state_code
from kg.extract.mentions.names import DEMONYM, find_names
from kg.extract.mentions.nested import nested_names
from kg.extract.mentions.types import assign_types
from kg.extract.words.gazetteer import ABBREVIATIONS, COUNTRIES, DEMONYMS, is_people
from kg.extract.words.heads import (
    CONDITIONS,
    CURRENCIES,
    HEAD_TYPES,
    INDEFINITE,
    KINDS,
    MEASURES,
    NOT_REFERRING,
    TIME_NOUNS,
)
from kg.extract.words.name_parts import STATE_CODES
from kg.extract.words.nouns import KINSHIP, ROLES
from kg.extract.words.pronouns import EXTRAPOSING, PRONOUNS, RAISING_VERBS, WEATHER_VERBS
from kg.extract.words.titles import HONORIFICS, RANKS, TITLE_MODIFIERS
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_PERSON, _PLACE, _GROUP = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.GROUP.value
_ARGUMENT = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "poss", "dative", "oprd", "ROOT", "nmod", "dep"},
)
_MODIFIER = frozenset({"compound", "nmod", "amod", "npadvmod", "quantmod", "nummod", "advmod", "punct"})
_LEFT = frozenset(
    """det predet amod compound nmod nummod poss case quantmod advmod npadvmod punct neg preconj""".split()
)
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_NOMINAL_OR_NUMBER = _NOMINAL | {"NUM"}
_TITLE_LEFT = frozenset(
    {"amod", "compound", "nmod", "poss", "case", "punct", "advmod", "nummod", "npadvmod", "conj", "cc"}
)
_STRIPPED = frozenset({"DT", "PDT", "PRP$", "WP$", "WDT", "POS", "``", "''", ",", ":", "-LRB-", "-RRB-", "HYPH"})
_THING = EntityType.THING.value
_NO_KINDS: frozenset[str] = frozenset()
_OF_LANGUAGES = frozenset("speak learn teach study understand write read translate use know master".split())
"""Verbs whose object may be a language."""
_DROPPED = frozenset({"such", "own", "one", "both", "same", "only", "even", "just", "also", "not", "very"})


def find_mentions(parse: Parse) -> list[MentionSpan]:
    """Every mention, sorted by start and end; no two names or nominals share a head token."""
    names = find_names(parse)
    inside = [False] * len(parse)
    for span in names:
        inside[span.start : span.end] = [True] * (span.end - span.start)
    found = [mention for span in names if (mention := _name_mention(parse, span)) is not None]
    heads = {mention.head for mention in found}
    for mention in [*_titles(parse, found, inside), *_nominals(parse, inside)]:
        if mention.head not in heads:
            heads.add(mention.head)
            found.append(mention)
    found.extend(_pronouns(parse))
    found.sort(key=_position)
    found = assign_types(parse, found, {(s.start, s.end): s.label for s in names})
    inner = nested_names(parse, found)
    return sorted([*found, *inner], key=_position) if inner else found


def _position(mention: MentionSpan) -> tuple[int, int, int]:
    return mention.start, mention.end, mention.head


def span_head(parse: Parse, start: int, end: int) -> int:
    """The token of `[start, end)` governed from outside; of several, one in an argument role, the last proper noun."""
    outside = [i for i in range(start, end) if not start <= parse.heads[i] < end or parse.heads[i] == i]
    outside = [i for i in outside if parse.pos[i] not in {"PUNCT", "PART"}] or outside or [end - 1]
    if len(outside) == 1:
        return outside[0]
    return max(outside, key=lambda i: (parse.deps[i] in _ARGUMENT, parse.pos[i] == "PROPN", i))


# ---------------------------------------------------------------------------------------------------------- names


def _name_mention(parse: Parse, span: NameSpan) -> MentionSpan | None:
    start, end, label = span
    head = span_head(parse, start, end)
    text = parse.slice(start, end)
    name = " ".join(text.split())
    if label == DEMONYM:
        return _demonym_mention(parse, start, end, head, name)
    if is_state_code(parse, start) and end - start == 1:
        return MentionSpan(start, end, head, NAME, _PLACE, STATE_CODES[name])
    return MentionSpan(start, end, head, NAME, "", _expanded(name))


def _expanded(name: str) -> str:
    """A country's full name for its abbreviation, also for "U. S." and "U.S"."""
    if "." in name:
        plain = name.replace(". ", ".").rstrip(".") + "."
        name = plain if plain in ABBREVIATIONS else name
    return COUNTRIES[name] if name in ABBREVIATIONS else name


def _demonym_mention(parse: Parse, start: int, end: int, head: int, name: str) -> MentionSpan | None:
    if _is_premodifier(parse, head) and name in DEMONYMS:
        return MentionSpan(start, end, head, NAME, _PLACE, DEMONYMS[name])
    is_plural = name not in DEMONYMS or parse.tags[head] in {"NNS", "NNPS"}
    determiner = parse.child(head, "det")
    if not is_plural and determiner is None:
        if not _is_language(parse, head):
            return None  # an adjective in predicate position
        return MentionSpan(start, end, head, NAME, _THING, f"{name} language")
    is_group = is_plural or (parse.lower[determiner or head] == "the" and is_people(name))
    first = _left_edge(parse, head)
    return MentionSpan(min(first, start), end, head, NOMINAL, _GROUP if is_group else _PERSON, name)


def _is_language(parse: Parse, i: int) -> bool:
    """Whether a bare nationality word is a language: "in Norwegian", "speaks Norwegian", "Norwegian is spoken"."""
    while parse.deps[i] == "conj" and parse.heads[i] < i:
        i = parse.heads[i]
    if parse.pos[i] not in {"NOUN", "PROPN"} or parse.words[i] not in DEMONYMS:
        return False
    governor = parse.heads[i]
    if parse.deps[i] == "pobj":
        return parse.lower[governor] in {"in", "into", "from"}
    if parse.deps[i] == "nsubj" and parse.lemmas[governor] == "be":
        attribute = parse.child(governor, "attr")
        return attribute is not None and parse.lemmas[attribute] in {"language", "tongue", "dialect"}
    return parse.deps[i] in {"dobj", "nsubjpass"} and parse.lemmas[governor] in _OF_LANGUAGES


def _is_premodifier(parse: Parse, i: int) -> bool:
    """Whether token `i` modifies a noun to its right, also as a later conjunct of such a modifier."""
    while parse.deps[i] == "conj" and parse.heads[i] < i:
        i = parse.heads[i]
    return parse.deps[i] in _MODIFIER and parse.heads[i] > i


# ---------------------------------------------------------------------------------------------------------- titles


def _titles(parse: Parse, names: list[MentionSpan], inside: list[bool]) -> list[MentionSpan]:
    """Titles right before a name ("Deputy Prime Minister Anna Berg"), each a nominal headed by the title noun."""
    found: list[MentionSpan] = []
    ends = {name.end: name for name in names}
    for name in names:
        i = name.start - 1
        if name.kind == NAME and name.start in ends:
            i = title_before_complement(parse, ends[name.start].start)
            if i >= 0:
                start = i - 1 if i and parse.lower[i - 1] in TITLE_MODIFIERS else i
                found.append(_title(parse, start, i))
            continue
        if name.kind != NAME or i < 0 or inside[i] or not _is_title_noun(parse, i, name):
            continue
        start = i
        while start > 0 and _continues_title(parse, start - 1, i, name.head):
            start -= 1
        start = _without_leading(parse, start, i)
        found.append(_title(parse, start, i))
    return found


def _title(parse: Parse, start: int, head: int) -> MentionSpan:
    return MentionSpan(start, head + 1, head, NOMINAL, _PERSON, _readable(parse, start, head, head + 1))


def title_before_complement(parse: Parse, start: int) -> int:
    """The title in "Ambassador to Norway Anna Berg", where "Norway" begins at `start`; -1 where there is none."""
    i = start - 1
    while i > 0 and parse.pos[i] == "DET":
        i -= 1
    is_title = i >= 1 and parse.lower[i] in {"to", "of", "for"} and parse.lower[i - 1] in RANKS
    return i - 1 if is_title else -1


def _is_title_noun(parse: Parse, i: int, name: MentionSpan) -> bool:
    related = parse.pos[i] == "NOUN" and parse.lower[i] in KINSHIP  # "her brother Olav", not "Brother Olav"
    if parse.lower[i] in HONORIFICS and parse.lower[i] not in RANKS and not related:
        return False
    if parse.pos[i] not in {"NOUN", "PROPN", "ADJ"} or parse.tags[i] in {"NNS", "NNPS"}:
        return False
    if not (parse.lower[i] in RANKS or parse.lower[i] in ROLES or HEAD_TYPES.get(parse.lower[i]) == _PERSON):
        return False
    return bool(name.start <= parse.heads[i] < name.end or parse.heads[name.head] == i)


def _continues_title(parse: Parse, i: int, title: int, name: int) -> bool:
    if parse.deps[i] not in _TITLE_LEFT or parse.tags[i] in {"``", "''", ","}:
        return False
    if parse.deps[i] == "cc" or (
        parse.deps[i] == "conj" and parse.heads[i] < i and parse.pos[parse.heads[i]] == "VERB"
    ):
        return False
    return any(a in (title, name) for a in parse.ancestors(i))


# -------------------------------------------------------------------------------------------------------- nominals


def _nominals(parse: Parse, inside: list[bool]) -> list[MentionSpan]:
    values = {
        i
        for e in parse.ents
        if e.label in {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"}
        for i in range(e.start, e.end)
    }
    found: list[MentionSpan] = []
    end = 0
    for i in [i for i, pos in enumerate(parse.pos) if pos in _NOMINAL_OR_NUMBER and not inside[i]]:
        pos = parse.pos[i]
        if pos == "NUM" and (whole := share_of(parse, i)) is not None:
            found.append(_share(parse, i, whole))
        if i < end or pos not in _NOMINAL or not _is_nominal_head(parse, i, in_value=i in values):
            continue
        start = _without_leading(parse, _left_edge(parse, i), i)
        end = _right_edge(parse, i)
        name = _readable(parse, start, i, end)
        if name:
            is_condition = end > i + 1 and parse.lemmas[i] in CONDITIONS
            found.append(MentionSpan(start, end, i, NOMINAL, _THING if is_condition else "", name))
    return found


def _right_edge(parse: Parse, i: int) -> int:
    """The end of the noun: behind the parts of a hyphenated word, or the "of" that says which kind it is."""
    end = i + 1
    while (
        end < len(parse)
        and parse.heads[end] == i
        and parse.tags[end] == "HYPH"
        and parse.starts[end] == parse.ends[end - 1]
    ):
        end += 1
    if end > i + 1 and parse.words[end - 1] == "-":
        return i + 1
    if end > i + 1 or end + 1 >= len(parse) or parse.lower[end] != "of" or parse.heads[end] != i:
        return end
    kind = parse.child(end, "pobj")
    if kind is None or parse.tags[kind] not in {"NN", "NNS", "NNP"} or parse.words[kind][:1].isupper():
        return end
    lemma = parse.lemmas[i].lower()
    if parse.lower[kind] not in KINDS.get(lemma, _NO_KINDS) and (lemma not in CONDITIONS or parse.tags[kind] == "NNS"):
        return end
    before = range(end + 1, kind)
    return kind + 1 if all(parse.heads[j] == kind and parse.deps[j] in {"amod", "compound"} for j in before) else end


def _share(parse: Parse, i: int, whole: int) -> MentionSpan:
    """As in "five of the 12 miners", "Of the 12 miners, five": those five, who are not all."""
    name = f"{parse.lower[i]} of {' '.join(parse.slice(_left_edge(parse, whole), whole + 1).split())}"
    end = whole + 1 if whole > i else i + 1
    type_ = HEAD_TYPES.get(parse.lemmas[whole].lower(), "")
    several = type_ == _PERSON and parse.lower[i] not in {"one", "1"}
    return MentionSpan(i, end, i, NOMINAL, _GROUP if several else type_, name)


def _is_nominal_head(parse: Parse, i: int, *, in_value: bool) -> bool:
    pos = parse.pos[i]
    if pos not in {"NOUN", "PROPN"} and not _is_nominal_adjective(parse, i):
        return False
    lower, lemma = parse.lower[i], parse.lemmas[i].lower()
    if not lower[:1].isalpha() or lower in INDEFINITE or lower in TIME_NOUNS or lemma in TIME_NOUNS:
        return False
    pair = lemma == "couple" and parse.child(i, "prep") is None  # two people
    if (not pair and not MEASURES.isdisjoint((lower, lemma))) or (
        lower in HONORIFICS and lower not in RANKS and pos == "PROPN"
    ):
        return False
    if in_value and lemma not in HEAD_TYPES:
        return False
    if lemma in CURRENCIES and parse.child(i, "nummod") is not None:
        return False
    if _is_premodifier(parse, i):
        return False
    return not (lower in NOT_REFERRING and parse.deps[i] in {"pobj", "dobj", "npadvmod"} and _is_bare(parse, i))


def _is_nominal_adjective(parse: Parse, i: int) -> bool:
    """Whether an adjective stands for people or things: "the poor", "the original"."""
    if parse.tags[i] not in {"JJ", "JJS", "VBN"} or parse.pos[i] != "ADJ":
        return False
    det = parse.child(i, "det")
    return det is not None and parse.lower[det] == "the" and parse.deps[i] in {"nsubj", "nsubjpass", "dobj", "pobj"}


def _is_bare(parse: Parse, i: int) -> bool:
    return not any(j < i and parse.deps[j] in {"det", "poss", "nummod", "amod", "compound"} for j in parse.children[i])


def _left_edge(parse: Parse, i: int) -> int:
    """The first token of the noun phrase up to its head: determiners, possessors and premodifiers."""
    edge = i
    for j in parse.children[i]:
        if (
            j < edge
            and parse.deps[j] in _LEFT
            and not (parse.deps[j] == "nummod" and parse.child(j, "prep") is not None)
        ):
            return min(parse.subtree(j))
    return edge


def _without_leading(parse: Parse, start: int, head: int) -> int:
    """`start` moved over adverbs and punctuation that are no part of the phrase."""
    while start < head and (
        parse.pos[start] in {"PUNCT", "SPACE", "CCONJ", "SCONJ"}
        or parse.tags[start] == "WRB"
        or (parse.deps[start] in {"advmod", "neg", "preconj"} and parse.heads[start] == head)
    ):
        start += 1
    return start


def _readable(parse: Parse, start: int, head: int, end: int) -> str:
    while start < head and (parse.tags[start] in _STRIPPED or parse.lower[start] in _DROPPED):
        if parse.words[start + 1] == "-":
            break  # "all-women team"
        start += 1
    return " ".join(parse.slice(start, end).split())


# -------------------------------------------------------------------------------------------------------- pronouns


def _pronouns(parse: Parse) -> list[MentionSpan]:
    return [
        MentionSpan(i, i + 1, i, PRONOUN, "", parse.words[i])
        for i, tag in enumerate(parse.tags)
        if tag in {"PRP", "PRP$"}
        and parse.lower[i] in PRONOUNS
        and not (parse.lower[i] == "it" and _is_expletive(parse, i))
        and not (parse.words[i] == "I" and _is_number(parse, i))
    ]


def _is_number(parse: Parse, i: int) -> bool:
    """Whether "I" counts a ruler or a road: "Abbas I", "I-44"."""
    if i + 1 < len(parse) and parse.words[i + 1] == "-" and parse.starts[i + 1] == parse.ends[i]:
        return True
    is_subject = parse.deps[i] in {"nsubj", "nsubjpass"} and parse.heads[i] > i
    return i > 0 and parse.pos[i - 1] == "PROPN" and parse.sent_of[i - 1] == parse.sent_of[i] and not is_subject


def _is_expletive(parse: Parse, i: int) -> bool:
    """Whether "it" stands for the weather, for a clause ("it is clear that"), or opens a cleft ("it was X who")."""
    verb = parse.heads[i]
    if parse.deps[i] == "expl" or parse.lemmas[verb] in WEATHER_VERBS:
        return True
    if parse.deps[i] not in {"nsubj", "nsubjpass"}:
        return False
    clauses = {parse.deps[c] for c in parse.kids(verb, "ccomp", "xcomp", "advcl", "csubj", "acl") if c > verb}
    if parse.lemmas[verb] in RAISING_VERBS:
        return bool(clauses & {"ccomp", "advcl"})
    if parse.lemmas[verb] == "take" or parse.pos[verb] == "ADJ":
        return bool(clauses)  # "it takes years to", "make it clear that"
    if parse.deps[i] == "nsubjpass":
        return "ccomp" in clauses
    if parse.lemmas[verb] == "be" and _brings_circumstance_forward(parse, verb):
        return True
    return parse.lemmas[verb] in {"be", "become", "'s", "remain"} and _is_extraposed(parse, verb, bool(clauses))


def _brings_circumstance_forward(parse: Parse, verb: int) -> bool:
    """Whether a cleft does: "it was in Oslo that she met him"."""
    if (preposition := parse.child(verb, "prep")) is None or preposition < verb:
        return False
    clauses = [c for c in parse.kids(verb, "ccomp", "advcl") if c > preposition]
    return any(parse.lower[m] == "that" for c in clauses for m in parse.kids(c, "mark"))


def _is_extraposed(parse: Parse, verb: int, has_clause: bool) -> bool:  # noqa: FBT001
    """Whether the complement of a copula takes the clause that "it" announces, or is what a cleft brings forward."""
    complement = parse.child(verb, "acomp", "attr", "oprd", "prep")
    if complement is None:
        return False
    inner = {parse.deps[c] for c in parse.children[complement] if c > complement}
    if parse.lemmas[complement].lower() in EXTRAPOSING or parse.lower[complement] in EXTRAPOSING:
        return has_clause or bool(inner & {"ccomp", "xcomp", "relcl", "acl", "advcl"})
    is_cleft = parse.deps[complement] == "attr" and "relcl" in inner
    return is_cleft and (is_capitalised(parse.words[complement]) or parse.child(complement, "det") is None)
