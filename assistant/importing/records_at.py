"""A value inside records, named as messages name it: `gigs/packaging.yaml#packages[basic].price`."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from itertools import pairwise
from typing import Any

Bodies = MutableMapping[str, dict[str, Any]]
MISSING = object()
_STEP = re.compile(r"\[([^\]]+)\]|([^.\[\]]+)")


def value_at(bodies: Bodies, path: str) -> Any:
    """MISSING where there is no such key. An item of a list is named by its id, by its minutes, or by its number from 0."""
    file, _, key = path.partition("#")
    value: Any = bodies.get(file, MISSING)
    for step, _ in _steps(key):
        value = _inner(value, step)
    return value


def set_at(bodies: Bodies, path: str, value: Any) -> bool:
    """Whether there was a place to put it. None takes the key away."""
    file, _, key = path.partition("#")
    steps = _steps(key)
    holder: Any = bodies.get(file, MISSING)
    for (step, _), (_, of_list) in pairwise(steps):
        inner = _inner(holder, step)
        if inner is MISSING and isinstance(holder, dict):
            inner = holder[step] = [] if of_list else {}
        holder = inner
    last, _ = steps[-1]
    if isinstance(holder, list):
        return _set_item(holder, last, value)
    if not isinstance(holder, dict):
        return False
    if value is None:
        holder.pop(last, None)
    else:
        holder[last] = value
    return True


def _set_item(items: list[Any], name: str, value: Any) -> bool:
    """Consultations only, which are named by their minutes, and stand in that order where they can."""
    place = next((n for n, item in enumerate(items) if _minutes(item) == name), None)
    if value is None:
        if place is not None:
            del items[place]
        return True
    if _minutes(value) != name:
        return False
    if place is not None:
        items[place] = value
    else:
        longer = (n for n, item in enumerate(items) if isinstance(item, dict) and item.get("minutes", 0) > value["minutes"])
        items.insert(next(longer, len(items)), value)
    return True


def _steps(key: str) -> list[tuple[str, bool]]:
    """Each name, and whether it stands in brackets: then it is an item's."""
    return [(bracket or name, bool(bracket)) for bracket, name in _STEP.findall(key)]


def _minutes(item: Any) -> str | None:
    return str(item["minutes"]) if isinstance(item, dict) and "minutes" in item else None


def _inner(value: Any, step: str) -> Any:
    if isinstance(value, dict):
        return value.get(step, MISSING)
    if isinstance(value, list):
        named = next((item for item in value if isinstance(item, dict) and (item.get("id") == step or _minutes(item) == step)), MISSING)
        if named is MISSING and any(_minutes(item) for item in value):
            return MISSING
        return value[int(step)] if named is MISSING and step.isdigit() and int(step) < len(value) else named
    return MISSING
