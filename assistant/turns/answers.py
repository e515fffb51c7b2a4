"""The freelancer's answer to an open question: told to everyone who asked; only what is written as teaching becomes knowledge."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from assistant.conversations.messages import Message, say
from assistant.database.tables import conversations, gap_askers, gaps
from assistant.errors import Conflict, NotFound
from assistant.orders.catalogue import Faq
from assistant.retrieval.embedding import Embedder
from assistant.understanding.language import detect


@dataclass(frozen=True, slots=True)
class GapAnswer:
    """`freelancer` is whose token it was; `learn` what the assistant may say from now on, in the owner's own words."""

    freelancer: str
    gap: str
    text: str
    learn: Faq | None = None


def answer_gap(connection: Connection, embedder: Embedder, answer: GapAnswer, now: datetime) -> tuple[str, ...]:
    """The conversations that were told. NotFound for another freelancer's gap, Conflict (already_answered) the second time.

    The assistant goes on speaking in them: an answer to one question is not a take-over.
    """
    mine = gaps.c.id == answer.gap, gaps.c.freelancer == answer.freelancer
    state = connection.scalar(select(gaps.c.state).where(*mine))
    if state is None:
        raise NotFound("There is no such question.", code="unknown_gap")
    if state != "open":
        raise Conflict("This question was answered before.", code="already_answered")
    taught = asdict(answer.learn) if answer.learn else None
    connection.execute(update(gaps).where(*mine).values(state="answered", answer=answer.text, learned=taught, answered_at=now))
    askers = _askers(connection, answer.gap)
    for conversation in askers:
        say(connection, Message(conversation, "freelancer", answer.text, now))
    if answer.learn is not None:
        # Reading and checking knowledge is much to load, and the server's start does not wait for it.
        from assistant.importing.changing import learn

        language = detect(f"{answer.learn.q}\n{answer.learn.a}")
        learn(connection, embedder, answer.freelancer, answer.learn, language=language, now=now)
    return askers


def _askers(connection: Connection, gap: str) -> tuple[str, ...]:
    """Those who can still read an answer."""
    joined = gap_askers.join(conversations, conversations.c.id == gap_askers.c.conversation)
    statement = select(gap_askers.c.conversation).select_from(joined).where(gap_askers.c.gap == gap, conversations.c.state != "closed")
    return tuple(connection.scalars(statement.order_by(gap_askers.c.asked_at)))
