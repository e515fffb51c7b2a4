"""The calls about the waiting list: who waits for a start in a freelancer's calendar, and taking somebody off it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.concurrency import run_in_threadpool
from pydantic import Field

from assistant.scheduling.waiting import Waiting
from assistant.web.callers import Caller, Ready, require_owner
from assistant.web.documented import problems
from assistant.web.limits import limit_address
from assistant.web.order_callers import GivenKey, acting, command_key
from assistant.web.shapes import Moment, Shape

router = APIRouter(tags=["consultations"])


class WaitingShape(Shape):
    """A client who is told once, in the conversation, when a start opens that suits."""

    id: Annotated[str, Field(examples=["01937f2c"])]
    conversation: Annotated[str, Field(examples=["01937f2c"])]
    minutes: Annotated[int, Field(examples=[30])]
    said: Annotated[str, Field(description="The wish in the client's words; empty: any time.", examples=["Thursday morning"])]
    client_timezone: Annotated[str, Field(examples=["Europe/Paris"])]
    until: Annotated[datetime | None, Field(description="When the wish has passed; none: never.")] = None
    created_at: Moment


@router.get(
    "/api/freelancers/{handle}/waiting-list",
    operation_id="list_waiting",
    summary="Who waits for a free start, the first first",
    response_model=list[WaitingShape],
    responses=problems(401, 403, 422),
)
async def waiting(handle: str, parts: Ready, who: Caller) -> list[dict[str, Any]]:
    require_owner(who, handle)
    return [_told(one) for one in await run_in_threadpool(parts.scheduling.waiting, acting(who))]


@router.delete(
    "/api/waiting-list/{waiting}",
    operation_id="stop_waiting",
    summary="Take somebody off the waiting list",
    response_model=WaitingShape,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def stop_waiting(waiting: str, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """For its client and its owner."""
    pressed = command_key(who, key, "stop_waiting", waiting)
    return _told(await run_in_threadpool(parts.scheduling.stop_waiting, acting(who), pressed, waiting))


def _told(one: Waiting) -> dict[str, Any]:
    return {name: getattr(one, name) for name in WaitingShape.model_fields}
