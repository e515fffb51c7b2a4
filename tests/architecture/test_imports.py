"""Imports point one way, outside libraries come in by few doors, and the heavy ones not before they are used."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

# Where each outside library may be imported, as the start of a path under assistant/.
DOORS = {
    "langchain": ("turns/", "chat_models/", "tools/"),
    "langchain_core": ("turns/", "chat_models/", "tools/"),
    "langgraph": ("turns/", "chat_models/", "tools/"),
    "langsmith": ("turns/agent.py",),
    "fastapi": ("web/",),
    "starlette": ("web/",),
    "uvicorn": ("serving.py",),
    "typer": ("cli.py",),
    "chromadb": ("retrieval/",),
    "onnxruntime": ("retrieval/",),
    "onnx": ("retrieval/",),
    "sentence_transformers": ("retrieval/",),
    "torch": ("retrieval/",),
    "transformers": ("retrieval/",),
    "alembic": ("database/",),
    "psycopg": ("database/",),
    "pydantic_settings": ("settings.py",),
    "aiogram": ("bots/telegram",),
}
HEAVY = ("torch", "sentence_transformers", "transformers", "chromadb", "aiogram")


def imported(path: Path) -> set[str]:
    """The outermost names of what a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_imports_point_one_way(project: Path) -> None:
    checked = subprocess.run([Path(sys.executable).parent / "lint-imports"], cwd=project, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_outside_library_comes_in_by_its_doors(project: Path) -> None:
    package = project / "assistant"
    strays = [
        f"{place} imports {library}"
        for path in package.rglob("*.py")
        for place in [path.relative_to(package).as_posix()]
        for library in imported(path) & DOORS.keys()
        if not place.startswith(DOORS[library])
    ]
    assert strays == []


def test_only_the_settings_read_the_environment(project: Path) -> None:
    package = project / "assistant"
    # The two others read the model hub's own switch, and hand a child process the environment it was given.
    doors = {"settings.py", "retrieval/model_files.py", "retrieval/onnx_cache.py"}
    readers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf8")))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    }
    assert readers <= doors


@pytest.mark.parametrize("module", ["assistant.cli", "assistant.serving", "assistant.web.app"])
def test_the_port_opens_before_anything_heavy_is_imported(module: str) -> None:
    heavy = f"{HEAVY} + ('langchain_core', 'langchain', 'onnxruntime')"
    look = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    assert _python(look) == "[]"


def test_the_menu_is_there_before_anything_is_imported_that_a_command_needs() -> None:
    look = "import sys, assistant.cli; print([name for name in ('pydantic', 'sqlalchemy', 'fastapi', 'uvicorn') if name in sys.modules])"
    assert _python(look) == "[]"


def test_serving_never_imports_what_only_prepares_a_model() -> None:
    look = f"import sys, assistant.bootstrap; print([name for name in {HEAVY} if name in sys.modules])"
    assert _python(look) == "[]"


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
