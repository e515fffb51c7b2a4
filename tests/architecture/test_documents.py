"""What the documents say is there is there, and what is there is in them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.settings import Settings

NAMES = [f"ASSISTANT_{name.upper()}" for name in Settings.model_fields]


@pytest.mark.parametrize("document", ["README.md", ".env.example"])
def test_every_setting_is_described(project: Path, document: str) -> None:
    text = (project / document).read_text("utf8")
    assert [name for name in NAMES if not re.search(rf"\b{name}\b", text)] == []


@pytest.mark.parametrize("document", ["README.md", ".env.example"])
def test_no_setting_is_described_that_is_not_there(project: Path, document: str) -> None:
    named = set(re.findall(r"\bASSISTANT_[A-Z_]+\b", (project / document).read_text("utf8")))
    assert named - set(NAMES) - {"ASSISTANT_PROOF", "ASSISTANT_REQUIRE_BROWSER"} == set()


def test_every_command_is_described(project: Path) -> None:
    menu = subprocess.run([sys.executable, "-m", "assistant", "--help"], capture_output=True, text=True, check=True).stdout
    commands = re.findall(r"^  ([a-z]+)  ", menu.partition("Commands:")[2], re.MULTILINE)
    readme = (project / "README.md").read_text("utf8")
    assert commands
    assert [command for command in commands if f"assistant {command}" not in readme] == []


def test_every_chore_of_the_makefile_is_in_its_menu(project: Path) -> None:
    makefile = (project / "Makefile").read_text("utf8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    menu = subprocess.run(["make", "help"], cwd=project, capture_output=True, text=True, check=True).stdout
    assert [chore for chore in phony[1].split() if f"make {chore} " not in menu] == []


def test_every_dependency_has_a_floor_and_is_pinned_for_this_project(project: Path) -> None:
    pinned = {line.partition("==")[0] for line in (project / "constraints.txt").read_text("utf8").splitlines()}
    wanted = re.findall(r'^    "([a-z0-9-]+)(?:\[.*?\])?(>=|==|[^>=]*)', (project / "pyproject.toml").read_text("utf8"), re.MULTILINE)
    required = [(name, how) for name, how in wanted if name in pinned]
    assert len(required) > 20
    assert [name for name, how in required if how not in (">=", "==")] == []
