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
South Africa: republic of south africa
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

OFFICES = frozenset(
    """president vice-president minister premier chancellor governor mayor senator congressman congresswoman
    representative rep sen gov gen lt col sgt capt adm deputy secretary ambassador judge justice general colonel major
    captain lieutenant sergeant admiral commander marshal brigadier private inspector superintendent detective sheriff
    chief chairman chairwoman chair director doctor pope cardinal archbishop bishop imam rabbi ayatollah sheikh pastor
    king queen prince princess emperor empress sultan emir duke duchess tsar councillor commissioner attorney prosecutor
    speaker prime vice former acting""".split()
)
"""Offices and ranks before a person's full name: "Chancellor Ilva Brandt" is Ilva Brandt."""

SMALL_WORDS = frozenset("of the and for in on de la du des der von und et e y".split())
"""Words that acronyms leave out."""

ABBREVIATIONS: dict[str, str] = {
    "dept": "Department", "intl": "International", "natl": "National", "univ": "University", "assn": "Association",
    "assoc": "Association", "inst": "Institute", "govt": "Government", "cttee": "Committee", "comm": "Commission",
    "fedn": "Federation", "mfg": "Manufacturing", "bros": "Brothers", "org": "Organization", "dist": "District",
    "organisation": "Organization", "centre": "Center", "programme": "Program",
}  # fmt: skip
"""Words of names, as name keys, that are written short, or in two ways on the two sides of an ocean."""

OPENING_ABBREVIATIONS = {"st": "Saint", "mt": "Mount", "ft": "Fort", "pt": "Port"}
"""First words of places that are written short."""

OPENING_STATES = frozenset({"us", "un", "eu", "uk"})
"""First words of names of bodies, written in capitals: "UN Security Council"."""

PARTICLES = frozenset("de del della da di do dos du des van von der den ter ten zu la le bin ibn ben y e".split())
"""Words that begin a family name."""

ARTICLES = frozenset("al el as ar an ad ul".split())
"""The Arabic article, in front of a name or not: "al-Masri", "Masri"."""

GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
"""Ends of a name that tell father from son."""

FAMILY_FIRST = frozenset(
    """
    wang li lee zhang liu chen yang zhao he guo huang zhou wu xu sun zhu lin gao liang zheng luo song xie tang han cao
    deng feng peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao mao xi hu ma lyu
    kim park choi jung jeong kang cho yoon jang lim shin seo kwon hwang ahn hong jeon moon bae ryu noh roh
    nguyen tran pham hoang phan vu vo dang bui ngo duong
    """.split()
)
"""Family names of China, Korea and Vietnam: those who bear them are named family name first, or the other way."""

EITHER_ORDER = frozenset(
    "nagy kovacs szabo horvath toth kiss molnar nemeth farkas balogh lakatos takacs juhasz varga papp simon racz "
    "fekete orban meszaros hegedus szucs kocsis pinter szalai fodor torok gulyas sipos magyar bodnar halasz lengyel "
    "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki kishida abe "
    "ishiba suga mori aso kono hayashi shimizu saito matsumoto inoue kimura".split()
)
"""Family names of Hungary and Japan, whose bearers are called in either order."""

_DOMAINS = """
politics: minister lawmaker governor senator mayor ambassador president leader premier chancellor congressman
  congresswoman congressperson deputy legislator councillor councilman councilwoman secretary politician diplomat envoy
  parliamentarian vice-president spokesman spokeswoman spokesperson candidate dictator king queen prince princess
  emperor monarch commissioner chairwoman representative mp
business: executive banker entrepreneur chairman investor businessman businesswoman tycoon founder ceo billionaire
  financier trader broker magnate industrialist economist director
sport: footballer striker coach sprinter swimmer goalkeeper boxer midfielder defender winger quarterback pitcher batsman
  bowler cricketer golfer cyclist skier skater gymnast wrestler athlete runner jumper player forward centre-back racer
  fullback linebacker goaltender tennis-player medallist medalist olympian jockey rower fencer biathlete
arts: novelist singer actor actress painter pianist sculptor writer poet musician composer filmmaker playwright rapper
  guitarist drummer violinist conductor artist author comedian dancer photographer screenwriter songwriter cellist
  choreographer soprano tenor cartoonist
science: physicist professor biologist surgeon epidemiologist historian chemist scientist doctor physician researcher
  mathematician astronomer geologist psychologist psychiatrist neuroscientist virologist botanist zoologist linguist
  philosopher sociologist anthropologist archaeologist nurse dentist engineer inventor astronaut cosmonaut
law: lawyer judge prosecutor attorney solicitor barrister magistrate
military: general colonel admiral commander soldier sergeant lieutenant brigadier marshal warlord militant rebel
religion: bishop priest pope imam rabbi cardinal archbishop pastor cleric monk nun patriarch ayatollah
police: detective sheriff constable policeman policewoman inspector
media: journalist reporter editor columnist broadcaster presenter anchor blogger correspondent
crime: gangster mobster hitman fraudster burglar murderer trafficker
"""

DOMAINS: dict[str, str] = {}
"""Head noun of a role -> the walk of life it belongs to."""
for _line in _DOMAINS.strip().replace("\n  ", " ").split("\n"):
    _domain, _, _roles = _line.partition(": ")
    DOMAINS.update(dict.fromkeys(_roles.split(), _domain))

PUBLIC_LIFE = frozenset("politics business law military religion police media".split())
"""Walks of life that people change between, and that texts mix: no sign of two people."""

ORGANIZATION_NOUNS = frozenset(
    """
    company firm maker manufacturer corporation conglomerate bank airline retailer supplier producer developer
    startup start-up carrier insurer publisher brewer miner automaker carmaker chipmaker subsidiary agency organization
    organisation group party union institution ministry university broadcaster newspaper operator shipbuilder utility
    """.split()
)
"""Head nouns that call something an organisation, and no person."""

GENERIC_BODIES = frozenset(
    """
    ministry department parliament senate cabinet court army navy police treasury government congress assembly
    constitution legislature council
    """.split()
)
"""Words that make the name of a body that every country has: whose it is tells one from the other."""

_COUNTRY_NAMES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|
Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria|
Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Central African Republic|Chad|Chile|China|Colombia|Comoros|
Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Democratic Republic of the Congo|Denmark|Djibouti|Dominican Republic|
East Timor|Ecuador|Egypt|El Salvador|Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|
Gambia|Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hungary|Iceland|India|
Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|
Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|
Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|
Nauru|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Palau|
Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Republic of the Congo|Romania|Russia|Rwanda|
Samoa|San Marino|Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|
South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|
Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|Turkmenistan|Tuvalu|Uganda|Ukraine|United Arab Emirates|United Kingdom|
United States|Uruguay|Uzbekistan|Vanuatu|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe|Palestine|Soviet Union
"""
_STATES = """
Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|
Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|
New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|
South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming
"""
_PROVINCES = """
United Kingdom: England|Scotland|Wales|Northern Ireland
Canada: Alberta|British Columbia|Manitoba|New Brunswick|Nova Scotia|Ontario|Quebec|Saskatchewan
Australia: New South Wales|Queensland|South Australia|Tasmania|Western Australia
"""


def _keys(names: str) -> list[str]:
    return [name.strip().casefold() for name in names.replace("\n", "").split("|")]


REGIONS: dict[str, tuple[str, str]] = {key: (key, "") for key in _keys(_COUNTRY_NAMES)}
"""Lower-case name of a country or of a part of one -> its country, and itself where it is a part; "Georgia" is either,
and left out."""
REGIONS.update({key: ("united states", key) for key in _keys(_STATES)})
for _line in _PROVINCES.strip().split("\n"):
    _country, _, _parts = _line.partition(": ")
    REGIONS.update({key: (_country.casefold(), key) for key in _keys(_parts)})
