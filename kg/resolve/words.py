"""Facts that make two spellings one name: countries and unions of states, legal forms of companies, forms of address.

Keys are `kg.identity.name_key`s. Only names that mean nothing else are listed: "America" and "Congo" are left out.
"""

from __future__ import annotations

_ALIASES = """
United States: us | usa | u s | u s a | united states of america
United Kingdom: uk | u k | great britain | britain | united kingdom of great britain and northern ireland
United Arab Emirates: uae | u a e
European Union: eu | e u
United Nations: un | u n | united nations organization | united nations organisation
North Korea: dprk | democratic people republic of korea | democratic peoples republic of korea
South Korea: rok | republic of korea
China: prc | people republic of china | peoples republic of china
Taiwan: republic of china
Russia: russian federation
Soviet Union: ussr | u s s r | union of soviet socialist republics
East Germany: gdr | german democratic republic
Germany: federal republic of germany
Czech Republic: czechia
Democratic Republic of the Congo: drc | dr congo | democratic republic of congo | congo kinshasa
Republic of the Congo: congo brazzaville
Ivory Coast: cote d ivoire | cote divoire
Myanmar: burma
Turkey: turkiye | republic of turkey | republic of turkiye
Eswatini: swaziland
East Timor: timor leste
Cape Verde: cabo verde
North Macedonia: republic of north macedonia
Vatican City: vatican city state
Iran: islamic republic of iran
Israel: state of israel
Egypt: arab republic of egypt
Syria: syrian arab republic
Saudi Arabia: kingdom of saudi arabia
Ireland: republic of ireland
France: french republic
India: republic of india
Indonesia: republic of indonesia
Pakistan: islamic republic of pakistan
Philippines: republic of the philippines
Poland: republic of poland
Serbia: republic of serbia
South Africa: republic of south africa | rsa
Venezuela: bolivarian republic of venezuela
Vietnam: viet nam | socialist republic of vietnam
Laos: lao people democratic republic | lao peoples democratic republic
New Zealand: aotearoa
Bosnia and Herzegovina: bosnia herzegovina
Papua New Guinea: png
"""

COUNTRIES: dict[str, str] = {
    key.strip(): name.strip()
    for name, keys in (line.split(":") for line in _ALIASES.strip().split("\n"))
    for key in keys.split("|")
}
"""Name key -> the name under which it is kept."""

LEGAL_FORMS: dict[str, str] = {
    "corp": "Corporation",
    "corporation": "Corporation",
    "inc": "Inc",
    "incorporated": "Inc",
    "ltd": "Ltd",
    "limited": "Ltd",
    "co": "Company",
    "company": "Company",
    "llc": "LLC",
    "l l c": "LLC",
    "plc": "PLC",
    "gmbh": "GmbH",
    "ag": "AG",
    "sa": "SA",
    "spa": "SpA",
    "nv": "NV",
    "bv": "BV",
    "ab": "AB",
    "oyj": "Oyj",
    "kk": "KK",
    "pty": "Pty",
    "llp": "LLP",
    "lp": "LP",
}
"""Last word of a company's name, as a name key -> its one spelling. Different forms are different companies."""

FORMS_OF_ADDRESS = frozenset("mr mrs ms miss mx dr prof professor sir dame madam mme rev reverend hon".split())
"""First words that belong to no name. Ranks and offices ("General", "President") are not here: they begin names,
too."""

SMALL_WORDS = frozenset("of the and for in on de la du des der von und et e y".split())
"""Words that acronyms leave out."""
