"""The partition of a document's mentions into entities, with the features by which entities agree or clash."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.layers import NAME, NOMINAL, PRONOUN
from kg.extract.words.gazetteer import PLACES
from kg.extract.words.given_names import GIVEN, gender_of
from kg.extract.words.organizations import KNOWN
from kg.extract.words.pronouns import PRONOUNS
from kg.extract.words.titles import FEMALE_HONORIFICS, MALE_HONORIFICS
from kg.identity import without_accents
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.extract.coref.profiles import NamedAs, Profile
    from kg.extract.coref.pronoun_traits import Place
    from kg.extract.layers import MentionSpan
    from kg.extract.parse import Parse

_PERSON, _GROUP, _THING = EntityType.PERSON.value, EntityType.GROUP.value, EntityType.THING.value
_NAMED, _UNTYPED = 0, 2
"""How well a mention tells its entity's type, least is best."""
_LONGEST_MISTYPED = 2
_STRAIGHT = frozenset({'"', "''"})
_SINGLE = frozenset({"'"})
"""Marks of a text that has no double ones."""
_OPENING = frozenset({"\u201c", "``"})
_CLOSING = frozenset({"\u201d"})
_QUOTES = _STRAIGHT | _OPENING
_MALE_NOUNS = frozenset(
    """
    man boy father son brother husband uncle nephew grandfather grandson king prince duke emperor gentleman businessman
    policeman chairman spokesman congressman actor boyfriend widower monk priest pope salesman fisherman stepfather
    waiter baron fiancé groom dad grandpa stepson stepbrother half-brother ex-husband ex-boyfriend
    father-in-law brother-in-law son-in-law great-grandfather godfather godson tsar sultan emir shah viscount
    nobleman statesman councilman alderman anchorman cameraman clergyman serviceman fireman sportsman
    landlord hero patriarch bachelor schoolboy bishop cardinal
    """.split()
)
_FEMALE_NOUNS = frozenset(
    """
    woman girl mother daughter sister wife aunt niece grandmother granddaughter queen princess duchess empress lady
    businesswoman policewoman chairwoman spokeswoman congresswoman actress girlfriend widow nun stepmother waitress
    baroness fiancée bride soprano mom mum grandma stepdaughter stepsister half-sister ex-wife ex-girlfriend
    mother-in-law sister-in-law daughter-in-law great-grandmother godmother goddaughter tsarina sultana viscountess
    noblewoman stateswoman councilwoman chairlady anchorwoman camerawoman servicewoman sportswoman landlady heroine
    matriarch schoolgirl ballerina hostess heiress abbess priestess maid
    """.split()
)


class Partition:
    """Entities as sets of mention positions. Number and gender are "" while unknown."""

    def __init__(self, parse: Parse, mentions: Sequence[MentionSpan]) -> None:
        """Every mention alone."""
        self.parse = parse
        self.mentions = mentions
        self.quoted = _quoted(parse)
        """Whether each token stands between quotation marks."""
        self.quotations = _runs(self.quoted)
        """First and last token, the last exclusive, of each quotation, its opening mark included."""
        self.speakers: list[int | None] = []
        """The mention that speaks each quotation, filled by the rules for speakers when first asked for."""
        self.links: list[tuple[int, int, str]] = []
        self.owner = list(range(len(mentions)))
        self.members: dict[int, list[int]] = {i: [i] for i in self.owner}
        self.sentence = [parse.sent_of[m.head] for m in mentions]
        self.by_head = {m.head: i for i, m in enumerate(mentions)}
        self.genders = {i: gender for i, m in enumerate(mentions) if (gender := _gender(parse, m))}
        self.plural = [_is_plural(parse, m) for m in mentions]
        self.lemmas = [parse.lemmas[m.head].lower() for m in mentions]
        self.typed = {i: _type_rank(i, m) for i, m in enumerate(mentions)}
        self.modifiers: dict[int, frozenset[str]] = {}
        """What narrows a mention's noun down, filled by the rules for nominals, as are determiners."""
        self.determiners: dict[int, str] = {}
        self.kinds: dict[int, tuple[int, frozenset[str]]] = {}
        """Kinds of organisation an entity is said to be, with the number of mentions when that was found."""
        self.style = ""
        """How the text addresses its reader, once that was asked for."""
        self.profiles: dict[int, tuple[int, int, Profile]] = {}
        """What the mentions of an entity say of it, with how many there were when that was found, and the last."""
        self.own_profiles: dict[int | NamedAs, Profile] = {}
        """What one mention says, or a name and the nouns before it wherever they stand."""
        self.name_nouns: dict[str, list[int]] | None = None
        """The names that have a noun inside or right before them, as soon as that was asked for."""
        self.fitting: dict[str, list[int]] = {}
        """The nominals and names that a noun may take up by what it means, as far as that was asked for."""
        self.names = [i for i, m in enumerate(mentions) if m.kind == NAME]
        self.nominals: dict[str, list[int]] = {}
        self.name_ends: dict[str, list[int]] = {}
        for i, mention in enumerate(mentions):
            if mention.kind == NOMINAL:
                self.nominals.setdefault(self.lemmas[i], []).append(i)
            elif mention.kind == NAME:
                for word in _head_words(mention.name):
                    self.name_ends.setdefault(word, []).append(i)
        self.places: dict[int, Place] = {}
        """Where mentions stand in their sentences, as far as that was asked for."""
        self.paragraphs: list[int] = []
        """The number of each sentence's paragraph, as soon as that was asked for."""
        self.many = {i for i, m in enumerate(mentions) if self.plural[i] and m.kind != PRONOUN}
        self.named: set[int] = set()
        """Entities that have a name; two of them are no longer merged once the names are settled."""
        self.known: dict[Callable[[Partition, int], bool], set[int]] = {}
        """Entities some mention of which passes a test, as far as that was asked for."""

    def merge(self, i: int, j: int, rule: str) -> bool:
        """Make mentions `i` and `j` one entity; False when they already are, or must not be."""
        a, b = sorted((self.owner[i], self.owner[j]))
        if a == b or (a in self.named and b in self.named):
            return False
        genders = self.genders.get(a, ""), self.genders.get(b, "")
        if all(genders) and genders[0] != genders[1]:
            return False
        self.links.append((i, j, rule))
        for k in self.members.pop(b):
            self.owner[k] = a
            insort(self.members[a], k)
        self.typed[a] = min(self.typed[a], self.typed.pop(b))
        if any(genders):
            self.genders[a] = genders[0] or genders[1]
        self.genders.pop(b, None)
        for entities in (self.many, self.named, *self.known.values()):
            if b in entities:
                entities.discard(b)
                entities.add(a)
        return True

    def settle_names(self) -> None:
        """From now on entities with names stay apart: all that are one have been merged."""
        self.named = {self.owner[i] for i, m in enumerate(self.mentions) if m.kind == NAME}

    def entity(self, i: int) -> list[int]:
        """The mentions of the entity of mention `i`, ascending."""
        return self.members[self.owner[i]]

    def gender(self, i: int) -> str:
        """Give "m", "f" or "" (unknown) for the entity of mention `i`."""
        return self.genders.get(self.owner[i], "")

    def type(self, i: int) -> str:
        """The type of the entity of mention `i`: of its first name, else of its first nominal that has one."""
        rank, _, type_ = self.typed[self.owner[i]]
        return type_ if rank < _UNTYPED else self.mentions[i].type

    def is_person(self, i: int) -> bool:
        """Whether the entity of mention `i` is one person."""
        return self.type(i) == _PERSON

    def is_plural(self, i: int) -> bool:
        """Whether the entity is referred to as many: by a plural noun."""
        return self.owner[i] in self.many

    def named_by(self, j: int, i: int) -> int:
        """The last name before mention `i` of the entity of mention `j`, which tells a reader most; else `j`."""
        owner = self.owner[j]
        if self.typed[owner][0] != _NAMED:
            return j
        return next((k for k in self.earlier(owner, i) if self.mentions[k].kind == NAME), j)

    def earlier(self, owner: int, i: int) -> Iterator[int]:
        """The mentions of an entity before mention `i`, the last first."""
        members = self.members[owner]
        return (members[k] for k in range(self.before(owner, i) - 1, -1, -1))

    def has_any(self, owner: int, test: Callable[[Partition, int], bool]) -> bool:
        """Whether some mention of an entity passes a test, which depends on nothing but the mention.

        Each mention is tested once, however often the entity is asked for: it may have ten thousand mentions.
        """
        entities = self.known.get(test)
        if entities is None:
            entities = self.known[test] = {self.owner[k] for k in range(len(self.mentions)) if test(self, k)}
        return owner in entities

    def before(self, owner: int, i: int) -> int:
        """How many mentions of an entity stand before mention `i`."""
        return bisect_left(self.members[owner], i)

    def clusters(self) -> list[tuple[int, ...]]:
        """Entities of two or more mentions, by first mention."""
        return sorted(tuple(members) for members in self.members.values() if len(members) > 1)


def _head_words(name: str) -> set[str]:
    """What a name may be called for short: its last word, and the one before "of" ("the Bank" of England)."""
    before, _, _ = name.partition(" of ")
    return {part.rpartition(" ")[2].casefold() for part in (name, before)}


def _quoted(parse: Parse) -> list[bool]:
    """Straight quotation marks open before a word or at a sentence's start, close after one, else change sides.

    A quotation still open at a paragraph's end goes on in the next only where that opens with a mark or closes it.
    """
    found = [False] * len(parse)
    inside = False
    starts = {first for first, _ in parse.sents}
    blocks = {first for first, _ in parse.blocks}
    marks = _SINGLE if _QUOTES.isdisjoint(parse.words) else _STRAIGHT
    seen = marks | _OPENING | _CLOSING
    changes = sorted(blocks.union([i for i, word in enumerate(parse.words) if word in seen]))
    for i, end in pairwise([*changes, len(parse)]):
        word = parse.words[i]
        if i in blocks:
            inside = inside and (word in marks or _closes_next(parse, i, marks))
        if word in _OPENING or word in _CLOSING:
            inside = word in _OPENING
        elif word in marks and parse.tags[i] != "POS":
            has_space_before = i > 0 and parse.starts[i] > parse.ends[i - 1]
            has_space_after = i + 1 == len(parse) or parse.starts[i + 1] > parse.ends[i]
            is_last = i + 1 == parse.sents[parse.sent_of[i]][1]
            if has_space_before and has_space_after and i not in starts:
                inside = not inside
            else:
                inside = (i in starts or has_space_before) and not (inside and is_last)
        if inside:
            found[i:end] = [True] * (end - i)
    return found


def _closes_next(parse: Parse, i: int, marks: frozenset[str]) -> bool:
    """Whether the first straight mark from token `i` on, in its paragraph, stands behind a word."""
    _, last = parse.blocks[bisect_right(parse.blocks, (i, len(parse))) - 1]
    mark = next((j for j in range(i, last) if parse.words[j] in marks), i)
    return mark > i and parse.starts[mark] == parse.ends[mark - 1]


def _runs(flags: list[bool]) -> list[tuple[int, int]]:
    """Where flags are set without a gap."""
    found: list[tuple[int, int]] = []
    row = bytes([*flags, False])
    start = row.find(1)
    while start >= 0:
        end = row.find(0, start)
        found.append((start, end))
        start = row.find(1, end)
    return found


def _type_rank(i: int, mention: MentionSpan) -> tuple[int, int, str]:
    """How well a mention tells its entity's type: names first, then typed nominals; the earlier the better."""
    if mention.kind == NAME:
        return _NAMED, i, mention.type
    return (1 if mention.kind == NOMINAL and mention.type != _THING else _UNTYPED), i, mention.type


def _is_plural(parse: Parse, mention: MentionSpan) -> bool:
    if mention.kind == PRONOUN:
        return PRONOUNS[parse.lower[mention.head]].plural
    return parse.tags[mention.head] in {"NNS", "NNPS"} and mention.kind == NOMINAL


def _gender(parse: Parse, mention: MentionSpan) -> str:
    if mention.kind == PRONOUN:
        gender = PRONOUNS[parse.lower[mention.head]].gender
        return gender if gender != "n" else ""
    if mention.kind == NOMINAL:
        lemma = parse.lemmas[mention.head].lower()
        return "m" if lemma in _MALE_NOUNS else "f" if lemma in _FEMALE_NOUNS else ""
    if mention.type != _PERSON:
        return _mistyped_gender(parse, mention)
    before = parse.lower[mention.start - 1] if mention.start else ""
    if mention.start > 1 and parse.words[mention.start - 2] in _QUOTES:
        before = ""  # "Mr. Berg" in quotation marks is a nickname or a title
    first = parse.lower[mention.start]
    if before in MALE_HONORIFICS or before in _MALE_NOUNS:
        return "m"
    if before in FEMALE_HONORIFICS or before in _FEMALE_NOUNS:
        return "f"
    alone = mention.end == mention.start + 1
    if not alone and len(first.rstrip(".")) == 1:
        first = parse.lower[mention.start + 1]  # "J. Robert Berg"
        alone = mention.end == mention.start + 2
    if first not in GIVEN:
        first = without_accents(first)
    return gender_of(first, alone=alone) or _described_gender(parse, mention.head)


def _mistyped_gender(parse: Parse, mention: MentionSpan) -> str:
    """The gender of a name that opens with a given name and was not taken for a person's: "Rebecca", a place."""
    if mention.end - mention.start > _LONGEST_MISTYPED or mention.name in PLACES or mention.name in KNOWN:
        return ""
    return gender_of(parse.lower[mention.start], alone=True)


def _described_gender(parse: Parse, head: int) -> str:
    """What the nouns that describe a name say: "Berg, a mother of two and a nurse", "Berg was the king of"."""
    nouns = parse.kids(head, "appos")
    if parse.deps[head] == "appos":
        nouns = [*nouns, parse.heads[head]]
    if parse.deps[head] == "nsubj" and parse.lemmas[parse.heads[head]] in {"be", "become"}:
        nouns = [*nouns, *parse.kids(parse.heads[head], "attr")]
    lemmas = {parse.lemmas[j].lower() for j in nouns if parse.tags[j] not in {"NNS", "NNPS"}}
    found = {gender for gender, words in (("m", _MALE_NOUNS), ("f", _FEMALE_NOUNS)) if lemmas & words}
    return found.pop() if len(found) == 1 else ""
