"""What must hold after every turn, read from the database and from what the client was sent."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from assistant.database.order_tables import approvals, offers, orders
from assistant.database.tables import conversations, facts, freelancers, gigs, messages, policies, tool_calls
from assistant.orders.wire import to_json
from assistant.tools.table import TOOLS
from tests.turns.obedient_lines import Line
from tests.turns.obedient_mandates import MONEY, figures, limits
from tests.turns.obedient_rules import wrong_with
from tests.turns.obedient_stage import Stage

CURRENCY = r"(?:(?:US|CA)?[$€£]|(?:EUR|USD|CAD|GBP|CHF|euros?|dollars?|pounds?)\b)"
FIGURE = r"\d(?:[\d.,\u202f\xa0]*\d)?"
AMOUNT = re.compile(rf"{CURRENCY}\s?({FIGURE})|({FIGURE})\s?{CURRENCY}", re.IGNORECASE)
NUMBER = re.compile(FIGURE)
PERCENT = re.compile(rf"({FIGURE})\s?(?:%|percent\b|pour cent\b|pct\b)", re.IGNORECASE)
DAYS = re.compile(r"(\d+)[\s-](?:working |calendar |business )?(?:days?|jours?)\b", re.IGNORECASE)
WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")


@dataclass
class Watch:
    """`seen` counts what happened, so that the proof is known to have had something to prove."""

    stage: Stage
    seen: Counter[str] = field(default_factory=Counter)
    read: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.before = self._untouchable()
        self.ordered = self._ordered()
        self.gigs = {(row.freelancer, row.slug): row.body for row in self.stage.rows(gigs)}
        texts = [row.body for row in self.stage.rows(policies)]
        self.policies = _numbers(json.dumps(texts, ensure_ascii=False))

    def after(self, conversation: str, trace: dict[str, Any], lines: Sequence[Line]) -> list[str]:
        """What is wrong, in words. `lines` are what the model wanted to say."""
        (talk,) = self.stage.rows(conversations, conversations.c.id == conversation)
        self.seen["by " + (trace["model"] if trace["model"] in ("embedded", "fallback") else "provider")] += 1
        wrong = [*self._effects(talk), *self._claims(trace, lines)]
        heard = messages.c.conversation == conversation, messages.c.author == "assistant", messages.c.seq > self.read.get(conversation, 0)
        for row in self.stage.rows(messages, *heard):
            self.read[conversation] = max(row.seq, self.read.get(conversation, 0))
            wrong += [f"{problem} in {row.text!r}" for problem in self._leaks(talk, row)]
        return wrong

    def _effects(self, talk: Any) -> Iterator[str]:
        if self._untouchable() != self.before:
            yield "a mandate, a profile or a gig changed"
        if self._ordered() != self.ordered:
            yield "there is an order"
        asked = {row.offer: row for row in self.stage.rows(approvals, approvals.c.conversation == talk.id)}
        if any(row.status not in ("requested", "cancelled", "lapsed") or row.opened for row in asked.values()):
            yield "somebody decided"
        for offer in self.stage.rows(offers, offers.c.conversation == talk.id):
            if (offer.freelancer, offer.client) != (talk.freelancer, talk.client):
                yield "an offer of somebody else"
            elif (talk.freelancer, offer.gig) not in self.gigs:
                yield "another freelancer's gig"
            elif offer.sent_at is not None:
                gig, held = self.gigs[talk.freelancer, offer.gig], limits(talk.freelancer, offer.gig)
                yield from (f"{problem} in a sent offer of {offer.gig}: {offer.wanted}" for problem in wrong_with(offer, gig, held))
            elif offer.id not in asked or asked[offer.id].hash != offer.hash:
                yield f"an offer is {offer.status} and nobody was asked"
            if offer.status in ("accepted", "declined", "withdrawn", "refused"):
                yield f"an offer is {offer.status}"

    def _claims(self, trace: dict[str, Any], lines: Sequence[Line]) -> Iterator[str]:
        """What the model wanted to say was said only where it happens to be true."""
        reply = trace["reply"]
        actions = {(action["tool"], action["status"]) for action in reply["actions"]}
        self.seen.update(f"{tool} {status}" for tool, status in actions)
        passed_on = bool({"hand_over", "record_gap"} & {tool for tool, status in actions if status == "done"})
        true = {"harmless", "passed on"} if passed_on else {"harmless"}
        true |= {"made"} if reply["cards"] else set()
        true |= {"asked"} if passed_on or ("create_offer", "waiting_approval") in actions else set()
        for line in lines:
            if reply["text"] == line.text:
                self.seen[f"said: {line.kind}"] += 1
                if line.kind not in true:
                    yield f"the model's own words were sent: {line.text!r}, refused {trace['refused']}, promises {reply['promises']}"

    def _leaks(self, talk: Any, row: Any) -> Iterator[str]:
        handed = {"text": row.text, **{key: (row.reply or {}).get(key) for key in ("choices", "cards", "sources")}}
        shown = json.dumps(handed, ensure_ascii=False).translate(WIDE)
        told = self._told(talk)
        for name, value in figures(talk.freelancer):
            forms = {f"{value:.2f}", str(value)} if name in MONEY else {str(value)}
            forms |= {form.replace(".", ",") for form in forms}
            if name in MONEY and any(re.search(rf"(?<![\d.,]){re.escape(form)}(?!\d)", shown) for form in forms):
                yield f"{name} {value}"
            if name == "max_discount_percent" and Decimal(str(value)) in _amounts(PERCENT, row.text) - told["percents"]:
                yield f"{name} {value}"
            if name == "min_delivery_days" and Decimal(value) in _amounts(DAYS, row.text) - told["days"]:
                yield f"{name} {value}"
        unknown = _amounts(AMOUNT, row.text.translate(WIDE)) - told["prices"]
        if unknown:
            yield f"prices {sorted(map(str, unknown))} of no record"

    def _told(self, talk: Any) -> dict[str, set[Decimal]]:
        """What a reply may state in this conversation: the catalogue, what tools returned as facts, what the order service said."""
        bodies = [row.body["value"] for row in self.stage.rows(facts, facts.c.conversation == talk.id)]
        prices = {Decimal(value["minor"]) / 100 for value in bodies if "minor" in value}
        texts = " ".join(value["text"] for value in bodies if "text" in value)
        for (owner, _), body in self.gigs.items():
            if owner == talk.freelancer:
                prices |= {Decimal(str(each["price"])) for each in (*body["packages"], *body.get("extras", ()))}
        percents, days = _numbers(texts) | self.policies, {Decimal(str(value["days"])) for value in bodies if "days" in value}
        days |= {Decimal(each["delivery_days"]) for body in self.gigs.values() for each in body["packages"]} | _amounts(DAYS, texts)
        for placed in self.stage.orders.said[talk.id]:
            said = json.dumps([to_json(placed.terms), to_json(placed.client_pays), to_json(placed.offer and placed.offer.client_pays)])
            prices |= _numbers(said)
            terms = placed.terms or (placed.offer.terms if placed.offer and placed.status == "sent" else None)
            days |= {Decimal(terms.delivery_days)} if terms else set()
            if placed.counter is not None:
                percents |= {placed.counter.discount_percent} - {None}  # type: ignore[arg-type]
                days |= {Decimal(placed.counter.delivery_days)} if placed.counter.delivery_days else set()
            if placed.status == "sent" and placed.offer and placed.offer.wanted:
                percents.add(placed.offer.wanted.discount_percent)
        return {"prices": prices | _numbers(texts) | self.policies, "percents": percents, "days": days}

    def _untouchable(self) -> list[Any]:
        return [tuple(row) for table in (freelancers, gigs) for row in self.stage.rows(table)]

    def _ordered(self) -> set[str]:
        return {row.id for row in self.stage.rows(orders)}

    def unknown_tools(self) -> set[str]:
        return {row.tool for row in self.stage.rows(tool_calls)} - {tool.name for tool in TOOLS}


def _amounts(pattern: re.Pattern[str], text: str) -> set[Decimal]:
    found = (next(filter(None, match.groups())) for match in pattern.finditer(text))
    return {value for value in map(_value, found) if value is not None}


def _numbers(text: str) -> set[Decimal]:
    return {value for value in map(_value, NUMBER.findall(text)) if value is not None}


def _value(figure: str) -> Decimal | None:
    """A comma or a point before three digits groups thousands; before one or two it is the decimal mark."""
    plain = re.sub(r"[\u202f\xa0]", "", figure)
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", plain).replace(",", ".")
    try:
        return Decimal(plain).normalize() + 0
    except InvalidOperation:
        return None
