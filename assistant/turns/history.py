"""What was said before a turn and which facts back it, as a model gets to know them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection, Text, bindparam, cast, delete, insert, select

from assistant.conversations.facts import Fact, FactKind, Source, Subject
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
_KNOWN = select(cast(facts.c.body, Text)).where(facts.c.conversation == bindparam("in_conversation"))
_HASHES = select(facts.c.hash).where(facts.c.conversation == bindparam("in_conversation"))
_KEEP = insert(facts)
_ORDERED = json.JSONEncoder(sort_keys=True).encode


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
    return tuple(fact for known, fact in map(_read, bodies) if known == version)


def forget_offer(connection: Connection, conversation: str, offer: str) -> None:
    """What an offer said that has come to nothing backs no promise any more."""
    of_it = facts.c.body["source"]["id"].as_string() == f"offer:{offer}"
    connection.execute(delete(facts).where(facts.c.conversation == conversation, of_it))


def keep_facts(connection: Connection, claim: Claim, returned: Sequence[Fact], version: int) -> None:
    """Each fact once per conversation and version of the freelancer's knowledge."""
    by_hash = {_hash(f.kind, f.subject, _ORDERED(f.value), f.source, version): f for f in returned}
    if not by_hash:
        return
    talk, turn = claim.conversation, claim.turn
    kept = set(connection.scalars(_HASHES, {"in_conversation": talk}))
    bodies = {h: {**fact.to_json(), "version": version} for h, fact in by_hash.items() if h not in kept}
    if bodies:
        connection.execute(_KEEP, [{"conversation": talk, "hash": h, "body": body, "turn": turn} for h, body in bodies.items()])


# A conversation has a hundred facts after a few turns, nearly all of them those of the turn before and of the next client.
@lru_cache(maxsize=8192)
def _read(body: str) -> tuple[int, Fact]:
    """With the knowledge version it is from."""
    stored = json.loads(body)
    return stored["version"], Fact.from_json(stored)


@lru_cache(maxsize=8192)
def _hash(kind: FactKind, subject: Subject, value: str, source: Source, version: int) -> str:
    body = {**Fact(kind, subject, json.loads(value), source).to_json(), "version": version}
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
