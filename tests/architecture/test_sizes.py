"""A file holds one idea and a function fits on a screen."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "common", "misc", "manager", "base"}


@pytest.fixture(scope="module")
def sources(project: Path) -> list[Path]:
    return list((project / "assistant").rglob("*.py"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.name}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_longer_than_its_lid(sources: list[Path]) -> None:
    lines = {path.name: len(path.read_text("utf8").splitlines()) for path in sources}
    assert {name: n for name, n in lines.items() if n > MOST_LINES_OF_A_FILE} == {}


def test_most_files_are_read_in_one_go(sources: list[Path]) -> None:
    assert statistics.median(len(path.read_text("utf8").splitlines()) for path in sources) <= 120


def test_no_function_is_longer_than_a_screen(sources: list[Path]) -> None:
    assert {name: n for path in sources for name, n in functions(path) if n > MOST_LINES_OF_A_FUNCTION} == {}


def test_every_file_is_named_after_its_idea(sources: list[Path]) -> None:
    assert [path for path in sources if path.stem in NAMES_THAT_SAY_NOTHING] == []


def test_every_module_says_what_it_is_for(sources: list[Path]) -> None:
    silent = [path for path in sources if path.stat().st_size and ast.get_docstring(ast.parse(path.read_text("utf8"))) is None]
    assert silent == []
