"""Changes made in the product: kept as dated overrides, so that no later import undoes them unseen."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from assistant.database.engine import Database
from assistant.errors import Conflict, Invalid
from assistant.importing.checking import checked
from assistant.importing.drafts import PROFILE, check_bodies
from assistant.importing.overrides import LEARNED, Override, put_question
from assistant.importing.planning import Wanted, apply, planned
from assistant.importing.problems import Problems
from assistant.importing.record_passages import question_key
from assistant.importing.records_at import MISSING, set_at, value_at
from assistant.importing.shapes import FaqShape, GigShape, ProfileShape
from assistant.importing.stored import Stored, read_stored
from assistant.orders.catalogue import Faq
from assistant.orders.shelf import unknown_freelancer
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.store import KNOWLEDGE, version


@dataclass(frozen=True, slots=True)
class Change:
    """`path` names a value as `gigs/packaging.yaml#packages[basic].price`; a `value` of None takes the key away."""

    path: str
    value: Any


def change(database: Database, embedder: Embedder, handle: str, wanted: Change, now: datetime) -> int:
    """The knowledge version afterwards. KnowledgeError if the records would no longer hold together."""
    with database.snapshot() as connection:
        stored = _stored(connection, handle)
    plan = planned(_changed(stored, wanted, now), embedder, now)
    with database.transaction(*KNOWLEDGE) as connection:
        if version(connection, handle) != stored.version:
            raise Conflict("The knowledge was changed from elsewhere meanwhile: look at it and try again.", code="change_raced")
        return apply(connection, plan, now).version


def learn(  # noqa: PLR0913
    connection: Connection, embedder: Embedder, handle: str, faq: Faq, *, language: str, now: datetime
) -> None:
    """What the owner wrote as teaching becomes a question of the profile. Only this one text is embedded (milliseconds)."""
    stored = _stored(connection, handle)
    problems = Problems()
    pair = checked("learn", {"q": faq.q, "a": faq.a, "language": language}, FaqShape, problems)
    problems.raise_if_any()
    assert pair is not None
    bodies = copy.deepcopy(dict(stored.records.bodies))
    key = question_key(pair["q"])
    before = next((other for other in bodies[PROFILE].get("faq", ()) if question_key(other["q"]) == key), None)
    put_question(bodies, pair)
    apply(connection, planned(_with(stored, bodies, Override(LEARNED + key, pair, before, now)), embedder, now), now)


def _changed(stored: Stored, wanted: Change, now: datetime) -> Wanted:
    bodies = copy.deepcopy(dict(stored.records.bodies))
    before = value_at(bodies, wanted.path)
    if not set_at(bodies, wanted.path, wanted.value):
        raise Invalid(f"There is no {wanted.path.replace('#', ': ')} to change.", code="unknown_record")
    file = wanted.path.partition("#")[0]
    problems = Problems()
    body = checked(file, bodies[file], ProfileShape if file == PROFILE else GigShape, problems)
    problems.raise_if_any()
    assert body is not None
    bodies[file] = body
    check_bodies(bodies, "", stored.owner, problems)
    problems.raise_if_any()
    now_said = value_at(bodies, wanted.path)
    value = None if now_said is MISSING else now_said
    return _with(stored, bodies, Override(wanted.path, value, None if before is MISSING else before, now))


def _with(stored: Stored, bodies: Mapping[str, dict[str, Any]], override: Override) -> Wanted:
    """What the files said stays what they said when the value was first changed here."""
    first = next((other for other in stored.records.overrides if other.path == override.path), None)
    override = replace(override, imported=first.imported) if first else override
    others = tuple(other for other in stored.records.overrides if other.path != override.path)
    return Wanted(stored, replace(stored.records, bodies=bodies, overrides=(*others, override)), {})


def _stored(connection: Connection, handle: str) -> Stored:
    stored = read_stored(connection, handle)
    if not stored.records.bodies:
        raise unknown_freelancer(handle)
    return stored
