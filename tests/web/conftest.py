from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Server, close_all
from tests.web.shop import Shop, opened

ON_BOTH = {"test_bad_input", "test_consultations_api", "test_conversation_api", "test_offers_api", "test_owner_api", "test_streams"}
"""The modules whose calls reach farthest into the database."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "shop" in metafunc.fixturenames:
        both = metafunc.module.__name__.rpartition(".")[2] in ON_BOTH
        metafunc.parametrize("shop", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True, scope="module")


@pytest.fixture(scope="module")
def shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One for all tests of a module, on each database."""
    if request.param == "sqlite":
        with opened(tmp_path_factory.mktemp("shop")) as furnished:
            yield furnished
        return
    server: Server = request.getfixturevalue("postgres")
    url = server.take()
    with opened(tmp_path_factory.mktemp("shop"), database_url=url) as furnished:
        yield furnished
    close_all()
    server.back(url)
