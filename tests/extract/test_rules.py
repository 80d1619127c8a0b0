"""Every rule that drafts facts is described for people, and nothing is described that is no rule."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.extract.drafts import Draft
from kg.extract.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOM = Path(__file__).parents[2] / "kg" / "extract"
MODULES = {path.name: ast.parse(path.read_text("utf-8")) for path in sorted(ROOM.glob("*.py"))}
DRAFTING = {name: tree for name, tree in MODULES.items() if not name.startswith("coref")}  # it has rules of its own


CONSTANTS = {
    target.id: node.value.value
    for tree in DRAFTING.values()
    for node in tree.body
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    for target in node.targets
    if isinstance(target, ast.Name)
}
"""Words that modules give a name to."""


def positions() -> dict[str, int]:
    """Functions with a parameter `rule`, and where it stands in a call; Draft among them."""
    found = {"Draft": Draft._fields.index("rule")}
    for tree in DRAFTING.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in node.args.args if argument.arg != "self"]
                keywords = [argument.arg for argument in node.args.kwonlyargs]
                if "rule" in names + keywords:
                    found[node.name] = names.index("rule") if "rule" in names else len(names)
    return found


def defaults() -> Iterator[str]:
    for tree in DRAFTING.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                named = zip(reversed(node.args.args), reversed(node.args.defaults), strict=False)
                values = [value for argument, value in named if argument.arg == "rule"]
                values += [
                    v for a, v in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if a.arg == "rule" and v
                ]
                yield from (value.value for value in values if isinstance(value, ast.Constant))


def given_rules() -> Iterator[ast.expr]:
    """What calls give as `rule`. A starred argument stands for the two words of a relation."""
    places = positions()
    for tree in DRAFTING.values():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in places or name == "_replace":
                yield from (keyword.value for keyword in node.keywords if keyword.arg == "rule")
            if name in places:
                flat = [a for arg in node.args for a in ([arg, arg] if isinstance(arg, ast.Starred) else [arg])]
                yield from flat[places[name] : places[name] + 1]


def names_in(value: ast.expr) -> list[str]:
    if isinstance(value, ast.IfExp):
        return names_in(value.body) + names_in(value.orelse)
    if isinstance(value, ast.Name) and value.id in CONSTANTS:
        return [CONSTANTS[value.id]]
    return [value.value] if isinstance(value, ast.Constant) and isinstance(value.value, str) else []


def test_the_rules_are_the_described_ones() -> None:
    used = {name for value in given_rules() for name in names_in(value)} | set(defaults())
    slots = {"slot:learned", "slot:phrase"}  # chosen by what a `Scorer` is made of
    assert used | slots == set(RULES)


def test_no_rule_is_named_by_a_computation() -> None:
    # a name handed on is a parameter called `rule`; anything else would escape the test above
    odd = [
        ast.unparse(value)
        for value in given_rules()
        if not names_in(value) and not (isinstance(value, ast.Name) and value.id == "rule")
    ]
    assert odd == []


@pytest.mark.parametrize("name", RULES)
def test_a_description_is_one_sentence(name: str) -> None:
    text = RULES[name]
    assert text[0].isupper() or text[0] == "“"
    assert text.endswith(".")
    assert text.count(". ") == 0
