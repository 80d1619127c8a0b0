"""How likely a fact is right: a logistic regression over a few dozen traits of how it was found.

The weights were fitted to facts that were held against hand-made gold graphs (`tests/quality/confidence.py` fits them
and prints the table that shows how far to trust them). The probability is calibrated: of the facts given 0.9, nine in
ten are right. ReVerb (Fader & al. 2011) scores extractions from such traits; nothing here is looked up by word but
function words.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from functools import cache, reduce
from importlib.resources import files
from itertools import repeat
from math import exp
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.drafts import NONE
from kg.extract.layers import NOMINAL
from kg.extract.scope import ACTUAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.drafts import Draft
    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

WEIGHTS = "confidence.json"
_PREPOSITIONS = frozenset("of in to for with on at from by as about into after against over between".split())
_SUPPORT = frozenset("be have do make take give get go come".split())
_ENDINGS = frozenset({"PUNCT", "SPACE"})
_UNKNOWN = repeat(0.0)
_STEPS = (0, 1, 2, 4, 7, 12, 20)


class Weights(NamedTuple):
    """A fitted model: the log odds of a fact without traits, and what each trait adds."""

    bias: float
    traits: dict[str, float]


@cache
def weights() -> Weights:
    """The weights that ship with the package, read once."""
    stored = json.loads(files("kg.extract.words").joinpath(WEIGHTS).read_text("utf-8"))
    return Weights(stored["bias"], stored["traits"])


def probability(traits: Iterable[str]) -> float:
    """The chance, from 0 to 1, that a fact with these traits is right."""
    model = weights()
    total = reduce(add, map(model.traits.get, traits, _UNKNOWN), 0.0)  # in order, on every version of Python
    return 1 / (1 + exp(-model.bias - total))


def traits_of(
    parse: Parse,
    draft: Draft,
    ends: tuple[MentionSpan, MentionSpan | None],
    is_linked: Callable[[MentionSpan], bool],
) -> list[str]:
    """What is known of how a fact was found, as names of traits that hold."""
    subject, target = ends
    anchor = draft.anchor
    first, last = parse.sents[parse.sent_of[anchor]]
    lemma = draft.lemma.partition(" ")[0]
    found = [
        f"rule {draft.rule}",
        f"subject is {parse.deps[draft.subject]}",
        f"subject {_kind(subject, is_linked)}",
        f"subject {subject.type}",
        f"anchor {parse.tags[anchor]}",
        f"anchor is {parse.deps[anchor]}",
        f"subject away {_step(anchor - draft.subject)}",
        f"particle {_particle(draft.particle)}",
        f"sentence {_step((last - first) // 3)}",
    ]
    if target is None:
        found.append("value")
    else:
        found += _of_object(parse, draft, target, is_linked)
        found.append(f"{draft.rule} {_particle(draft.particle or draft.lemma)}: {subject.type} {target.type}")
    if lemma in _SUPPORT:
        found.append(f"verb {lemma}")
    if draft.passive:
        found.append("passive")
    if draft.scope.claimed:
        found.append("claimed")
    if draft.scope.modality != ACTUAL:
        found.append("hedged")
    if draft.subject > anchor:
        found.append("subject after")
    if parse.pos[last - 1] not in _ENDINGS:
        found.append("no full stop")
    return found


def _of_object(parse: Parse, draft: Draft, target: MentionSpan, is_linked: Callable[[MentionSpan], bool]) -> list[str]:
    head = draft.object if draft.object != NONE else draft.anchor
    return [
        f"object is {parse.deps[head]}",
        f"object {_kind(target, is_linked)}",
        f"object {target.type}",
        f"object away {_step(head - max(draft.words))}",
        f"commas {min(2, _commas(parse, draft.anchor, head))}",
    ]


def _kind(mention: MentionSpan, is_linked: Callable[[MentionSpan], bool]) -> str:
    """Its kind, and for a noun phrase whether coreference had a say."""
    return f"linked {mention.kind}" if mention.kind == NOMINAL and is_linked(mention) else mention.kind


def _particle(word: str) -> str:
    return word if not word or word in _PREPOSITIONS else "other"


def _step(distance: int) -> str:
    """A distance in tokens as one of a few steps, before or after."""
    size = bisect_left(_STEPS, abs(distance))  # how many steps it is beyond
    return f"-{size}" if distance < 0 else str(size)


def _commas(parse: Parse, i: int, j: int) -> int:
    return parse.words[min(i, j) : max(i, j)].count(",")
