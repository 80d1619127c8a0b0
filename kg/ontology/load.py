"""From OWL, RDFS and OntoLex-Lemon files (Turtle, N-Triples, RDF/XML, JSON-LD) to an `Ontology`.

Nothing is fetched: `owl:imports` is not followed (a note names it) and a JSON-LD context must be inside the file. What
is read of OWL stands in `kg.ontology.terms`; there is no reasoner behind it.
"""

from __future__ import annotations

import json
import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, Graph, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax

from kg.errors import OntologyError
from kg.ontology.default import default_files
from kg.ontology.formats import format_of, refuse_bomb, refuse_foreign
from kg.ontology.lexicon import Lexicon, label_frames
from kg.ontology.paraphrases import SAYS, relations_of
from kg.ontology.triples import Triples
from kg.ontology.values import Ontology
from kg.ontology.vocabulary import (
    class_types,
    declares_terms,
    own_terms,
    read_classes,
    read_properties,
    unfit_terms,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from pathlib import Path

    from kg.ontology.paraphrases import Relation
    from kg.ontology.values import Frame

_RANKS = 2  # ranks a file takes: its labels below its lexicon


def load_ontology(*files: Path, default: bool = True) -> Ontology:
    """The default ontology with these files laid over it; without `default`, the files alone.

    Later files win where two frames have the same words. Raises `OntologyError` for a file that cannot be read or
    parsed, that holds no class, property or lexical entry, or whose lexicon points at a property nobody declares.
    """
    return ontology_of(parse_files(*files), default=default)


def parse_files(*files: Path) -> tuple[tuple[Path, Graph], ...]:
    """The triples of RDF files, each with its path; errors as of `load_ontology`."""
    return tuple((path, _parse(path)) for path in files)


def ontology_of(given: Sequence[tuple[Path, Graph]], *, default: bool = True) -> Ontology:
    """The ontology that the triples of files make; arguments and errors as of `load_ontology`."""
    sources = [*(_shipped() if default else ()), *given]
    together = Triples(graph for _, graph in sources)
    types = class_types(together)
    users = own_terms(Triples(graph for _, graph in given))
    properties = read_properties(together, types, users)
    frames: set[Frame] = set()
    for number, (path, graph) in enumerate(sources):
        triples = Triples([graph])
        entries = list(Lexicon(triples, types, _RANKS * number + 1).frames())
        own = [p for p in properties if URIRef(p.iri) in triples]
        _check_entries(path, entries, {p.iri for p in properties})
        if not (entries or own or declares_terms(triples)):
            msg = f"{path} has no class, property or lexical entry that kg can read; give an OWL, RDFS or OntoLex file."
            raise OntologyError(msg)
        frames.update(entries, label_frames(triples, own, rank=_RANKS * number))
    classes = read_classes(together, types, properties, users)
    relations = _relations(given, {p.iri for p in properties})
    notes = (*_notes(given, together), *_said_in_vain(given, {r.iri: r for r in relations}))
    prefixes = _prefixes((graph for _, graph in given), users)
    return Ontology(classes, properties, tuple(sorted(frames, key=_frame_order)), relations, notes, prefixes)


def _prefixes(graphs: Iterable[Graph], terms: Iterable[str]) -> dict[str, str]:
    """How the files abbreviate the namespaces of terms; of two names for one, or of one for two, the first."""
    used = {term[: max(term.rfind("/"), term.rfind("#")) + 1] for term in terms}
    found: dict[str, str] = {}
    for graph in graphs:
        for prefix, namespace in sorted((str(prefix), str(name)) for prefix, name in graph.namespaces()):
            if namespace in used and namespace not in found.values():
                found.setdefault(prefix, namespace)
    return found


def _relations(given: Iterable[tuple[Path, Graph]], known: Container[str]) -> tuple[Relation, ...]:
    """What the user's files say of how properties are said, a property at a time, sorted by IRI."""
    triples = sorted({(str(s), str(p), str(o)) for _, graph in given for s, p, o in graph if isinstance(s, URIRef)})
    return tuple(relation for relation in relations_of(triples) if relation.iri in known)


def _said_in_vain(given: Iterable[tuple[Path, Graph]], relations: Mapping[str, Relation]) -> tuple[str, ...]:
    """Which rel:says are without effect: of terms that are no property, or without a place for the object."""
    found: dict[str, None] = {}
    for path, graph in given:
        for s, text in sorted((str(s), str(o)) for s, o in graph.subject_objects(URIRef(SAYS))):
            if s not in relations:
                found[f"{path} says how <{s}> is said, which no loaded ontology declares; give that one too."] = None
            elif all(phrase.text != text for phrase in relations[s].phrases):
                found[
                    f"{path}: the rel:says {text!r} of <{s}> is ignored; write {{o}} once, and {{s}} once or not."
                ] = None
    return tuple(found)


def _notes(given: Sequence[tuple[Path, Graph]], together: Triples) -> tuple[str, ...]:
    """Which terms cannot be used, and which imports are missing: nothing is fetched, and no file says to be one."""
    return (
        *(
            f"<{iri}> is no valid IRI and is left out; give it one without spaces and signs."
            for iri in unfit_terms(together)
        ),
        *_imports(given, together),
    )


def _imports(given: Sequence[tuple[Path, Graph]], together: Triples) -> tuple[str, ...]:
    known = together.subjects(RDF.type, OWL.Ontology) | {o for _, o in together.pairs(OWL.versionIRI)}
    return tuple(
        f"{path} imports <{name}>, which is not fetched; give it as a further ontology file if its terms matter."
        for path, graph in given
        for name in sorted({str(o) for _, o in graph.subject_objects(OWL.imports) if o not in known})
    )


def _check_entries(path: Path, entries: Iterable[Frame], known: Container[str]) -> None:
    lost = min(((entry.key, entry.property) for entry in entries if entry.property not in known), default=None)
    if lost:
        msg = (
            f"{path}: the entry for {lost[0]!r} means <{lost[1]}>, which no loaded ontology declares; "
            "correct the IRI or declare it as an owl:ObjectProperty with an rdfs:label."
        )
        raise OntologyError(msg)


def _frame_order(frame: Frame) -> tuple[object, ...]:
    flags = (frame.swapped, frame.inflected)
    return (frame.key, -frame.rank, frame.property, *flags, sorted(frame.subject), sorted(frame.object))


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[Path, Graph], ...]:
    """The default files, parsed once a process: every user's ontology is laid over them."""
    return tuple((path, _parse(path)) for path in default_files())


def _parse(path: Path) -> Graph:
    text = _read(path)
    refuse_foreign(path, text)
    form = format_of(path, text)
    if form == "xml":
        refuse_bomb(path, text)
    if form == "json-ld":
        _refuse_remote_context(path, text)
    graph = Graph(bind_namespaces="none")
    try:
        with warnings.catch_warnings():  # rdflib warns of its own deprecated classes when it reads JSON-LD
            warnings.simplefilter("ignore", DeprecationWarning)
            graph.parse(data=text, format=form, publicID=path.absolute().as_uri())
    except Exception as error:  # each of rdflib's parsers raises exceptions of its own
        raise _syntax_error(path, form, error) from error
    return graph


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"The ontology {path} is not UTF-8 text (byte {error.start}); save it as UTF-8."
        raise OntologyError(msg) from error
    except FileNotFoundError as error:
        msg = f"There is no ontology file {path}; check the path."
        raise OntologyError(msg) from error
    except OSError as error:
        msg = f"The ontology {path} cannot be read ({error.strerror}); give a readable file."
        raise OntologyError(msg) from error


def _refuse_remote_context(path: Path, text: str) -> None:
    try:
        found, remote = json.loads(text), remote_contexts(text)
    except json.JSONDecodeError as error:
        msg = f"The ontology {path} is not valid JSON at line {error.lineno} ({error.msg}); correct that line."
        raise OntologyError(msg) from error
    except RecursionError as error:
        msg = f"The ontology {path} is nested too deep to be read; flatten its JSON."
        raise OntologyError(msg) from error
    if not isinstance(found, dict | list):
        msg = f"The ontology {path} is JSON, but no JSON-LD; give an object, or a list of objects."
        raise OntologyError(msg)
    if remote:
        msg = f"The ontology {path} needs the context {remote[0]}; kg works offline, so put it into the file."
        raise OntologyError(msg)


def remote_contexts(text: str | bytes) -> list[str]:
    """The addresses, sorted, of the contexts that a JSON-LD document does not have inside; a parser would fetch them.

    Raises `json.JSONDecodeError`, `UnicodeDecodeError` or `RecursionError` when the text cannot be read as JSON.
    """
    return sorted(c for c in _contexts(json.loads(text)) if isinstance(c, str))


def _contexts(value: object) -> list[object]:
    """Every context a JSON-LD document names, at any depth."""
    if isinstance(value, list):
        return [c for item in value for c in _contexts(item)]
    if not isinstance(value, dict):
        return []
    own = value.get("@context", [])
    found = [c for item in value.values() for c in _contexts(item)]
    imports = [own["@import"]] if isinstance(own, dict) and "@import" in own else []
    return found + imports + (own if isinstance(own, list) else [own])


def _syntax_error(path: Path, form: str, error: Exception) -> OntologyError:
    line, reason = syntax_position(error)
    where = f" at line {line}" if line else ""
    names = {"turtle": "Turtle", "nt": "N-Triples", "xml": "RDF/XML", "json-ld": "JSON-LD"}
    msg = f"The ontology {path} is not valid {names[form]}{where} ({reason}); correct it there and try again."
    return OntologyError(msg)


def syntax_position(error: Exception) -> tuple[int, str]:
    """The line an rdflib parser complains about (0 when it does not say) and its reason in one line."""
    if isinstance(error, BadSyntax):
        return error.lines + 1, " ".join(str(error._why).split())[:120]  # noqa: SLF001  (its text repeats the file)
    number = getattr(error, "getLineNumber", None)
    if number is not None:
        return number() or 0, str(error.getMessage())  # type: ignore[attr-defined]  # SAXParseException
    text = " ".join(str(error).split())
    found = re.search(r"\bline (\d+)", text)
    return (int(found[1]) if found else 0), text[:120] or type(error).__name__
