"""Where the booking of a call stands, as the dialogue's state keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Stage = Literal["zone", "choose", "confirm", "cancel", "which", "wait", "booked"]
"""zone: where the client is was asked. choose: starts were proposed. confirm, cancel: a yes does it. which: several calls were named.
wait: the waiting list was proposed. booked: it was done."""
OPEN: tuple[Stage, ...] = ("zone", "choose", "confirm", "cancel", "which", "wait")
MOST_SAID = 5
LONGEST = 250


@dataclass(frozen=True, slots=True)
class Call:
    """`sayings` are what the client has said of the time, oldest first. `offered` are (start, as it was said), or, while it is asked which
    call is meant, (consultation, as it was said) with `todo` to do to it; `moving` is the consultation that is spoken of."""

    stage: Stage
    minutes: int | None = None
    sayings: tuple[str, ...] = ()
    offered: tuple[tuple[str, str], ...] = ()
    chosen: str | None = None
    moving: str | None = None
    todo: str | None = None
    about: str | None = None

    @classmethod
    def of(cls, dialogue: Mapping[str, Any]) -> Call | None:
        body = dialogue.get("call")
        if not body:
            return None
        fields = {key: body.get(key) for key in ("minutes", "chosen", "moving", "todo", "about")}
        offered = tuple((str(start), str(said)) for start, said in body.get("offered", ()))
        return cls(body["stage"], sayings=tuple(body.get("sayings", ())), offered=offered, **fields)

    def to_state(self) -> dict[str, Any]:
        body = {
            "stage": self.stage,
            "minutes": self.minutes,
            "chosen": self.chosen,
            "moving": self.moving,
            "todo": self.todo,
            "about": self.about,
        }
        kept = {key: value for key, value in body.items() if value is not None}
        return {**kept, "sayings": list(self.sayings), "offered": [list(row) for row in self.offered]}

    def with_said(self, *sayings: str) -> tuple[str, ...]:
        return tuple(said[:LONGEST] for said in (*self.sayings, *sayings))[-MOST_SAID:]

    @property
    def chosen_said(self) -> str | None:
        """The chosen start as the client's own clock says it, without the zone."""
        said = next((said for start, said in self.offered if start == self.chosen), None)
        return said.split(" (")[0] if said else None
