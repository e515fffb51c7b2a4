"""A reply as lines of text for a narrow screen."""

from __future__ import annotations

import textwrap
from typing import Any

from assistant.bots.words import Words

WIDTH = 80
_BULLETS = ("- ", "• ", "* ")


def said(author: str, text: str, width: int = WIDTH) -> str:
    """Who says it, then what, indented and broken between words; the text's own lines stay lines."""
    return "\n".join([f"{author}:", *(_folded(line, width) for line in text.splitlines())])


def choices(reply: dict[str, Any], width: int = WIDTH) -> str:
    numbered = (f"  [{n}] {choice['label']}" for n, choice in enumerate(reply["choices"], 1))
    return "\n".join(textwrap.fill(line, width, subsequent_indent=" " * 6) for line in numbered)


def card(text: str, press: str | None, width: int = WIDTH) -> str:
    """A card's lines in a frame; `press` says how its buttons are pressed here, where it has some."""
    lines = [*text.splitlines(), *([f"→ {press}"] if press else [])]
    rule = "  " + "-" * (width - 2)
    return "\n".join([rule, *(_folded(line, width) for line in lines), rule])


def sources(reply: dict[str, Any] | None, words: Words, width: int = WIDTH) -> str:
    if reply is None or not reply["sources"]:
        return f"  {words.no_sources}"
    return "\n".join(_source(source, width) for source in reply["sources"])


def _source(source: dict[str, Any], width: int) -> str:
    title = textwrap.fill(f"- {source['title']} ({source['kind']})", width, initial_indent="  ", subsequent_indent="    ")
    excerpt = " ".join(source["excerpt"].split())
    return f"{title}\n{_folded(excerpt, width, indent=4)}" if excerpt else title


def _folded(line: str, width: int, indent: int = 2) -> str:
    hang = indent + (2 if line.startswith(_BULLETS) else 0)
    return textwrap.fill(line, width, initial_indent=" " * indent, subsequent_indent=" " * hang, break_on_hyphens=False)
