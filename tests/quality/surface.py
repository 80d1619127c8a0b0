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

import os

ON = set(os.environ.get("ON", "").split())
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
        if "octl" in ON and parse.deps[verb] == "xcomp" and parse.tags[verb] == "VB" and not own and self._chained_to(verb) is None and self.reader.is_verb(parse.heads[verb]):
            subjects = self.reader.subjects(parse.heads[verb])
        if expletive and not subjects:
            subjects = tuple(expletive[:1])
        if "relconj" in ON and parse.deps[verb] == "relcl" and len(subjects) == 1 and parse.deps[subjects[0]] == "conj" and subjects[0] == parse.heads[verb]:
            top = subjects[0]
            while parse.deps[top] == "conj":
                top = parse.heads[top]
            if parse.tags[top] == parse.tags[subjects[0]] == "NNS":
                subjects = tuple(parse.conjuncts(top))
        return Frame(verb, subjects, self.relation(verb), tuple(self._arguments(verb)), not own)

    # --- relations

    def relation(self, verb: int) -> tuple[int, ...]:
        """Auxiliaries, negation, verb and particle, after those of the verbs whose complement this is."""
        parse = self.parse
        above = self._chained_to(verb)
        tokens = {verb, *self._verbal(verb)}
        if above is not None:
            tokens |= set(self.relation(above))
        if parse.deps[verb] == "pcomp" and "pchain" in ON:
            p = parse.heads[verb]
            v = parse.heads[p]
            while parse.deps[v] == "prep" and parse.pos[v] == "ADP":
                tokens.add(v)
                v = parse.heads[v]
            if self.reader.is_verb(v) and p > v:
                tokens |= {p, *self.relation(v)}
                if "pobj" in ON:
                    for o in self.reader._objects(v)[:1]:
                        if v < o < p:
                            tokens |= set(self.phrase(o, frozenset({"of"})))
            elif (
                "pnoun" in ON
                and parse.pos[v] == "NOUN"
                and v < p
                and self.reader.is_verb(parse.heads[v])
                and parse.heads[v] < v
                and parse.deps[v] in ("dobj", "attr")
            ):
                tokens |= {p, *self.relation(parse.heads[v]), *self.phrase(v, frozenset({"of"}))}
        if "octl" in ON and parse.deps[verb] in (("xcomp", "advcl", "acl") if "octl3" in ON else ("xcomp", "advcl") if "octl2" in ON else ("xcomp",)) and above is None and parse.tags[verb] == "VB" and not parse.kids(verb, *SUBJECTS):
            v = parse.heads[verb]
            if self.reader.is_verb(v) and v < verb and self.reader.subjects(v):
                tokens |= {*self.relation(v)}
                for o in self.reader._objects(v)[:1]:
                    if v < o < verb: tokens |= set(self.phrase(o, frozenset({"of"})))
        return tuple(sorted(tokens))

    def _verbal(self, verb: int) -> Iterator[int]:
        parse = self.parse
        for j in parse.children[verb]:
            if parse.deps[j] in _VERBAL:
                yield j
            elif parse.deps[j] == "advmod" and self._inside_group(verb, j):
                yield from parse.subtree(j)
        particle = self.reader._particle(verb)
        if particle and "part" in ON:
            yield from (j for j in parse.children[verb] if parse.lower[j] == particle)
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
        found = self._own(verb)
        if "front" in ON or "back" in ON:
            found += self._shared_adjuncts(verb)
        return sorted(set(found), key=lambda x: (x.place, x.head))

    def _own(self, verb: int) -> list[Argument]:
        parse = self.parse
        clause = self.reader.read(verb)
        found = [Argument("object", (), o) for o in clause.objects]
        found += [Argument("recipient", (), r) for r in clause.recipients]
        found += [Argument("attribute", (), a) for a in (*clause.attributes, *clause.names)]
        found += [Argument("adjective", (), a) for a in clause.adjectives]
        found += [
            Argument("prep", self._marker(p.token, p.objects), o)
            for p in clause.preps
            for o in p.objects
            if "idiom" not in ON or parse.lower[o] not in ("instance", "example", "course", "particular", "addition", "fact", "contrast", "turn") or parse.children[o]
        ]
        if "pclause" in ON:
            for p in parse.kids(verb, "prep"):
                for c in parse.kids(p, "pcomp"):
                    if self.reader.is_verb(c) and not (parse.tags[c] == "VBG"):
                        found.append(Argument("pclause", (p,), c))
        for a in parse.kids(verb, "agent"):
            found += [Argument("prep", (a,), o) for o in self.reader.heads(parse.kids(a, "pobj"))]
        found += [Argument("time", (), t) for t in parse.kids(verb, "npadvmod")]
        for c in parse.kids(verb, "ccomp"):
            if self.reader.is_verb(c) and (c > verb or is_speech(parse, verb) or "anyc" in ON):
                found.append(Argument("clause", (), c))
        return found

    def _shared_adjuncts(self, verb: int) -> list[Argument]:
        parse = self.parse
        found = []
        head = parse.heads[verb]
        if "front" in ON and parse.deps[verb] == "conj" and self.reader.is_verb(head) and parse.child(verb, *SUBJECTS) is None:
            subject = parse.child(head, *SUBJECTS)
            if subject is not None:
                found += [x for x in self._own(head) if x.role in ("prep", "time") and x.place < subject]
        if "back" in ON:
            after = [j for j in parse.children[verb] if j > verb and parse.deps[j] not in ("cc", "conj", "punct")]
            verbs = [j for j in parse.kids(verb, "conj") if self.reader.is_verb(j) and parse.child(j, *SUBJECTS) is None]
            if not after and verbs and parse.child(verb, "cc") is not None:
                found += [x for x in self._own(verbs[0]) if x.role in ("prep", "time") and x.place > verbs[0]]
        return found

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
        self._top = head
        tokens = set(self._walk(head, prepositions, split=split))
        return tuple(self._trimmed(tokens))

    def _walk(self, i: int, prepositions: frozenset[str] | None, *, split: bool) -> Iterator[int]:
        parse = self.parse
        yield i
        for j in parse.children[i]:
            dep = parse.deps[j]
            if dep in _CLAUSAL and not ("keep" + dep in ON and j > i):
                continue
            if dep == "appos" and "kappos" not in ON:
                continue
            if split and dep in _LINKS and (i == self._top or prepositions is not None or "keepall" not in ON):
                continue
            if "postadj" in ON and prepositions is not None and dep == "amod" and j > i:
                continue
            if dep == "prep" and prepositions is not None and (parse.lower[j] not in prepositions or j < i):
                continue
            yield from self._walk(j, prepositions, split=split)

    def clause_text(self, verb: int, without: Iterable[int] = ()) -> tuple[int, ...]:
        """All words of a clause."""
        return tuple(self._trimmed(set(self.parse.subtree(verb)) - set(without)))

    def complementizer(self, x: Argument) -> tuple[int, ...]:
        """The "that" of a clause that is an argument."""
        if x.role != "clause":
            return ()
        return tuple(j for j in self.parse.kids(x.head, "mark") if self.parse.lower[j] == "that")

    def loose(self, verb: int) -> list[Argument]:
        """Adverbs after the verb, adverbial clauses."""
        parse = self.parse
        found = []
        for j in parse.children[verb]:
            if parse.deps[j] == "advmod" and "adv" in ON and j > verb and parse.tags[j] != "WRB":
                found.append(Argument("loose", (), j))
            if parse.deps[j] == "advcl" and "advcl" in ON and j > verb and parse.child(j, "mark", "advmod"):
                found.append(Argument("loose", (), j))
            if (
                parse.deps[j] == "advcl"
                and "purpose" in ON
                and j > verb
                and parse.child(j, "aux")
                and parse.tags[j] == "VB"
            ):
                found.append(Argument("loose", (), j))
        return found

    def _trimmed(self, tokens: set[int]) -> list[int]:
        """In order, without loose punctuation: marks stay where words stand on both sides of them."""
        parse = self.parse
        words = parse.words
        kept = sorted(
            i
            for i in tokens
            if parse.pos[i] != "PUNCT" or words[i] in ("``", "''", '"', "`", "'") or {i - 1, i + 1} <= tokens
        )
        kept = self._balanced(kept)
        while kept and words[kept[-1]] in _EDGES:
            kept.pop()
        while kept and words[kept[0]] in _EDGES:
            kept.pop(0)
        return kept

    def _balanced(self, tokens: list[int]) -> list[int]:
        words = self.parse.words
        opening = [i for i in tokens if words[i] == "``"]
        closing = [i for i in tokens if words[i] == "''"]
        if len(opening) == len(closing):
            return tokens
        return [i for i in tokens if words[i] not in ("``", "''")]


class Inferred(NamedTuple):
    """A relation that a noun phrase implies: rule, subject tokens, verb to supply ("be", "has"), marker, object."""

    rule: str
    subject: tuple[int, ...]
    verb: str
    marker: tuple[int, ...]
    object: tuple[int, ...]


def inferred(surface: Surface) -> Iterator[Inferred]:
    """Appositions, titles, possessors, adjectives, prepositions on nouns."""
    parse = surface.parse
    person = {i for start, end, label in parse.ents if label == "PERSON" for i in range(start, end)}
    for i in range(len(parse)):
        if parse.pos[i] not in ("NOUN", "PROPN"):
            continue
        for j in parse.kids(i, "appos"):
            if "place" in ON and places(parse, i) and places(parse, j):
                yield Inferred("appos-n-place", surface.phrase(i), "be in", (), surface.phrase(j))
                continue
            kind = "num" if parse.pos[j] == "NUM" else ("name" if parse.pos[j] == "PROPN" else "noun")
            yield Inferred("appos-" + kind, surface.phrase(i), "be", (), surface.phrase(j))
        for j in parse.kids(i, "poss"):
            owned = tuple(k for k in surface.phrase(i) if k not in set(parse.subtree(j)))
            owner = tuple(k for k in surface.phrase(j) if parse.tags[k] != "POS")
            kind = "pronoun" if parse.pos[j] == "PRON" else ("name" if parse.pos[j] == "PROPN" else "noun")
            yield Inferred("poss-" + kind, owner, "has", (), owned)
        for j in parse.kids(i, "amod"):
            rest = tuple(k for k in surface.phrase(i) if k not in set(parse.subtree(j)))
            yield Inferred("amod-" + parse.tags[j], rest, "be", (), surface.phrase(j))
        for p in parse.kids(i, "prep"):
            whole = set(parse.subtree(p))
            rest = tuple(surface._trimmed(set(surface.phrase(i)) - whole))
            for prep in surface.reader._prep(p, parse.lower[p]):
                for o in prep.objects:
                    m = surface._marker(p, prep.objects)
                    kind = (
                        prep.words
                        if prep.words
                        in ("of", "in", "at", "for", "from", "with", "on", "between", "as", "like", "such as", "to")
                        else "other"
                    )
                    kind += "-" + ("N" if parse.pos[i] == "PROPN" else "n") + ("N" if parse.pos[o] == "PROPN" else "n") + (parse.deps[i] if parse.deps[i] in ("nsubj", "dobj", "pobj", "nsubjpass") else "x")
                    yield Inferred("nprep-" + kind, rest, "be", m, surface.phrase(o))
        if i in person:
            before = [j for j in parse.kids(i, "compound", "nmod", "amod") if j not in person and j < i]
            title = sorted({k for j in before for k in parse.subtree(j) if k not in person})
            name = tuple(k for k in surface.phrase(i) if k in person)
            if title and parse.heads[i] not in person and name:
                yield Inferred("title", name, "be", (), tuple(title))


def places(parse, i):
    return any(a <= i < b and label in ("GPE", "LOC", "FAC") for a, b, label in parse.ents)


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
