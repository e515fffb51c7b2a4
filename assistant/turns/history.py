"""What was said before a turn and which facts back it, as a model gets to know them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from assistant.conversations.facts import Fact
from assistant.database.tables import facts, inbox, messages
from assistant.turns.ask import Said
from assistant.turns.claim import Claim

TURNS_REMEMBERED = 12


_BEFORE = (
    select(messages.c.author, messages.c.text)
    .where(messages.c.conversation == bindparam("in_conversation"), messages.c.seq <= bindparam("last"), messages.c.author != "note")
    .where(
        messages.c.seq.not_in(
            select(inbox.c.seq).where(inbox.c.conversation == bindparam("in_conversation"), inbox.c.turn == bindparam("present"))
        )
    )
    .order_by(messages.c.seq.desc())
    .limit(TURNS_REMEMBERED * 3)
)
_KNOWN = select(facts.c.body).where(facts.c.conversation == bindparam("in_conversation"))
_HASHES = select(facts.c.hash).where(facts.c.conversation == bindparam("in_conversation"))
_KEEP = insert(facts)


def history(connection: Connection, claim: Claim) -> tuple[Said, ...]:
    """Oldest first, without the messages that the turn answers: as much as the client's last 12 messages before it span."""
    rows = connection.execute(_BEFORE, {"in_conversation": claim.conversation, "last": claim.last_seq, "present": claim.turn}).all()
    kept: list[Said] = []
    clients = 0
    for row in rows:
        clients += row.author == "client"
        if clients > TURNS_REMEMBERED:
            break
        kept.append(Said(row.author, row.text))
    return tuple(reversed(kept))


def known_facts(connection: Connection, conversation: str, version: int) -> tuple[Fact, ...]:
    """Only those of the present knowledge: yesterday's price backs no promise of today."""
    bodies = connection.scalars(_KNOWN, {"in_conversation": conversation})
    return tuple(Fact.from_json(body) for body in bodies if body["version"] == version)


def keep_facts(connection: Connection, claim: Claim, returned: Sequence[Fact], version: int) -> None:
    """Each fact once per conversation and version of the freelancer's knowledge."""
    bodies = {_hash(body): body for body in ({**fact.to_json(), "version": version} for fact in returned)}
    if not bodies:
        return
    talk, turn = claim.conversation, claim.turn
    kept = set(connection.scalars(_HASHES, {"in_conversation": talk}))
    rows = [{"conversation": talk, "hash": h, "body": body, "turn": turn} for h, body in bodies.items() if h not in kept]
    if rows:
        connection.execute(_KEEP, rows)


def _hash(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
