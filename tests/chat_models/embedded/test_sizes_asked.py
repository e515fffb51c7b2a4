"""How many of a thing a package holds is asked of the package; how many of anything else is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.chat_models.embedded.sizes_asked import asks_size
from tests.chat_models.embedded.briefings import PACKAGING

WRITING = replace(PACKAGING, includes=("up to 500 words", "4 pages"))


@pytest.mark.parametrize(
    ("said", "language"),
    [("Up to how many words is that?", "en"), ("how many pages at most?", "en"), ("Jusqu'à combien de mots ?", "fr")],
)
def test_what_packages_hold_so_many_of_is_asked_of_them(said: str, language: str) -> None:
    assert asks_size(said, WRITING, language, of_a_package=False)


@pytest.mark.parametrize("said", ["How many days at most?", "How many clients have you got?", "What does it cost?"])
def test_what_they_hold_none_of_is_not(said: str) -> None:
    assert not asks_size(said, WRITING, "en", of_a_package=True)


def test_a_number_without_a_limit_or_a_package_is_asked_of_something_else() -> None:
    assert not asks_size("How many words fit into a minute?", WRITING, "en", of_a_package=False)
    assert asks_size("How many words does it have?", WRITING, "en", of_a_package=True)
    assert not asks_size("How many words at most?", None, "en", of_a_package=True)
