"""Talk about anything else, put to the sample freelancers: a word that their gigs share with it is no answer."""

from __future__ import annotations

import asyncio
from pathlib import Path

from assistant.conversations.record import Incoming
from assistant.settings import Settings
from assistant.turns.start import Intro
from tests.journeys.dated import build_dated

FREELANCERS = ("lena-moreau", "arjun-mehta", "owen-gallagher", "maika-tremblay")
BESIDE = (
    "my tyres need changing before winter, can you help",
    "what is the weather like in Lisbon tomorrow",
    "set an alarm for six in the morning",
    "how do I boil an egg",
    "put milk and butter on my shopping list",
    "did my salary come in this month",
    "play some jazz in the kitchen",
    "is there a pharmacy open near the station",
    "how many calories are in a banana",
    "move two hundred from savings to my current account",
    "do I have any meetings on my calendar next week",
    "who won the match last night",
    "book me a table for four at an Italian place",
    "quel temps fera-t-il à Lyon demain",
    "ma voiture fait un bruit bizarre au démarrage",
    "mets un réveil à six heures",
    "combien de calories dans une banane",
    "où est garée ma voiture",
)
MOST = 0.05


def test_talk_about_anything_else_is_hardly_ever_answered(wide_home: Path) -> None:
    answered = asyncio.run(_answered(Settings(home=wide_home)))
    assert len(answered) <= MOST * len(BESIDE) * len(FREELANCERS), "\n".join(answered)


async def _answered(settings: Settings) -> list[str]:
    parts = build_dated(settings)
    found = []
    for who in FREELANCERS:
        for number, text in enumerate(BESIDE):
            opened = await parts.engine.open(who, Intro(None, None, None, None), None)
            answer = await parts.engine.receive(Incoming(opened.conversation, f"{who}-{number}", text))
            if answer.reply and answer.reply["outcome"] in ("answered", "declined"):
                found.append(f"{who}: {text} -> {answer.reply['text'][:120]}")
    await parts.engine.close()
    parts.library.close()
    parts.database.close()
    return found
