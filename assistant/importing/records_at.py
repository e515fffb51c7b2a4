"""A value inside records, named as messages name it: `gigs/packaging.yaml#packages[basic].price`."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

Bodies = MutableMapping[str, dict[str, Any]]
MISSING = object()
_STEP = re.compile(r"\[([^\]]+)\]|([^.\[\]]+)")


def value_at(bodies: Bodies, path: str) -> Any:
    """MISSING where there is no such key; an item of a list is named by its id, or by its number from 0."""
    file, _, key = path.partition("#")
    value: Any = bodies.get(file, MISSING)
    for step in _steps(key):
        value = _inner(value, step)
    return value


def set_at(bodies: Bodies, path: str, value: Any) -> bool:
    """Whether there was a place to put it. None takes the key away."""
    file, _, key = path.partition("#")
    *way, last = _steps(key)
    holder: Any = bodies.get(file, MISSING)
    for step in way:
        inner = _inner(holder, step)
        if inner is MISSING and isinstance(holder, dict):
            inner = holder[step] = {}
        holder = inner
    if not isinstance(holder, dict):
        return False
    if value is None:
        holder.pop(last, None)
    else:
        holder[last] = value
    return True


def _steps(key: str) -> list[str]:
    return [bracket or name for bracket, name in _STEP.findall(key)]


def _inner(value: Any, step: str) -> Any:
    if isinstance(value, dict):
        return value.get(step, MISSING)
    if isinstance(value, list):
        named = next((item for item in value if isinstance(item, dict) and item.get("id") == step), MISSING)
        return value[int(step)] if named is MISSING and step.isdigit() and int(step) < len(value) else named
    return MISSING
