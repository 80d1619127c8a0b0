"""The file of decisions: Turtle that people can read and edit, and `kg.resolve` obeys.

    e:Alexander_Holt owl:sameAs e:Alex_Holt .                              # one, under the IRI on the right
    e:Alex_Holm owl:differentFrom e:Alex_Holt .                            # not one, whatever a rule finds
    e:Alex_Holt-9d3e5c1a kg:splitFrom e:Alex_Holt ; kg:inDocument d:doc2 . # who the name means there is another
    e:Holt-77aa01bc kg:splitFrom e:Alex_Holt ; kg:named "Holt" .           # who that name means is another

`rdfs:comment` says why. IRIs stand below the base that the prefix `e:` of the file shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ReadError, UsageError
from kg.resolve.decisions import Apart, Decisions, Part, Same
from kg.writers import readback
from kg.writers.files import write_text
from kg.writers.iris import BASE, KG, LOCAL, OWL, RDFS, Iris
from kg.writers.ntriples import quoted

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

    from kg.writers.terms import Term

SAME, APART, PART = f"{OWL}sameAs", f"{OWL}differentFrom", f"{KG}splitFrom"
DOCUMENT, NAMED, WHY = f"{KG}inDocument", f"{KG}named", f"{RDFS}comment"
_KNOWN = {SAME: "owl:sameAs", APART: "owl:differentFrom", PART: "kg:splitFrom", DOCUMENT: "kg:inDocument",
          NAMED: "kg:named", WHY: "rdfs:comment"}  # fmt: skip
_HEADER = """\
# Who is who, as people decided; `kg build --decisions FILE` obeys. Edit it freely: `kg merge` and `kg split` write it
# anew and sorted. They keep rdfs:comment, and lines of comment that stand above an entry; not those behind one.
"""
_HEADINGS = {
    Same: "# ---- these are one, under the IRI on the right",
    Apart: "# ---- these are not one, whatever a rule finds",
    Part: "# ---- what these documents or names mean is somebody else",
}
_OWN = {*_HEADER.splitlines(), *_HEADINGS.values()}
_SUBJECT = re.compile(r"\s*(?:<([^>]*)>|([\w-]*):(\S*))")
_LOCAL = re.compile(r"[^\s/#?<>\"{}|\\^`%]+")


@dataclass
class _Said:
    """What a file says of one subject."""

    resources: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)


def load_decisions(path: str | os.PathLike[str]) -> Decisions:
    """The decisions in a file. Raises `ReadError` when it cannot be read or says what is no decision."""
    target = Path(path)
    prefixes, found = _parse(target)
    iris = _iris_of(target, prefixes)
    said: dict[str, _Said] = {}
    for subject, predicate, term in found:
        if predicate not in _KNOWN:
            known = ", ".join(_KNOWN.values())
            message = f"{target}: <{predicate}> is no decision; use one of {known}, or take it out."
            raise ReadError(message)
        one = said.setdefault(_local(target, subject, iris.entity), _Said())
        if predicate in {NAMED, WHY}:
            one.texts.setdefault(predicate, []).append(term if isinstance(term, str) else term.value)
        else:
            namespace = iris.document if predicate == DOCUMENT else iris.entity
            one.resources.setdefault(predicate, []).append(_local(target, term, namespace))
    same: list[Same] = []
    apart: list[Apart] = []
    parts: list[Part] = []
    for name, one in said.items():
        why = "; ".join(one.texts.get(WHY, ()))
        same += [Same(name, other, why) for other in one.resources.get(SAME, ())]
        apart += [Apart(name, other, why) for other in one.resources.get(APART, ())]
        parts += _parts(target, name, one, why)
    try:
        return Decisions(tuple(same), tuple(apart), tuple(parts))
    except UsageError as error:
        message = f"{target}: {error}"
        raise ReadError(message) from error


def save_decisions(decisions: Decisions, path: str | os.PathLike[str], *, base: str | None = None) -> Path:
    """Write decisions to a file, whole or not at all, and return its path.

    A file that is there keeps its base and the lines of comment above its entries. Raises `ReadError` when it cannot be
    read, `UsageError` for an unfit base or another one than it has, `WriteError` when it cannot be written.
    """
    target = Path(path)
    iris, notes = Iris(BASE if base is None else base), _Notes()
    if target.exists():
        prefixes, _ = _parse(target)
        iris, wanted = _iris_of(target, prefixes), base
        if wanted not in {None, iris.base}:
            message = (
                f"{target} is about IRIs below {iris.base}, not below {wanted}; give another file with --decisions."
            )
            raise UsageError(message)
        notes = _notes(target, prefixes)
    return write_text(target, _turtle(decisions, iris, notes))


# --- reading


def _parse(path: Path) -> readback.Parsed:
    return readback.parsed(path, form="turtle", remedy="correct it there, or move the file away and decide anew")


def _iris_of(path: Path, prefixes: Mapping[str, str]) -> Iris:
    """The namespaces of a file: its prefix `e:` tells the base."""
    namespace = prefixes.get("e", Iris().entity)
    base = namespace.removesuffix("entity/")
    try:
        if base != namespace:
            return Iris(base)
    except UsageError:
        pass
    message = f"{path}: the prefix e: is <{namespace}>, which is not where entities are; it should end in /entity/."
    raise ReadError(message)


def _local(path: Path, term: Term, namespace: str) -> str:
    name = term.removeprefix(namespace) if isinstance(term, str) else ""
    if name != term and _LOCAL.fullmatch(name):
        return name
    shown = repr(term.value) if not isinstance(term, str) else "a blank node" if term[:2] == "_:" else f"<{term}>"
    message = (
        f"{path}: {shown} is no IRI below <{namespace}>; write it as in the graph, and let the prefixes e: and d: of "
        "the file be those of the graph."
    )
    raise ReadError(message)


def _parts(path: Path, name: str, one: _Said, why: str) -> list[Part]:
    documents, names = tuple(one.resources.get(DOCUMENT, ())), tuple(one.texts.get(NAMED, ()))
    wholes = one.resources.get(PART, [])
    if bool(wholes) != bool(documents or names):
        lacking = "kg:inDocument nor kg:named says which part" if wholes else "kg:splitFrom says of which entity"
        message = f"{path}: {name} is a part, but {'neither ' if wholes else 'no '}{lacking}; add it."
        raise ReadError(message)
    return [Part(name, whole, documents, names, why) for whole in wholes]


# --- comments that people wrote


@dataclass
class _Notes:
    """Lines of comment: those above the entry of a subject, by its IRI, and all others."""

    above: dict[str, list[str]] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)


def _notes(path: Path, prefixes: Mapping[str, str]) -> _Notes:
    notes, waiting = _Notes(), list[str]()
    for line in path.read_text("utf-8-sig").splitlines():
        if line.lstrip().startswith("#"):
            waiting += [line.strip()] if line.strip() not in _OWN else []
            continue
        found = _SUBJECT.match(line)
        if found and waiting:
            iri = found[1] if found[1] is not None else prefixes.get(found[2], "") + found[3]
            notes.above.setdefault(iri, []).extend(waiting)
            waiting = []
        elif not line.strip() or line.lstrip()[:7].lower() in {"@prefix", "prefix "}:
            notes.loose += waiting
            waiting = []
    notes.loose += waiting
    return notes


# --- writing


def _turtle(decisions: Decisions, iris: Iris, notes: _Notes) -> Iterator[str]:
    prefixes = {"e": iris.entity, "d": iris.document, "kg": KG, "owl": OWL, "rdfs": RDFS}
    yield "".join(f"@prefix {prefix + ':':<5} <{name}> .\n" for prefix, name in prefixes.items())
    yield f"\n{_HEADER}"
    told = {f"{iris.entity}{_subject(it)}" for it in decisions.all()}
    orphans = [line for iri, lines in notes.above.items() if iri not in told for line in lines]
    yield from (f"{line}\n" for line in (*notes.loose, *orphans))
    above = dict(notes.above)
    for kind, found in ((Same, decisions.same), (Apart, decisions.apart), (Part, decisions.parts)):
        if found:
            yield f"\n{_HEADINGS[kind]}\n\n"
        for it in found:
            yield from (f"{line}\n" for line in above.pop(f"{iris.entity}{_subject(it)}", ()))
            yield f"{_name('e', _subject(it), iris)} {' ; '.join(_rows(it, iris))} .\n"


def _name(prefix: str, name: str, iris: Iris) -> str:
    """A local name after its prefix, or where Turtle cannot have it so, as an IRI."""
    return f"{prefix}:{name}" if LOCAL.fullmatch(name) else f"<{iris.prefixes[prefix]}{name}>"


def _subject(it: Same | Apart | Part) -> str:
    return it.merged if isinstance(it, Same) else it.first if isinstance(it, Apart) else it.new


def _rows(it: Same | Apart | Part, iris: Iris) -> Iterator[str]:
    if isinstance(it, Same):
        yield f"{_KNOWN[SAME]} {_name('e', it.kept, iris)}"
    elif isinstance(it, Apart):
        yield f"{_KNOWN[APART]} {_name('e', it.second, iris)}"
    else:
        yield f"{_KNOWN[PART]} {_name('e', it.of, iris)}"
        if it.documents:
            yield f"{_KNOWN[DOCUMENT]} {', '.join(_name('d', name, iris) for name in it.documents)}"
        if it.names:
            yield f"{_KNOWN[NAMED]} {', '.join(map(quoted, it.names))}"
    if it.why:
        yield f"{_KNOWN[WHY]} {quoted(it.why)}"
