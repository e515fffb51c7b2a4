from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.owner.house import House, opened


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with opened(tmp_path) as furnished:
        yield furnished
