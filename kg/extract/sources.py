"""Sources that a clause names beside itself: "according to X", "officials said", "as X put it", "X: ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.attribution import speaker_of
from kg.extract.clauses import SUBJECTS
from kg.extract.scope import NOBODY
from kg.extract.words.nouns import ROLES
from kg.extract.words.status import SOURCE_NOUNS, VIEWS
from kg.extract.words.verbs import SPEECH

if TYPE_CHECKING:
    from kg.extract.clauses import ClauseReader
    from kg.extract.parse import Parse

_LONGEST_SPEAKER = 8
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})
_SOURCES = ROLES | SOURCE_NOUNS
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis", "relcl", "advcl"})


class Source(NamedTuple):
    """Who vouches for a clause: the head of the noun phrase or NOBODY, and the word that says so."""

    by: int
    cue: int


class Sources:
    """Finds the source over each clause; one at either end of coordinated clauses is over all of them."""

    def __init__(self, parse: Parse, reader: ClauseReader) -> None:
        """Prepare for one Parse."""
        self.parse = parse
        self.reader = reader
        self._colons = _colons(parse)

    def over(self, verb: int) -> Source | None:
        """The source over the clause with this verb, or None."""
        parse = self.parse
        if parse.deps[verb] not in _CLAUSES:
            return None
        top = verb
        while parse.deps[top] == "conj" and self.reader.is_verb(parse.heads[top]):
            top = parse.heads[top]
        members = [j for j in parse.conjuncts(top) if self.reader.is_verb(j)]
        for member in members:
            source = self._at(member)
            if source is None:
                continue
            last = source.cue > members[-1]
            if member == verb or (member == top and source.cue < top) or (last and self._is_apart(source.cue)):
                return source
        return self._speaker_before_colon(top)

    def names(self, noun: int) -> bool:
        """Is it the source itself: "according to a report seen by X"? What is said of it there, nobody claims."""
        parse = self.parse
        preposition = parse.heads[noun]
        return parse.deps[noun] == "pobj" and parse.lower[parse.heads[preposition]] == "according"

    def _is_apart(self, cue: int) -> bool:
        """Does a comma part it from what stands before, up to the beginning of its own phrase?"""
        parse = self.parse
        first = min((j for j in parse.children[cue] if j < cue), default=cue)
        while parse.children[first] and parse.children[first][0] < first:
            first = parse.children[first][0]
        return first > 0 and parse.lower[first - 1] in (",", "\u2014", "-", "\u2013", '"', "\u201d")

    def _at(self, verb: int) -> Source | None:
        parse = self.parse
        for j in parse.children[verb]:
            dep = parse.deps[j]
            if dep in ("prep", "advcl"):
                found = self._according(j) or (self._as_said(j) if dep == "advcl" else self._view(j))
                if found is not None:
                    return found
            elif dep == "parataxis" and parse.lemmas[j] in SPEECH and parse.child(j, "ccomp") is None:
                return Source(speaker_of(parse, self.reader, j), j)  # "Berg, officials said, left"
        return None

    def _according(self, j: int) -> Source | None:
        parse = self.parse
        if parse.lower[j] != "according":
            return None
        inner = [o for q in parse.kids(j, "prep") for o in self.reader.heads(parse.kids(q, "pobj"))]
        return Source(inner[0] if inner else NOBODY, j)

    def _as_said(self, j: int) -> Source | None:
        """As in "as Merkel put it", "as officials have said"."""
        parse = self.parse
        mark = parse.child(j, "mark", "advmod")
        if mark is None or parse.lower[mark] != "as" or parse.child(j, *SUBJECTS) is None:
            return None
        put_it = parse.lemmas[j] == "put" and any(parse.lower[o] == "it" for o in parse.kids(j, "dobj"))
        said = parse.lemmas[j] in SPEECH and parse.child(j, "ccomp", "dobj", "xcomp") is None
        if not (put_it or said) or self.reader.is_passive(j):
            return None
        return Source(speaker_of(parse, self.reader, j), j)

    def _view(self, preposition: int) -> Source | None:
        """As in "in the view of many experts", "in Olsen's words", "by her own account"."""
        parse = self.parse
        if parse.lower[preposition] not in ("in", "by", "to"):
            return None
        for o in parse.kids(preposition, "pobj"):
            if parse.lemmas[o] not in VIEWS:
                continue
            owners = parse.kids(o, "poss")
            owners += [k for q in parse.kids(o, "prep") if parse.lower[q] == "of" for k in parse.kids(q, "pobj")]
            if owners:
                return Source(self.reader.heads(owners[:1])[0], preposition)
        return None

    def _speaker_before_colon(self, verb: int) -> Source | None:
        """As in the headline "Minister: Greece will sell the port"."""
        parse = self.parse
        colon = self._colons.get(parse.sent_of[verb])
        if colon is None or colon > verb or parse.deps[verb] != "ROOT":
            return None
        first, _ = parse.sents[parse.sent_of[verb]]
        subject = parse.child(verb, *SUBJECTS)
        if subject is None or subject < colon or any(parse.pos[j] in ("VERB", "AUX") for j in range(first, colon)):
            return None
        speaker = colon - 1
        named = parse.label_at(speaker) in _SPEAKERS
        told = parse.lemmas[speaker].lower() in _SOURCES
        return Source(speaker, colon) if named or told else None


def _colons(parse: Parse) -> dict[int, int]:
    """By sentence, a colon near its beginning."""
    found: dict[int, int] = {}
    for i in [i for i, word in enumerate(parse.words) if word == ":"]:
        sentence = parse.sent_of[i]
        if 0 < i - parse.sents[sentence][0] <= _LONGEST_SPEAKER:
            found.setdefault(sentence, i)
    return found
