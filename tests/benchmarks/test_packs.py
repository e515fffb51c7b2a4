"""The yardsticks are answered in the form that their scorer reads, one line for every case."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def predicted(pack: str, cases: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    (folder / "cases.jsonl").write_text("".join(json.dumps(case) + "\n" for case in cases), "utf8")
    command = [sys.executable, "benchmarks/packs.py", pack, str(folder / "cases.jsonl"), str(folder / "out.jsonl")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={"PYTHONPATH": str(ROOT)})
    return [json.loads(line) for line in (folder / "out.jsonl").read_text("utf8").splitlines()]


def test_moments_are_given_best_first_and_none_where_there_is_none(tmp_path: Path) -> None:
    here = {"source": "own", "lang": "en", "ref": "2026-03-10T09:30:00"}
    cases = [
        {"id": "a", "text": "Thursday at 3pm", **here},
        {"id": "b", "text": "by the end of the year", **here},
        {"id": "c", "text": "for two hours", **here},
        {"id": "d", "text": "3 logos please", **here},
    ]
    assert predicted("datetime", cases, tmp_path) == [
        {"id": "a", "results": [{"value": "2026-03-12T15:00:00"}]},
        {"id": "b", "results": [{"value": "2026-12-31T00:00:00", "end": "2027-01-01T00:00:00"}]},
        {"id": "c", "results": [{"value": None, "seconds": 7200.0}]},
        {"id": "d", "results": []},
    ]


def test_an_amount_has_its_currency_and_a_duration_its_seconds(tmp_path: Path) -> None:
    cases = [{"id": "a", "lang": "en", "text": "up to $250"}, {"id": "b", "lang": "fr", "text": "3 jours"}]
    money, duration = predicted("money_duration", cases, tmp_path)
    assert {"amount": 250.0, "currency": "USD"} in money["results"]
    assert duration["results"] == [{"seconds": 259200.0}]


def test_an_appointment_is_booked_when_the_client_says_yes_and_not_before(tmp_path: Path) -> None:
    """In a conversation of our own, told as the yardstick tells its: the last turn asks for nothing."""

    def turn(speaker: str, text: str, *acts: str) -> dict[str, Any]:
        return {"speaker": speaker, "text": text, "acts": [[act, "", ""] for act in acts]}

    turns = [
        turn("user", "Could I meet you for half an hour?"),
        turn("system", "Gladly. On which day, and at what time?", "REQUEST"),
        turn("user", "Next Monday at ten to eleven, no, at 11"),
        turn("system", "Monday the 4th at 11, then?", "CONFIRM"),
        turn("user", "Hm, rather at noon."),
        turn("system", "Monday the 4th at noon, then?", "CONFIRM"),
        turn("user", "Yes please. Where are you?"),
        turn("system", "In Lyon. See you on Monday.", "INFORM"),
        turn("user", "Thank you!"),
    ]
    cases = [
        {"id": "a", "ref": "2019-03-01T09:00:00", "turns": turns},
        {"id": "b", "ref": "2019-03-01T09:00:00", "turns": turns[:6]},
    ]
    assert predicted("sgd_appointments", cases, tmp_path) == [
        {"id": "a", "booking": {"appointment_date": "2019-03-04", "appointment_time": "12:00"}, "booked_at_turn": 6},
        {"id": "b", "booking": None},
    ]


def test_acts_are_named_as_the_yardstick_names_them(tmp_path: Path) -> None:
    cases = [{"id": "a", "text": "Hello, how much is it?"}, {"id": "b", "text": "Sounds good, thanks!"}, {"id": "c", "text": "The red one"}]
    assert [row["intents"] for row in predicted("nlupp", cases, tmp_path)] == [["greet", "how_much"], ["acknowledge", "thank"], []]
