"""One conversation, one turn at a time: a lease row with a fencing number, which a paused worker that wakes late has lost."""

from __future__ import annotations

import hashlib
import os
import platform
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, bindparam, or_, select, update

from assistant.conversations.parties import Conversation
from assistant.database.tables import conversations
from assistant.errors import Conflict

LEASE = timedelta(seconds=15)
RENEW_AFTER = 5.0


class Superseded(Conflict):
    """This turn may not act or speak any more: somebody else has the conversation now."""

    code = "superseded"


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to act in a conversation, as long as nobody took a later `fence` and who speaks (`epoch`) has not changed."""

    conversation: str
    owner: str
    fence: int
    epoch: int


def new_owner() -> str:
    """Names this process so that another one on the same machine can see whether it still lives."""
    return f"{_machine()}:{os.getpid()}:{_started(os.getpid())}:{secrets.token_hex(3)}"[:40]


def is_gone(owner: str) -> bool:
    """True only when it is certain; a lease of another machine runs out by time."""
    machine, pid, started, _ = owner.split(":")
    if machine != _machine() or os.name != "posix":
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return _started(int(pid)) != started


_HOLDER = select(conversations.c.lease_owner).where(conversations.c.id == bindparam("conversation"))
_TAKE = (
    update(conversations)
    .where(conversations.c.id == bindparam("in_conversation"))
    .where(
        or_(
            conversations.c.lease_owner.is_(None),
            conversations.c.lease_until < bindparam("now"),
            conversations.c.lease_owner == bindparam("gone"),
        )
    )
    .values(lease_owner=bindparam("taker"), lease_until=bindparam("until"), fence=conversations.c.fence + 1)
    .returning(conversations)
)
_MINE = (conversations.c.id == bindparam("in_conversation")) & (conversations.c.fence == bindparam("held"))
_RENEW = update(conversations).where(_MINE).values(lease_until=bindparam("until"))
_RELEASE = update(conversations).where(_MINE).values(lease_owner=None, lease_until=None)
_STANDS = select(conversations.c.fence, conversations.c.epoch).where(conversations.c.id == bindparam("conversation"))


def acquire(connection: Connection, conversation: str, owner: str, now: datetime) -> tuple[Lease, Conversation] | None:
    """The lease and the conversation's row; None while somebody else who may be alive holds it."""
    holder = connection.scalar(_HOLDER, {"conversation": conversation})
    gone = holder if holder is not None and is_gone(holder) else ""
    taking = {"in_conversation": conversation, "taker": owner, "until": now + LEASE, "now": now, "gone": gone}
    row = connection.execute(_TAKE, taking).one_or_none()
    return (Lease(conversation, owner, row.fence, row.epoch), row) if row else None


def renew(connection: Connection, lease: Lease, now: datetime) -> bool:
    return connection.execute(_RENEW, {**_named(lease), "until": now + LEASE}).rowcount == 1


def release(connection: Connection, lease: Lease) -> None:
    connection.execute(_RELEASE, _named(lease))


def release_all(connection: Connection, owner: str) -> None:
    """What a process that ends in order still holds."""
    connection.execute(update(conversations).where(conversations.c.lease_owner == owner).values(lease_owner=None, lease_until=None))


def hold(connection: Connection, lease: Lease) -> None:
    """Superseded unless the lease is ours and the same party may still speak."""
    row = connection.execute(_STANDS, {"conversation": lease.conversation}).one()
    if (row.fence, row.epoch) != (lease.fence, lease.epoch):
        raise Superseded


def _named(lease: Lease) -> dict[str, object]:
    return {"in_conversation": lease.conversation, "held": lease.fence}


@cache
def _machine() -> str:
    """Containers may share a name, and even a machine: only where a process's number means the same is it the same place."""
    place = platform.node(), _linked("/proc/self/ns/pid"), _read("/proc/sys/kernel/random/boot_id")
    return hashlib.sha256(" ".join(place).encode()).hexdigest()[:8]


def _linked(path: str) -> str:
    try:
        return str(Path(path).readlink())
    except OSError:
        return ""


def _read(path: str) -> str:
    try:
        return Path(path).read_text().strip()
    except OSError:
        return ""


def _started(pid: int) -> str:
    """When that process started, in clock ticks, where the system tells; a number given again to another process then shows."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[19]
    except (OSError, IndexError):
        return "0"
