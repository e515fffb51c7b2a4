"""Opening a turn: the lease on the conversation, and every client message that no turn has taken yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from assistant.conversations.parties import Conversation
from assistant.database.columns import new_id
from assistant.database.tables import inbox, messages, turns
from assistant.turns.lease import Lease, acquire, release

SPEAKS = ("assistant", "waiting")
"""The states in which the assistant answers."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A turn that is ours to run, in the conversation as `talk` has it.

    `ids` are the senders' own ids of the messages it answers, `texts` what they say; `resumed` is True for an interrupted turn.
    """

    lease: Lease
    turn: str
    talk: Conversation
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    last_seq: int
    started_at: datetime
    resumed: bool = False

    @property
    def conversation(self) -> str:
        return self.lease.conversation


_IN_CONVERSATION = inbox.c.conversation == bindparam("in_conversation")
_TAKE_WAITING = (
    update(inbox)
    .where(_IN_CONVERSATION, inbox.c.author == "client", inbox.c.turn.is_(None))
    .values(turn=bindparam("taken_by"))
    .returning(inbox.c.id, inbox.c.seq)
)
_OPEN = insert(turns)
_INTERRUPTED = select(turns).where(turns.c.conversation == bindparam("in_conversation"), turns.c.state == "running")
_TAKEN = (
    select(inbox.c.id, messages.c.text)
    .join(messages, (messages.c.conversation == inbox.c.conversation) & (messages.c.seq == inbox.c.seq))
    .where(_IN_CONVERSATION, inbox.c.turn == bindparam("taken_by"))
    .order_by(inbox.c.seq)
)


def claim(connection: Connection, conversation: str, owner: str, now: datetime) -> Claim | None:
    """An interrupted turn first, else a new one; None while somebody else runs one or nothing waits."""
    held = acquire(connection, conversation, owner, now)
    if held is None:
        return None
    lease, talk = held
    claimed = _interrupted(connection, lease, talk) or open_next(connection, lease, talk, now)
    if claimed is None:
        release(connection, lease)
    return claimed


def open_next(connection: Connection, lease: Lease, talk: Conversation, now: datetime) -> Claim | None:
    """A turn for all messages that wait, under a lease that is held already."""
    if talk.state not in SPEAKS:
        return None
    turn = new_id()
    taken = connection.execute(_TAKE_WAITING, {"in_conversation": talk.id, "taken_by": turn}).all()
    if not taken:
        return None
    span = {"first_seq": min(row.seq for row in taken), "last_seq": talk.last_seq, "started_at": now}
    connection.execute(_OPEN, {"id": turn, "conversation": talk.id, "state": "running", "epoch": talk.epoch, **span})
    ids, texts = _said(connection, talk.id, turn)
    return Claim(replace(lease, epoch=talk.epoch), turn, talk, ids, texts, talk.last_seq, now)


def _interrupted(connection: Connection, lease: Lease, talk: Conversation) -> Claim | None:
    row = connection.execute(_INTERRUPTED, {"in_conversation": talk.id}).first()
    if row is None:
        return None
    ids, texts = _said(connection, talk.id, row.id)
    # A turn keeps the epoch it began in: taken over meanwhile, it must not speak, also after a restart.
    return Claim(replace(lease, epoch=row.epoch), row.id, talk, ids, texts, row.last_seq, row.started_at, resumed=True)


def _said(connection: Connection, conversation: str, turn: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = connection.execute(_TAKEN, {"in_conversation": conversation, "taken_by": turn}).all()
    return tuple(row.id for row in rows), tuple(row.text for row in rows)
