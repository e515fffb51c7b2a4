"""Which packages answer a need that is told in words."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.chat_models.embedded.answers.choosing import of_several
from assistant.chat_models.embedded.wishes import Wish

LESSONS: list[dict[str, Any]] = [
    {"id": "one", "title": "Single lesson", "includes": ["1 lesson of 45 minutes", "2 worksheets"]},
    {"id": "six", "title": "Course", "includes": ["6 lessons of 45 minutes", "level test"]},
]


def left(text: str) -> list[str]:
    return [p["id"] for p in of_several(LESSONS, Wish(frozenset({"recommend"}), text), "en")]


@pytest.mark.parametrize("text", ["I want to meet more than once", "we need a few lessons", "je voudrais plusieurs leçons"])
def test_several_are_wanted_of_the_package_that_holds_several(text: str) -> None:
    assert left(text) == ["six"]


@pytest.mark.parametrize("text", ["I have several questions first", "a lesson for my son", "several worksheets would be nice"])
def test_several_of_anything_else_choose_nothing(text: str) -> None:
    assert left(text) == ["one", "six"]
