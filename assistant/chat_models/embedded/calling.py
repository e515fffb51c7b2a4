"""What a message does about a call: asks for one, names a time or a place, picks, confirms, moves it, calls it off, or waits for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from assistant.chat_models.embedded import call_words as says
from assistant.chat_models.embedded.call import OPEN, Call, says_a_start
from assistant.chat_models.embedded.dealing import ABOVE
from assistant.chat_models.embedded.freelancer_said import proposed
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.wishes import FACTS, Wish
from assistant.understanding import amounts
from assistant.understanding.acts import SOCIAL, Segment
from assistant.understanding.agreeing import agreed, hesitates
from assistant.understanding.moments.told import read_told
from assistant.understanding.moments.values import Reading
from assistant.understanding.moments.zones import instant, local
from assistant.understanding.places import zone_named
from assistant.understanding.ruled_out import IS_OUT
from assistant.understanding.text import fold

FEW = 16
"""Words of a message that can still be nothing but an answer to what was asked."""
BARE = 6
_SAID = re.compile(r"^(?P<weekday>[\w-]+)(?: le)? (?P<day>\d{1,2}) [\w]+, (?P<clock>\d\d:\d\d)")
_WORK = (*FACTS, "order", "discount", "recommend", "compare", "special", "offer_status", "accept_offer", "requirements")


def called(found: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> list[Wish]:
    """The wishes as a call that is being booked takes them; as they are where it does not concern them."""
    wishes, folded = list(found), fold(situation.text)
    call = standing(situation)
    if call is not None and call.stage == "confirm" and any(w.has("decline") for w in wishes) and _agrees(call, wishes, situation):
        return [Wish(frozenset({"call_book"}), situation.text), *_asked_beside("call_book", wishes, situation)]
    if any(w.has(*ABOVE) for w in wishes):
        return wishes
    if situation.briefing.dialogue.get("deal", {}).get("stage") == "brief":
        if not (_plainly_wants(folded) or _settles(call, wishes, situation)):
            return wishes
        wishes = [w for w in wishes if not w.has("told", "noted")]
    kind = _of_waiting(folded) or (_answered(call, wishes, parts, situation) if call is not None and call.stage in OPEN else None)
    kind = kind or _of_what_is_booked(call, wishes, folded, situation)
    if kind is not None:
        return [Wish(frozenset({kind}), situation.text), *_asked_beside(kind, wishes, situation)]
    if says.ARE_THERE.search(folded) and not says.PRICE.search(folded) and not any(w.has("book") for w in wishes) and not timed(situation):
        return [Wish(frozenset({"book"}), situation.text)]
    if _wants_a_call(wishes, folded, situation):
        return [*(w for w in wishes if not w.has("book", "calendar", "open", "scope", "need")), Wish(frozenset({"call"}), situation.text)]
    if says.FREE.search(folded) and readings(situation) and all(w.has("calendar", "open", "book") or w.kinds <= SOCIAL for w in wishes):
        return [Wish(frozenset({"call_free"}), situation.text)]
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


def _plainly_wants(folded: str) -> bool:
    """Plain enough to leave for a moment what is being told of an order."""
    asks = says.ASKS_FOR.search(folded)
    return bool(asks and re.search(says.TALK, asks.group())) or bool(_of_waiting(folded))


def _settles(call: Call | None, wishes: Sequence[Wish], situation: Situation) -> bool:
    """A plain answer to what was asked last, of a call, though an order is being told too."""
    if call is None or call.stage not in ("zone", "choose", "confirm", "cancel"):
        return False
    yes = call.stage in ("confirm", "cancel") and (_agrees(call, wishes, situation) or agreed(situation.text) == "")
    return yes or picked(call, situation) is not None or (call.stage == "zone" and zone_named(situation.text) is not None)


def _of_waiting(folded: str) -> str | None:
    if says.UNWAIT.search(folded):
        return "call_unwait"
    return "call_wait" if says.WAIT.search(folded) else None


def _of_what_is_booked(call: Call | None, wishes: Sequence[Wish], folded: str, situation: Situation) -> str | None:
    """What is asked of calls that are there already."""
    about_it, names_call = call is not None and call.stage == "booked", says.NAMES_CALL.search(folded) is not None
    if says.CLOCKS.search(folded):
        return "call_clock"
    if says.LINK.search(folded) and (names_call or about_it or _asks_for_ours(folded)):
        return "call_link"
    if _NEW_CALL.search(folded) and not says.MOVES.search(folded) and timed(situation):
        return None if call is None or call.stage != "choose" or not call.moving else "call"
    moves = says.MOVES.search(folded) or (about_it and says.MOVES_ALONE.search(folded) and (timed(situation) or len(folded.split()) <= FEW))
    if moves and (names_call or about_it) and not says.BUSINESS.search(folded):
        return "call_move"
    cancels = says.CANCELS.search(folded) and (names_call or about_it)
    if (cancels or (about_it and says.CANCELS_ALONE.search(folded))) and not says.ABOUT_CANCELLING.search(folded):
        return "call_cancel"
    if says.MINE.search(folded) or (about_it and says.PAYS.search(folded)):
        return "call_mine"
    return None


_NEW_CALL = re.compile(rf"\b(?:an?|another|new|second|une?|un autre|une autre|nouvel\w*) (?:[\w-]+ ){{0,3}}{says.CALL}\b")


def _asks_for_ours(folded: str) -> bool:
    return bool(re.search(r"\b(?:the link|my link|link again|le lien)\b", folded))


def _wants_a_call(wishes: Sequence[Wish], folded: str, situation: Situation) -> bool:
    """A call is to be booked; whether there are any, and at what price, is another question."""
    if says_a_start(situation.text):
        return True
    if says.PRICE.search(folded):
        return False
    asks = says.ASKS_FOR.search(folded)
    if any(w.has("book") for w in wishes):
        return bool(asks) or timed(situation)
    if says.BOOKS_ME.search(folded):
        return True
    if timed(situation) and says.BOOKS.search(folded) and not any(w.named or w.has("order", "delivery") for w in wishes):
        return True
    if says.SPEAK.search(folded) and not says.BUSINESS.search(folded) and (timed(situation) or _WITH_US.search(folded)):
        return True
    if re.search(says.TALK, folded) and timed(situation) and not says.BUSINESS.search(folded):
        return not says.FREE.search(folded)
    return asks is not None and (timed(situation) or re.search(says.TALK, asks.group()) is not None)


_WITH_US = re.compile(r"\b(?:can|could|shall|should|let's|on peut|on pourrait|peut-on|pourrait-on)\b[^.?!]{0,30}\W*$")
""" "Can we talk?" asks for a call; "can we talk about the price of …" goes on."""


def _answered(call: Call, wishes: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> str | None:
    """What a message says to what was asked; None where it goes on about something else."""
    folded = fold(situation.text)
    few = len(folded.split()) <= FEW
    social = bool(wishes) and all(w.kinds <= SOCIAL for w in wishes)
    yes = _agrees(call, wishes, situation)
    no = any(w.has("deny") for w in wishes) and (social or few)
    if call.stage == "zone":
        return _of_the_zone(wishes, parts, social, situation)
    if few and says.CANCELS_ALONE.search(folded) and call.stage != "cancel":
        return "call_dropped"
    if call.stage == "which":
        return "call_which" if picked(call, situation) is not None else "call_refused" if no else None
    if call.stage == "wait":
        return "call_wait" if yes else "call_refused" if no and not timed(situation) else _of_the_time(call, wishes, few, situation)
    if call.stage in ("confirm", "cancel") and (yes or (says.GO_AHEAD.match(folded) and not timed(situation))):
        return "call_cancelled" if call.stage == "cancel" else "call_book"
    if no and not timed(situation) and not says.OTHERS.search(folded) and length_named(situation) is None:
        return "call_refused"
    if call.stage == "choose" and yes and (call.offered or situation.heard):
        return "call_choose"
    return _of_the_time(call, wishes, few, situation) if call.stage != "cancel" else None


def _of_the_zone(wishes: Sequence[Wish], parts: Sequence[Segment], social: bool, situation: Situation) -> str | None:
    folded = fold(situation.text)
    asks = social or len(folded.split()) > FEW or any(part.question for part in parts) or any(w.has("person", "price") for w in wishes)
    return "call_zone" if zone_named(situation.text) or timed(situation) or not (asks or says.CANCELS_ALONE.search(folded)) else None


def _of_the_time(call: Call, wishes: Sequence[Wish], few: bool, situation: Situation) -> str | None:
    """Picks, narrows, or says on whose clock."""
    folded = fold(situation.text)
    exact = any(r.kind == "datetime" and r.bound == "at" for r in readings(situation))
    about_it = few or exact or says.NAMES_CALL.search(folded) is not None
    if not about_it and (not timed(situation) or any(w.named or w.has(*_WORK) for w in wishes)):
        return None
    if picked(call, situation) is not None:
        return "call_choose"
    if call.moving and _NEW_CALL.search(folded):
        return None
    if says.CLOCKS.search(folded) or says.MINE.search(folded):
        return None
    if says.BUSINESS.search(folded) and any(w.has(*_WORK) or w.named for w in wishes):
        return None
    narrows = timed(situation) or says.OTHERS.search(folded) or length_named(situation) is not None or says.GO_AHEAD.match(folded)
    return "call_choose" if narrows or place_told(situation) else None


def _agrees(call: Call, wishes: Sequence[Wish], situation: Situation) -> bool:
    """A yes, to the time and the length that were read back and to no others; what it costs is asked before one agrees."""
    if any(w.has("deny") for w in wishes) or length_named(situation) not in (None, call.minutes):
        return False
    rest = agreed(situation.text)
    glad = any(w.has("affirm", "acknowledge") for w in wishes) and all(w.kinds <= SOCIAL for w in wishes)
    if not (glad and not hesitates(situation.text)) and (rest is None or says.PRICE.search(rest)):
        return False
    return not timed(situation) or _same_time(call, situation)


def _same_time(call: Call, situation: Situation) -> bool:
    said = (call.chosen_said,) if call.chosen_said else ()
    meant = _meant(replace(call, sayings=replace(call, sayings=said).with_said(situation.text)), situation)
    if not meant or meant[0].start is None or call.chosen is None:
        return False
    return instant(meant[0].start, _place(situation)) == datetime.fromisoformat(call.chosen)


def _asked_beside(answer: str, wishes: Sequence[Wish], situation: Situation) -> list[Wish]:
    """ "Yes, book it. Where are you?": what comes after the yes is answered with it."""
    if answer not in ("call_book", "call_cancelled") or not agreed(situation.text):
        return []
    return [w for w in wishes if not w.kinds <= SOCIAL and not w.has("book", "order")]


def place_told(situation: Situation) -> str | None:
    """A zone that is said to be the client's: "I'm in Chicago", or nothing but a place."""
    folded = fold(situation.text)
    if not (says.LIVES.search(folded) or len(folded.split()) <= 3):
        return None
    return zone_named(situation.text)


def picked(call: Call, situation: Situation) -> str | None:
    """Which of what was offered a message picks: by its words, by its place, or by the day or time that only one of them has."""
    text = situation.text.strip(" .!")
    folded = fold(text)
    if IS_OUT.search(folded):
        return None
    for key, said in call.offered:
        if said and folded in (fold(said), fold(said.split(" (")[0])):
            return key
    if len(call.offered) == 1 and call.stage == "choose" and call.offered[0][1] and agreed(text) == "":
        return call.offered[0][0]
    nth = says.NTH.match(folded)
    place = next((n for n, group in enumerate(nth.groups()) if group), None) if nth else None
    if place is not None and call.offered:
        last = "last" in folded or "derni" in folded
        return call.offered[-1 if last else min(place, len(call.offered) - 1)][0]
    return _by_time(call, situation, folded)


def _by_time(call: Call, situation: Situation, folded: str) -> str | None:
    if says.LATER.search(folded) or says.EARLIER.search(folded) or re.search(r"\b(?:not|no|non|pas|except|sauf)\b", folded):
        return None
    found = readings(situation, text=re.sub(r"(?<=day) ones?\b", "", folded))
    clocks = {f"{r.start:%H:%M}" for r in found if r.kind in ("time", "datetime") and r.start and r.bound == "at"}
    days = {r.start.day for r in found if r.kind in ("date", "datetime") and r.start and r.bound == "at"}
    if not (clocks or (days and (says.PICKS.search(folded) or call.stage == "which"))) or any(r.kind == "interval" for r in found):
        return None
    matches = [key for key, said in call.offered if _matches(said, clocks, days)]
    return matches[0] if len(matches) == 1 else None


def _matches(said: str, clocks: set[str], days: set[int]) -> bool:
    parts = _SAID.match(said)
    return parts is not None and (not clocks or parts["clock"] in clocks) and (not days or int(parts["day"]) in days)


def timed(situation: Situation) -> bool:
    """Whether something is said of when: a time, a day, a part of the day, or what is ruled out."""
    return bool(readings(situation)) or _PARTS.search(fold(situation.text)) is not None


_PARTS = re.compile(
    r"\b(?:mornings?|afternoons?|evenings?|lunch ?time|matins?|matinees?|apres[- ]midis?|soirs?|soirees?|week-?ends?|any ?time"
    r"|any day|whenever"
    r"|as soon as possible|asap|earliest|soonest|n'importe quand|n'importe quel jour|peu importe|des que possible|le plus tot"
    r"|(?:not|except|but|pas|sauf) (?:on |le |the )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|(?:pas|sauf) (?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))\b"
)


def readings(situation: Situation, *, text: str | None = None) -> tuple[Reading, ...]:
    """What the message says of a time; only whether it does matters here, so any clock serves."""
    return read_told((situation.text if text is None else text,), _now(situation, _place(situation)), _code(situation))


def _meant(call: Call | None, situation: Situation) -> tuple[Reading, ...]:
    if call is None or not call.sayings:
        return ()
    place = _place(situation)
    return read_told(call.sayings, _now(situation, place), _code(situation), zone=place)


def _place(situation: Situation) -> ZoneInfo:
    return ZoneInfo(situation.briefing.client_timezone or situation.briefing.timezone)


def _now(situation: Situation, place: ZoneInfo) -> datetime:
    return local(datetime.fromisoformat(situation.briefing.now), place)


def _code(situation: Situation) -> Literal["en", "fr"]:
    return "fr" if situation.language == "fr" else "en"


def length_named(situation: Situation) -> int | None:
    """How many minutes a call shall last: "30 minutes", "celui d'une heure"; not "an hour later", nor "à une heure"."""
    text = situation.text

    def lasts(amount: Any) -> bool:
        before, behind = fold(text[: amount.start]), fold(text[amount.end :])
        at = says.A_L_HEURE if situation.language == "fr" else says.AT_THE_HOUR
        return not (says.IN_PASSING.search(before) or at.search(before) or says.MOVED_BY.match(behind))

    found = [
        a
        for a in amounts.find(text, situation.language)
        if a.kind == "duration" and a.unit in ("minute", "hour") and a.seconds and lasts(a)
    ]
    return next((int(a.seconds) // 60 for a in found if a.seconds and 300 <= a.seconds <= 8 * 3600), None)
