"""The order service's values as JSON and back, nothing lost: money and times in the contract's form, what is absent as null."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from assistant.errors import Invalid
from assistant.money import Money

T = TypeVar("T")


def to_json(value: Any) -> Any:
    """Of any value that crosses the border of the order service."""
    if isinstance(value, Money):
        return value.to_json()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    return [to_json(item) for item in value] if isinstance(value, tuple | list) else value


def from_json(kind: type[T], body: Any) -> T:
    """Invalid (malformed) where `body` is not what `to_json` makes of a `kind`. Keys that are not known here are passed over."""
    try:
        return cast(T, _read(kind, body))
    except (AttributeError, KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise Invalid(f"This is no {getattr(kind, '__name__', kind)}: {type(error).__name__}.", code="malformed") from error


def _read(kind: Any, body: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if body is None else _read(next(one for one in inner if one is not types.NoneType), body)
    if origin is Literal:
        return _one_of(inner, body)
    if origin in (tuple, list):
        return origin(_read(inner[0], item) for item in _checked(body, list))
    if origin is not None:
        return {str(key): _read(inner[1], item) for key, item in _checked(body, dict).items()}
    return _plain(kind, body)


def _plain(kind: Any, body: Any) -> Any:
    if kind is Money:
        return Money.from_json(body)
    if kind is datetime:
        return _instant(body)
    if kind is date:
        return date.fromisoformat(_checked(body, str))
    if kind is Decimal:
        # Which numbers make sense is for the service to say, by name.
        return Decimal(_checked(body, str))
    if is_dataclass(kind):
        known = _hints(cast(type, kind)).items()
        given = _checked(body, dict)
        return cast(Any, kind)(**{name: _read(hint, given[name]) for name, hint in known if name in given})
    return body if kind is Any else _checked(body, kind)


@lru_cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _checked(body: Any, kind: type) -> Any:
    # In Python a truth value is a whole number; in JSON it is not.
    if not isinstance(body, kind) or (isinstance(body, bool) and kind is not bool):
        raise TypeError(f"{kind.__name__} is wanted")
    return body


def _one_of(allowed: tuple[Any, ...], body: Any) -> Any:
    if body not in allowed:
        raise ValueError("none of the names that are known")
    return body


def _instant(body: Any) -> datetime:
    moment = datetime.fromisoformat(_checked(body, str))
    if moment.tzinfo is None:
        raise ValueError("an instant says its zone")
    return moment.astimezone(UTC)
