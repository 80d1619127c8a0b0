"""What holds for a whole store: base of the IRIs, vocabulary, decisions. Files are kept by their text."""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kg.build import all_learned, load_vocabulary, slot_settings
from kg.decisions import load_decisions
from kg.errors import ReadError
from kg.identity import digest
from kg.learn.training import Learned
from kg.link.index import load_authority, recall_authority
from kg.writers.iris import BASE, Iris

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from kg.build import LearnedFrom
    from kg.extract.slotted import SlotSettings
    from kg.link.index import AuthorityFile
    from kg.ontology import Ontology
    from kg.resolve import Decisions


@dataclass(frozen=True)
class Settings:
    """Chosen when a store is made or opened again; what is not chosen stays as it was."""

    base: str = BASE
    text: bool = False
    """Whether the graph holds each article's text."""
    ontology: tuple[tuple[str, str], ...] = ()
    """Names and texts of files that add to the vocabulary."""
    learned: tuple[str, ...] = ()
    """What was learnt for that vocabulary: texts of files that `kg learn` wrote."""
    decisions: str = ""
    """The text of the file of decisions."""
    link: tuple[tuple[str, str], ...] = ()
    """Paths of files of authority data, and the keys of their content: they may be too large to be copied."""
    geonames: bool = True
    """Whether places are linked to GeoNames."""

    @classmethod
    def read(cls, line: str) -> Settings:
        """Those in a line that `line` wrote; the usual ones for an empty line."""
        found = json.loads(line) if line else {}
        found["ontology"] = tuple((name, text) for name, text in found.get("ontology", ()))
        found["learned"] = tuple(found.get("learned", ()))
        found["link"] = tuple((path, key) for path, key in found.get("link", ()))
        return cls(**found)

    @property
    def sought(self) -> str:
        """What is looked for in texts, as a hash: it is in the state of each document. Empty without own properties."""
        if not self.slots():
            return ""
        return digest(*chain.from_iterable(self.ontology), *self.learned)

    def slots(self) -> SlotSettings | None:
        """The same, to be looked for."""
        return slot_settings(self.vocabulary(), map(Learned.from_json, self.learned))

    @property
    def line(self) -> str:
        """All of them as one line, equal for equal settings."""
        return json.dumps(asdict(self), sort_keys=True)

    def changed(  # noqa: PLR0913  (one keyword a choice)
        self,
        *,
        base: str | None,
        text: bool | None,
        ontology: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None,
        learned: LearnedFrom | None,
        decisions: str | os.PathLike[str] | None,
        link: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None,
        geonames: bool | None,
    ) -> Settings:
        """These with what is not None in place of what was; raises what `kg.build` raises for an unfit choice."""
        found = self
        if base is not None:
            found = replace(found, base=Iris(base).base)
        if text is not None:
            found = replace(found, text=text)
        if ontology is not None:
            paths = _paths(ontology)
            load_vocabulary(paths)
            found = replace(found, ontology=tuple((path.name, _text(path)) for path in paths))
            if not paths:
                found = replace(found, learned=())  # it was about properties that are gone
        if learned is not None:
            found = replace(found, learned=tuple(it.to_json() for it in all_learned(learned)))
            found.slots()  # raises where there is no ontology to look for
        if decisions is not None:
            load_decisions(decisions)
            found = replace(found, decisions=_text(Path(decisions)))
        if link is not None:
            found = replace(found, link=tuple(sorted({(str(path.absolute()), _key(path)) for path in _paths(link)})))
        if geonames is not None:
            found = replace(found, geonames=geonames)
        return found

    def vocabulary(self) -> Ontology:
        """The vocabulary that the files make."""
        return _vocabulary(self.ontology)

    def authorities(self) -> list[AuthorityFile]:
        """The authority data, to be closed; errors as of `kg.link.index.recall_authority`."""
        found: list[AuthorityFile] = []
        try:
            for path, key in self.link:
                found.append(recall_authority(path, key))
        except BaseException:
            for one in found:
                one.close()
            raise
        return found

    def decided(self) -> Decisions | None:
        """The decisions in the file; None without one."""
        if not self.decisions:
            return None
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "decisions.ttl")
            path.write_text(self.decisions, "utf-8", newline="")
            return load_decisions(path)


@lru_cache(maxsize=1)
def _vocabulary(files: tuple[tuple[str, str], ...]) -> Ontology:
    """The vocabulary that the texts of files make; remembered, since a store asks for it at every step."""
    if not files:
        return load_vocabulary(None)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (name, text) in enumerate(files):
            path = Path(folder, f"{number}-{name}")
            path.write_text(text, "utf-8", newline="")
            paths.append(path)
        return load_vocabulary(paths)


def _paths(given: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[Path]:
    return [Path(path) for path in ([given] if isinstance(given, str | PathLike) else given)]


def _key(path: Path) -> str:
    """Reads it once, so that a mistake in it is found before anything is analysed."""
    with closing(load_authority(path)) as authority:
        return authority.key


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"Cannot keep {path} in the store ({error}); it should be a file in UTF-8."
        raise ReadError(message) from error
