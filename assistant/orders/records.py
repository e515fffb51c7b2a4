"""Records as stored, in the shape of the knowledge folder, and the frozen values they mean."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from assistant.money import Money
from assistant.orders.catalogue import Extra, Faq, Gig, Package, Profile, Requirement, Voice
from assistant.orders.mandate import HandOverTriggers, Mandate, OfferLimits

Body = Mapping[str, Any]


def profile(body: Body) -> Profile:
    return Profile(
        handle=body["handle"],
        name=body["name"],
        headline=body.get("headline", ""),
        about=body.get("about", ""),
        languages=tuple(body["languages"]),
        timezone=body["timezone"],
        currency=body["currency"],
        skills=tuple(body.get("skills", ())),
        professions=tuple(body.get("professions", ())),
        voice=Voice(**body.get("assistant", {})),
        faq=_faq(body),
        **given(body, "level", "pro"),
    )


def gig(slug: str, body: Body, seller: Profile) -> Gig:
    return Gig(
        slug=slug,
        title=body["title"],
        category=body.get("category", ""),
        language=body.get("language", seller.languages[0]),
        description=body.get("description", ""),
        packages=tuple(_package(p, seller.currency) for p in body["packages"]),
        extras=tuple(_extra(e, seller.currency) for e in body.get("extras", ())),
        excludes=tuple(body.get("excludes", ())),
        requirements=tuple(Requirement(**r) for r in body.get("requirements", ())),
        faq=_faq(body),
        **given(body, "working_days", "quantity_adds_days", "milestones", "subscription"),
    )


def mandate(body: Body | None, currency: str, version: int = 0) -> Mandate:
    body = body or {}
    offers = body.get("offers", {})
    common = {key: value for key, value in offers.items() if key != "per_gig"}
    return Mandate(
        version=version,
        offers=_limits(common, currency),
        per_gig=MappingProxyType({slug: _limits({**common, **own}, currency) for slug, own in offers.get("per_gig", {}).items()}),
        hand_over=_triggers(body.get("hand_over", {}), currency),
        **given(body, "consultations"),
    )


def given(body: Body, *keys: str) -> dict[str, Any]:
    """Only the keys that are there, so that the value's own default holds for the others."""
    return {key: body[key] for key in keys if key in body}


def _package(body: Body, currency: str) -> Package:
    revisions = None if body["revisions"] == "unlimited" else body["revisions"]
    price = Money.parse(body["price"], currency)
    return Package(body["id"], body["title"], price, body["delivery_days"], revisions, tuple(body.get("includes", ())))


def _extra(body: Body, currency: str) -> Extra:
    changes = given(body, "delivery_days", "adds_days", "adds_revisions", "repeatable")
    return Extra(body["id"], body["title"], Money.parse(body["price"], currency), **changes)


def _faq(body: Body) -> tuple[Faq, ...]:
    return tuple(Faq(pair["q"], pair["a"]) for pair in body.get("faq", ()))


def _limits(body: Body, currency: str) -> OfferLimits:
    values = given(body, "min_delivery_days", "expires_after_days")
    values |= {key: Money.parse(body[key], currency) for key in ("send_up_to", "floor") if key in body}
    if "max_discount_percent" in body:
        values["max_discount_percent"] = Decimal(str(body["max_discount_percent"]))
    return OfferLimits(**values)


def _triggers(body: Body, currency: str) -> HandOverTriggers:
    budget = Money.parse(body["budget_over"], currency) if "budget_over" in body else None
    return HandOverTriggers(budget, tuple(body.get("topics", ())), tuple(body.get("phrases", ())))
