"""The sample marketplace with the freelancers that nothing was tuned on beside it, and every question set asked of it once."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from assistant.loading import load
from assistant.settings import Settings
from tests.journeys.cases import Verdict, ask, read_cases
from tests.journeys.dated import build_dated

JOURNEYS = Path(__file__).parent


@pytest.fixture(scope="session")
def wide_home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample home's copy, with every freelancer that lies in a folder here."""
    home = tmp_path_factory.mktemp("wide") / "home"
    shutil.copytree(sample_home, home)
    for profile in sorted(JOURNEYS.glob("*/*/profile.yaml")):
        load(Settings(home=home), profile.parent)
    return home


@pytest.fixture(scope="session")
def verdicts(wide_home: Path) -> dict[str, tuple[Verdict, ...]]:
    """By the set's name."""
    return asyncio.run(_asked(Settings(home=wide_home)))


async def _asked(settings: Settings) -> dict[str, tuple[Verdict, ...]]:
    parts = build_dated(settings)
    found = {}
    for path in sorted(JOURNEYS.glob("*.jsonl")):
        found[path.stem] = tuple([await ask(parts, case) for case in read_cases(path)])
    await parts.engine.close()
    parts.library.close()
    parts.database.close()
    return found
