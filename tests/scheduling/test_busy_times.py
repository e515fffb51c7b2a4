"""Calendars elsewhere, as they keep a freelancer from being booked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from assistant.errors import Conflict, Invalid, Unavailable
from assistant.scheduling.busy_times import BusyTimes
from assistant.scheduling.calendars import Calendars
from tests.scheduling.calendars_elsewhere import ics
from tests.scheduling.house import LENA, SAM, House, assistant, at, client

ADDRESS = "https://calendar.example/lena.ics"
LUNCH = ics("DTSTART;TZID=Europe/Paris:20261203T110000\nDURATION:PT1H")


@dataclass
class Web:
    """What stands at the addresses; an address without a text cannot be reached."""

    texts: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, url: str) -> str:
        self.asked.append(url)
        if url not in self.texts:
            raise Unavailable("This calendar cannot be reached at the moment.", code="calendar_unreachable")
        return self.texts[url]


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def elsewhere(house: House, web: Web) -> BusyTimes:
    return BusyTimes(house.database, Calendars(house.database), house.clock, web)


def test_business_elsewhere_is_kept_with_the_buffer(house: House, elsewhere: BusyTimes) -> None:
    house.set_calendar(busy_calendars=["own.ics"])
    assert elsewhere.take_in(LENA, "own.ics", LUNCH).problem is None
    mornings = [slot.starts_at for slot in house.free() if at(3, 8) < slot.starts_at < at(3, 13)]
    assert mornings == [at(3, 9), at(3, 9, 30), at(3, 10)]
    for start, code in ((at(3, 11), "busy"), (at(3, 10, 30), "buffer"), (at(3, 12), "buffer")):
        with pytest.raises(Conflict) as refused:
            house.book(start)
        assert refused.value.code == code


def test_what_is_read_again_replaces_what_was_known(house: House, elsewhere: BusyTimes) -> None:
    house.set_calendar(busy_calendars=["own.ics"])
    for _ in range(2):
        elsewhere.take_in(LENA, "own.ics", LUNCH)
    elsewhere.take_in(LENA, "own.ics", ics())
    assert house.book(at(3, 11)).status == "held"


def test_whoever_was_never_read_is_not_known_to_be_free(house: House, elsewhere: BusyTimes, web: Web) -> None:
    house.set_calendar(busy_calendars=[ADDRESS])
    assert house.free() == []
    assert [(source.source, source.fetched_at) for source in elsewhere.sources(LENA)] == [(ADDRESS, None)]
    assert elsewhere.refresh(LENA)[0].problem == "This calendar cannot be reached at the moment."
    assert house.free() == []
    house.clock.forward(minutes=2)
    web.texts[ADDRESS] = LUNCH
    assert elsewhere.refresh(LENA)[0].problem is None
    assert house.free()


def test_a_calendar_that_fails_counts_as_it_was_last(house: House, elsewhere: BusyTimes, web: Web) -> None:
    house.set_calendar(busy_calendars=[ADDRESS])
    web.texts[ADDRESS] = LUNCH
    elsewhere.refresh(LENA)
    read = house.clock.now
    web.texts[ADDRESS] = "<html>out of order</html>"
    house.clock.forward(hours=1)
    (source,) = elsewhere.refresh(LENA)
    assert source.fetched_at == read
    assert source.problem is not None
    with pytest.raises(Conflict):
        house.book(at(3, 11))
    assert house.book(at(3, 9)).status == "held"


def test_it_is_not_asked_for_more_often_than_is_needed(house: House, elsewhere: BusyTimes, web: Web) -> None:
    house.set_calendar(busy_calendars=[ADDRESS, "own.ics"])
    for _ in range(3):
        elsewhere.refresh(LENA)
    assert web.asked == [ADDRESS]
    house.clock.forward(seconds=60)
    elsewhere.refresh(LENA)
    assert web.asked == [ADDRESS] * 2
    elsewhere.refresh(LENA, timedelta(minutes=10))
    assert web.asked == [ADDRESS] * 2


def test_what_the_profile_names_no_more_counts_no_more(house: House, elsewhere: BusyTimes) -> None:
    house.set_calendar(busy_calendars=["own.ics"])
    elsewhere.take_in(LENA, "own.ics", LUNCH)
    house.set_calendar()
    assert house.book(at(3, 11)).status == "held"
    assert elsewhere.refresh(LENA) == ()


def test_what_was_given_in_the_product_counts_until_it_is_forgotten(house: House, elsewhere: BusyTimes) -> None:
    elsewhere.take_in(LENA, "given:holiday.ics", LUNCH)
    assert [source.source for source in elsewhere.refresh(LENA)] == ["given:holiday.ics"]
    with pytest.raises(Conflict):
        house.book(at(3, 11))
    elsewhere.forget(LENA, "given:holiday.ics")
    assert house.book(at(3, 11)).status == "held"


def test_further_than_it_was_read_nobody_knows(house: House, elsewhere: BusyTimes) -> None:
    elsewhere.take_in(LENA, "given:own.ics", LUNCH)
    house.clock.forward(days=60)
    assert house.free(days=14)
    house.clock.forward(days=20)
    assert house.free(days=14) == []


def test_a_consultation_that_something_came_over_stays_and_is_told_once(house: House, elsewhere: BusyTimes) -> None:
    booked = house.confirmed(at(3, 11))
    for _ in range(2):
        elsewhere.take_in(LENA, "given:own.ics", LUNCH)
    assert house.events().count("consultation_conflict") == 1
    assert house.told()[-1].body["consultation"] == booked.id
    assert house.scheduling.consultation(client(), booked.id).status == "confirmed"


def test_what_is_no_calendar_changes_nothing(house: House, elsewhere: BusyTimes) -> None:
    elsewhere.take_in(LENA, "given:own.ics", LUNCH)
    for source, text in (("given:own.ics", "nothing"), ("", LUNCH), ("x" * 401, LUNCH)):
        with pytest.raises(Invalid):
            elsewhere.take_in(LENA, source, text)
    with pytest.raises(Conflict):
        house.book(at(3, 11))


def test_one_freelancers_business_is_not_anothers(house: House, elsewhere: BusyTimes) -> None:
    elsewhere.take_in(LENA, "given:own.ics", LUNCH)
    assert elsewhere.sources(SAM) == ()
    assert house.book(at(3, 11), who=assistant(freelancer=SAM)).status == "held"


def test_what_could_not_be_understood_is_said(house: House, elsewhere: BusyTimes) -> None:
    text = ics("DTSTART:20261203T090000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY")
    problem = elsewhere.take_in(LENA, "given:own.ics", text).problem
    assert problem is not None
    assert "not understood" in problem
