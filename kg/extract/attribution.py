"""Who says so: quotations and speakers (for sources beside a clause see `sources`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.clauses import SUBJECTS
from kg.extract.scope import NOBODY
from kg.extract.words.status import SOURCE_NOUNS
from kg.extract.words.verbs import SPEECH

if TYPE_CHECKING:
    from kg.extract.clauses import ClauseReader
    from kg.extract.parse import Parse

_OPENING = frozenset({"\u201c", "\u201f"})
_CLOSING = frozenset({"\u201d"})
_STRAIGHT = frozenset({'"', "''", "``"})
_MARKS = _OPENING | _CLOSING | _STRAIGHT
_LONGEST_QUOTE = 400
_NEAR = 12
_SHORTEST_QUOTE = 4
_CITING = frozenset({"cite", "quote"})
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


class Quote(NamedTuple):
    """A quotation that says something: tokens `[start, end)` between the marks, and its speaker's head (or NOBODY)."""

    start: int
    end: int
    speaker: int
    verb: int
    """The verb of saying, or NOBODY."""


def find_quotes(parse: Parse, reader: ClauseReader) -> list[Quote]:
    """Quotations that hold a clause of their own, in text order; quoted words inside somebody's sentence are none.

    The speaker is the subject of the verb of saying that has the quotation as its complement or stands beside it; a
    quotation that follows one closely without a speaker of its own continues it.
    """
    found: list[Quote] = []
    for start, end in _pairs(parse):
        if end - start < _SHORTEST_QUOTE or not _holds_clause(parse, reader, start, end):
            continue
        verb = _verb_of_saying(parse, reader, start, end)
        speaker = speaker_of(parse, reader, verb) if verb != NOBODY else NOBODY
        if verb == NOBODY and found and _continues(parse, found[-1], start):
            speaker, verb = found[-1].speaker, found[-1].verb
        found.append(Quote(start, end, speaker, verb))
    return found


def speaker_of(parse: Parse, reader: ClauseReader, verb: int) -> int:
    """The head of who vouches: the source cited, the subject, the agent of a passive, NOBODY for "it was reported"."""
    cited = _cited(parse, reader, verb)
    if cited != NOBODY:
        return cited
    if reader.is_passive(verb):
        return next(iter(reader.agents(verb)), NOBODY)
    subjects = [s for s in reader.subjects(verb) if parse.lower[s] not in ("it", "there")]
    own = [s for s in reader.subjects(verb) if parse.lower[s] == "it"]
    return subjects[0] if subjects else own[0] if own and parse.child(verb, *SUBJECTS) is not None else NOBODY


def _cited(parse: Parse, reader: ClauseReader, verb: int) -> int:
    """As in "X, citing the ministry, said", "quoted the minister as saying": the one cited vouches, X passes it on."""
    for c in parse.kids(verb, "advcl"):
        if parse.lemmas[c] in _CITING and parse.tags[c] == "VBG":
            return next((o for o in reader.heads(parse.kids(c, "dobj")) if _is_source(parse, o)), NOBODY)
    preposition = parse.heads[verb]
    quoting = parse.heads[preposition]
    if parse.deps[verb] == "pcomp" and parse.lower[preposition] == "as" and parse.lemmas[quoting] in _CITING:
        deps = ("nsubjpass",) if reader.is_passive(quoting) else ("dobj",)
        return next(iter(reader.heads(parse.kids(quoting, *deps))), NOBODY)
    return NOBODY


def _is_source(parse: Parse, noun: int) -> bool:
    """Can this be cited as a source ("a source in the ministry"), or is it a reason ("privacy rules")?"""
    named = parse.label_at(noun) in _SPEAKERS
    return named or parse.lemmas[noun] in SOURCE_NOUNS


def _pairs(parse: Parse) -> list[tuple[int, int]]:
    """Tokens between matching double quotation marks; a mark that never closes opens nothing."""
    found: list[tuple[int, int]] = []
    opened = -1
    for i in [i for i, word in enumerate(parse.words) if word in _MARKS]:
        word = parse.words[i]
        if word in _OPENING or (word in _STRAIGHT and (opened < 0 or i - opened > _LONGEST_QUOTE)):
            opened = i
        elif opened >= 0 and (word in _CLOSING or word in _STRAIGHT):
            found.append((opened + 1, i))
            opened = -1
    return found


def _holds_clause(parse: Parse, reader: ClauseReader, start: int, end: int) -> bool:
    return any(
        reader.is_verb(i) and any(start <= j < end for j in parse.kids(i, *SUBJECTS, "expl", "attr", "csubj"))
        for i in range(start, end)
    )


def _verb_of_saying(parse: Parse, reader: ClauseReader, start: int, end: int) -> int:
    for i in range(start, end):  # the quotation, or a part of it, as complement
        head = parse.heads[i]
        if not start <= head < end and parse.deps[i] in ("ccomp", "parataxis", "dep") and parse.lemmas[head] in SPEECH:
            return head
    for sentence in dict.fromkeys((parse.sent_of[end - 1], parse.sent_of[start])):
        first, last = parse.sents[sentence]
        for i in range(first, last):
            outside = not start <= i < end
            if outside and parse.lemmas[i] in SPEECH and reader.is_verb(i) and parse.child(i, *SUBJECTS) is not None:
                return i
    after = end + 1  # `..." said the minister` cut off as a sentence of its own
    if after < len(parse) and parse.lemmas[after] in SPEECH and reader.is_verb(after):
        return after
    return NOBODY


def _continues(parse: Parse, before: Quote, start: int) -> bool:
    """Does a quotation follow another with nothing of the writer's own sentence before it?"""
    sentences: int = parse.sent_of[start] - parse.sent_of[before.end - 1]
    opens = start - 1 <= parse.sents[parse.sent_of[start]][0]
    return (start - before.end <= _NEAR and not sentences) or (opens and sentences <= 1)
