"""An archive made by lot: documents as graphs, and who is who in them.

A world of people, organisations and places (with namesakes among them) is drawn first, then documents, each about one
community of that world: as in news, few are named often and most seldom. Every document calls an entity by one of its
names: with a middle name, by a nickname, in another house's transliteration, family name first, with an honorific.
The graph of a document is what `kg.extract` would make of it: ids from names, roles as facts, pronouns; some types are
wrong, as the small model's are. Equal arguments give an equal archive.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from kg.graph import KnowledgeGraph
from kg.identity import entity_id
from kg.model import Document, Entity, EntityType, Evidence, Fact, Literal, Mention, MentionKind, Predicate, Span
from tests.resolve import material as m

NAME, NOMINAL, PRONOUN = MentionKind
PERSON, ORG, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
Gold = dict[tuple[str, int], int]
"""Document and start of a mention -> number of the entity in the world."""


@dataclass
class Thing:
    """Somebody or something of the world; `names` are its full names, the usual one first."""

    number: int
    type: EntityType
    names: list[str]
    kind: str
    country: str = ""
    region: str = ""
    role: str = ""
    gender: str = ""
    born: int = 0
    short: list[str] = field(default_factory=list)
    schemes: list[tuple[str, ...]] = field(default_factory=list)
    namesake: bool = False


class Archive(NamedTuple):
    """The graphs of the documents, who is who in them, and the world they tell of."""

    graphs: list[KnowledgeGraph]
    gold: Gold
    world: list[Thing]


def archive(documents: int = 600, *, seed: int = 7, things: int = 0, famous: float = 0.5) -> Archive:
    """An archive of so many documents; by default the world has about three things for two documents.

    `famous` is the share of documents that are about what everybody writes about.
    """
    draw = random.Random(seed)  # noqa: S311  (a generator of tests)
    world = _World(draw, things or max(documents + documents // 2, 100))
    gold: Gold = {}
    graphs = [_Story(draw, world, number, gold).graph(famous) for number in range(documents)]
    return Archive(graphs, gold, world.things)


class _World:
    def __init__(self, draw: random.Random, size: int) -> None:
        self.draw = draw
        self.things: list[Thing] = []
        self.taken: set[str] = set()
        self.towns: dict[str, list[Thing]] = {}
        self.countries = [self._add(PLACE, list(m.COUNTRY_ALIASES.get(c, (c,))), "country", c) for c in m.COUNTRIES]
        for _ in range(size - len(m.COUNTRIES)):
            self._one()
        rest = self.things[len(self.countries) :]
        draw.shuffle(rest)
        self.communities: list[list[Thing]] = []
        while rest:  # two of one name are seldom in one story
            community = list({thing.names[0]: thing for thing in reversed(rest[:14])}.values())
            taken = {thing.number for thing in community}
            rest = [thing for thing in rest[:14] if thing.number not in taken] + rest[14:]
            self.communities.append(community)

    def _add(self, type_: EntityType, names: list[str], kind: str, country: str, **more: object) -> Thing:
        self.things.append(Thing(len(self.things), type_, names, kind, country, **more))  # type: ignore[arg-type]
        return self.things[-1]

    def _one(self) -> None:
        lot = self.draw.random()
        if lot < 0.55:
            self._person()
        elif lot < 0.72:
            self._firm()
        elif lot < 0.80:
            self._body()
        elif lot < 0.83:
            self._ministry()
        else:
            self._town()

    def _person(self) -> None:
        draw = self.draw
        people = [t for t in self.things[-60:] if t.kind == "person"]
        if people and draw.random() < 0.05:
            self._namesake(draw.choice(people))
            return
        culture = draw.choices(list(m.CULTURES), [30, 16, 6, 12, 8, 5, 4, 19])[0]
        gender = draw.choice("mmf")
        names, short, schemes = _NAMERS[culture](draw, gender)
        role = draw.choice(m.ROLES[draw.choice(list(m.ROLES))])
        self._add(PERSON, names, "person", draw.choice(m.CULTURES[culture]), role=role, gender=gender,
                  born=draw.randrange(1935, 1995), short=short, schemes=schemes)  # fmt: skip

    def _namesake(self, other: Thing) -> None:
        """Somebody else of that name: of another calling and country; or a son beside his father; or a firm."""
        draw = self.draw
        lot = draw.random()
        other.namesake = True
        if lot < 0.2 and not other.names[0].endswith(m.SUFFIXES):
            self._add(PERSON, [f"{other.names[0]} Jr."], "person", other.country, role=other.role, gender=other.gender,
                      born=other.born + 28, short=other.short, namesake=True)  # fmt: skip
            other.names = [f"{other.names[0]} Sr."]
            other.schemes = []
        elif lot < 0.4:
            self._add(ORG, other.names[:1], "firm", other.country, role="company", namesake=True)
        else:
            domain = next(d for d, roles in m.ROLES.items() if other.role in roles)
            role = draw.choice(m.ROLES[draw.choice([d for d in m.ROLES if d != domain])])
            country = draw.choice([c for c in m.COUNTRIES if c != other.country])
            self._add(PERSON, list(other.names), "person", country, role=role, gender=other.gender,
                      born=draw.randrange(1935, 1995), short=other.short, schemes=other.schemes,
                      namesake=True)  # fmt: skip

    def _firm(self) -> None:
        draw = self.draw
        first = draw.choice(m.FIRM_WORDS[0])
        base = f"{first} {draw.choice(m.FIRM_WORDS[1])}"
        if draw.random() < 0.4:
            base = f"{draw.choice(m.ENGLISH_FAMILY[0])}{draw.choice(m.ENGLISH_FAMILY[1])} {base}"
        elif draw.random() < 0.3:
            base = f"{draw.choice(m.ENGLISH_FAMILY[0])}{draw.choice(m.ENGLISH_FAMILY[1])} & {base}"
        if base in self.taken:
            return
        self.taken.add(base)
        legal = draw.choice(m.LEGAL)
        names = [f"{base} {form}" for form in legal]
        if " & " in base:
            names.append(names[0].replace("&", "and"))
        self._add(ORG, names, "firm", draw.choice(m.COUNTRIES), role="company", short=[base])

    def _body(self) -> None:
        draw = self.draw
        words = [draw.choice(part) for part in m.BODIES]
        if draw.random() < 0.3:
            words = ["University", "of", draw.choice(m.TOWNS[0]) + draw.choice(m.TOWNS[1])]
        long = " ".join(words)
        other = " ".join(m.SHORTENED.get(word, word) for word in words)
        if long in self.taken:
            return
        self.taken.add(long)
        short = [] if words[0] == "University" else ["".join(word[0] for word in words)]
        self._add(ORG, [long, f"The {long}", other], "body", "", role="organisation", short=short)

    def _ministry(self) -> None:
        matter, country = self.draw.choice(m.MINISTRIES), self.draw.choice(m.COUNTRIES)
        if (taken := f"{matter} {country}") not in self.taken:
            self.taken.add(taken)
            self._add(ORG, [f"{matter} Ministry", f"Ministry of {matter}"], "ministry", country, namesake=True)

    def _town(self) -> None:
        draw = self.draw
        name = draw.choice(m.TOWNS[0]) + draw.choice(m.TOWNS[1])
        if draw.random() < 0.5:
            name += draw.choice((" Bay", " Heights", " Falls", " Hill", " Harbour"))
        country = draw.choice(m.COUNTRIES)
        region = draw.choice(m.REGIONS) if country == "United States" else ""
        twins = self.towns.setdefault(name, [])
        if any(t.country == country and t.region == region for t in twins):
            return
        for twin in twins:
            twin.namesake = True
        twins.append(self._add(PLACE, [name], "town", country, region=region, namesake=bool(twins)))


def _written(cyrillic: str, scheme: str) -> str:
    table = m.SCHEMES[scheme]
    found = re.sub("|".join(sorted(table, key=len, reverse=True)), lambda hit: table[hit[0]], cyrillic.casefold())
    return " ".join(word[:1].upper() + word[1:] for word in found.split())


def _given(draw: random.Random, table: dict[str, str], gender: str) -> str:
    return draw.choice(table[gender].split())


def _english(draw: random.Random, gender: str) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    given, middle = _given(draw, m.ENGLISH_GIVEN, gender), _given(draw, m.ENGLISH_GIVEN, gender)
    family = draw.choice(m.ENGLISH_FAMILY[0]) + draw.choice(m.ENGLISH_FAMILY[1])
    if draw.random() < 0.08:
        family += f"-{draw.choice(m.ENGLISH_FAMILY[0])}{draw.choice(m.ENGLISH_FAMILY[1])}"
    usual = f"{given} {family}"
    names = [usual] * 12 + [f"{given} {middle[0]}. {family}", f"{given} {middle} {family}"]
    if given in m.NICKNAMES:
        names.append(f"{m.NICKNAMES[given]} {family}")
    names += [f"{given[0]}. {family}", f"Dr. {usual}", f"{given} {family.upper()}"]
    return names, [family], []


def _cyrillic(draw: random.Random, gender: str, lists: tuple[dict[str, str], list[str], list[str]], schemes: list[str]
              ) -> tuple[list[str], list[str], list[tuple[str, ...]]]:  # fmt: skip
    given, end = _given(draw, lists[0], gender), draw.choice(lists[2])
    if gender == "f":
        end = {"ский": "ская", "ський": "ська"}.get(end, end + "а" if end[-1] in "вн" and end != "ишин" else end)
    family = draw.choice(lists[1]) + end
    written = [(_written(f"{given} {family}", s), _written(family, s)) for s in schemes]
    return [written[0][0]] * 6 + [w[0] for w in written], [written[0][1]], [tuple(w) for w in written]


def _russian(draw: random.Random, gender: str) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    lists = (m.RUSSIAN_GIVEN, m.RUSSIAN_STEMS, m.RUSSIAN_ENDS)
    return _cyrillic(draw, gender, lists, ["press", "popular", "library", "plain", "scholarly"])


def _ukrainian(draw: random.Random, gender: str) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    lists = (m.UKRAINIAN_GIVEN, m.UKRAINIAN_STEMS, m.UKRAINIAN_ENDS)
    return _cyrillic(draw, gender, lists, ["ukrainian", "ukrainian press"])


def _arabic(draw: random.Random, gender: str) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    given = draw.choice(m.ARABIC_GIVEN[gender].split()).split("/")
    families = draw.choice(m.ARABIC_FAMILY.split()).split("/")
    middle = draw.choice(m.ARABIC_GIVEN["m"].split()).split("/")[0]
    middle = f" {middle}" if draw.random() < 0.7 else ""
    usual = f"{given[0]}{middle} {families[0]}"
    others = [f"{draw.choice(given)}{middle} {draw.choice(families)}" for _ in range(3)]
    return [usual] * 8 + others, [families[0]], []


def _chinese(draw: random.Random, _gender: str) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    family = draw.choice(m.CHINESE_FAMILY.split()).split("/")[0]
    a, b = draw.choice(m.CHINESE_GIVEN[0]), draw.choice(m.CHINESE_GIVEN[1])
    usual = f"{family} {a}{b}"
    return [usual] * 8 + [f"{family} {a}-{b}", f"{a}{b} {family}", f"{a}-{b} {family}"], [family], []


def _korean(draw: random.Random, _gender: str) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    family, a, b = draw.choice(m.KOREAN_FAMILY), draw.choice(m.KOREAN_GIVEN[0]), draw.choice(m.KOREAN_GIVEN[1])
    usual = f"{family} {a}-{b}"
    return [usual] * 8 + [f"{family} {a} {b.title()}", f"{family} {a}{b}", f"{a}-{b} {family}"], [family], []


def _hungarian(draw: random.Random, gender: str) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    given, family = _given(draw, m.HUNGARIAN_GIVEN, gender), draw.choice(m.HUNGARIAN_FAMILY)
    return [f"{given} {family}"] * 6 + [f"{family} {given}"], [family], []


def _european(draw: random.Random, gender: str) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    given = _given(draw, m.EUROPEAN_GIVEN, gender)
    family = draw.choice(m.EUROPEAN_FAMILY[0]) + draw.choice(m.EUROPEAN_FAMILY[1])
    usual = f"{given} {family}"
    plain = usual.translate(str.maketrans("éçüñøöřýäíáôœłš", "ecunooryaiaoels"))
    return [usual] * 6 + [plain, plain, usual.replace("-", " ")], [family], []


_NAMERS = {
    "english": _english, "russian": _russian, "ukrainian": _ukrainian, "arabic": _arabic, "chinese": _chinese,
    "korean": _korean, "hungarian": _hungarian, "european": _european,
}  # fmt: skip


class _Story:
    """One document: whom it names, by which name, and what it says of them."""

    def __init__(self, draw: random.Random, world: _World, number: int, gold: Gold) -> None:
        self.draw, self.world, self.gold = draw, world, gold
        self.document = Document(f"doc{number}-{draw.getrandbits(32):08x}", "",
                                 published=date(2020, 1, 1) + timedelta(days=number // 3))  # fmt: skip
        self.place = 0
        self.entities: list[Entity] = []
        self.facts: list[Fact] = []

    def graph(self, famous: float) -> KnowledgeGraph:
        """What the document says."""
        draw, world = self.draw, self.world
        rank = int(draw.paretovariate(0.7)) - 1 if draw.random() < famous else draw.randrange(len(world.communities))
        community = world.communities[rank % len(world.communities)]
        weights = [1 / (i + 1) for i in range(len(community))]
        named = list({t.number: t for t in draw.choices(community, weights, k=draw.randrange(3, 9))}.values())
        if draw.random() < 0.3:
            other = draw.choice(world.communities[: 1 + len(world.communities) // 10])
            named.append(draw.choice(other))
        told = {thing.number: self._tell(thing) for thing in named}
        ids = [identifier for identifier in told.values() if identifier]
        for a, b in pairwise(ids):
            self._fact(a, Predicate("meet"), b)
        return KnowledgeGraph([self.document], self.entities, self.facts)

    def _tell(self, thing: Thing) -> str:
        draw = self.draw
        name = draw.choice(thing.names)
        scope = ""
        short = thing.short[0] if thing.short else ""
        names = [name]
        if thing.kind == "person":
            short = dict(thing.schemes).get(name, short)  # type: ignore[arg-type]
            if draw.random() < 0.03 and short:
                name, names, scope = short, [short], self.document.id
            elif short and draw.random() < 0.6:
                names.append(short)
        elif thing.kind in {"firm", "body"} and short:
            lot = draw.random()
            if lot < 0.12:
                name, names = short, [short]
            elif lot < 0.5:
                names.append(short)
        identifier = entity_id(name, scope=scope)
        if any(identifier == e.id for e in self.entities):
            return ""
        type_ = thing.type if draw.random() > 0.04 else draw.choice([PERSON, ORG, PLACE, EntityType.THING])
        mentions = [self._mention(thing, text, NAME, type_) for text in names]
        mentions += self._described(thing, identifier, type_)
        self.entities.append(Entity(identifier, frozenset(mentions)))
        return identifier

    def _mention(self, thing: Thing, text: str, kind: MentionKind, type_: EntityType) -> Mention:
        self.place += 10
        if kind is NAME:
            self.gold[self.document.id, self.place] = thing.number
        return Mention(self.document.id, Span(self.place, self.place + len(text)), text, kind, type_, text)

    def _described(self, thing: Thing, identifier: str, type_: EntityType) -> list[Mention]:
        """Pronouns and descriptions, and the facts that go with them."""
        draw, found = self.draw, []
        if thing.kind == "person":
            if draw.random() < 0.5:
                right = draw.random() < 0.93
                text = "he" if (thing.gender == "m") == right else "she"
                found.append(self._mention(thing, text, PRONOUN, type_))
            if draw.random() < 0.05:
                self._fact(identifier, Predicate("be bear", "in"), Literal(str(thing.born)))
        elif thing.kind == "firm" and draw.random() < 0.3:
            found.append(self._mention(thing, draw.choice(("company", "firm")), NOMINAL, type_))
        if thing.role and draw.random() < 0.5:
            self._fact(identifier, Predicate("be"), Literal(thing.role))
            found.append(self._mention(thing, thing.role, NOMINAL, type_))
        if thing.country and thing.kind != "country" and draw.random() < (0.8 if thing.kind != "firm" else 0.3):
            self._located(thing, identifier)
        return found

    def _located(self, thing: Thing, identifier: str) -> None:
        where = next(t for t in self.world.countries if t.country == thing.country)
        particle = "in" if thing.type is PLACE else "of"
        if thing.region:
            target = entity_id(thing.region)
            region = Thing(-1 - m.REGIONS.index(thing.region), PLACE, [thing.region], "region")
            self.entities.append(Entity(target, frozenset([self._mention(region, thing.region, NAME, PLACE)])))
        else:
            text = self.draw.choice(where.names)
            target = entity_id(text)
            self.entities.append(Entity(target, frozenset([self._mention(where, text, NAME, PLACE)])))
        role = thing.role.split()[-1] if thing.kind == "person" and self.draw.random() < 0.5 else ""
        self._fact(identifier, Predicate(role or particle, "of" if role else ""), target)

    def _fact(self, subject: str, predicate: Predicate, target: str | Literal) -> None:
        self.place += 10
        span = Span(self.place, self.place + 5)
        evidence = Evidence(self.document.id, span, span, span, span, "", "title")
        self.facts.append(Fact(subject, predicate, target, evidence=frozenset([evidence])))
