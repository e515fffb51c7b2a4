"""What a start loads, and what it leaves for whoever needs it: seconds depend on the machine, modules do not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.deferred import UNUSED

# Each costs a start up to a second, and no first answer needs it.
LATER = (
    "alembic",
    "assistant.importing",
    "assistant.orders.remote",
    "assistant.owner.chat",
    "assistant.scheduling.ics_fetch",
    "chromadb",
    "httpcore",
    "httpx",
    "langchain.agents.middleware.shell_tool",
    "langgraph_sdk.client",
    "langsmith.types.run",
    "psycopg",
    "sentence_transformers",
    "torch",
    "transformers",
)

START_AND_ASK = """
import asyncio, json, sys
from pathlib import Path
import uvicorn, assistant.web.app
from assistant import serving
from assistant.conversations.record import Incoming
from assistant.retrieval import chroma_index
from assistant.settings import Settings

# A slow machine must not see the wait for Chroma run out.
chroma_index.LET_PASS = 3600.0
parts = serving.open_parts(Settings(home=Path(sys.argv[1])))

async def talk():
    from assistant.turns.start import Intro
    opened = await parts.engine.open("lena-moreau", Intro(locale="en"), None)
    answer = await parts.engine.receive(Incoming(opened.conversation, "1", "What does your cheapest package cost?"))
    await parts.engine.close()
    return answer.reply

reply = asyncio.run(talk())
print(json.dumps({"reply": reply, "modules": sorted(sys.modules)}))
sys.stdout.flush()
parts.close()
"""


@pytest.fixture(scope="module")
def started(sample_home: Path) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-c", START_AND_ASK, str(sample_home)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_first_answer_comes_without_what_others_need(started: dict[str, Any]) -> None:
    assert "€" in started["reply"]["text"] or "EUR" in started["reply"]["text"]
    assert [name for name in LATER if name in started["modules"]] == []


@pytest.mark.parametrize("package", UNUSED)
def test_a_deferred_package_has_all_it_has_once_it_is_asked(package: str) -> None:
    take = f"from {package} import *; print(sorted(name for name in globals() if not name.startswith('_')))"
    deferred, plain = (_python(f"from assistant.deferred import defer; {how}; {take}") for how in ("defer()", "pass"))
    assert deferred == plain
    assert (
        _python(f"from assistant.deferred import defer; defer(); import {package}; print(hasattr({package}, 'no_such_thing'))") == "False"
    )


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
