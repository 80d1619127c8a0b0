"""English verbs whose past forms no rule gives: lemma -> (past tense, past participle). Facts of the language."""

from __future__ import annotations

_TABLE = """
abide abided abided
arise arose arisen
awake awoke awoken
be was been
bear bore borne
beat beat beaten
become became become
befall befell befallen
beget begot begotten
begin began begun
behold beheld beheld
bend bent bent
bereave bereft bereft
beset beset beset
bet bet bet
bid bid bid
bind bound bound
bite bit bitten
bleed bled bled
blow blew blown
break broke broken
breed bred bred
bring brought brought
broadcast broadcast broadcast
build built built
burn burned burned
burst burst burst
buy bought bought
cast cast cast
catch caught caught
choose chose chosen
cling clung clung
come came come
cost cost cost
creep crept crept
cut cut cut
deal dealt dealt
dig dug dug
do did done
draw drew drawn
dream dreamed dreamed
drink drank drunk
drive drove driven
dwell dwelt dwelt
eat ate eaten
fall fell fallen
feed fed fed
feel felt felt
fight fought fought
find found found
flee fled fled
fling flung flung
fly flew flown
forbid forbade forbidden
forecast forecast forecast
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen
get got got
give gave given
go went gone
grind ground ground
grow grew grown
hang hung hung
have had had
hear heard heard
hide hid hidden
hit hit hit
hold held held
hurt hurt hurt
keep kept kept
kneel knelt knelt
know knew known
lay laid laid
lead led led
leap leapt leapt
learn learned learned
leave left left
lend lent lent
let let let
lie lay lain
light lit lit
lose lost lost
make made made
mean meant meant
meet met met
mistake mistook mistaken
mow mowed mown
offset offset offset
partake partook partaken
pay paid paid
plead pleaded pleaded
prove proved proven
put put put
quit quit quit
read read read
rend rent rent
rid rid rid
ride rode ridden
ring rang rung
rise rose risen
run ran run
saw sawed sawn
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
set set set
sew sewed sewn
shake shook shaken
shed shed shed
shine shone shone
shoot shot shot
show showed shown
shrink shrank shrunk
shut shut shut
sing sang sung
sink sank sunk
sit sat sat
slay slew slain
sleep slept slept
slide slid slid
sling slung slung
slit slit slit
sow sowed sown
speak spoke spoken
speed sped sped
spend spent spent
spin spun spun
spit spat spat
split split split
spread spread spread
spring sprang sprung
stand stood stood
steal stole stolen
stick stuck stuck
sting stung stung
stink stank stunk
strew strewed strewn
stride strode stridden
strike struck struck
string strung strung
strive strove striven
swear swore sworn
sweep swept swept
swell swelled swollen
swim swam swum
swing swung swung
take took taken
teach taught taught
tear tore torn
tell told told
think thought thought
throw threw thrown
thrust thrust thrust
tread trod trodden
undergo underwent undergone
understand understood understood
upset upset upset
uphold upheld upheld
wake woke woken
wear wore worn
weave wove woven
weep wept wept
win won won
wind wound wound
withdraw withdrew withdrawn
withhold withheld withheld
withstand withstood withstood
wring wrung wrung
write wrote written
"""

IRREGULAR: dict[str, tuple[str, str]] = {
    lemma: (tense, participle) for lemma, tense, participle in (line.split() for line in _TABLE.split("\n") if line)
}

PREFIXES = ("over", "under", "out", "mis", "inter", "fore", "re", "un", "pre")
"""Prefixes that keep the inflection of an irregular verb: "overtake", "rebuild"."""

PREFIX_IS_PART = frozenset({"relay"})
"""Regular verbs that only look like a prefix and an irregular verb."""

DOUBLING = frozenset(
    """
    abet abhor acquit admit allot aver befit commit concur confer defer demur deter disbar embed emit entrap equip
    format handicap hobnob humbug incur infer input inter kidnap nonplus occur omit outfit overlap permit prefer program
    rebut recommit recur refer refit regret remit reoccur submit transfer transmit unplug unwrap unzip waterlog
    worship zigzag fuel refuel duel dial redial initial victual
    """.split()
)
"""Verbs of several syllables that double their last consonant (stress on the last, or by custom)."""

NOT_DOUBLING = frozenset({"bus", "parallel"})
"""Verbs that the rule would double, and English does not."""
