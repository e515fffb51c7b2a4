"""Whole conversations about an appointment, put to the embedded model over a real calendar: what it books, and when.

What the other side says in a case is put in as the freelancer's own words, so that every conversation runs as it was recorded; where it
only reads a wish back, the assistant's own words stand. A time that could not be had in the case is taken by somebody else just before.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from sqlalchemy import insert

from assistant.chat_models.briefing import Briefing
from assistant.chat_models.embedded.model import EmbeddedChatModel
from assistant.database.engine import Database
from assistant.database.migrate import migrate
from assistant.database.tables import freelancers, owners
from assistant.errors import Conflict
from assistant.orders.caller import Caller
from assistant.orders.local import LocalOrders
from assistant.orders.shelf import Shelf
from assistant.retrieval.library import Library
from assistant.scheduling.calendars import Calendars
from assistant.scheduling.consultation import Wanted
from assistant.scheduling.local import LocalScheduling, Records
from assistant.tools.calls import Call
from assistant.tools.consultations import CONSULTATION_TOOLS
from assistant.tools.gate import Gate
from assistant.tools.offered import offered
from assistant.tools.tool import Desk, TurnContext
from assistant.turns.start import Intro, Place, start

Case = dict[str, Any]
HANDLE, ZONE, MINUTES = "bureau", "Etc/UTC", 15
BOOKS = ("book_consultation", "move_consultation")
MOST_STEPS = 8
CALENDAR = {
    "availability": {
        "weekly": {day: ["08:00-20:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
        "step_minutes": 15,
        "notice_hours": 0,
        "horizon_days": 30,
    },
    "consultations": [{"minutes": MINUTES, "price": 0}],
}


@contextmanager
def booker() -> Iterator[Booker]:
    """A freelancer who works every day, with short consultations that cost nothing."""
    with tempfile.TemporaryDirectory() as home:
        database = Database.in_home(Path(home))
        migrate(database)
        profile = {"handle": HANDLE, "name": "Bureau", "languages": ["en"], "timezone": ZONE, "currency": "EUR"}
        row = {"handle": HANDLE, "profile": profile, "calendar": CALENDAR, "mandate": {"consultations": "book"}, "mandate_version": 1}
        with database.transaction() as connection:
            connection.execute(insert(freelancers).values(**row))
            connection.execute(insert(owners).values(owner=HANDLE, version=1, changed_at=datetime.now(UTC)))
        yield Booker(database)
        database.close()


class Booker:
    def __init__(self, database: Database) -> None:
        self.now = datetime.now(UTC)
        self._database, self._shelf, self._calendars = database, Shelf(database), Calendars(database)
        self._scheduling = LocalScheduling(database, Records(self._calendars, self._shelf), lambda: self.now)
        # No answer about a call looks into the library.
        desk = Desk(self._shelf, self._calendars, cast(Library, None), LocalOrders(database, self._shelf), self._scheduling)
        self._gate = Gate(database, desk, CONSULTATION_TOOLS)
        self._model = EmbeddedChatModel().bind_tools(offered(self._gate.tools))

    def __call__(self, case: Case) -> Case:
        self.now = datetime.fromisoformat(case["ref"]).replace(tzinfo=UTC)
        talk = self._opened()
        turns = case["turns"]
        for place, turn in enumerate(turns):
            following = turns[place + 1] if place + 1 < len(turns) else {}
            if turn["speaker"] == "user":
                self._take(following)
                self._answer(talk, turn["text"], place)
            elif not any(act == "CONFIRM" for act, *_ in turn["acts"]):
                talk.said.append(AIMessage(turn["text"], name="freelancer"))
        self._clear()
        if not talk.booked:
            return {"id": case["id"], "booking": None}
        at = talk.booked[-1][1]
        booking = {"appointment_date": f"{at:%Y-%m-%d}", "appointment_time": f"{at:%H:%M}"}
        return {"id": case["id"], "booking": booking, "booked_at_turn": talk.booked[0][0]}

    def _opened(self) -> Talk:
        catalogue = self._shelf.catalogue(HANDLE)
        place = Place(catalogue, self._scheduling.calendar(HANDLE), None)
        with self._database.transaction() as connection:
            opened = start(connection, Intro(timezone=ZONE), place, self.now)
        context = TurnContext(HANDLE, "client", opened.conversation, opened.reply["turn"], self.now, "en", "", 0, ZONE)
        now = self.now.isoformat(timespec="minutes")
        return Talk(context, Briefing(now, ZONE, "en", catalogue.profile.name, "", (), client_timezone=ZONE))

    def _answer(self, talk: Talk, text: str, place: int) -> None:
        """One turn of the agent's loop: the model's tool calls go through the gate until it has words."""
        new: list[BaseMessage] = [HumanMessage(text)]
        for step in range(MOST_STEPS):
            said = self._model.invoke([talk.briefing.message(), *talk.said, *new])
            new.append(said)
            if not said.tool_calls:
                break
            for call in said.tool_calls:
                if call["name"] in BOOKS:
                    talk.booked.append((place, datetime.fromisoformat(call["args"]["starts_at"])))
                key = f"tc:{talk.context.conversation}:{place}:{step}:{call['id']}"
                called = self._gate.call(talk.context, Call(key, call["name"], call["args"]), lambda _: None)
                status = "success" if called.status == "done" else "error"
                new.append(ToolMessage(json.dumps(called.content, default=str), name=call["name"], tool_call_id=call["id"], status=status))
        talk.said += [new[0], AIMessage(new[-1].text)]
        talk.briefing = replace(talk.briefing, dialogue=new[-1].additional_kwargs.get("dialogue", {}))

    def _take(self, following: Case) -> None:
        """What the case says could not be booked, somebody else has booked."""
        if not any(act == "NOTIFY_FAILURE" for act, *_ in following.get("acts", ())):
            return
        for call in following.get("call") or ():
            if call["method"] == "BookAppointment":
                wanted = call["parameters"]
                at = datetime.fromisoformat(f"{wanted['appointment_date']}T{wanted['appointment_time']}").replace(tzinfo=UTC)
                with suppress(Conflict):
                    self._scheduling.book(Caller("client", HANDLE, "rival", "rival"), f"rival-{at}-{self.now}", Wanted(at, MINUTES, ZONE))

    def _clear(self) -> None:
        me = Caller("freelancer", HANDLE)
        for one in self._scheduling.consultations(me):
            if one.status == "confirmed":
                self._scheduling.cancel(me, f"clear-{one.id}", one.id)


@dataclass
class Talk:
    """`booked` are the turns and starts of what was asked to be booked, whether or not it could be."""

    context: TurnContext
    briefing: Briefing
    said: list[BaseMessage] = field(default_factory=list)
    booked: list[tuple[int, datetime]] = field(default_factory=list)
