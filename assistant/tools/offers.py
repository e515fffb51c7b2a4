"""Tools that price, weigh and make custom offers. They take ids that were listed and bounded numbers; never a price, never a person."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, model_validator

from assistant.conversations.cards import OPEN, offer_card
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer, Terms
from assistant.orders.order import Order
from assistant.orders.pricing import Line, Pick
from assistant.orders.service import Placed
from assistant.orders.terms import LONGEST_WISH_ASKED, MOST_DAYS, MOST_MONTHS, MOST_REVISIONS_ASKED, MOST_STEPS_ASKED
from assistant.orders.wanted import Wanted
from assistant.tools import offer_facts
from assistant.tools.knowledge import Nothing, find_gig
from assistant.tools.quotes import Id, LineArguments, PickArguments
from assistant.tools.tool import Arguments, Desk, Tool, ToolResult, TurnContext

MOST_SHOWN = 5
STANDING = (*OPEN, "accepted")
"""Offers whose figures hold; of others only what became of them is told."""


REASONS = {"below_floor": "not_possible", **{code: code for code in ("too_fast", "faster", "revisions", "off_catalogue")}}
"""What a model is told of a ruling. Codes that would tell one limit from another are one: probing shows no more than a yes or a no."""


class OfferArguments(Arguments):
    gig: Id
    lines: Annotated[tuple[LineArguments, ...], Field(max_length=10, description="packages and how many of each")] = ()
    extras: Annotated[tuple[PickArguments, ...], Field(max_length=20)] = ()
    discount_percent: Annotated[Decimal, Field(ge=0, le=100, decimal_places=4, description="what the client asks for, if anything")] = (
        Decimal(0)
    )
    delivery_days: Annotated[int | None, Field(ge=1, le=MOST_DAYS, description="only for another time than the catalogue's")] = None
    revisions: Annotated[int | None, Field(ge=0, le=MOST_REVISIONS_ASKED, description="only for more than the catalogue's")] = None
    wish: Annotated[str | None, Field(max_length=LONGEST_WISH_ASKED, description="what nothing here sells, in the client's words")] = None
    milestones: Annotated[int | None, Field(ge=2, le=MOST_STEPS_ASKED, description="steps, where the gig may be sold in steps")] = None
    months: Annotated[int | None, Field(ge=1, le=MOST_MONTHS, description="months, where the gig may be sold monthly")] = None

    @model_validator(mode="after")
    def _asks_for_something(self) -> OfferArguments:
        if not self.lines and not self.wish:
            raise ValueError("name at least one package, or the wish that none of them covers")
        return self


class CreateArguments(OfferArguments):
    requirements: Annotated[dict[Id, Annotated[str, Field(max_length=1000)]], Field(max_length=20)] = Field(
        default_factory=dict, description="what the client told of what the gig needs to know, by the requirements' ids"
    )
    insist: Annotated[bool, Field(description="the client wants exactly this: ask the freelancer instead of countering")] = False


def consider_offer(desk: Desk, context: TurnContext, arguments: OfferArguments) -> ToolResult:
    find_gig(desk.shelf.catalogue(context.freelancer), arguments.gig)
    weighed = desk.orders.consider(_caller(context), _wanted(arguments))
    content = _weighed_json(weighed)
    facts = offer_facts.of_terms(weighed.terms, weighed.client_pays) if weighed.terms and content["terms"] else ()
    return ToolResult(content, facts, tuple(fact.source for fact in facts))


def create_offer(desk: Desk, context: TurnContext, arguments: CreateArguments, key: str) -> ToolResult:
    find_gig(desk.shelf.catalogue(context.freelancer), arguments.gig)
    placed = desk.orders.place(_caller(context), key, _wanted(arguments, arguments.requirements), insist=arguments.insist)
    content = _weighed_json(placed)
    if placed.status == "waiting_approval" and placed.offer is not None:
        # The client hears that the freelancer is asked, and no figure that nobody has agreed to yet.
        return ToolResult({**content, "terms": None, "client_pays": None, "object": {"type": "offer", "id": placed.offer.id}})
    if placed.offer is None:
        return ToolResult(content)
    facts = offer_facts.of_offer(placed.offer)
    content |= {"offer": _offer_json(placed.offer), "object": {"type": "offer", "id": placed.offer.id}}
    return ToolResult(content, facts, (offer_facts.offer_source(placed.offer),), (offer_card(placed.offer, context.language),))


def list_offers(desk: Desk, context: TurnContext, _: Nothing) -> ToolResult:
    caller = _caller(context)
    found, ordered = desk.orders.offers(caller)[:MOST_SHOWN], desk.orders.orders(caller)[:MOST_SHOWN]
    shown = [offer for offer in found if offer.status in OPEN]
    facts = tuple(fact for offer in found if offer.status in STANDING for fact in offer_facts.of_offer(offer))
    content = {"offers": [_offer_json(offer) for offer in found], "orders": [_order_json(desk, caller, order) for order in ordered]}
    return ToolResult(content, facts, tuple(f.source for f in facts), tuple(offer_card(offer, context.language) for offer in shown[:1]))


def _caller(context: TurnContext) -> Caller:
    return Caller("assistant", context.freelancer, context.client, context.conversation)


def _wanted(arguments: OfferArguments, requirements: dict[str, str] | None = None) -> Wanted:
    return Wanted(
        gig=arguments.gig,
        lines=tuple(Line(line.package, line.quantity) for line in arguments.lines),
        picks=tuple(Pick(pick.extra, pick.count) for pick in arguments.extras),
        discount_percent=arguments.discount_percent,
        delivery_days=arguments.delivery_days,
        revisions=arguments.revisions,
        wish=arguments.wish,
        milestones=arguments.milestones,
        months=arguments.months,
        requirements=dict(requirements or {}),
    )


def _weighed_json(weighed: Placed) -> dict[str, Any]:
    counter = weighed.counter
    # What was asked for and may not be has no figures; what may be had instead has.
    shown = weighed.status in ("sent", "countered") or counter is not None
    return {
        "status": weighed.status,
        "reasons": list(dict.fromkeys(REASONS.get(reason, "needs_freelancer") for reason in weighed.reasons)),
        "terms": terms_json(weighed.terms) if weighed.terms and shown else None,
        "client_pays": weighed.client_pays.to_json() if weighed.client_pays and shown else None,
        "counter": {
            "discount_percent": f"{counter.discount_percent:f}" if counter.discount_percent is not None else None,
            "delivery_days": counter.delivery_days,
        }
        if counter
        else None,
    }


def terms_json(terms: Terms) -> dict[str, Any]:
    return {
        "gig": terms.gig,
        "title": terms.title,
        "items": [
            {"title": i.title, "quantity": i.quantity, "price": i.unit_price.to_json(), "total": i.total.to_json()} for i in terms.items
        ],
        "discount": terms.discount.to_json() if terms.discount.minor else None,
        "total": terms.total.to_json(),
        "delivery_days": terms.delivery_days,
        "working_days": terms.working_days,
        "revisions": "unlimited" if terms.revisions is None else terms.revisions,
        "includes": list(terms.includes),
        "excludes": list(terms.excludes),
        "milestones": [{"title": m.title, "delivery_days": m.delivery_days, "amount": m.amount.to_json()} for m in terms.milestones],
        "months": terms.months,
    }


def _offer_json(offer: Offer) -> dict[str, Any]:
    known = {"id": offer.id, "status": offer.status, "revision": offer.revision, "expires_at": offer.expires_at.isoformat()}
    if offer.status not in STANDING:
        return {**known, "title": offer.terms.title, "gig": offer.terms.gig}
    return {**known, **terms_json(offer.terms), "client_pays": offer.client_pays.to_json()}


def _order_json(desk: Desk, caller: Caller, order: Order) -> dict[str, Any]:
    """With what was ordered in ids of the catalogue, so that the same can be had again."""
    wanted = order.wanted
    again = {
        "gig": wanted.gig,
        "lines": [{"package": line.package_id, "quantity": line.quantity} for line in wanted.lines],
        "extras": [{"extra": pick.extra_id, "count": pick.count} for pick in wanted.picks],
        "requirements": dict(order.requirements),
    } if wanted else None  # fmt: skip
    return {
        "id": order.id,
        "status": order.status,
        "gig": order.gig,
        "title": order.title,
        "at": order.created_at.isoformat(),
        "again": again,
    }


OFFER_TOOLS = (
    Tool(
        "consider_offer",
        "read",
        "What an offer would come to and whether it may be made at once (sent), only with less granted (countered: see counter), "
        "only by asking the freelancer (waiting_approval), or not at all (refused). Makes nothing. Use it to negotiate.",
        OfferArguments,
        consider_offer,
    ),
    Tool(
        "create_offer",
        "command",
        "Make a custom offer: it is priced and, within the freelancer's limits, sent as a card that only the client can accept; "
        "else the freelancer is asked. A new offer for the same gig replaces the open one.",
        CreateArguments,
        create_offer,
    ),
    Tool(
        "list_offers",
        "read",
        "The offers of this conversation with their status, and what this client ordered before.",
        Nothing,
        list_offers,
    ),
)
