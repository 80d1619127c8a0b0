"""Nouns by what they do inside a noun phrase: data for `nominals` and `clauses`."""

from __future__ import annotations

PARTITIVES = frozenset(
    """one some any each none all most many several few both half part number group lot bunch majority rest dozens dozen
    thousands thousand hundreds hundred millions million scores percent % handful couple pair series range variety
    bundle collection plenty kind sort type amount piece string wave host array set body share portion two three
    four five six seven eight nine ten""".split()
)
"""Heads that only measure what their "of" phrase names: "one of the plants" is about a plant."""

SETS = frozenset("couple duo pair trio twosome threesome quartet".split())
"""Singular nouns for a few people, whose names may follow: "the couple, X and Y"."""

COLLECTIVES = frozenset("group set body collection kind type sort share part".split())
"""Partitives that can also be things; they are looked through only when their "of" phrase is plural or a mass."""

EMPTY = frozenset(
    """way thing time fact sense respect addition course regard manner place part end extent example
    instance return exchange effect view terms light account favor favour accordance response reaction spite lieu front behalf
    reason moment point matter lot bit day week month year hour minute today yesterday tomorrow morning evening
    something anything nothing everything someone anyone everyone nobody somebody anybody everybody one ones other others
    half majority rest number percent total average basis verge brink midst wake eve outset""".split()
)
"""Nouns that are no participant in a fact."""

IDIOMATIC = frozenset("case order result consequence account".split())
"""Nouns that are none, bare after a preposition: "in case of", "as a result", but "the case was built on"."""

POWERS = frozenset(
    """chairmanship command control custody directorship governorship leadership mayoralty ownership possession
    premiership presidency stewardship""".split()
)
"""What is held over an organisation or a thing: who wins control of it, or holds command of it, is related to it."""

DISTRIBUTIVE = frozenset(
    """pairs twos threes groups teams droves waves batches stages phases shifts turns rows lines columns clusters
    crowds packs swarms bursts instalments installments increments parts pieces halves thirds numbers hundreds thousands
    dozens millions circles parallel tandem unison sequence""".split()
)
"""After "in", alone: the manner in which many do something."""

ROLES = frozenset(
    """leader president minister governor mayor chief head director chairman chairwoman chair chairperson secretary
    spokesman spokeswoman spokesperson ambassador envoy king queen prince princess emperor chancellor premier senator congressman
    congresswoman representative lawmaker deputy judge justice general commander officer captain colonel lieutenant major sergeant
    admiral marshal manager coach trainer captain ceo cto cfo executive founder cofounder co-founder owner member officer official
    adviser advisor aide analyst expert scientist researcher professor teacher doctor lawyer attorney prosecutor author
    writer journalist reporter editor correspondent actor actress singer director producer player striker goalkeeper
    midfielder defender trader banker economist engineer architect candidate nominee activist dissident critic
    bishop pope priest cardinal pastor rabbi imam mp mep councillor councilor commissioner inspector detective
    consul diplomat negotiator mediator head boss principal dean rector chancellor president-elect treasurer auditor
    vice-president prime-minister farmer worker employee resident citizen native student pupil winner champion runner-up
    pilot astronaut entrepreneur businessman businesswoman billionaire investor shareholder partner ally rival opponent successor
    predecessor supporter patron curator keeper guard ruler monarch dictator warlord rebel comrade agent
    vice-chancellor whip speaker clerk steward foreman supervisor coordinator organizer organiser host presenter anchor
    composer poet painter artist sculptor designer inventor developer builder
    counterpart classmate teammate roommate flatmate housemate schoolmate workmate bandmate cellmate lieutenant-governor
    national veteran graduate alumnus alumna alumni lecturer instructor tutor campaigner barrister solicitor magistrate sheriff
    warden undersecretary under-secretary attaché attache governor-general archbishop patriarch ayatollah mufti sheikh
    emir sultan chieftain elder kingpin mastermind ringleader footballer winger forward quarterback pitcher batsman
    bowler skipper driver referee umpire frontman guitarist drummer vocalist bassist conductor choreographer comedian
    screenwriter playwright novelist columnist blogger cartoonist photographer publisher surgeon physician nurse
    psychiatrist psychologist historian philosopher physicist chemist biologist geologist astronomer mathematician
    archaeologist sociologist anthropologist meteorologist epidemiologist virologist statistician programmer
    technician mechanic electrician bodyguard interpreter translator secretary-general ombudsman lobbyist
    strategist tycoon magnate heir heiress successor-designate protégé protege disciple follower recruit
    spokesman-designate midwife priestess nun monk archdeacon chaplain policeman policewoman firefighter
    soldier sailor airman marine paratrooper fighter militant insurgent commandant shareholder superintendent
    """.split()
)
"""Nouns for what a person is to an organisation, place or thing."""

OFFICES = frozenset(
    """leader president minister governor mayor chief head chancellor premier king queen prince princess emperor ambassador
    envoy senator congressman congresswoman representative lawmaker secretary commissioner ruler monarch dictator speaker
    director chairman chairwoman chair chairperson ceo spokesman spokeswoman spokesperson coach manager captain mp mep
    deputy treasurer consul vice-president commander general""".split()
)
"""Roles that are held over something: "the Norwegian president" presides over Norway, a Norwegian singer is only from there."""

STATE_OFFICES = OFFICES - frozenset(
    """mayor chief head director chairman chairwoman chair chairperson ceo spokesman spokeswoman coach manager captain
    treasurer commander general commissioner""".split()
)
"""Offices that "the <nationality>" before them says are that country's; a Swiss coach is only from there."""

INSTITUTIONS = frozenset(
    """government parliament senate congress assembly cabinet constitution administration presidency premiership throne
    monarchy republic judiciary treasury ministry legislature opposition electorate
    election referendum premier politics""".split()
)
"""What a state has, and speaks of a state when it is called "Norwegian" or "Norway's"."""

GOVERNING = frozenset("president minister king queen chancellor monarch lawmaker politician official".split())
"""Who a state is led by."""

KINSHIP = frozenset(
    """father mother parent son daughter brother sister wife husband spouse partner uncle aunt nephew niece cousin
    grandfather grandmother grandson granddaughter widow widower fiance fiancee fiancé fiancée girlfriend boyfriend
    ex-wife ex-husband stepfather stepmother stepson stepdaughter half-brother half-sister twin ancestor descendant
    father-in-law mother-in-law son-in-law daughter-in-law brother-in-law sister-in-law then-wife then-husband
    friend colleague neighbour neighbor mentor""".split()
)
"""Nouns for what one person is to another by family or friendship."""

UNREAL = frozenset(
    """potential prospective possible alleged planned proposed likely supposed purported expected would-be future
    hypothetical upcoming reported suspected intended putative rumoured rumored attempted threatened feared presumed
    unconfirmed anticipated forthcoming scheduled pending impending imminent looming mooted postponed""".split()
)
"""Adjectives after which a noun stands for something not yet or not surely there."""

UNREAL_MODALITY_PLANNED = frozenset(
    """planned proposed upcoming future intended expected prospective anticipated forthcoming scheduled pending
    impending imminent mooted postponed""".split()
)

CLAIM_NOUNS = frozenset(
    """claim allegation report rumour rumor accusation assertion belief speculation suggestion statement argument view
    opinion theory suspicion warning concern fear idea notion impression prediction""".split()
)
"""Nouns whose that-clause is only claimed."""

PLAN_NOUNS = frozenset(
    """plan decision intention promise pledge offer attempt effort bid proposal wish desire hope threat agreement
    willingness order request call ability chance opportunity right power need duty permission ambition campaign move
    mission preparation""".split()
)
"""Nouns whose infinitive is a plan, wish or chance, held by their possessor."""

MUTUAL = frozenset(
    """talk talks meeting deal agreement interview relationship relation tie contact war conflict conversation friendship marriage
    fight battle summit cooperation partnership alliance dispute discussion negotiation affair feud row debate contract pact
    treaty connection link match game duel clash encounter exchange rivalry""".split()
)
"""Nouns for what takes two: "with" belongs to them."""

GESTURES = frozenset(
    """attention tribute part place way rise birth homage respect look call hand hands advantage care note notice charge
    possession control refuge shelter offence offense exception credit blame thanks support help assistance consideration
    priority access permission answer reply advice order evidence proof concern sympathy condolence condolences regret
    doubt interest confidence hope satisfaction outrage anger""".split()
)
"""Nouns that make one relation with "give", "pay", "take", "show": they are not handed over."""

EXPERIENCES = frozenset("difficulty trouble problem experience time success luck fun interest work job career".split())
"""Nouns whose gerund is what their owner does: "had trouble getting in"."""

PURPOSES = frozenset(
    "way risk prospect purpose goal aim method means point task habit process intent act job cost crime".split()
)
"""Nouns whose "of" and gerund is what the subject of the clause does: "has a way of winning"."""

INTENTIONS = PLAN_NOUNS | PURPOSES
"""Nouns whose infinitive or gerund is what their owner does, or means to."""

INALIENABLE = frozenset(
    """ability absence age arm attention attitude back behalf behaviour behavior body brain breath career character chest
    colour color condition desire ear energy eye face feeling finger fist foot habit hair hand head health heart height
    identity knee knowledge lack lap leg life lifetime lip luck memory mind mood mouth name nature neck nose opinion
    palm past personality presence sake sense shoulder size skill skin sleep smile soul spirit stomach strength
    talent tear temper thought throat thumb toe tongue tooth turn view voice waist weight width wish word wrist
    youth""".split()
)
"""What everybody has: that it is somebody's says nothing."""

PORTFOLIOS = frozenset(
    """agriculture commerce culture defence defense economy education emeritus emerita energy environment finance foreign
    health home housing industry interior justice labour labor security sport sports state tourism trade
    transport transportation treasury welfare""".split()
)
"""First words of offices, which are no place or company that the office is of: "Home Secretary"."""

COUNTED = frozenset(
    """population workforce staff budget turnover revenue capacity fleet crew membership audience circulation
    congregation squad army force network portfolio turnout""".split()
)
"""Nouns whose "of" phrase counts them: "a population of 4 million", "a fleet of 12 ships"."""

CLASSIFIERS = frozenset(
    """archipelago area basin bay borough canal city commune community constituency county delta department desert
    district enclave gulf hamlet island islands isle kingdom lake municipality mountain neighborhood neighbourhood
    parish peninsula plateau port prefecture province region republic river sea state strait suburb territory town
    township valley village ward governorate oblast""".split()
)
"""Kinds of places that stand with their own name: "the city of Lima", "the Gobi desert"."""

NAMED_KINDS = frozenset(
    "newspaper magazine daily weekly tabloid app platform gang militia movement sect radio channel messenger".split()
)
"""Kinds of other things that stand after their own name: "the Guardian newspaper"."""

RANKING = frozenset("main major chief capital principal old new other same only first last second third next".split())
"""Adjectives that single one out among several: "the main port of Chile" is no port called Chile."""

EVERYWHERE = frozenset({"world", "globe", "planet", "earth", "internet", "web"})
"""Where everything is: "the world's largest maker" is no maker of the world."""

INITIALISMS = frozenset(
    """ac ai am aids app ar asap atm bbq cctv cd ceo cfo covid covid-19 cpu ct cv dc dj diy dna dvd ebola fm gdp gm gmo gps gpu
    hd hiv hr id ipo iq iss it lcd led lgbt lgbtq lng lpg mers mp3 mpox mri ngo pc pdf pin ppe pr ptsd pvc qr radar rna
    rsv sars scuba sim sms suv tb tnt tv uav ufo url usb uv vat vip vpn vr wmd""".split()
)
"""Capitals that stand for common nouns: "AI tools" are no tools of anybody."""

VAGUE = frozenset("basis excuse ground lack need potential reason room scope".split())
"""Nouns whose phrases say nothing without the clause around them: "potential for cooperation"."""

STATES_OF_BEING = frozenset(
    """bail board charge custody danger debt demand doubt duty favour favor force hand hold law leave line loan need office
    life practice theory principle reality detail progress use cash bulk secret action motion error
    order power print question sale service sight state stock strike trial trouble view""".split()
)
"""Bare nouns that make an adverbial with their preposition: "on board", "in custody", "at law"."""
