"""Figures and lists in words, English and French: the same forms everywhere, so that every promise can be read back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from babel import Locale
from babel.dates import format_date

from assistant.money import Money
from assistant.understanding.text import fold

DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CODES = "en fr es de it pt nl ar zh ja ko ru uk hi bn ta te gu mr pl tr ca ro el sv da no fi cs hu he fa vi th id sw wo".split()
TONGUES = {language: {code: Locale(language).languages[code] for code in _CODES} for language in ("en", "fr")}


def money(body: Mapping[str, str], language: str) -> str:
    return Money.from_json(dict(body)).say(language)


def days(count: int, working: bool, language: str) -> str:
    if language == "fr":
        return f"{count} jour{'s' if count > 1 else ''}{' ouvré' + ('s' if count > 1 else '') if working else ''}"
    return f"{count} {'working ' if working else ''}day{'' if count == 1 else 's'}"


def revisions(count: int | str, language: str) -> str:
    if language == "fr":
        return {"unlimited": "retouches illimitées", 0: "aucune retouche", 1: "1 retouche"}.get(count, f"{count} retouches")
    return {"unlimited": "unlimited revisions", 0: "no revisions", 1: "1 revision"}.get(count, f"{count} revisions")


def quoted(title: str, language: str) -> str:
    return f"« {title} »" if language == "fr" else f"“{title}”"


def listed(items: Sequence[str], language: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'et' if language == 'fr' else 'and'} {items[-1]}"


def day(iso: str, language: str) -> str:
    return format_date(date.fromisoformat(iso), "d MMMM y", locale="fr" if language == "fr" else "en")


def tongue(code: str, language: str) -> str:
    return str(TONGUES[language].get(code, code))


def package_line(
    package: Mapping[str, Any], working: bool, language: str, kinds: frozenset[str] = frozenset(("price", "delivery", "revisions"))
) -> str:
    """ "“One label”: €90, 3 days, 1 revision", with the figures that are asked for."""
    figures = []
    if "price" in kinds:
        figures.append(money(package["price"], language))
    if "delivery" in kinds:
        taken = days(package["delivery_days"], working, language)
        figures.append(f"livraison en {taken}" if language == "fr" else f"delivered in {taken}")
    if "revisions" in kinds:
        figures.append(revisions(package["revisions"], language))
    return f"{quoted(package['title'], language)}{' : ' if language == 'fr' else ': '}{', '.join(figures)}"


def bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def hours(weekly: Mapping[str, Sequence[str]], language: str) -> str:
    """ "Monday to Thursday 09:00-17:00, Friday 09:00-12:00": days that follow each other with the same hours are joined."""
    runs: list[tuple[int, int, tuple[str, ...]]] = []
    for place, name in enumerate(WEEK):
        spans = tuple(weekly.get(name, ()))
        if not spans:
            continue
        if runs and runs[-1][1] == place - 1 and runs[-1][2] == spans:
            runs[-1] = (runs[-1][0], place, spans)
        else:
            runs.append((place, place, spans))
    return ", ".join(f"{_run(first, last, language)} {spans_of(spans, language)}" for first, last, spans in runs)


def _run(first: int, last: int, language: str) -> str:
    names = DAYS[language]
    if first == last:
        return names[first]
    if last == first + 1:
        return f"{names[first]} {'et' if language == 'fr' else 'and'} {names[last]}"
    return f"{'du ' if language == 'fr' else ''}{names[first]} {'au' if language == 'fr' else 'to'} {names[last]}"


def spans_of(spans: Sequence[str], language: str) -> str:
    return listed(list(spans), language)


def tongues_named(text: str) -> frozenset[str]:
    """Codes of the languages that a text names, in English or in French."""
    folded = fold(text)
    return frozenset(code for code, pattern in _TONGUE_NAMES if pattern.search(folded))


_TONGUE_NAMES = tuple((code, re.compile("|".join(rf"\b{fold(TONGUES[spoken][code])}\b" for spoken in ("en", "fr")))) for code in _CODES)
