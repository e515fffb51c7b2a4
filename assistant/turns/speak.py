"""Who answers a turn, and what may be sent: the provider if it keeps to the facts, else the embedded model, else an honest no."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.chat_models.briefing import Briefing
from assistant.chat_models.failure import ModelFailed, why
from assistant.settings import Settings
from assistant.tools.calls import Call
from assistant.tools.gate import Gate
from assistant.turns import spoken
from assistant.turns.agent import Agent, Answer
from assistant.turns.ask import Ask, Spoken
from assistant.turns.correction import correction
from assistant.turns.guards import Backing, Fault, faults
from assistant.turns.lease import Superseded
from assistant.turns.outcome import acted, ordered
from assistant.turns.patience import Patience
from assistant.turns.phrases import APPROVED, ORDERED
from assistant.turns.promises import check, check_composed
from assistant.turns.run import Run
from assistant.turns.turn import Draft, Turn

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

log = logging.getLogger(__name__)

EMBEDDED = "embedded"
PROVIDER_TRIES = 2


class Speaker:
    """`provider` None: the embedded model speaks alone."""

    def __init__(
        self,
        settings: Settings,
        gate: Gate,
        embedded: BaseChatModel,
        provider: BaseChatModel | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._gate = gate
        self._turn_timeout = settings.turn_timeout
        self._embedded = Agent(EMBEDDED, embedded, gate)
        name = settings.model or settings.model_url or "provider"
        self._provider = Agent(name, provider, gate, timeout=settings.model_timeout) if provider is not None else None
        self._patience = Patience(name, clock)

    async def speak(self, ask: Ask) -> Spoken:
        turn = Turn(ask)
        if self._provider is not None and not ask.force_embedded:
            draft = await self._ask_provider(turn, self._provider)
            if draft is not None:
                return spoken.by_provider(turn, draft)
        draft = await self._attempt(turn, self._embedded, 1)
        if draft is not None:
            return spoken.by_embedded(turn, draft)
        if not acted(turn.ledger):
            await self._note_the_question(turn)
        return spoken.by_nobody(turn)

    async def _ask_provider(self, turn: Turn, provider: Agent) -> Draft | None:
        if self._patience.ask():
            return await self._attempt(turn, provider, PROVIDER_TRIES)
        turn.failures.append(f"{provider.name}: resting")
        return None

    async def _attempt(self, turn: Turn, agent: Agent, tries: int) -> Draft | None:
        """None when this model cannot speak in this turn; the log and the trace say why."""
        run = Run(turn.ask, agent.name, turn.ledger)
        turn.runs.append(run)
        try:
            async with asyncio.timeout(self._turn_timeout):
                draft = await self._draft(turn, agent, run, tries)
            if agent is self._provider:
                self._patience.answered()
            return draft
        except Superseded:
            raise
        except Exception as error:
            reason, detail = why(error), error.detail if isinstance(error, ModelFailed) else ""
            turn.failures.append(f"{agent.name}: {reason}")
            # A provider's failure is weather; one of ours is a bug, and is logged with where it happened.
            bug = agent is self._embedded and not isinstance(error, ModelFailed)
            if agent is self._provider:
                self._patience.failed(error)
            log.warning("turn %s: %s gave no answer to send (%s) %s", turn.ask.context.turn, agent.name, reason, detail, exc_info=bug)
            return None

    async def _draft(self, turn: Turn, agent: Agent, run: Run, tries: int) -> Draft:
        answer = await agent.answer(run, _briefing_now(turn))
        draft = self._judged(turn, run, answer)
        for _ in range(tries - 1):
            if not draft.faults:
                break
            answer = await agent.answer_again(run, correction(draft.faults))
            draft = self._judged(turn, run, answer)
        if draft.faults:
            raise ModelFailed("unbacked", draft.faults[0].text)
        return draft

    def _judged(self, turn: Turn, run: Run, answer: Answer) -> Draft:
        run.tell("checking")
        ask, text = turn.ask, answer.text
        own = run.model == EMBEDDED
        language = answer.more.get("reply", {}).get("language", ask.context.language) if own else ask.context.language
        said = (*(s.text for s in ask.history if s.author == "client"), *ask.new)
        began = time.perf_counter()
        verdict = (check_composed if own else check)(text, turn.facts, language=language, names=ask.names, said=said)
        run.spent("promises", began)
        found = tuple(Fault(u.kind, u.text, u.why) for u in verdict.unbacked)
        if not own:
            found += faults(text, ask.briefing, self._backing(turn))
        draft = Draft(answer, verdict.promises, found)
        if found:
            turn.refuse(run.model, draft)
        return draft

    def _backing(self, turn: Turn) -> Backing:
        told = [said.text for said in turn.ask.history if said.author != "client"]
        texts = [*(str(called.content) for called in turn.ledger.calls), *(source.excerpt for source in turn.sources)]
        return Backing(
            passed_on=any(turn.ledger.done(tool) for tool in ("hand_over", "record_gap")),
            texts="\n".join(texts),
            tools=tuple(tool.name for tool in self._gate.tools),
            language=turn.ask.context.language,
            offered=bool(turn.ledger.cards),
            asked=any(action.status == "waiting_approval" for action in turn.ledger.actions),
            approved=any(APPROVED.search(said) for said in told),
            ordered=any(ORDERED.search(said) for said in told) or ordered(turn.ledger),
        )

    async def _note_the_question(self, turn: Turn) -> None:
        """So that the honest no says only what was done: the gap is recorded first, once."""
        if turn.ledger.done("record_gap"):
            return
        context = turn.ask.context
        call = Call(f"tc:{context.turn}:honest:0", "record_gap", {"question": context.question[:500]})
        turn.ledger.calls.append(await asyncio.to_thread(self._gate.call, context, call, turn.ask.log.flush))


def _briefing_now(turn: Turn) -> Briefing:
    """A hand-over that a failed run has done is told to the next one as due, so that it is said; it is not done again.

    The brief is as a failed run has left it: the next one writes its own from it.
    """
    briefing = turn.ask.briefing
    noted = turn.ledger.done("note_brief")
    if noted:
        brief = noted[-1].content["brief"]
        briefing = replace(briefing, brief=brief, gig=brief.get("gig") or briefing.gig)
    done = next(iter(turn.ledger.done("hand_over")), None)
    return replace(briefing, must_hand_over=str(done.call.arguments.get("reason", "asked"))) if done else briefing
