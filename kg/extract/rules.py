"""What each rule that drafts facts does, in one sentence for people; `kg explain` shows it."""

from __future__ import annotations

RULES = {
    "age": "A number between commas after a person's name is an age: “X, 35,”.",
    "apposition": "A noun phrase beside a name says what its bearer is, and what of: “X, the governor of Y,”.",
    "as-role": "“As” and a role after a verb of office: its object, else its subject, holds the role: “resigned as Y”.",
    "besides": "Who is named after “besides” or “along with” does what the subject does: “Besides X, Y signed it”.",
    "bare-title": "An office without a place is of the one that the text speaks of: “The mayor, X”, in a text about Y.",
    "between": "A noun with “between” relates the two sides to each other: “a deal between X and Y”.",
    "clause": "A verb relates its subject to its object, its recipient or, by a preposition, another participant.",
    "copula": "“To be” relates its subject to what it is, where it is, or what it is like: “X is close to Y”.",
    "count": "An amount after “a fleet of” says how many, or what a group is made of: “a team of 12 divers”.",
    "dated": "A clause with no participant but its subject is a fact about its time: “The bridge opened in 1999”.",
    "event": "A verb that reports an event is a fact about its only participant: “The minister resigned”.",
    "event-noun": "A noun that names a deed relates its doer to what it is done to: “X's visit to Y”.",
    "example": "What follows “such as”, “including” or “like” is one of what stands before: “banks such as Y”.",
    "kind": "A noun beside a name says what the name is: “the trawler X”, “the X spacecraft”, “the village of X”.",
    "light-verb": "A verb of little meaning and its noun are one relation: “paid a visit to Y”, “have ties to Y”.",
    "modifier": "A name in front of a noun says what the noun belongs to: “a Norwegian company”, “an Acme engineer”.",
    "noun-preposition": "A preposition between two noun phrases relates them: “a factory in Y”.",
    "parenthesis": "A name in brackets after a name says what it belongs to: “X (Norway)”.",
    "participle": "A participle in front of a noun relates a name to it: “the Oslo-based company”, “a Y-backed plan”.",
    "place-chain": "A place name after a place name and a comma is the place around it: “Bergen, Norway”.",
    "possessive": "A possessive says whose something is, or somebody's kin or official: “X's plant”, “X's father”.",
    "predicate": "A role after “to be” or “become” says what its bearer is, and what of: “X is the head of Y”.",
    "reciprocal": "What two did to “each other”, or by meeting or merging, each did to the other: “X and Y met”.",
    "relational-noun": "A noun of kinship or office names its relation to what a preposition adds: “the leader of Y”.",
    "slot:learned": "Labelled sentences of yours taught what says this property, and the sentence says it like that.",
    "slot:phrase": "The sentence says the property as its names, your rel:says or general paraphrases have it.",
    "title": "A title in front of a name says what its bearer is, and what of: “Y Governor X”, “Y's president X”.",
    "value": "An amount or a term after a verb says how much or how long: “fell 3 %”, “was jailed for 12 years”.",
}  # fmt: skip
"""By the name that `Draft.rule` and `Evidence.rule` have."""
