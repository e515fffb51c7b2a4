"""The few words around a record's own (wording.tsv), in the language of its texts: French, and English for all others."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import get_day_names

from assistant.scheduling.calendar import WEEKDAYS

LANGUAGES = ("en", "fr")


@cache
def _words(language: str) -> dict[str, str]:
    lines = files(__package__).joinpath("wording.tsv").read_text("utf-8").splitlines()
    return {row["key"]: row[language] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


class Wording:
    def __init__(self, language: str) -> None:
        base = language.split("-")[0]
        self.language = base if base in LANGUAGES else "en"
        self._words = _words(self.language)

    def say(self, key: str, **parts: object) -> str:
        return self._words[key].format(**parts)

    def label(self, key: str, text: str) -> str:
        return f"{self._words[key]}{' :' if self.language == 'fr' else ':'} {text}"

    def days(self, count: int, *, working: bool = False) -> str:
        return self.say(("working_" if working else "") + ("day" if count == 1 else "days"), n=count)

    def revisions(self, count: int | None) -> str:
        if count is None:
            return self.say("unlimited")
        one = count == 1 or (count == 0 and self.language == "fr")
        return self.say("revision" if one else "revisions", n=count)

    def measure(self, value: object, unit: str | None) -> str:
        """A figure with its unit; a unit without a word of its own (kB, a currency's code) stays as it is written."""
        known = unit is not None and f"unit_{unit}" in self._words
        return self.say(f"unit_{unit}", n=value) if known else f"{value} {unit or ''}".strip()

    def weekday(self, name: str) -> str:
        return str(get_day_names("wide", locale=self.language)[WEEKDAYS.index(name)]).capitalize()

    def language_name(self, code: str) -> str:
        return str(Locale(self.language).languages.get(code.split("-")[0], code))
