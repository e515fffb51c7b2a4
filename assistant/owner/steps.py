"""What becomes of one message: the answer, and what is written with it in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from sqlalchemy import Connection

from assistant.database.columns import new_id
from assistant.errors import Conflict, KnowledgeError
from assistant.importing.drafts import PROFILE
from assistant.importing.records_at import MISSING, value_at
from assistant.owner import read_backs, reading_back
from assistant.owner.applying import make, prepare
from assistant.owner.describing import described
from assistant.owner.meant import Wants
from assistant.owner.office import Desk, Office, names_of
from assistant.owner.phrases import say
from assistant.owner.read_backs import ReadBack
from assistant.owner.reply import Choice, OwnerReply
from assistant.scheduling import ledger, own_time
from assistant.scheduling.changes import Change
from assistant.scheduling.edits import Edit, reversed_edits
from assistant.scheduling.ledger import Made, Origin
from assistant.scheduling.met import met
from assistant.scheduling.planning import planned
from assistant.scheduling.pointless import Pointless

Effect = Callable[[Connection], None]


class Raced(Conflict):
    """Somebody else answered it at the same time."""

    code = "raced"


@dataclass(frozen=True, slots=True)
class Step:
    """`effect` raises Conflict where something moved on meanwhile: then the step is decided anew.

    `about` is what nobody else may change while it is written.
    """

    reply: OwnerReply
    about: tuple[str, ...]
    effect: Effect | None = None


def plainly(desk: Desk, key: str, outcome: Any = "answered", **values: object) -> Step:
    return Step(OwnerReply(say(key, desk.tongue.language, **values), desk.tongue.language, outcome), desk.about)


def propose(office: Office, desk: Desk, wants: Wants, before: str = "", *, correction: bool = False) -> Step:
    """Reads it back. What waited in this thread is dropped, and said to be, unless this corrects it."""
    id = new_id()
    edits = planned(wants.change, desk.standing, _ids(id))
    if isinstance(edits, Pointless):
        return _pointless(desk, edits)
    displaced = desk.pending is not None and not correction
    one = _new(desk, id, wants.change, edits, displaced)
    step = _read(office, desk, one, before + (say("replaces", desk.tongue.language) if displaced else ""))
    choices = (*step.reply.choices, *reading_back.other_readings(desk, wants))
    return replace(step, reply=replace(step.reply, choices=choices))


def propose_undo(office: Office, desk: Desk, made: Made) -> Step:
    edits = reversed_edits(made.edits)
    if not untouched(office, desk, edits, made.id):
        return plainly(desk, "moved_on", "declined", change=described(made.change, made.edits, desk.tongue))
    one = replace(_new(desk, new_id(), made.change, edits, desk.pending is not None), undoes=made.id)
    return _read(office, desk, one, say("replaces", desk.tongue.language) if desk.pending else "")


def confirm(office: Office, desk: Desk, one: ReadBack, origin: Origin) -> Step:
    """Done if it still comes to what was read back; else it is read again."""
    edits = reversed_edits(ledger_edits(office, one)) if one.undoes else planned(one.change, desk.standing, _ids(one.id))
    if isinstance(edits, Pointless):
        return replace(_pointless(desk, edits), effect=_closing(one, "dropped"))
    if one.undoes and not untouched(office, desk, edits, one.undoes):
        told = described(one.change, reading_back.shown(one), desk.tongue)
        return replace(plainly(desk, "moved_on", "declined", change=told), effect=_closing(one, "dropped"))
    meets = tuple(consultation.id for consultation in met(desk.standing, edits))
    if edits != one.edits or set(meets) - set(one.meets):
        fresh = replace(one, edits=edits, meets=meets, displaced=False)
        return _reread(office, desk, one, fresh, "stale")
    if one.displaced:
        return _reread(office, desk, one, replace(one, displaced=False), "displaced")
    return _apply(office, desk, one, origin)


def undo_choice(one: ReadBack, language: str) -> tuple[Choice, ...]:
    return () if one.undoes else (Choice(say("undo", language), say("undo", language)),)


def drop(desk: Desk, one: ReadBack, unclear: str = "") -> Step:
    key = "dropped_unclear" if unclear else "dropped"
    reply = plainly(desk, key, text=unclear[:120]).reply
    return Step(replace(reply, change=reading_back.change_told(desk, one, "dropped")), desk.about, _closing(one, "dropped"))


def untouched(office: Office, desk: Desk, edits: tuple[Edit, ...], undone: str) -> bool:
    """Whether everything is as the change that is to be undone left it, and no later one touched it."""
    bodies = {PROFILE: dict(desk.standing.body)}
    with office.database.snapshot() as connection:
        if ledger.is_overlaid(connection, ledger.find(connection, desk.freelancer, undone)):
            return False
        for edit in edits:
            if edit.kind == "record":
                value = value_at(bodies, f"{PROFILE}#{edit.name}")
                found = None if value is MISSING else value
            else:
                found = own_time.found(connection, desk.freelancer, desk.standing.calendar, edit)
            if found != edit.before:
                return False
    return True


def ledger_edits(office: Office, one: ReadBack) -> tuple[Edit, ...]:
    assert one.undoes is not None
    with office.database.snapshot() as connection:
        return ledger.find(connection, one.freelancer, one.undoes).edits


def _apply(office: Office, desk: Desk, one: ReadBack, origin: Origin) -> Step:
    language = desk.tongue.language
    try:
        prepared = prepare(office.database, office.embedder, desk.freelancer, one.edits, desk.now)
    except KnowledgeError as error:
        return replace(plainly(desk, "bad_records", "declined", problem=error.problems[0]), effect=_closing(one, "dropped"))

    def effect(connection: Connection) -> None:
        _closing(one, "applied")(connection)
        make(connection, prepared, desk.now)
        made = Made(one.undoes or one.id, desk.freelancer, one.change, one.edits, origin, desk.now)
        if one.undoes is None:
            ledger.record(connection, made)
        elif ledger.is_overlaid(connection, ledger.find(connection, desk.freelancer, made.id)) or not ledger.mark_undone(
            connection, made, desk.now
        ):
            raise Raced

    told = reading_back.change_told(desk, one, "undone" if one.undoes else "done")
    text = say("undone" if one.undoes else "done", language, change=told.text)
    return Step(OwnerReply(text, language, "acted", told, undo_choice(one, language)), prepared.about, effect)


def _read(office: Office, desk: Desk, one: ReadBack, before: str) -> Step:
    return Step(_said(office, desk, one, before), desk.about, lambda connection: read_backs.put(connection, one))


def _reread(office: Office, desk: Desk, one: ReadBack, fresh: ReadBack, why: str) -> Step:
    def effect(connection: Connection) -> None:
        if not read_backs.read_again(connection, replace(fresh, created_at=one.created_at), desk.now):
            raise Raced

    return Step(_said(office, desk, replace(fresh, created_at=desk.now), say(why, desk.tongue.language)), desk.about, effect)


def _said(office: Office, desk: Desk, one: ReadBack, before: str) -> OwnerReply:
    falls_on = tuple(consultation for consultation in desk.standing.booked if consultation.id in one.meets)
    with office.database.snapshot() as connection:
        names = names_of(connection, desk.freelancer, falls_on)
    return reading_back.read_back(desk, one, falls_on, names, before)


def _new(desk: Desk, id: str, change: Change, edits: tuple[Edit, ...], displaced: bool) -> ReadBack:
    meets = tuple(consultation.id for consultation in met(desk.standing, edits))
    return ReadBack(id, desk.freelancer, desk.thread, change, edits, meets, desk.tongue.language, desk.now, displaced=displaced)


def _closing(one: ReadBack, state: read_backs.State) -> Effect:
    def effect(connection: Connection) -> None:
        if not read_backs.close(connection, one, state):
            raise Raced

    return effect


def _pointless(desk: Desk, found: Pointless) -> Step:
    tongue, about = desk.tongue, dict(found.about)
    if "first" in about:
        about["days"] = tongue.days(about["first"], about["last"] or about["first"])
    if "sold" in about:
        about["sold"] = sold_here(desk)
    return plainly(desk, found.why, "declined", **about)


def sold_here(desk: Desk) -> str:
    lengths = [str(one.minutes) for one in desk.standing.calendar.consultations]
    none = desk.tongue.either("none", "aucun")
    return f"{desk.tongue.listed(lengths)} minutes" if lengths else none


def _ids(id: str) -> Callable[[], str]:
    """Of what is made by one change: the same each time that it is planned."""
    numbers = count(1)
    return lambda: f"{id}-{next(numbers)}"
