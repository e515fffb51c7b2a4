"""Answers to what the freelancer asks: what is on, who waits, what was changed, how things are set. Nothing is changed by them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from assistant.conversations import gaps, read
from assistant.orders.caller import Caller
from assistant.owner.describing import described
from assistant.owner.meant import Asks, Topic
from assistant.owner.office import Desk, Office, names_of
from assistant.owner.phrases import say
from assistant.owner.saying import Tongue
from assistant.scheduling import ledger
from assistant.scheduling.calendar import WEEKDAYS
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.ledger import Made
from assistant.scheduling.spans import Span
from assistant.scheduling.wall_clock import midnight

DAY = timedelta(days=1)
MOST_LINES = 30
MOST_CHANGES = 10


def told(asks: Asks, desk: Desk, office: Office) -> str:
    return _TELL[asks.topic](asks, desk, office)


def call_line(one: Consultation, name: str | None, tongue: Tongue) -> str:
    language = tongue.language
    who = name or say("a_client", language)
    line = say(
        "agenda_call",
        language,
        when=tongue.span(one.starts_at, one.ends_at),
        minutes=one.minutes,
        client=who,
        status=say(one.status, language),
    )
    about = " ".join(one.about.split())[:120]
    return line + (say("agenda_about", language, about=about) if about else "")


def change_lines(made: Iterable[Made], tongue: Tongue) -> list[str]:
    """Each with its id, for a list outside of the chat."""
    lines = [f"{one.id}  {_change(one, tongue)}".replace("\n", "\n    ") for one in made]
    return lines or [say("no_changes", tongue.language)]


def _change(one: Made, tongue: Tongue) -> str:
    undone = say("change_undone", tongue.language) if one.undone_at else ""
    text = described(one.change, one.edits, tongue)
    between = "\n" if text.startswith("- ") else " "
    return f"{tongue.moment(one.at)} –{between}{text}{undone}"


def _agenda(asks: Asks, desk: Desk, office: Office) -> str:
    first, last = asks.first or desk.tongue.today, asks.last or desk.tongue.today
    tongue, where = desk.tongue, desk.ear.zone
    window = Span(midnight(where, first), midnight(where, last + DAY))
    booked = tuple(one for one in desk.standing.booked if window.meets(_span(one)))
    with office.database.snapshot() as connection:
        names = names_of(connection, desk.freelancer, booked)
    entries = [(_span(one), call_line(one, names.get(one.client), tongue)) for one in booked]
    entries += [(span, line) for span, line in _own_time(desk) if window.meets(span)]
    days = tongue.days(first, last)
    if not entries:
        return say("agenda_empty", tongue.language, days=days)
    lines = [f"- {line}" for _, line in sorted(entries, key=_start)]
    return say("agenda", tongue.language, days=days[0].upper() + days[1:], lines=_some(lines, tongue))


def _own_time(desk: Desk) -> list[tuple[Span, str]]:
    """Days off and blocked hours ahead."""
    tongue, where = desk.tongue, desk.ear.zone
    off = [
        (
            Span(midnight(where, one.first), midnight(where, one.last + DAY)),
            say("agenda_off", tongue.language, days=tongue.days(one.first, one.last), note=_note(one.note)),
        )
        for one in desk.standing.off
    ]
    blocked = [
        (
            Span(one.starts_at, one.ends_at),
            say("agenda_blocked", tongue.language, when=tongue.span(one.starts_at, one.ends_at), note=_note(one.note)),
        )
        for one in desk.standing.blocked
    ]
    return [*off, *blocked]


def _span(one: Consultation) -> Span:
    return Span(one.starts_at, one.ends_at)


def _start(entry: tuple[Span, str]) -> tuple[datetime, str]:
    return entry[0].start, entry[1]


def _time_off(_asks: Asks, desk: Desk, _office: Office) -> str:
    lines = [f"- {line}" for _, line in sorted(_own_time(desk), key=_start)]
    if not lines:
        return say("no_time_off", desk.tongue.language)
    return say("time_off", desk.tongue.language, lines=_some(lines, desk.tongue))


def _hours(_asks: Asks, desk: Desk, _office: Office) -> str:
    tongue, listed = desk.tongue, desk.standing.body.get("availability", {})
    if not desk.ear.open_days:
        return say("no_hours", tongue.language)
    lines = [f"- {tongue.weekday(day)}: {tongue.hours(listed.get('weekly', {}).get(day))}" for day in WEEKDAYS]
    dates = sorted(day for day in listed.get("dates", {}) if day >= tongue.today.isoformat())
    lines += [f"- {tongue.day(date.fromisoformat(day))}: {tongue.hours(listed['dates'][day])}" for day in dates]
    lines = [line.replace(": ", " : ", 1) if tongue.language == "fr" else line for line in lines]
    return say("your_hours", tongue.language, zone=tongue.place, lines=_some(lines, tongue))


def _prices(_asks: Asks, desk: Desk, _office: Office) -> str:
    tongue, sold = desk.tongue, desk.standing.body.get("consultations", ())
    if not sold:
        return say("no_prices", tongue.language)
    lines = [say("call_line", tongue.language, minutes=one["minutes"], price=tongue.money(one["price"])) for one in sold]
    return say("your_prices", tongue.language, lines="\n".join(f"- {line}" for line in lines))


def _limits(_asks: Asks, desk: Desk, _office: Office) -> str:
    calendar, tongue = desk.standing.calendar, desk.tongue
    unlimited = tongue.either("no limit", "sans limite")
    per_day, per_week = (value if value is not None else unlimited for value in (calendar.per_day, calendar.per_week))
    return tongue.either(
        f"- Notice before a call: {calendar.notice_hours} hours\n- Free time between calls: {calendar.buffer_minutes} minutes\n"
        f"- Calls a day: {per_day}\n- Calls a week: {per_week}\n- Bookable ahead: {calendar.horizon_days} days",
        f"- Délai avant un appel : {calendar.notice_hours} heures\n- Temps libre entre les appels : {calendar.buffer_minutes} minutes\n"
        f"- Appels par jour : {per_day}\n- Appels par semaine : {per_week}\n- Réservable à l'avance : {calendar.horizon_days} jours",
    )


def _waiting(_asks: Asks, desk: Desk, office: Office) -> str:
    """Clients who asked for the person, offers and bookings that want a yes, and questions that nobody could answer."""
    me, tongue = Caller("freelancer", desk.freelancer), desk.tongue
    offers = {offer.id: offer for offer in office.orders.offers(me)}
    lines = [_offer(approval.expires_at, offers[approval.offer].terms.total.say(tongue.language), tongue)
             for approval in office.orders.approvals(me) if approval.offer in offers]  # fmt: skip
    for one in office.scheduling.approvals(me):
        until = tongue.moment(one.hold_until or one.starts_at)
        lines.append(say("waits_booking", tongue.language, when=tongue.span(one.starts_at, one.ends_at), until=until))
    with office.database.snapshot() as connection:
        lines = [*_people(connection, desk), *lines, *_gaps(connection, desk)]
    if not lines:
        return say("nobody_waits", tongue.language)
    return say("waiting", tongue.language, lines=_some([f"- {line}" for line in lines], tongue))


def _offer(until: datetime, total: str, tongue: Tongue) -> str:
    return say("waits_offer", tongue.language, total=total, until=tongue.moment(until))


def _people(connection: Connection, desk: Desk) -> list[str]:
    talks = read.listing(connection, desk.freelancer, "waiting")
    unnamed = say("a_client", desk.tongue.language)
    return [say("waits_person", desk.tongue.language, client=t["client"] or unnamed, reason=t["waits_for"] or "?") for t in talks]


def _gaps(connection: Connection, desk: Desk) -> list[str]:
    language = desk.tongue.language
    open_ones = gaps.open_gaps(connection, desk.freelancer)
    return [say("waits_gap", language, question=gap["question"], n=say("asked_by", language, n=gap["askers"])) for gap in open_ones]


def _changes(_asks: Asks, desk: Desk, office: Office) -> str:
    tongue = desk.tongue
    with office.database.snapshot() as connection:
        made = ledger.listed(connection, desk.freelancer)[:MOST_CHANGES]
    if not made:
        return say("no_changes", tongue.language)
    lines = [f"{n}. {_change(one, tongue)}".replace("\n", "\n   ") for n, one in enumerate(made, 1)]
    return say("changes", tongue.language, lines="\n".join(lines))


def _plain(key: str) -> Callable[[Asks, Desk, Office], str]:
    return lambda _asks, desk, _office: say(key, desk.tongue.language, name=desk.name)


def _note(note: str) -> str:
    return f" ({note})" if note else ""


def _some(lines: list[str], tongue: Tongue) -> str:
    left = len(lines) - MOST_LINES
    more = [tongue.either(f"- … and {left} more", f"- … et {left} de plus")] if left > 0 else []
    return "\n".join([*lines[:MOST_LINES], *more])


_TELL: Mapping[Topic, Callable[[Asks, Desk, Office], str]] = {
    "agenda": _agenda,
    "waiting": _waiting,
    "changes": _changes,
    "hours": _hours,
    "time_off": _time_off,
    "prices": _prices,
    "limits": _limits,
    "help": _plain("help"),
    "hello": _plain("hello"),
    "thanks": _plain("thanks"),
}
