"""Personal, possessive and reflexive pronouns with person, number and gender."""

from __future__ import annotations

from typing import NamedTuple


class Pronoun(NamedTuple):
    """Features of a pronoun: `person` 1 to 3, `plural`, `gender` "m", "f", "n" (it) or "" (any), `reflexive`."""

    person: int
    plural: bool
    gender: str
    reflexive: bool = False


PRONOUNS: dict[str, Pronoun] = {
    **{word: Pronoun(3, plural=False, gender="m") for word in ("he", "him", "his")},
    **{word: Pronoun(3, plural=False, gender="f") for word in ("she", "her", "hers")},
    **{word: Pronoun(3, plural=False, gender="n") for word in ("it", "its")},
    **{word: Pronoun(3, plural=True, gender="") for word in ("they", "them", "their", "theirs")},
    **{word: Pronoun(1, plural=False, gender="") for word in ("i", "me", "my", "mine")},
    **{word: Pronoun(1, plural=True, gender="") for word in ("we", "us", "our", "ours")},
    **{word: Pronoun(2, plural=False, gender="") for word in ("you", "your", "yours")},
    "himself": Pronoun(3, plural=False, gender="m", reflexive=True),
    "herself": Pronoun(3, plural=False, gender="f", reflexive=True),
    "itself": Pronoun(3, plural=False, gender="n", reflexive=True),
    "themselves": Pronoun(3, plural=True, gender="", reflexive=True),
    "myself": Pronoun(1, plural=False, gender="", reflexive=True),
    "ourselves": Pronoun(1, plural=True, gender="", reflexive=True),
    "yourself": Pronoun(2, plural=False, gender="", reflexive=True),
}
"""By lower-case word."""

POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your"})

RAISING_VERBS = frozenset({"seem", "appear", "happen", "turn", "transpire", "emerge"})
"""Verbs whose subject "it" stands for the clause after them: "it seems that"."""

WEATHER_VERBS = frozenset({"rain", "snow", "hail", "thunder", "drizzle", "pour"})

EXTRAPOSING = frozenset(
    """
    clear unclear likely unlikely possible impossible important difficult hard easy necessary essential true obvious
    evident apparent good bad best better nice great sad time early late worth common rare usual unusual normal strange
    interesting surprising known unknown unfortunate fortunate safe dangerous vital crucial critical imperative
    reasonable
    wise illegal legal wrong right fair unfair enough ironic noteworthy shame pity wonder fact honor honour
    pleasure case
    plausible implausible inevitable improbable unthinkable conceivable inconceivable doubtful debatable arguable striking
    telling remarkable notable significant ironic tragic disappointing disturbing worrying alarming shocking astonishing
    amazing incredible unbelievable encouraging heartening regrettable lamentable deplorable outrageous disgraceful
    absurd ridiculous laughable unsurprising damning preferable advisable desirable permissible acceptable unacceptable
    inappropriate appropriate customary traditional premature futile pointless useless worthwhile unwise foolish prudent
    sensible unlawful lawful unconstitutional mandatory compulsory
    believed thought said reported expected estimated hoped feared assumed alleged understood noted announced decided
    agreed rumored rumoured suggested argued claimed known found shown
    """.split()
)
"""Words that take a clause for their real subject: "it is clear that ...", "it is a pity that", "it is said that"."""
