"""What the owner may see of how a turn came about: understood, retrieved, called, promised, refused, and how long each took."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from assistant.conversations.facts import Promise
from assistant.tools.calls import Called
from assistant.turns.turn import Turn

LONGEST_VALUE = 300


def trace(turn: Turn, model: str, promises: Sequence[Promise] = (), understood: dict[str, Any] | None = None) -> dict[str, Any]:
    """`model` is who answered; `fallback_reason` is None where the first model asked did."""
    return {
        "model": model,
        "fallback_reason": "; ".join(turn.failures) or None,
        "understood": understood or {},
        "retrieved": [hit for called in turn.ledger.done("search_knowledge") for hit in _hits(called)],
        "calls": [_call(called) for called in turn.ledger.calls],
        "promises": [{"kind": p.kind, "subject": p.subject, "text": p.text, "source": p.source} for p in promises],
        "refused": turn.refused,
        "times": [spent for run in turn.runs for spent in run.times],
        "ms": round((time.perf_counter() - turn.began) * 1000, 2),
    }


def _hits(called: Called) -> list[dict[str, Any]]:
    shown = ("id", "title", "score", "similarity", "overlap")
    return [{key: hit[key] for key in shown if key in hit} for hit in called.content.get("results", ())]


def _call(called: Called) -> dict[str, Any]:
    arguments = {key: str(value)[:LONGEST_VALUE] for key, value in called.call.arguments.items()}
    body = {"tool": called.call.tool, "arguments": arguments, "status": called.status}
    return body if called.problem is None else {**body, "problem": called.problem, "message": called.content.get("message")}
