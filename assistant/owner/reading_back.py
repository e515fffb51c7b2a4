"""How a change is read back before it is done: exactly what it comes to, what is booked in that time, and the answers that fit."""

from __future__ import annotations

from collections.abc import Mapping

from babel.dates import format_date, get_day_names

from assistant.owner.describing import described
from assistant.owner.meant import Wants
from assistant.owner.office import Desk
from assistant.owner.phrases import say
from assistant.owner.read_backs import ReadBack
from assistant.owner.reply import ChangeTold, Choice, OwnerReply, Status
from assistant.owner.telling import call_line
from assistant.scheduling.calendar import WEEKDAYS
from assistant.scheduling.changes import BlockHours, Change, ChangeDates, ChangeWeek, SetPrice, kind_of
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.edits import Edit, reversed_edits
from assistant.scheduling.wall_clock import local_day

Names = Mapping[str, str | None]


def read_back(desk: Desk, one: ReadBack, met: tuple[Consultation, ...], names: Names, before: str = "") -> OwnerReply:
    """`before` is said first: why it is read again, or what it takes the place of."""
    language = desk.tongue.language
    key = "read_undo" if one.undoes else "read_back"
    text = before + say(key, language, change=described(one.change, shown(one), desk.tongue), meets=_notes(desk, one, met, names))
    return OwnerReply(text, language, "asked", change_told(desk, one, "waiting"), _answers(desk))


def shown(one: ReadBack) -> tuple[Edit, ...]:
    """The edits of the change itself: undoing it shows what was done."""
    return reversed_edits(one.edits) if one.undoes else one.edits


def change_told(desk: Desk, one: ReadBack, status: Status) -> ChangeTold:
    return ChangeTold(
        id=one.undoes if one.undoes and status == "undone" else one.id,
        status=status,
        kind=kind_of(one.change),
        text=described(one.change, shown(one), desk.tongue),
        meets=one.meets,
        undoes=one.undoes,
        expires_at=one.expires_at if status == "waiting" else None,
    )


def other_readings(desk: Desk, wants: Wants) -> tuple[Choice, ...]:
    """The other way to understand the day that was named, as an answer to press."""
    language, change = desk.tongue.language, wants.change
    if wants.until is not None and wants.until > desk.tongue.today:
        return (_choice("back_then", language, day=desk.tongue.day(wants.until)),)
    day = _weekday(desk, change)
    if day is None:
        return ()
    if wants.every == "could_be_once":
        return (_choice("every", language, day=day + ("s" if language == "fr" else "")),)
    return (_choice("once", language, day=day),) if wants.every == "could_be_every" else ()


def _choice(key: str, language: str, **values: str) -> Choice:
    text = say(key, language, **values)
    return Choice(text, text)


def _answers(desk: Desk) -> tuple[Choice, ...]:
    language = desk.tongue.language
    return tuple(Choice(say(key, language), say(key, language)) for key in ("yes", "no"))


def _notes(desk: Desk, one: ReadBack, met: tuple[Consultation, ...], names: Names) -> str:
    language = desk.tongue.language
    notes = say("keeps_price", language) if isinstance(one.change, SetPrice) and desk.standing.booked else ""
    if met:
        lines = "\n".join(f"- {call_line(consultation, names.get(consultation.client), desk.tongue)}" for consultation in met)
        notes += say("meets", language, lines=lines)
    return notes


def _weekday(desk: Desk, change: Change) -> str | None:
    """The name of the one day of the week that is meant."""
    if isinstance(change, ChangeWeek) and len(change.weekdays) == 1:
        return str(get_day_names("wide", locale=desk.tongue.language)[WEEKDAYS.index(change.weekdays[0])])
    if isinstance(change, ChangeDates) and len(change.dates) == 1:
        day = change.dates[0]
    elif isinstance(change, BlockHours):
        day = local_day(desk.ear.zone, change.starts_at)
    else:
        return None
    return format_date(day, "EEEE", locale=desk.tongue.language)
