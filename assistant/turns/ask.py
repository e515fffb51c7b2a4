"""What the engine asks a speaker in a turn, and what the speaker says: the border between durability and wording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from assistant.chat_models.briefing import Briefing
from assistant.conversations.facts import Fact, Promise, Source, Subject
from assistant.conversations.record import Action, Brief, Choice, Outcome
from assistant.tools.tool import TurnContext
from assistant.turns.steps import StepLog


@dataclass(frozen=True, slots=True)
class Said:
    author: Literal["client", "assistant", "freelancer"]
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One turn to be spoken.

    `history` ends before `new`, the client's messages that this turn answers together. `steps` are the model's steps that an earlier
    run of the same turn stored: the model is not asked for them again. Each further step goes to `log.add` when the model has made it,
    and `log.flush(connection)` is called inside the transaction of every effect, before it. `names` lists every gig, package and extra.
    """

    context: TurnContext
    briefing: Briefing
    history: tuple[Said, ...]
    new: tuple[str, ...]
    log: StepLog
    known_facts: tuple[Fact, ...] = ()
    steps: tuple[dict[str, Any], ...] = ()
    force_embedded: bool = False
    progress: Callable[[str], None] | None = None
    names: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """`brief` None leaves the brief as it is; `steps` are all model steps of the turn; `trace` is plain JSON for the owner."""

    text: str
    language: str
    outcome: Outcome
    sources: tuple[Source, ...] = ()
    choices: tuple[Choice, ...] = ()
    cards: tuple[dict[str, Any], ...] = ()
    actions: tuple[Action, ...] = ()
    promises: tuple[Promise, ...] = ()
    new_facts: tuple[Fact, ...] = ()
    dialogue: dict[str, Any] = field(default_factory=dict)
    brief: Brief | None = None
    steps: tuple[dict[str, Any], ...] = ()
    trace: dict[str, Any] = field(default_factory=dict)


class Speaks(Protocol):
    """Raises only what the engine must not hide: `Superseded` from the log, and its own bugs."""

    async def speak(self, ask: Ask) -> Spoken: ...
