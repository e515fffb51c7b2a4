from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.shop import LENA, Shop


def test_the_contracts_own_check_holds(shop: Shop, project: Path) -> None:
    check = project.parent / "shared" / "contract" / "check.py"
    if not check.exists():
        pytest.skip("the contract's check is not beside this project")
    token = shop.owner()["Authorization"].removeprefix("Bearer ")
    command = [sys.executable, str(check), "--base", shop.address, "--handle", LENA, "--owner", token]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, [line for line in done.stdout.splitlines() if line.startswith("FAIL")]) == (0, [])
