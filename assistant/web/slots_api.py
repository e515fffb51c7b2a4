"""The calls about the freelancer's time: free starts, for everyone, and days off, for the freelancer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends, Query
from fastapi.concurrency import run_in_threadpool

from assistant.conversations.access import Principal
from assistant.errors import Unauthenticated
from assistant.orders import caller
from assistant.scheduling.consultation import Blocked, DaysOff
from assistant.web.callers import Caller, Credentials, Ready, identify, require_owner
from assistant.web.consultation_asked import BlockAsked, DaysOffAsked, SlotsAsked, hours_of, window_of
from assistant.web.consultation_shapes import BlockedShape, DaysOffShape, SlotShape
from assistant.web.consultation_view import of_blocked, of_days_off, of_slot
from assistant.web.documented import problems
from assistant.web.limits import limit_address
from assistant.web.order_callers import GivenKey, acting, command_key
from assistant.web.parts import Parts

router = APIRouter(tags=["consultations"])


@router.get(
    "/api/freelancers/{handle}/slots",
    operation_id="list_slots",
    summary="Free starts for a consultation",
    response_model=list[SlotShape],
    response_model_exclude_unset=True,
    responses=problems(401, 403, 404, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def slots(
    handle: str,
    parts: Ready,
    credentials: Credentials,
    asked: Annotated[SlotsAsked, Query()],
) -> list[dict[str, Any]]:
    """Open to everyone. A window has at most 62 days (422 `window`); a length that is not sold is 422 `not_sold`."""
    token = credentials.credentials if credentials else None
    return await run_in_threadpool(_slots, parts, handle, asked, token)


@router.get(
    "/api/freelancers/{handle}/away",
    operation_id="list_days_off",
    summary="Days off that have not passed",
    response_model=list[DaysOffShape],
    responses=problems(401, 403, 422),
)
async def days_off(handle: str, parts: Ready, who: Caller) -> list[dict[str, Any]]:
    require_owner(who, handle)
    return [of_days_off(days) for days in await run_in_threadpool(parts.scheduling.days_off, acting(who))]


@router.post(
    "/api/freelancers/{handle}/away",
    operation_id="add_days_off",
    summary="Take days off",
    status_code=201,
    response_model=DaysOffShape,
    responses=problems(400, 401, 403, 413, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def add_days_off(handle: str, body: DaysOffAsked, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """What is confirmed on these days stays, and is named in `meets`. The same days with the same note are there once."""
    require_owner(who, handle)
    return of_days_off(await run_in_threadpool(_add, parts, who, body, key))


@router.delete(
    "/api/freelancers/{handle}/away/{id}",
    operation_id="remove_days_off",
    summary="Work on these days after all",
    response_model=DaysOffShape,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def remove_days_off(handle: str, id: str, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """Those of the imported profile can be lifted here too; the profile stays as it is."""
    require_owner(who, handle)
    pressed = command_key(who, key, "remove_days_off", id)
    return of_days_off(await run_in_threadpool(parts.scheduling.remove_days_off, acting(who), pressed, id))


@router.get(
    "/api/freelancers/{handle}/blocked",
    operation_id="list_blocked",
    summary="Blocked hours that have not passed",
    response_model=list[BlockedShape],
    responses=problems(401, 403, 422),
)
async def blocked(handle: str, parts: Ready, who: Caller) -> list[dict[str, Any]]:
    require_owner(who, handle)
    return [of_blocked(hours) for hours in await run_in_threadpool(parts.scheduling.blocks, acting(who))]


@router.post(
    "/api/freelancers/{handle}/blocked",
    operation_id="block_hours",
    summary="Close hours by hand",
    status_code=201,
    response_model=BlockedShape,
    responses=problems(400, 401, 403, 413, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def block(handle: str, body: BlockAsked, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """What is confirmed within them stays, and is named in `meets`. The same hours with the same note are there once."""
    require_owner(who, handle)
    return of_blocked(await run_in_threadpool(_block, parts, who, body, key))


@router.delete(
    "/api/freelancers/{handle}/blocked/{id}",
    operation_id="unblock_hours",
    summary="Open blocked hours again",
    response_model=BlockedShape,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def unblock(handle: str, id: str, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    require_owner(who, handle)
    return of_blocked(await run_in_threadpool(parts.scheduling.unblock, acting(who), command_key(who, key, "unblock", id), id))


def _slots(parts: Parts, handle: str, asked: SlotsAsked, token: str | None) -> list[dict[str, Any]]:
    asking = caller.Caller("client", handle)
    if asked.explain:
        if not token:
            raise Unauthenticated
        who = identify(parts, token)
        require_owner(who, handle)
        asking = acting(who)
    minutes, window = window_of(asked, parts.calendars.calendar(handle), datetime.now(UTC))
    return [of_slot(slot) for slot in parts.scheduling.slots(asking, minutes, window, explain=asked.explain)]


def _add(parts: Parts, who: Principal, body: DaysOffAsked, key: str | None) -> DaysOff:
    """Days that were removed can be taken again: without a key of the sender's own, only what is there now counts as the same."""
    same = (body.first, body.last, body.note)
    there = () if key else parts.scheduling.days_off(acting(who))
    found = next((days for days in there if (days.first, days.last, days.note) == same), None)
    if found is not None:
        return found
    return parts.scheduling.add_days_off(acting(who), command_key(who, key, "add_days_off", uuid4().hex), *same)


def _block(parts: Parts, who: Principal, body: BlockAsked, key: str | None) -> Blocked:
    hours = hours_of(body)
    there = () if key else parts.scheduling.blocks(acting(who))
    found = next((one for one in there if (one.starts_at, one.ends_at, one.note) == (hours.start, hours.end, body.note)), None)
    if found is not None:
        return found
    return parts.scheduling.block(acting(who), command_key(who, key, "block", uuid4().hex), hours, body.note)
