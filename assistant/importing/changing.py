"""Changes made in the product: kept as dated overrides, so that no later import undoes them unseen."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from assistant.database.engine import Database
from assistant.errors import Conflict, Invalid
from assistant.importing.checking import checked
from assistant.importing.drafts import PROFILE, check_bodies
from assistant.importing.overrides import LEARNED, Override, put_question
from assistant.importing.planning import Plan, Wanted, apply, planned
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
        stored = read_records(connection, handle)
    plan = prepared(stored, (wanted,), embedder, now)
    with database.transaction(*KNOWLEDGE) as connection:
        return put(connection, plan, now)


def prepared(stored: Stored, wanted: Sequence[Change], embedder: Embedder, now: datetime) -> Plan:
    """What several changes at once come to. It takes as long as the embedding model does, so no transaction is open meanwhile."""
    return planned(_changed(stored, wanted, now), embedder, now)


def put(connection: Connection, plan: Plan, now: datetime) -> int:
    """Conflict (change_raced) if somebody else wrote since the records were read."""
    stored = plan.wanted.stored
    if version(connection, stored.owner) != stored.version:
        raise Conflict("The knowledge was changed from elsewhere meanwhile: look at it and try again.", code="change_raced")
    return apply(connection, plan, now).version


def learn(  # noqa: PLR0913
    connection: Connection, embedder: Embedder, handle: str, faq: Faq, *, language: str, now: datetime
) -> None:
    """What the owner wrote as teaching becomes a question of the profile. Only this one text is embedded (milliseconds)."""
    stored = read_records(connection, handle)
    problems = Problems()
    pair = checked("learn", {"q": faq.q, "a": faq.a, "language": language}, FaqShape, problems)
    problems.raise_if_any()
    assert pair is not None
    bodies = copy.deepcopy(dict(stored.records.bodies))
    key = question_key(pair["q"])
    before = next((other for other in bodies[PROFILE].get("faq", ()) if question_key(other["q"]) == key), None)
    put_question(bodies, pair)
    apply(connection, planned(_with(stored, bodies, [Override(LEARNED + key, pair, before, now)]), embedder, now), now)


def _changed(stored: Stored, wanted: Sequence[Change], now: datetime) -> Wanted:
    bodies = copy.deepcopy(dict(stored.records.bodies))
    before = {one.path: value_at(bodies, one.path) for one in wanted}
    for one in wanted:
        if not set_at(bodies, one.path, one.value):
            raise Invalid(f"There is no {one.path.replace('#', ': ')} to change.", code="unknown_record")
    for file in {one.path.partition("#")[0] for one in wanted}:
        bodies[file] = _checked(file, bodies[file])
    problems = Problems()
    check_bodies(bodies, "", stored.owner, problems)
    problems.raise_if_any()
    made = [Override(path, _none_if_missing(value_at(bodies, path)), _none_if_missing(said), now) for path, said in before.items()]
    return _with(stored, bodies, made)


def _checked(file: str, body: dict[str, Any]) -> dict[str, Any]:
    problems = Problems()
    fit = checked(file, body, ProfileShape if file == PROFILE else GigShape, problems)
    problems.raise_if_any()
    assert fit is not None
    return fit


def _none_if_missing(value: Any) -> Any:
    return None if value is MISSING else value


def _with(stored: Stored, bodies: Mapping[str, dict[str, Any]], made: Sequence[Override]) -> Wanted:
    """What the files said stays what they said when the value was first changed here; what they say again is no change."""
    first = {other.path: other.imported for other in stored.records.overrides}
    named = {override.path for override in made}
    others = [other for other in stored.records.overrides if other.path not in named]
    now = [replace(override, imported=first.get(override.path, override.imported)) for override in made]
    kept = [override for override in now if override.value != override.imported]
    return Wanted(stored, replace(stored.records, bodies=bodies, overrides=(*others, *kept)), {})


def read_records(connection: Connection, handle: str) -> Stored:
    stored = read_stored(connection, handle)
    if not stored.records.bodies:
        raise unknown_freelancer(handle)
    return stored
