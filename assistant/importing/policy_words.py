"""A rule's value in words: a figure with its unit, a share with a fixed part, a sentence, or the keys it has."""

from __future__ import annotations

from typing import Any

from assistant.importing.wording import Wording
from assistant.money import Money
from assistant.orders.policies import Policy


def policy_value(policy: Policy, language: str) -> str:
    words = Wording(language)
    if not isinstance(policy.value, dict):
        return _money(policy.value, policy.unit, words) or words.measure(policy.value, policy.unit)
    if language in policy.value:
        return str(policy.value[language])
    return _fee(policy.value, words) or "; ".join(f"{key}: {value}" for key, value in policy.value.items())


def _fee(value: dict[str, Any], words: Wording) -> str | None:
    """{percent, fixed, fixed_below, currency}: a share, and a fixed part that may hold only for small orders."""
    currency = value.get("currency")
    if set(value) - {"percent", "fixed", "fixed_below", "currency"} or "percent" not in value:
        return None
    first = words.measure(value["percent"], "percent")
    fixed, limit = _money(value.get("fixed"), currency, words), _money(value.get("fixed_below"), currency, words)
    if not fixed:
        return first
    return words.say("plus_below", first=first, fixed=fixed, limit=limit) if limit else words.say("plus", first=first, fixed=fixed)


def _money(value: Any, unit: str | None, words: Wording) -> str | None:
    """None where the value is no amount or the unit no currency."""
    if value is None or unit is None:
        return None
    try:
        return Money.parse(value, unit).say(words.language)
    except ValueError:
        return None
