"""Calendar text (RFC 5545) as components of named properties; no more than can be asked of a calendar, and nothing is believed yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.errors import Invalid

MOST_LINES = 200_000
MOST_COMPONENTS = 20_000
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Property:
    name: str
    value: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Component:
    name: str
    properties: list[Property] = field(default_factory=list)
    children: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        return [each for each in self.properties if each.name == name]

    def first(self, name: str) -> Property | None:
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        found = self.first(name)
        return found.value.strip() if found else ""

    def within(self, name: str) -> Iterator[Component]:
        """Those of that name, however deep."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.within(name)


def components(text: str) -> Component:
    """The calendars of the text under one root. Invalid (not_a_calendar, calendar_too_large) where it is none, or more than is read."""
    root = Component("")
    open_, count = [root], 0
    for line in _unfolded(text):
        if (found := _property(line)) is None:
            continue
        if found.name == "BEGIN":
            count += 1
            if count > MOST_COMPONENTS or len(open_) > DEEPEST:
                raise Invalid("This calendar has more in it than is read.", code="calendar_too_large")
            child = Component(found.value.strip().upper())
            open_[-1].children.append(child)
            open_.append(child)
        elif found.name == "END":
            if len(open_) > 1:
                open_.pop()
        else:
            open_[-1].properties.append(found)
    if not any(child.name == "VCALENDAR" for child in root.children):
        raise Invalid("This is no calendar: a file or address with BEGIN:VCALENDAR is wanted.", code="not_a_calendar")
    return root


def _unfolded(text: str) -> Iterator[str]:
    # By the standard's own line ends alone: others that Python knows may be part of a text.
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        raise Invalid("This calendar has more in it than is read.", code="calendar_too_large")
    parts: list[str] = []
    for line in lines:
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield "".join(parts)
        parts = [line] if line.strip() else []
    if parts:
        yield "".join(parts)


def _property(line: str) -> Property | None:
    """NAME;PARAM=value;PARAM="quoted: value":the value."""
    head, value = _split_value(line)
    if value is None:
        return None
    name, *rest = _split(head, ";")
    params = (param.partition("=") for param in rest)
    return Property(name.strip().upper(), value, {key.strip().upper(): said.strip().strip('"') for key, _, said in params})


def _split_value(line: str) -> tuple[str, str | None]:
    quoted = False
    for n, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == ":" and not quoted:
            return line[:n], line[n + 1 :]
    return line, None


def _split(text: str, by: str) -> list[str]:
    parts, quoted = [""], False
    for char in text:
        quoted = quoted != (char == '"')
        if char == by and not quoted:
            parts.append("")
        else:
            parts[-1] += char
    return parts
