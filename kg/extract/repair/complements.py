"""Objects and what is said of them: small clauses, datives, phrases that belong to the verb and not to its object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import NOUNS, attach, phrase_start
from kg.extract.words.heads import TIME_NOUNS
from kg.extract.words.nouns import ROLES
from kg.extract.words.times import WEEKDAYS
from kg.extract.words.verbs import ACCUSING, CLEARING, HAPPENINGS, JUDGING, NAMING, WITH_RECIPIENT

if TYPE_CHECKING:
    from kg.extract.parse import NamedSpan, Parse

_SUBJECTS = ("nsubj", "nsubjpass")
_SMALL_CLAUSES = NAMING | JUDGING | {"think", "believe", "turn"}
_FINITE_MARKS = ("aux", "auxpass", "cop", "mark", "ccomp", "advcl")
_GIVING = frozenset(
    "give hand offer deny grant award cost earn bring promise owe pay guarantee win allow buy teach refuse".split()
)
_RECEIVERS = frozenset({"GPE", "ORG", "NORP"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_CHARGED = (ACCUSING - {"punish", "arrest", "indict", "jail"}) | {"warn", "cure", "rob", "deprive", "strip"}

_DAYS = frozenset({*WEEKDAYS, "yesterday", "today", "tomorrow"})
_OF = CLEARING | {"accuse", "convict", "die", "warn", "rob", "strip", "learn", "hear", "speak", "complain", "dispose"}


def small_clause(parse: Parse, i: int) -> None:
    """As in "made Lagos the capital", "found her guilty": a clause without a verb is an object and what it is."""
    verb = parse.heads[i]
    if parse.pos[i] not in ("NOUN", "PROPN", "ADJ") or parse.lemmas[verb] not in _SMALL_CLAUSES or i < verb:
        return
    subjects = parse.kids(i, *_SUBJECTS)
    if len(subjects) != 1 or parse.child(i, *_FINITE_MARKS) is not None or subjects[0] < verb:
        return
    if parse.pos[i] == "NOUN" and parse.child(i, "det", "poss") is None and parse.lemmas[i].lower() not in ROLES:
        return  # "made his screen debut", "made the room laugh"
    if parse.child(verb, "dobj", "nsubjpass", "auxpass") is None and attach(parse, subjects[0], verb, "dobj"):
        parse.deps[i] = "oprd"


def first_of_two_objects(parse: Parse, i: int) -> None:
    """As in "handed Oslo 14 tanks": the first of two objects is who gets the second."""
    verb = parse.heads[i]
    if parse.lemmas[verb] not in WITH_RECIPIENT or parse.child(verb, "dative") is not None:
        return
    after = next((j for j in parse.kids(verb, "dobj") if j > i), None)
    if (
        after is None
        or parse.words[i + 1] == "-"
        or i < verb
        or phrase_start(parse, after) != i + 1
        or parse.pos[i] not in (*NOUNS, "PRON")
    ):
        return
    parse.deps[i] = "dative"


def dative_in_object(parse: Parse, i: int) -> None:
    """As in "denied Berg bail", "gave Kenya new loans": no adjective follows a name, so the name is who gets it."""
    verb = parse.heads[i]
    if parse.pos[i] != "NOUN" or parse.lemmas[verb] not in WITH_RECIPIENT or i < verb + 2:
        return
    if parse.child(verb, "dative") is not None or len(parse.kids(verb, "dobj")) > 1 or _goes_to(parse, verb, i):
        return
    before = [j for j in parse.children[i] if j < i]
    span = parse.ent_at(verb + 1)
    if span is None or span.start != verb + 1 or not _may_get(parse, span, i):
        return
    name = span.end - 1
    if name not in before or parse.deps[name] not in ("compound", "nmod", "amod"):
        return
    for j in before:
        if j < name:
            attach(parse, j, name, parse.deps[j])
    attach(parse, name, verb, "dative")


def _may_get(parse: Parse, span: NamedSpan, noun: int) -> bool:
    start, end, label = span
    verb = start - 1
    if (
        end > noun
        or parse.pos[start] != "PROPN"
        or any(parse.pos[j] == "PROPN" or parse.words[j] in ("-", "'s") for j in range(end, noun))
    ):
        return False
    modified = end < noun and (parse.pos[end] in ("ADJ", "NUM", "DET") or parse.tags[end] in ("VBN", "$"))
    if label == "PERSON":
        return modified or (end == noun and parse.tags[noun] == "NN")
    return label in _RECEIVERS and modified and parse.lemmas[verb] in _GIVING


def _goes_to(parse: Parse, verb: int, noun: int) -> bool:
    return any(parse.lower[p] == "to" for j in (verb, noun) for p in parse.kids(j, "prep", "dative"))


def name_as_adverb(parse: Parse, i: int) -> None:
    """As in "should worry Labour": a name right after a verb without object is its object."""
    verb = parse.heads[i]
    if parse.pos[i] != "PROPN" or parse.pos[verb] != "VERB" or parse.lemmas[verb] in HAPPENINGS:
        return
    if parse.child(verb, "dobj", "ccomp", "xcomp", "attr", "acomp", "auxpass", "prt") is not None:
        return
    if parse.tags[verb] == "VBN" or phrase_start(parse, i) != verb + 1:
        return
    start, end, label = parse.ent_at(i) or (verb + 1, i + 1, "ORG")
    if (start, end) == (verb + 1, i + 1) and label in _NAMED:
        parse.deps[i] = "dobj"


def charge_of_object(parse: Parse, i: int) -> None:
    """As in "accused the troops of firing", "cleared Berg of fraud": what the object did is said by the verb."""
    noun = parse.heads[i]
    verb = parse.heads[noun]
    if parse.deps[noun] != "dobj" or parse.lemmas[verb] not in _CHARGED or parse.lower[i] not in ("of", "for"):
        return
    gerund = parse.child(i, "pcomp")
    does = gerund is not None and parse.tags[gerund] == "VBG"
    if does or (parse.lower[i] == "of" and (parse.pos[noun] == "PRON" or _is_person(parse, noun))):
        attach(parse, i, verb, "prep")


def _in_date(parse: Parse, i: int) -> bool:
    return parse.label_at(i) in ("DATE", "TIME")


def _is_person(parse: Parse, noun: int) -> bool:
    return parse.label_at(noun) == "PERSON"


def after_date(parse: Parse, i: int) -> None:
    """As in "met on Monday with X", "was found guilty on Tuesday of fraud": what follows a day belongs to the verb."""
    day = parse.heads[i]
    if parse.lower[day] not in _DAYS or i < day or parse.deps[day] not in ("pobj", "npadvmod"):
        return
    nouns = parse.kids(i, "pobj")
    if not nouns or _in_date(parse, nouns[0]) or parse.lemmas[nouns[0]] in TIME_NOUNS:
        return
    verb = parse.heads[day] if parse.deps[day] == "npadvmod" else parse.heads[parse.heads[day]]
    if parse.pos[verb] != "VERB" or verb > day:
        return
    adjective = parse.child(verb, "oprd", "acomp") if parse.lower[i] == "of" else None
    if parse.lower[i] != "of" or adjective is not None or parse.lemmas[verb] in _OF:
        attach(parse, i, verb if adjective is None else adjective, "prep")
