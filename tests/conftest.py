"""What holds for every test: no network, no model hub, and no browser test that is quietly skipped where CI wants it run."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.databases import Server

OFFLINE = Path(__file__).parent / "offline"
FULL_SIZE = os.environ.get("ASSISTANT_PROOF") == "full"
BROWSER_REQUIRED = os.environ.get("ASSISTANT_REQUIRE_BROWSER") == "1"


def pytest_configure(config: pytest.Config) -> None:
    for name in [name for name in os.environ if name.startswith("ASSISTANT_")]:
        del os.environ[name]
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(OFFLINE), os.environ.get("PYTHONPATH")]))
    spec = importlib.util.spec_from_file_location("offline_guard", OFFLINE / "sitecustomize.py")
    assert spec is not None
    assert spec.loader is not None
    spec.loader.exec_module(importlib.util.module_from_spec(spec))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Playwright's synchronous door leaves an event loop running in this thread, where no other test could then run its own.
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if BROWSER_REQUIRED and report.skipped and "browser" in item.path.parts:
        report.outcome = "failed"
        report.longrepr = f"skipped, but ASSISTANT_REQUIRE_BROWSER=1 wants it run: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def proof_size() -> Callable[[int, int], int]:
    """`proof_size(small, full)`: how much of a proof to run; full by `make prove`."""
    return lambda small, full: full if FULL_SIZE else small


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Started for the first test that wants it."""
    from tests.databases import running

    with running() as server:
        yield server


@pytest.fixture
def on_postgres(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Runs a test on a fresh database of the server: whatever reads its settings meanwhile, child processes too, finds that."""
    from tests.databases import close_all

    url = postgres.take()
    monkeypatch.setenv("ASSISTANT_DATABASE_URL", url)
    yield
    close_all()
    postgres.back(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> str:
    """Runs a test on each database."""
    if request.param == "postgresql":
        request.getfixturevalue("on_postgres")
    return str(request.param)


@pytest.fixture(scope="session")
def sample_home(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the whole sample marketplace, for every test that only adds conversations to it."""
    from assistant.loading import load
    from assistant.settings import Settings

    home = tmp_path_factory.mktemp("sample") / "home"
    load(Settings(home=home), project / "knowledge")
    return home


@pytest.fixture(scope="session")
def project() -> Path:
    return Path(__file__).parent.parent
