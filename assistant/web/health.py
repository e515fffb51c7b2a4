"""Alive, and ready: with a reason for each part that is not."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool

from assistant.web.documented import problems
from assistant.web.parts import Parts, opening
from assistant.web.problems import problem
from assistant.web.shapes import Alive, Readiness

router = APIRouter(tags=["health"])

PARTS = ("database", "knowledge", "search", "assistant", "orders")


@router.get("/healthz", operation_id="alive", summary="Is the process alive?", response_model=Alive)
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz", operation_id="ready", summary="Can it answer?", response_model=Readiness, responses=problems())
async def readyz(request: Request) -> Any:
    """200 when every part is there that an answer needs, else 503 with the same `parts`.

    An order service that cannot be reached is no reason to send clients away: only offers wait for it. Its `reason` says so.
    """
    gate = opening(request)
    state = await run_in_threadpool(_states, gate.parts()) if gate.ready else {name: _part(gate.reason) for name in PARTS}
    if all(part["ready"] for part in state.values()):
        return {"ready": True, "parts": state}
    missing = ", ".join(f"{name}: {part['reason']}" for name, part in state.items() if not part["ready"])
    return problem(503, "not_ready", f"Not ready: {missing}.", headers={"Retry-After": "1"}, ready=False, parts=state)


def _states(parts: Parts) -> dict[str, dict[str, Any]]:
    """Asks the database now: it is the part that can be lost while the server runs."""
    ready = {name: _part(None) for name in PARTS}
    try:
        known = parts.shelf.handles()
    except Exception as error:
        return {**ready, "database": _part(f"cannot be read: {type(error).__name__}")}
    # Only a service in another process can be away while this one runs.
    away = getattr(parts.orders, "trouble", None)
    ready["orders"] = {"ready": True, "reason": away() if away is not None else None}
    if not known:
        ready["knowledge"]["reason"] = "no freelancer yet: run `assistant import PATH`"
    return ready


def _part(reason: str | None) -> dict[str, Any]:
    return {"ready": reason is None, "reason": reason}
