"""Words that stand before or after a person's name: honorifics, titles and offices."""

from __future__ import annotations

MALE_HONORIFICS = frozenset("mr mr. sir lord mister father brother king prince duke baron monsieur herr".split())
FEMALE_HONORIFICS = frozenset(
    "mrs mrs. ms ms. miss lady dame madam madame sister queen princess duchess baroness".split()
)
NEUTRAL_HONORIFICS = frozenset("dr dr. prof prof. rev rev. hon hon. st. saint".split())
HONORIFICS = MALE_HONORIFICS | FEMALE_HONORIFICS | NEUTRAL_HONORIFICS
"""Stripped from a name and no mention of their own, except royal titles used as nouns ("the king")."""

RANKS = frozenset(
    """
    president vice-president minister premier chancellor governor mayor senator congressman congresswoman representative
    rep rep. sen sen. gov gov. gen gen. lt lt. col col. sgt sgt. capt capt. cmdr adm adm.
    deputy secretary ambassador judge justice general colonel major captain lieutenant sergeant admiral commander
    marshal brigadier corporal private inspector superintendent detective constable sheriff officer chief chairman
    chairwoman chair director professor doctor pope cardinal archbishop bishop imam rabbi ayatollah sheikh pastor
    reverend
    king queen prince princess emperor empress sultan emir duke duchess tsar czar tsarina tsarevna kaiser caliph sheik
    earl viscount viscountess marquess countess regent
    councillor commissioner attorney prosecutor speaker leader coach spokesman spokeswoman spokesperson
    ceo cfo cto coo cio mp mep cosmonaut astronaut undersecretary envoy consul dictator
    """.split()
)
"""Title words, lower case: right before a capitalised name they are a title and not a part of the name."""

TITLE_MODIFIERS = frozenset(
    "prime vice deputy foreign former acting first interim attorney lieutenant major chief".split()
)
