"""From a claimed turn to what the speaker is asked: read once, frozen for the whole turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.conversations.hand_overs import open_matter
from assistant.conversations.parties import Conversation, client_of
from assistant.tools.tool import TurnContext
from assistant.turns.ask import Ask
from assistant.turns.briefing import Standing, brief_model, names_of
from assistant.turns.claim import SPEAKS, Claim
from assistant.turns.history import history, known_facts
from assistant.turns.office import Office
from assistant.turns.steps import StepLog, stored_steps
from assistant.turns.triggers import must_hand_over
from assistant.understanding.acts import wants_assistant
from assistant.understanding.language import guess
from assistant.understanding.text import words

STALE = timedelta(minutes=10)
"""A turn resumed later than this is told the present time, not the one it began at."""

BARE_WISH = 8
"""Words of a message that asks for the assistant again and for nothing else."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """`may_speak` is False when somebody else took the conversation before the turn could run.

    `comes_back` is True when the client only asks for the assistant again while the freelancer is still awaited;
    `version` is the knowledge's that the turn is told of.
    """

    ask: Ask
    log: StepLog
    may_speak: bool
    comes_back: bool
    version: int


def prepare(office: Office, claim: Claim, progress: Callable[[str], None]) -> Prepared:
    talk = claim.talk
    catalogue = office.shelf.catalogue(talk.freelancer)
    with office.database.snapshot() as connection:
        client = client_of(connection, talk)
        steps = stored_steps(connection, claim.turn) if claim.resumed else ()
        said = history(connection, claim)
        facts = known_facts(connection, talk.id, catalogue.version)
        comes_back = all(map(_only_comes_back, claim.texts)) and open_matter(connection, talk.id) is not None
    context = _context(claim, talk, client.timezone, office.clock())
    triggers, dealing = office.shelf.mandate(talk.freelancer).hand_over, bool(talk.dialogue.get("deal") or talk.dialogue.get("query"))
    reason = must_hand_over(claim.texts, triggers, catalogue.profile.name, dealing=dealing)
    standing = Standing(talk.state, context.language, talk.brief, talk.dialogue)
    ask = Ask(
        context=context,
        briefing=brief_model(catalogue, client, standing, context.now, reason),
        history=said,
        new=claim.texts,
        log=StepLog(claim.turn, claim.lease, steps),
        known_facts=facts,
        steps=steps,
        force_embedded=reason is not None,
        progress=progress,
        names=names_of(catalogue),
    )
    may_speak = talk.epoch == claim.lease.epoch and talk.state in SPEAKS
    return Prepared(ask, ask.log, may_speak, comes_back and reason is None, catalogue.version)


def _only_comes_back(text: str) -> bool:
    return wants_assistant(text) and "?" not in text and len(words(text)) <= BARE_WISH


def _language(texts: Sequence[str], so_far: str) -> str:
    """The client's own, as far as the new messages show it."""
    found = guess("\n".join(texts), so_far)
    return found.code if found.sure and found.code in ("en", "fr") else so_far


def _context(claim: Claim, talk: Conversation, timezone: str | None, now: datetime) -> TurnContext:
    return TurnContext(
        freelancer=talk.freelancer,
        client=talk.client,
        conversation=talk.id,
        turn=claim.turn,
        now=claim.started_at if now - claim.started_at < STALE else now,
        language=_language(claim.texts, talk.language),
        question="\n".join(claim.texts),
        epoch=claim.lease.epoch,
        timezone=timezone,
    )
