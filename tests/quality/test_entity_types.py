"""The measure of types: what counts as right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.docs import doc
from tests.quality.articles import SKIPPED, build_graphs
from tests.quality.entity_types import Judged, accuracy, judge_document, judge_graphs
from tests.quality.kit import ROOT, articles

if TYPE_CHECKING:
    from pathlib import Path

LEAST = [(articles(), 0.90, 0.935), (ROOT / "tests" / "quality" / "gold", 0.88, 0.895)]
"""Articles, with the least share of right types of all nodes and of those with a name."""


@pytest.mark.model
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # what the kit's reader calls
@pytest.mark.skipif(articles() is None, reason="no measuring kit; point KG_BENCH at it")
@pytest.mark.parametrize(("folder", "nodes", "named"), LEAST)
def test_types_are_as_right_as_before(folder: Path, nodes: float, named: float, tmp_path: Path) -> None:
    build_graphs(folder, tmp_path)
    found = judge_graphs(folder, tmp_path, SKIPPED).values()
    assert sum(map(accuracy, found)) / len(found) >= nodes
    assert sum(accuracy(j for j in some if j.is_name) for some in found) / len(found) >= named


def test_a_gold_type_allows_what_fits_it() -> None:
    assert Judged("Quell Bridge", "place", "Facility", is_name=True).right
    assert not Judged("Quell", "place", "Person", is_name=True).right
    assert Judged("Quell", "Place", "Place", is_name=True).right
    assert not Judged("Quell Bridge", "Place", "Facility", is_name=True).right  # our own types are exact
    assert accuracy([]) == 0.0


def test_a_name_counts_where_the_gold_has_a_proper_noun() -> None:
    text = doc("Anna|PROPN|NNP|compound|1||PERSON Quell|PROPN|NNP|nsubj|2||I-PERSON left|VERB|VBD|ROOT|2|leave")
    gold = {
        "tokens": [[0, 4], [5, 10], [11, 15]],
        "upos": ["PROPN", "PROPN", "VERB"],
        "gum": [{"type": "person", "mentions": [[0, 2, 0]]}],  # GUM's head is the first word of a person's name
    }
    assert list(judge_document(text, gold)) == [Judged("Anna Quell", "person", "Person", is_name=True)]
    gold["upos"] = ["NOUN", "PROPN", "VERB"]
    assert list(judge_document(text, gold)) == []
