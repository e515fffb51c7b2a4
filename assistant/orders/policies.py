"""The marketplace's rules, as dated values with a source: sources disagree, and rules change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Policy:
    """`value` is a scalar with a `unit` (percent, days, USD, …) or a mapping; `title` is by language."""

    id: str
    title: Mapping[str, str]
    value: str | int | dict[str, Any]
    unit: str | None
    valid_from: date
    source: str
    confidence: str = "reported"


def in_force(policies: Iterable[Policy], today: date) -> tuple[Policy, ...]:
    """Of each rule the newest version that is not in the future, in the order of their ids."""
    newest: dict[str, Policy] = {}
    for policy in policies:
        if policy.valid_from <= today and (policy.id not in newest or newest[policy.id].valid_from < policy.valid_from):
            newest[policy.id] = policy
    return tuple(newest[key] for key in sorted(newest))


def from_record(body: Mapping[str, Any]) -> Policy:
    return Policy(
        id=body["id"],
        title=body["title"],
        value=body["value"],
        unit=body.get("unit"),
        valid_from=date.fromisoformat(body["valid_from"]),
        source=body["source"],
        confidence=body.get("confidence", "reported"),
    )
