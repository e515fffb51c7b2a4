"""One value of the calendar, with what was there before and what is there after: what a change comes to, and what undoing it restores."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from assistant.orders.wire import to_json

EditKind = Literal["days_off", "blocked", "record"]


@dataclass(frozen=True, slots=True)
class Edit:
    """`name` is the id of days off or blocked hours, or a key of the profile ("availability.weekly.fri"). None is: nothing there.

    Days off are {"first", "last", "note"}, blocked hours {"starts_at", "ends_at", "note"}, a record is as it stands in the profile.
    """

    kind: EditKind
    name: str
    before: Any
    after: Any


def reversed_edits(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(replace(edit, before=edit.after, after=edit.before) for edit in reversed(tuple(edits)))


def edits_to_json(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    return [to_json(edit) for edit in edits]


def edits_from_json(body: Iterable[dict[str, Any]]) -> tuple[Edit, ...]:
    return tuple(Edit(edit["kind"], edit["name"], edit["before"], edit["after"]) for edit in body)
