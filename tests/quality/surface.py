"""Clauses as words of their sentence: what the open-IE adapter prints, read from the library's clause model.

A `Frame` is one clause with its relation and arguments as token positions in text order. Nothing is resolved, looked
through or lemmatised; what English leaves unsaid (shared subjects, antecedents, shared adjuncts) is supplied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.clauses import SUBJECTS, ClauseReader
from kg.extract.words.verbs import SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.parse import Parse

OF = frozenset({"of"})
_CLAUSAL = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp", "csubj"})
_LINKS = frozenset({"cc", "conj", "preconj"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_QUOTES = frozenset({"``", "''", '"', "`", "'", "\u201c", "\u201d"})
_EDGES = frozenset({",", ";", ":", ".", "--", "-", "and", "or", "but", "?", "!"})
_BOTH = frozenset({"both", "either", "neither"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


class Argument(NamedTuple):
    """An argument of a clause: its role, its preposition's tokens, and the head of what follows.

    Roles are "object", "recipient", "attribute", "adjective", "clause" (said, thought), "prep", "prep-clause", "time",
    and "loose" (adverbs and adverbial clauses after the verb).
    """

    role: str
    marker: tuple[int, ...]
    head: int

    @property
    def place(self) -> int:
        """Where it begins, near enough to order arguments."""
        return self.marker[0] if self.marker else self.head


class Frame(NamedTuple):
    """One clause: verb, heads of its subjects, tokens of its relation, arguments in text order."""

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

    def particle(self, verb: int) -> list[int]:
        """The token of the verb's particle, if it has one."""
        word = self._particle(verb)
        return [j for j in self.parse.children[verb] if self.parse.lower[j] == word][:1] if word else []


class Surface:
    """Frames and noun phrases of one Parse."""

    def __init__(self, parse: Parse) -> None:
        """Prepare for one Parse."""
        self.parse = parse
        self.reader = SurfaceReader(parse)

    def frames(self) -> Iterator[Frame]:
        """All clauses that have a subject, in text order."""
        for verb in range(len(self.parse)):
            if self.reader.is_verb(verb) and (frame := self.frame(verb)).subjects:
                yield frame

    def frame(self, verb: int) -> Frame:
        """The clause of one verb; its relation includes the verbs above that it completes."""
        own = self.parse.child(verb, *SUBJECTS) is not None
        relation = tuple(sorted(self._relation(verb)))
        return Frame(verb, self._subjects(verb), relation, tuple(self._arguments(verb)), not own)

    def _subjects(self, verb: int) -> tuple[int, ...]:
        parse = self.parse
        above = parse.heads[verb]
        if self._is_steered(verb) and parse.deps[verb] == "xcomp":
            return self.reader.subjects(above)  # "this led her to leave": this led her to leave
        governor, _ = self._before_gerund(verb)
        if governor is not None:
            return self.reader.subjects(governor)  # "accused her of leaving": accused her of leaving
        return self.reader.subjects(verb) or tuple(parse.kids(verb, "expl")[:1])

    # --- relations

    def _relation(self, verb: int) -> set[int]:
        """Auxiliaries, negation, verb and particle, after those of the verbs whose complement it is."""
        tokens = {verb, *self._group(verb)}
        above = self.completes(verb)
        if above is not None:
            tokens |= self._relation(above)
        tokens |= self._with_adjective(verb)
        if self.parse.deps[verb] == "pcomp":
            tokens |= self._before_gerund(verb)[1]
        elif self._is_steered(verb):
            tokens |= self._with_object(self.parse.heads[verb], verb)
        return tokens

    def completes(self, verb: int) -> int | None:
        """The verb whose bare complement this is: "helped to raise", "was seen leaving"."""
        parse = self.parse
        head = parse.heads[verb]
        if parse.deps[verb] != "xcomp" or not self.reader.is_verb(head):
            return None
        if parse.child(verb, *SUBJECTS) is not None or parse.child(head, "dobj", "dative") is not None:
            return None
        return head

    def _is_steered(self, verb: int) -> bool:
        """Is it an infinitive after another verb, with an object between them or as its purpose?"""
        parse = self.parse
        above = parse.heads[verb]
        if parse.deps[verb] not in ("xcomp", "advcl", "ccomp") or parse.tags[verb] != "VB" or above > verb:
            return False
        if parse.child(verb, *SUBJECTS) is not None or self.completes(verb) is not None:
            return False
        return self.reader.is_verb(above) and bool(self.reader.subjects(above))

    def _before_gerund(self, verb: int) -> tuple[int | None, set[int]]:
        """As in "talked into applying", "have hopes of winning": the verb before the gerund, and what leads to it."""
        parse = self.parse
        if parse.deps[verb] != "pcomp" or parse.child(verb, *SUBJECTS) is not None:
            return None, set()
        first = parse.heads[verb]
        above, between = parse.heads[first], {first}
        if parse.deps[first] == "conj" and parse.deps[above] == "prep":  # "for buying and for selling"
            above = parse.heads[above]
        while parse.deps[above] == "prep" and parse.pos[above] == "ADP":
            between.add(above)
            above = parse.heads[above]
        governor = self._governor(above)
        if first < above or governor is None:
            return None, between - {first}
        if governor == above:
            return governor, between | self._with_object(governor, first)
        between |= {*self.phrase(above, OF), *self._with_object(governor, above)}
        return governor, between | ({parse.heads[above]} - {governor})

    def _governor(self, above: int) -> int | None:
        """The verb itself, or the verb that a noun follows as object, attribute or after a preposition."""
        parse = self.parse
        verb = above
        if parse.deps[above] in ("dobj", "attr"):
            verb = parse.heads[above]
        elif parse.deps[above] == "pobj":
            verb = parse.heads[parse.heads[above]]
        return verb if self.reader.is_verb(verb) and verb <= above and self.reader.subjects(verb) else None

    def _with_adjective(self, verb: int) -> set[int]:
        """As in "were eager to end it": copula and adjective."""
        parse = self.parse
        head = parse.heads[verb]
        copula = parse.heads[head]
        if parse.deps[verb] != "xcomp" or parse.deps[head] != "acomp" or head > verb or not self.reader.is_verb(copula):
            return set()
        return {head, *self._relation(copula)}

    def _with_object(self, verb: int, before: int) -> set[int]:
        """The relation of a verb with its object, when that stands between it and another token."""
        complements = self.reader.objects(verb) or self.parse.kids(verb, "attr")
        between = [o for o in complements[:1] if verb < o < before]
        return self._relation(verb) | {j for o in between for j in self.phrase(o, OF)}

    def _group(self, verb: int) -> Iterator[int]:
        parse = self.parse
        for j in parse.children[verb]:
            if parse.deps[j] in _GROUP:
                yield j
            elif parse.deps[j] == "advmod" and self._is_inside_group(verb, j):
                yield from parse.subtree(j)
        yield from self.reader.particle(verb)
        yield from self._shared_auxiliaries(verb)

    def _is_inside_group(self, verb: int, j: int) -> bool:
        """Is the adverb between auxiliary and verb, or directly before the verb?"""
        first = min([verb, *self.parse.kids(verb, "aux", "auxpass")])
        return (first < j < verb or j == verb - 1) and self.parse.tags[j] != "WRB"

    def _shared_auxiliaries(self, verb: int) -> list[int]:
        """As in "has bought and sold", "was cut and flushed": auxiliaries of the first verb."""
        parse = self.parse
        head = parse.heads[verb]
        if parse.deps[verb] != "conj" or parse.child(verb, "aux", "auxpass", *SUBJECTS) is not None:
            return []
        if not self.reader.is_verb(head) or parse.tags[verb] in _FINITE or parse.tags[verb] != parse.tags[head]:
            return []
        return [*parse.kids(head, "aux", "auxpass"), *self._shared_auxiliaries(head)]

    # --- arguments

    def _arguments(self, verb: int) -> list[Argument]:
        found = {*self._own(verb), *self._fronted_for_all(verb), *self._after_the_last(verb)}
        return sorted(found, key=lambda x: (x.place, x.head, x.role))

    def _own(self, verb: int) -> Iterator[Argument]:
        parse = self.parse
        clause = self.reader.read(verb)
        yield from (Argument("object", (), o) for o in clause.objects)
        yield from (Argument("recipient", (), r) for r in clause.recipients)
        yield from (Argument("attribute", (), a) for a in (*clause.attributes, *clause.names))
        yield from (Argument("adjective", (), a) for a in clause.adjectives)
        for p in clause.preps:
            yield from (Argument("prep", p.tokens, o) for o in p.objects)
        for a in parse.kids(verb, "agent"):
            yield from (Argument("prep", (a,), o) for o in self.reader.heads(parse.kids(a, "pobj")))
        yield from (Argument("time", (), t) for t in parse.kids(verb, "npadvmod"))
        yield from self._clauses(verb)

    def _clauses(self, verb: int) -> Iterator[Argument]:
        parse = self.parse
        for c in parse.kids(verb, "ccomp"):
            if self.reader.is_verb(c) and (c > verb or self.is_speech(verb)):
                yield Argument("clause", (), c)
        for p in parse.kids(verb, "prep"):
            for c in parse.kids(p, "pcomp"):
                if self.reader.is_verb(c) and parse.tags[c] != "VBG":  # "depends on what they do"
                    yield Argument("prep-clause", (p,), c)

    def _fronted_for_all(self, verb: int) -> list[Argument]:
        """As in "In May they came and won": what stands before the subject belongs to every verb of the row."""
        parse = self.parse
        head = parse.heads[verb]
        if parse.deps[verb] != "conj" or not self.reader.is_verb(head) or parse.child(verb, *SUBJECTS) is not None:
            return []
        subject = parse.child(head, *SUBJECTS)
        return [x for x in self._own(head) if x.role in ("prep", "time") and subject is not None and x.place < subject]

    def _after_the_last(self, verb: int) -> list[Argument]:
        """As in "were found and returned to them": what stands after the last verb only, when the first has nothing."""
        parse = self.parse
        after = [j for j in parse.children[verb] if j > verb and parse.deps[j] not in ("cc", "conj", "punct")]
        verbs = [j for j in parse.kids(verb, "conj") if self.reader.is_verb(j) and parse.child(j, *SUBJECTS) is None]
        if after or not verbs or parse.child(verb, "cc") is None:
            return []
        return [x for x in self._own(verbs[0]) if x.role in ("prep", "time") and x.place > verbs[0]]

    def loose(self, verb: int) -> list[Argument]:
        """Adverbs and adverbial clauses after the verb."""
        parse = self.parse
        found = []
        for j in parse.kids(verb, "advmod", "advcl"):
            adverb = parse.deps[j] == "advmod" and parse.tags[j] != "WRB"
            clause = parse.deps[j] == "advcl" and parse.child(j, "mark", "advmod") is not None
            if j > verb and (adverb or clause):
                found.append(Argument("loose", (), j))
        return found

    def complementizer(self, x: Argument) -> tuple[int, ...]:
        """The "that" of a clause that is an argument."""
        marks = self.parse.kids(x.head, "mark") if x.role == "clause" else []
        return tuple(j for j in marks if self.parse.lower[j] == "that")

    def is_speech(self, verb: int) -> bool:
        """Is the verb one of saying or thinking?"""
        return self.parse.lemmas[verb] in SPEECH

    # --- noun phrases

    def phrase(self, head: int, prepositions: frozenset[str] | None = None) -> tuple[int, ...]:
        """The noun phrase of a head, without its conjuncts, clauses and appositions.

        With `prepositions` it is short: of attachments, only these prepositions, and no coordination.
        """
        return self.trimmed(self._walk(head, head, prepositions))

    def _walk(self, i: int, top: int, prepositions: frozenset[str] | None) -> Iterator[int]:
        yield i
        for j in self.parse.children[i]:
            if self._belongs(j, i, top, prepositions):
                yield from self._walk(j, top, prepositions)

    def _belongs(self, j: int, i: int, top: int, prepositions: frozenset[str] | None) -> bool:
        dep = self.parse.deps[j]
        if dep in _CLAUSAL or dep == "appos":
            return False
        if prepositions is not None and self.parse.lower[j] in _BOTH:
            return False
        if prepositions is not None and dep == "advmod" and i == top and j < i:
            return False  # "only the mason"
        if dep in _LINKS:
            return i != top and prepositions is None
        if prepositions is None:
            return True
        if dep == "prep":
            return j > i and self.parse.lower[j] in prepositions and self.parse.child(j, "pcomp") is None
        return dep != "amod" or j < i

    def clause_words(self, verb: int, without: Iterable[int] = ()) -> tuple[int, ...]:
        """All words of a clause, save some."""
        return self.trimmed(set(self.parse.subtree(verb)) - set(without))

    def trimmed(self, tokens: Iterable[int]) -> tuple[int, ...]:
        """In order, without loose punctuation: marks stay where words stand on both sides of them."""
        parse, words = self.parse, self.parse.words
        own = set(tokens)
        kept = [i for i in sorted(own) if parse.pos[i] != "PUNCT" or words[i] in _QUOTES or {i - 1, i + 1} <= own]
        if [words[i] for i in kept].count("``") != [words[i] for i in kept].count("''"):
            kept = [i for i in kept if words[i] not in ("``", "''")]
        while kept and words[kept[-1]] in _EDGES:
            kept.pop()
        while kept and words[kept[0]] in _EDGES:
            kept.pop(0)
        return tuple(kept)
