"""Of whom a sentence says something: the holders of a token, the nearest first.

In "The mill was built by Ada Holm, whose brother, the mayor of Skarn, paid for it" the token "mayor" is held by the
brother, Ada Holm and the mill, in this order. Rank and way of a holder tell which of several possible subjects a clause
speaks of, where distance in text or tree misleads: across relative clauses, coordination and possessors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.subjects import SubjectReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.parse import Parse

WAYS = ("", "subject", "owner of subject", "owner", "noun", "place", "agent", "object", "within")
"""How a token is held: by the subject of its clause, by the owner of that subject ("X's capital is Y"), by its own
owner, by a noun that it modifies, by the place of a clause ("in X, where ..."), by the doer or object of its clause."""

NO_HOLDER = 9
_MOST_STEPS = 12
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Held(NamedTuple):
    """How far down among the holders one stands, by which way (its place in `WAYS`), and at which word."""

    rank: int
    way: int
    at: int


NOT_HELD = Held(NO_HOLDER, 0, -1)


class Holders:
    """The holders of the tokens of one parse; remembers them."""

    def __init__(self, parse: Parse) -> None:
        """Prepare for one parse."""
        self.parse = parse
        self.reader = SubjectReader(parse)
        self._known: dict[int, dict[int, Held]] = {}

    def of(self, token: int) -> dict[int, Held]:
        """Holder -> how it holds; the text order of equally near ones decides."""
        found = self._known.get(token)
        if found is None:
            found = {}
            for holder, way, at in self._climb(token):
                if holder != token and holder not in found:
                    found[holder] = Held(min(len(found), NO_HOLDER - 1), WAYS.index(way), at)
            self._known[token] = found
        return found

    def _climb(self, token: int) -> Iterator[tuple[int, str, int]]:
        parse, i = self.parse, token
        for _ in range(_MOST_STEPS):
            if self.reader.is_verb(i):
                yield from self._around_verb(i, token)
            elif i != token or parse.pos[i] in _NOUNS:
                yield from ((k, "owner", i) for k in self._owners(i))
            above = parse.heads[i]
            if above == i:
                return
            if parse.pos[above] in _NOUNS:
                where = parse.deps[i] == "relcl" and any(parse.tags[k] == "WRB" for k in parse.children[i])
                yield from ((k, "place" if where else "noun", i) for k in self._all([above]))
            i = above

    def _around_verb(self, verb: int, token: int) -> Iterator[tuple[int, str, int]]:
        subjects = self.reader.subjects(verb)
        for subject in subjects:
            yield subject, "subject", verb
        for subject in subjects:
            if subject != token:
                yield from ((k, "owner of subject", subject) for k in self._owners(subject))
        yield from ((k, "agent", verb) for k in self.reader.agents(verb))
        yield from ((k, "object", verb) for k in self.reader.objects(verb))
        yield from ((k, "within", verb) for k in self._within(verb))

    def _owners(self, noun: int) -> Iterator[int]:
        """Whose it is: "X's capital", "the capital of X", "its capital"; and what that is a part of."""
        parse = self.parse
        yield from self._all(parse.kids(noun, "poss"))
        of = [
            k
            for p in parse.kids(noun, "prep")
            if parse.lower[p] in {"of", "in", "for", "at"}
            for k in parse.kids(p, "pobj")
        ]
        yield from self._all(of)
        for k in of:
            yield from self._all(parse.kids(k, "poss"))

    def _within(self, verb: int) -> Iterator[int]:
        parse = self.parse
        yield from self._all(k for p in parse.kids(verb, "prep") for k in parse.kids(p, "pobj"))

    def _all(self, tokens: Iterable[int]) -> tuple[int, ...]:
        return self.reader.heads(list(tokens))
