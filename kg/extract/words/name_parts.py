"""Words inside and around names: particles, heads that take "of", openers of sentences."""

from __future__ import annotations

PARTICLES = frozenset("de del della da di do dos du van von der den ter al el la le bin ibn ben e y".split())
"""Lower-case words inside names: "Ludwig van Beethoven"."""

OF_HEADS = frozenset(
    """
    academy association bank battle bay board bureau cape chamber church city coalition college commission committee
    community confederation council court daughters department duchy duke empire faculty federation gulf hospital house
    institute institution isle journal kingdom knights league library ministry movement museum office order
    organisation organization palace parliament party republic school secretary sea society sons sultanate
    times treaty tribunal union university
    """.split()
)
"""Heads of names that go on with "of": "Bank of England"."""

OPENERS = frozenset(
    """besides despite unlike amid during since until including following although though because while whereas if when
    according contrary given once whether except alongside""".split()
)
"""Words before a name that a recogniser takes for a part of it at the start of a sentence."""

DASHES = frozenset({"-", "\u2013", "\u2014"})
"""Tokens that are no part of a name at its edge: "ex-Alphasoft"."""
