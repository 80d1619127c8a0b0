"""The file of decisions: it reads back, says what is wrong with it, and keeps what people wrote into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.decisions import load_decisions, save_decisions
from kg.errors import ReadError, UsageError, WriteError
from kg.resolve import Apart, Decisions, Part, Same
from tests.strategies import hostile_text

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = """\
@prefix e: <https://w3id.org/kg-news/id/entity/> .
@prefix d: <https://w3id.org/kg-news/id/doc/> .
@prefix kg: <https://w3id.org/kg-news/vocab#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
ALL = Decisions(
    (Same("Victor_Holt", "Alex_Holt", 'says "so"\nherself'), Same("Élan", "Vital-01ab")),
    (Apart("WFO", "World_Fern_Office"),),
    (Part("Alex_Holt-1", "Alex_Holt", ("d-1", "d-2"), ('the "old" Holt', "Holt")),),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "decisions.ttl"


def whys(decisions: Decisions) -> list[str]:
    return [it.why for it in decisions.all()]


def test_reads_back(file: Path) -> None:
    assert save_decisions(ALL, file) == file
    back = load_decisions(file)
    assert (back, whys(back)) == (ALL, whys(ALL))
    before = file.read_bytes()
    save_decisions(back, file)
    assert file.read_bytes() == before


names = st.text("aZ09_é-ªक\u093f", min_size=1, max_size=4)


@given(
    st.lists(st.tuples(names, names, hostile_text), max_size=4), st.lists(st.tuples(names, hostile_text), max_size=3)
)
def test_reads_back_whatever_it_says(
    tmp_path_factory: pytest.TempPathFactory, apart: list[tuple[str, str, str]], parts: list[tuple[str, str]]
) -> None:
    file = tmp_path_factory.mktemp("x") / "decisions.ttl"
    divisions = tuple(Apart(f"a{a}", f"b{b}", "".join(c for c in why if c.isprintable()) or "x") for a, b, why in apart)
    told = {f"n{new}": Part(f"n{new}", "of", names=(name.replace("\x00", "") or "x",)) for new, name in parts}
    try:
        decided = Decisions(apart=divisions, parts=tuple(told.values()))
        save_decisions(decided, file)
    except (UsageError, UnicodeEncodeError):
        return
    assert load_decisions(file) == decided


def test_is_sorted_and_says_how_it_is_kept(file: Path) -> None:
    text = save_decisions(ALL, file).read_text("utf-8")
    assert "kg build --decisions FILE" in text
    entries = [line for line in text.splitlines() if line.startswith("e:")]
    assert entries == [
        'e:Victor_Holt owl:sameAs e:Alex_Holt ; rdfs:comment "says \\"so\\"\\nherself" .',
        "e:Élan owl:sameAs e:Vital-01ab .",
        "e:WFO owl:differentFrom e:World_Fern_Office .",
        'e:Alex_Holt-1 kg:splitFrom e:Alex_Holt ; kg:inDocument d:d-1, d:d-2 ; kg:named "Holt", "the \\"old\\" Holt" .',
    ]


def test_keeps_the_base_and_the_comments_of_a_file(file: Path) -> None:
    own = PREFIXES.replace("https://w3id.org/kg-news/id/", "https://example.org/n/")
    file.write_text(
        f"# who asked: the desk\n{own}\n# she told us\n#   herself\ne:B owl:sameAs e:C .\n"
        "# gone\ne:Z owl:sameAs e:Y .\n# end\n",
        "utf-8",
    )
    decided = load_decisions(file).merge("Z", "Y", undo=True).merge("A", "B")
    text = save_decisions(decided, file).read_text("utf-8")
    assert "@prefix e:    <https://example.org/n/entity/> ." in text
    assert "# who asked: the desk\n# end\n# gone\n" in text
    assert "e:A owl:sameAs e:C .\n# she told us\n#   herself\ne:B owl:sameAs e:C .\n" in text
    save_decisions(decided, file)
    assert file.read_text("utf-8") == text


def test_another_base_is_refused(file: Path) -> None:
    save_decisions(ALL, file, base="https://example.org/n/")
    message = r"is about IRIs below https://example\.org/n/, not below https://example\.org/m/; give another file"
    with pytest.raises(UsageError, match=message):
        save_decisions(ALL, file, base="https://example.org/m/")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("e:A owl:sameAs ;", r"is not valid turtle at line 6 \(.*\); correct it there, or move the file away"),
        ("e:A owl:sameAs x:B .", r"is not valid turtle at line 6 \(.*x.*\); correct it"),
        ("e:A owl:sameas e:B .", r"<http://www\.w3\.org/2002/07/owl#sameas> is no decision; use one of owl:sameAs, "),
        ("e:A owl:sameAs <http://example.org/B> .", r"<http://example\.org/B> is no IRI below <.*/id/entity/>; write"),
        ("<http://example.org/B> owl:sameAs e:A .", r"<http://example\.org/B> is no IRI below <.*/id/entity/>"),
        ("e:A owl:sameAs d:B .", r"<.*/id/doc/B> is no IRI below <.*/id/entity/>"),
        ('e:A owl:sameAs "B" .', r"'B' is no IRI below"),
        ("[] owl:sameAs e:B .", r"a blank node is no IRI below"),
        ("e:A kg:splitFrom e:B .", r"A is a part, but neither kg:inDocument nor kg:named says which part; add it"),
        ('e:A kg:named "B" .', r"A is a part, but no kg:splitFrom says of which entity; add it"),
        ("e:A owl:sameAs e:B . e:B owl:sameAs e:A .", r"The decisions on A, B lead round in a circle; take one"),
        ("e:A owl:sameAs e:B ; owl:differentFrom e:B .", r"A and B are said to be one and not to be one; take one"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_in_a_sentence_that_names_it(file: Path, text: str, message: str) -> None:
    file.write_text(PREFIXES + text, "utf-8")
    with pytest.raises(ReadError, match=rf"decisions\.ttl:? {message}") as caught:
        load_decisions(file)
    assert "\n" not in str(caught.value)


def test_a_prefix_that_names_no_entities_is_told(file: Path) -> None:
    file.write_text("@prefix e: <http://example.org/> .\n", "utf-8")
    with pytest.raises(ReadError, match=r"the prefix e: is <http://example\.org/>, .*should end in /entity/"):
        load_decisions(file)


def test_a_file_that_is_not_there_or_no_text_is_told(file: Path) -> None:
    with pytest.raises(ReadError, match=r"Cannot read .*decisions\.ttl: No such file"):
        load_decisions(file)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReadError, match=r"decisions\.ttl is not valid turtle"):
        load_decisions(file)


def test_is_written_whole_or_not_at_all(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = save_decisions(ALL, file).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WriteError, match="the disk is full"):
        save_decisions(Decisions(), file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["decisions.ttl"]


@pytest.mark.model
def test_builds_obey_in_any_order_and_number_of_processes(tmp_path: Path) -> None:
    texts = {
        "a": "Alex Holt, the mayor of Larvik, opened the harbour. He thanked Mara Quill.",
        "b": "Alex Holt, a banker, denied the charges in Leeds. He will appeal.",
        "c": "Victor Holt met Mara Quill in Oslo.",
    }
    documents = [kg.Document(name, text) for name, text in texts.items()]
    decided = Decisions().merge("Victor_Holt", "Alex_Holt").part("Alex_Holt", ["b"])
    save_decisions(decided, tmp_path / "d.ttl")
    wanted = kg.build(documents, decisions=decided)
    assert {e.label: {m.document for m in e.mentions} for e in wanted.entities if "Holt" in e.id} == {
        "Alex Holt": {"b"}
    }
    assert wanted.entity("Alex_Holt").mentions
    shuffled = kg.build(reversed(documents), decisions=tmp_path / "d.ttl", processes=2)
    assert kg.dumps(shuffled, "json") == kg.dumps(wanted, "json")
