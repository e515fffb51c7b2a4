"""The freelancer's own chat, for any channel: a message comes in once, and what it brings about is written with its answer.

Who may use it is decided by whoever calls: it speaks for the freelancer that it is given, whatever the words say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy.exc import IntegrityError

from assistant.errors import Conflict, Invalid
from assistant.owner import messages, read_backs, reading_back
from assistant.owner.applying import MovedOn, make, prepare
from assistant.owner.correcting import corrected
from assistant.owner.hearing import hear_first
from assistant.owner.meant import Asks, Lacks, Meant, Says, Unclear, Undoes, Wants
from assistant.owner.messages import OwnerMessage, Said
from assistant.owner.office import Desk, Office, read_desk
from assistant.owner.phrases import say
from assistant.owner.read_backs import ReadBack
from assistant.owner.reply import OwnerReply
from assistant.owner.steps import Raced, Step, confirm, drop, plainly, propose, propose_undo, sold_here, undo_choice
from assistant.owner.telling import told
from assistant.owner.time_off_heard import is_back
from assistant.scheduling import ledger
from assistant.scheduling.changes import Change, TakeDaysOff
from assistant.scheduling.edits import reversed_edits
from assistant.scheduling.ledger import Made, Origin

T = TypeVar("T")

TRIES = 5
LONGEST_TEXT = 4_000
_INSTEAD = re.compile(r"\b(?:instead|rather|actually|make it|i meant?|plut[oô]t|en fait|je voulais dire)\b", re.IGNORECASE)


class OwnerChat:
    """Safe to share between threads and, on one database, between processes."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def receive(self, message: OwnerMessage, origin: Origin = "chat") -> OwnerReply:
        """The same id and text again return the same reply and do nothing twice. Invalid: no text, too long, message_id_reused."""
        if not message.text.strip():
            raise Invalid("The text is empty.", code="empty_text")
        if len(message.text) > LONGEST_TEXT or len(message.thread) > messages.LONGEST_THREAD:
            raise Invalid(f"A message has at most {LONGEST_TEXT} characters.", code="too_long")
        return _until_settled(lambda: self._receive(message, origin))

    def confirm(self, freelancer: str, id: str, origin: Origin = "chat") -> OwnerReply:
        """Yes to exactly that change. Pressed again it is the same; what came to something else by now is read again, and not done.

        Conflict (expired, dropped) if it waits no more.
        """
        return _until_settled(lambda: self._press(freelancer, id, lambda desk, one: confirm(self._office, desk, one, origin)))

    def drop(self, freelancer: str, id: str) -> OwnerReply:
        """No to exactly that change."""
        return _until_settled(lambda: self._press(freelancer, id, drop))

    def changes(self, freelancer: str) -> tuple[Made, ...]:
        """Newest first, by whichever door they were made."""
        with self._office.database.snapshot() as connection:
            return ledger.listed(connection, freelancer)

    def undo(self, freelancer: str, id: str) -> Made:
        """Puts back exactly what was there before; done again it changes nothing. Conflict (moved_on) if it was changed since."""
        return _until_settled(lambda: self._undo(freelancer, id))

    def greeting(self, freelancer: str, language: str | None = None) -> OwnerReply:
        """Who waits, and how to go on: for a chat that is opened. Nothing is kept of it."""
        desk = self.desk(freelancer)
        if language in ("en", "fr"):
            desk = replace(desk, tongue=replace(desk.tongue, language="fr" if language == "fr" else "en"))
        hello = say("hello", desk.tongue.language, name=desk.name)
        return OwnerReply(f"{hello}\n{told(Asks('waiting'), desk, self._office)}", desk.tongue.language, "answered")

    def freelancer_of(self, id: str) -> str:
        """Whose change that is, for whoever has the whole home before them. NotFound (unknown_change)."""
        with self._office.database.snapshot() as connection:
            return ledger.freelancer_of(connection, id)

    def desk(self, freelancer: str, thread: str = "") -> Desk:
        """How things stand, for whoever words them."""
        with self._office.database.snapshot() as connection:
            return read_desk(connection, OwnerMessage(freelancer, "", "", thread), self._office.clock())

    def said(self, freelancer: str, thread: str = "", most: int = 50) -> tuple[Said, ...]:
        with self._office.database.snapshot() as connection:
            return messages.last_said(connection, freelancer, thread, most)

    def _receive(self, message: OwnerMessage, origin: Origin) -> OwnerReply:
        now = self._office.clock()
        with self._office.database.snapshot() as connection:
            if (before := messages.answer_of(connection, message)) is not None:
                return before
            desk = read_desk(connection, message, now)
        step = _step(self._office, desk, message.text, origin)
        with self._office.database.transaction(*step.about) as connection:
            if step.effect is not None:
                step.effect(connection)
            messages.store(connection, message, step.reply, now)
        return step.reply

    def _press(self, freelancer: str, id: str, act: Callable[[Desk, ReadBack], Step]) -> OwnerReply:
        with self._office.database.snapshot() as connection:
            one = read_backs.find(connection, freelancer, id)
            desk = read_desk(connection, OwnerMessage(freelancer, "", "", one.thread), self._office.clock())
        desk = replace(desk, tongue=replace(desk.tongue, language="fr" if one.language == "fr" else "en"))
        if not one.waits(desk.now):
            return _answered_before(desk, one)
        # A button says which change it means: it cannot be meant for another.
        step = act(desk, replace(one, displaced=False))
        with self._office.database.transaction(*step.about) as connection:
            if step.effect is not None:
                step.effect(connection)
        return step.reply

    def _undo(self, freelancer: str, id: str) -> Made:
        office, now = self._office, self._office.clock()
        with office.database.snapshot() as connection:
            made = ledger.find(connection, freelancer, id)
        if made.undone_at is not None:
            return made
        try:
            prepared = prepare(office.database, office.embedder, freelancer, reversed_edits(made.edits), now)
            with office.database.transaction(*prepared.about) as connection:
                if ledger.is_overlaid(connection, made):
                    raise MovedOn
                if not ledger.mark_undone(connection, made, now):
                    raise Raced
                make(connection, prepared, now)
        except MovedOn:
            raise MovedOn("This cannot be undone exactly: it was changed again since. Undo the later change first.") from None
        return replace(made, undone_at=now)


def _until_settled(act: Callable[[], T]) -> T:
    """What met somebody else's change is decided anew, on what is there now."""
    for left in reversed(range(TRIES)):
        try:
            return act()
        except (Conflict, IntegrityError) as error:
            again = isinstance(error, IntegrityError | MovedOn | Raced) or error.code == "change_raced"
            if not again:
                raise
            if not left:
                if isinstance(error, MovedOn):
                    raise
                raise Conflict("Your calendar is being changed elsewhere right now: try again.", code="raced") from error
    raise AssertionError


def _answered_before(desk: Desk, one: ReadBack) -> OwnerReply:
    if one.state != "applied":
        expired = one.state == "open"
        key, code = ("expired", "expired") if expired else ("no_pending", "dropped")
        raise Conflict(say(key, desk.tongue.language), code=code)
    told_now = reading_back.change_told(desk, one, "undone" if one.undoes else "done")
    text = say("undone" if one.undoes else "done", desk.tongue.language, change=told_now.text)
    return OwnerReply(text, desk.tongue.language, "acted", told_now, undo_choice(one, desk.tongue.language))


def _step(office: Office, desk: Desk, text: str, origin: Origin) -> Step:
    meant, rest = hear_first(text, desk.ear, desk.unfinished)
    pending = desk.pending
    if isinstance(meant, Says):
        return _answer(office, desk, meant, origin)
    if pending is not None and pending.undoes is None:
        change = _correction(pending, meant, text, desk)
        if change is not None:
            return propose(office, desk, Wants(change), correction=True)
    if isinstance(meant, Wants):
        step = propose(office, desk, meant)
        return _with_rest(desk, step, rest)
    return _other(office, desk, meant)


def _answer(office: Office, desk: Desk, says: Says, origin: Origin) -> Step:
    pending = desk.pending
    if pending is None:
        return _no_pending(office, desk, says)
    if says.yes:
        return confirm(office, desk, pending, origin)
    if not says.rest:
        return drop(desk, pending)
    meant, _ = hear_first(says.rest, desk.ear)
    change = corrected(pending.change, says.rest, desk.ear) if pending.undoes is None else None
    if is_back(says.rest) and isinstance(pending.change, TakeDaysOff) and change is not None:
        return propose(office, desk, Wants(change), correction=True)
    if isinstance(meant, Wants) and (change is None or type(meant.change) is not type(pending.change)):
        return propose(office, desk, meant, correction=True)
    if change is not None:
        return propose(office, desk, Wants(change), correction=True)
    return drop(desk, pending, says.rest)


def _no_pending(office: Office, desk: Desk, says: Says) -> Step:
    if not says.yes and says.rest:
        meant, _ = hear_first(says.rest, desk.ear, desk.unfinished)
        return propose(office, desk, meant) if isinstance(meant, Wants) else _other(office, desk, meant)
    if desk.last is None:
        return plainly(desk, "no_pending")
    return plainly(desk, {"applied": "done_already", "open": "expired"}.get(desk.last.state, "no_pending"))


def _correction(pending: ReadBack, meant: Meant, text: str, desk: Desk) -> Change | None:
    """What is no order of its own may say a part of the one that waits anew; so may one that says "instead"."""
    own = isinstance(meant, Wants | Asks | Undoes)
    same = isinstance(meant, Wants) and type(meant.change) is type(pending.change) and _INSTEAD.search(text)
    return corrected(pending.change, text, desk.ear) if same or not own else None


def _other(office: Office, desk: Desk, meant: Meant) -> Step:
    language = desk.tongue.language
    if isinstance(meant, Asks):
        return Step(OwnerReply(told(meant, desk, office), language, "answered"), desk.about)
    if isinstance(meant, Undoes):
        return _undo_wanted(office, desk, meant)
    if isinstance(meant, Lacks):
        sold = desk.standing.calendar.consultations
        values = {"sold": sold_here(desk), "minutes": sold[0].minutes if sold else 30}
        return Step(OwnerReply(say(meant.what, language, **values), language, "asked", lacks=meant.what), desk.about)
    assert isinstance(meant, Unclear)
    outcome = "unknown" if meant.why == "unknown" else "declined"
    return plainly(desk, meant.why, outcome, currency=desk.standing.currency)


def _undo_wanted(office: Office, desk: Desk, undoes: Undoes) -> Step:
    """The number is the one that the list of changes shows; without one it is the newest that stands."""
    with office.database.snapshot() as connection:
        made = ledger.listed(connection, desk.freelancer)
    standing = [one for one in made if one.undone_at is None]
    if not standing:
        return plainly(desk, "nothing_to_undo")
    if undoes.nth is None:
        return propose_undo(office, desk, standing[0])
    if not 1 <= undoes.nth <= len(made) or made[undoes.nth - 1].undone_at is not None:
        return plainly(desk, "no_such_change", "declined", n=undoes.nth)
    return propose_undo(office, desk, made[undoes.nth - 1])


def _with_rest(desk: Desk, step: Step, rest: str) -> Step:
    if not rest:
        return step
    text = f"{step.reply.text}\n{say('then_again', desk.tongue.language, text=rest)}"
    return replace(step, reply=replace(step.reply, text=text))
