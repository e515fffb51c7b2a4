"""Reads a calendar in a process of its own, with little time, memory and nothing of ours: a hostile file ends that, not us."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.errors import Invalid
from assistant.scheduling.ics_in import Busy, busy
from assistant.scheduling.spans import Span

MOST_BYTES = 2 * 1024 * 1024
ROOT = Path(__file__).resolve().parents[2]
# Isolated: no variables of the environment, no current folder; only what is needed to find this module.
_START = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from assistant.scheduling.ics_capped import main; main()"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds on the processor and on the clock, and bytes of memory."""

    processor: int = 5
    clock: float = 20
    memory: int = 512 * 1024 * 1024


def read(text: str, timezone: str, window: Span, limits: Limits | None = None) -> Busy:
    """As `ics_in.busy`. Invalid (calendar_too_large) also where it takes more than the limits."""
    limits = limits or Limits()
    if len(text.encode()) > MOST_BYTES:
        raise _too_large()
    asked = {
        **{"text": text, "timezone": timezone, "start": window.start.isoformat(), "end": window.end.isoformat()},
        **{"processor": limits.processor, "memory": limits.memory},
    }
    command = [sys.executable, "-I", "-c", _START]
    try:
        ran = subprocess.run(command, input=json.dumps(asked).encode(), capture_output=True, timeout=limits.clock, env={}, check=False)
    except subprocess.TimeoutExpired as error:
        raise _too_large() from error
    if ran.returncode != 0:
        raise _too_large()
    answer = json.loads(ran.stdout)
    if "refused" in answer:
        raise Invalid(answer["refused"], code=answer["code"])
    return Busy(tuple(Span(*map(datetime.fromisoformat, span)) for span in answer["spans"]), tuple(answer["problems"]))


def main() -> None:
    """The other process: a question on its input, an answer on its output."""
    asked = json.load(sys.stdin)
    _cap(asked["processor"], asked["memory"])
    json.dump(_answer(asked), sys.stdout)


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    window = Span(datetime.fromisoformat(asked["start"]), datetime.fromisoformat(asked["end"]))
    try:
        found = busy(asked["text"], asked["timezone"], window)
    except Invalid as refused:
        return {"refused": refused.message, "code": refused.code}
    return {"spans": [[span.start.isoformat(), span.end.isoformat()] for span in found.spans], "problems": list(found.problems)}


def _cap(processor: int, memory: int) -> None:
    # Not every system knows every limit: the time on the clock, which the parent keeps, holds on all of them.
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (processor, processor))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _too_large() -> Invalid:
    return Invalid("This calendar takes more to read than is given to one.", code="calendar_too_large")
