"""Hand-built spaCy Docs, so that rules are tested without a model.

    doc("She|PRON|PRP|nsubj|1 visited|VERB|VBD|ROOT|1|visit Oslo|PROPN|NNP|dobj|1||GPE .|PUNCT|.|punct|1")

A token is `word|POS|TAG|dep|head[|lemma[|entity label]]`; `head` is a position in the sentence. An empty lemma is the
lower-cased word (the word itself for PROPN). A label that begins with "I-" continues the entity before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.attribution import find_quotes
from kg.extract.clauses import ClauseReader
from kg.extract.facts import find_facts
from kg.extract.mentions import find_mentions
from kg.extract.modality import FactualityReader
from kg.extract.parse import parse_of
from kg.extract.scope import NOBODY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kg.extract.layers import RawFact

_NLP = spacy.blank("en")


def doc(*sentences: str) -> Doc:
    """A Doc of one or more sentences in the notation above; heads count from the start of their own sentence."""
    words: list[str] = []
    pos: list[str] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    lemmas: list[str] = []
    ents: list[str] = []
    starts: list[bool] = []
    for sentence in sentences:
        base = len(words)
        for i, token in enumerate(sentence.split()):
            word, p, tag, dep, head, *rest = token.split("|")
            words.append(word)
            pos.append(p)
            tags.append(tag)
            deps.append(dep)
            heads.append(base + int(head))
            lemmas.append((rest[0] if rest and rest[0] else "") or (word if p == "PROPN" else word.lower()))
            label = rest[1] if len(rest) > 1 else ""
            ents.append(label if label.startswith("I-") else f"B-{label}" if label else "O")
            starts.append(i == 0)
    spaces = [
        not (i + 1 < len(words) and words[i + 1] in {".", ",", "'s", "?", "!", ";", ":"}) for i in range(len(words))
    ]
    return Doc(
        _NLP.vocab,
        words=words,
        spaces=spaces,
        pos=pos,
        tags=tags,
        deps=deps,
        heads=heads,
        lemmas=lemmas,
        ents=ents,
        sent_starts=starts if not any(deps) else None,
    )


def facts_of(parsed: Doc, clusters: Sequence[Sequence[int]] = (), published: date | None = None) -> list[str]:
    """What `kg_facts` finds in a hand-built Doc, readable: "Lind | sell to | Norway | planned, in Oslo".

    Coreference is left out (pass clusters of mention numbers where it matters), so a rule is tested alone. A value is
    quoted; the fourth column is missing from a fact that is plainly asserted and has no time and no place.
    """
    parse = parse_of(parsed)
    mentions = find_mentions(parse)
    names = {(parse.starts[m.start], parse.ends[m.end - 1]): m.name for m in mentions}
    return [_readable(fact, names) for fact in find_facts(parse, mentions, clusters, published)]


def _readable(fact: RawFact, names: dict[tuple[int, int], str]) -> str:
    target = f'"{fact.literal}"' if fact.literal else names[fact.object]
    remarks = ["not"] if fact.negated else []
    remarks += [fact.modality] if fact.modality != "actual" else []
    remarks += [f"claimed by {names[fact.by]}" if fact.by in names else "claimed"] if fact.claimed else []
    remarks += [f"in {names[fact.where]}"] if fact.where in names else []
    remarks += [f"when {fact.when[0]}"] if fact.when[0] else []
    columns = [names[fact.subject], f"{fact.lemma} {fact.particle}".strip(), target, ", ".join(remarks)]
    return " | ".join(column for column in columns if column)


def arguments_of(parsed: Doc, verb: str) -> dict[str, str]:
    """The arguments of the clause with this verb (as written, its first occurrence), by slot; empty slots left out.

    `subjects`, `objects`, ... hold heads joined by commas; `preps` holds "to Oslo; with Lind".
    """
    parse = parse_of(parsed)
    clause = ClauseReader(parse).read(parse.words.index(verb))
    found: dict[str, str] = {}
    for slot in ("subjects", "objects", "recipients", "agents", "attributes", "adjectives", "names"):
        if heads := getattr(clause, slot):
            found[slot] = ", ".join(parse.words[i] for i in heads)
    if clause.preps:
        found["preps"] = "; ".join(
            f"{prep.words} {', '.join(parse.words[i] for i in prep.objects)}" for prep in clause.preps
        )
    if clause.particle:
        found["particle"] = clause.particle
    if clause.passive:
        found["voice"] = "passive"
    return found


def scope_of(parsed: Doc, verb: str) -> str:
    """The factuality of the clause with this verb, readable: "asserted", "not", "planned, claimed by Lind"."""
    parse = parse_of(parsed)
    reader = ClauseReader(parse)
    scope = FactualityReader(parse, reader, find_quotes(parse, reader)).of(parse.words.index(verb))
    remarks = ["not"] if scope.negated else []
    remarks += [scope.modality] if scope.modality != "actual" else []
    if scope.claimed:
        remarks.append(f"claimed by {parse.words[scope.by]}" if scope.by != NOBODY else "claimed")
    return ", ".join(remarks) or "asserted"


_KINDS = [
    ("plant", "NOUN", "NN"), ("plants", "NOUN", "NNS"), ("Berg", "PROPN", "NNP"), ("Oslo", "PROPN", "NNP"),
    ("visited", "VERB", "VBD"), ("visiting", "VERB", "VBG"), ("visit", "VERB", "VB"), ("seen", "VERB", "VBN"),
    ("said", "VERB", "VBD"), ("is", "AUX", "VBZ"), ("will", "AUX", "MD"), ("to", "PART", "TO"), ("of", "ADP", "IN"),
    ("by", "ADP", "IN"), ("according", "VERB", "VBG"), ("who", "PRON", "WP"), ("it", "PRON", "PRP"),
    ("his", "PRON", "PRP$"),
    ("one", "NUM", "CD"), ("the", "DET", "DT"), ("no", "DET", "DT"), ("not", "PART", "RB"), ("and", "CCONJ", "CC"),
    ("president", "NOUN", "NN"), ("landing", "NOUN", "NN"), ("Norwegian", "ADJ", "JJ"), (",", "PUNCT", ","),
    ('"', "PUNCT", "``"), ("?", "PUNCT", "."), ("1999", "NUM", "CD"), ("where", "SCONJ", "WRB"),
]  # fmt: skip
_DEPS = """nsubj nsubjpass dobj pobj prep agent conj cc appos relcl acl advcl ccomp xcomp pcomp poss compound amod attr
acomp oprd dative neg aux auxpass mark prt advmod det nummod punct parataxis dep expl csubj case""".split()


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Any tree over any words in the notation above, sensible or not: what a parser may come up with."""
    count = draw(st.integers(1, 14))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]}
    for n, i in enumerate(order[1:], start=1):
        heads[i] = order[draw(st.integers(0, n - 1))]
    tokens = []
    for i in range(count):
        word, pos, tag = draw(st.sampled_from(_KINDS))
        dep = "ROOT" if heads[i] == i else draw(st.sampled_from(_DEPS))
        label = draw(st.sampled_from(["", "", "PERSON", "GPE", "I-PERSON", "DATE", "NORP"])) if pos != "PUNCT" else ""
        tokens.append(f"{word}|{pos}|{tag}|{dep}|{heads[i]}||{label}")
    return " ".join(tokens)
