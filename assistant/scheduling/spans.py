"""Stretches of time between two UTC instants, the end not included; every sum with them is done in UTC."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    start: datetime
    end: datetime

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end

    def widened(self, by: timedelta) -> Span:
        return Span(self.start - by, self.end + by)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, what touches or overlaps made one; what has no length is left out."""
    whole: list[Span] = []
    for span in sorted((span for span in spans if span.start < span.end), key=lambda span: span.start):
        if whole and span.start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return tuple(whole)
