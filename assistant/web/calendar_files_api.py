"""Consultations as calendar files: a freelancer's feed, the address under which a calendar subscribes to it, and invitations."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from sqlalchemy import select

from assistant.conversations import parties
from assistant.conversations.access import Principal
from assistant.database.tables import clients
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.feeds import PAST, Feeds
from assistant.scheduling.ics_out import Entry, feed, invitation
from assistant.web.callers import Caller, Ready, require_owner
from assistant.web.consultation_shapes import FeedAddress
from assistant.web.consultation_view import entry
from assistant.web.documented import problems
from assistant.web.limits import limit_address
from assistant.web.order_callers import acting
from assistant.web.parts import Parts

router = APIRouter(tags=["consultations"])

CALENDAR = "text/calendar"
NOBODY = {"en": "Client", "fr": "Client"}
FILE: dict[int | str, dict[str, Any]] = {
    200: {"description": "Calendar text (RFC 5545).", "content": {CALENDAR: {"schema": {"type": "string"}}}}
}


@router.get(
    "/api/freelancers/{handle}/calendar.ics",
    operation_id="read_calendar",
    summary="The freelancer's consultations as a calendar",
    response_class=Response,
    responses={**problems(401, 403, 422), **FILE},
)
async def calendar(handle: str, parts: Ready, who: Caller) -> Response:
    """Its owner only: those ahead, and those of the last month."""
    require_owner(who, handle)
    return _file(await run_in_threadpool(_feed, parts, who), "calendar.ics")


@router.post(
    "/api/freelancers/{handle}/calendar-address",
    operation_id="renew_calendar_address",
    summary="Make a private address that a calendar can subscribe to",
    status_code=201,
    response_model=FeedAddress,
    responses=problems(401, 403, 422, 429),
    dependencies=[Depends(limit_address)],
)
async def renew(handle: str, parts: Ready, who: Caller) -> dict[str, str]:
    """Calendars send no tokens: whoever has the address reads the consultations, and can do nothing else. A new one ends the old one."""
    require_owner(who, handle)
    secret = await run_in_threadpool(_feeds(parts).renew, acting(who))
    return {"path": f"/calendars/{secret}.ics"}


@router.get(
    "/calendars/{secret}.ics",
    operation_id="subscribe_calendar",
    summary="The calendar under its private address",
    response_class=Response,
    responses={**problems(404, 422, 429), **FILE},
    dependencies=[Depends(limit_address)],
)
async def subscribed(secret: str, parts: Ready) -> Response:
    return _file(await run_in_threadpool(_feeds(parts).read, secret), "calendar.ics")


@router.get(
    "/api/consultations/{consultation}/invitation.ics",
    operation_id="read_invitation",
    summary="A consultation as an invitation, an update or a cancellation",
    response_class=Response,
    responses={**problems(401, 404, 422), **FILE},
)
async def invited(consultation: str, parts: Ready, who: Caller) -> Response:
    """For its client and its owner. A calendar that has it moves it when it was moved, and takes it out when it is over."""
    return _file(await run_in_threadpool(_invitation, parts, who, consultation), "invitation.ics")


def _file(text: str, name: str) -> Response:
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type=f"{CALENDAR}; charset=utf-8", headers=headers)


def _feeds(parts: Parts) -> Feeds:
    return Feeds(parts.database, parts.calendars, lambda one: _owner_entry(parts, one), _now)


def _feed(parts: Parts, who: Principal) -> str:
    now = _now()
    shown = [one for one in parts.scheduling.consultations(acting(who)) if one.ends_at > now - PAST]
    return feed([_owner_entry(parts, one) for one in shown], who.freelancer, now)


def _owner_entry(parts: Parts, one: Consultation) -> Entry:
    with parts.database.snapshot() as connection:
        profile = parties.seller(connection, one.freelancer)
        name = connection.scalar(select(clients.c.name).where(clients.c.freelancer == one.freelancer, clients.c.id == one.client))
    return entry(one, name, parts.calendars.calendar(one.freelancer).timezone, parties.spoken_to_owner(profile))


def _invitation(parts: Parts, who: Principal, consultation: str) -> str:
    one = parts.scheduling.consultation(acting(who), consultation)
    zone = parts.calendars.calendar(one.freelancer).timezone
    with parts.database.snapshot() as connection:
        freelancer = parties.seller(connection, one.freelancer)
        talk = parties.conversation_row(connection, one.conversation)
        client = parties.client_of(connection, talk).name
    language = parties.spoken_to_owner(freelancer) if who.kind == "owner" else str(talk.language)
    told = entry(one, client if who.kind == "owner" else freelancer.name, zone, language)
    return invitation(told, freelancer.name, client or NOBODY.get(language, NOBODY["en"]), _now())


def _now() -> datetime:
    return datetime.now(UTC)
