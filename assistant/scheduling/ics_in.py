"""When a calendar elsewhere says that its owner is busy. Nothing else of it is kept; what is not understood counts as busy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from assistant.scheduling.ics_lines import Component, Property, components
from assistant.scheduling.ics_out import DOMAIN
from assistant.scheduling.ics_rules import days, rule
from assistant.scheduling.ics_times import DAY, Clock, Zones, busy_span, duration, whole_days
from assistant.scheduling.spans import Span, merged

MOST_SPANS = 20_000
MOST_PROBLEMS = 20
NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Busy:
    """`problems` are for the freelancer: what was read as more than it may have meant, or not at all."""

    spans: tuple[Span, ...]
    problems: tuple[str, ...] = ()


def busy(text: str, timezone: str, window: Span) -> Busy:
    """Within the window. Invalid (not_a_calendar, calendar_too_large) where the text cannot be used."""
    root = components(text)
    reading = _Reading(Zones(timezone, root.within("VTIMEZONE")), window)
    events = [event for event in root.within("VEVENT") if not event.text("UID").endswith(f"@{DOMAIN}")]
    spans = [*reading.events(events), *reading.periods(root.within("VFREEBUSY"))]
    return Busy(merged(span for span in spans if span.meets(window)), tuple(reading.problems[:MOST_PROBLEMS]))


class _Reading:
    def __init__(self, zones: Zones, window: Span) -> None:
        self._zones = zones
        self._window = window
        # A day more on either side: the window's ends are on other days elsewhere.
        self._days = window.start.date() - 2 * DAY, window.end.date() + 2 * DAY
        self.problems: list[str] = []

    def events(self, events: list[Component]) -> Iterator[Span]:
        """An instance that was changed by itself replaces the one of its series."""
        changed: dict[str, set[datetime]] = defaultdict(set)
        for event in events:
            if any("RANGE" in each.params for each in event.all("RECURRENCE-ID")):
                self._note("A series that was changed from one of its days on is read as it was before, and that day as it is now.")
            for instead_of in self._clocks(event.all("RECURRENCE-ID")):
                changed[event.text("UID")].add(_start(instead_of))
        found = 0
        for event in events:
            if not _counts(event):
                continue
            own = set() if event.first("RECURRENCE-ID") else changed[event.text("UID")]
            for span in self._event(event, own):
                found += 1
                if found > MOST_SPANS:
                    self._note("There is more in it than is read: all of the time counts as busy.")
                    yield self._window
                    return
                yield span

    def periods(self, blocks: Iterable[Component]) -> Iterator[Span]:
        for block in blocks:
            for given in block.all("FREEBUSY"):
                if given.params.get("FBTYPE", "BUSY").upper() != "FREE":
                    yield from self._periods(given)

    def _event(self, event: Component, changed: set[datetime]) -> Iterator[Span]:
        start = next(iter(self._clocks(event.all("DTSTART"))), None)
        if start is None:
            return self._note(f"An event without a time that can be read was passed over: {event.text('UID')[:80]}")
        lasts = self._lasts(event, start)
        left_out = changed | {_start(clock) for clock in self._clocks(event.all("EXDATE"))}
        for instance, uncertain in self._instances(event, start, lasts):
            # By its hour nobody knows which of such days is meant: then none is left out.
            if uncertain or _start(instance) not in left_out:
                yield whole_days(instance, lasts) if uncertain else busy_span(instance, lasts)
        for more in event.all("RDATE"):
            if more.params.get("VALUE", "").upper() == "PERIOD":
                yield from self._periods(more)

    def _instances(self, event: Component, start: Clock, lasts: timedelta) -> Iterator[tuple[Clock, bool]]:
        """Each with whether it is only known by its day."""
        yield start, False
        for more in self._clocks(each for each in event.all("RDATE") if each.params.get("VALUE", "").upper() != "PERIOD"):
            yield more, False
        for repeats in event.all("RRULE"):
            which = rule(repeats.value, partial(self._until, start))
            if which.every_day or "BYSETPOS" in repeats.value.upper():
                self._note(f"This repetition is not understood, and counts as more than it may mean: {repeats.value[:100]}")
            first = self._days[0] - lasts // DAY * DAY - DAY
            for day in days(which, start.wall.date(), first, self._days[1]):
                instance = replace(start, wall=datetime.combine(day, start.wall.time()))
                if which.until is not None and instance.wall > which.until + (DAY if which.every_day else NOTHING):
                    break
                if day != start.wall.date() or which.every_day:
                    yield instance, which.every_day

    def _until(self, start: Clock, text: str) -> datetime:
        """By the clock on the wall of the event; a day lasts until its end."""
        clock = self._zones.read(text, Property("UNTIL", text))
        if clock.whole_day:
            return clock.wall + DAY
        if start.where.offsets is not None:
            return clock.wall + DAY
        return _start(clock).astimezone(start.where.zone).replace(tzinfo=None)

    def _lasts(self, event: Component, start: Clock) -> timedelta:
        """Read from the end or the length; where there is neither, a day is whole and a moment is none."""
        least = DAY if start.whole_day else NOTHING
        end = next(iter(self._clocks(event.all("DTEND"))), None)
        if end is not None:
            apart = end.wall - start.wall if end.where == start.where else _start(end) - _start(start)
            return max(apart, least)
        try:
            return max(duration(event.text("DURATION")), least) if event.first("DURATION") else least
        except ValueError:
            self._note(f"A length that cannot be read counts as a day: {event.text('DURATION')[:40]}")
            return DAY

    def _periods(self, given: Property) -> Iterator[Span]:
        for period in given.value.split(","):
            begins, _, ends = period.partition("/")
            try:
                start = self._zones.read(begins, given)
                lasts = duration(ends) if ends.strip().upper().startswith("P") else _start(self._zones.read(ends, given)) - _start(start)
                yield busy_span(start, max(lasts, NOTHING))
            except ValueError:
                self._note(f"A time that cannot be read was passed over: {period[:40]}")

    def _clocks(self, properties: Iterable[Property]) -> Iterator[Clock]:
        for given in properties:
            for value in given.value.split(","):
                try:
                    yield self._zones.read(value, given)
                except ValueError:
                    self._note(f"A time that cannot be read was passed over: {value[:40]}")

    def _note(self, problem: str) -> None:
        if len(self.problems) < MOST_PROBLEMS and problem not in self.problems:
            self.problems.append(problem)


def _counts(event: Component) -> bool:
    said = event.text("STATUS").upper(), event.text("TRANSP").upper(), event.text("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    return said[0] != "CANCELLED" and said[1] != "TRANSPARENT" and said[2] != "FREE"


def _start(clock: Clock) -> datetime:
    return busy_span(clock, NOTHING).start
