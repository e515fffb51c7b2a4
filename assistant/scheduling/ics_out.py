"""Consultations as calendar text (RFC 5545): a freelancer's private feed, and invitations, their updates and their cancellations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.scheduling.consultation import Consultation

DOMAIN = "consultations.freelance-assistant"
"""What our own ids end with, so that busy time that comes back to us is known as ours."""
FOLD = 75
"""Bytes of a line, by the standard."""
_STATUS = {"confirmed": "CONFIRMED", "done": "CONFIRMED", "held": "TENTATIVE", "waiting_approval": "TENTATIVE", "cancelled": "CANCELLED"}
_ESCAPES = (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;"))
# No address of either side is given away: the standard wants one, and this is how others say that there is none.
_NOBODY = "invalid:nomail"


@dataclass(frozen=True, slots=True)
class Entry:
    """A consultation, and what a calendar shows of it, in its reader's language."""

    consultation: Consultation
    title: str
    text: str = ""


def feed(entries: Iterable[Entry], name: str, now: datetime) -> str:
    """Of one freelancer; what has no place in the calendar is left out."""
    shown = [entry for entry in entries if _STATUS.get(entry.consultation.status, "CANCELLED") != "CANCELLED"]
    lines = [*_head("PUBLISH"), f"X-WR-CALNAME:{_escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT15M"]
    return _text([*lines, *(line for entry in shown for line in _event(entry, now, ())), "END:VCALENDAR"])


def invitation(entry: Entry, freelancer: str, client: str, now: datetime) -> str:
    """The UID stays the same and the SEQUENCE grows, so that a calendar that has it moves it, or takes it out."""
    ended = _STATUS.get(entry.consultation.status, "CANCELLED") == "CANCELLED"
    sides = (
        f"ORGANIZER;CN={_quoted(freelancer)}:{_NOBODY}",
        f"ATTENDEE;CN={_quoted(client)};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:{_NOBODY}",
    )
    return _text([*_head("CANCEL" if ended else "REQUEST"), *_event(entry, now, sides), "END:VCALENDAR"])


def uid(consultation: str) -> str:
    return f"{consultation}@{DOMAIN}"


def _head(method: str) -> list[str]:
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//freelance-assistant//consultations//EN", "CALSCALE:GREGORIAN", f"METHOD:{method}"]


def _event(entry: Entry, now: datetime, sides: tuple[str, ...]) -> Iterator[str]:
    one = entry.consultation
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(one.id)}"
    yield f"SEQUENCE:{one.sequence}"
    yield f"DTSTAMP:{_instant(now)}"
    yield f"CREATED:{_instant(one.created_at)}"
    # Instants in UTC: whatever a calendar knows of zones, it shows the right time.
    yield f"DTSTART:{_instant(one.starts_at)}"
    yield f"DTEND:{_instant(one.ends_at)}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.text:
        yield f"DESCRIPTION:{_escaped(entry.text)}"
    if one.meeting_link:
        yield f"LOCATION:{_escaped(one.meeting_link)}"
        yield f"URL:{_bare(one.meeting_link)}"
    yield f"STATUS:{_STATUS.get(one.status, 'CANCELLED')}"
    yield "TRANSP:OPAQUE"
    yield from sides
    yield "END:VEVENT"


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """What a person wrote stays text: it begins no line of its own."""
    for plain, escape in _ESCAPES:
        text = text.replace(plain, escape)
    return _bare(text)


def _quoted(text: str) -> str:
    return '"' + _bare(text).replace('"', "'") + '"'


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most FOLD bytes, no letter cut in two; each further one begins with a space."""
    piece, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > FOLD:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + width
    yield piece
