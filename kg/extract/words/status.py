"""Words that decide whether what stands under them is so: adjectives, nouns and prepositions, and verbs by complement.

The classes are those of the literature on factuality: implicatives (Karttunen 1971), factives (Kiparsky and Kiparsky
1970), neg-raising verbs (Horn 1978), intensional verbs, and their adjectives and nouns.
"""

from __future__ import annotations

# --- adjectives

FACTIVE_ADJECTIVES = frozenset(
    """aware unaware glad happy proud sorry sad grateful thankful lucky unlucky fortunate unfortunate surprised amazed
    astonished shocked delighted pleased relieved angry furious upset disappointed embarrassed ashamed honoured honored
    surprising odd strange ironic tragic regrettable remarkable notable striking significant right wrong wise unwise
    foolish brave kind quick mindful known noteworthy understandable shameful""".split()
)
"""Adjectives whose complement is taken for true: "is proud that", "was wrong to"."""

TRUE_ADJECTIVES = frozenset("true clear certain obvious evident undeniable plain undisputed apparent".split())
"""Adjectives by which the writer vouches for a that-clause: "it is clear that"."""

FALSE_ADJECTIVES = frozenset("false untrue incorrect unfounded impossible unthinkable".split())
"""Adjectives by which the writer denies a that-clause."""

UNABLE_ADJECTIVES = frozenset("unable unwilling powerless reluctant loath hesitant impotent disinclined".split())
"""Adjectives whose infinitive does not happen."""

UNLIKELY_ADJECTIVES = frozenset("unlikely doubtful improbable inconceivable".split())

POSSIBLE_ADJECTIVES = frozenset(
    """possible likely probable conceivable plausible unclear uncertain unknown unsure doubtful debatable questionable
    arguable thinkable necessary important essential vital crucial imperative desirable preferable advisable urgent
    critical inevitable""".split()
)
"""Adjectives whose that-clause may or ought to be so."""

PLANNED_ADJECTIVES = frozenset(
    """due set ready poised keen eager willing determined prepared scheduled bound about anxious desperate slated intent
    committed hopeful resolved adamant inclined""".split()
)
"""Adjectives whose infinitive lies ahead."""

# --- nouns

POSSIBLE_NOUNS = frozenset(
    """possibility chance likelihood probability risk danger prospect hypothesis question condition theory scenario
    odds potential""".split()
)
"""Nouns whose clause may be so."""

PLANNED_NOUNS = frozenset(
    """demand request proposal requirement order hope expectation promise guarantee assurance threat plan idea aim goal
    intention call appeal recommendation wish dream ambition purpose objective commitment pledge""".split()
)
"""Nouns whose clause is wanted, feared or foreseen."""

REFUSAL_NOUNS = frozenset("failure refusal inability unwillingness reluctance".split())
"""Nouns whose infinitive does not happen."""

ACCUSATION_NOUNS = frozenset("accusation allegation charge suspicion claim report rumour rumor".split())
"""Nouns whose gerund is only claimed: "allegations of taking bribes"."""

EVIDENCE_NOUNS = frozenset("evidence sign proof indication confirmation trace hint suggestion sighting".split())
"""Nouns that, where there are none, leave open whether what they are of is there: "no evidence of a link"."""

SUSPECTED_NOUNS = ACCUSATION_NOUNS | {"insinuation", "assertion"}
"""Nouns by which somebody says that there is what they are of: "allegations of contacts"."""

FEARED_NOUNS = frozenset("risk danger possibility chance likelihood prospect fear threat probability".split())
"""Nouns for what may come: "the risk of a war with X"."""

WANTED_NOUNS = frozenset("plan proposal request call appeal bid hope wish".split())
"""Nouns for what somebody wants: "calls for talks with X"."""

NEGATIVE_QUANTIFIERS = frozenset({"no", "little", "scant", "neither"})
"""Words that deny, or all but deny, that there is any."""

SOURCE_NOUNS = frozenset(
    """source official report document statement spokesman spokeswoman spokesperson witness eyewitness police ministry
    agency newspaper officer diplomat analyst expert survey study record data figure letter memo email filing
    resident relative insider executive lawyer prosecutor investigator aide minister person people media press
    authority government army military department researcher scientist""".split()
)
"""Nouns for those who, or what, can be cited as a source."""

FINDINGS = frozenset("find show prove demonstrate indicate establish determine".split())
"""Verbs that give a that-clause as somebody's result: it is theirs, as what is said is the speaker's."""

VIEWS = frozenset("view opinion word eye judgment judgement estimation account telling version mind assessment".split())
"""Nouns in "in the view of X", "by his own account": X vouches."""

# --- verbs

PERMISSION = frozenset("allow permit enable authorise authorize entitle license qualify equip empower free".split())
"""Verbs whose infinitive becomes possible."""

OPINION = frozenset(
    "believe think consider suppose presume assume allege claim profess purport report suspect understand deem".split()
)
"""Verbs whose infinitive somebody holds true: "claims to own", "believed him to be"."""

FEARED = frozenset("fear believe presume think suspect assume rumour rumor".split())
"""Verbs by whose participle something is held, not known, to be so: "feared dead"."""

NEG_RAISING = frozenset("believe think expect suppose imagine reckon anticipate".split())
"""Verbs whose negation is about their complement: "does not think that X won" says that X did not."""

CONSIDERATION = frozenset(
    """consider contemplate propose suggest recommend discuss advocate oppose favor favour support mull risk imagine
    envisage envision fear anticipate debate weigh resist postpone delay dread threaten plan intend prefer promise
    urge justify prohibit discourage""".split()
)
"""Verbs whose gerund is thought of and need not happen."""

INTENSIONAL = frozenset(
    """plan propose consider seek want demand request need await promise offer threaten vow envisage predict imagine
    contemplate mull expect pledge solicit envision foresee suggest recommend discuss debate intend schedule""".split()
)
"""Verbs whose indefinite object need not exist: "plans a factory"."""

CANCELLING = frozenset("cancel postpone scrap shelve reschedule skip".split())
"""Verbs by which an event does not take place: "cancelled his visit to Oslo"."""

PLANNABLE = frozenset(
    """visit trip tour journey meeting summit flight appearance speech concert match launch landing election sale
    acquisition takeover purchase attack invasion merger""".split()
)
"""Nouns for what is put on a calendar."""

CONNECTIONS = frozenset(
    """link tie contact role involvement knowledge connection relation relationship deal affair part collusion
    association agreement meeting conspiracy cooperation complicity responsibility""".split()
)
"""Nouns for what one has with, or does with, somebody: what is denied in "denied any contact with"."""

EXCLUDING = frozenset("avoid avert prevent exclude preclude forestall lack".split())
"""Verbs whose indefinite object there is not, or need not be: "averted a strike at the mine"."""

SURVIVAL = frozenset("live grow wake awake awaken rally recover rebound".split())
"""Verbs whose infinitive tells what came after: "grew up to lead the party"."""

COMEBACKS = frozenset(
    """come from behind, fight back, battle back, bounce back, storm back, hit back, come back, hold on, hang on,
    dig deep, go on""".replace("\n    ", " ").split(", ")
)
"""Phrases for turning a contest, whose infinitive tells the result: "came from behind to win"."""

CONTESTS = frozenset(
    """beat defeat edge thrash overcome win score draw upset stun oust rout outscore outplay trounce overpower outclass
    eliminate vanquish""".split()
)
"""Verbs of winning and scoring."""

CHANGES_OF_STATE = frozenset("rise return emerge climb arrive land reach open turn look".split())
"""Verbs of motion and the like, whose infinitive tells a result if it is one of achievement: "returned to find"."""

ACHIEVEMENTS = frozenset(
    """win beat defeat become claim secure clinch seal earn retain reach find discover lose finish regain capture lift
    move top advance give hand send put""".split()
)
"""Verbs of success and finding, which name the end of what goes before: "scored twice to reach the final"."""

RESULTS_KNOWN = frozenset("emerge transpire follow happen".split())
"""Verbs with which it turns out that something is so."""

PREPOSITIONS_OF_PLANS: dict[str, frozenset[str]] = {
    "of": frozenset("think dream speak talk warn consider despair conceive".split()),
    "about": frozenset("think talk dream speak worry warn fantasise fantasize argue negotiate consult".split()),
    "on": frozenset("plan insist count bank bent keen intent focus decide work concentrate bet".split()),
    "for": frozenset("call push wait apply campaign lobby press aim opt vote argue hope plan prepare".split()),
    "to": frozenset("commit look agree object opposed close consent open oppose".split()),
    "against": frozenset(
        "decide vote warn advise argue campaign counsel recommend protest rule caution lobby lean guard".split()
    ),
}
"""Prepositions whose gerund lies ahead, or is only talked about, by the verbs and adjectives that take them."""

# --- adverbs, marks and phrases

APPROXIMATING_ADVERBS = frozenset({"almost", "nearly"})
"""What almost happens did not happen."""

DEGREE_VERBS = frozenset(
    """double triple treble quadruple halve finish complete fill cover reach eliminate empty exhaust match equal rival
    span surround ban wipe destroy drain""".split()
)
"""Verbs that happen by degrees: what nearly doubles grows."""

NEGATIVE_PHRASES = frozenset("circumstance circumstances point time way means account condition stage".split())
"""Nouns in "under no circumstances", "at no point"."""

TEMPORAL_MARKS = frozenset("when once after until till before whenever as".split())
"""Marks whose clause lies ahead when the main clause does."""
