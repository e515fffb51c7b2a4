"""What the policy comes to, branch by branch."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from assistant.scheduling.calendar import ConsultationPolicy
from assistant.scheduling.policy import Matter, hold_until, may_reschedule, meeting_link, no_show_trouble, refunds_cancelling
from tests.scheduling.house import at

RULES = ConsultationPolicy(cancel_free_hours=24, reschedule_free_hours=12, no_show_minutes=5, pay_within_minutes=60)
BEGINS = at(3, 9)
ENDS = at(3, 10)


def matter(now: datetime, **who: Any) -> Matter:
    return Matter(RULES, BEGINS, ENDS, now, **{"role": "client", **who})


@pytest.mark.parametrize(
    ("now", "who", "refunded"),
    [
        (at(2, 9), {}, True),
        (at(2, 9, 1), {}, False),
        (at(3, 8, 59), {}, False),
        (at(2, 9, 1), {"role": "assistant"}, False),
        (at(3, 8, 59), {"role": "freelancer"}, True),
        (at(3, 8, 59), {"moved_by": "freelancer"}, True),
        (at(3, 8, 59), {"moved_by": "client"}, False),
    ],
)
def test_cancelling_refunds_in_time_or_where_the_freelancer_changed_it(now: datetime, who: dict[str, Any], refunded: bool) -> None:
    assert refunds_cancelling(matter(now, **who)) is refunded


@pytest.mark.parametrize(
    ("now", "who", "may"),
    [
        (at(2, 21), {}, True),
        (at(2, 21, 1), {}, False),
        (at(2, 21, 1), {"role": "assistant"}, False),
        (at(3, 8, 59), {"role": "freelancer"}, True),
        (at(3, 8, 59), {"moved_by": "freelancer"}, True),
        (at(3, 9), {"role": "freelancer"}, False),
        (at(3, 9), {"moved_by": "freelancer"}, False),
    ],
)
def test_rescheduling_is_for_whoever_is_in_time(now: datetime, who: dict[str, Any], may: bool) -> None:
    assert may_reschedule(matter(now, **who)) is may


@pytest.mark.parametrize(
    ("now", "trouble"),
    [
        (at(3, 9, 4), "too_early"),
        (at(3, 9, 5), None),
        (at(4, 10), None),
        (at(4, 10) + timedelta(seconds=1), "too_late"),
    ],
)
def test_somebody_is_missed_after_some_minutes_and_until_a_day_later(now: datetime, trouble: str | None) -> None:
    assert no_show_trouble(matter(now)) == trouble


@pytest.mark.parametrize(("now", "until"), [(at(2, 9), at(2, 10)), (at(3, 8, 30), at(3, 9))])
def test_a_place_is_held_until_the_pay_by_time_or_the_start(now: datetime, until: datetime) -> None:
    assert hold_until(RULES, BEGINS, now) == until


def test_the_link_is_made_from_the_template() -> None:
    assert meeting_link(ConsultationPolicy(meeting_link="https://m.example/{freelancer}/{id}?x={y}"), "lena", "c1") == (
        "https://m.example/lena/c1?x={y}"
    )
    assert meeting_link(RULES, "lena", "c1") is None
