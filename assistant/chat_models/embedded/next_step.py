"""The next step of a turn: ask tools for what the answers need, or, when nothing is missing, the words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.chat_models.embedded.answers import (
    bargaining,
    booked,
    booking,
    calendar,
    choosing,
    needing,
    offering,
    opening,
    packages,
    people,
    person,
    replying,
    scope,
    waiting,
)
from assistant.chat_models.embedded.answers.unknown import unknown
from assistant.chat_models.embedded.beyond import beyond
from assistant.chat_models.embedded.briefly import brief_of
from assistant.chat_models.embedded.look import MOST_CALLS, Look, Needs, Refused
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.rivals import settled
from assistant.chat_models.embedded.table import after
from assistant.chat_models.embedded.understanding import greeted, understand
from assistant.chat_models.embedded.wishes import Wish
from assistant.conversations.record import OUTCOME_ORDER, Outcome
from assistant.understanding.terms import telling, terms

Answer = Callable[[Wish, Look], Part]
MOSTLY = 0.65

# The first row whose kind a wish has answers it.
ANSWERS: tuple[tuple[str, Answer], ...] = (
    ("decline", person.decline),
    ("person", person.hand_over),
    ("complaint", person.complaint),
    ("told", offering.told),
    ("resume", offering.resume),
    ("call", booking.call),
    ("call_free", booking.free),
    ("call_zone", booking.zone),
    ("call_choose", booking.choose),
    ("call_book", booking.book),
    ("call_refused", booking.refused),
    ("call_dropped", booking.dropped),
    ("call_move", booked.move),
    ("call_cancel", booked.cancel),
    ("call_cancelled", booked.cancelled),
    ("call_which", booked.which),
    ("call_mine", booked.mine),
    ("call_link", booked.link),
    ("call_clock", booked.clock),
    ("call_wait", waiting.wait),
    ("call_unwait", waiting.leave),
    ("noted", offering.noted),
    ("attached", offering.attached),
    ("enough", offering.enough),
    ("special", replying.special),
    ("rework", offering.rework),
    ("drop_deal", offering.drop),
    ("agreed", replying.agreed),
    ("not_agreed", replying.not_agreed),
    ("accept_offer", replying.accept),
    ("offer_status", replying.status),
    ("again", replying.again),
    ("ask_her", replying.ask_freelancer),
    ("order", offering.order),
    ("discount", bargaining.discount),
    ("recommend", choosing.recommend),
    ("compare", choosing.compare),
    ("book", calendar.book),
    ("requirements", people.requirements),
    ("offers", packages.overview),
    ("overview", packages.overview),
    ("need", needing.need),
    ("day_count", packages.day_count),
    ("calendar", calendar.calendar),
    ("languages", people.profile),
    ("location", people.profile),
    ("level", people.profile),
    ("about", people.profile),
    ("price", packages.facts),
    ("delivery", packages.facts),
    ("revisions", packages.facts),
    ("includes", packages.facts),
    ("excludes", packages.facts),
    ("extras", packages.facts),
    ("scope", scope.scope),
    ("open", opening.open_question),
)


@dataclass(frozen=True, slots=True)
class Calls:
    """Tools to ask before anything can be said."""

    calls: tuple[tuple[str, dict[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    outcome: Outcome
    language: str
    choices: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    dialogue: dict[str, Any]
    brief: dict[str, Any]
    understood: dict[str, Any]


def next_step(situation: Situation) -> Calls | Words:
    wanted = understand(situation)
    if situation.foreign and not any(wish.has("person") for wish in wanted):
        wanted = ()
    look = Look(situation, alone=len(wanted) == 1)
    parts: list[tuple[Wish, Part]] = []
    needed: list[tuple[str, dict[str, Any]]] = []
    gaps: list[tuple[Wish, Needs]] = []
    for wish in wanted:
        try:
            parts.append((wish, answer(wish, look)))
        except Needs as needs:
            if all(tool == "record_gap" for tool, _ in needs.calls):
                gaps.append((wish, needs))
            else:
                needed += [call for call in needs.calls if call not in needed]
        except Refused:
            parts.append((wish, Part(say("unknown_unnoted", situation.language, name=situation.briefing.freelancer), "unknown")))
    if not needed:
        needed = [call for wish, needs in gaps if not _answered_beside(wish, parts) for call in needs.calls]
    if needed:
        return Calls(tuple(needed[: max(MOST_CALLS - len(situation.calls), 1)]))
    return _words(situation, tuple(wish for wish, _ in parts), [part for _, part in parts], look)


def _answered_beside(wish: Wish, parts: Sequence[tuple[Wish, Part]]) -> bool:
    """Whether what this part of a message asks is answered with another part: "Do you print, or must I find somebody for that?"."""
    answered = [(other, part) for other, part in parts if part.text and part.outcome == "answered"]
    said = frozenset(term for other, part in answered for term in terms(f"{other.text} {part.text}"))
    asked = telling(frozenset(terms(wish.text)))
    return bool(answered) and (wish.gig in (None, *(other.gig for other, _ in answered))) and len(asked & said) >= MOSTLY * len(asked)


def answer(wish: Wish, look: Look) -> Part:
    wish = settled(wish, look)
    if beyond(wish, look):
        return unknown(wish, look, near=False)
    for kind, how in ANSWERS:
        if wish.has(kind):
            return how(wish, look)
    return person.courtesy(wish, look)


def _words(situation: Situation, wanted: tuple[Wish, ...], parts: list[Part], look: Look) -> Words:
    language = situation.language
    texts = _each_end_once(list(dict.fromkeys(part.text for part in parts if part.text)))
    if situation.foreign:
        texts.insert(0, f"{say('foreign', 'en')} {say('foreign', 'fr')}")
    elif greeted(situation) and not situation.before:
        texts.insert(0, say("hello", language))
    if not texts:
        texts = [say("unclear", language)]
    outcomes = {part.outcome for part in parts if part.text} or {"asked"}
    outcome = next(o for o in OUTCOME_ORDER if o in outcomes)
    choices = tuple(dict.fromkeys(choice for part in parts for choice in part.choices))[:4]
    understood = {"language": language, "wishes": [_shown(wish) for wish in wanted]}
    dialogue = _dialogue(situation, wanted, parts)
    brief = brief_of(situation, wanted, dialogue)
    return Words("\n\n".join(texts), outcome, language, choices, tuple(look.sources), dialogue, brief, understood)


def _each_end_once(texts: list[str]) -> list[str]:
    """Two questions that are both noted end in the same words: they are said once, after the last."""
    kept: list[str] = []
    for place, text in enumerate(texts):
        body, _, end = text.rpartition("\n")
        repeated = body and any(later.endswith(f"\n{end}") for later in texts[place + 1 :])
        kept.append(body if repeated else text)
    return kept


def _dialogue(situation: Situation, wanted: tuple[Wish, ...], parts: list[Part]) -> dict[str, Any]:
    """What a follow-up will build on: the subject stays until another is named; what was offered holds for one turn."""
    state = {key: value for key, value in situation.briefing.dialogue.items() if key not in ("offered", "asked", "question")}
    for wish, part in zip(wanted, parts, strict=False):
        state = after(state, wish, part)
    if "offered" in state and wanted:
        state["question"] = wanted[-1].text[:300]
    return state


def _shown(wish: Wish) -> dict[str, Any]:
    shown = {"kinds": sorted(wish.kinds), "text": wish.text, "gig": wish.gig, "packages": wish.packages, "extras": wish.extras}
    more = {"counts": wish.counts, "budget": wish.budget, "days": wish.days, "topics": sorted(wish.topics), "rule": wish.rule}
    return {key: value for key, value in {**shown, **more}.items() if value}
