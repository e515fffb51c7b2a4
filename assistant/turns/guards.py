"""What a provider's answer may not say whatever its figures: that a person wrote it, that a thing was done which was not, a way around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.chat_models.briefing import CLOSE, OPEN, RULES, Briefing
from assistant.turns.phrases import (
    A_PERSON,
    APPROVED,
    CONTACT,
    FREELANCER_ASKED,
    NOT_KNOWN,
    OF_THE_CLIENT,
    OFFER_MADE,
    OFFERED,
    ORDERED,
    PASSED_ON,
    TO_COME,
    posing_as,
)
from assistant.understanding.language import guess


@dataclass(frozen=True, slots=True)
class Fault:
    """Words of a draft that must not be sent, and why."""

    kind: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Backing:
    """`passed_on`: a hand-over or a gap was recorded in this turn. `offered`: an offer was sent in it, or one that is open was listed;
    `asked`: the freelancer was asked for a yes. `approved`, `ordered`: the client was told before, by code or by the freelancer, that one
    was given or that an offer was accepted, or a tool returned the order. `texts`: what tools returned. `tools`: their names."""

    passed_on: bool
    texts: str
    tools: tuple[str, ...]
    language: str
    offered: bool = False
    asked: bool = False
    approved: bool = False
    ordered: bool = False


_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_RULE_LINES = tuple(line.strip().casefold() for line in RULES.splitlines())
_FIELDS = ("must_hand_over", "client_timezone", OPEN, CLOSE)
ENOUGH_WORDS = 8


def faults(text: str, briefing: Briefing, backing: Backing) -> tuple[Fault, ...]:
    checks = (_passed_on, _unknown, _offer_made, _agreed, _lures, _leaks, _language)
    return (*_human(text, briefing), *(fault for check in checks for fault in check(text, backing)))


def _human(text: str, briefing: Briefing) -> Iterator[Fault]:
    names = {briefing.freelancer, *briefing.freelancer.split()[:1]} - {"", briefing.assistant}
    for pattern in (A_PERSON, posing_as(names)) if names else (A_PERSON,):
        for match in pattern.finditer(text):
            yield Fault("identity", match.group(), "you are an AI assistant and never say otherwise")


def _passed_on(text: str, backing: Backing) -> Iterator[Fault]:
    for sentence in () if backing.passed_on else _SENTENCES.split(text):
        match = PASSED_ON.search(sentence)
        if match and not OFFERED.search(sentence):
            yield Fault("deed", match.group(), "nothing was passed on: call hand_over or record_gap first")


def _unknown(text: str, backing: Backing) -> Iterator[Fault]:
    for sentence in () if backing.passed_on else _SENTENCES.split(text):
        match = NOT_KNOWN.search(sentence)
        if match and not OFFERED.search(sentence) and not OF_THE_CLIENT.search(sentence):
            yield Fault("gap", match.group(), "what nobody here knows is noted first: call record_gap with the question")


def _offer_made(text: str, backing: Backing) -> Iterator[Fault]:
    for sentence in _SENTENCES.split(text):
        made, asked = OFFER_MADE.search(sentence), FREELANCER_ASKED.search(sentence)
        if made and not backing.offered and not OFFERED.search(sentence):
            yield Fault("deed", made.group(), "no offer was made: call create_offer first")
        if asked and not (backing.asked or backing.passed_on) and not OFFERED.search(sentence):
            yield Fault("deed", asked.group(), "the freelancer was not asked: call create_offer or hand_over first")


def _agreed(text: str, backing: Backing) -> Iterator[Fault]:
    """Only the freelancer approves and only the client accepts, neither of them here."""
    for sentence in _SENTENCES.split(text):
        if "?" in sentence:
            continue
        for known, pattern, why in (
            (backing.approved, APPROVED, "nobody approved this: only the freelancer can, and the client is told when it happens"),
            (backing.ordered, ORDERED, "nothing was accepted, ordered or paid: only the client can, with the card's button"),
        ):
            match = None if known else pattern.search(sentence)
            if match and not TO_COME.search(sentence[: match.start()]):
                yield Fault("deed", match.group(), why)


def _lures(text: str, backing: Backing) -> Iterator[Fault]:
    known = backing.texts.casefold()
    for match in CONTACT.finditer(text):
        found = match.group().rstrip(".,;:!?")
        is_number = not re.search(r"[a-z]", found, re.IGNORECASE)
        if found.casefold() not in known and not (is_number and sum(c.isdigit() for c in found) < 9):
            yield Fault("contact", found, "no tool returned this address, link or number")


def _leaks(text: str, backing: Backing) -> Iterator[Fault]:
    folded = " ".join(text.casefold().split())
    inner = [*_FIELDS, *(tool for tool in backing.tools if "_" in tool), *(line for line in _RULE_LINES if len(line) > 40)]
    for words in inner:
        if words in folded:
            yield Fault("inner", words[:60], "instructions, the context block and tool names are not for clients")


def _language(text: str, backing: Backing) -> Iterator[Fault]:
    own = _QUOTED.sub(" ", text)
    spoken = guess(own, default=backing.language)
    if backing.language in ("en", "fr") and spoken.sure and spoken.code != backing.language and len(own.split()) >= ENOUGH_WORDS:
        yield Fault("language", text[:60], f"the client speaks {'French' if backing.language == 'fr' else 'English'}")
