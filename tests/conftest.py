"""What all tests share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from spacy.language import Language

# the machines that run this are shared: a slow example is no failure, and a found one must be found again
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="Write examples/*/expected.nq anew.")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline with our components; loaded once. Mark the tests that use it with `model`."""
    from kg.extract.pipeline import load_pipeline

    return load_pipeline()
