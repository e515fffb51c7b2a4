"""Four freelancers of one trade, with a word of their own in every field, so that whatever leaks tells where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SECRET = ("private", "mandate", "phrase", "calendar")


@dataclass(frozen=True, slots=True)
class Tenant:
    handle: str
    first_name: str
    number: int

    def word(self, field: str) -> str:
        """A word that stands nowhere else: this tenant's, for one field."""
        return f"zq{self.handle}{field}qz"

    def figure(self, place: int) -> int:
        """A price that is nobody else's."""
        return 7_000 + 100 * self.number + place

    @property
    def secrets(self) -> frozenset[str]:
        """Words that no client may see, not even the tenant's own."""
        return frozenset(self.word(field) for field in SECRET)

    @property
    def mark(self) -> str:
        """What every word of this tenant begins with."""
        return f"zq{self.handle}"


TENANTS = (Tenant("alba", "Alba", 1), Tenant("bram", "Bram", 2), Tenant("cleo", "Cleo", 3), Tenant("dina", "Dina", 4))


def profile(own: Tenant) -> dict[str, Any]:
    w, figure = own.word, own.figure
    return {
        "handle": own.handle,
        "name": f"{own.first_name} {w('name')}",
        "headline": f"Potter, {w('headline')}",
        "about": f"I make mugs and bowls. My workshop is called {w('about')}.",
        "languages": ["en", "fr"],
        "timezone": "Europe/Paris",
        "currency": "EUR",
        "skills": ["mugs", w("skill")],
        "professions": [f"Potter {w('profession')}"],
        "availability": {
            "weekly": {"mon": [f"09:{10 + own.number}-17:00"]},
            "away": [{"from": "2099-05-03", "to": "2099-05-09", "note": w("away")}],
            "busy_calendars": [f"https://calendar.invalid/{w('calendar')}.ics"],
        },
        "consultations": [{"minutes": 30, "price": figure(1)}],
        "consultation_policy": {"meeting_link": f"https://meet.invalid/{w('meeting')}"},
        "assistant": {
            "name": f"Clay{w('assistant')}",
            "tone": "friendly",
            "answers": "detailed",
            "greeting": f"Welcome to {w('greeting')}.",
        },
        "mandate": {
            "offers": {"send_up_to": figure(91), "floor": figure(92), "max_discount_percent": 10, "min_delivery_days": 1},
            "hand_over": {"budget_over": figure(93), "topics": [f"museum {w('mandate')}"], "phrases": [f"give me {w('phrase')}"]},
        },
    }


def gig(own: Tenant) -> dict[str, Any]:
    w, figure = own.word, own.figure
    one = {"id": "one", "title": f"One mug {w('package')}", "price": figure(11), "delivery_days": 3, "revisions": 1}
    six = {"id": "set", "title": f"Mug set {w('set')}", "price": figure(12), "delivery_days": 9, "revisions": 2}
    return {
        "title": f"I will throw mugs {w('gig')}",
        "category": f"Crafts / {w('category')}",
        "language": "en",
        "description": f"Stoneware mugs, fired in the kiln {w('description')}.",
        "packages": [one | {"includes": [w("includes")]}, six | {"includes": ["six mugs"]}],
        "extras": [{"id": "glaze", "title": f"Gold glaze {w('extra')}", "price": figure(13), "repeatable": True}],
        "excludes": [f"shipping {w('excludes')}"],
        "requirements": [{"id": "size", "ask": f"Which size, {w('requirement')}?", "required": True}],
        "faq": [{"q": f"Is the clay local, {w('question')}?", "a": f"Yes, from {w('answer')}."}],
    }


def write_all(root: Path) -> Path:
    for own in TENANTS:
        folder = root / "freelancers" / own.handle
        for path, text in _files(own):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
    return root


def _files(own: Tenant) -> Iterator[tuple[str, str]]:
    w = own.word
    yield "profile.yaml", yaml.safe_dump(profile(own), allow_unicode=True)
    yield "gigs/mugs.yaml", yaml.safe_dump(gig(own), allow_unicode=True)
    head = f"---\ntitle: How I fire {w('title')}\nsource: {w('source')}\n---\n\n"
    yield "firing.md", f"{head}# Firing {w('heading')}\n\nThe kiln is fired twice at 1240 degrees, with wood from {w('document')}.\n"
    yield "past.txt", f"References\n\nA hotel called {w('reference')} bought two hundred mugs.\n"
    yield (
        "private/notes.md",
        f"# Secrets {w('private')}\n\nThe recipe of the glaze is {w('private')}. My lowest price ever is {w('private')}.\n",
    )
