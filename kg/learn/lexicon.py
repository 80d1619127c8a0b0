"""What was learnt as Turtle that people read, edit and give back with `--ontology`.

The phrases of a property are `rel:says`, as in `ontologies/paraphrases.ttl`, and obeyed when they are read again; all
that speaks for it, with counts and weights, stands beside them as `rel:learnt`, for people only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ontology.paraphrases import REL
from kg.writers.files import write_text
from kg.writers.iris import web_iri
from kg.writers.ntriples import quoted

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from pathlib import Path

    from kg.learn.training import Cue, Learned
    from kg.ontology.values import Ontology

_HEAD = f"""# What kg learn found to speak for each property. Edit it freely, and give it back beside the ontology:
#     kg build TEXTS --ontology ONTOLOGY --ontology THIS-FILE
# rel:says is obeyed: clauses in which {{s}} stands for the subject and {{o}} for the object. Remove those that are
# wrong, add others in the same way. rel:learnt is for you to read: what speaks for the property, how often the
# examples had it, and how much it weighs.

@prefix rel: <{REL}> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_MOST = 40
"""Cues of one property that are shown."""


def write_lexicon(learned: Learned, path: str | os.PathLike[str], ontology: Ontology | None = None) -> Path:
    """Write what was learnt as Turtle; `ontology` gives the labels. Raises `WriteError`."""
    return write_text(path, lexicon(learned, ontology))


def lexicon(learned: Learned, ontology: Ontology | None = None) -> Iterator[str]:
    """The same as text in pieces, one a property."""
    yield _HEAD
    for iri in learned.properties:
        cues = learned.evidence(iri)
        phrases = [cue for cue in cues if cue.kind == "phrase" and is_phrase(cue.text)]
        shown = [*phrases, *(cue for cue in cues if cue not in phrases)][: max(_MOST, len(phrases))]
        label = ontology.label(iri) if ontology else ""
        yield f"\n# {_line(label or iri)}\n" if shown else f"\n# {_line(label or iri)}: nothing was learnt\n"
        statements = [*(f"rel:says {quoted(cue.text)}" for cue in phrases), *map(_described, shown)]
        if statements:
            yield f"<{web_iri(iri)}>\n    " + " ;\n    ".join(statements) + " .\n"


def is_phrase(text: str) -> bool:
    """Whether a text can be a `rel:says`: a place for the object, and at most one for the subject."""
    return text.count("{o}") == 1 and text.count("{s}") <= 1


def _described(cue: Cue) -> str:
    values = f"rel:kind {quoted(cue.kind)} ; rel:count {cue.count:d} ; rel:weight {cue.weight:.3f}"
    return f"rel:learnt [ rel:cue {quoted(cue.text)} ; {values} ]"


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
