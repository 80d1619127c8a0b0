"""Clauses as words of their sentence: what the open-IE adapters print, read from the library's clause model.

A `Frame` is one clause with its relation and arguments as token positions in text order, one per subject. Nothing is
resolved, looked through or lemmatised: only what the sentence says, with understood subjects and antecedents supplied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.clauses import RELATIVE_TAGS, SUBJECTS, ClauseReader
from kg.extract.words.verbs import SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.parse import Parse

_CLAUSAL = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp", "csubj"})
_LINKS = frozenset({"cc", "conj", "preconj"})
_VERBAL = frozenset({"aux", "auxpass", "neg", "prt"})
_EDGES = frozenset({",", ";", ":", ".", "--", "-", "and", "or", "but", "?", "!"})
_TO_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m"})


class Argument(NamedTuple):
    """An argument of a clause: its role, its preposition's tokens, and the head of what follows."""

    role: str
    """"object", "recipient", "attribute", "adjective", "prep", "time" or "clause"."""
    marker: tuple[int, ...]
    head: int

    @property
    def place(self) -> int:
        """Where it begins, roughly: the order of arguments."""
        return self.marker[0] if self.marker else self.head


class Frame(NamedTuple):
    """One clause: verb, heads of subjects, relation tokens, arguments."""

    verb: int
    subjects: tuple[int, ...]
    relation: tuple[int, ...]
    arguments: tuple[Argument, ...]
    understood: bool
    """Is the subject supplied from another clause?"""


class SurfaceReader(ClauseReader):
    """The library's clauses, with nouns as they stand: "a portion of the land" is the portion."""

    def look_through(self, i: int, depth: int = 3) -> tuple[int, ...]:  # noqa: ARG002  (one signature)
        """No measure is looked through."""
        return (i,)


class Surface:
    """Frames and noun phrases of one Parse."""

    def __init__(self, parse: Parse) -> None:
        """Prepare for one Parse."""
        self.parse = parse
        self.reader = SurfaceReader(parse)

    def frames(self) -> Iterator[Frame]:
        """All clauses that have a subject, in text order."""
        for verb in range(len(self.parse)):
            if self.reader.is_verb(verb):
                frame = self.frame(verb)
                if frame.subjects:
                    yield frame

    def frame(self, verb: int) -> Frame:
        """The clause of one verb; its relation includes the verbs above that it completes."""
        parse = self.parse
        own = parse.child(verb, *SUBJECTS) is not None
        subjects = self.reader.subjects(verb)
        expletive = parse.kids(verb, "expl")
        if expletive and not subjects:
            subjects = tuple(expletive[:1])
        return Frame(verb, subjects, self.relation(verb), tuple(self._arguments(verb)), not own)

    # --- relations

    def relation(self, verb: int) -> tuple[int, ...]:
        """Auxiliaries, negation, verb and particle, after those of the verbs whose complement this is."""
        above = self._chained_to(verb)
        tokens = {verb, *self._verbal(verb)}
        if above is not None:
            tokens |= set(self.relation(above))
        return tuple(sorted(tokens))

    def _verbal(self, verb: int) -> Iterator[int]:
        parse = self.parse
        for j in parse.children[verb]:
            if parse.deps[j] in _VERBAL:
                yield j
            elif parse.deps[j] == "advmod" and self._inside_group(verb, j):
                yield from parse.subtree(j)
        shared = self._shared_auxiliaries(verb)
        yield from shared

    def _inside_group(self, verb: int, j: int) -> bool:
        """Is the adverb between auxiliary and verb, or directly before the verb?"""
        first = min([verb, *self.parse.kids(verb, "aux", "auxpass")])
        return (first < j < verb or j == verb - 1) and self.parse.tags[j] != "WRB"

    def _shared_auxiliaries(self, verb: int) -> list[int]:
        """As in "has bought and sold", "was cut and flushed": auxiliaries of the first verb."""
        parse = self.parse
        if parse.deps[verb] != "conj" or parse.child(verb, "aux", "auxpass", *SUBJECTS) is not None:
            return []
        head = parse.heads[verb]
        if not self.reader.is_verb(head) or parse.tags[verb] in ("VBD", "VBZ", "VBP"):
            return []
        if parse.tags[verb] == parse.tags[head] or {parse.tags[verb], parse.tags[head]} <= {"VBN", "VBD"}:
            return [*parse.kids(head, "aux", "auxpass"), *self._shared_auxiliaries(head)]
        return []

    def _chained_to(self, verb: int) -> int | None:
        """The verb whose bare complement this is: "helped to raise", "was seen leaving"."""
        parse = self.parse
        head = parse.heads[verb]
        if parse.deps[verb] != "xcomp" or not self.reader.is_verb(head):
            return None
        if parse.child(verb, *SUBJECTS) is not None or parse.child(head, "dobj", "dative") is not None:
            return None
        return head

    # --- arguments

    def _arguments(self, verb: int) -> list[Argument]:
        parse = self.parse
        clause = self.reader.read(verb)
        found = [Argument("object", (), o) for o in clause.objects]
        found += [Argument("recipient", (), r) for r in clause.recipients]
        found += [Argument("attribute", (), a) for a in (*clause.attributes, *clause.names)]
        found += [Argument("adjective", (), a) for a in clause.adjectives]
        found += [Argument("prep", self._marker(p.token, p.objects), o) for p in clause.preps for o in p.objects]
        for a in parse.kids(verb, "agent"):
            found += [Argument("prep", (a,), o) for o in self.reader.heads(parse.kids(a, "pobj"))]
        found += [Argument("time", (), t) for t in parse.kids(verb, "npadvmod")]
        for c in parse.kids(verb, "ccomp"):
            if self.reader.is_verb(c):
                found.append(Argument("clause", (), c))
        above = self._chained_to(verb)
        if above is not None:
            found += [x for x in self._arguments(above) if x.role in ("prep", "time")]
        return sorted(set(found), key=lambda x: (x.place, x.head))

    def _marker(self, p: int, objects: tuple[int, ...]) -> tuple[int, ...]:
        """The preposition with those nested in it: "out of"."""
        parse = self.parse
        tokens = [p, *(j for j in parse.kids(p, "advmod", "pcomp", "fixed") if j < min(objects, default=p))][:1]
        inner = p
        while not parse.kids(inner, "pobj"):
            following = parse.kids(inner, "prep")
            if not following:
                break
            inner = following[0]
            tokens.append(inner)
        return tuple(tokens)

    # --- noun phrases

    def phrase(self, head: int, prepositions: frozenset[str] | None = None, *, split: bool = True) -> tuple[int, ...]:
        """The noun phrase of a head, without clauses; only these prepositions (all when None)."""
        tokens = set(self._walk(head, prepositions, split=split))
        return tuple(self._trimmed(tokens))

    def _walk(self, i: int, prepositions: frozenset[str] | None, *, split: bool) -> Iterator[int]:
        parse = self.parse
        yield i
        for j in parse.children[i]:
            dep = parse.deps[j]
            if dep in _CLAUSAL or (split and dep in _LINKS) or dep == "appos":
                continue
            if dep == "prep" and prepositions is not None and (parse.lower[j] not in prepositions or j < i):
                continue
            yield from self._walk(j, prepositions, split=split)

    def clause_text(self, verb: int) -> tuple[int, ...]:
        """All words of a clause."""
        return tuple(self._trimmed(set(self.parse.subtree(verb))))

    def _trimmed(self, tokens: set[int]) -> list[int]:
        """In order, without loose punctuation: marks stay where words stand on both sides of them."""
        parse = self.parse
        words = parse.words
        kept = sorted(
            i
            for i in tokens
            if parse.pos[i] != "PUNCT" or words[i] in ("``", "''", '"', "`", "'") or {i - 1, i + 1} <= tokens
        )
        while kept and words[kept[-1]] in _EDGES:
            kept.pop()
        while kept and words[kept[0]] in _EDGES:
            kept.pop(0)
        return self._balanced(kept)

    def _balanced(self, tokens: list[int]) -> list[int]:
        words = self.parse.words
        opening = [i for i in tokens if words[i] == "``"]
        closing = [i for i in tokens if words[i] == "''"]
        if len(opening) == len(closing):
            return tokens
        return [i for i in tokens if words[i] not in ("``", "''")]


def is_copula(parse: Parse, frame: Frame) -> bool:
    """Is the clause's verb a form of "be"?"""
    return parse.lower[frame.verb] in _TO_BE


def is_speech(parse: Parse, verb: int) -> bool:
    """Is the verb one of saying or thinking?"""
    return parse.lemmas[verb] in SPEECH


def is_relative(parse: Parse, i: int) -> bool:
    """Is the token a relative pronoun that nothing resolved?"""
    return parse.tags[i] in RELATIVE_TAGS


def text(words: list[str], tokens: Iterable[int]) -> str:
    """Words of the sentence, single spaces between them."""
    return " ".join(words[i] for i in tokens)
