"""Names of relations: inflection of verbs and labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.naming import participle, past, predicate_label

PAST = """
visit visited  travel travelled  meet met  admit admitted  refer referred  occur occurred  commit committed
enter entered  offer offered  open opened  tour toured  inspect inspected  announce announced  agree agreed
free freed  carry carried  play played  obey obeyed  stop stopped  plan planned  rob robbed  hug hugged
chat chatted  step stepped  drop dropped  ban banned  fix fixed  tax taxed  show showed  follow followed
look looked  need needed  rain rained  cook cooked  help helped  land landed  benefit benefited  target targeted
market marketed  budget budgeted  focus focused  develop developed  consider considered  deliver delivered
limit limited  cancel cancelled  signal signalled  control controlled  model modelled  fuel fuelled
reveal revealed  unveil unveiled  fail failed  compel compelled  panic panicked  mimic mimicked  quit quit
quiz quizzed  equip equipped  squat squatted  acquit acquitted  prefer preferred  transfer transferred
kidnap kidnapped  regret regretted  die died  tie tied  lie lay  lay laid  pay paid  say said  buy bought
go went  undergo underwent  overtake overtook  rebuild rebuilt  relay relayed  withdraw withdrew  outdo outdid
misread misread  oversee oversaw  understand understood  write wrote  hold held  win won  lose lost
become became  strike struck  swear swore  forbid forbade  co-write co-wrote  co-found co-founded
fast-track fast-tracked  spread spread  cut cut  set set  beat beat  echo echoed  veto vetoed  taxi taxied
ski skied  bus bused  parallel paralleled  act acted  add added  own owned  ask asked  err erred  praise praised
argue argued  dye dyed  try tried
""".split()


@pytest.mark.parametrize(("lemma", "expected"), list(zip(PAST[::2], PAST[1::2], strict=True)))
def test_past(lemma: str, expected: str) -> None:
    assert past(lemma) == expected


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [("award", "awarded"), ("write", "written"), ("go", "gone"), ("take", "taken"), ("elect", "elected"),
     ("show", "shown"), ("overthrow", "overthrown"), ("rewrite", "rewritten"), ("beat", "beaten"),
     ("be", "been"), ("ship", "shipped")],
)  # fmt: skip
def test_participle(lemma: str, expected: str) -> None:
    assert participle(lemma) == expected


@pytest.mark.parametrize(
    ("lemma", "particle", "options", "expected"),
    [
        ("visit", "", {}, "visited"),
        ("travel", "to", {}, "travelled to"),
        ("step up", "", {}, "stepped up"),
        ("step", "up", {}, "stepped up"),
        ("pay visit", "to", {}, "paid visit to"),
        ("governor", "of", {"noun": True}, "governor of"),
        ("father", "of", {"noun": True}, "father of"),
        ("be", "", {}, "is"),
        ("be", "in", {}, "is in"),
        ("be able", "to", {}, "is able to"),
        ("have", "", {}, "has"),
        ("in", "", {}, "in"),
        ("", "in", {}, "in"),
        ("near", "", {}, "near"),
        ("award", "", {"passive": True}, "was awarded"),
        ("be award", "", {"passive": True}, "was awarded"),
        ("elect", "to", {"passive": True}, "was elected to"),
        ("have", "", {"passive": True}, "was had"),
        ("be", "", {"passive": True}, "was been"),
        ("carry out", "", {"passive": True}, "was carried out"),
        ("", "", {}, ""),
        ("  take   part ", " in ", {}, "took part in"),
    ],
)
def test_predicate_label(lemma: str, particle: str, options: dict[str, bool], expected: str) -> None:
    assert predicate_label(lemma, particle, **options) == expected


@given(st.text(max_size=12), st.text(max_size=6), st.booleans(), st.booleans())
def test_any_lemma_has_a_label(lemma: str, particle: str, noun: bool, passive: bool) -> None:  # noqa: FBT001
    label = predicate_label(lemma, particle, noun=noun, passive=passive)
    assert bool(label) == bool(lemma.split() or particle.split())
