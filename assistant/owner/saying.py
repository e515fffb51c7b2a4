"""Days, hours and prices as they are said to the freelancer, by the freelancer's own clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from babel.dates import format_date, get_timezone_location

from assistant.money import Money
from assistant.owner.ear import Language
from assistant.scheduling.calendar import WEEKDAYS
from assistant.scheduling.wall_clock import zone

DAY = timedelta(days=1)
_NAMES = {
    "en": ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"),
    "fr": ("Le lundi", "Le mardi", "Le mercredi", "Le jeudi", "Le vendredi", "Le samedi", "Le dimanche"),
}


@dataclass(frozen=True, slots=True)
class Tongue:
    """In which language, whose clock and which money."""

    language: Language
    timezone: str
    currency: str
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(zone(self.timezone)).date()

    def either(self, english: str, french: str) -> str:
        return french if self.language == "fr" else english

    def day(self, day: date) -> str:
        """ "Thursday 3 December", with the year where it is another."""
        pattern = "EEEE d MMMM" if day.year == self.today.year else "EEEE d MMMM y"
        said = format_date(day, pattern, locale=self.language)
        return said.replace(" 1 ", " 1er ") if self.language == "fr" else said

    def days(self, first: date, last: date) -> str:
        if first == last:
            return self.either("on ", "le ") + self.day(first)
        count = (last - first).days + 1
        return self.either(
            f"from {self.day(first)} to {self.day(last)} ({count} days, both included)",
            f"du {self.day(first)} au {self.day(last)} ({count} jours, ces deux-là compris)",
        )

    def clock(self, at: datetime) -> str:
        return f"{at.astimezone(zone(self.timezone)):%H:%M}"

    def moment(self, at: datetime) -> str:
        """The day and the time."""
        return f"{self.day(at.astimezone(zone(self.timezone)).date())}, {self.clock(at)}"

    def span(self, start: datetime, end: datetime) -> str:
        """ "Wednesday 2 December, 14:00–16:00", or whole days."""
        here, there = (at.astimezone(zone(self.timezone)) for at in (start, end))
        # Midnight ends the day before it.
        last = (there - timedelta(microseconds=1)).date()
        if here.hour == here.minute == there.hour == there.minute == 0:
            whole = self.either(", all day", ", toute la journée")
            return self.day(here.date()) + whole if here.date() == last else f"{self.day(here.date())} – {self.day(last)}"
        if here.date() == last:
            return f"{self.day(last)}, {here:%H:%M}–{'24:00' if there.date() != last else f'{there:%H:%M}'}"
        return f"{self.moment(start)} – {self.moment(end)}"

    def hours(self, stretches: Sequence[str] | None) -> str:
        if not stretches:
            return self.either("closed", "fermé")
        if tuple(stretches) == ("00:00-24:00",):
            return self.either("all day", "toute la journée")
        return ", ".join(stretch.replace("-", "–") for stretch in stretches)

    def weekday(self, name: str) -> str:
        return _NAMES[self.language][WEEKDAYS.index(name)]

    def money(self, amount: Any) -> str:
        money = Money.parse(Decimal(str(amount)), self.currency)
        return money.say(self.language) if money.minor else self.either("free of charge", "gratuit")

    @property
    def place(self) -> str:
        """ "Paris time", or the zone's own name where it is no place's."""
        name = self.timezone
        if "/" not in name or name.startswith("Etc/"):
            return name
        city = get_timezone_location(zone(name), locale=self.language, return_city=True).rsplit("/")[-1]
        return self.either(f"{city} time", f"heure de {city}")

    def listed(self, texts: Sequence[str]) -> str:
        *most, last = texts
        return f"{', '.join(most)}{self.either(' and ', ' et ')}{last}" if most else last


def instant_of(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
