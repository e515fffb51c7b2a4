"""What a message does about a call: asks for one, names a time or a place, confirms, moves it or calls it off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from assistant.chat_models.embedded.dealing import ABOVE
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.acts import SOCIAL, Segment
from assistant.understanding.moments.reading import read
from assistant.understanding.moments.values import Reading
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
    rf"\b(?:book|schedule|reserve|set up|arrange|fix|grab|plan|have|jump on|hop on|get on|take)\b[^.?!]{{0,30}}\b{_CALL}\b"
    rf"|\b(?:reserver|prendre|planifier|fixer|caler|programmer|organiser|prevoir|avoir|faire)\b[^.?!]{{0,25}}\b{_CALL}\b"
    rf"|\b(?:i'd like|i want|i need|can i have|could i have|je voudrais|j'aimerais|je veux|il me faut)\b[^.?!]{{0,25}}\b{_CALL}\b"
)
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
)
_YES = re.compile(r"^\W*(?:yes|yep|ok|okay|sure|perfect|great|good|fine|oui|d'accord|parfait|tres bien|ca marche|volontiers)\b")
FEW = 16


@dataclass(frozen=True, slots=True)
class Call:
    """`offered` are (start, as it was said); `moving` is the consultation that is to be moved or called off."""

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
    call = Call.of(situation.briefing.dialogue)
    if any(w.has(*ABOVE) for w in wishes) or situation.briefing.dialogue.get("deal", {}).get("stage") == "brief":
        return wishes
    if call is not None and call.stage in ("zone", "choose", "confirm", "cancel"):
        answer = _answered(call, wishes, parts, situation)
        if answer is not None:
            return [_whole(answer, situation)]
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


def _wants_a_call(wishes: Sequence[Wish], folded: str, situation: Situation) -> bool:
    """A call is to be booked; whether there are any, and at what price, is another question."""
    if _PRICE.search(folded):
        return False
    asks, timed = _ASKS_FOR.search(folded), bool(readings(situation))
    if any(w.has("book") for w in wishes):
        return bool(asks) or timed
    return asks is not None and (timed or re.search(_TALK, asks.group()) is not None)


def _answered(call: Call, wishes: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> str | None:
    """What a message says to what was asked; None where it goes on about something else."""
    folded = fold(situation.text)
    few = len(folded.split()) <= FEW
    social = bool(wishes) and all(w.kinds <= SOCIAL for w in wishes)
    if call.stage == "zone":
        names_none = social or not few or any(part.question for part in parts) or any(w.has("person", "price") for w in wishes)
        return "call_zone" if zone_named(situation.text) or not (names_none or _CANCELS_ALONE.search(folded)) else None
    yes = social and any(w.has("affirm", "acknowledge") for w in wishes) and not any(w.has("deny") for w in wishes)
    if call.stage in ("choose", "confirm") and few and _CANCELS_ALONE.search(folded):
        return "call_dropped"
    if call.stage in ("confirm", "cancel") and yes:
        return "call_cancelled" if call.stage == "cancel" else "call_book"
    if social and any(w.has("deny") for w in wishes) and not readings(situation) and not OTHERS.search(folded):
        return "call_refused"
    if call.stage == "choose" and yes and call.offered:
        return "call_choose"
    if call.stage != "cancel" and few and (chosen(call, situation) or readings(situation) or OTHERS.search(folded)):
        return "call_choose"
    return None


def chosen(call: Call, situation: Situation) -> str | None:
    """The start that a message picks of those that were offered: by its words, or by its place."""
    text = situation.text.strip(" .!")
    for start, said in call.offered:
        if fold(text) == fold(said):
            return start
    if len(call.offered) == 1 and _YES.match(fold(text)):
        return call.offered[0][0]
    nth = _NTH.match(fold(text))
    place = next((n for n, group in enumerate(nth.groups()) if group), None) if nth else None
    if place is None or not call.offered:
        return None
    last = "last" in fold(text) or "derni" in fold(text)
    return call.offered[-1 if last else min(place, len(call.offered) - 1)][0]


def readings(situation: Situation) -> tuple[Reading, ...]:
    """What the message says of a time; only whether it does matters here, so any clock serves."""
    now = datetime.fromisoformat(situation.briefing.now).replace(tzinfo=None)
    found = read(situation.text, now, "fr" if situation.language == "fr" else "en")
    return tuple(reading for reading in found if reading.kind != "duration")


def _whole(kind: str, situation: Situation) -> Wish:
    return replace(Wish(frozenset({kind}), situation.text))
