"""Packages whose own body runs only when something in it is asked for: it would import hundreds of modules to use one of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import Any

UNUSED = ("langchain.agents.middleware", "langgraph_sdk", "langsmith.types")
"""LangChain's ready-made middleware, the client of its server, the shapes of its monitoring: the agent's loop needs one module of each."""


def defer(packages: Sequence[str] = UNUSED) -> None:
    """For those of them that are not imported yet. Modules in such a package are imported as ever, and so is the package, only later."""
    sys.meta_path.insert(0, _Finder(frozenset(packages)))


class _Finder(MetaPathFinder):
    def __init__(self, packages: frozenset[str]) -> None:
        self._packages = packages

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname in self._packages else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Later(spec.loader)
        return spec


class _Later(Loader):
    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__class__ = _Deferred
        module.__dict__["__later__"] = _Body(self._loader)


class _Body:
    def __init__(self, loader: Loader) -> None:
        self._loader: Loader | None = loader
        self._lock = RLock()

    def run(self, module: ModuleType) -> None:
        """Once; whoever comes meanwhile waits, except the body itself, which finds the module half made as it always does."""
        with self._lock:
            loader, self._loader = self._loader, None
            if loader is not None:
                loader.exec_module(module)


class _Deferred(ModuleType):
    """Asked only for what the module does not have, so not for what importing itself looks at, such as its path."""

    def __getattr__(self, name: str) -> Any:
        self.__dict__["__later__"].run(self)
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None
