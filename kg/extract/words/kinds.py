"""Kinds of organisation: the nouns that say them, and what is said of companies only. Lemmas, lower case."""

from __future__ import annotations

_NOUNS = """
company firm corporation enterprise multinational conglomerate startup start-up
group
organization organisation ngo non-profit nonprofit
carmaker automaker
chipmaker
drugmaker
planemaker
shipbuilder
housebuilder
retailer supermarket
insurer
bank lender
brokerage
brewer brewery
distiller
miner
steelmaker
developer
manufacturer maker
supplier
distributor
consultancy
publisher
subsidiary
airline carrier
utility
broadcaster
newspaper daily tabloid broadsheet
magazine weekly
journal
university
college
institute
party
ministry
department
directorate
bureau
agency
regulator watchdog
commission
committee
council
court tribunal
parliament legislature assembly
senate
congress
union
federation
confederation
league
association
society
foundation
charity
trust
militia
cartel
gang
bloc
alliance
coalition
think-tank
academy
"""

KIND_NOUNS: dict[str, str] = {noun: line.split()[0] for line in _NOUNS.strip().splitlines() for noun in line.split()}
"""The kind that a noun says, named by the first of its synonyms."""

_COMPANIES = frozenset(
    """
    carmaker chipmaker drugmaker planemaker shipbuilder housebuilder retailer insurer bank brokerage brewer distiller
    miner steelmaker developer manufacturer supplier distributor consultancy publisher subsidiary airline utility
    broadcaster
    """.split()
)
_SOCIETIES = frozenset("charity foundation union federation confederation league association society trust".split())

LOOSE_KINDS: dict[str, frozenset[str]] = {
    "company": _COMPANIES | {"group"},
    "group": _COMPANIES | _SOCIETIES | {"company", "organization", "militia", "gang", "cartel"},
    "organization": _SOCIETIES | {"group", "agency", "bloc", "alliance"},
    "charity": frozenset({"organization", "foundation", "trust"}),
    "alliance": frozenset({"coalition"}),
    **{kind: frozenset({"company", "group"}) for kind in sorted(_COMPANIES)},
}
"""The kinds that a noun for a wider (or, for a trade, a vaguer) kind may take up."""

KNOWN_KINDS: dict[str, str] = {
    "european union": "bloc",
    "eu": "bloc",
    "mercosur": "bloc",
    "asean": "bloc",
    "ecowas": "bloc",
    "african union": "bloc",
    "arab league": "bloc",
    "gulf cooperation council": "bloc",
    "eurasian economic union": "bloc",
    "eurozone": "bloc",
    "brics": "bloc",
    "nato": "alliance",
    "opec": "cartel",
    "united nations": "organization",
    "un": "organization",
}
"""Kinds of organisations that everybody knows, by case-folded name."""

BUSINESS_NOUNS = frozenset(
    """
    share stock shareholder stockholder investor revenue profit earning turnover dividend customer brand subsidiary
    valuation supplier creditor bondholder rival competitor workforce product
    """.split()
)
"""Nouns of what companies have."""

BUSINESS_VERBS = frozenset("acquire manufacture outsource divest rebrand restructure refinance".split())
"""Verbs whose subjects are companies."""

REPRESENTATIVES = frozenset(
    """
    spokesman spokeswoman spokesperson representative executive official share stock chief president director chairman
    chairwoman boss head ceo lawyer
    """.split()
)
"""Nouns through which an organisation acts or is talked about: "a spokesman for Alpha said", "shares in Alpha"."""

NAMED_BY_KIND = frozenset(
    "ministry department directorate bureau commission committee council court federation".split()
)
"""Kinds of organisation that say so in their names: such a noun takes up no name without it."""

AREAS = frozenset(
    """area region place port seaport harbour harbor resort enclave settlement suburb district community hub stronghold
    territory hometown destination site""".split()
)
"""What a city may be called beside a city."""
