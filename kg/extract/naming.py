"""Readable names of relations: past tense and participle of English verbs, and labels made of them.

Regular spelling after the usual rules (silent e, y to i, British doubling of l, doubling of a stressed last syllable);
irregular forms from `kg.extract.words.irregular`. The input is a lemma, so no rule here looks at a text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.words.irregular import DOUBLING, IRREGULAR, NOT_DOUBLING, PREFIX_IS_PART, PREFIXES

_VOWELS = "aeiou"
_VOWEL_GROUP = re.compile(r"[aeiouy]+")
_CACHE = 8192
_COPULA = {"be": "is", "have": "has"}
_NOT_VERBS = frozenset(
    """
    about above across after against along alongside amid among around as at atop before behind below beneath beside
    besides between beyond by despite down during for from in inside into like near of off on onto opposite out outside
    over past per since than through throughout till to toward towards under underneath until up upon via with within
    without
    """.split()
)


@lru_cache(maxsize=_CACHE)
def past(lemma: str) -> str:
    """The past tense of a verb; only the first word of several is inflected.

    >>> past("visit"), past("travel"), past("meet"), past("step up")
    ('visited', 'travelled', 'met', 'stepped up')
    """
    return _inflect(lemma, 0)


@lru_cache(maxsize=_CACHE)
def participle(lemma: str) -> str:
    """The past participle of a verb; only the first word of several is inflected.

    >>> participle("award"), participle("write"), participle("go")
    ('awarded', 'written', 'gone')
    """
    return _inflect(lemma, 1)


@lru_cache(maxsize=_CACHE)
def predicate_label(lemma: str, particle: str = "", *, noun: bool = False, passive: bool = False) -> str:
    """The name people read for a relation: past tense for events, present for "be" and "have", nouns as they are.

    `noun`: the relation is borne by a noun ("governor" "of"). `passive`: a passive without its agent, as a verb lemma
    ("award" or "be award") that becomes "was awarded". Never empty unless both parts are.

    >>> predicate_label("travel", "to"), predicate_label("governor", "of", noun=True), predicate_label("be")
    ('travelled to', 'governor of', 'is')
    >>> predicate_label("elect", "to", passive=True)
    'was elected to'
    """
    lemma, particle = " ".join(lemma.split()), " ".join(particle.split())
    if not lemma:
        return particle
    return f"{_head(lemma, noun=noun, passive=passive)} {particle}".rstrip()


def _head(lemma: str, *, noun: bool, passive: bool) -> str:
    first, _, rest = lemma.partition(" ")
    if noun or first in _NOT_VERBS:
        return lemma
    if passive:
        return f"was {participle(rest if first == 'be' and rest else lemma)}"
    if first in _COPULA:
        return f"{_COPULA[first]} {rest}".rstrip()
    return past(lemma)


def _inflect(lemma: str, column: int) -> str:
    first, space, rest = lemma.partition(" ")
    stem, hyphen, verb = first.rpartition("-")  # "co-write", "fast-track": the last part inflects
    return f"{stem}{hyphen}{_word(verb, column)}{space}{rest}"


def _word(verb: str, column: int) -> str:
    known = IRREGULAR.get(verb)
    if known:
        return known[column]
    if verb not in PREFIX_IS_PART:
        for prefix in PREFIXES:
            if verb.startswith(prefix) and verb[len(prefix) :] in IRREGULAR:
                return prefix + IRREGULAR[verb[len(prefix) :]][column]
    return _regular(verb)


def _regular(verb: str) -> str:
    if not verb or not verb[-1].isalpha():
        return verb
    if verb[-1] == "e":
        return verb + "d"
    if verb[-1] == "y" and len(verb) > 1 and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    if verb[-1] == "c" and verb[-2:-1] == "i":
        return verb + "ked"
    if _doubles(verb):
        return f"{verb}{verb[-1]}ed"
    return verb + "ed"


def _doubles(verb: str) -> bool:
    if verb in DOUBLING or verb in NOT_DOUBLING:
        return verb in DOUBLING
    spelled = verb.replace("qu", "kw")  # the u of "quit" is a consonant
    last, vowel, before = spelled[-1:], spelled[-2:-1], spelled[-3:-2]
    if last in "aeiouwxyh" or not vowel or vowel not in _VOWELS or (before and before in _VOWELS):
        return False
    return last == "l" or len(_VOWEL_GROUP.findall(spelled)) == 1
