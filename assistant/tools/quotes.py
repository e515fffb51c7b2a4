"""The tool that does the arithmetic: packages × quantity + extras, by the order service's own rules."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from assistant.orders.pricing import Line, Pick, Quote, price
from assistant.tools import facts_of
from assistant.tools.knowledge import find_gig
from assistant.tools.tool import Arguments, Desk, Tool, ToolResult, TurnContext

Id = Annotated[str, Field(min_length=1, max_length=120)]
Count = Annotated[int, Field(ge=1, le=1000)]


class LineArguments(Arguments):
    package: Id
    quantity: Count = 1


class PickArguments(Arguments):
    extra: Id
    count: Count = 1


class QuoteArguments(Arguments):
    gig: Id
    lines: Annotated[tuple[LineArguments, ...], Field(min_length=1, max_length=10, description="packages and how many of each")]
    extras: Annotated[tuple[PickArguments, ...], Field(max_length=20)] = ()


def quote(desk: Desk, context: TurnContext, arguments: QuoteArguments) -> ToolResult:
    gig = find_gig(desk.shelf.catalogue(context.freelancer), arguments.gig)
    lines = tuple(Line(line.package, line.quantity) for line in arguments.lines)
    picks = tuple(Pick(pick.extra, pick.count) for pick in arguments.extras)
    priced = price(gig, lines, picks)
    return ToolResult(quote_json(priced), facts_of.gig_facts(gig) + facts_of.quote_facts(priced), (facts_of.quote_source(priced),))


def quote_json(quote: Quote) -> dict[str, Any]:
    return {
        "id": facts_of.quote_source(quote).id,
        "gig": quote.gig.slug,
        "title": quote.gig.title,
        "working_days": quote.gig.working_days,
        "lines": [
            {
                "package": line.package.id,
                "title": line.package.title,
                "quantity": line.quantity,
                "price": line.package.price.to_json(),
                "total": line.total.to_json(),
            }
            for line in quote.lines
        ],
        "extras": [
            {
                "extra": pick.extra.id,
                "title": pick.extra.title,
                "count": pick.count,
                "price": pick.extra.price.to_json(),
                "total": pick.total.to_json(),
            }
            for pick in quote.extras
        ],
        "total": quote.total.to_json(),
        "delivery_days": quote.delivery_days,
        "revisions": "unlimited" if quote.revisions is None else quote.revisions,
    }


QUOTE_TOOL = Tool(
    "quote",
    "read",
    "The price, delivery days and revisions of packages × quantity plus extras, computed. Never add up yourself.",
    QuoteArguments,
    quote,
)
