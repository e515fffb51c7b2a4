"""The time zone that a person names by a place or by letters: "I'm in New York", "heure de Montréal", "GMT+2", "Europe/Paris"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from assistant.understanding.moments.zones import SAID
from assistant.understanding.text import fold

CLOCK = re.compile(r"\b((?:[a-z]+ )?[a-z]+) time\b|\bheure (?:de |d'|du |en |a )?([a-z-]+(?: [a-z-]+)?)")
"""Whose clock a time is said on, in folded text."""
_FIXED = re.compile(r"\b(?:gmt|utc) ?([+-]) ?(\d{1,2})\b")
_LETTERS = re.compile(r"\b(" + "|".join(SAID) + r")\b")
_ZONES_OF_LETTERS = {
    "gmt": "Etc/UTC", "utc": "Etc/UTC", "bst": "Europe/London", "wet": "Europe/Lisbon", "west": "Europe/Lisbon", "cet": "Europe/Paris",
    "cest": "Europe/Paris", "eet": "Europe/Athens", "eest": "Europe/Athens", "ist": "Asia/Kolkata", "est": "America/New_York",
    "edt": "America/New_York", "cst": "America/Chicago", "cdt": "America/Chicago", "mst": "America/Denver", "mdt": "America/Denver",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
}  # fmt: skip
_REGIONS = ("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
_ALSO = {
    "germany": "Europe/Berlin", "allemagne": "Europe/Berlin", "spain": "Europe/Madrid", "espagne": "Europe/Madrid", "portugal": "Europe/Lisbon",
    "new zealand": "Pacific/Auckland", "nouvelle-zelande": "Pacific/Auckland", "china": "Asia/Shanghai", "chine": "Asia/Shanghai",
    "nyc": "America/New_York", "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles", "boston": "America/New_York",
    "washington": "America/New_York", "miami": "America/New_York", "atlanta": "America/New_York", "dallas": "America/Chicago",
    "houston": "America/Chicago", "austin": "America/Chicago", "quebec": "America/Toronto", "ottawa": "America/Toronto",
    "lyon": "Europe/Paris", "marseille": "Europe/Paris", "nantes": "Europe/Paris", "lille": "Europe/Paris", "bordeaux": "Europe/Paris",
    "toulouse": "Europe/Paris", "geneve": "Europe/Zurich", "geneva": "Europe/Zurich", "lausanne": "Europe/Zurich", "munich": "Europe/Berlin",
    "hamburg": "Europe/Berlin", "barcelona": "Europe/Madrid", "milan": "Europe/Rome", "manchester": "Europe/London", "leeds": "Europe/London",
    "edinburgh": "Europe/London", "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "pune": "Asia/Kolkata", "bangalore": "Asia/Kolkata",
    "beijing": "Asia/Shanghai", "pekin": "Asia/Shanghai", "england": "Europe/London", "scotland": "Europe/London", "uk": "Europe/London",
    "angleterre": "Europe/London", "eastern time": "America/New_York", "pacific time": "America/Los_Angeles", "central time": "America/Chicago",
}  # fmt: skip
"""Large places that no zone is called after."""
_WORDS = frozenset(("center", "reunion", "easter", "eastern", "central", "mountain", "pacific", "knox", "nome", "troll", "wake", "midway"))
"""Places whose names are everyday words."""


def zone_named(text: str) -> str | None:
    """An IANA zone's name; None where no place with one zone is named."""
    exact: str | None = next(
        (name for name in re.findall(r"\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_/-]+", text) if name in available_timezones()), None
    )
    if exact is not None:
        return exact
    folded = fold(text)
    fixed = _FIXED.search(folded)
    if fixed and int(fixed.group(2)) <= 14:
        # The signs of these names are the other way round.
        return f"Etc/GMT{'-' if fixed.group(1) == '+' else '+'}{int(fixed.group(2))}"
    placed = _places_pattern().search(folded)
    if placed:
        return _places()[placed.group()]
    letters = _LETTERS.search(folded)
    # In French "est" is a verb.
    return _ZONES_OF_LETTERS[letters.group(1)] if letters and re.search(rf"\b{letters.group(1).upper()}\b", text) else None


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    """Cities that zones are called after, and countries with one zone, in English and French."""
    existing = available_timezones()
    found = {fold(name.rsplit("/", 1)[-1].replace("_", " ")): name for name in sorted(existing) if name.startswith(_REGIONS)}
    for language in ("en", "fr"):
        for zone, names in Locale(language).time_zones.items():
            if "city" in names and zone in existing and zone.startswith(_REGIONS):
                found.setdefault(fold(names["city"]), zone)
    zones: dict[str, set[str]] = defaultdict(set)
    for zone, territory in get_global("zone_territories").items():
        if zone in existing:
            zones[str(territory)].add(str(zone))
    for territory, names in zones.items():
        if len(names) == 1:
            for language in ("en", "fr"):
                name = Locale(language).territories.get(territory)
                if name:
                    found.setdefault(fold(name), next(iter(names)))
    return {name: zone for name, zone in {**found, **_ALSO}.items() if (len(name) > 2 or name in _ALSO) and name not in _WORDS}


@lru_cache(maxsize=1)
def _places_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(_places(), key=len, reverse=True))) + r")\b")
