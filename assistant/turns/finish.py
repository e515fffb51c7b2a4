"""The transaction that ends a turn: the reply with all that was learned, or nothing where somebody else speaks now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, update

from assistant.conversations import gaps, hand_overs
from assistant.conversations.messages import Message, say
from assistant.conversations.parties import Conversation, conversation_row, seller
from assistant.conversations.record import Reply
from assistant.database.columns import new_id
from assistant.database.tables import conversations, turns
from assistant.turns import standing
from assistant.turns.ask import Spoken
from assistant.turns.claim import SPEAKS, Claim, open_next
from assistant.turns.history import keep_facts
from assistant.turns.inbox import Answer
from assistant.turns.lease import Superseded, release
from assistant.turns.steps import StepLog


@dataclass(frozen=True, slots=True)
class Ending:
    """How a turn went. `spoken` is None when it may not speak; `must_hand_over` the reason that code found, if any.

    `version` is that of the knowledge which the turn's facts are from.
    """

    spoken: Spoken | None
    log: StepLog
    must_hand_over: str | None
    trace: dict[str, Any]
    version: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """`following` is the next turn when messages came in meanwhile; `seq` the newest message's number."""

    answer: Answer
    seq: int
    following: Claim | None


_END = (
    update(turns)
    .where(turns.c.id == bindparam("turn"))
    .values({name: bindparam(f"its_{name}") for name in ("state", "outcome", "reply", "trace", "ended_at")})
)
_NOTE = (
    update(conversations)
    .where(conversations.c.id == bindparam("in_conversation"))
    .values({name: bindparam(f"its_{name}") for name in ("dialogue", "language", "brief")})
)


def finish(connection: Connection, claim: Claim, ending: Ending, now: datetime) -> Finished:
    """Superseded, with nothing written, if the lease is lost."""
    talk = conversation_row(connection, claim.conversation)
    if talk.fence != claim.lease.fence:
        raise Superseded
    reply = None
    if ending.spoken is not None and talk.epoch == claim.lease.epoch and talk.state in SPEAKS:
        reply = _speak(connection, claim, ending, talk, now)
    else:
        _stay_silent(connection, claim, ending, now)
    talk = conversation_row(connection, claim.conversation)
    following = open_next(connection, claim.lease, talk, now)
    if following is None:
        release(connection, claim.lease)
    return Finished(Answer(talk.state, reply), talk.last_seq, following)


def _speak(connection: Connection, claim: Claim, ending: Ending, talk: Conversation, now: datetime) -> dict[str, Any]:
    spoken = _as_done(connection, claim, ending, talk, now)
    ending.log.write(connection)
    keep_facts(connection, claim, spoken.new_facts, ending.version)
    reply = _reply(claim, spoken).to_json()
    say(connection, Message(talk.id, "assistant", spoken.text, now, reply, claim.turn))
    brief = spoken.brief.to_json() if spoken.brief is not None else talk.brief
    noted = {"its_dialogue": spoken.dialogue, "its_language": spoken.language[:8], "its_brief": brief}
    connection.execute(_NOTE, {"in_conversation": talk.id, **noted})
    trace = {**spoken.trace, **ending.trace, "promises": reply["promises"]}
    _end(connection, claim.turn, {"state": "done", "outcome": spoken.outcome, "reply": reply, "trace": trace, "ended_at": now})
    return reply


def _stay_silent(connection: Connection, claim: Claim, ending: Ending, now: datetime) -> None:
    unsent = {"unsent": ending.spoken.text} if ending.spoken else {}
    trace = {**ending.trace, **unsent}
    _end(connection, claim.turn, {"state": "suppressed", "outcome": None, "reply": None, "trace": trace, "ended_at": now})


def _end(connection: Connection, turn: str, values: dict[str, Any]) -> None:
    connection.execute(_END, {"turn": turn, **{f"its_{name}": value for name, value in values.items()}})


def _as_done(connection: Connection, claim: Claim, ending: Ending, talk: Conversation, now: datetime) -> Spoken:
    """What a reply says was done is done: whatever its words claim, the hand-over and the gap exist when it leaves."""
    assert ending.spoken is not None
    spoken, must = ending.spoken, ending.must_hand_over
    claimed = spoken.outcome == "handed_over"
    # After a tool's hand-over the state is `waiting`; a claim or a duty without one is made good here.
    if (claimed and talk.state == "assistant") or (must and not claimed):
        hand_overs.hand_over(connection, freelancer=talk.freelancer, conversation=talk.id, reason=must or "person", now=now)
    if must and not claimed:
        return standing.spoken("handed_over", spoken.language, seller(connection, talk.freelancer).name)
    recorded = any(action.tool == "record_gap" and action.status == "done" for action in spoken.actions)
    if spoken.outcome == "unknown" and not recorded:
        question = gaps.Question(talk.freelancer, talk.id, "\n".join(claim.texts)[:500], spoken.language)
        gaps.record(connection, question, claim.started_at)
    return spoken


def _reply(claim: Claim, spoken: Spoken) -> Reply:
    return Reply(
        new_id(),
        claim.turn,
        spoken.text,
        spoken.language,
        spoken.outcome,
        spoken.sources,
        spoken.choices,
        spoken.cards,
        spoken.actions,
        spoken.promises,
    )
