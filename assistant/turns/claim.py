"""Opening a turn: the lease on the conversation, and every client message that no turn has taken yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from assistant.conversations.parties import Conversation, conversation_row
from assistant.database.columns import new_id
from assistant.database.tables import inbox, messages, turns
from assistant.turns.lease import Lease, acquire, release

SPEAKS = ("assistant", "waiting")
"""The states in which the assistant answers."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A turn that is ours to run. `ids` are the senders' own ids of the messages it answers, `texts` what they say."""

    lease: Lease
    turn: str
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    last_seq: int
    started_at: datetime

    @property
    def conversation(self) -> str:
        return self.lease.conversation


def claim(connection: Connection, conversation: str, owner: str, now: datetime) -> Claim | None:
    """An interrupted turn first, else a new one; None while somebody else runs one or nothing waits."""
    lease = acquire(connection, conversation, owner, now)
    if lease is None:
        return None
    claimed = _interrupted(connection, lease) or open_next(connection, lease, now)
    if claimed is None:
        release(connection, lease)
    return claimed


def open_next(connection: Connection, lease: Lease, now: datetime) -> Claim | None:
    """A turn for all messages that wait, under a lease that is held already."""
    talk = conversation_row(connection, lease.conversation)
    if talk.state not in SPEAKS:
        return None
    waiting = inbox.c.conversation == lease.conversation, inbox.c.author == "client", inbox.c.turn.is_(None)
    first = connection.scalar(select(inbox.c.seq).where(*waiting).order_by(inbox.c.seq).limit(1))
    if first is None:
        return None
    turn = new_id()
    span = {"first_seq": first, "last_seq": talk.last_seq, "started_at": now}
    connection.execute(insert(turns).values(id=turn, conversation=talk.id, state="running", epoch=talk.epoch, **span))
    connection.execute(update(inbox).where(*waiting).values(turn=turn))
    return _claimed(connection, talk, lease, turn)


def _interrupted(connection: Connection, lease: Lease) -> Claim | None:
    open_here = turns.c.conversation == lease.conversation, turns.c.state == "running"
    turn = connection.scalar(select(turns.c.id).where(*open_here).order_by(turns.c.first_seq).limit(1))
    return _claimed(connection, conversation_row(connection, lease.conversation), lease, turn) if turn else None


def _claimed(connection: Connection, talk: Conversation, lease: Lease, turn: str) -> Claim:
    row = connection.execute(select(turns).where(turns.c.id == turn)).one()
    joined = inbox.join(messages, (messages.c.conversation == inbox.c.conversation) & (messages.c.seq == inbox.c.seq))
    taken = select(inbox.c.id, messages.c.text).select_from(joined).where(inbox.c.conversation == talk.id, inbox.c.turn == turn)
    said = connection.execute(taken.order_by(inbox.c.seq)).all()
    # A turn keeps the epoch it began in: taken over meanwhile, it must not speak, also after a restart.
    held = Lease(lease.conversation, lease.owner, lease.fence, row.epoch)
    return Claim(held, turn, tuple(s.id for s in said), tuple(s.text for s in said), row.last_seq, row.started_at)
