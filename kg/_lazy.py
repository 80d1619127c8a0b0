"""Public names of a package that load at first use (PEP 562), and that no submodule of the same name can hide."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class _LazyPackage(ModuleType):
    """A package in which `kg.build` is the function, also when the module `kg.build` was imported first.

    The import system makes a loaded submodule an attribute of its package; for a public name that is ignored.
    """

    _homes: Mapping[str, str]

    def __getattr__(self, name: str) -> object:
        if name not in self._homes:
            message = f"module {self.__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(self._homes[name]), name)
        self.__dict__[name] = value
        return value

    def __setattr__(self, name: str, value: object) -> None:
        if name not in self._homes or not isinstance(value, ModuleType):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*self.__dict__, *self._homes})


def make_lazy(package: str, names: Mapping[str, str]) -> None:
    """Let the public names of an imported package load at first use.

    Args:
        package: Its full name, `__name__` in its `__init__.py`.
        names: For each submodule the public names that live in it, separated by spaces.
    """
    module = sys.modules[package]
    module.__dict__["_homes"] = {name: f"{package}.{home}" for home, found in names.items() for name in found.split()}
    module.__class__ = _LazyPackage
