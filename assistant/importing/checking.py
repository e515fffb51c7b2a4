"""A mapping against its shape: either the clean mapping, or every problem with the key it stands at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assistant.importing.problems import Problems, nearest
from assistant.importing.shapes import Shape

_WANTED = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}


def checked(file: str, body: Any, shape: type[Shape], problems: Problems) -> dict[str, Any] | None:
    """The mapping as it will be stored: plain JSON, only what was said. None where something is wrong."""
    if body is None:
        problems.add(file, "", "is empty")
        return None
    if not isinstance(body, dict):
        problems.add(file, "", "should be a mapping (key: value)")
        return None
    try:
        value = shape.model_validate(body)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=True):
            problems.add(file, key_path(body, _real(detail)), _sentence(detail, shape))
        return None
    stored: dict[str, Any] = _plain(value.model_dump(by_alias=True, exclude_unset=True, exclude_none=True))
    return stored


def key_path(body: Any, place: Sequence[str | int]) -> str:
    """As in `packages[basic].price`: an item of a list by its id where it has one, else by its number from 0."""
    path = ""
    for step in place:
        if isinstance(step, int):
            body = body[step] if isinstance(body, list) and step < len(body) else None
            name = body.get("id") if isinstance(body, dict) else None
            path += f"[{name if isinstance(name, str) else step}]"
        else:
            body = body.get(step) if isinstance(body, dict) else None
            path += f".{step}" if path else str(step)
    return path


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, Decimal) else value


def _real(detail: ErrorDetails) -> tuple[str | int, ...]:
    """Without the steps that pydantic adds for its own sake: "[key]" of mappings and the names of alternatives."""
    return tuple(step for step in detail["loc"] if step == 0 or step not in ("[key]", "str", "list[str]") and "[" not in str(step))


def _sentence(detail: ErrorDetails, shape: type[Shape]) -> str:
    kind, found, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    if kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        comma = "; a value with a comma needs quotes" if found is None and key[:1].isdigit() else ""
        return f"unknown key{nearest(key, _keys_at(shape, detail['loc'][:-1]))}{comma}"
    if kind == "missing" or (found is None and not kind.endswith("_error")):
        return "is missing"
    if kind == "literal_error":
        allowed = str(context.get("expected", "")).replace("'", "")
        return f'"{found}" should be {allowed}'
    if kind == "value_error":
        return str(context.get("error", detail["msg"]))[:300]
    if kind in _WANTED:
        return f"should be {_WANTED[kind]}, not {_shown(found)}"
    if kind in ("too_long", "too_short", "string_too_long"):
        return _length(kind, context)
    limits = {"greater_than_equal": ("ge", "at least"), "less_than_equal": ("le", "at most")}
    if kind in limits:
        name, words = limits[kind]
        return f"{found} should be {words} {context.get(name)}"
    return detail["msg"]


def _length(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "too_short":
        return f"needs at least {context.get('min_length')}"
    unit = "characters" if kind == "string_too_long" else "entries"
    return f"has more than {context.get('max_length')} {unit}"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping (a text with a colon needs quotes)"
    if isinstance(value, list):
        return "a list"
    return f'"{str(value)[:60]}"'


def _keys_at(shape: type[BaseModel], place: Sequence[str | int]) -> list[str]:
    """The keys that a mapping at this place may have."""
    current: type[BaseModel] = shape
    for step in place:
        if isinstance(step, str):
            field = next((f for name, f in current.model_fields.items() if step in (name, f.alias)), None)
            inner = _shape_in(field.annotation) if field else None
            current = inner or current
    return [field.alias or name for name, field in current.model_fields.items()]


def _shape_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _shape_in(part))), None)
