"""What a head noun says about the thing it names: its type, its near-synonyms, and nouns that name nothing.

Lemmas, lower case. Types follow the first sense that news uses; a noun that is not listed is a Thing.
"""

from __future__ import annotations

_BY_TYPE = {
    "Person": """
    accountant activist bureaucrat lawbreaker law-breaker whistleblower actor actress adviser advisor aide ally
    ambassador analyst anchor archaeologist architect
    artist assassin astronaut astronomer athlete attacker attorney aunt author baby banker baron biologist bishop
    boss boy boyfriend bride brother builder burglar businessman businesswoman buyer candidate captain cardinal carpenter
    celebrity ceo cfo chairman chairperson chairwoman chairlady chancellor chef chemist child cleric clerk
    climber coach collector colleague colonel columnist comedian commander commentator commissioner composer congressman
    congresswoman
    consultant contestant convict cook correspondent councillor cousin creator critic criminal customer cyclist dancer
    daughter dealer dean defendant defender delegate dentist deputy designer detective developer dictator diplomat
    director
    d'affaires day-old month-old week-old year-old
    dissident diver doctor donor driver duchess duke earl economist editor emperor employee employer empress engineer
    entrepreneur envoy executive expert explorer farmer father fighter filmmaker firefighter fisherman footballer
    forward founder co-founder friend gardener general girl girlfriend goalkeeper golfer governor graduate grandfather
    grandmother grandson granddaughter guard guest guide gunman guy heir historian hostage host hunter husband
    immigrant
    imam inmate inspector instructor intellectual interviewer inventor investigator investor jockey journalist
    judge juror justice keeper king knight lady lawmaker lawyer leader lecturer legislator librarian lieutenant lord maid
    major man manager marshal mathematician mayor mechanic merchant midfielder migrant minister monarch monk mother mp murderer
    musician naturalist neighbor neighbour nephew niece novelist nun nurse officer official operator opponent orphan
    owner painter parent parliamentarian partner passenger passerby pastor patient patron pedestrian pensioner
    performer
    person philosopher photographer physicist pianist pilgrim pilot pioneer plaintiff player playwright poet policeman
    policewoman politician pope premier presenter president priest prince princess principal prisoner producer
    professor
    programmer prosecutor protester protestor psychologist pupil queen rabbi ranger reader rebel refugee reporter
    representative rescuer researcher resident rider ringleader rival robber ruler runner sailor saint salesman
    scholar
    scientist scout sculptor secretary senator sergeant servant sheriff shopkeeper singer sister skier smuggler sniper
    soldier son songwriter soprano speaker spokesman spokesperson spokeswoman spy star stepfather stepmother striker
    student successor predecessor sultan superintendent supervisor surgeon survivor suspect swimmer teacher teammate
    teenager tenant tenor terrorist thief thinker toddler tourist trader trainer translator treasurer trustee
    tsar twin
    uncle undersecretary veteran victim villager visitor volunteer voter waiter waitress warden widow widower wife
    winner
    witness woman worker wrestler writer youngster chief head chair citizen member billionaire biographer cameraman
    carer caretaker coordinator counsellor courier doorman geologist zoologist botanist ecologist meteorologist
    oceanographer
    """,
    "Group": """
    audience band bloc board caste clan class community congregation couple crew
    crowd delegation duo electorate ethnicity faction family group household jury majority militia minority mob
    movement nation opposition pair panel people peoples pair population press public quartet squad staff tribe
    trio troop
    youth personnel workforce media troops folk public diaspora society folks kids royals guerrillas fan side team force authorities alliance police
    civilians survivors public congregation elite battalion
    """,
    "Organization": """
    academy administration agency gang cartel airline association authority automaker bank battalion brewer brigade
    broadcaster brewery bureau chipmaker distiller drugmaker homebuilder housebuilder planemaker reinsurer shipbuilder
    steelmaker
    business
    cabinet carmaker cartel charity chain church club college commission committee company confederation conglomerate
    congress consortium cooperative corporation council court department developer division embassy enterprise
    federation firm fleet foundation army police alliance coalition franchise fund government group guild holding house institute
    institution insurer journal junta league legislature lender magazine maker manufacturer military ministry monarchy
    multinational navy network newspaper ngo office operator orchestra organisation organization parliament party
    publisher regime regiment registry regulator retailer secretariat senate service startup
    start-up subsidiary supplier syndicate think-tank consultancy broadcaster tribunal troupe union unit utility vendor watchdog
    directorate presidency politburo inspectorate commissariat choir ensemble newsroom label
    """,
    "Facility": """
    airbase airfield airport headquarters apartment aqueduct arena arsenal barracks base bridge building bunker
    bureau-building
    cafe camp canal casino castle cathedral cave-dwelling cemetery center centre chapel cinema clinic concert-hall
    cosmodrome courthouse courtroom dam depot detention-centre dock dockyard dormitory embassy-building facility
    factory
    farm fort fortress gallery garage garden gate greenhouse gym gymnasium hall hangar highway
    hospital hotel house institute-building jail kindergarten laboratory lab launchpad library lighthouse mall mansion
    market mausoleum mill mine monastery monument mosque motel motorway museum nursery observatory office-building
    outpost pagoda palace park pavilion penitentiary pier pipeline plant playground plaza pool prison pub pyramid
    racetrack railway reactor refinery reservoir resort restaurant rink ruin runway sanctuary school
    school-building shelter shipyard shop shopping-centre shrine site skyscraper smelter spaceport stadium stage
    station
    statue store studio studio-building subway supermarket synagogue temple terminal theater theatre tomb tower track
    home residence house checkpoint memorial
    tunnel university venue villa warehouse warehouse-complex windmill workshop zoo complex bar bakery canteen
    """,
    "Place": """
    archipelago area avenue road street alley motorway square basin bay beach border borough canyon capital cave
    city cliff coast coastline colony
    north-east north-west south-east south-west
    continent country county crater creek delta desert district earth enclave estuary field forest frontier galaxy
    glacier gulf hamlet hemisphere hill homeland hometown island isle jungle kingdom lagoon lake land landscape
    marsh meadow metropolis moon mountain municipality neighborhood neighbourhood ocean outskirts peninsula
    plain planet
    plateau pole prairie prefecture province quarter rainforest reef region ridge river riverbank sea shore shoreline
    slope space square state steppe strait stream suburb summit-peak swamp terrain territory town tundra valley
    village volcano waterfall waters wetland wilderness woodland world zone locality downtown corridor
    harbor harbour port quarry expanse ward constituency
    """,
    "Event": """
    accident affair participation intervention matchup prosecution upset accomplishment achievement raid
    agreement airstrike ambush anniversary appointment arrest assassination assault attack auction
    ballot banquet battle birth bombardment bombing boycott campaign celebration ceremony championship clash collapse
    collision competition concert conference conflict confrontation congress contest conquest convention
    coronation coup
    crackdown crash crisis cruise cup cyclone deal death debate debut defeat demonstration departure derby disaster
    discussion drill drought earthquake election epidemic eruption escape event evacuation exam execution exercise
    exhibition expedition explosion exodus fair famine festival fight fighting fire flight flood funeral game
    gathering
    genocide gig graduation hearing heatwave hurricane inauguration incident independence inquiry insurgency
    interview invasion investigation journey landing landslide launch lecture marathon march marriage massacre match
    meeting merger migration mission murder negotiation occupation offensive olympics operation outbreak parade
    pandemic
    party-event performance pilgrimage poll premiere presentation procession protest race raid rally
    rebellion reception referendum reform rehearsal renovation reunion revolt revolution riot robbery round season
    semifinal session shooting show siege speech stampede storm strike summit surgery takeover talk talks
    test tornado tour tournament transfer tragedy trial trip tsunami unrest uprising vaccination
    visit voyage vote war wedding wildfire workshop-event denuclearization exchange export import restoration
    audit recount foul penalty kick free-kick verdict ruling dispute dinner lunch breakfast luncheon final offer offering bid move attempt search sale drilling
    transit retrospective resignation spill rain rainfall snowfall typhoon blizzard calamity confiscation purchase
    acquisition victory triumph ordeal crime lapse standoff stand-off row scandal handover recall
    lockdown curfew rollout opening closure signing unveiling swearing-in sit-in walkout lockout
    shutdown ceasefire truce talks withdrawal deployment blast blaze flyby touchdown liftoff docking spacewalk
    """,
    "Product": """
    aircraft airliner airplane ambulance app appliance artillery bike bicycle boat bomb bomber bus camera cannon
    capsule
    car carrier chip computer console convoy-vehicle cruiser destroyer device drone drug engine envelope ferry
    fighter-jet firearm frigate gadget gun handset helicopter howitzer instrument jet lander laptop launcher limousine
    locomotive lorry machine medicine mortar shell missile motorbike motorcycle orbiter parachute phone pistol plane probe
    processor
    prototype rifle robot rocket rover satellite scooter sedan ship shuttle smartphone software spacecraft spaceship
    submarine tablet tank tanker telescope toy tractor train tram trolleybus truck vaccine van vehicle vessel warhead
    fertiliser fertilizer earpiece earbud headphone headset icebreaker trawler freighter dinghy barge minibus product
    warplane warship weapon yacht browser database camera
    """,
    "Work": """
    album anthem appeal article autobiography bill biography blog blueprint book bulletin chapter charter comedy comic
    constitution contract cookbook declaration decree diary dictionary directive documentary document drama drawing
    editorial email encyclopedia epic essay fable fiction film fresco guidebook hymn image law lawsuit leaflet
    study research figurine masterpiece statuette recording
    legislation letter lyric manifesto manual manuscript map memo memoir memorandum message movie musical
    newsletter note novel opera order ordinance painting pamphlet paper petition photo photograph photography picture
    play podcast poem post press-release protocol publication regulation remark report resolution review screenplay
    script sculpture sequel series sign sitcom sketch song soundtrack statement statute story symphony tale
    telegram text thesis transcript treaty tweet video website
    """,
}


def _types() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, nouns in _BY_TYPE.items():
        for noun in nouns.split():
            found.setdefault(noun, name)
    return found


HEAD_TYPES = _types()
"""Type (a value of `kg.model.EntityType`) by lemma."""

SORTALS = frozenset(
    """
    airline airport agency app band bank battalion bank brand bridge capsule cartel chain channel club company company
    database district fleet festival foundation gang game group hotel island jet magazine militia mine missile mission
    mountain movement museum network newspaper organization organisation palace party platform plane probe program
    programme
    project province prison prize region restaurant river robot rocket rover satellite series ship spacecraft stadium
    station submarine system tank telescope theater theatre tower town township train tribe tunnel valley vessel
    village
    volcano website yacht zoo plant factory newspaper daily software firm startup radio television tv channel
    """.split()
)
"""Nouns that follow a name to say what it is: "the Aurora spacecraft" is Aurora."""

NOT_REFERRING = frozenset(
    """
    addition account advance affect behalf case cause clue consequence course detail detriment doubt effect end event
    example exception exchange extent fact favor favour first front instance kind least light line lot matter
    means meantime meanwhile moment need odds order part particular place point practice principle process
    purpose rate reference regard regards relation respect response result return search sense short sort spite sum
    terms thanks time total turn use view virtue way while whole fun ease hand risk stake sight mind hold
    """.split()
)
"""Nouns of fixed phrases ("of course", "in return"): no mention when bare and after a preposition."""

TIME_NOUNS = frozenset(
    """
    second minute hour day week weekend fortnight month year decade century millennium morning afternoon evening night
    midnight noon dawn dusk today yesterday tomorrow tonight spring summer autumn winter monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december
    quarter semester past future present date eve time moment period era age while
    """.split()
)

MEASURES = frozenset(
    """
    percent % percentage kilometer kilometre km mile meter metre centimeter centimetre millimeter inch foot yard acre
    hectare gram kilogram kg kilo ton tonne pound ounce liter litre gallon degree watt kilowatt megawatt volt hertz
    m km cm mm g mg lb ft sq mph kph hp gb mb tb c f
    dollar euro cent yen yuan ruble rouble rupee franc peso pound number amount lot dozen hundred thousand
    million billion trillion majority half third rest plenty bit couple total variety handful percent
    """.split()
)
"""Heads that measure; their "of" phrase names the thing."""

CURRENCIES = frozenset(
    """crown krona krone kronor kroner zloty forint lira lari lev leu dinar dirham rial riyal real rand naira shilling
    shekel ringgit rupiah baht won taka hryvnia koruna tenge som birr cedi kwacha""".split()
)
"""Nouns for money where a number stands before them; some are other things elsewhere."""

INDEFINITE = frozenset(
    """
    something anything nothing everything someone anyone everyone nobody somebody anybody everybody none other others
    one ones thing things way ways more most less least much many few several same such all both either neither each
    """.split()
)

ANYBODY = frozenset(
    """
    ally backer bidder buyer champion broadcaster client co-owner competitor contender customer developer donor favourite favorite founder
    guarantor holder host investor landlord leader maker member neighbour neighbor opponent operator owner partner
    participant player predecessor producer publisher rival runner-up seller shareholder sponsor successor supplier supporter
    tenant user winner
    """.split()
)
"""Nouns that are said of people as well as of companies, countries and teams."""

PHRASE_TYPES = {
    **dict.fromkeys(
        "air force,task force,police force,border guard,coast guard,fire brigade,police forces,armed forces".split(","),
        "Organization",
    ),
    **dict.fromkeys(
        "press conference,news conference,conference call,red card,red cards,rights issue,power cut,power cuts,"
        "televised address,keynote address,inaugural address".split(","),
        "Event",
    ),
    **dict.fromkeys("social media,mass media".split(","), "Thing"),
}
"""Types of nouns of two words that are not those of their last word."""

QUALITIES = frozenset("justice authority beauty genius talent".split())
"""Nouns for people and organisations that, bare, name what these stand for: "demanded justice"."""

AMOUNTS = frozenset("votes sales earnings losses savings holdings".split())
"""Plurals that are sums and not events."""

STATES_OF_AFFAIRS = frozenset(
    """
    aid commitment control coverage criticism defence defense demand development domination handling influence
    investment leadership loan management membership opposition ownership possession production reaction support
    response training treatment claim accusation objection collection ban participation involvement cooperation
    rivalry presence existence deed act matter affair issue outcome
    """.split()
)
"""Event nouns that rather name a state, an attitude or a thing than something that happened."""

_NAME_HEADS = {
    "Facility": "lodge mosque minaret basilica abbey priory tower towers arena gardens house line",
    "Place": """
    ave avenue blvd boulevard expressway freeway highway hwy interstate lane motorway parkway rd road route street terrace trail
    turnpike empire kingdom caliphate sultanate emirate reich heights hills falls springs beach rivers lakes islands alps
    """,
    "Event": """
    biennale biennial bowl carnival championship championships convention cup derby draft expo exposition fair fest
    festival games jubilee marathon olympics open paralympics regatta series triennale war wars uprising
    revolution massacre
    """,
    "Thing": """
    award awards prize prix medal trophy scholarship fellowship program programme project scheme initiative plan doctrine
    theory theorem grammar semantics linguistics mathematics physics syndrome disease virus language languages studies
    sciences effect method index scale system medallion analytics
    """,
    "Work": """
    act code amendment gospel gospels psalms chronicle chronicles podcast mysteries symphony sonata concerto trilogy
    saga
    """,
    "Organization": """
    consulate tours legion squadron division academy transit journal bulletin magazine review letters quarterly weekly
    daily newsletter digest paper observer mirror
    """,
}
NAME_HEADS = {noun: type_ for type_, nouns in _NAME_HEADS.items() for noun in nouns.split()}
"""Types of names by their last word, where a noun phrase with that head has another type or none."""

LEADING = {
    **dict.fromkeys("cyclone hurricane operation storm typhoon".split(), "Event"),
    **dict.fromkeys("cape fort lake loch mount republic rio sierra".split(), "Place"),
    **dict.fromkeys("camp estadio hotel stade stadio".split(), "Facility"),
    **dict.fromkeys("route highway hwy interstate".split(), "Place"),
    **dict.fromkeys("chapter volume episode act".split(), "Work"),
    **dict.fromkeys("prix order".split(), "Thing"),
    **dict.fromkeys("hmas hmcs hms ins mv rms rrs rv ss uss".split(), "Product"),
}
"""First words of names that say what it is that is named: "Typhoon Olga", "HMS Olga"; "republic" only before "of"."""


def _kinds() -> dict[str, frozenset[str]]:
    lines = """
    act aggression conscience defiance faith kindness piracy sabotage terror terrorism vandalism violence war
    balance payments power trade
    board directors elections governors trustees
    breach confidence contract duty privacy trust
    cause action death
    chamber commerce deputies
    chief defence defense mission naval operations party police protocol staff state
    code conduct ethics practice
    conflict interest interests
    cost living
    court appeal appeals arbitration law
    declaration emergency independence intent war
    freedom assembly association conscience expression information movement religion speech worship
    head delegation department government mission security state
    letter credit intent recommendation resignation
    line control defence defense duty fire
    member congress parliament
    memorandum understanding
    officer state
    place birth business origin safety work worship
    point contact entry order sale view
    prisoner conscience war
    right appeal asylum return way
    rule law
    secretary agriculture commerce defence defense education energy health labor state trade transport
    vote censure confidence conscience thanks
    way life
    """
    return {head: frozenset(kinds) for head, *kinds in map(str.split, lines.strip().split("\n"))}


KINDS = _kinds()
"""Nouns that make one word with a bare noun after "of": "a vote of confidence", "the secretary of state"."""

CONDITIONS = frozenset("state".split())
"""Nouns that do so with every bare noun: "a state of emergency"."""
