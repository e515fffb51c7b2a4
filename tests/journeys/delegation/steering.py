"""A freelancer who steers by words, over HTTP, and the clients who notice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.journeys.offers.market import Market
from tests.journeys.offers.people import LENA, Client


@dataclass
class Steering:
    market: Market
    handle: str = LENA
    heard: list[str] = field(default_factory=list)

    def says(self, text: str, outcome: str | None = None) -> dict[str, Any]:
        path = f"/api/freelancers/{self.handle}/chat"
        answer = self.market.shop.http.post(path, json={"id": str(uuid4()), "text": text}, headers=self.market.shop.owner(self.handle))
        assert answer.status_code == 200, answer.text
        reply: dict[str, Any] = answer.json()
        self.heard += [f"> {text}", reply["text"]]
        assert outcome in (None, reply["outcome"]), "\n".join(self.heard)
        return reply

    def changes(self) -> list[dict[str, Any]]:
        path = f"/api/freelancers/{self.handle}/changes"
        found: list[dict[str, Any]] = self.market.shop.http.get(path, headers=self.market.shop.owner(self.handle)).json()
        return found

    def client(self, locale: str = "en", **known: str) -> Client:
        return Client(self.market, self.handle, locale=locale, **known)
