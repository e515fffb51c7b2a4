"""Everyday messages that name no time are left alone: a number, "may", "second" or "moment" is not one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.understanding.moments.reading import read

NOW = datetime(2026, 3, 10, 9, 30)
ALLOWED = 0.03


def _messages(language: str) -> list[str]:
    return (Path(__file__).parent / f"without_time_{language}.txt").read_text("utf8").splitlines()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_hardly_ever_is_a_time_found_where_there_is_none(language: str) -> None:
    messages = _messages(language)
    assert len(messages) == 150
    found = [message for message in messages if read(message, NOW, language)]  # type: ignore[arg-type]
    assert len(found) <= ALLOWED * len(messages), found


@pytest.mark.parametrize(
    "said",
    ["That's okay now.", "May I ask something?", "Just a second.", "3 logos at 50 euros", "24/7", "Un quart des pages", "", "???", "v2.30"],
)
def test_no_time_is_no_reading(said: str) -> None:
    assert read(said, NOW) == ()
