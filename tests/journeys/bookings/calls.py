"""What a journey looks at: the consultation's card and record, the starts that were shown, and the deeds of its parties."""

from __future__ import annotations

import re
from typing import Any

from tests.journeys.offers.people import Client

Body = dict[str, Any]


def shown(client: Client) -> list[str]:
    """The starts of the last reply's card of free times, which its text lists too."""
    cards = [card for card in client.reply["cards"] if card["type"] == "slots"]
    assert cards, client.so_far()
    said: list[str] = cards[-1]["facts"]["said"]
    client.hears(*said)
    assert [button["text"] for button in cards[-1]["buttons"]] == said
    return said


def record(client: Client) -> Body:
    """The consultation of the last reply's card, as the API has it for its client."""
    cards = [card for card in client.reply["cards"] if card["type"] == "consultation"]
    assert cards, client.so_far()
    found: Body = client.market.shop.http.get(f"/api/consultations/{cards[-1]['id']}", headers=client.talk.mine).json()
    return found


def mine(client: Client, *, whose: str | None = None) -> list[Body]:
    """All that the freelancer sees of this conversation, by its start; cancelled ones too."""
    owner = client.market.shop.owner(whose or client.handle)
    found = client.market.shop.http.get(f"/api/freelancers/{client.handle}/consultations", headers=owner).json()
    return [one for one in found if one["conversation"] == client.talk.id]


def books(client: Client, starts_at: str, status: str) -> Body:
    """Says yes; then it is booked at that instant and no other."""
    client.says("oui" if client.tongue() == "fr" else "yes", "acted")
    client.did("book_consultation", "waiting_approval" if status == "waiting_approval" else "done")
    found = record(client)
    assert (found["starts_at"].replace("Z", "+00:00"), found["status"]) == (starts_at, status), client.so_far()
    return found


def presses(client: Client, step: str, id: str) -> Body:
    """A button of a consultation's card, with the client's own token."""
    answer = client.market.shop.http.post(f"/api/consultations/{id}/{step}", json={}, headers=client.talk.mine)
    assert answer.status_code == 200, answer.text
    found: Body = answer.json()
    client._seen = len(client.messages()) if step == "none" else client._seen
    return found


def starts(text: str) -> list[str]:
    return re.findall(r"^• (.+)$", text, re.MULTILINE)


def away(client: Client, first: str, last: str) -> str:
    """The freelancer takes days off; the name of them."""
    owner = client.market.shop.owner(client.handle)
    answer = client.market.shop.http.post(
        f"/api/freelancers/{client.handle}/away", json={"from": first, "to": last, "note": ""}, headers=owner
    )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def back(client: Client, days: str) -> None:
    owner = client.market.shop.owner(client.handle)
    assert client.market.shop.http.delete(f"/api/freelancers/{client.handle}/away/{days}", headers=owner).status_code == 200


def waiting(client: Client) -> list[Body]:
    """The freelancer's waiting list, as far as this conversation is on it."""
    owner = client.market.shop.owner(client.handle)
    found = client.market.shop.http.get(f"/api/freelancers/{client.handle}/waiting-list", headers=owner).json()
    return [one for one in found if one["conversation"] == client.talk.id]
