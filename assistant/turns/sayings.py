"""What is said unprompted, as sentences in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Words = Mapping[str, str]
"""One sentence, by language."""


@dataclass(frozen=True, slots=True)
class Saying:
    """`fact` is said whoever speaks in the conversation; `more` only where the assistant does."""

    fact: Words
    more: Words


def tongue(language: str) -> str:
    """English where the language is not French."""
    return "fr" if language == "fr" else "en"
