"""Prices that a freelancer's documents state and no record has: the assistant quotes records only, so the owner should know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from assistant.importing.drafts import PROFILE
from assistant.importing.rules import amounts_in
from assistant.retrieval.passages import Passage
from assistant.understanding import amounts


def unknown_prices(passages: Iterable[Passage], bodies: Mapping[str, dict[str, Any]]) -> list[str]:
    """One warning for each sum of money in the freelancer's currency that is no price of a package, an extra or a consultation."""
    known = {Decimal(str(amount)) for body in bodies.values() for _, amount in amounts_in(body)}
    said = ((passage, text) for passage in passages for text in _unknown(passage, bodies[PROFILE]["currency"], known))
    where = "is no price in the records; it may be quoted from the document, but nothing is offered at it"
    return list(dict.fromkeys(f"{passage.source}, {passage.locator}: {text} {where}" for passage, text in said))


def _unknown(passage: Passage, currency: str, known: set[Decimal]) -> Iterator[str]:
    for amount in amounts.find(passage.text, passage.language):
        if amount.kind == "money" and amount.unit == currency and amount.low not in known:
            yield amount.text
