"""Consultations as calendar text: the same event for as long as it lives, in lines that every calendar reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Forbidden, NotFound
from assistant.money import Money
from assistant.scheduling.calendar import ConsultationPolicy
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.consultation import Consultation
from assistant.scheduling.feeds import Feeds
from assistant.scheduling.ics_in import busy
from assistant.scheduling.ics_lines import Component, components
from assistant.scheduling.ics_out import FOLD, Entry, feed, invitation
from assistant.scheduling.spans import Span
from tests.scheduling.house import SAM, START, House, assistant, at, client, freelancer

ONE = Consultation(
    **{"id": "abc", "freelancer": "lena", "client": "ana", "conversation": "c1", "status": "confirmed", "version": 2, "sequence": 0},
    **{"starts_at": at(3, 10), "ends_at": at(3, 10, 30), "minutes": 30, "price": Money(4000, "EUR"), "client_timezone": "Asia/Tokyo"},
    **{"policy": ConsultationPolicy(), "created_at": START, "meeting_link": "https://meet.example/abc"},
)


def event(text: str) -> Component:
    return next(components(text).within("VEVENT"))


def invited(one: Consultation = ONE, title: str = "Call with Léna", text: str = "") -> str:
    return invitation(Entry(one, title, text), "Léna Moreau", 'Ana "A" B', START)


def test_an_invitation_says_when_in_utc_where_and_with_whom() -> None:
    found = event(invited())
    assert (found.text("DTSTART"), found.text("DTEND"), found.text("STATUS")) == ("20261203T090000Z", "20261203T093000Z", "CONFIRMED")
    assert (found.text("SUMMARY"), found.text("LOCATION")) == ("Call with Léna", "https://meet.example/abc")
    assert "\r\nMETHOD:REQUEST\r\n" in invited()
    organizer, attendee = found.first("ORGANIZER"), found.first("ATTENDEE")
    assert organizer is not None
    assert attendee is not None
    assert (organizer.params["CN"], attendee.params["CN"]) == ("Léna Moreau", "Ana 'A' B")
    assert "@" not in organizer.value + attendee.value


def test_what_was_moved_or_cancelled_is_the_same_event_with_a_higher_number() -> None:
    moved = invited(replace(ONE, sequence=1, starts_at=at(4, 10), ends_at=at(4, 10, 30)))
    gone = invited(replace(ONE, sequence=2, status="cancelled"))
    events = [event(text) for text in (invited(), moved, gone)]
    assert len({each.text("UID") for each in events}) == 1
    assert [each.text("SEQUENCE") for each in events] == ["0", "1", "2"]
    assert "METHOD:CANCEL" in gone
    assert event(gone).text("STATUS") == "CANCELLED"


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_is_written_in_it_stays_text(title: str, text: str) -> None:
    whole = invited(title=title, text=text)
    assert whole.endswith("\r\n")
    lines = whole.split("\r\n")[:-1]
    assert all(len(line.encode()) <= FOLD for line in lines)
    assert all(line.isprintable() for line in lines)
    assert sum(line.startswith("BEGIN:") for line in lines) == 2
    names = [found.name for found in event(whole).properties]
    assert len(names) == len(set(names))
    assert busy(whole, "Europe/Paris", Span(at(1, 0), at(9, 0))).spans == ()


def test_the_feed_has_what_has_a_place() -> None:
    states = ("confirmed", "held", "waiting_approval", "done", "cancelled", "released", "no_show_client")
    ones = [replace(ONE, id=status, status=status) for status in states]  # type: ignore[arg-type]
    text = feed([Entry(one, one.status) for one in ones], "Léna", START)
    found = {each.text("SUMMARY"): each.text("STATUS") for each in components(text).within("VEVENT")}
    assert found == {"confirmed": "CONFIRMED", "held": "TENTATIVE", "waiting_approval": "TENTATIVE", "done": "CONFIRMED"}


def feeds(house: House) -> Feeds:
    return Feeds(house.database, Calendars(house.database), lambda one: Entry(one, f"Call {one.client}"), house.clock)


def test_who_has_the_secret_reads_one_freelancers_consultations(house: House) -> None:
    house.confirmed(at(3, 10))
    house.book(at(3, 11), who=assistant(freelancer=SAM))
    secret = feeds(house).renew(freelancer())
    starts = [each.text("DTSTART") for each in components(feeds(house).read(secret)).within("VEVENT")]
    assert starts == ["20261203T090000Z"]


def test_a_new_secret_ends_the_old_one_and_none_is_nobodys(house: House) -> None:
    first = feeds(house).renew(freelancer())
    second = feeds(house).renew(freelancer())
    assert feeds(house).read(second)
    for secret in (first, "", "guess"):
        with pytest.raises(NotFound):
            feeds(house).read(secret)
    with pytest.raises(Forbidden):
        feeds(house).renew(client())


def test_what_is_long_over_is_in_the_feed_no_more(house: House) -> None:
    house.confirmed(at(3, 10))
    secret = feeds(house).renew(freelancer())
    house.clock.now = datetime.fromisoformat("2027-01-10T00:00:00+00:00")
    assert list(components(feeds(house).read(secret)).within("VEVENT")) == []
