"""What is stored of one owner, read before an import and written after it, in the shape of the knowledge folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from assistant.database.tables import documents, freelancers, gigs, overrides, policies
from assistant.importing.drafts import PROFILE, slug_of
from assistant.importing.overrides import Override
from assistant.retrieval.passages import MARKETPLACE
from assistant.retrieval.store import StoredVectors, stored_vectors, version

CALENDAR_KEYS = ("availability", "consultations", "consultation_policy")


@dataclass(frozen=True, slots=True)
class StoredDocument:
    path: str
    origin: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Records:
    """`bodies` is empty for the marketplace, `policies` for a freelancer."""

    bodies: Mapping[str, dict[str, Any]]
    policies: tuple[dict[str, Any], ...]
    documents: Mapping[str, StoredDocument]
    overrides: tuple[Override, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """An owner at one version; `exists` is False for a freelancer nobody imported."""

    owner: str
    version: int
    exists: bool
    records: Records
    vectors: StoredVectors


def read_stored(connection: Connection, owner: str) -> Stored:
    bodies = _bodies(connection, owner)
    return Stored(
        owner=owner,
        version=version(connection, owner),
        exists=owner == MARKETPLACE or bool(bodies),
        records=Records(bodies, _policies(connection, owner), _documents(connection, owner), _overrides(connection, owner)),
        vectors=stored_vectors(connection, owner),
    )


def write_records(connection: Connection, owner: str, before: Records, after: Records) -> None:
    if owner != MARKETPLACE and after.bodies != before.bodies:
        _write_freelancer(connection, owner, after.bodies)
    if after.policies != before.policies:
        connection.execute(delete(policies))
        rules = ({"id": p["id"], "valid_from": date.fromisoformat(p["valid_from"]), "body": p} for p in after.policies)
        _insert(connection, policies, rules)
    for path in before.documents:
        if after.documents.get(path) != before.documents[path]:
            connection.execute(delete(documents).where(documents.c.owner == owner, documents.c.path == path))
    new = (d for path, d in after.documents.items() if before.documents.get(path) != d)
    _insert(connection, documents, ({"owner": owner, "path": d.path, "origin": d.origin, "content": d.content} for d in new))
    if after.overrides != before.overrides:
        connection.execute(delete(overrides).where(overrides.c.freelancer == owner))
        changes = ({"freelancer": owner, "path": o.path, "value": o.value, "imported": o.imported, "at": o.at} for o in after.overrides)
        _insert(connection, overrides, changes)


def handles(connection: Connection) -> tuple[str, ...]:
    return tuple(connection.execute(select(freelancers.c.handle).order_by(freelancers.c.handle)).scalars())


def _write_freelancer(connection: Connection, handle: str, bodies: Mapping[str, dict[str, Any]]) -> None:
    whole = dict(bodies[PROFILE])
    mandate = whole.pop("mandate", None)
    calendar = {key: whole.pop(key) for key in CALENDAR_KEYS if key in whole}
    row = connection.execute(select(freelancers.c.mandate, freelancers.c.mandate_version).where(freelancers.c.handle == handle)).first()
    values = {"profile": whole, "calendar": calendar, "mandate": mandate}
    if row is None:
        connection.execute(insert(freelancers).values(handle=handle, mandate_version=1, **values))
    else:
        values["mandate_version"] = row.mandate_version + (row.mandate != mandate)
        connection.execute(update(freelancers).where(freelancers.c.handle == handle).values(**values))
    connection.execute(delete(gigs).where(gigs.c.freelancer == handle))
    names = [name for name in bodies if name != PROFILE]
    _insert(connection, gigs, ({"freelancer": handle, "slug": slug_of(n), "place": p, "body": bodies[n]} for p, n in enumerate(names)))


def _bodies(connection: Connection, handle: str) -> dict[str, dict[str, Any]]:
    row = connection.execute(select(freelancers).where(freelancers.c.handle == handle)).first()
    if row is None:
        return {}
    profile = {**row.profile, **row.calendar, **({"mandate": row.mandate} if row.mandate is not None else {})}
    sold = connection.execute(select(gigs.c.slug, gigs.c.body).where(gigs.c.freelancer == handle).order_by(gigs.c.place, gigs.c.slug))
    return {PROFILE: profile, **{f"gigs/{slug}.yaml": body for slug, body in sold}}


def _policies(connection: Connection, owner: str) -> tuple[dict[str, Any], ...]:
    if owner != MARKETPLACE:
        return ()
    return tuple(connection.execute(select(policies.c.body).order_by(policies.c.id, policies.c.valid_from)).scalars())


def _documents(connection: Connection, owner: str) -> dict[str, StoredDocument]:
    query = select(documents.c.path, documents.c.origin, documents.c.content).where(documents.c.owner == owner).order_by(documents.c.path)
    return {path: StoredDocument(path, origin, content) for path, origin, content in connection.execute(query)}


def _overrides(connection: Connection, owner: str) -> tuple[Override, ...]:
    query = select(overrides).where(overrides.c.freelancer == owner).order_by(overrides.c.at, overrides.c.path)
    return tuple(Override(row.path, row.value, row.imported, row.at) for row in connection.execute(query))


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    if rows := list(rows):
        connection.execute(insert(table), rows)
