"""A change in words, exactly as it is made: said when it is read back, when it is done, and in the list of changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import singledispatch
from typing import Any

from assistant.owner.saying import Tongue, instant_of
from assistant.scheduling.calendar import Calendar
from assistant.scheduling.changes import (
    BlockHours,
    Change,
    ChangeDates,
    ChangeLength,
    ChangeWeek,
    Limit,
    OpenHours,
    Sell,
    SetLimit,
    SetPrice,
    StopSelling,
    TakeDaysOff,
    WorkAgain,
)
from assistant.scheduling.edits import Edit

_DEFAULTS = Calendar("UTC")
_LIMITS: dict[Limit, tuple[str, str, str, str]] = {
    "notice_hours": ("Notice before a call", "hours", "Délai avant un appel", "heures"),
    "buffer_minutes": ("Free time between calls", "minutes", "Temps libre entre les appels", "minutes"),
    "per_day": ("Calls a day, at most", "", "Appels par jour, au plus", ""),
    "per_week": ("Calls a week, at most", "", "Appels par semaine, au plus", ""),
    "horizon_days": ("Calls can be booked ahead", "days", "Appels réservables à l'avance", "jours"),
    "step_minutes": ("Calls begin every", "minutes", "Les appels commencent toutes les", "minutes"),
}


def described(change: Change, edits: tuple[Edit, ...], tongue: Tongue) -> str:
    """Lines without a full stop at their end."""
    return str(_described(change, edits, tongue))


@singledispatch
def _described(change: Any, edits: tuple[Edit, ...], tongue: Tongue) -> str:
    raise NotImplementedError(type(change))


@_described.register
def _days_off(change: TakeDaysOff, edits: tuple[Edit, ...], tongue: Tongue) -> str:
    days = tongue.listed([tongue.days(*_days(edit.after)) for edit in edits])
    return tongue.either(f"Away {days}", f"Absence {days}") + _note(change.note, tongue)


@_described.register
def _work_again(change: WorkAgain, edits: tuple[Edit, ...], tongue: Tongue) -> str:
    before = [tongue.days(*_days(edit.before)) for edit in edits if edit.before is not None]
    left = [tongue.days(*_days(edit.after)) for edit in edits if edit.after is not None]
    if not left:
        return tongue.either(f"No longer away {tongue.listed(before)}", f"Plus d'absence {tongue.listed(before)}")
    was, now = tongue.listed(before), tongue.listed(left)
    return tongue.either(f"Away {now} only; until now it was {was}", f"Absence {now} seulement ; jusqu'ici {was}")


@_described.register
def _block(change: BlockHours, edits: tuple[Edit, ...], tongue: Tongue) -> str:
    hours = tongue.listed([_hours(edit.after, tongue) for edit in edits])
    said = tongue.either(f"Blocked: {hours} ({tongue.place})", f"Bloqué : {hours} ({tongue.place})")
    return said + _note(change.note, tongue)


@_described.register
def _open(change: OpenHours, edits: tuple[Edit, ...], tongue: Tongue) -> str:
    blocked = tuple(edit for edit in edits if edit.kind == "blocked")
    if not blocked:
        return "\n".join(_opened_days(edits, tongue))
    before = tongue.listed([_hours(edit.before, tongue) for edit in blocked if edit.before is not None])
    left = [_hours(edit.after, tongue) for edit in blocked if edit.after is not None]
    if not left:
        return tongue.either(f"No longer blocked: {before} ({tongue.place})", f"N'est plus bloqué : {before} ({tongue.place})")
    now = tongue.listed(left)
    return tongue.either(
        f"Still blocked: {now} only; until now {before} ({tongue.place})",
        f"Reste bloqué : {now} seulement ; jusqu'ici {before} ({tongue.place})",
    )


def _opened_days(edits: tuple[Edit, ...], tongue: Tongue) -> Iterator[str]:
    days_off = tuple(edit for edit in edits if edit.kind == "days_off")
    dates = tuple(edit for edit in edits if edit.kind == "record")
    if dates:
        yield _dates(ChangeDates((), "add"), dates, tongue)
    if days_off:
        yield _work_again(WorkAgain(tongue.today), days_off, tongue)


@_described.register(ChangeWeek)
def _week(change: ChangeWeek, edits: tuple[Edit, ...], tongue: Tongue) -> str:
    lines = [_was(tongue.weekday(_key(edit)), tongue.hours(edit.after), tongue.hours(edit.before), tongue) for edit in edits]
    return _with_zone(_together(lines), tongue)


@_described.register(ChangeDates)
def _dates(change: ChangeDates, edits: tuple[Edit, ...], tongue: Tongue) -> str:
    lines = []
    for edit in edits:
        day = tongue.day(date.fromisoformat(_key(edit)))
        now = tongue.hours(edit.after) if edit.after is not None else tongue.either("as in other weeks", "comme les autres semaines")
        was = tongue.hours(edit.before) if edit.before is not None else tongue.either("as in other weeks", "comme les autres semaines")
        lines.append(_was(day[0].upper() + day[1:], now, was, tongue))
    return _with_zone(_together(lines), tongue)


@_described.register(SetPrice)
@_described.register(Sell)
@_described.register(StopSelling)
@_described.register(ChangeLength)
def _sold(change: SetPrice | Sell | StopSelling | ChangeLength, edits: tuple[Edit, ...], tongue: Tongue) -> str:
    return "\n".join(_item(edit, tongue) for edit in edits)


@_described.register
def _limit(change: SetLimit, edits: tuple[Edit, ...], tongue: Tongue) -> str:
    (edit,) = edits
    english, unit, french, unite = _LIMITS[change.name]
    default = getattr(_DEFAULTS, change.name)
    now, was = (_value(value if value is not None else default, tongue.either(unit, unite), tongue) for value in (edit.after, edit.before))
    return _was(tongue.either(english, french), now, was, tongue)


def _item(edit: Edit, tongue: Tongue) -> str:
    minutes = (edit.after or edit.before)["minutes"]
    call = tongue.either(f"The {minutes}-minute call", f"L'appel de {minutes} minutes")
    if edit.after is None:
        was = tongue.money(edit.before["price"])
        return tongue.either(
            f"{call} is no longer sold (it was {was})", f"{call} n'est plus vendu (il l'était à {was})".replace("à grat", "grat")
        )
    now = tongue.money(edit.after["price"])
    if edit.before is None:
        return tongue.either(f"{call} is sold: {now}", f"{call} est vendu : {now}")
    return _was(call, now, tongue.money(edit.before["price"]), tongue)


def _was(what: str, now: str, was: str, tongue: Tongue) -> str:
    return tongue.either(f"{what}: {now} (until now: {was})", f"{what} : {now} (jusqu'ici : {was})")


def _together(lines: Iterable[str]) -> str:
    lines = list(lines)
    return lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)


def _with_zone(text: str, tongue: Tongue) -> str:
    return f"{text}\n({tongue.place})" if "\n" in text else f"{text}, {tongue.place}"


def _value(value: Any, unit: str, tongue: Tongue) -> str:
    if value is None:
        return tongue.either("no limit", "sans limite")
    return f"{value} {unit.removesuffix('s') if value == 1 else unit}".strip()


def _note(note: str, tongue: Tongue) -> str:
    return "" if not note else f" ({note})"


def _key(edit: Edit) -> str:
    return edit.name.rpartition(".")[2]


def _days(value: Any) -> tuple[date, date]:
    return date.fromisoformat(value["first"]), date.fromisoformat(value["last"])


def _hours(value: Any, tongue: Tongue) -> str:
    return tongue.span(instant_of(value["starts_at"]), instant_of(value["ends_at"]))
