"""Markdown cut by its headings into sections; a section too long for one passage is cut into its natural units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.importing.plain_text import Unit, units_of, without_markup
from assistant.importing.splitting import LONGEST

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-{3,})[ \t]*$")
_FENCE = re.compile(r" {0,3}(```|~~~)")


@dataclass(slots=True)
class _Section:
    headings: tuple[str, ...]
    line: int
    lines: list[str] = field(default_factory=list)


def markdown_units(text: str) -> list[Unit]:
    """`titles` of a unit: what names it within its section, then the section's headings, nearest first."""
    return [unit for section in _sections(text) for unit in _units(section)]


def _units(section: _Section) -> list[Unit]:
    body = without_markup("\n".join(section.lines)).strip()
    if not body:
        return []
    above = tuple(reversed(section.headings))
    units = units_of(body, titled=False)
    if len(body) <= LONGEST and sum(bool(unit.titles) for unit in units) < 2:
        return [Unit(body, section.line, above)]
    return [replace(unit, line=section.line + unit.line - 1, titles=(*unit.titles, *above)) for unit in units]


def _sections(text: str) -> Iterator[_Section]:
    path: list[tuple[int, str]] = []
    current = _Section((), 1)
    fence: str | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if mark := _FENCE.match(line):
            fence = None if fence == mark.group(1) else fence or mark.group(1)
        heading = None if fence else _heading(line, current)
        if heading is None:
            current.lines.append(line)
            continue
        level, title = heading
        yield current
        path = [*(step for step in path if step[0] < level), (level, without_markup(title))]
        current = _Section(tuple(name for _, name in path), number + 1)
    yield current


def _heading(line: str, current: _Section) -> tuple[int, str] | None:
    if match := _ATX.match(line):
        return len(match.group(1)), match.group(2)
    under = _SETEXT.match(line)
    if under and current.lines and current.lines[-1].strip() and (len(current.lines) < 2 or not current.lines[-2].strip()):
        return (1 if "=" in under.group(1) else 2), current.lines.pop().strip()
    return None
