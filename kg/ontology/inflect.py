"""English past and third-person forms of a verb, so that a property called "visited" answers to the verb "visit".

Regular formation after any school grammar; the irregular past forms are those of common news verbs. Only whole forms
are compared, never stems, so a wrong form matches nothing.
"""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = """
arise arose arisen;be was were been;bear bore born borne;beat beaten;become became;begin began begun;bind bound
bite bit bitten;bleed bled;blow blew blown;break broke broken;breed bred;bring brought;build built;burn burnt
buy bought;catch caught;choose chose chosen;come came;cost;cut;deal dealt;dig dug;do did done;draw drew drawn
dream dreamt;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed;feel felt;fight fought
find found;flee fled;fly flew flown;forbid forbade forbidden;forget forgot forgotten;forgive forgave forgiven
freeze froze frozen;get got gotten;give gave given;go went gone;grow grew grown;hang hung;have had has;hear heard
hide hid hidden;hit;hold held;hurt;keep kept;know knew known;lay laid;lead led;leave left;lend lent;let;lie lay lain
lose lost;make made;mean meant;meet met;overthrow overthrew overthrown;pay paid;put;quit;read;ride rode ridden
ring rang rung;rise rose risen;run ran;say said;see saw seen;seek sought;sell sold;send sent;set;shake shook shaken
shoot shot;show shown;shrink shrank shrunk;shut;sing sang sung;sink sank sunk;sit sat;sleep slept;speak spoke spoken
spend spent;split;spread;stand stood;steal stole stolen;strike struck;swear swore sworn;sweep swept;swim swam swum
take took taken;teach taught;tear tore torn;tell told;think thought;throw threw thrown;understand understood
undertake undertook undertaken;wear wore worn;win won;withdraw withdrew withdrawn;write wrote written
"""
_ROWS = [forms for forms in map(str.split, _IRREGULAR.replace("\n", ";").split(";")) if forms]
_PAST = {forms[0]: frozenset(forms) for forms in _ROWS}
_PARTICIPLES = frozenset(forms[-1] for forms in _ROWS)
_VOWELS = "aeiou"


@lru_cache(maxsize=4096)
def verb_forms(lemma: str) -> frozenset[str]:
    """The lemma with its third person, past forms and -ing form; both spellings where English has two.

    >>> sorted(verb_forms("travel"))
    ['travel', 'traveled', 'traveling', 'travelled', 'travelling', 'travels']
    """
    irregular = _PAST.get(lemma)
    forms = {lemma, _third_person(lemma), *_attach(lemma, "ing")}
    return frozenset(forms | irregular) if irregular else frozenset(forms | set(_attach(lemma, "ed")))


def is_participle(word: str) -> bool:
    """Whether a word is, by its form, the past participle of a verb.

    >>> is_participle("painted"), is_participle("written"), is_participle("paint")
    (True, True, False)
    """
    return word in _PARTICIPLES or (len(word) > len("shed") and word.endswith("ed"))


def singular(word: str) -> str:
    """A regular plural without its ending, other words as they are.

    >>> singular("talks"), singular("parties"), singular("press")
    ('talk', 'party', 'press')
    """
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004  (not "ties", "lies")
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):  # noqa: PLR2004
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word[:-1]
    return word


def _third_person(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def _attach(lemma: str, ending: str) -> tuple[str, ...]:
    """`lemma` with "ed" or "ing"; a short stem doubles its last consonant, a longer one may."""
    if lemma.endswith("e"):
        keeps_e = ending == "ing" and lemma.endswith(("ee", "oe", "ye"))
        return (f"{lemma if keeps_e else lemma[:-1]}{ending}",)
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS and ending == "ed":
        return (f"{lemma[:-1]}ied",)
    if len(lemma) > 2 and _ends_short(lemma):  # noqa: PLR2004
        doubled = f"{lemma}{lemma[-1]}{ending}"
        one_syllable = sum(c in _VOWELS for c in lemma) == 1
        return (doubled,) if one_syllable else (doubled, f"{lemma}{ending}")
    return (f"{lemma}{ending}",)


def _ends_short(lemma: str) -> bool:
    # consonant, vowel, consonant: "stop", "travel"; w, x, y never double
    before, vowel, last = lemma[-3], lemma[-2], lemma[-1]
    return before not in _VOWELS and vowel in _VOWELS and last not in f"{_VOWELS}wxy"
