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
    show depict""".split()
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
    "accuse suspect blame criticise criticize charge condemn convict thank praise punish arrest indict jail fine".split()
)
"""Verbs whose object is who did what their gerund says: "blamed them for leaving"."""

RAISING_OBJECT = frozenset(
    """help let make have allow want ask urge order tell force enable encourage persuade expect see hear watch show
    require cause get permit invite compel instruct""".split()
)
"""Verbs whose complement's subject is also affected by them: "asked X to go", "helped X win"."""

LIGHT = frozenset("take make have hold give pay play shake do get put set express launch offer provide show".split())
"""Verbs that carry little meaning beside an eventive object: "paid a visit to", "took part in"."""

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

CAUSED_MOTION = frozenset(
    "move bring take put carry drive ship transport relocate drag pull push place lay lead pour load".split()
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
