"""A turn to be spoken, over a fresh home and the toy tools."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.chat_models.briefing import Briefing
from assistant.database.engine import Database
from assistant.tools.gate import Gate
from assistant.turns.ask import Ask
from assistant.turns.lease import Lease
from assistant.turns.steps import StepLog, stored_steps
from tests.tools.toys import TOYS, a_turn, toy_fact

BRIEFING = Briefing(
    now="2026-11-23T10:00:00+01:00",
    timezone="Europe/Paris",
    language="en",
    freelancer="Léna Moreau",
    headline="Toys",
    gigs=(),
    assistant="Lou",
)


@dataclass(frozen=True, slots=True)
class Asking:
    database: Database
    gate: Gate
    ask: Ask

    def again(self) -> Ask:
        """The same turn after a restart: only what was stored is left."""
        with self.database.snapshot() as connection:
            stored = stored_steps(connection, self.ask.context.turn)
        return replace(self.ask, steps=stored, log=_log(stored))


def an_ask(home: Path, question: str = "How much is the kite?", language: str = "en", **changes: Any) -> Asking:
    database, context = a_turn(home)
    desk: Any = None
    context = replace(context, question=question, language=language)
    briefing = replace(BRIEFING, language=language)
    names = (toy_fact("kite").subject, toy_fact("drum").subject)
    ask = Ask(context=context, briefing=briefing, history=(), new=(question,), log=_log(()), names=names, **changes)
    return Asking(database, Gate(database, desk, TOYS), ask)


def _log(stored: tuple[dict[str, Any], ...]) -> StepLog:
    return StepLog("t1", Lease("c1", "me", 1, 0), stored)
