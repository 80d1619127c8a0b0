"""Batches over processes: order, limits, and what happens when a process dies."""

from __future__ import annotations

import os
import signal

import pytest

from kg.errors import KgError, UsageError
from kg.model import Document
from kg.run import processes
from kg.run.processes import analyse_batches


class Deadly(str):
    """A text that ends the process that analyses it, as the system does when memory runs out."""

    __slots__ = ()

    def __getitem__(self, _place: object) -> str:
        os.kill(os.getpid(), signal.SIGKILL)
        return ""


@pytest.mark.model
def test_a_process_that_is_killed_is_one_sentence() -> None:
    with pytest.raises(KgError, match="use fewer processes"):
        list(analyse_batches([Document("a", Deadly("Ada left."))], processes=2))


@pytest.mark.model
def test_results_come_in_the_order_of_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "BATCH", 1)
    documents = [Document(str(i), f"Ada met {i} friends in Oslo. " * (9 - i)) for i in range(8)]
    found = [batch.graph.documents[0].id for batch in analyse_batches(documents, processes=2)]
    assert found == [document.id for document in documents]


def test_the_number_of_processes_is_positive() -> None:
    with pytest.raises(UsageError, match="not 0"):
        analyse_batches([], processes=0)


def test_no_documents_are_no_batches() -> None:
    assert list(processes._batches([])) == []
