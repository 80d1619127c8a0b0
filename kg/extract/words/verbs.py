"""Verbs by what they do to their complements: data for `clauses`, `modality` and `attribution`."""

from __future__ import annotations

SPEECH = frozenset(
    """say tell claim state allege report announce add argue warn note declare insist suggest confirm explain believe
    think speculate maintain assert contend estimate predict forecast complain describe stress emphasise emphasize remark
    reiterate repeat write tweet acknowledge admit concede reply respond assume suspect fear hope feel expect comment
    recall reveal conclude imply hint boast vow pledge promise advise caution quote testify observe disclose
    point accuse agree joke recount reckon assure""".split()
)
"""Verbs whose clause complement is what somebody says or thinks."""

DENIAL = frozenset("deny dispute doubt reject refute question contradict disbelieve".split())
"""Verbs whose clause complement is presented as not so, or as open."""

FACTIVE = frozenset(
    """know realise realize discover learn find see show prove notice remember forget regret recognise recognize
    demonstrate ensure mean understand""".split()
)
"""Verbs whose clause complement is taken for true when they are affirmed (Kiparsky and Kiparsky 1970)."""

IMPLICATIVE = frozenset(
    """begin start continue keep manage help go come get proceed resume stop cease finish vote rush bother dare happen
    turn serve use make let see hear watch feel catch leave find send spend remain stay enable cause have force allow
    do be become work become live sit stand end wind struggle opt choose elect compel prompt lead drive oblige inspire
    show depict learn""".split()
)
"""Verbs whose infinitive or participle complement happens when they do (Karttunen 1971), perception included."""

NEGATIVE_IMPLICATIVE = frozenset(
    "fail refuse decline forget neglect avoid stop prevent cease quit bar ban forbid".split()
)
"""Verbs whose infinitive or gerund complement does not happen."""

PLANNING = frozenset(
    """plan intend want hope expect aim schedule promise vow pledge threaten propose offer seek prepare agree decide
    wish mean set swear commit move slate arrange due ready order urge ask instruct tell request advise call
    encourage invite push direct demand require beg authorise authorize""".split()
)
"""Verbs whose infinitive complement is somebody's plan, wish or order."""

CLEARING = frozenset("clear acquit absolve exonerate".split())
"""Verbs whose object did not do what their gerund says."""

ACCUSING = CLEARING | frozenset(
    """accuse suspect blame criticise criticize charge condemn convict thank praise punish arrest indict jail fine fire
    sack dismiss sue prosecute reprimand rebuke censure chastise berate lambast fault discipline penalise penalize
    expel denounce commend applaud scold imprison execute reward honour honor disqualify admonish""".split()
)
"""Verbs whose object is who did what their gerund says: "blamed them for leaving"."""

RAISING_OBJECT = frozenset(
    """help let make have allow want ask urge order tell force enable encourage persuade expect see hear watch show
    require cause get permit invite compel instruct""".split()
)
"""Verbs whose complement's subject is also affected by them: "asked X to go", "helped X win"."""

LIGHT = frozenset("take make have hold give pay play shake do get put set express launch offer provide show".split())
"""Verbs that carry little meaning beside an eventive object: "paid a visit to", "took part in"."""

STIRRING = frozenset(
    """arouse cause draw evoke fuel generate ignite incite inflame invite provoke prompt raise renew revive rekindle spark
    spur stir stoke touch trigger unleash""".split()
)
"""Verbs whose participle after a clause says what came of it: "he was killed, sparking riots"."""

GAINING = frozenset(
    """accept assume cede claim gain get hold inherit keep lose obtain receive regain relinquish resume retain retake
    seek seize share surrender take win yield have secure""".split()
)
"""Verbs of getting, having and losing: with a noun of power they are one relation, "seized control of"."""

PERCEPTION = frozenset("see hear watch show feel notice depict film picture find catch spot observe portray".split())
"""Verbs whose participle complement is what is perceived or shown."""

TRANSFER = frozenset(
    """share give send supply provide sell offer hand deliver transfer present donate lend pay bring ship export show
    grant award exchange trade accuse deprive rob relieve inform charge replace fill compare link connect steal
    receive buy obtain take get acquire seize withdraw remove import collect fetch borrow demand""".split()
)
"""Verbs that take a second participant by preposition, even where the parser hangs it on the object."""

OBJECT_CONTROL = RAISING_OBJECT | frozenset(
    """choose elect appoint name send hire train teach warn convince trust assign commission prompt lead motivate drive
    push press pressure inspire tempt challenge remind advise authorise authorize oblige assist aid dare beg implore find
    leave set keep catch entitle qualify design build nominate recruit""".split()
)
"""Verbs whose object is who does what their infinitive or participle says; with all others it is their subject."""

APPOINTING = frozenset(
    """elect appoint name choose select pick hire recruit nominate commission assign send dispatch deploy enlist
    delegate summon invite sign train draft convene mandate contract book task empower authorise authorize""".split()
)
"""Verbs whose object is who does what an infinitive of purpose says: "hired them to build it"."""

STANCE_VERBS = frozenset(
    """reject oppose block criticise criticize condemn denounce support back approve endorse welcome thwart foil prevent
    halt veto praise defend question attack dismiss discuss debate resist hail hamper undermine hinder stop see hear
    read understand fear expose uncover stall delay kill applaud fund finance""".split()
)
"""Verbs whose subject judges or meets the plan of somebody else: "rejected a plan to build it"."""

OBJECT_ONLY = frozenset(
    """arrest detain kidnap abduct wound injure destroy damage demolish ban condemn convict jail imprison deport
    extradite expel evict assassinate torture abolish hospitalise hospitalize behead dismember loot raze
    evacuate rescue handcuff indict acquit prosecute nominate appoint commission dismiss sack ransack vandalise
    vandalize dub christen knight crown exhume cremate canonise canonize intern exile ordain outlaw repeal ratify
    enact intercept raise educate bury construct install impose locate renovate restore acquire purchase defeat replace
    manufacture describe impound confiscate dissect quarantine vaccinate inter""".split()
)
"""Verbs that cannot stand without an object, so that a bare past form after a passive is passive too."""

NAMING = frozenset(
    """name elect appoint make declare crown nominate choose pick select designate proclaim anoint install re-elect
    reelect reappoint co-opt dub call""".split()
)
"""Verbs with an object and what it becomes: "named Berg chairman"."""

STEERING = frozenset(
    """ask urge order tell force encourage persuade enable invite compel instruct lead prompt inspire motivate push press
    pressure tempt challenge remind advise authorise authorize oblige assist dare beg implore convince teach help allow
    permit require cause direct command entice induce incite tip""".split()
)
"""Verbs that make their object do what an infinitive says, also where the parser takes it for a purpose."""

DEPICTING = frozenset(
    """describe list see use regard characterise characterize identify label treat view recognise recognize present cast
    designate nominate classify brand portray depict define appoint name select choose pick hire employ recruit know
    mark cite dismiss denounce hail praise condemn criticise criticize reject interpret perceive consider conceive
    categorise categorize register diagnose install reappoint establish position acknowledge accept welcome introduce
    unveil market advertise sell bill tout promote disguise dress code rename rebrand declare deem picture value
    propose offer send count treat reveal expose""".split()
)
"""Verbs whose object is what "as" says: "listed the house as an office"; with others it is the subject."""

TOUGH = frozenset(
    """easy hard difficult tough impossible possible simple dangerous pleasant nice important vital crucial necessary
    essential good better best useful wise expensive cheap safe fun awkward convenient illegal legal acceptable
    appropriate common rare interesting unnecessary pointless imperative urgent critical helpful worthwhile risky
    tempting painful customary normal usual unusual reasonable unreasonable fair unfair wrong right sensible""".split()
)
"""Adjectives whose infinitive nobody in the clause need do: "it is hard to beat X", "X is hard to beat"."""

RAISED_ONLY = frozenset("want expect need like hate prefer wish make have get let cause require mean intend".split())
"""Verbs whose object, when a clause follows, is its subject and no more: "wants Berg to leave"."""

DITRANSITIVE = frozenset(
    """give award offer send grant pay show teach tell hand lend sell promise deny allot allocate assign bequeath cede
    concede deal feed issue lease loan owe pass present refund rent serve ship supply throw toss accord advance guarantee
    leave write read quote""".split()
)
"""Verbs whose passive keeps an object: "was given an award"."""

WITH_RECIPIENT = DITRANSITIVE | frozenset(
    "cost earn win bring buy get save spare wish envy forgive refuse net gain bet wager set permit vouchsafe".split()
)
"""Verbs that may have two objects, who gets and what: "cost the club a place"."""

BENEFACTIVE = frozenset("earn win buy get save net gain set".split())
"""Verbs whose recipient has something done for it."""

WITHHOLDING = frozenset("cost deny refuse spare wish envy forgive bet wager permit tell ask teach charge".split())
"""Verbs whose recipient takes no preposition: "denied Berg bail" is not "denied bail to Berg" to all ears."""

SENTENCING = frozenset(
    """sentence jail imprison gaol ban suspend bar disqualify condemn intern commit confine remand banish exile detain
    incarcerate""".split()
)
"""Verbs whose object, or passive subject, gets a length of time or a punishment."""

RESULTING = frozenset(
    """turn transform convert change make divide split translate develop reshape remake rework recast refashion merge
    rename adapt upgrade downgrade render fashion form cut""".split()
)
"""Verbs after which it is the object that is something else, "into" what follows."""

SOLICITING = frozenset(
    "call wait push ask appeal plead campaign press lobby beg pray argue vote agitate clamour".split()
)
"""Verbs after which "for X to" says what somebody wants of X."""

RECIPROCAL = frozenset("meet marry wed clash collide merge divorce".split())
"""Verbs that, with two subjects and no object, are done by each to the other."""

JUDGING = frozenset(
    """declare find consider deem rule pronounce judge render make call label adjudge hold proclaim certify brand
    keep leave""".split()
)
"""Verbs whose object is, or is said to be, what an adjective says."""

SEEMING = frozenset("find consider deem think believe judge rule adjudge render make keep leave hold prove".split())
"""Verbs whose object is theirs only together with the adjective after it: "found her guilty"."""

CAUSED_MOTION = frozenset(
    "base move bring take put carry drive ship transport relocate drag pull push place lay lead pour load".split()
)
"""Verbs after which it is the object that ends up somewhere (Levin 1993, verbs of putting and carrying)."""

ADVERB_PARTICLES = frozenset(
    "ahead back away together forward apart along up down out off over through aside around".split()
)
"""Adverbs that, right after a verb, change its meaning as a particle does."""

STANCE_ADVERBS = frozenset("reportedly allegedly supposedly purportedly apparently ostensibly".split())
"""Adverbs by which a writer hands the claim to somebody unnamed."""

POSSIBLE_ADVERBS = frozenset("possibly perhaps maybe probably likely potentially presumably conceivably".split())

NEGATIVE_ADVERBS = frozenset("never hardly scarcely nowhere neither nor".split())

POSSIBLE_MODALS = frozenset("would 'd could may might should must can ca ought need".split())

PLANNED_MODALS = frozenset("will 'll wo shall".split())

CONDITIONAL_MARKS = frozenset("if unless whether provided assuming lest".split())

HAPPENINGS = frozenset(
    """die perish drown suffocate starve faint collapse crash explode detonate erupt burst capsize sink derail overturn
    topple tumble resign retire abdicate defect flee escape abscond vanish disappear surrender capitulate confess
    emigrate convert divorce wed elope marry arrive depart land disembark retreat withdraw protest demonstrate riot
    rebel mutiny revolt march rally gather assemble convene reconvene adjourn reopen fold dissolve disband disintegrate
    fail stall succeed prevail triumph win lose recover survive testify vote abstain debut premiere recur subside abate
    melt thaw expand shrink decline plunge plummet soar surge slump rebound double triple quadruple halve rise fall
    drop climb dip widen worsen deteriorate improve intensify escalate strike apologise apologize relent concede
    backtrack default misfire malfunction ignite evaporate leak flood crumble rupture shatter reappear resurface
    reunite secede""".split()
) | frozenset(
    """step down, stand down, step aside, break down, break up, break out, fall apart, fall through, fall over, blow up,
    burn down, shut down, close down, drop out, pull out, back down, back out, walk out, walk off, bow out, pass away,
    pass out, give up, give way, take off, touch down, run away, melt down, go off, go under, split up, wake up,
    die out, flare up, dry up, wash up, wash ashore, slow down, speed up, cave in, spill over""".replace(
        "\n    ", " "
    ).split(", ")
)
"""Verbs that report an event with their subject alone: ending, changing, coming and going (Levin 1993, 45-51)."""

STATIVE_PASSIVES = (
    SPEECH
    | DENIAL
    | FACTIVE
    | PERCEPTION
    | LIGHT
    | PLANNING
    | IMPLICATIVE
    | OBJECT_CONTROL
    | frozenset(
        """base consider need locate situate involve suppose concern call name title dub know entitle require regard
        view describe determine relate link associate connect own fill cover surround divide compose comprise contain
        include list limit mix crowd accustom dress seat bind equip rate rank inhabit populate interest please surprise
        worry shock disappoint excite tire delight frighten scare alarm amaze impress annoy anger upset bear complete do
        finish go delay design dedicate devote commit inform schedule date measure value price size shape colour color
        write store hold keep put set place position line deem label brand term classify categorise categorize define
        characterise characterize identify represent reflect mark mention note cite quote base root ground embed
        engage separate isolate stick lose match suit pay blame doubt hope affect influence matter attach compare
        contrast use employ utilise utilize apply treat handle deal account intend mean tempt incline prepare qualify
        marry acquaint familiarise familiarize""".split()
    )
) - frozenset("elect appoint nominate reject refute commission train arrest recruit".split())
"""Verbs whose passive says how something is, or wants a complement, rather than what was done to it."""
