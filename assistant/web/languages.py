"""Which language a page speaks, and its words: `locales/*.yaml`, the same keys in each."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from fastapi import Request

LANGUAGES = ("en", "fr")


def language_of(request: Request) -> str:
    """`?lang=` if it is one of ours, else the browser's first choice that is."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else accepted(request.headers.get("accept-language", ""))


def accepted(header: str) -> str:
    """The best of LANGUAGES for an Accept-Language header; English where it wants neither."""
    wishes: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")):
        tag, _, quality = part.strip().partition(";q=")
        code = tag.split("-")[0].lower()
        if code in LANGUAGES:
            wishes.append((-_quality(quality), place, code))
    wanted = [wish for wish in sorted(wishes) if wish[0] < 0]
    return wanted[0][2] if wanted else LANGUAGES[0]


def _quality(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


@lru_cache
def words(language: str) -> dict[str, Any]:
    text = (Path(__file__).parent / "locales" / f"{language}.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def counted(said: dict[str, str], key: str, count: int | None) -> str:
    """ "1 day", "3 days"; None is the key's `_unlimited`."""
    if count is None:
        return said[f"{key}_unlimited"]
    return said[f"{key}_one" if count == 1 else f"{key}_many"].format(n=count)
