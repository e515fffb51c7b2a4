"""Gaps: questions that nobody could answer yet, each once however often it is asked, with everyone who asked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from assistant.database.columns import new_id
from assistant.database.locks import hold
from assistant.database.tables import conversations, gap_askers, gaps
from assistant.understanding.text import words

LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Question:
    freelancer: str
    conversation: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """`unknowns` counts the turns that ended in not knowing since the conversation was last handed over or back."""

    gap: str
    unknowns: int


def record(connection: Connection, question: Question, now: datetime) -> Recorded:
    """The same question joins the open gap. One turn, which has one `now`, counts once however many questions it leaves open."""
    here = gap_askers.c.conversation == question.conversation
    counted = connection.scalar(select(gap_askers.c.gap).where(here, gap_askers.c.asked_at == now).limit(1)) is not None
    hold(connection, "gaps", question.freelancer)
    gap = _open_gap(connection, question) or _new_gap(connection, question, now)
    asked = update(gap_askers).where(gap_askers.c.gap == gap, here).values(asked_at=now)
    if connection.execute(asked).rowcount == 0:
        connection.execute(insert(gap_askers).values(gap=gap, conversation=question.conversation, asked_at=now))
    more = conversations.c.unknowns + (0 if counted else 1)
    counting = update(conversations).where(conversations.c.id == question.conversation).values(unknowns=more)
    unknowns = connection.execute(counting.returning(conversations.c.unknowns)).scalar_one()
    return Recorded(gap, unknowns)


def open_gaps(connection: Connection, handle: str) -> list[dict[str, Any]]:
    """Newest first, with how many conversations asked."""
    askers = select(func.count()).where(gap_askers.c.gap == gaps.c.id).scalar_subquery()
    statement = select(gaps, askers.label("askers")).where(gaps.c.freelancer == handle, gaps.c.state == "open")
    rows = connection.execute(statement.order_by(gaps.c.created_at.desc(), gaps.c.id.desc()))
    return [
        {"id": row.id, "question": row.question, "language": row.language, "askers": row.askers, "created_at": row.created_at.isoformat()}
        for row in rows
    ]


def question_key(text: str) -> str:
    """Case, accents, punctuation and spacing do not make another question; other words do."""
    key = " ".join(word.text for word in words(text))
    return key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()


def _open_gap(connection: Connection, question: Question) -> str | None:
    same = gaps.c.freelancer == question.freelancer, gaps.c.question_key == question_key(question.text), gaps.c.state == "open"
    return connection.scalar(select(gaps.c.id).where(*same))


def _new_gap(connection: Connection, question: Question, now: datetime) -> str:
    row = {"id": new_id(), "freelancer": question.freelancer, "question": question.text, "question_key": question_key(question.text)}
    connection.execute(insert(gaps).values(**row, language=question.language, state="open", created_at=now))
    return row["id"]
