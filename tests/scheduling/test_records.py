from datetime import date, time

from assistant.money import Money
from assistant.scheduling.calendar import Away, Calendar, Consultation, ConsultationPolicy, Hours
from assistant.scheduling.records import calendar, stretches


def test_what_is_not_said_keeps_the_calendars_own_defaults() -> None:
    assert calendar({}, "Europe/Paris", "EUR") == Calendar("Europe/Paris")


def test_midnight_ends_a_day_and_begins_one() -> None:
    assert stretches(["00:00-06:30", "22:00-24:00"]) == (Hours(time(0), time(6, 30)), Hours(time(22), time.min))


def test_a_stored_calendar_is_read_whole() -> None:
    body = {
        "availability": {
            "weekly": {"mon": ["09:00-12:00"]},
            "dates": {"2026-12-05": []},
            "away": [{"from": "2026-12-24", "to": "2027-01-02", "note": "Winter"}, {"from": "2027-02-01", "to": "2027-02-01"}],
            "buffer_minutes": 15,
            "per_day": 3,
        },
        "consultations": [{"minutes": 30, "price": "40.50"}, {"minutes": 15, "price": 0}],
        "consultation_policy": {"cancel_free_hours": 48},
    }
    found = calendar(body, "Europe/Paris", "EUR")
    assert found.dates == {date(2026, 12, 5): ()}
    assert found.away == (Away(date(2026, 12, 24), date(2027, 1, 2), "Winter"), Away(date(2027, 2, 1), date(2027, 2, 1)))
    assert found.consultations == (Consultation(30, Money(4050, "EUR")), Consultation(15, Money(0, "EUR")))
    assert found.policy == ConsultationPolicy(cancel_free_hours=48)
    assert (found.buffer_minutes, found.per_day, found.step_minutes) == (15, 3, 30)
