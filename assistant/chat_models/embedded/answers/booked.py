"""Calls that are booked already: which there are, their link and their clocks, moving one and calling one off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.chat_models.embedded import call_words, calling, wording
from assistant.chat_models.embedded.answers import booking, person
from assistant.chat_models.embedded.call import Call
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.text import fold

Record = dict[str, Any]
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b")
_TO = re.compile(r"\b(?:to|for|a|au|vers|pour)\b")


def mine(_wish: Wish, look: Look) -> Part:
    language = look.situation.language
    found = _all(look)
    if not found:
        return Part(say("no_call_yet", language), "asked")
    look.cite("profile:consultations")
    lines = [_line(each, language) for each in found]
    links = [say("call_link", language, link=each["meeting_link"]) for each in found if each["meeting_link"]]
    text = [say("your_calls", language), wording.bullets(lines), *(links if len(found) == 1 else [])]
    note = {"call": Call("booked", moving=found[0]["id"]).to_state()} if len(found) == 1 and _idle(look) else {}
    return Part("\n".join(text), note=note)


def link(_wish: Wish, look: Look) -> Part:
    """The link of the next call; where none is set, that is said, and the freelancer can be asked."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    found = _all(look)
    if not found:
        return Part(say("no_call_yet", language), "asked")
    look.cite("profile:consultations")
    linked = [each for each in found if each["meeting_link"]]
    if linked:
        lines = [f"{each['said']}{' :' if language == 'fr' else ':'} {each['meeting_link']}" for each in linked]
        return Part("\n".join(lines) if len(lines) == 1 else wording.bullets(lines))
    if found[0]["state"] != "confirmed":
        return Part(f"{say('link_later', language)}\n{wording.bullets([_line(found[0], language)])}")
    pass_on = say("choose_pass_on", language, name=name)
    return Part(say("no_link", language, name=name, said=found[0]["said"]), "asked", ((pass_on, pass_on),), {"offered": "person"})


def clock(_wish: Wish, look: Look) -> Part:
    """What is spoken of on both clocks; else what time it is."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    now = Call.of(look.situation.briefing.dialogue)
    look.cite("profile:consultations")
    if now is not None and now.chosen is not None and now.stage == "confirm":
        said = next(said for start, said in now.offered if start == now.chosen)
        return _clocks(look("find_slots", starts_at=now.chosen, **({"minutes": now.minutes} if now.minutes else {})), said, now, look)
    record = look("list_consultations")
    if now is not None and now.stage == "booked":
        found = next((each for each in record.get("consultations", ()) if each["id"] == now.moving), None)
        if found is not None:
            return Part(say("both_clocks", language, said=found["said"]))
    return Part(say("clock_now", language, name=name, said=record["now"]))


def _clocks(found: Record, said: str, now: Call, look: Look) -> Part:
    yes = say("choose_move_it" if now.moving else "choose_book_it", look.situation.language)
    if found.get("slots"):
        said = found["slots"][0]["said"]
    return Part(say("both_clocks", look.situation.language, said=said), "asked", ((yes, yes),))


def move(wish: Wish, look: Look) -> Part:
    language = look.situation.language
    found = _all(look)
    if not found:
        return Part(say("no_call_yet", language), "asked", note={"call": {}})
    meant = _meant(found, wish.text, look)
    if meant is None:
        return _which(found, "move", wish.text, look)
    return _move(meant, wish.text if calling.timed(look.situation) else "", look)


def _move(meant: Record, wanted: str, look: Look) -> Part:
    """What is asked of the time is read against the time it has: "to Friday" keeps the hour, "an hour later" the day."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    look.cite("profile:consultations")
    if meant["state"] == "waiting_approval":
        return Part(say("cannot_move_asked", language, name=name), "declined")
    if not meant["may_move"]:
        pass_on = say("choose_pass_on", language, name=name)
        text = say("too_late_to_move", language, said=meant["said"], hours=meant["reschedule_free_hours"], name=name)
        return Part(text, "declined", ((pass_on, pass_on),), {"offered": "person"})
    sayings = (meant["said"].split(" (")[0], wanted) if wanted else ()
    return booking.show(Call("choose", meant["minutes"], sayings, moving=meant["id"]), look)


def cancel(wish: Wish, look: Look) -> Part:
    language = look.situation.language
    found = _all(look)
    if not found:
        return Part(say("no_call_yet", language), "asked", note={"call": {}})
    meant = _meant(found, wish.text, look)
    return _which(found, "cancel", "", look) if meant is None else _cancel(meant, look)


def _cancel(meant: Record, look: Look) -> Part:
    language = look.situation.language
    look.cite("profile:consultations")
    if not meant["free_to_cancel"]:
        note = {"call": Call("booked", moving=meant["id"]).to_state()}
        return Part(say("cancel_costs", language, said=meant["said"]), "asked", note=note)
    yes = say("choose_cancel_it", language)
    note = {"call": Call("cancel", moving=meant["id"]).to_state()}
    return Part(say("cancel_confirm", language, said=meant["said"]), "asked", ((yes, yes),), note)


def which(_wish: Wish, look: Look) -> Part:
    """The call that was meant, and what was to be done with it."""
    now = Call.of(look.situation.briefing.dialogue)
    id = calling.picked(now, look.situation) if now is not None else None
    meant = next((each for each in _all(look) if each["id"] == id), None)
    if now is None or meant is None:
        return Part(say("no_call_yet", look.situation.language), "asked", note={"call": {}})
    return _cancel(meant, look) if now.todo == "cancel" else _move(meant, now.sayings[-1] if now.sayings else "", look)


def _which(found: Sequence[Record], todo: str, wanted: str, look: Look) -> Part:
    language = look.situation.language
    offered = tuple((each["id"], each["said"]) for each in found)
    state = Call("which", offered=offered, todo=todo)
    state = replace(state, sayings=state.with_said(wanted) if wanted and calling.timed(look.situation) else ())
    lines = wording.bullets([_line(each, language) for each in found])
    choices = tuple((said, said) for _, said in offered)
    return Part(f"{say('which_call', language)}\n{lines}", "asked", choices, {"call": state.to_state()})


def cancelled(wish: Wish, look: Look) -> Part:
    language = look.situation.language
    now = Call.of(look.situation.briefing.dialogue)
    if now is None or now.moving is None:
        return cancel(wish, look)
    made = look("cancel_consultation", consultation=now.moving)
    if made.get("error") == "costs_money":
        meant = next((each for each in _all(look) if each["id"] == now.moving), None)
        return _cancel(meant, look) if meant is not None else person.hand_over(wish, look)
    if "error" in made:
        return Part(say("call_gone", language), "declined", note={"call": {}})
    return Part(say("call_cancelled", language, said=made["said"]), "acted", note={"call": {}})


def _all(look: Look) -> list[Record]:
    found: list[Record] = look("list_consultations").get("consultations", [])
    return found


def _idle(look: Look) -> bool:
    now = Call.of(look.situation.briefing.dialogue)
    return now is None or now.stage == "booked"


def _meant(found: Sequence[Record], text: str, look: Look) -> Record | None:
    """The only one, the one that is named by its day or hour, or the one that was just spoken of."""
    if len(found) == 1:
        return found[0]
    folded = fold(text)
    subject = _TO.split(folded, maxsplit=1)[0] if call_words.MOVES.search(folded) else folded
    call = Call("which", offered=tuple((each["id"], each["said"]) for each in found))
    weekdays = [id for id, said in call.offered if fold(said).split(" ", 1)[0] in subject.split()]
    picked = weekdays[0] if len(weekdays) == 1 else None
    now = Call.of(look.situation.briefing.dialogue)
    names_other = not weekdays and bool(_WEEKDAY.search(subject))
    if picked is None and not weekdays and not names_other and now is not None and now.stage == "booked":
        picked = now.moving
    return next((each for each in found if each["id"] == picked), None)


def _line(each: Record, language: str) -> str:
    price, state = booking.price_said(each["price"], language), say(f"call_is_{each['state']}", language)
    return say("call_line", language, said=each["said"], minutes=each["minutes"], price=price, state=state)
