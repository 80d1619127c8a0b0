"""The shape of the house: imports point down, each heavy library has one home, modules stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "kg"

LAYERS = {
    0: ("kg", "kg._lazy", "kg.model", "kg.errors", "kg.identity"),
    1: ("kg.graph", "kg.readers", "kg.ontology"),
    2: ("kg.extract", "kg.resolve", "kg.align", "kg.writers", "kg.selection"),
    3: ("kg.run", "kg.verify", "kg.validate", "kg.decisions", "kg.learn", "kg.link", "kg.push", "kg.obey"),
    4: ("kg.build",),
    5: ("kg.explain", "kg.store"),
    6: ("kg.restore", "kg.entities"),
    7: ("kg.cli",),
    8: ("kg.__main__",),
}
"""What stands where. A module may import what is below it, and its own package; never its neighbours."""

UPWARD = {("kg.graph", "kg.writers"), ("kg", "*")}
"""Imports inside functions or for types that may point up: conveniences of the value, and the lazy public names."""

HOMES = {
    "spacy": ("kg.extract",),
    "thinc": ("kg.extract",),
    "rdflib": ("kg.ontology", "kg.writers.rdf", "kg.writers.readback"),
    "networkx": ("kg.graph", "kg.writers.layout"),
    "numpy": (
        "kg.writers.layout",
        "kg.extract.parse",
        "kg.extract.slots",
        "kg.learn.course",
        "kg.learn.fitting",
        "kg.learn.training",
    ),
    "pyvis": ("kg.writers.html",),
    "jinja2": ("kg.writers.html",),
    "markupsafe": ("kg.writers.html",),
    "pyoxigraph": ("kg.store.quads", "kg.ontology.queries", "kg.writers.readback"),
    "pyshacl": ("kg.ontology",),
    "trafilatura": ("kg.readers.html",),
    "lxml": ("kg.readers.html",),
    "markdown_it": ("kg.readers.markdown",),
    "pypdf": ("kg.readers.pdf",),
    "charset_normalizer": ("kg.readers.encodings",),
    "sklearn": ("kg.learn",),
    "scipy": ("kg.learn.fitting",),
    "click": ("kg.cli",),
    "rich": ("kg.cli",),
}
"""Where each library that is not Python's own may be imported; for types alone it may be named anywhere."""

LONGEST_MODULE = 400
LONGEST_INIT = 100


class Import(NamedTuple):
    importer: str
    imported: str
    for_types: bool
    in_function: bool


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports(name: str) -> Iterator[Import]:
    """Every import of a module, also those in functions and under `if TYPE_CHECKING`."""

    def walk(node: ast.AST, *, for_types: bool, in_function: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from (Import(name, alias.name, for_types, in_function) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{name}: relative import"
                for alias in child.names:
                    full = f"{child.module}.{alias.name}"
                    yield Import(name, full if full in MODULES else child.module or "", for_types, in_function)
            else:
                types = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
                function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
                yield from walk(child, for_types=for_types or types, in_function=in_function or function)

    yield from walk(ast.parse(MODULES[name].read_text("utf-8")), for_types=False, in_function=False)


ALL_IMPORTS = [found for name in MODULES for found in imports(name)]


def unit(module: str) -> str:
    """The room of a module in `LAYERS`: `kg.readers` for `kg.readers.html`."""
    known = [room for rooms in LAYERS.values() for room in rooms]
    return next(
        (room for room in sorted(known, reverse=True) if (module + ".").startswith(room + ".") and room != "kg"), "kg"
    )


def level(room: str) -> int:
    return next(number for number, rooms in LAYERS.items() if room in rooms)


def test_every_module_has_a_layer() -> None:
    assert [name for name in MODULES if unit(name) == "kg" and name != "kg"] == []


def test_imports_point_down() -> None:
    wrong = []
    for found in ALL_IMPORTS:
        if not (found.imported + ".").startswith("kg."):
            continue
        source, target = unit(found.importer), unit(found.imported)
        late = found.in_function or found.for_types
        allowed = source == target or level(target) < level(source) or target == "kg._lazy"
        if not allowed and not (late and ({(source, target), (source, "*")} & UPWARD)):
            wrong.append(f"{found.importer} imports {found.imported}")
    assert wrong == []


def test_each_library_has_one_home() -> None:
    wrong = []
    for found in ALL_IMPORTS:
        library = found.imported.partition(".")[0]
        if library in {"kg", "__future__"} or library in sys.stdlib_module_names or found.for_types:
            continue
        homes = HOMES.get(library, ())
        if not any((found.importer + ".").startswith(home + ".") for home in homes):
            wrong.append(f"{found.importer} imports {library}")
    assert wrong == []


def test_components_import_no_more_than_spacy() -> None:
    # spaCy imports the module of an entry point in every program of the environment
    code = (
        "import sys, kg.extract.components; "
        "print([m for m in ('rdflib', 'networkx', 'pyvis', 'trafilatura') if m in sys.modules])"
    )
    assert run_python(code) == "[]"


@pytest.mark.parametrize(
    "code", ["import kg", "import kg.cli; kg.cli.main.commands['build'].get_help", "import kg.writers"]
)
def test_importing_loads_nothing_heavy(code: str) -> None:
    heavy = sorted(set(HOMES) - {"click"})
    assert run_python(f"{code}; import sys; print([m for m in {heavy} if m in sys.modules])") == "[]"


def test_a_function_is_not_hidden_by_the_module_of_its_name() -> None:
    names = "kg.align, kg.build, kg.explain, kg.learn, kg.link, kg.obey, kg.resolve, kg.restore, kg.validate, kg.verify"
    code = f"import {names}, kg; "
    assert run_python(f"{code}print(all(map(callable, ({names}))))") == "True"


def test_the_public_names_exist() -> None:
    assert run_python("import kg; print([n for n in kg.__all__ if getattr(kg, n, None) is None])") == "[]"
    assert run_python("import kg; print(sorted(set(kg._homes) ^ set(kg.__all__)))") == "[]"


def test_modules_are_small() -> None:
    lengths = {name: path.read_text("utf-8").count("\n") for name, path in MODULES.items()}
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE} == {}
    assert lengths["kg"] < LONGEST_INIT


def test_the_library_does_not_print() -> None:
    calls = [
        f"{name}:{node.lineno}"
        for name, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == []


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
