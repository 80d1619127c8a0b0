"""Analysis of documents in this process or in several of one machine: the same graphs, whatever the number.

Documents travel in batches of a fixed size, because the statistical models may round differently in a batch of
another size; every batch is analysed whole by one process, and results come back in the order of the batches.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError, ModelError, UsageError
from kg.extract.pipeline import STAGES, analyse, load_pipeline
from kg.graph import KnowledgeGraph, union

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from concurrent.futures import Future

    from spacy.language import Language

    from kg.extract.slotted import SlotFinder, SlotSettings
    from kg.model import Document

BATCH = 16
"""Documents in a batch."""

_AHEAD = 2
"""Batches waiting for each process: enough to keep it busy, few enough to bound memory."""


_NOTICE = 10.0
"""Seconds at most that an interrupted pool is given to notice that its processes are gone."""


class Analysed(NamedTuple):
    """What became of one batch: a graph for each document, and the documents that failed with their errors."""

    graphs: list[KnowledgeGraph]
    failed: list[tuple[Document, Exception]]
    documents: int
    """How many documents the batch had, failed ones included."""

    @property
    def graph(self) -> KnowledgeGraph:
        """The union of the graphs."""
        return union(self.graphs)


def analyse_batches(
    documents: Iterable[Document],
    *,
    model: str | Language | None = None,
    processes: int = 1,
    slots: SlotSettings | None = None,
) -> Generator[Analysed]:
    """Analyse documents, one result a batch, in order. The bytes of the result do not depend on `processes`.

    Args:
        documents: Read as they are needed; at most a few batches are held at once.
        model: The spaCy pipeline (None: the default one): a package or folder, or one from `load_pipeline`.
        processes: How many processes analyse. More than one pays from some hundred documents on, since each
            loads the pipeline (seconds).
        slots: What to look for in the terms of a user's ontology; None for nothing.

    Raises:
        ModelError: The pipeline is missing.
        ValueError: One of the learnt texts of `slots` is none.
        UsageError: `processes` is not positive, or more than one and `model` is a loaded pipeline.
        KgError: A process was ended from outside, as happens when memory runs out.
    """
    if processes < 1:
        message = f"The number of processes must be 1 or more, not {processes}."
        raise UsageError(message)
    if processes == 1:
        nlp = pipeline_of(model)
        finder = slots.finder() if slots else None
        return (_analyse_batch(nlp, batch, finder) for batch in _batches(documents))
    if model is not None and not isinstance(model, str):
        message = "Several processes each load the pipeline themselves: give its name or folder, not a loaded pipeline."
        raise UsageError(message)
    return _in_pool(documents, model, processes, slots)


def pipeline_of(model: str | Language | None) -> Language:
    """The pipeline that `build` means by its argument `model`; `ModelError` when it or our stages are missing."""
    if model is None or isinstance(model, str):
        return _pipeline(model)
    missing = [stage for stage in (STAGES[0], STAGES[-1]) if stage not in model.pipe_names]
    if missing:
        message = f"The pipeline has no {' and no '.join(missing)}; take one from kg.load_pipeline, or add them."
        raise ModelError(message)
    return model


@lru_cache(maxsize=1)
def _pipeline(model: str | None) -> Language:
    """The pipeline of that name, kept for the next call: loading it takes longer than analysing an article."""
    nlp = load_pipeline(model)
    gc.collect()
    gc.freeze()  # it stays as long as the process: the collector need not walk through it again and again
    return nlp


def _analyse_batch(nlp: Language, batch: list[Document], slots: SlotFinder | None) -> Analysed:
    failed: list[tuple[Document, Exception]] = []

    def note(document: Document, error: Exception) -> None:
        failed.append((document, error))

    done = analyse(nlp, batch, on_error=note, batch_size=BATCH, slots=slots)
    return Analysed([graph for _, graph in done], failed, len(batch))


def _in_pool(
    documents: Iterable[Document], model: str | None, processes: int, slots: SlotSettings | None
) -> Generator[Analysed]:
    _pipeline(model)  # a missing model is one sentence here, not a broken pool
    # spawn: a fork would copy locks that threads of the parent (a progress bar, a numerical library) may hold
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _start_worker, (model, slots))
    others = set(multiprocessing.active_children())
    waiting: deque[Future[Analysed]] = deque()
    try:
        for batch in _batches(documents):
            with _no_interrupt():
                waiting.append(pool.submit(_work, model, batch))
            if len(waiting) >= processes * _AHEAD:
                yield waiting[0].result()
                waiting.popleft()
        while waiting:
            yield waiting[0].result()
            waiting.popleft()
    except BrokenProcessPool as error:
        _unblock(pool)
        message = "A process of the analysis was ended from outside, perhaps for want of memory; use fewer processes."
        raise KgError(message) from error
    except (KeyboardInterrupt, GeneratorExit):  # nobody waits for what the processes are doing
        ended = set(multiprocessing.active_children()) - others
        for process in ended:
            process.terminate()
        for process in ended:
            process.join(_NOTICE)
        wait(waiting, timeout=_NOTICE)  # until the pool has noticed their end
        _unblock(pool)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _unblock(pool: ProcessPoolExecutor) -> None:
    """Let a pool be shut down whose processes are gone.

    Its own thread ends when it has noticed that, unless it waits for a batch to be written that is longer than a pipe
    holds, which nobody reads any more: with the last end for reading closed, that write fails. CPython does the same
    from 3.12.1 on (gh-94777).
    """
    manager, queue = getattr(pool, "_executor_manager_thread", None), getattr(pool, "_call_queue", None)
    if manager is None or queue is None:
        return
    manager.join(_NOTICE)
    if manager.is_alive():
        queue._reader.close()  # noqa: SLF001


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Hold back Ctrl-C: a process started inside never gets it (the parent decides), the parent gets it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_finder: SlotFinder | None = None  # of a process of the pool


def _start_worker(model: str | None, slots: SlotSettings | None) -> None:
    global _finder  # noqa: PLW0603  (set once, when the process begins)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    _pipeline(model)
    _finder = slots.finder() if slots else None


def _work(model: str | None, batch: list[Document]) -> Analysed:
    result = _analyse_batch(_pipeline(model), batch, _finder)
    # an error of a foreign library may not survive the way back; its text does
    return result._replace(failed=[(document, KgError(str(error) or repr(error))) for document, error in result.failed])


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    source = iter(documents)
    while batch := list(islice(source, BATCH)):
        yield batch
