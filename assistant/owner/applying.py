"""Making the edits of a change: what takes long is prepared first, then everything is written in one transaction, or nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from assistant.database.engine import Database
from assistant.errors import Conflict
from assistant.importing import changing
from assistant.importing.drafts import PROFILE
from assistant.importing.planning import Plan
from assistant.importing.records_at import MISSING, value_at
from assistant.importing.stored import Stored
from assistant.orders.caller import Caller
from assistant.retrieval.embedding import Embedder
from assistant.scheduling import own_time
from assistant.scheduling.edits import Edit
from assistant.scheduling.locking import lock
from assistant.scheduling.standing import read_standing
from assistant.scheduling.work import Work


class MovedOn(Conflict):
    """What this changes is not as it was any more."""

    code = "moved_on"


@dataclass(frozen=True, slots=True)
class Prepared:
    """Edits that can be made. `plan` is how the records will be, where they are touched."""

    freelancer: str
    edits: tuple[Edit, ...]
    plan: Plan | None

    @property
    def about(self) -> tuple[str, ...]:
        """What nobody else may change meanwhile: where the records are written, anything, as with an import."""
        return ("calendar", self.freelancer) if self.plan is None else ()


def prepare(database: Database, embedder: Embedder, freelancer: str, edits: tuple[Edit, ...], now: datetime) -> Prepared:
    """MovedOn if a record is not as it was before the edits. No transaction is open meanwhile."""
    in_records = [edit for edit in edits if edit.kind == "record"]
    if not in_records:
        return Prepared(freelancer, edits, None)
    with database.snapshot() as connection:
        stored = changing.read_records(connection, freelancer)
    for edit in in_records:
        if _said(stored, edit) != edit.before:
            raise MovedOn
    wanted = [changing.Change(_path(edit), edit.after) for edit in in_records]
    return Prepared(freelancer, edits, changing.prepared(stored, wanted, embedder, now))


def make(connection: Connection, prepared: Prepared, now: datetime) -> None:
    """MovedOn if days or hours are not as they were, Conflict (change_raced) if the records were written since they were read."""
    work = Work(connection, Caller("freelancer", prepared.freelancer), now, lock(connection, prepared.freelancer))
    calendar = read_standing(connection, prepared.freelancer, now).calendar
    # First, since both make the version grow that it was prepared for.
    if prepared.plan is not None:
        changing.put(connection, prepared.plan, now)
    for edit in prepared.edits:
        if edit.kind == "record":
            continue
        if own_time.found(connection, prepared.freelancer, calendar, edit) != edit.before:
            raise MovedOn
        own_time.put(work, calendar, edit)
        # Days off of the profile can only come back if the profile still has them.
        if own_time.found(connection, prepared.freelancer, calendar, edit) != edit.after:
            raise MovedOn


def _said(stored: Stored, edit: Edit) -> object:
    value = value_at(dict(stored.records.bodies), _path(edit))
    return None if value is MISSING else value


def _path(edit: Edit) -> str:
    return f"{PROFILE}#{edit.name}"
