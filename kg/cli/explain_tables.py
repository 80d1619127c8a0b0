"""What `kg explain` prints on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.cli.tables import new_table, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.table import Table

    import kg

_NAMES_SHOWN = 5
_MARKED = ("predicate", "cue", "time")
_LOST = "the document, analysed again, does not give it: the graph was made with another model or version"


class Mark(NamedTuple):
    """A stretch of a sentence and what it is: "subject", "predicate", ..."""

    start: int
    end: int
    what: str


def explained_fact(explained: kg.ExplainedFact) -> Iterator[Table]:
    """A fact as a table of what is known of it, then for each of its places one of readings and one of tokens."""
    fact = explained.fact
    words = filter(None, (explained.subject, explained.relation, explained.object))
    table = new_table("", "", title=plain(f"Fact {explained.number}: {' - '.join(words)}"))
    rows = [
        ("Status", _status(fact, explained.by)),
        ("Time", f"{fact.when.text!r} = {fact.when.value or 'not dated'}" if fact.when else ""),
        ("Place", explained.where),
        ("Property", f"{explained.property or 'none'}: {explained.because}"),
        *(("", f"not chosen: {other}") for other in explained.others),
        ("Confidence", f"{fact.confidence:.2f}"),
    ]
    _add(table, rows)
    yield table
    for finding in explained.findings:
        yield from _finding(finding)


def explained_sentence(sentence: kg.ExplainedSentence) -> Iterator[Table]:
    """A sentence as a table of its text and clauses, then one of its candidates."""
    table = new_table("", "", title=f"Sentence {sentence.number}")
    none = "" if sentence.candidates else "none: no rule saw a relation here"
    clauses = (("Clause", clause) for clause in sentence.clauses)
    repairs = (("Repaired", repair) for repair in sentence.repairs)
    links = (("Linked", _linked(link)) for link in sentence.links)
    _add(table, [("Text", sentence.text), *repairs, *clauses, *links, ("Candidates", none)])
    yield table
    if sentence.own:
        yield _own(sentence.own)
    if not sentence.candidates:
        return
    table = new_table("Fact", "Subject", "Relation", "Object", "Status", "Rule", "Dropped, because")
    for candidate in sentence.candidates:
        ends = (_short(candidate.subject), candidate.relation, _short(candidate.object))
        status = _words(candidate) + (f" ({candidate.cue})" if candidate.cue else "")
        number = str(candidate.fact) if candidate.fact and not candidate.dropped else "-"
        table.add_row(number, *map(plain, (*ends, status, candidate.rule, candidate.dropped)))
    yield table


def _own(terms: Iterable[kg.OwnTerm]) -> Table:
    """What was found in the terms of the user's ontology."""
    table = new_table("Fact", "Subject", "Property of yours", "Object", "Confidence", "Rule", "Refused, because")
    for it in terms:
        cells = (it.subject, it.property, it.object, f"{it.confidence:.2f}", it.rule, it.refused)
        table.add_row(str(it.fact or "-"), *map(plain, cells))
    return table


def _linked(link: kg.Link) -> str:
    """As in "“She” (pronoun) to “Maria Holm”, by the rule “pronoun”"."""
    return f"“{link.text}” ({link.kind}) to “{link.to}”, by the rule “{link.rule}”"


def _finding(finding: kg.Finding) -> Iterator[Table]:
    candidate = finding.candidate
    table = new_table("", "", title=f"Sentence {finding.sentence}")
    if candidate is None:
        _add(table, [("Text", finding.quote), ("Rule", f"{finding.rule}: {finding.does or _LOST}")])
        yield table
        return
    rows = [
        ("Text", marked(finding.quote, finding.span.start, _marks(candidate))),
        ("Rule", f"{candidate.rule}: {candidate.does}" if candidate.does else candidate.rule),
        ("", "the fact has subject and object the other way round" if finding.turned else ""),
        ("Subject", _long(candidate.subject)),
        ("Object", _long(candidate.object)),
        ("Status", _status(candidate, _long(candidate.by) if candidate.by else "")),
        ("Time", f"“{candidate.time}”" if candidate.time else ""),
        ("Place", _long(candidate.where) if candidate.where else ""),
        ("Confidence", f"{candidate.confidence:.2f}"),
    ]
    _add(table, rows)
    yield table
    table = new_table("Token", "Role", "Tag", "Dependency", "Head", "Repaired")
    for token in candidate.tokens:
        table.add_row(
            *map(plain, (token.text, ", ".join(token.roles), token.tag, token.dep, token.head, token.repaired))
        )
    yield table


def _add(table: Table, rows: list[tuple[str, str]]) -> None:
    for name, value in rows:
        if value:
            table.add_row(name, plain(value))


def _words(said: kg.Fact | kg.Candidate) -> str:
    """Every facet of the status in a word: "claimed, negated, planned"."""
    facets = said.factuality
    words = ["claimed"] * facets.claimed + ["negated"] * facets.negated
    return ", ".join([*words, *([facets.modality] if facets.modality != "actual" else [])]) or "asserted"


def _status(said: kg.Fact | kg.Candidate, by: str) -> str:
    words = _words(said) + (f" by {by}" if by else "")
    if said.cue:
        return f"{words}, because of “{said.cue}”"
    return words if words != "asserted" else "asserted: no word around it takes anything back"


def _short(end: kg.Participant) -> str:
    return f"{end.text} (= {end.entity})" if end.entity and end.entity != end.text else end.text


def _long(end: kg.Participant) -> str:
    """As in "“She” (pronoun) = Maria Holm (Person), like “Maria Holm”, “the minister”"."""
    if end.kind is None:
        return f"“{end.text}” (value)"
    parts = f"“{end.text}” ({end.kind})" + (f" = {end.entity} ({end.type})" if end.entity else "")
    others = [f"“{other}”" for other in end.coreferent[:_NAMES_SHOWN]]
    more = ["..."] if len(end.coreferent) > _NAMES_SHOWN else []
    return f"{parts}, like {', '.join(others + more)}" if others else parts


def _marks(candidate: kg.Candidate) -> list[Mark]:
    ends = [Mark(*candidate.subject.span, "subject"), Mark(*candidate.object.span, "object")]
    return ends + [Mark(*t.span, role) for t in candidate.tokens for role in t.roles if role in _MARKED]


def marked(text: str, offset: int, marks: list[Mark]) -> str:
    """A sentence that begins at `offset` with its marks written into it: "[subject: She] [predicate: left] Oslo".

    Marks of one kind with only white space between them become one; a mark that crosses another ends with it.
    """
    own = [Mark(m.start - offset, m.end - offset, m.what) for m in marks]
    inside = [m for m in own if 0 <= m.start < m.end <= len(text)]
    parts: list[str] = []
    ends: list[int] = []
    place = 0
    for mark in sorted(_joined(text, inside), key=lambda m: (m.start, -m.end, m.what)):
        while ends and ends[-1] <= mark.start:
            parts.append(f"{text[place : ends[-1]]}]")
            place = ends.pop()
        parts.append(f"{text[place : mark.start]}[{mark.what}: ")
        place = mark.start
        ends.append(min(mark.end, ends[-1]) if ends else mark.end)
    while ends:
        parts.append(f"{text[place : ends[-1]]}]")
        place = ends.pop()
    return "".join([*parts, text[place:]])


def _joined(text: str, marks: list[Mark]) -> list[Mark]:
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.what, m.start, m.end)):
        if found and found[-1].what == mark.what and not text[found[-1].end : mark.start].strip():
            mark = Mark(found[-1].start, max(mark.end, found.pop().end), mark.what)  # noqa: PLW2901
        found.append(mark)
    return found
