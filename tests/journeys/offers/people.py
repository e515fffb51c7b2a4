"""A client who buys and the freelancer who stands behind it, as steps of a journey. Every step checks what must hold of any reply, card
or offer; what a journey itself expects is said in the journey."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import httpx

from tests.journeys.offers.market import Market
from tests.web.shop import Talk

LENA, ARJUN, MAIKA, OWEN = "lena-moreau", "arjun-mehta", "maika-tremblay", "owen-gallagher"
Body = dict[str, Any]

OPEN_DAYS = {LENA: 7, ARJUN: 10, MAIKA: 5, OWEN: 7}
SECRETS = {LENA: (300, 500, 2000), ARJUN: (1500, 850, 8000), MAIKA: (250, 1500), OWEN: (400, 1200)}
"""What only the mandates say: up to how much is sent alone, the floors, the budgets that are handed over; none is a price too."""
BUTTONS = {"en": ("Accept", "Decline"), "fr": ("Accepter", "Refuser")}
PATIENCE = 6.0
GAP = r"[\s\u00a0\u202f]*"
FEE = Decimal("0.055")


class Client:
    """Says things in the chat, presses buttons with the own token, and remembers what was heard."""

    def __init__(self, market: Market, handle: str, gig: str | None = None, locale: str = "en", **known: str) -> None:
        """`known`: the client's name, and the key from an earlier conversation."""
        self.market, self.handle, self.locale = market, handle, locale
        about = {"name": "Zoe", "locale": locale, **known}
        self.talk: Talk = market.shop.open(handle, client=about, gig=gig)
        self.heard: list[str] = []
        self.asked: list[str] = []
        self.card: Body | None = None
        self.reply: Body = self.talk.opened["reply"]
        self.state = "assistant"
        self.owner = Owner(self)
        self._seen = len(self.messages())

    @property
    def key(self) -> str:
        return str(self.talk.opened["client_key"])

    def says(self, text: str, outcome: str | None = None) -> Body:
        """The reply, whose outcome may be named."""
        self.heard.append(f"> {text}")
        body = self.talk.say(text)
        self.state, self.reply = body["state"], body["reply"] or {}
        self._take(self.reply)
        self._seen = len(self.messages())
        if outcome is not None:
            assert self.reply.get("outcome") == outcome, self.so_far()
        return self.reply

    def tells(self, answers: Mapping[str, str]) -> Body:
        """Answers what is asked, by the gig's own questions, until nothing is asked any more; no question comes twice."""
        asks = self.questions()
        for _ in range(len(asks) + 3):
            found = [key for key, ask in asks.items() if ask in self.reply.get("text", "")]
            if self.reply.get("outcome") != "asked" or not found:
                break
            assert len(found) == 1, f"one question at a time\n{self.so_far()}"
            assert found[0] not in self.asked, f"asked twice: {found[0]}\n{self.so_far()}"
            self.asked.append(found[0])
            self.says(answers.get(found[0], "non" if self.locale == "fr" else "No, none."))
        return self.reply

    def questions(self) -> dict[str, str]:
        """Of the gig that the brief is about."""
        catalogue = self.market.office.shelf.catalogue(self.handle)
        gig = catalogue.gig(self.brief()["gig"] or "")
        return {} if gig is None else {need.id: need.ask for need in gig.requirements}

    def brief(self) -> Body:
        found: Body = self.talk.read()["brief"]
        return found

    def messages(self) -> list[Body]:
        found: list[Body] = self.talk.read()["messages"]
        return found

    def is_told(self, *parts: str) -> Body:
        """What is said to the client without being asked; the client's way to the outcome."""
        self.market.sweep()
        until = time.monotonic() + PATIENCE
        while len(self.messages()) <= self._seen and time.monotonic() < until:
            time.sleep(0.1)
        new = self.messages()[self._seen :]
        self._seen += len(new)
        assert new, f"the client was told nothing\n{self.so_far()}"
        for message in new:
            self.heard.append(f"(unasked) {message['text']}")
            self._take(message.get("reply") or {"text": message["text"]})
        everything = "\n".join(message["text"] for message in new)
        self.has(everything, *parts)
        self.reply = new[0].get("reply") or {"text": everything}
        return {"text": everything, "cards": [card for m in new for card in (m.get("reply") or {}).get("cards", ())]}

    def hears(self, *parts: str) -> None:
        """In the last reply: every part, whatever the spaces in it."""
        self.has(self.reply["text"], *parts)

    def hears_not(self, *parts: str) -> None:
        for part in parts:
            assert flat(part) not in flat(self.reply["text"]), f"{part!r}\n{self.so_far()}"

    def has(self, text: str, *parts: str) -> None:
        for part in parts:
            assert flat(part) in flat(text), f"{part!r} is missing\n{self.so_far()}"

    def sees(self, total: str, days: int, revisions: int | str | None = None, **items: int) -> Body:
        """The offer's card in the last reply, by its total, days, revisions."""
        cards = [card for card in self.reply.get("cards", ()) if card["type"] == "offer"]
        assert cards, f"no offer was shown\n{self.so_far()}"
        facts: Body = cards[-1]["facts"]
        got = (facts["total"]["amount"], facts["delivery_days"])
        assert got == (total, days), f"{got} instead of {(total, days)}\n{self.so_far()}"
        if revisions is not None:
            assert facts["revisions"] == revisions, self.so_far()
        check_sums(facts)
        assert {button["label"] for button in cards[-1]["buttons"]} == (
            {"Accept", "Decline"} if self.tongue() == "en" else {"Accepter", "Refuser"}
        )
        self.card = cards[-1]
        offer = self.offer()
        assert (offer["hash"], offer["total"]["amount"]) == (cards[-1]["hash"], total)
        return facts

    def tongue(self) -> str:
        return str(self.reply.get("language") or self.locale)

    def sees_no_offer(self) -> None:
        assert not self.reply.get("cards"), self.so_far()
        assert [o for o in self.owner.offers() if o["status"] in ("sent", "viewed")] == [], self.so_far()

    def offer(self) -> Body:
        assert self.card is not None, f"no offer was shown\n{self.so_far()}"
        body: Body = self.market.shop.http.get(f"/api/offers/{self.card['id']}", headers=self.talk.mine).json()
        return body

    def presses(self, button: str, *, card: Body | None = None, hash: str | None = None) -> httpx.Response:
        pressed = card or self.card
        assert pressed is not None, f"no offer was shown\n{self.so_far()}"
        self.heard.append(f"[{button}]")
        return self.market.shop.http.post(
            f"/api/offers/{pressed['id']}/{button}", json={"hash": hash or pressed["hash"]}, headers=self.talk.mine
        )

    def accepts(self) -> Body:
        made = self.presses("accept")
        assert made.status_code == 200, made.text
        order: Body = made.json()
        assert self.card is not None
        assert (order["offer"], order["conversation"]) == (self.card["id"], self.talk.id)
        assert self.offer()["status"] == "accepted"
        return order

    def did(self, tool: str, status: str) -> None:
        assert (tool, status) in [(a["tool"], a["status"]) for a in self.reply["actions"]], self.so_far()

    def waits(self) -> None:
        """For the freelancer's yes: no figure is heard meanwhile, and what waits is not open."""
        waiting = self.owner.approvals()
        assert waiting, f"nobody was asked\n{self.so_far()}"
        assert not MONEY.search(self.reply["text"]), self.so_far()
        assert not self.reply["cards"], self.so_far()
        assert [asked["offer"]["status"] for asked in waiting] == ["waiting_approval"], self.so_far()

    def so_far(self) -> str:
        return "\n".join(["", *self.heard, str({k: self.reply.get(k) for k in ("outcome", "language", "actions")})])

    def _take(self, reply: Body) -> None:
        text = reply.get("text", "")
        self.heard.append(f"  {text}")
        said = " ".join(line for line in self.heard if line.startswith(">"))
        for secret in SECRETS[self.handle]:
            if not re.search(rf"(?<!\d){secret}(?!\d)", said):
                assert not names_money(text, secret), f"{secret} is the mandate's\n{self.so_far()}"


class Owner:
    """The freelancer, with the own token, as far as this one client is concerned."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @property
    def token(self) -> dict[str, str]:
        return self._client.market.shop.owner(self._client.handle)

    def approvals(self) -> list[Body]:
        return self._mine("approvals")

    def offers(self) -> list[Body]:
        return self._mine("offers")

    def orders(self) -> list[Body]:
        return self._mine("orders")

    def approves(self) -> None:
        assert self.decides("approve").status_code == 200

    def edits(self, **edit: Any) -> None:
        answer = self.decides("edit", edit=edit)
        assert answer.status_code == 200, answer.text

    def declines(self) -> None:
        assert self.decides("decline").status_code == 200

    def decides(self, decision: str, *, approval: str | None = None, **more: Any) -> httpx.Response:
        waiting = self.approvals()
        chosen = approval or (waiting[-1]["id"] if waiting else None)
        assert chosen, f"the freelancer was asked nothing\n{self._client.so_far()}"
        return self._post(f"/api/approvals/{chosen}", {"decision": decision, **more})

    def withdraws(self) -> None:
        assert self._client.card is not None
        assert self._post(f"/api/offers/{self._client.card['id']}/withdraw", {}).status_code == 200

    def _post(self, path: str, body: Body) -> httpx.Response:
        return self._client.market.shop.http.post(path, json=body, headers=self.token)

    def _mine(self, what: str) -> list[Body]:
        found = self._client.market.shop.http.get(f"/api/freelancers/{self._client.handle}/{what}", headers=self.token).json()
        return [one for one in found if one["conversation"] == self._client.talk.id]


Meet = Callable[..., Client]
MONEY = re.compile(rf"(?:[€£]|\$|CA\$|US\$){GAP}\d|\d{GAP}(?:[€£]|\$|euros?\b|pounds\b|dollars\b)")


def names_money(text: str, amount: int) -> bool:
    plain = re.sub(r"(?<=\d)[\s\u00a0\u202f,](?=\d{3})", "", text)
    return bool(
        re.search(rf"(?:[€£$]{GAP}{amount}(?![\d.,]\d|\d))|(?<![\d.,]){amount}(?:[.,]00)?{GAP}(?:[€£$]|euros?\b|pounds\b|dollars\b)", plain)
    )


def flat(text: str) -> str:
    return re.sub(r"[\u2019]", "'", re.sub(r"[\s\u00a0\u202f]+", " ", text)).casefold()


def check_sums(facts: Body) -> None:
    """Items, discount and total; what the client pays; the steps."""
    items = sum((Decimal(item["total"]["amount"]) for item in facts["items"]), Decimal(0))
    less = Decimal(facts["discount"]["amount"]) if facts.get("discount") else Decimal(0)
    total = Decimal(facts["total"]["amount"])
    assert items - less == total, facts
    assert all(Decimal(i["unit_price"]["amount"]) * i["quantity"] == Decimal(i["total"]["amount"]) for i in facts["items"])
    assert Decimal(facts["client_pays"]["amount"]) == total + (total * FEE).quantize(Decimal("0.01"), ROUND_HALF_UP), facts
    if facts["milestones"]:
        assert sum(Decimal(step["amount"]["amount"]) for step in facts["milestones"]) == total
        assert all(step["delivery_days"] >= 1 and step["title"] for step in facts["milestones"])


def check_validity(client: Client, facts: Body) -> None:
    ends = datetime.fromisoformat(facts["expires_at"])
    assert abs(ends - client.market.clock() - timedelta(days=OPEN_DAYS[client.handle])) < timedelta(minutes=1)


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code")
