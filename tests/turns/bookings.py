"""Consultations in a house: booked as the assistant books them, paid and approved by each party, and the sweepers that tell of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import update

from assistant.database.tables import freelancers, owners
from assistant.scheduling.consultation import Consultation, Wanted
from assistant.scheduling.service import Scheduling
from assistant.turns.calendar_news import take_in
from tests.turns.house import House
from tests.turns.listeners import LENA, Listener, key

LINK = "https://meet.example/{freelancer}/{id}"
THURSDAY = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
"""Three o'clock in Paris, nine in New York; three days and five hours after the house opens."""
ON_BOTH_CLOCKS = "Thursday 26 November, 09:00 (New York, UTC−5) / 15:00 (Paris, UTC+1)"


def open_calendar(house: House, consultations: str = "book", **policy: Any) -> None:
    """Quarter hours that are free of charge, half hours for 40 €; the mandate lets the assistant book, or has it ask."""
    hours = {day: ["09:00-18:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
    sold = [{"minutes": 15, "price": 0}, {"minutes": 30, "price": 40}]
    calendar = {"availability": {"weekly": hours}, "consultations": sold, "consultation_policy": {"meeting_link": LINK, **policy}}
    with house.database.transaction() as connection:
        values = {"calendar": calendar, "mandate": {"consultations": consultations}}
        connection.execute(update(freelancers).values(**values, mandate_version=freelancers.c.mandate_version + 1))
        connection.execute(update(owners).values(version=owners.c.version + 1))


class Booking(Listener):
    """A client's conversation about a consultation, seen from all sides."""

    @property
    def scheduling(self) -> Scheduling:
        return self.house.office.scheduling

    def book(self, starts_at: datetime = THURSDAY, minutes: int = 30, zone: str = "America/New_York", **wanted: Any) -> Consultation:
        return self.scheduling.book(self.assistant, key(), Wanted(starts_at, minutes, zone, **wanted))

    def pay(self, held: Consultation) -> Consultation:
        return self.scheduling.pay(self.client, key(), held.id)

    def paid(self, starts_at: datetime = THURSDAY) -> Consultation:
        """Booked and paid, and everybody has heard of it."""
        one = self.pay(self.book(starts_at))
        self.sweep()
        self.said()
        return one

    def approve(self, asked: Consultation) -> Consultation:
        return self.scheduling.approve(LENA, key(), asked.id)

    def sweep(self) -> None:
        """What the engine does every second."""
        self.house.portal.call(take_in, self.house.office)

    def heard(self) -> list[str]:
        self.sweep()
        return [said.text.replace("\xa0", " ") for said in self.said()]

    def letters(self) -> list[str]:
        self.sweep()
        return [notice["subject"] for notice in self.notices()]
