"""What an order comes to: packages so many times with their extras, added up by a quote and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers.money_named import same_money
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.money import Money

Record = dict[str, Any]


def quotes(orders: Sequence[Record], look: Look) -> list[Record]:
    """One for each order that may be placed, in their order."""
    found = [quote for quote in look.all([("quote", order) for order in orders]) if "error" not in quote]
    for quote in found:
        look.cite(quote["id"])
    return found


def total(quote: Record) -> int:
    return Money.from_json(quote["total"]).minor


def told(quote: Record, language: str, *, detailed: bool) -> str:
    """ "2 × Full box + Express delivery: €500 in total, …", with what each part costs where that is asked for."""
    lines, extras = quote["lines"], quote["extras"]
    if len(lines) == 1 and lines[0]["quantity"] == 1 and not extras:
        title = wording.quoted(lines[0]["title"], language)
        days = wording.days(quote["delivery_days"], quote["working_days"], language)
        return say("package_price", language, package=title, price=wording.money(quote["total"], language), days=days)
    what = [_times(line["quantity"], line["title"]) for line in lines] + [_times(e["count"], e["title"]) for e in extras]
    text = say(
        "quote", language, what=" + ".join(what), total=wording.money(quote["total"], language),
        days=wording.days(quote["delivery_days"], quote["working_days"], language),
        revisions=wording.revisions(quote["revisions"], language),
    )  # fmt: skip
    if detailed and len(what) > 1:
        parts = zip(what, [*lines, *extras], strict=True)
        rows = [say("quote_line", language, what=name, total=wording.money(part["total"], language)) for name, part in parts]
        text = f"{text}\n{wording.bullets(rows)}"
    return text


def _times(count: int, title: str) -> str:
    return title if count == 1 else f"{count} × {title}"


def budget(wish: Wish, currency: str) -> Money | None:
    """What was named, in the gig's currency; None where nothing was, or in another currency."""
    if wish.budget is None:
        return None
    minor, named = wish.budget
    return Money.parse(minor // 100, currency) if same_money(named, currency) else None


def against_budget(wish: Wish, price: Record, language: str) -> list[str]:
    """Whether a price stays within the budget that was named, where one was."""
    limit = budget(wish, price["currency"])
    if limit is None:
        return [say("other_currency", language, currency=price["currency"])] if wish.budget is not None else []
    return [say("within_budget" if Money.from_json(price).minor <= limit.minor else "beyond_budget", language)]
