"""The buttons of the cards that a client has before its eyes, pressed at a terminal; never by what is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.database.columns import new_id
from assistant.orders.caller import Caller
from assistant.orders.service import Orders
from assistant.scheduling.service import Scheduling

CARD_OF = {"accept": "offer", "decline": "offer", "pay": "consultation", "cancel": "consultation"}
"""Which type of card has which button."""


@dataclass
class Buttons:
    orders: Orders
    scheduling: Scheduling
    _cards: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def show(self, card: Mapping[str, Any]) -> tuple[str, ...]:
        """The buttons of this card, which is the last of its type from now on, unless it has none and is about another thing."""
        steps, type = _steps(card), card["type"]
        if steps:
            self._cards[type] = card
        elif self._cards.get(type, {}).get("id") == card["id"]:
            del self._cards[type]
        return steps

    def press(self, step: str, client: Caller) -> bool:
        """False where there is no card with this button. Raises what the service says against it."""
        card = self._cards.get(CARD_OF[step])
        if card is None or step not in _steps(card):
            return False
        self._do(step, card["id"], card["hash"], client)
        # What comes of it is a card of its own.
        del self._cards[card["type"]]
        return True

    def _do(self, step: str, id: str, hash: str, client: Caller) -> None:
        orders, calendar = self.orders, self.scheduling
        pressed: dict[str, Callable[[], object]] = {
            "accept": lambda: orders.accept(client, f"terminal:accept:{id}", id, hash),
            "decline": lambda: orders.decline(client, f"terminal:decline:{id}", id, hash),
            # What came too late can be paid for again.
            "pay": lambda: calendar.pay(client, f"terminal:pay:{new_id()}", id),
            "cancel": lambda: calendar.cancel(client, f"terminal:cancel:{id}", id),
        }
        pressed[step]()


def _steps(card: Mapping[str, Any]) -> tuple[str, ...]:
    """Those that this terminal knows; a button's address ends with what it does."""
    steps = (button["href"].rsplit("/", 1)[-1] for button in card["buttons"])
    return tuple(step for step in steps if CARD_OF.get(step) == card["type"])
