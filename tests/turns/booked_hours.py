"""Hours that the clients of a killed process book: each one of its own, and then one that all of them want."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select, update

from assistant.database.calendar_tables import consultations
from assistant.database.engine import Database
from assistant.database.tables import freelancers
from assistant.scheduling.calendar import WEEKDAYS
from tests.turns.house import MANDATE

CALENDAR = {
    "availability": {"weekly": {day: ["00:00-24:00"] for day in WEEKDAYS}, "step_minutes": 60, "notice_hours": 0, "horizon_days": 14},
    "consultations": [{"minutes": 30, "price": 0}],
}
DAY = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=3)
CONTESTED = DAY + timedelta(hours=23)


def open_calendar(connection: Connection) -> None:
    """Every hour of the freelancer's can be booked at once, free of charge."""
    values = {"calendar": CALENDAR, "mandate": {**MANDATE, "consultations": "book"}}
    connection.execute(update(freelancers).where(freelancers.c.handle == "lena-moreau").values(**values))


def own_hour(talk: int) -> datetime:
    return DAY + timedelta(hours=talk)


def assert_booked_once(database: Database, talks: int, replies: Iterable[str]) -> None:
    """Every hour once, the contested one too; who was late was told so."""
    with database.snapshot() as connection:
        booked = sorted(row.starts_at for row in connection.execute(select(consultations)) if row.status == "confirmed")
    assert booked == [*map(own_hour, range(talks)), CONTESTED]
    told = Counter(reply for reply in replies if "book_consultation" in reply)
    assert told == {"book_consultation: sent": talks + 1, "book_consultation: taken": talks - 1}
