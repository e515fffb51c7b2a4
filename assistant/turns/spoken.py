"""A draft that may be sent, made into what the engine stores and the client gets."""

from __future__ import annotations

from typing import Any

from assistant.conversations.facts import Promise
from assistant.conversations.record import Brief, Choice, Outcome
from assistant.turns.ask import Spoken
from assistant.turns.fallback import deed_text, honest_text, person_choice
from assistant.turns.outcome import acted, chosen_sources, first_that_applies, handed_over, likely_used, provider_outcome
from assistant.turns.trace import trace
from assistant.turns.turn import Draft, Turn

HONEST = "fallback"


def by_provider(turn: Turn, draft: Draft) -> Spoken:
    language = turn.ask.context.language
    return Spoken(
        text=draft.answer.text,
        language=language,
        outcome=provider_outcome(draft.answer.text, draft.promises, turn.ledger),
        sources=chosen_sources(draft.promises, likely_used(draft.answer.text, turn.ledger.sources, language), turn.sources),
        dialogue=turn.ask.briefing.dialogue,
        trace=trace(turn, turn.runs[-1].model, draft.promises),
        **_common(turn, draft.promises),
    )


def by_embedded(turn: Turn, draft: Draft) -> Spoken:
    """The embedded model says itself how its reply counts, and notes the dialogue's state for its next turn."""
    more = draft.answer.more
    reply = more.get("reply", {})
    outcomes: set[Outcome] = {reply.get("outcome", "answered")}
    if handed_over(turn.ledger):
        outcomes.add("handed_over")
    return Spoken(
        text=draft.answer.text,
        language=reply.get("language", turn.ask.context.language),
        outcome=first_that_applies(outcomes),
        sources=chosen_sources(draft.promises, reply.get("sources", ()), turn.sources),
        choices=tuple(Choice(choice["label"], choice["text"]) for choice in reply.get("choices", ())),
        dialogue=more.get("dialogue", turn.ask.briefing.dialogue),
        brief=Brief.from_json(more["brief"]) if more.get("brief") else None,
        trace=trace(turn, turn.runs[-1].model, draft.promises, reply.get("understood")),
        **_common(turn, draft.promises),
    )


def by_nobody(turn: Turn) -> Spoken:
    """No model could; only what the ledger shows as done is said to be done."""
    language = turn.ask.context.language
    passed_on = handed_over(turn.ledger)
    noted = bool(turn.ledger.done("record_gap"))
    if acted(turn.ledger) and not passed_on:
        text = deed_text(language, turn.ask.briefing.freelancer, turn.ledger.cards)
        return Spoken(text, language, "acted", dialogue=turn.ask.briefing.dialogue, trace=trace(turn, HONEST), **_common(turn, ()))
    return Spoken(
        text=honest_text(language, turn.ask.briefing.freelancer, noted=noted, passed_on=passed_on),
        language=language,
        outcome="handed_over" if passed_on else "unknown",
        choices=() if passed_on else (person_choice(language, turn.ask.briefing.freelancer),),
        dialogue=turn.ask.briefing.dialogue,
        trace=trace(turn, HONEST),
        **_common(turn, ()),
    )


def _common(turn: Turn, promises: tuple[Promise, ...]) -> dict[str, Any]:
    ledger = turn.ledger
    done = {"cards": ledger.cards, "actions": ledger.actions, "new_facts": ledger.facts}
    return {**done, "promises": promises, "steps": turn.ask.log.steps}
