"""Prepositions of more than one word (Quirk et al. 1985, 9.10-9.13), and phrases that only look like them."""

from __future__ import annotations


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


COMPLEX_PREPOSITIONS = _phrases(
    """in front of, in back of, on behalf of, in support of, in favour of, in favor of, in honour of, in honor of,
    in memory of, in search of, in need of, in charge of, in command of, in control of, in possession of, in defence of,
    in defense of, in violation of, in breach of, in defiance of, in danger of, in pursuit of, in praise of, in aid of,
    in view of, in light of, in lieu of, in place of, in spite of, in case of, in terms of, in respect of,
    in celebration of, in recognition of, in anticipation of, in excess of, in advance of, in contravention of,
    in relation to, in response to, in reaction to, in addition to, in regard to, in reference to, in reply to,
    in opposition to, in proximity to, in answer to, in contrast to, in deference to, in preference to, in contrast with,
    in connection with, in accordance with, in comparison with, in line with, in touch with, in contact with,
    in talks with, in conflict with, in league with, in competition with, in cooperation with, in collaboration with,
    in partnership with, in conjunction with, in common with, in tandem with, in concert with, in keeping with,
    in collusion with, in coordination with, in love with, in agreement with, in negotiations with, in discussions with,
    in exchange for, in return for, in retaliation for, in revenge for, in preparation for, on trial for, on loan to,
    on loan from, on top of, on account of, on grounds of, on suspicion of, on charges of, on pain of, on par with,
    at odds with, at war with, at loggerheads with, at risk of, at fault for, by means of, by virtue of, by way of,
    by dint of, for lack of, for want of, for fear of, under pressure from, under attack from, under fire from,
    under threat from, under attack by, with regard to, with respect to, with reference to, in the hands of,
    at the hands of, in the wake of, in the face of, on the basis of, in the name of, at the request of,
    at the invitation of, on the orders of, on the side of, on the part of, for the sake of, at the expense of,
    in the event of, in the case of, in the process of, in the course of, on the verge of, on the brink of,
    on the edge of, with the help of, with the aid of, with the support of, with the backing of, on the advice of,
    as part of, as opposed to, to the north of, to the south of, to the east of, to the west of"""
)
"""A preposition, a noun that nothing but "the" modifies, and a second preposition: together one preposition."""

COMPLEX_CIRCUMSTANCES = _phrases(
    """in exchange for, in return for, in retaliation for, in revenge for, in preparation for, in response to,
    in reaction to, in reply to, in answer to, in addition to, in spite of, in case of, in terms of, in view of, in light of, in lieu of, in place of,
    in contrast to, in contrast with, in respect of, in regard to, in reference to, in comparison with, in common with,
    in excess of, in advance of, in anticipation of, in preference to, in the event of, in the case of,
    in the process of, in the course of, in the face of, in the wake of, on account of, on grounds of, on pain of,
    by means of, by virtue of, by way of, by dint of, for lack of, for want of, for fear of, with regard to,
    with respect to, with reference to, on the basis of, on the part of, for the sake of, at the expense of,
    as part of, as opposed to, instead of, because of, apart from, aside from, regardless of, irrespective of,
    depending on, prior to, due to, owing to, thanks to, rather than, except for, but for, contrary to, as of, as for,
    as to, subsequent to, subject to, such as, as well as, short of"""
)
"""Those that open a circumstance rather than take a participant."""

ADVERB_PREPOSITIONS = _phrases(
    """outside of, inside of, next to, ahead of, close to, near to, away from, out of, together with, along with,
    alongside of, adjacent to, opposite to, north of, south of, east of, west of, northeast of, northwest of,
    southeast of, southwest of, upstream of, downstream of, far from, free from, back to, back from, up to, down to,
    over to, back into, down from, up from, around to, forward to, away to, home to, home from, across from,
    abroad from, ashore on, ashore in, aboard on"""
)
"""An adverb and a preposition that the parser hangs below it: together one preposition."""

CONNECTIVES = frozenset(
    """for instance, for example, of course, in particular, in addition, in fact, in contrast, in turn, in general,
    in short, in reality, in theory, in practice, in principle, in part, in full, in vain, in time, in effect,
    in response, in return, in exchange, in public, in private, in secret, in person, in detail, in advance, in total,
    in all, in brief, in essence, at first, at last, at least, at most, at all, at once, at times, at present,
    at length, at random, at stake, at large, by contrast, by chance, by accident, by mistake, by far, by now, by then,
    by hand, by law, by default, by definition, by comparison, by design, by nature, by name, for once, for now,
    for good, for sure, for certain, for free, for ever, on average, on time, on purpose, on record, on balance,
    on board, on demand, on paper, on foot, on sight, on site, on duty, on display, on hold, on schedule, on track,
    on average, to date, to scale, with ease, with care, without doubt, without fail, without exception, of late,
    of note, as usual, as such, as follows, as yet, as well, per se, in turns, of old, from scratch, from memory,
    to begin, to death, to pieces, under way, under arrest, out of date, out of hand, in place, in charge, in control,
    in question, in sight, in tears, in danger, in trouble, in favour, in favor, in mind, in doubt, in progress,
    in session, in use, in line, in touch, in love, in store, in shape, in order, in case, in place""".replace(
        "\n    ", " "
    ).split(", ")
)
"""Prepositional phrases of a bare noun that join sentences or stand for an adverb: they take no participant."""

MEANS = frozenset(
    """train plane bus car truck boat ship ferry air sea road rail railway land tram bike bicycle motorcycle helicopter
    taxi lorry van ambulance canoe horse horseback foot mail post email e-mail phone telephone radio fax letter satellite courier
    hand force law vote ballot lot decree default definition accident mistake chance design nature birth marriage
    consensus acclamation referendum proxy telegram text video videolink tanker barge pipeline""".split()
)
"""Nouns that, bare after "by", say how and not by whom: "was delivered by train"."""
