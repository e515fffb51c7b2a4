"""What a yes-or-no question asks for, and which listed things are that."""

from __future__ import annotations

import pytest

from assistant.chat_models.embedded.answers.listed import fitting
from assistant.chat_models.embedded.asked_thing import asked_thing


def core(text: str, language: str = "en") -> list[str]:
    return [unit.word for unit in asked_thing(text, language).core if unit.strong]


def fits(text: str, *items: str, language: str = "en", listed_in: str = "en") -> list[str]:
    return fitting(asked_thing(text, language), items, listed_in, language)


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("Is recording included in the price?", "en", ["recording"]),
        ("Does the website come with a logo?", "en", ["logo"]),
        ("La gravure est-elle comprise ?", "fr", ["gravure"]),
        ("We need a leaflet for our shop. Could you print it?", "en", ["print"]),
        ("I need some music behind the voice. Could you add that?", "en", ["music"]),
        ("Do you take photos of the finished jars?", "en", ["photos"]),
    ],
)
def test_the_thing_asked_for_is_told_from_what_it_is_only_about(text: str, language: str, asked: list[str]) -> None:
    assert core(text, language) == asked


def test_an_entry_is_what_it_is_and_not_what_it_is_for() -> None:
    assert fits("Is hosting included?", "deployment to your hosting") == []
    assert fits("Is the deployment included?", "deployment to your hosting") == ["deployment to your hosting"]


def test_one_file_format_is_not_another() -> None:
    assert fits("Do I get an MP3?", "1 stereo WAV") == []
    assert fits("Do I get an MP3?", "1 stereo WAV", "WAV and MP3") == ["WAV and MP3"]


def test_a_name_is_only_itself() -> None:
    assert fits("Is the Kubernetes deployment included?", "deployment to your hosting") == []


def test_an_entry_in_the_other_language_is_found_by_its_meaning() -> None:
    assert fits("Les fichiers sources sont-ils compris ?", "source files", language="fr") == ["source files"]


def test_the_nearest_entry_comes_first() -> None:
    assert fits("Is a style guide included?", "short style note", "style guide")[0] == "style guide"
