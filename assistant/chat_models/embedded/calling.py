"""What a message does about a call: asks for one, names a time or a place, confirms, moves it or calls it off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from assistant.chat_models.embedded.dealing import ABOVE
from assistant.chat_models.embedded.freelancer_said import proposed
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.wishes import FACTS, Wish
from assistant.understanding.acts import SOCIAL, Segment
from assistant.understanding.agreeing import agreed, hesitates
from assistant.understanding.moments.told import read_told
from assistant.understanding.moments.values import Reading
from assistant.understanding.moments.zones import instant, local
from assistant.understanding.places import zone_named
from assistant.understanding.text import fold

Stage = Literal["zone", "choose", "confirm", "cancel", "booked"]
"""zone: where the client is was asked. choose: starts were proposed. confirm, cancel: a yes does it. booked: it was done."""

_CALL = (
    r"(?:calls?|consultations?|meetings?|appointments?|sessions?|bookings?|appels?|visios?|rendez-?vous|rdv"
    r"|entretiens?|reservations?|creneaux?|slots?)"
)
_TALK = r"\b(?:calls?(?! to\b| cent)|consultations?|appels?(?! d'offre| a l)|visios?|rendez-?vous|rdv)\b"
"""Nothing else that is sold here is called this; a session or a slot may be part of the work."""
_ASKS_FOR = re.compile(
    rf"\b(?:book|schedule|reserve|make|set up|arrange|fix|grab|plan|have|jump on|hop on|get on|take|set)\b[^.?!]{{0,30}}\b{_CALL}\b"
    rf"|\b(?:reserver|prendre|planifier|fixer|caler|programmer|organiser|prevoir|avoir|faire)\b[^.?!]{{0,25}}\b{_CALL}\b"
    rf"|\b(?:i'd like|i want|i need|can i have|could i have|je voudrais|j'aimerais|je veux|il me faut)\b[^.?!]{{0,25}}\b{_CALL}\b"
)
_BOOKS = re.compile(
    r"\b(?:book|schedule|reserve|pencil|fit|squeeze) (?:it|me|us|that|this|one|in|on|for|at)\b|\b(?:visit|meet"
    r"|(?:see|talk to|speak to|talk with|speak with) (?:you|him|her|them))\b"
    r"|\b(?:reserve[rz]?|planifie[rz]?|programme[rz]?|cale[rz]?)(?:-(?:moi|nous|le|la))?\b"
    r"|\b(?:vous|te|le|la|se) (?:voir|rencontrer|parler)\b"
)
"""With a time it asks for a call; without one it may mean the work."""
_BOOKS_ME = re.compile(r"\b(?:book|schedule|fit|squeeze|pencil) (?:me|us) (?:in|an?|with|for)\b")
_ARE_THERE = re.compile(
    r"\b(?:do you|can you|could you|can we|could we|would you)\b[^.?!]{0,25}\b(?:calls?|consultations?|zoom|skype|google meet|teams"
    r"|by phone|on the phone|over the phone)\b(?! to)"
    r"|\b(?:faites|fais|proposez|proposes|prenez|acceptez|offrez|peut-on|on peut|pouvons-nous|possible)\b[^.?!]{0,25}\b(?:appels?|visios?"
    r"|consultations?|rendez-?vous|rdv|se parler|s'appeler|telephone|zoom|skype)\b"
)
_PRICE = re.compile(
    r"\b(?:how much|cost|price|combien|prix|tarif|coute\w*|cancel\w*|refund\w*|annul\w*|rembours\w*"
    r"|how long|until when|have to (?:have )?pa(?:y|id)|must i pay|do i pay|jusqu'a quand|dois-je payer|je dois (?:avoir )?pay\w+)\b"
)
_MOVES = re.compile(
    rf"\b(?:move|reschedule|postpone|change|shift|push|bring forward)\b[^.?!]{{0,25}}\b(?:{_CALL}|it|that|the time)\b"
    rf"|\b(?:deplacer|decaler|reporter|changer|avancer|repousser)\b[^.?!]{{0,25}}\b(?:{_CALL}|l'heure|ca)\b|\b(?:la|le) (?:deplacer"
    rf"|decaler|reporter)\b"
)
_MOVES_ALONE = re.compile(r"\b(?:move|reschedule|postpone|rather|instead|deplacer|decaler|decale|reporter|reporte|plutot)\b")
_CANCELS = re.compile(
    rf"\b(?:cancel|call off|drop)\b[^.?!]{{0,20}}\b(?:{_CALL}|it)\b|\b(?:annuler|annulez|annule)\b[^.?!]{{0,20}}\b(?:{_CALL}|le|la|ca)\b"
)
_CANCELS_ALONE = re.compile(r"\b(?:cancel|annul\w+|never mind|nevermind|forget it|laissez tomber)\b")
_ABOUT_CANCELLING = re.compile(r"\b(?:how|until|if i|free of|for free|policy|comment|jusqu'a|si je|gratuit\w*|conditions?)\b")
OTHERS = re.compile(
    r"\b(?:other (?:times?|slots?|days?)|another (?:time|day|slot)|something (?:else|later|earlier)|later|earlier|none of|d'autres"
    r"|autre (?:jour|heure|creneau)"
    r"|plus tard|plus tot|aucun)\b"
)
_NTH = re.compile(
    r"^\W*(?:(?:yes|ok|oui|let's take|i'd take|i take|je prends|plutot|go for|maybe)\W+)?(?:the |le |la )?"
    r"(?:(first|1st|premier|premiere|1er)|(second|2nd|deuxieme|middle)|(third|3rd|last|troisieme|dernier|derniere))\b"
    r"(?! (?:of|de|du|jour|day)\b|,? (?:janv|jan|feb|fevr|mar|avr|apr|mai|may|juin|jun|juil|jul|aout|aug|sep|oct|nov|dec))"
)
FEW = 16
MOST_LINES, LONGEST_LINE = 4, 240
"""Messages about the time that are kept, and letters of each."""


@dataclass(frozen=True, slots=True)
class Call:
    """`offered` are (start, as it was said); `moving` is the consultation that is to be moved or called off.

    `when` is what was said of the time so far, a line for each message that said more of it.
    """

    stage: Stage
    minutes: int | None = None
    when: str | None = None
    offered: tuple[tuple[str, str], ...] = ()
    chosen: str | None = None
    moving: str | None = None

    @classmethod
    def of(cls, dialogue: Mapping[str, Any]) -> Call | None:
        body = dialogue.get("call")
        if not body:
            return None
        offered = tuple((str(start), str(said)) for start, said in body.get("offered", ()))
        return cls(body["stage"], body.get("minutes"), body.get("when"), offered, body.get("chosen"), body.get("moving"))

    def to_state(self) -> dict[str, Any]:
        body = {"stage": self.stage, "minutes": self.minutes, "when": self.when, "chosen": self.chosen, "moving": self.moving}
        return {**{key: value for key, value in body.items() if value is not None}, "offered": [list(row) for row in self.offered]}


def called(found: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> list[Wish]:
    """The wishes as a call that is being booked takes them; as they are where it does not concern them."""
    wishes, folded = list(found), fold(situation.text)
    call = standing(situation)
    if call is not None and call.stage == "confirm" and any(w.has("decline") for w in wishes) and _agrees(call, wishes, situation):
        return [_whole("call_book", situation), *_asked_beside("call_book", wishes, situation)]
    if any(w.has(*ABOVE) for w in wishes) or situation.briefing.dialogue.get("deal", {}).get("stage") == "brief":
        return wishes
    if call is not None and call.stage in ("zone", "choose", "confirm", "cancel"):
        answer = _answered(call, wishes, parts, situation)
        if answer is not None:
            return [_whole(answer, situation), *_asked_beside(answer, wishes, situation)]
    about_it = call is not None and call.stage == "booked"
    names_call = re.search(rf"\b{_CALL}\b", folded) is not None
    moves = _MOVES.search(folded) or (about_it and _MOVES_ALONE.search(folded) and readings(situation))
    if moves and (names_call or about_it):
        return [_whole("call_move", situation)]
    if about_it and _CANCELS_ALONE.search(folded):
        return [_whole("call_cancel", situation)]
    if _CANCELS.search(folded) and names_call and not _ABOUT_CANCELLING.search(folded):
        return [_whole("call_cancel", situation)]
    if _ARE_THERE.search(folded) and not _PRICE.search(folded) and not any(w.has("book") for w in wishes) and not readings(situation):
        return [_whole("book", situation)]
    if _wants_a_call(wishes, folded, situation):
        return [*(w for w in wishes if not w.has("book", "calendar", "open", "scope")), _whole("call", situation)]
    return wishes


def standing(situation: Situation) -> Call | None:
    """The call as the message finds it. A time that the freelancer wrote meanwhile is the one proposed; anything else that they wrote
    closes what was asked before it, so that a yes to that is no yes to this."""
    call = Call.of(situation.briefing.dialogue)
    if not situation.heard:
        return call
    meant = _meant(call, situation)
    place = ZoneInfo(situation.briefing.timezone)
    said = proposed(situation.heard, _now(situation, place), _code(situation), meant[0] if meant else None)
    if said is None or said.kind == "call":
        return _lapsed(call) if call or said is None else Call("choose")
    offered = tuple((instant(start, place).isoformat(), words) for start, words in said.starts)
    if len(offered) > 1:
        return replace(call or Call("choose"), stage="choose", offered=offered, chosen=None)
    return replace(call or Call("choose"), stage="confirm", offered=offered, chosen=offered[0][0])


def _lapsed(call: Call | None) -> Call | None:
    if call is None or call.stage not in ("confirm", "cancel"):
        return call
    if call.stage == "cancel":
        return replace(call, stage="booked")
    return replace(call, stage="choose", offered=((call.chosen or "", ""),))


def _wants_a_call(wishes: Sequence[Wish], folded: str, situation: Situation) -> bool:
    """A call is to be booked; whether there are any, and at what price, is another question."""
    if _PRICE.search(folded):
        return False
    asks, timed = _ASKS_FOR.search(folded), bool(readings(situation))
    if any(w.has("book") for w in wishes):
        return bool(asks) or timed
    if _BOOKS_ME.search(folded):
        return True
    if timed and _BOOKS.search(folded) and not any(w.named or w.has("order", "delivery") for w in wishes):
        return True
    return asks is not None and (timed or re.search(_TALK, asks.group()) is not None)


def _answered(call: Call, wishes: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> str | None:
    """What a message says to what was asked; None where it goes on about something else."""
    folded = fold(situation.text)
    few = len(folded.split()) <= FEW
    social = bool(wishes) and all(w.kinds <= SOCIAL for w in wishes)
    if call.stage == "zone":
        names_none = social or not few or any(part.question for part in parts) or any(w.has("person", "price") for w in wishes)
        return "call_zone" if zone_named(situation.text) or not (names_none or _CANCELS_ALONE.search(folded)) else None
    yes = _agrees(call, wishes, situation)
    if call.stage in ("choose", "confirm") and few and _CANCELS_ALONE.search(folded):
        return "call_dropped"
    if call.stage in ("confirm", "cancel") and yes:
        return "call_cancelled" if call.stage == "cancel" else "call_book"
    if any(w.has("deny") for w in wishes) and (social or few) and not readings(situation) and not OTHERS.search(folded):
        return "call_refused"
    if call.stage == "choose" and yes and (call.offered or situation.heard):
        return "call_choose"
    exact = any(r.kind == "datetime" and r.bound == "at" for r in readings(situation))
    about_it = few or exact or re.search(rf"\b{_CALL}\b", folded) is not None or not any(w.named or w.has(*FACTS, "order") for w in wishes)
    if call.stage != "cancel" and about_it and (chosen(call, situation) or readings(situation) or (few and OTHERS.search(folded))):
        return "call_choose"
    return None


def _agrees(call: Call, wishes: Sequence[Wish], situation: Situation) -> bool:
    """A yes, to the time that was read back and to no other; what it costs is asked before one agrees."""
    if any(w.has("deny") for w in wishes):
        return False
    rest = agreed(situation.text)
    glad = any(w.has("affirm", "acknowledge") for w in wishes) and all(w.kinds <= SOCIAL for w in wishes)
    if not (glad and not hesitates(situation.text)) and (rest is None or _PRICE.search(rest)):
        return False
    return not readings(situation) or _same_time(call, situation)


def _same_time(call: Call, situation: Situation) -> bool:
    meant = _meant(replace(call, when=added(call.when, situation.text)), situation)
    if not meant or meant[0].start is None or call.chosen is None:
        return False
    return instant(meant[0].start, _place(situation)) == datetime.fromisoformat(call.chosen)


def _asked_beside(answer: str, wishes: Sequence[Wish], situation: Situation) -> list[Wish]:
    """ "Yes, book it. Where are you?": what comes after the yes is answered with it."""
    if answer not in ("call_book", "call_cancelled") or not agreed(situation.text):
        return []
    return [w for w in wishes if not w.kinds <= SOCIAL and not w.has("book", "order")]


def chosen(call: Call, situation: Situation) -> str | None:
    """The start that a message picks of those that were offered: by its words, or by its place."""
    text = situation.text.strip(" .!")
    for start, said in call.offered:
        if fold(text) == fold(said):
            return start
    if len(call.offered) == 1 and agreed(text) == "":
        return call.offered[0][0]
    nth = _NTH.match(fold(text))
    place = next((n for n, group in enumerate(nth.groups()) if group), None) if nth else None
    if place is None or not call.offered:
        return None
    last = "last" in fold(text) or "derni" in fold(text)
    return call.offered[-1 if last else min(place, len(call.offered) - 1)][0]


def readings(situation: Situation) -> tuple[Reading, ...]:
    """What the message says of a time; only whether it does matters here, so any clock serves."""
    return read_told((situation.text,), _now(situation, _place(situation)), _code(situation))


def added(when: str | None, text: str) -> str:
    """What was said of the time so far, with what a message says more of it."""
    lines = [*(when or "").split("\n"), " ".join(text.split())[:LONGEST_LINE]]
    return "\n".join([line for line in lines if line][-MOST_LINES:])


def _meant(call: Call | None, situation: Situation) -> tuple[Reading, ...]:
    if call is None or call.when is None:
        return ()
    place = _place(situation)
    return read_told(call.when.split("\n"), _now(situation, place), _code(situation), zone=place)


def _place(situation: Situation) -> ZoneInfo:
    return ZoneInfo(situation.briefing.client_timezone or situation.briefing.timezone)


def _now(situation: Situation, place: ZoneInfo) -> datetime:
    return local(datetime.fromisoformat(situation.briefing.now), place)


def _code(situation: Situation) -> Literal["en", "fr"]:
    return "fr" if situation.language == "fr" else "en"


def _whole(kind: str, situation: Situation) -> Wish:
    return replace(Wish(frozenset({kind}), situation.text))
