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

LINKS = frozenset("without against beyond between before behind under within across".split())
"""Prepositions that, with a capital inside a sentence, make one name of what stands on either side."""

GOVERNMENT_HEADS = frozenset(
    "department ministry office institute school faculty board bureau commission committee council academy".split()
)
"""Heads of names whose "of" phrase may list more than one field."""

FIELDS = frozenset(
    """
    affairs agriculture aging aquatic arts broadcasting budget building business children climate commerce communications
    communities community conservation construction consumer control correction corrections culture cultural defence
    defense development digital disaster drug drugs ecology economic economics economy education electricity emergency
    employment energy engineering enterprise environment environmental equality export family families finance fire
    fisheries food foreign forestry forests gender health heritage higher home housing human humanities hygiene
    immigration industrial industry information infrastructure innovation insurance integration interior investment
    irrigation jobs justice labor labour land lands law livestock local management manpower marine maritime media
    medical medicine mines mining mobility national natural nuclear nutrition oil parks pensions petroleum physics
    planning police policy ports power prevention prisons privatisation protection public railways reform refugees
    regional rehabilitation religious reconstruction research resources responses rights roads rural safety sanitation
    science sciences security services shipping skills social space sport sports standards statistics surgery
    sustainability taxation technical technology telecommunications textiles tourism trade training transport
    transportation transportations treasury tropical universities urban utilities veterans veterinary water welfare
    wildlife women work works youth
    """.split()
)
"""What departments, boards and institutes are for."""

HOLDINGS = frozenset("share stock bond sale resident people inhabitant".split())
"""Nouns, besides roles, whose plural opens a sentence before the name that it belongs to: "Shares of Alphasoft"."""

MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
"""Months cut short."""

_STATE_CODES = """
AL Ala.|Alabama,AK|Alaska,AZ Ariz.|Arizona,AR Ark.|Arkansas,CA Cal. Calif.|California,CO Colo.|Colorado,
CT Conn.|Connecticut,DE Del.|Delaware,FL Fla.|Florida,GA Ga.|Georgia,HI|Hawaii,ID|Idaho,IL Ill.|Illinois,IN Ind.|Indiana,
IA|Iowa,KS Kan. Kans.|Kansas,KY Ky.|Kentucky,LA La.|Louisiana,ME|Maine,MD Md.|Maryland,MA Mass.|Massachusetts,
MI Mich.|Michigan,MN Minn.|Minnesota,MS Miss.|Mississippi,MO Mo.|Missouri,MT Mont.|Montana,NE Neb. Nebr.|Nebraska,
NV Nev.|Nevada,NH N.H.|New Hampshire,NJ N.J.|New Jersey,NM N.M.|New Mexico,NY N.Y.|New York,NC N.C.|North Carolina,
ND N.D.|North Dakota,OH|Ohio,OK Okla.|Oklahoma,OR Ore.|Oregon,PA Pa. Penn.|Pennsylvania,RI R.I.|Rhode Island,
SC S.C.|South Carolina,SD S.D.|South Dakota,TN Tenn.|Tennessee,TX Tex.|Texas,UT|Utah,VT Vt.|Vermont,VA Va.|Virginia,
WA Wash.|Washington,WV W.Va.|West Virginia,WI Wis. Wisc.|Wisconsin,WY Wyo.|Wyoming
"""

STATE_CODES: dict[str, str] = {
    code: entry.partition("|")[2]
    for entry in _STATE_CODES.replace("\n", "").split(",")
    for code in entry.partition("|")[0].split()
}
"""States of the US by their postal and press abbreviations, which count after a town and a comma: "Salem, Ore."."""
