"""What each event of the calendar brings about: the client hears of it in the conversation, the freelancer by a notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from assistant.conversations.cards import consultation_card
from assistant.conversations.facts import Source
from assistant.conversations.parties import Conversation
from assistant.conversations.record import Choice, Outcome
from assistant.orders.service import Event
from assistant.scheduling.consultation import Consultation
from assistant.turns import calendar_notices
from assistant.turns.calendar_told import Told, figures, lapsed, told
from assistant.turns.calendar_words import ASK_FOR_TIMES, MORE, OTHER_TIMES, SENTENCES, joined
from assistant.turns.letters import Letter, Reader, pass_on, reader_of, send
from assistant.turns.sayings import tongue
from assistant.turns.unprompted import Unprompted, tell


@dataclass(frozen=True, slots=True)
class Case:
    """An event, where it belongs, what it is about as that stands now, and who sells it to whom."""

    event: Event
    talk: Conversation
    consultation: Consultation
    reader: Reader

    @property
    def trace(self) -> dict[str, Any]:
        return {"event": {"type": self.event.type, "seq": self.event.seq, "consultation": self.consultation.id}}

    def letter(self, kind: str) -> Letter:
        event, one = self.event, self.consultation
        data = {"consultation": one.id, **{name: event.body[name] for name in ("status", "starts_at", "minutes")}}
        if kind == "requested":
            data["approval"] = one.id
        text = calendar_notices.text(self.reader, kind, event, one)
        return Letter(f"calendar:{event.seq}", event.type, self.reader, calendar_notices.SUBJECTS[kind], text, data)


REMINDER = "consultation_reminder"


def remind_freelancer(connection: Connection, event: Event, talk: Conversation, one: Consultation, now: datetime) -> None:
    """Of what still is to come at that time."""
    if one.status == "confirmed" and one.starts_at == datetime.fromisoformat(event.body["starts_at"]) and one.starts_at > now:
        send(connection, talk, Case(event, talk, one, reader_of(connection, talk)).letter("soon"), now)


def bring_about(connection: Connection, event: Event, talk: Conversation, one: Consultation, now: datetime) -> int:
    """The number of the message that was said, 0 if none was."""
    case = Case(event, talk, one, reader_of(connection, talk))
    outcome: Outcome = "acted"
    kind = calendar_notices.kind(event, one)
    if kind is not None:
        send(connection, talk, case.letter(kind), now)
    what = told(event, one, now)
    if what is None:
        return 0
    if lapsed(event):
        outcome = pass_on(connection, talk, calendar_notices.unanswered(case.reader, event, one), case.letter("lapsed"), now)
    return tell(connection, talk, _said(case, what, outcome, now), now) or 0


def _said(case: Case, what: Told, outcome: Outcome, now: datetime) -> Unprompted:
    one, language = case.consultation, tongue(case.talk.language)
    named = figures(case.event, one, case.reader.profile, language, now)
    fact = joined((SENTENCES[key] for key in what.facts), language, named)
    more = joined((MORE[key] for key in (what.more,) if key), language, named)
    ask = Choice(OTHER_TIMES[language], ASK_FOR_TIMES[language].format(**named))
    card = consultation_card(one, case.reader.profile.timezone, language)
    source = Source(f"consultation:{one.id}", "order", f"Consultation, {named['when']}")
    return Unprompted(fact, more, case.trace, outcome, (source,), (ask,) if what.asks else (), (card,) if what.shows else ())
