from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.shop import Shop, opened


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with opened(tmp_path_factory.mktemp("shop")) as furnished:
        yield furnished
