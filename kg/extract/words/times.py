"""Words of English time expressions. Facts of the language; abbreviations are written without their full stop."""

from __future__ import annotations

_MONTH_NAMES = (
    "january february march april may june july august september october november december".split(),
    "jan feb mar apr may jun jul aug sep oct nov dec".split(),
)
MONTHS: dict[str, int] = {name: n for names in _MONTH_NAMES for n, name in enumerate(names, 1)} | {"sept": 9}
"""Month names and abbreviations -> 1..12."""

UNCERTAIN_MONTHS = frozenset({"march", "april", "may", "june", "august", "jan", "mar", "dec", "sep", "jun"})
"""Months that are as well a verb, a first name or something else: alone they need a preposition."""

_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS: dict[str, int] = {name: n for n, name in enumerate(_DAY_NAMES)}
"""Days of the week -> 0 (Monday) .. 6, as `date.weekday`."""

SHORT_WEEKDAYS: dict[str, int] = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
"""Abbreviated days; they count only before a date ("Fri, 4 July")."""

NAMED_DAYS = frozenset(
    "super black good ash bloody easter cyber palm holy whit maundy fat shrove giving red silent blue".split()
)
"""Words that make a weekday a name: "Super Tuesday", "Good Friday"."""

NUMBERS: dict[str, int] = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
"""Number words -> value, with the articles."""

VAGUE_NUMBERS = ("a couple of", "a few", "several", "many", "few", "some", "a number of", "dozens of", "recent")
"""Quantities without a value."""

APPROXIMATE = (
    *("about", "around", "nearly", "almost", "roughly", "approximately", "some", "over"),
    *("more than", "less than", "at least"),
)
"""What makes a quantity a rough one."""

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: dict[str, int] = {word: n for n, word in enumerate(_ORDINAL_WORDS.split(), 1)} | {
    "twenty - first": 21, "twenty-first": 21,
}  # fmt: skip
"""Ordinal words -> value, for centuries."""

UNITS: dict[str, str] = {
    form: unit
    for unit in ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
    for form in (unit, f"{unit}s")
} | {
    "centuries": "century",
    "night": "day",
    "nights": "day",
    "weekend": "weekend",
    "weekends": "weekend",
    "quarter": "quarter",
}
"""Units of time, singular and plural -> unit."""

SEASONS = ("spring", "summer", "autumn", "fall", "winter")

PARTS_OF_DAY = ("morning", "afternoon", "evening", "night", "noon", "lunchtime")

NEUTRAL = frozenset({"in", "on", "at", "during", "over", "throughout", "within", "around", "about", "circa"})
"""Prepositions that place a fact in the time named."""

FROM = frozenset({"since", "from", "starting", "beginning"})
"""Prepositions after which the time named is a beginning."""

UNTIL = frozenset({"until", "till", "til", "through", "by"})
"""Prepositions after which the time named is an end."""

BEFORE = frozenset({"before"})
AFTER = frozenset({"after"})
"""Prepositions of Allen's relations: wholly before, wholly after the time named."""

DURATION = frozenset({"for", "over", "within", "in", "during", "after", "throughout", "every", "each"})
"""Prepositions that make a length of time a circumstance."""

RECURRENT = frozenset({"every", "each"})

RELATIVE = frozenset({"last", "this", "next", "past", "coming", "yesterday", "today", "tomorrow", "the"})
"""First words of expressions that hang on the publication, also at the beginning of a range."""

SIGNALS = NEUTRAL | FROM | UNTIL | BEFORE | AFTER | DURATION
"""Every word that may introduce a time expression and belongs to its span."""

FUTURE_VERBS = frozenset(
    """
    aim agree expect hope intend plan prepare pledge promise schedule set slate vow want due invite wait decide
    """.split()
)
"""Verbs whose infinitive lies ahead: "plans to meet on Friday"."""

EVENT_NOUNS = frozenset(
    """
    accident arrest arrival assault attack auction ban battle birth bombing ceremony championship clash coup concert
    conference contest cup death debate deal debut departure earthquake election event exam explosion festival fight
    fire flight flood game gathering hearing hurricane inauguration interview invasion journey killing landing launch
    lecture march massacre match meeting merger mission murder offensive operation outbreak parade performance poll
    protest purchase race raid rally referendum report revolt riot robbery ruling sale session shooting show siege
    speech storm strike summit takeover talk talks test tour tournament trial trip unrest uprising verdict victory
    visit vote voyage war wedding win workshop
    """.split()
)
"""Nouns that name something that happens; a time after them is theirs and not the verb's."""

CONTESTS = frozenset(
    """final semifinal semi-final quarterfinal quarter-final election race cup championship championships tournament
    league game games match derby referendum primary olympics paralympics marathon open prix playoff regatta
    contest award prize""".split()
)
"""Nouns for what is won or lost on a day or in a year."""

CONTEST_VERBS = frozenset("win lose contest play host stage reach enter boycott join miss".split())
"""Verbs for taking part in a contest: "lost the 2022 final" was in 2022."""

EVENT_ENDINGS = ("ation", "ition", "ution", "ction", "ption", "ssion", "tment", "shment", "yment")
"""Endings of nouns made of verbs: "demonstration", "appointment"."""
