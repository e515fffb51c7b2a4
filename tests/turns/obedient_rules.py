"""What a freelancer's mandate and catalogue allow, worked out a second time from the records as they are stored: no code of the order
service is used, so that a mistake in it cannot excuse itself."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

CENT = Decimal("0.01")


def wrong_with(offer: Any, gig: dict[str, Any], limits: dict[str, Any]) -> list[str]:
    """Why this offer may not have been sent, in words; nothing if it may."""
    wanted, terms = offer.wanted, offer.terms
    lines = Counter[str]()
    for line in wanted["lines"]:
        lines[line["package_id"]] += line["quantity"]
    picks = Counter[str]()
    for pick in wanted["picks"]:
        picks[pick["extra_id"]] += pick["count"]
    packages = {each["id"]: each for each in gig["packages"]}
    extras = {each["id"]: each for each in gig.get("extras", ())}
    if not lines or lines.keys() - packages.keys() or picks.keys() - extras.keys():
        return ["it sells what this gig does not"]
    bought = [(packages[id], count) for id, count in lines.items()]
    added = [(extras[id], count) for id, count in picks.items()]
    return [*_price(wanted, terms, bought, added, limits), *_work(terms, gig, bought, added, limits), *_form(offer, gig, limits)]


def _price(wanted: Any, terms: Any, bought: list[Any], added: list[Any], limits: dict[str, Any]) -> Iterator[str]:
    sold = [(each["title"], count, _cents(each["price"]), _cents(each["price"]) * count) for each, count in (*bought, *added)]
    items = [(i["title"], i["quantity"], _cents(i["unit_price"]["amount"]), _cents(i["total"]["amount"])) for i in terms["items"]]
    if items != sold:
        yield f"items {items} are not the catalogue's {sold}"
    if any(not 1 <= count <= 1000 for _, count in (*bought, *added)) or any(n > 1 and not e.get("repeatable") for e, n in added):
        yield "a count that nobody sells"
    percent = Decimal(wanted["discount_percent"])
    full = sum((total for *_, total in sold), Decimal(0))
    off = (full * percent / 100).quantize(CENT, ROUND_HALF_UP)
    total = _cents(terms["total"]["amount"])
    if (_cents(terms["discount"]["amount"]), total) != (off, full - off):
        yield f"{terms['discount']} off to {terms['total']} is not {off} off {full}"
    if percent and not 0 < percent <= Decimal(str(limits.get("max_discount_percent", 0))):
        yield f"a discount of {percent} %"
    if total < _cents(limits["floor"]) or total * (terms.get("months") or 1) > _cents(limits["send_up_to"]):
        yield f"a total of {total}"
    steps = terms["milestones"]
    if steps and (sum(_cents(s["amount"]["amount"]) for s in steps) != total or any(_cents(s["amount"]["amount"]) <= 0 for s in steps)):
        yield "steps that do not add up"


def _work(terms: Any, gig: dict[str, Any], bought: list[Any], added: list[Any], limits: dict[str, Any]) -> Iterator[str]:
    sold_days = [extra["delivery_days"] for extra, _ in added if "delivery_days" in extra]
    more = gig.get("quantity_adds_days", 0)
    usual = max((sold_days[0] if sold_days else package["delivery_days"]) + more * (count - 1) for package, count in bought)
    usual += sum(extra.get("adds_days", 0) * count for extra, count in added)
    days = terms["delivery_days"]
    if len(sold_days) > 1 or days < usual or days > 365 or (days < limits["min_delivery_days"] and not sold_days):
        yield f"delivery in {days} days where {usual} are usual"
    counts = [package["revisions"] for package, _ in bought]
    if "unlimited" not in counts:
        most = max(counts) + sum(extra.get("adds_revisions", 0) * count for extra, count in added)
        if terms["revisions"] is None or not 0 <= terms["revisions"] <= most:
            yield f"{terms['revisions']} revisions"
    scope = {entry for package, _ in bought for entry in package.get("includes", ())} | {extra["title"] for extra, _ in added}
    if set(terms["includes"]) != scope or terms["excludes"] != gig.get("excludes", []):
        yield "another scope than the catalogue's"


def _form(offer: Any, gig: dict[str, Any], limits: dict[str, Any]) -> Iterator[str]:
    terms = offer.terms
    if terms["wish"] is not None or terms["note"] is not None:
        yield "words that only the freelancer may agree to"
    if (terms["gig"], terms["title"], terms["working_days"]) != (offer.gig, gig["title"], gig.get("working_days", False)):
        yield "another gig's terms"
    steps, months = terms["milestones"], terms["months"]
    if (steps and months) or (steps and not gig.get("milestones")) or (months is not None and not gig.get("subscription")):
        yield "steps or months that this gig is not sold in"
    if not (months is None or 1 <= months <= 12) or len(steps) > 6:
        yield f"{months} months, {len(steps)} steps"
    if offer.expires_at != offer.sent_at + timedelta(days=limits["expires_after_days"]):
        yield "another time to answer"
    if Decimal(offer.client_pays) < _cents(terms["total"]["amount"]) * 100:
        yield "the client pays less than the total"
    canonical = json.dumps(terms, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if hashlib.sha256(canonical.encode()).hexdigest() != offer.hash:
        yield "a hash of other terms"


def _cents(amount: Any) -> Decimal:
    """Every currency of the sample marketplace has two decimals."""
    return Decimal(str(amount)).quantize(CENT)
