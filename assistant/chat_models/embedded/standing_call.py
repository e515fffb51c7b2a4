"""The call as a message finds it: as the assistant left it, or as what the freelancer wrote into the conversation since has made it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from assistant.chat_models.embedded.call import Call
from assistant.chat_models.embedded.freelancer_said import proposed
from assistant.chat_models.embedded.reading import Situation
from assistant.understanding.moments.told import read_told
from assistant.understanding.moments.values import Reading
from assistant.understanding.moments.zones import instant, local


def standing(situation: Situation) -> Call | None:
    """A time that the freelancer wrote is the one proposed; anything else that they wrote closes what was asked before it, so that a yes
    to that is no yes to this."""
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


def same_time(call: Call, situation: Situation) -> bool:
    """Whether the time that the message names is the one that was read back."""
    meant = _meant(replace(call, sayings=call.with_said(call.chosen_said or "", situation.text)), situation)
    if not meant or meant[0].start is None or call.chosen is None:
        return False
    return instant(meant[0].start, _place(situation)) == datetime.fromisoformat(call.chosen)


def _lapsed(call: Call | None) -> Call | None:
    if call is None or call.stage not in ("confirm", "cancel"):
        return call
    if call.stage == "cancel":
        return replace(call, stage="booked")
    return replace(call, stage="choose", offered=((call.chosen or "", call.chosen_said or ""),))


def _meant(call: Call | None, situation: Situation) -> tuple[Reading, ...]:
    place = _place(situation)
    return read_told(call.sayings if call else (), _now(situation, place), _code(situation), zone=place)


def _place(situation: Situation) -> ZoneInfo:
    return ZoneInfo(situation.briefing.client_timezone or situation.briefing.timezone)


def _now(situation: Situation, place: ZoneInfo) -> datetime:
    return local(datetime.fromisoformat(situation.briefing.now), place)


def _code(situation: Situation) -> Literal["en", "fr"]:
    return "fr" if situation.language == "fr" else "en"
