"""Nouns that name what a verb names, with their frames: who did it, to whom, and by which words each is said.

Argument-structure nominals after Grimshaw (1990) and NOMLEX (Macleod et al. 1998): "the arrest of X by Y",
"X's acquisition of Y", "X's attack on Y", "the arrival of X".
"""

from __future__ import annotations

from typing import NamedTuple


class Frame(NamedTuple):
    """What the arguments of an event noun are.

    `of` tells what an "of" phrase is: "patient", "agent", or "" where only the world knows ("the support of X").
    `objects` gives prepositions of the object, with what is left of them beside the verb ("visit to X": visit X).
    """

    verb: str
    alone: str
    """The verb where no object is named: who wins a victory over X defeats X."""
    of: str
    objects: dict[str, str]


# a line: noun, verb, prepositions of its object; "on=" drops the preposition, "to" keeps it; "_" stands for a space, "/" comes
# before the verb that has no object
_PATIENT = """
abduction abduct; abolition abolish; acquisition acquire; acquittal acquit; adoption adopt; annexation annex;
announcement announce; appointment appoint; approval approve; arrest arrest; assassination assassinate;
assessment assess; ban ban on=; beheading behead; blockade blockade; bombardment bombard; bombing bomb;
boycott boycott; breach breach; capture capture; closure close; collection collect; completion complete;
condemnation condemn; confirmation confirm; conquest conquer; construction build; control control over=;
conviction convict; coverage cover; creation create; criticism criticise; crossing cross; defence defend;
defense defend; delivery deliver; demolition demolish; denial deny; deployment deploy; deportation deport;
destruction destroy; detention detain; development develop; disclosure disclose; discovery discover;
dismissal dismiss; dissolution dissolve; distribution distribute; domination dominate; election elect;
encirclement encircle; endorsement endorse; establishment establish; eviction evict; evacuation evacuate;
execution execute; exploration explore; expulsion expel; extradition extradite; flyby fly_by; formation form;
foundation found; founding found; handling handle; hijacking hijack; hosting host; impeachment impeach;
imposition impose; imprisonment imprison; inauguration inaugurate; indictment indict; inspection inspect;
introduction introduce; invasion invade; invention invent; kidnapping kidnap; killing kill; landing land;
launch launch; launching launch; leadership lead; liberation liberate; looting loot; management manage;
manufacture make; murder murder; nationalisation nationalise; nationalization nationalize; nomination nominate;
occupation occupy; opening open; ouster oust; overthrow overthrow; ownership own; persecution persecute;
poisoning poison; possession possess; privatisation privatise; privatization privatize; production produce;
promotion promote; prosecution prosecute; publication publish; purchase buy; ratification ratify; reading read;
rejection reject; release release; removal remove; rescue rescue; restoration restore; sacking sack; sale sell;
seizure seize; shelling shell; shooting shoot; siege besiege; signing sign; sinking sink; slaying slay;
storming storm; suspension suspend; takeover take_over; testing test; theft steal; tour tour; torture torture;
training train; translation translate; treatment treat; unveiling unveil; violation violate
"""
_AGENT = """
accession accede to; appearance appear; arrival arrive; collapse collapse; crash crash; death die;
debut debut; defection defect to; departure depart; descent descend; emergence emerge; entry enter into= to=;
escape escape; eruption erupt; explosion explode; flight fly; membership belong to; participation participate in;
performance perform; pilgrimage travel to; resignation resign; retirement retire; retreat retreat; return return to;
stay stay; journey travel to; suicide die; surrender surrender to; trip travel to; visit visit to=; withdrawal withdraw
"""
_UNCLEAR = """
accusation accuse against=; aid help to=; airstrike strike on= against=; assault attack on= against=;
attack attack on= against=; bid bid for; campaign campaign against for; claim claim to=; commitment commit to;
contribution contribute to; crackdown crack_down_on on= against=; defeat defeat; demand demand for=;
donation donate to; influence influence on= over=; inquiry investigate into=; investigation investigate into=;
investment invest in; lawsuit sue against=; loan lend to; objection object to; offensive attack against= on=;
opposition oppose to=; probe investigate into=; protest protest against; raid raid on=; reaction react to;
reply reply to; response respond to; search search for; strike strike on= against=; support support for=;
transfer transfer to; triumph defeat/win over= against=; victory defeat/win over= against=; win defeat/win over= against=
"""


def _frames() -> dict[str, Frame]:
    found: dict[str, Frame] = {}
    for of, table in (("patient", _PATIENT), ("agent", _AGENT), ("", _UNCLEAR)):
        for line in table.split(";"):
            noun, verb, *prepositions = line.split()
            objects = {p.rstrip("="): "" if p.endswith("=") else p for p in prepositions}
            verb, _, alone = verb.replace("_", " ").partition("/")
            found[noun] = Frame(verb, alone or verb, of, objects)
    return found


EVENTS = _frames()

DONE_TO_OWNER = frozenset(
    """abduction acquittal appointment arrest assassination beheading capture closure condemnation construction conviction
    creation deportation destruction detention dismissal dissolution election eviction execution expulsion extradition
    founding impeachment imprisonment inauguration indictment kidnapping killing launch murder nomination
    ouster overthrow persecution poisoning promotion prosecution release removal rescue sacking shooting slaying
    suspension torture""".split()
)
"""Event nouns whose possessor alone is who it was done to: "X's arrest", but "X's arrest of Y"."""

ERGATIVE = frozenset({"land", "launch", "open", "close", "collapse", "crash", "sink", "transfer", "withdraw"})
"""Verbs that the thing moved or changed can be the subject of: "the landing of X on Y": X landed on Y."""

CANCELLED = frozenset(
    "cancelled canceled aborted foiled thwarted averted abandoned scrapped unrealised unrealized".split()
)
"""Adjectives after which an event noun stands for what did not take place."""

FAILED = frozenset("failed unsuccessful botched abortive doomed".split())
"""Adjectives after which a deed was begun and its object not reached: "the failed takeover of X"."""

NOT_REALISED = frozenset(
    """block cancel reject prevent avert foil thwart abandon scrap veto oppose forbid prohibit ban rule consider
    discuss debate weigh contemplate demand request seek urge threaten fear avoid delay postpone face risk question
    doubt deny allege suspect investigate probe""".split()
)
"""Verbs that leave open, or deny, that what their event noun names took place: "blocked the takeover of X by Y"."""

FORESEEN = frozenset(
    "plan propose expect await anticipate prepare schedule arrange order approve authorise authorize".split()
)
"""Verbs whose event noun is still to come."""

UNCERTAIN_HEADS = frozenset(
    """plan proposal possibility prospect risk chance threat fear event likelihood hope talk rumour rumor report claim
    allegation accusation denial suspicion charge attempt bid preparation lack absence prevention offer request call
    demand idea option case permission consent evidence sign indication hint trace proof question dream goal aim""".split()
)
"""Nouns whose "of" or "for" phrase need not be real: "the threat of an invasion of X by Y"."""

COMPARED = frozenset(
    """area balance bridge choice comparison contrast corridor difference distance distinction flight gap highway land line
    link motorway passage path pipeline place railway range region road route stretch strip time track trail tunnel
    zone""".split()
)
"""Nouns whose "between" sets things side by side, or lies between them: no relation of theirs."""

JOURNEYS = frozenset("visit trip tour journey flyby landing stay pilgrimage flight crossing".split())
"""Event nouns that the subject of their clause goes on: "during a visit to X, Y said"."""
