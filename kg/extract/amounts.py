"""Amounts: money, shares of a hundred and measures, which are values and no entities.

Found by their form, because small models miss a good part of them, and where the entity recogniser says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_LABELS = frozenset({"MONEY", "PERCENT", "QUANTITY"})
_SIGNS = frozenset("$ \u00a3 \u20ac \u00a5 \u20b9 \u20a6 \u20a9 \u20ba \u20bd \u20b1 us$ a$ c$ nz$ hk$ s$ r$".split())
_SCALES = frozenset("k m mn mln bn tn m. bn. million billion trillion thousand hundred crore lakh".split())
_PERCENT = frozenset({"%", "percent", "pct"})
_CURRENCIES = frozenset(
    """euro euros dollar dollars pound pounds cent cents pence yen yuan renminbi rupee rupees franc francs krona kronor
    krone kroner peso pesos real reais ruble rubles rouble roubles rand lira liras shekel shekels dirham dirhams dinar
    dinars riyal riyals naira shilling shillings baht ringgit rupiah zloty zlotys forint forints hryvnia hryvnias taka
    birr cedi cedis""".split()
)
_POINTS = frozenset({"percentage", "basis"})
_UNITS = _SIGNS | _CURRENCIES | _PERCENT | {"points"}
_NOUNS_OF_SCALE = frozenset({"m.", "bn."})


def find_amounts(parse: Parse) -> dict[int, tuple[int, int]]:
    """Tokens of amounts, with the borders of the whole amount."""
    found: dict[int, tuple[int, int]] = {}
    for start, end, label in parse.ents:
        if label in _LABELS:
            while start < end - 1 and parse.pos[start] == "PROPN":
                start += 1  # noqa: PLW2901  ("pay Acme £40 million")
            first = start - 1 if start > 0 and parse.lower[start - 1] in _SIGNS else start
            found.update(dict.fromkeys(range(first, end), (first, end)))
    for i in [i for i, word in enumerate(parse.lower) if word in _UNITS]:
        span, word = None, parse.lower[i]
        if word in _SIGNS:
            span = _after_sign(parse, i)
        elif word in _CURRENCIES or word in _PERCENT or (word == "points" and parse.lower[i - 1] in _POINTS):
            span = _before_unit(parse, i)
        if span is not None:
            known = [found[j] for j in range(*span) if j in found]  # "about $ 30 million", of which the form is a part
            whole = min([span[0], *(a for a, _ in known)]), max([span[1], *(b for _, b in known)])
            found.update(dict.fromkeys(range(*whole), whole))
    return found


def verbatim(parse: Parse, span: tuple[int, int]) -> str:
    """The text of an amount; the full stop after "£40m." ends the sentence and not the amount."""
    text = parse.slice(*span)
    return text[:-1] if parse.lower[span[1] - 1] in _NOUNS_OF_SCALE else text


def _after_sign(parse: Parse, sign: int) -> tuple[int, int] | None:
    """As in "$ 2 m", "€ 1.8 billion"."""
    end = sign + 1
    while end < len(parse) and (parse.lower[end][0].isdigit() or (end > sign + 1 and parse.lower[end] in _SCALES)):
        end += 1
    return (sign, end) if end > sign + 1 else None


def _before_unit(parse: Parse, sign: int) -> tuple[int, int] | None:
    """As in "3.1 %", "40 percent", "12 million euros"."""
    start = sign - (parse.lower[sign - 1] in _POINTS)
    while start > 0 and (parse.tags[start - 1] == "CD" and parse.sent_of[start - 1] == parse.sent_of[sign]):
        start -= 1
    return (start, sign + 1) if parse.tags[start] == "CD" else None
