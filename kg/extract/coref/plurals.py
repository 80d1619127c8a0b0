"""A possessive in a clause on a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_of_clause_about(parse: Parse, pronoun: int, noun: int) -> bool:
    """Whether a possessive stands in a clause on the noun, as in "the firms, which raised their prices"."""
    if parse.tags[pronoun] != "PRP$":
        return False
    for verb in parse.ancestors(pronoun):
        if parse.deps[verb] == "relcl":
            about = parse.heads[verb]
            relative = any(parse.tags[s] in {"WDT", "WP"} for s in parse.kids(verb, *_SUBJECTS))
            return relative and noun in parse.conjuncts(_first(parse, about))
    return False


def _first(parse: Parse, i: int) -> int:
    while parse.deps[i] == "conj":
        i = parse.heads[i]
    return i
