"""The calls about consultations: what is booked, and what its two sides do with it. What binds is called with a party's own token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.concurrency import run_in_threadpool

from assistant.conversations.access import Principal
from assistant.scheduling.consultation import Consultation
from assistant.web.callers import Caller, Ready, require_owner
from assistant.web.consultation_asked import Move, start_of
from assistant.web.consultation_shapes import ConsultationShape
from assistant.web.consultation_view import of_consultation
from assistant.web.documented import problems
from assistant.web.limits import limit_address
from assistant.web.order_callers import GivenKey, acting, command_key
from assistant.web.parts import Parts

router = APIRouter(tags=["consultations"])


@router.get(
    "/api/freelancers/{handle}/consultations",
    operation_id="list_consultations",
    summary="The freelancer's consultations, by their start",
    response_model=list[ConsultationShape],
    responses=problems(401, 403, 422),
)
async def consultations(handle: str, parts: Ready, who: Caller) -> list[dict[str, Any]]:
    require_owner(who, handle)
    return await run_in_threadpool(_all, parts, who)


@router.get(
    "/api/consultations/{consultation}",
    operation_id="read_consultation",
    summary="Read a consultation",
    response_model=ConsultationShape,
    responses=problems(401, 404, 422),
)
async def show(consultation: str, parts: Ready, who: Caller) -> dict[str, Any]:
    """For its client and its owner."""
    return await run_in_threadpool(lambda: _told(parts, parts.scheduling.consultation(acting(who), consultation)))


@router.post(
    "/api/consultations/{consultation}/pay",
    operation_id="pay_consultation",
    summary="Pay a held consultation: it is confirmed",
    response_model=ConsultationShape,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def pay(consultation: str, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """Its client only. Payment is simulated. Late, it is confirmed if its start is still free, else `released` and refunded.

    409 `taken` (paid before), `cancelled`, `expired` or `changed`.
    """

    def act(now: Consultation) -> Consultation:
        # One that came too late and went back may be tried again: the start can have become free.
        pressed = command_key(who, key, "pay", now.id, now.refunded_at)
        return parts.scheduling.pay(acting(who), pressed, now.id)

    return await _changed(parts, who, consultation, act)


@router.post(
    "/api/consultations/{consultation}/cancel",
    operation_id="cancel_consultation",
    summary="Cancel a consultation",
    response_model=ConsultationShape,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def cancel(consultation: str, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """Before it begins. A client who has paid gets everything back until `cancel_free_until`, or if the freelancer cancels, else nothing.

    409 `too_late` (it has begun), `expired` or `changed`.
    """

    def act(now: Consultation) -> Consultation:
        return parts.scheduling.cancel(acting(who), command_key(who, key, "cancel", now.id), now.id)

    return await _changed(parts, who, consultation, act)


@router.post(
    "/api/consultations/{consultation}/reschedule",
    operation_id="reschedule_consultation",
    summary="Move a consultation to another free start",
    response_model=ConsultationShape,
    responses=problems(400, 401, 403, 404, 409, 413, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def reschedule(consultation: str, body: Move, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """The same consultation, which stays as it is paid. 409 `too_late` for a client past the policy's hours.

    Where the start is not free, 409 with the reason as its code: `closed`, `away`, `off_grid`, `too_soon`, `too_far`, `taken`, `buffer`,
    `busy`, `day_full` or `week_full`.
    """
    starts_at = start_of(body)

    def act(now: Consultation) -> Consultation:
        # Moved there, away and there again is three moves: what was pressed is a start, and from where.
        pressed = command_key(who, key, "reschedule", now.id, starts_at, now.sequence)
        return parts.scheduling.reschedule(acting(who), pressed, now.id, starts_at)

    return await _changed(parts, who, consultation, act)


@router.post(
    "/api/consultations/{consultation}/no-show",
    operation_id="miss_consultation",
    summary="Say that the other side did not come",
    response_model=ConsultationShape,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def no_show(consultation: str, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """Its client or owner. A missing freelancer's client is refunded. 409 `too_early` or `too_late` (a day after its end)."""

    def act(now: Consultation) -> Consultation:
        return parts.scheduling.no_show(acting(who), command_key(who, key, "no_show", now.id), now.id)

    return await _changed(parts, who, consultation, act)


@router.post(
    "/api/consultations/{consultation}/finish",
    operation_id="finish_consultation",
    summary="Say that it took place",
    response_model=ConsultationShape,
    responses=problems(401, 403, 404, 409, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def finish(consultation: str, parts: Ready, who: Caller, key: GivenKey = None) -> dict[str, Any]:
    """Its owner only, once it has begun; the clock does it at its end. 409 `too_early`."""

    def act(now: Consultation) -> Consultation:
        return parts.scheduling.finish(acting(who), command_key(who, key, "finish", now.id), now.id)

    return await _changed(parts, who, consultation, act)


def _all(parts: Parts, who: Principal) -> list[dict[str, Any]]:
    return [_told(parts, one) for one in parts.scheduling.consultations(acting(who))]


async def _changed(parts: Parts, who: Principal, consultation: str, act: Callable[[Consultation], Consultation]) -> dict[str, Any]:
    def change() -> Consultation:
        return act(parts.scheduling.consultation(acting(who), consultation))

    changed = await run_in_threadpool(change)
    parts.news.tell(changed.conversation)
    return await run_in_threadpool(_told, parts, changed)


def _told(parts: Parts, consultation: Consultation) -> dict[str, Any]:
    return of_consultation(consultation, parts.calendars.calendar(consultation.freelancer).timezone)
