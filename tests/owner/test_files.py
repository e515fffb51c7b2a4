"""What was changed in the product against what the files say: no import loses it, and an export writes it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.importing.yaml_text import read_yaml
from assistant.scheduling.calendar import Away
from tests.owner.house import ME, NORA, PROFILE, House, opened, paris

ORDERS = (
    "I'm away from Thursday to Sunday",
    "cancel my day off on 28 December",
    "no calls on Friday mornings",
    "I also work Saturdays 10 to 12",
    "no calls on 15 December",
    "raise the 30-minute call to 50",
    "add a 45-minute call at 65",
    "stop selling the 60-minute call",
    "48 hours notice",
    "at most 3 calls a day",
)


def test_an_import_loses_nothing_that_was_changed_here(house: House) -> None:
    for order in ORDERS:
        house.done(order)
    before = house.calendar()
    report = house.load()
    assert (report.conflicts, house.calendar()) == ((), before)


def test_where_the_files_changed_the_same_it_is_reported_and_the_products_value_stays(house: House) -> None:
    house.done("raise the 30-minute call to 50")
    house.write("profile.yaml", PROFILE.replace("minutes: 30, price: 40", "minutes: 30, price: 45"))
    (conflict,) = house.load().conflicts
    assert "consultations[30]" in conflict
    assert house.calendar().consultations[0].price.minor == 5000
    house.load(prefer="files")
    assert house.calendar().consultations[0].price.minor == 4500


def test_a_change_follows_its_call_when_the_files_list_them_otherwise(house: House) -> None:
    house.done("raise the 60-minute call to 80")
    before = '  - {minutes: 30, price: 40}\n  - {minutes: 60, price: "70.50"}\n'
    house.write("profile.yaml", PROFILE.replace(before, '  - {minutes: 60, price: "70.50"}\n  - {minutes: 30, price: 40}\n'))
    assert house.load().conflicts == ()
    assert {sold.minutes: sold.price.minor for sold in house.calendar().consultations} == {30: 4000, 60: 8000}


def test_what_was_undone_leaves_later_changes_of_the_files_alone(house: House) -> None:
    house.chat.undo(NORA, house.done("raise the 30-minute call to 50"))
    house.write("profile.yaml", PROFILE.replace("minutes: 30, price: 40", "minutes: 30, price: 45"))
    assert house.load().conflicts == ()
    assert house.calendar().consultations[0].price.minor == 4500


def test_an_export_imported_elsewhere_is_the_same_calendar(house: House, tmp_path: Path) -> None:
    for order in ORDERS:
        house.done(order)
    folder = house.export(tmp_path / "out")
    with opened(tmp_path / "other") as other:
        other.load(folder)
        here, there = house.calendar(), other.calendar()
        assert (there.weekly, there.dates, there.consultations) == (here.weekly, here.dates, here.consultations)
        assert sorted(there.away, key=lambda away: away.first) == sorted(here.away, key=lambda away: away.first)
        assert other.free(paris(1), days=30) == house.free(paris(1), days=30)


def test_an_export_imported_again_here_changes_nothing(house: House, tmp_path: Path) -> None:
    for order in ORDERS:
        house.done(order)
    house.scheduling.add_days_off(ME, "k", date(2026, 12, 8), date(2026, 12, 9), "Fair")
    before = house.calendar(), house.scheduling.days_off(ME)
    report = house.load(house.export(tmp_path / "out"))
    assert report.conflicts == ()
    after = house.calendar(), house.scheduling.days_off(ME)
    assert after[1] == before[1]
    assert sorted(after[0].away, key=lambda away: away.first) == sorted(before[0].away, key=lambda away: away.first)


def test_days_off_that_files_and_product_say_are_taken_back_in_both(house: House, tmp_path: Path) -> None:
    change = house.done("I'm away from Thursday to Sunday")
    house.load(house.export(tmp_path / "out"))
    house.chat.undo(NORA, change)
    assert house.calendar().away == (Away(date(2026, 12, 24), date(2027, 1, 2), "Winter break"),)


@pytest.mark.parametrize(
    ("order", "day", "hours"),
    [
        ("block tomorrow 2 to 4", "2026-12-02", ["09:00-12:30", "16:00-18:00"]),
        ("block Thursday", "2026-12-03", []),
        ("block tomorrow 11 to 3", "2026-12-02", ["09:00-11:00", "15:00-18:00"]),
    ],
)
def test_blocked_hours_are_exported_as_the_hours_that_are_left(
    house: House, tmp_path: Path, order: str, day: str, hours: list[str]
) -> None:
    house.done(order)
    profile = read_yaml((house.export(tmp_path / "out") / "profile.yaml").read_text("utf8"))
    assert profile["availability"]["dates"] == {day: hours}


def test_what_has_passed_and_was_made_here_is_not_exported(house: House, tmp_path: Path) -> None:
    house.done("I'm away on Thursday")
    house.done("block tomorrow 2 to 4")
    house.clock.forward(days=5)
    profile = read_yaml((house.export(tmp_path / "out") / "profile.yaml").read_text("utf8"))
    assert profile["availability"]["away"] == [{"from": "2026-12-24", "to": "2027-01-02", "note": "Winter break"}]
    assert "dates" not in profile["availability"]
