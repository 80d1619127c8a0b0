"""What holds for a whole store: base of the IRIs, vocabulary, decisions. Files are kept by their text."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.build import load_vocabulary
from kg.decisions import load_decisions
from kg.errors import ReadError
from kg.writers.iris import BASE, Iris

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

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
    decisions: str = ""
    """The text of the file of decisions."""

    @classmethod
    def read(cls, line: str) -> Settings:
        """Those in a line that `line` wrote; the usual ones for an empty line."""
        found = json.loads(line) if line else {}
        found["ontology"] = tuple((name, text) for name, text in found.get("ontology", ()))
        return cls(**found)

    @property
    def line(self) -> str:
        """All of them as one line, equal for equal settings."""
        return json.dumps(asdict(self), sort_keys=True)

    def changed(
        self,
        *,
        base: str | None,
        text: bool | None,
        ontology: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None,
        decisions: str | os.PathLike[str] | None,
    ) -> Settings:
        """These with what is not None in place of what was; raises what `kg.build` raises for an unfit choice."""
        found = self
        if base is not None:
            found = replace(found, base=Iris(base).base)
        if text is not None:
            found = replace(found, text=text)
        if ontology is not None:
            paths = [Path(p) for p in ([ontology] if isinstance(ontology, str | Path) else list(ontology))]  # type: ignore[arg-type]
            load_vocabulary(paths)
            found = replace(found, ontology=tuple((path.name, _text(path)) for path in paths))
        if decisions is not None:
            load_decisions(decisions)
            found = replace(found, decisions=_text(Path(decisions)))
        return found

    def vocabulary(self) -> Ontology:
        """The vocabulary that the files make."""
        if not self.ontology:
            return load_vocabulary(None)
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number, (name, text) in enumerate(self.ontology):
                path = Path(folder, f"{number}-{name}")
                path.write_text(text, "utf-8", newline="")
                paths.append(path)
            return load_vocabulary(paths)

    def decided(self) -> Decisions | None:
        """The decisions in the file; None without one."""
        if not self.decisions:
            return None
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "decisions.ttl")
            path.write_text(self.decisions, "utf-8", newline="")
            return load_decisions(path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"Cannot keep {path} in the store ({error}); it should be a file in UTF-8."
        raise ReadError(message) from error
