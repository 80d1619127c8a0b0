"""What holds over any token of a text: negated, planned, claimed, and by whom; for rules that are not about clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.attribution import find_quotes
from kg.extract.clauses import ClauseReader
from kg.extract.modality import FactualityReader

if TYPE_CHECKING:
    from kg.extract.parse import Parse
    from kg.extract.scope import Scope

_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


class Readers(NamedTuple):
    """What reads the clauses of a Parse, and what holds over them."""

    clauses: ClauseReader
    factuality: FactualityReader


_last: tuple[Parse, Readers] | None = None


def readers_of(parse: Parse) -> Readers:
    """The readers of a Parse, which remember what they read; those of the last Parse are kept for who asks next."""
    global _last  # noqa: PLW0603  (a cache of one, as that of `parse_of`)
    last = _last
    if last is None or last[0] is not parse:
        reader = ClauseReader(parse)
        factuality = FactualityReader(parse, reader, find_quotes(parse, reader))
        verbs = set(reader.verbs())
        for i in parse.top_down():  # embedding may be deeper than the stack
            if i in verbs:
                reader.subjects(i)
                factuality.of(i)
        last = _last = (parse, Readers(reader, factuality))
    return last[1]


def status_of(parse: Parse, token: int) -> Scope:
    """What holds over a token: over the clause of a verb, over what a noun names, else over what it depends on.

    As for other facts, `by` is the head of the speaker, and `cue` are the tokens that decided.
    """
    reader, factuality = readers_of(parse)
    for i in (token, *parse.ancestors(token)):
        if reader.is_verb(i):
            return factuality.of(i)
        if parse.pos[i] in _NOUNS:
            return factuality.of_noun(i)
    return factuality.of_noun(token)
