"""A time that comes in pieces, over several messages, is one time."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.understanding.moments.told import read_told

NOW = datetime(2026, 3, 10, 9, 30)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("said", "start"),
    [
        (("on Thursday", "3pm would be best"), "2026-03-12T15:00"),
        (("around 3pm", "on the 18th"), "2026-03-18T15:00"),
        (("Thursday 3pm", "no, Friday", "make it 4"), "2026-03-13T16:00"),
        (("Thursday the 19th at 3pm", "next Monday please"), "2026-03-16T15:00"),
        (("Thursday the 19th at 3pm", "I can't come on Thursday, this Friday would do"), "2026-03-13T15:00"),
        (("Thursday 3pm", "my shop is called Leaf"), "2026-03-12T15:00"),
        (("for 30 minutes", "tomorrow at noon"), "2026-03-11T12:00"),
        (("jeudi", "à 15h"), "2026-03-12T15:00"),
        (("jeudi 19 à 15h", "lundi prochain plutôt"), "2026-03-16T15:00"),
        (("jeudi 15h", "je ne peux pas venir jeudi, vendredi ?"), "2026-03-13T15:00"),
    ],
)
def test_each_message_is_read_against_those_before(said: tuple[str, ...], start: str) -> None:
    assert read_told(said, NOW)[0].start == datetime.fromisoformat(start)


def test_messages_without_a_time_have_none() -> None:
    assert read_told(("hello", "it is about a logo"), NOW) == ()
    assert read_told((), NOW) == ()
