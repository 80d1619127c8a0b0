"""Nouns that may take each other up: near-synonyms, and the nouns for what kind of thing something is.

Vocabulary classes of general English, by the sense that news and reference texts mostly use. A line of `_KINDS` is a
noun and the nouns it may stand for later in a text ("a lorry ... the vehicle"); kinds of kinds count too.
"""

from __future__ import annotations

from functools import cache

from kg.extract.words.near_synonyms import NEAR_SYNONYMS

_KINDS = """
vehicle: car truck lorry van bus coach minibus taxi cab jeep limousine pickup motorcycle motorbike scooter ambulance \
    tram train tractor bulldozer tank bicycle bike moped trailer tanker sedan hatchback suv buggy rover carriage wagon
aircraft: plane airplane aeroplane airliner jet helicopter drone glider bomber fighter warplane seaplane airship balloon
vessel: ship boat ferry yacht tanker freighter trawler tug tugboat barge dinghy canoe kayak schooner frigate destroyer \
    cruiser carrier submarine liner galleon lifeboat icebreaker
ship: ferry tanker freighter trawler frigate destroyer cruiser liner galleon schooner icebreaker warship
boat: dinghy canoe kayak trawler ferry lifeboat yacht raft
craft: spacecraft boat ship plane aircraft spaceship
weapon: gun rifle pistol handgun shotgun revolver missile rocket bomb grenade mortar knife sword dagger machete axe \
    bow spear cannon howitzer warhead torpedo
device: phone smartphone tablet computer camera sensor detector bomb machine instrument gadget watch laptop robot \
    earpiece headset tracker microscope telescope
machine: robot computer engine printer drill excavator press
instrument: piano violin guitar flute drum trumpet cello harp organ telescope microscope spectrometer camera
animal: dog cat horse cow bull pig sheep goat lion tiger bear wolf fox elephant monkey ape gorilla chimpanzee deer \
    rabbit rat mouse whale dolphin seal bird fish snake lizard frog turtle crocodile insect camel donkey leopard \
    panda kangaroo squirrel squid octopus elephant rhino rhinoceros hippo giraffe zebra deer hedgehog badger jaguar bat otter beaver anemone spider ant bee crab shark
creature: animal bird fish insect reptile dog cat whale shark spider
bird: eagle hawk falcon owl crow raven parrot pigeon dove duck goose swan penguin gull sparrow robin chicken hen ostrich
fish: salmon trout cod tuna shark herring carp eel mackerel
insect: ant bee wasp fly mosquito beetle butterfly moth locust
plant: tree flower shrub bush grass herb crop vine fern moss
tree: oak pine birch maple willow elm palm cedar spruce olive
crop: wheat maize corn rice barley soybean cotton potato
fruit: apple orange banana grape mango pear peach cherry lemon
food: bread meat rice cheese fruit vegetable dish meal snack soup cake
drink: beer wine whisky whiskey vodka cocktail tea coffee juice water rum gin
building: house church mosque temple synagogue school hospital hotel tower castle palace museum library theatre theater \
    factory warehouse skyscraper hall cathedral mansion villa block barracks station prison office shop store
structure: building bridge dam tower wall monument statue pyramid tunnel pier
facility: plant factory prison jail hospital clinic laboratory lab refinery mine shipyard airport port base camp centre \
    center reactor warehouse stadium school reservoir
site: plant factory mine camp base quarry ruin temple monument museum website blog portal
venue: stadium arena theatre theater hall club hotel museum gallery centre center
attraction: museum park zoo monument castle palace
landmark: tower bridge statue monument cathedral palace
shop: bakery supermarket boutique bookshop pharmacy
establishment: bar pub restaurant hotel cafe shop club
place: city town village island beach park country
location: city town village site place island
area: region district neighborhood neighbourhood valley park zone province county suburb
settlement: town village hamlet city colony
municipality: city town village commune borough
territory: island colony province region
region: province valley county peninsula
waterway: river canal strait channel
institution: university college school bank museum hospital academy church court parliament ministry institute library
organization: agency company charity foundation union association club party institute committee federation ngo \
    society church league
organisation: agency company charity foundation union association club party institute committee federation ngo \
    society church league
body: agency committee council commission association federation board assembly parliament panel
group: band team gang militia family committee party tribe crew organization organisation delegation panel choir
company: manufacturer maker carmaker automaker chipmaker retailer conglomerate airline bank insurer publisher broadcaster \
    startup brewery developer supplier operator producer contractor consultancy bakery miner utility carrier lender \
    distributor studio label firm
business: shop store restaurant company firm bakery farm
firm: manufacturer maker consultancy brokerage developer supplier startup
agency: bureau office
panel: committee jury commission board
committee: panel subcommittee
force: army navy police militia regiment brigade battalion
unit: regiment brigade battalion platoon company squad division department
department: ministry office
publication: newspaper magazine journal book report
outlet: newspaper magazine broadcaster channel site
media: newspaper magazine
movement: party group campaign
faction: party group militia
tournament: cup championship open masters grand-slam
competition: cup championship tournament league
event: cup match game race festival ceremony conference meeting concert tournament competition championship exhibition \
    election summit parade fair show contest wedding funeral expo convention celebration gala convention
incident: attack crash accident shooting explosion bombing fire collision blast raid robbery stabbing assault leak \
    spill clash brawl
disaster: earthquake quake flood fire crash hurricane storm tsunami famine eruption cyclone typhoon accident stampede
tragedy: crash accident fire disaster shooting stampede collapse
emergency: fire flood crash outbreak
crime: murder robbery theft burglary killing rape assault fraud kidnapping arson
offence: murder robbery theft assault fraud
offense: murder robbery theft assault fraud
case: trial lawsuit investigation murder prosecution appeal
conflict: war fighting battle dispute clash
violence: attack clash fighting riot
operation: raid attack mission search surgery rescue
campaign: election war offensive boycott
measure: law ban sanction tax bill restriction rule curfew lockdown
legislation: law bill act
agreement: deal treaty contract pact accord ceasefire truce
document: letter report paper treaty contract memo certificate passport statement file form questionnaire map \
    manuscript email diary will declaration charter
paper: study report article essay
text: book poem article letter story speech essay novel
work: book novel painting poem film play symphony opera sculpture song essay
story: novel article tale film
publication: book magazine newspaper journal report
piece: article essay sculpture painting song
article: story report piece
production: play film musical opera show
project: dam bridge pipeline tunnel film building railway
person: man woman boy girl child teenager adult patient victim suspect
child: boy girl baby son daughter kid toddler infant
man: father son husband brother uncle king prince boy gunman businessman policeman spokesman grandfather
woman: mother daughter wife sister aunt queen princess girl businesswoman actress grandmother
parent: mother father
relative: mother father brother sister uncle aunt cousin son daughter
athlete: runner swimmer cyclist skier boxer gymnast sprinter player footballer wrestler rower
player: footballer striker goalkeeper midfielder defender winger forward pitcher batsman bowler quarterback golfer
sportsman: footballer runner boxer cyclist
star: actor actress singer player footballer
musician: singer guitarist pianist drummer violinist composer rapper bassist
artist: painter sculptor singer musician photographer
performer: singer actor actress dancer musician comedian
writer: novelist poet playwright journalist author columnist essayist screenwriter
scientist: physicist chemist biologist geologist astronomer researcher botanist zoologist ecologist glaciologist
academic: professor lecturer historian economist researcher
scholar: historian professor philosopher linguist
expert: scientist analyst professor researcher economist engineer
professional: doctor lawyer engineer nurse
official: minister secretary governor mayor ambassador spokesman spokeswoman envoy commissioner diplomat officer
politician: minister senator mp president governor mayor lawmaker congressman congresswoman premier candidate
lawmaker: senator mp congressman congresswoman deputy legislator parliamentarian
leader: president premier chancellor king minister chairman chief dictator governor
ruler: king queen emperor president sultan tsar dictator
diplomat: ambassador envoy consul
officer: policeman captain colonel general sergeant lieutenant major soldier commander
soldier: sergeant private corporal sniper paratrooper marine captain
fighter: rebel militant insurgent guerrilla soldier boxer
militant: fighter insurgent terrorist
criminal: murderer robber thief smuggler fraudster killer burglar
offender: murderer robber thief rapist
employee: worker clerk secretary engineer teacher nurse
cleric: priest bishop imam rabbi pastor monk pope
patient: man woman child
substance: chemical drug poison gas liquid acid oil powder
material: steel wood plastic metal stone glass concrete cotton
metal: iron steel gold silver copper aluminium aluminum zinc lithium nickel tin lead
fuel: petrol gasoline diesel gas oil coal kerosene
gas: oxygen hydrogen nitrogen methane helium
chemical: acid ammonia chlorine formalin pesticide
product: phone car drug vaccine device drink app software toy patch
medicine: vaccine antibiotic drug pill tablet painkiller
drug: cocaine heroin cannabis marijuana antibiotic vaccine aspirin fentanyl
treatment: drug surgery vaccine therapy medicine chemotherapy
disease: cancer malaria tuberculosis cholera ebola measles diabetes pneumonia flu influenza polio aids covid
illness: cancer malaria flu depression pneumonia diabetes
condition: disease illness diabetes asthma
virus: coronavirus ebola hiv influenza
organ: heart liver kidney lung brain
clothes: shirt dress jacket trousers coat
garment: shirt dress jacket coat skirt
furniture: table chair desk bed sofa
tool: hammer saw drill axe shovel spade
software: app program browser application system
program: browser app application
sport: football basketball tennis cricket rugby hockey baseball golf boxing swimming
game: football basketball tennis chess match
language: english french german spanish arabic latin
currency: dollar euro pound yen ruble rouble peso crown rupee
sum: amount million payment
payment: fee fine salary bribe ransom
tax: levy duty tariff
prize: medal trophy award cup
honor: medal award prize title
honour: medal award prize title
science: physics chemistry biology astronomy mathematics linguistics
field: physics chemistry biology linguistics mathematics medicine economics
subject: physics chemistry mathematics history
discipline: physics chemistry mathematics linguistics
religion: islam christianity judaism buddhism hinduism
faith: islam christianity judaism
"""


def _closure() -> dict[str, frozenset[str]]:
    """The nouns for the kinds of things that a noun is, up to two steps up."""
    above: dict[str, set[str]] = {}
    for line in _KINDS.strip().split("\n"):
        kind, _, nouns = line.partition(":")
        for noun in nouns.split():
            if noun != kind:
                above.setdefault(noun, set()).add(kind)
    return {
        noun: frozenset(kinds.union(*(above.get(kind, ()) for kind in kinds)) - {noun}) for noun, kinds in above.items()
    }


def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in NEAR_SYNONYMS.strip().split("\n"):
        first, *others = line.split()
        for other in others:  # the first of a line may be taken up by each of the others, and they by it
            found.setdefault(first, set()).add(other)
            found.setdefault(other, set()).add(first)
    return {noun: frozenset(nouns) for noun, nouns in found.items()}


KINDS_OF = _closure()
"""What a noun may be called later, being one of a kind: "lorry" gives "vehicle"."""
ALIKE = _alike()
"""Nouns of about the same meaning."""
KINDS_BELOW = {
    kind: frozenset(noun for noun, kinds in KINDS_OF.items() if kind in kinds)
    for kind in sorted(set().union(*KINDS_OF.values()))
}
"""What may be called by a noun: "vehicle" gives "lorry"."""
_NONE = frozenset[str]()


@cache
def related_to(noun: str) -> frozenset[str]:
    """A noun, and all nouns of about the same meaning, or for a kind of it, or for what it is a kind of."""
    groups = (table.get(noun, _NONE) for table in (ALIKE, KINDS_OF, KINDS_BELOW))
    return frozenset({noun}).union(*groups)
