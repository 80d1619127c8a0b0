"""Authority data in tables: CSV and TSV with a column of IRIs and one of names, and GeoNames' own dump."""

from __future__ import annotations

import csv
import io
import re
from itertools import chain
from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.link.said import (
    COUNTRY,
    OTHER_NAME,
    POPULATION,
    PREFERRED,
    REGION,
    SORT,
    TYPE,
    Said,
    geonames_iri,
    sort_of_feature,
    usable_iri,
    usable_name,
)
from kg.readers.csv import delimiter_of, numbered_rows, until_filled
from kg.readers.encodings import codec_of_stream, decode_error
from kg.readers.report import shorten
from kg.readers.rows import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from kg.link.said import Refused
    from kg.readers.files import Input

_HEADERS = {
    "iri": "iri uri conceptiri concepturi entityiri entityuri subject item wikidata wikidataid qid geonames sameas url "
    "concept entity person organization organisation place link id identifier s",
    "label": "label itemlabel name preflabel fullname title conceptlabel entitylabel personlabel placelabel",
    "alias": "alias aliases altlabel altlabels itemaltlabel alternatename alternatenames alternativename synonym "
    "synonyms othernames alsoknownas aka",
    "type": "type types class classes kind category instanceof typelabel entitytype rdftype p31",
    "language": "language lang locale",
}
"""Names of columns, letters only; the first in the file's header wins among equals."""
_NEEDED = ("iri", "label")
_GEONAMES_COLUMNS = 19
_COORDINATE = re.compile(r"-?\d+(\.\d+)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")

NO_IRI = "its IRI is none that is absolute and without spaces"
NO_NAME = "it has no name, or one of more than 300 characters"
BROKEN = "the row is broken"


def read_table(file: Input, refused: Refused) -> Iterator[Said]:
    """What a table says, row by row. Raises `ReadError` without the columns needed, `OSError`."""
    with file.open_seekable() as stream:
        codec = _codec(stream, file.name)
        lines = io.TextIOWrapper(stream, encoding=codec, newline="")
        try:
            start = list(until_filled(lines))
            if not start or not start[-1].strip():
                message = f"{shorten(file.name)}: the file is empty; leave it out or fill it."
                raise ReadError(message)
            if is_dump(start[-1]):
                yield from _dump(chain(start[-1:], lines), refused)
            else:
                yield from _rows(chain(start, lines), start[-1], file, refused)
        except UnicodeDecodeError as error:
            raise decode_error(file.name, codec, error) from error


def _codec(stream: BinaryIO, name: str) -> str:
    try:
        return codec_of_stream(stream, name)
    except ReadError as error:
        if "--encoding" not in str(error):  # an option of the sources
            raise
        message = f"{shorten(name)}: it is not UTF-8, and its encoding cannot be told for certain; save it as UTF-8."
        raise ReadError(message) from error


def is_dump(line: str) -> bool:
    """Whether a line is one of GeoNames' dump: 19 columns, a number first, coordinates fifth and sixth."""
    cells = line.rstrip("\r\n").split("\t")
    return (
        len(cells) == _GEONAMES_COLUMNS
        and cells[0].isdecimal()
        and all(_COORDINATE.fullmatch(cell) for cell in cells[4:6])
    )


def _dump(lines: Iterator[str], refused: Refused) -> Iterator[Said]:
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if not line.strip():
            continue
        if not is_dump(line):
            refused.add(BROKEN, f"line {number}")
            continue
        iri = geonames_iri(cells[0])
        names = list(dict.fromkeys(filter(None, map(usable_name, (cells[1], cells[2], *cells[3].split(","))))))
        if not names:
            refused.add(NO_NAME, f"line {number}")
            continue
        yield Said(iri, PREFERRED, names[0])
        yield from (Said(iri, OTHER_NAME, name) for name in names[1:])
        yield Said(iri, TYPE, f"http://www.geonames.org/ontology#{cells[6]}")
        yield Said(iri, COUNTRY, cells[8])
        yield Said(iri, REGION, cells[10])
        yield Said(iri, SORT, sort_of_feature(cells[7]))
        if cells[14].isdecimal():
            yield Said(iri, POPULATION, cells[14])


def _rows(lines: Iterator[str], header: str, file: Input, refused: Refused) -> Iterator[Said]:
    rows = numbered_rows(lines, delimiter_of(header, file.ending))
    _, names = next(rows)
    columns = _columns([] if isinstance(names, csv.Error) else names, file)
    for line, row in rows:
        if isinstance(row, csv.Error) or len(row) <= max(columns[name] for name in _NEEDED):
            refused.add(BROKEN, f"line {line}")
            continue
        cells = {name: row[place].strip() for name, place in columns.items() if place < len(row)}
        yield from _row(cells, f"line {line}", refused)


def _columns(header: list[str], file: Input) -> dict[str, int]:
    """Which column is what. Raises `ReadError` when IRIs or names cannot be told."""
    plain = [re.sub(r"[\W_]+", "", name).casefold() for name in header]
    found = {}
    for what, known in _HEADERS.items():
        places = [plain.index(name) for name in known.split() if name in plain]
        if places:
            found[what] = places[0]
    lacking = [what for what in _NEEDED if what not in found]
    if lacking:
        what = " and ".join("IRIs" if name == "iri" else "names" for name in lacking)
        message = (
            f"{shorten(file.name)}: it cannot be told which column has the {what} (there are: {keys_of(header)}); "
            "call them iri and label (and alias, type, language)."
        )
        raise ReadError(message)
    return found


def _row(cells: dict[str, str], where: str, refused: Refused) -> Iterator[Said]:
    iri, name = usable_iri(cells["iri"]), usable_name(cells["label"])
    if not iri:
        refused.add(NO_IRI, where)
        return
    language = cells.get("language", "").lower()
    language = language if _LANGUAGE.fullmatch(language) else ""
    aliases = [usable_name(alias) for alias in cells.get("alias", "").split("|") if alias.strip()]
    if not name or not all(aliases):
        refused.add(NO_NAME, where)
    if name:
        yield Said(iri, PREFERRED, name, language)
    yield from (Said(iri, OTHER_NAME, alias, language) for alias in aliases if alias)
    yield from (Said(iri, TYPE, class_.strip()) for class_ in cells.get("type", "").split("|") if class_.strip())
