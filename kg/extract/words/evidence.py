"""Words whose neighbours are people, places, organisations or teams: evidence for the types of names."""

from __future__ import annotations

from kg.extract.words.nouns import KINSHIP
from kg.model import EntityType

_SPEAKING = frozenset("say tell add explain argue claim warn write believe think deny admit insist ask reply".split())
"""Verbs of people, and of what people speak for."""

_LIVING = frozenset(
    """
    apologise apologize bathe blink blush breathe chat chuckle confess cook cough cry dance daydream divorce dream drink
    eat emigrate feel forget frown gasp giggle glance graduate grieve grin hug imagine joke jog kiss kneel laugh learn
    lie love marry meditate mourn mutter nod paint perform ponder practise pray preach recall recite recover regret
    remember resign retire scream shave shout shrug sigh sing sit sleep smile smoke sneeze snore sob speak stare
    starve study stutter swear swim talk teach think thank tour undress vomit wake walk wander wave wear weep whisper
    wink wonder write yawn yell star debut die born
    """.split()
)
"""Verbs whose subjects are people."""

_OWNED_BY_PEOPLE = frozenset(
    """
    adolescence ancestor apprentice arm assassination autobiography baptism beard biographer birth birthday birthplace body bride
    burial career childhood classmate coffin corpse cousin death diary disciple ear eldest engagement
    eye face family father fiance fiancee finger foot friend funeral grandfather grandmother grave hair hand head heart heir
    honeymoon husband illness lap leg letter life lifetime marriage memoir memory mother neck niece nephew novel
    parent personality poem poetry portrait pregnancy psychiatrist roommate salary schooling shoulder sister skull
    soul spouse tears teeth throat tomb upbringing voice wardrobe wedding widow wife will youth arrest testimony
    """.split()
)
"""Nouns of what people have, and places and organisations have not."""

_OWNED_BY_PLACES = frozenset(
    """
    airport area border capital cathedral city climate coast constituency council countryside district downtown
    economy electorate governor harbour harbor inhabitant island mayor mountain neighbourhood neighborhood outskirts peninsula
    port province railway region resident river riverbank riverfront seafront shore skyline street suburb subway territory town townspeople
    valley village villager waterfront zoo
    """.split()
)
"""Nouns of what places have: "the Ostby mayor", "Ostby's suburbs"."""

OWNED_BY_TEAMS = frozenset(
    """
    bench bullpen captain coach defender fan fielder forward fullback goalie goalkeeper halfback infielder keeper midfielder outfielder
    pitcher quarterback roster shortstop squad striker supporter winger
    """.split()
)
"""Nouns of what teams have: "the Ostby striker"."""

WINNING = frozenset(
    """beat defeat thrash trounce rout edge outplay outscore hammer demolish overpower crush upset dethrone
    eliminate sweep host face meet play draw lose win score concede qualify relegate""".split()
)
"""Verbs of teams, in texts about sports."""

BEATING = frozenset("beat defeat thrash trounce rout edge outplay outscore demolish dethrone eliminate".split())
"""Those whose objects are teams, too."""

SPORTING = frozenset(
    """
    match goal striker midfielder goalkeeper league tournament semifinal semi-final quarterfinal quarter-final knockout playoff
    coach touchdown inning innings halftime half-time fixture stoppage-time kickoff kick-off referee defender penalty
    pitcher quarterback football soccer basketball baseball hockey rugby cricket wicket squad championship final
    equaliser equalizer standings cup
    """.split()
)
"""Nouns that texts about sports are full of."""

AROUND_PLACES = frozenset("near outside around throughout across toward towards beyond above along inside off".split())
"""Prepositions before names of places, now and then of other things."""

DIRECTIONS = frozenset(
    """north south east west northeast northwest southeast southwest north-east north-west south-east south-west
    mile kilometer kilometre km outskirts centre center heart suburb city town village municipality island province
    district state county port region shore coast bank capital streets""".split()
)
"""Nouns that are "of" or "from" a place: "20 miles from Ostby", "west of Ostby"."""

_OF_FIRMS = frozenset(
    """acquire announce buy develop employ fund headquarter invest launch license list manufacture market merge outsource own price
    produce release report sell sponsor supply unveil""".split()
)
"""Verbs of firms, and now and then of people."""

_OWNED_BY_FIRMS = frozenset(
    """board brand ceo customer division employee factory investor platform product profit revenue sale share
    shareholder software stock store subsidiary unit user valuation website""".split()
)
"""Nouns of what firms have, and people seldom."""

_SAILING = frozenset("sink sail dock capsize moor founder drift anchor".split())
"""Verbs of ships."""

OF_CRAFTS = frozenset("aboard onboard".split())

_AUTHORING = frozenset(
    "write publish direct record translate compose author premiere adapt illustrate paint sculpt".split()
)
"""Verbs whose objects are works."""

SAINTS = frozenset("st st. saint sainte san santa são".split())

SCHOOLING = frozenset(
    """study graduate teach enrol enroll matriculate educate lecture professor student degree fellow lecturer alumnus
    scholar researcher doctorate master dean undergraduate chair postdoc""".split()
)
"""What people do and are at, or have from, a university: "she taught at Ostby"."""

HEADING_FIRMS = frozenset(
    "chairman chairwoman chairperson ceo founder co-founder executive spokesman spokeswoman spokesperson".split()
)
"""Who an organisation has at its head or for its voice: "Ostby's chairman", "a spokesman for Ostby"."""

_JOINING = frozenset("found co-found cofound sue join quit attend nationalise nationalize privatise privatize".split())
"""Verbs whose objects are mostly organisations."""

MODIFIERS_OF_PLACES = frozenset(
    "upper lower north south east west northern southern eastern western greater central old".split()
)
"""First words of names of places that may be left out: "Upper Ostby" is in, or part of, Ostby."""

KNOWN_AS = frozenset("know market sell brand call name dub".split())
"""Verbs that introduce a name with "as"."""


def _votes(*tables: tuple[frozenset[str], EntityType, float]) -> dict[str, tuple[str, float]]:
    """One table of types and weights by word; of two tables with a word, the first counts."""
    found: dict[str, tuple[str, float]] = {}
    for words, type_, weight in tables:
        for word in sorted(words):
            found.setdefault(word, (type_.value, weight))
    return found


SUBJECTS = _votes(
    (_SPEAKING, EntityType.PERSON, 1.0),
    (_LIVING, EntityType.PERSON, 2.0),
    (_OF_FIRMS, EntityType.ORGANIZATION, 1.0),
    (_SAILING, EntityType.PRODUCT, 2.0),
)
"""What the subjects of verbs are, with weights: a label of the recogniser weighs 2."""

OBJECTS = _votes(
    (_AUTHORING, EntityType.WORK, 1.5),
    (_JOINING, EntityType.ORGANIZATION, 2.0),
)
"""What the objects of verbs are."""

OWNED = _votes(
    (_OWNED_BY_PLACES, EntityType.PLACE, 2.0),
    (OWNED_BY_TEAMS, EntityType.ORGANIZATION, 3.0),
    (_OWNED_BY_FIRMS, EntityType.ORGANIZATION, 1.5),
)
"""What possessors and modifiers of nouns are."""

OWNED_BY_ONE = _votes(
    (HEADING_FIRMS, EntityType.ORGANIZATION, 2.5),
    (frozenset(KINSHIP), EntityType.PERSON, 3.0),
    (_OWNED_BY_PEOPLE, EntityType.PERSON, 2.0),
)
"""What possessors of nouns are that no modifier says anything with."""
