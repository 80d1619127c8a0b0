"""Where the shipped files are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import OntologyError
from kg.ontology import default

if TYPE_CHECKING:
    from pathlib import Path


def place(monkeypatch: pytest.MonkeyPatch, root: Path, *folders: str) -> None:
    """Pretend that the package lies in `root/kg`, with the vocabulary in some folders."""
    for folder in folders:
        (root / folder).mkdir(parents=True)
        (root / folder / "news.ttl").touch()
    monkeypatch.setattr(default, "__file__", str(root / "kg" / "ontology" / "default.py"))


def test_an_installed_package_has_them_inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place(monkeypatch, tmp_path, "kg/ontologies", "ontologies")
    assert default.ontology_folder() == tmp_path / "kg" / "ontologies"


def test_a_source_tree_has_them_beside_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place(monkeypatch, tmp_path, "ontologies")
    assert default.ontology_folder() == tmp_path / "ontologies"


def test_without_them_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place(monkeypatch, tmp_path)
    with pytest.raises(OntologyError, match=r"no news\.ttl in .*; reinstall kg\."):
        default.ontology_folder()
