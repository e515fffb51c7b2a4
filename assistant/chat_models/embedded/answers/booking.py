"""A call from a vague wish to a booked time: the zone, a few starts, the one that is meant read back, and then the booking itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from assistant.chat_models.embedded import call_words, calling, wording
from assistant.chat_models.embedded.answers import calendar, waiting
from assistant.chat_models.embedded.answers.why_not import why
from assistant.chat_models.embedded.call import Call
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.standing_call import standing
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.places import CLOCK, zone_named
from assistant.understanding.text import fold

Record = dict[str, Any]


def call(wish: Wish, look: Look) -> Part:
    """Starts for what was said, once it is known on whose clock."""
    about = _about(wish.text)
    before = standing(look.situation)
    now = before if before is not None and before.stage in ("choose", "confirm") else Call("choose")
    now = Call("choose", calling.length_named(look.situation) or now.minutes, now.sayings, about=about or now.about)
    return show(replace(now, sayings=now.with_said(wish.text)), look, at=zone_told(wish.text, look))


def free(wish: Wish, look: Look) -> Part:
    """ "Are you free Monday?": the calendar's answer, and the starts of calls on that day on whichever clock is known."""
    told = calendar.calendar(wish, look)
    now = standing(look.situation) or Call("choose")
    found = _found(replace(now, stage="choose", sayings=(wish.text,)), look, at=zone_told(wish.text, look))
    if "error" in found or not found["sold"] or not found["slots"]:
        return told
    look.cite("profile:consultations")
    shown = _proposed(replace(now, stage="choose", moving=None, sayings=(wish.text,)), found, look)
    return replace(shown, text="\n".join((told.text.split("\n", 1)[0], shown.text)), outcome="answered")


def zone_told(text: str, look: Look) -> str | None:
    """A zone that is named with the wish itself need not be asked for; one that is known is changed only by who says to be elsewhere."""
    known = look.situation.briefing.client_timezone
    # In "3pm India time, I'm in Berlin" it is Berlin.
    told = zone_named(CLOCK.sub(" ", fold(text))) or zone_named(text)
    if known is not None and (
        calling.place_told(look.situation) is None or (CLOCK.search(fold(text)) and not call_words.LIVES.search(fold(text)))
    ):
        return None
    if told is None or told == known:
        return None
    noted = look("set_timezone", place=told)
    return None if "error" in noted else str(noted["timezone"])


def zone(wish: Wish, look: Look) -> Part:
    """The place that was asked for. A time that is told instead is kept, and the place asked for again."""
    language = look.situation.language
    now = standing(look.situation) or Call("zone")
    if calling.timed(look.situation):
        now = replace(now, sayings=now.with_said(wish.text))
    told = zone_told(wish.text, look)
    if told is None and look.situation.briefing.client_timezone is None:
        theirs = look.situation.briefing.timezone.rsplit("/", 1)[-1].replace("_", " ")
        key = "zone_first" if calling.timed(look.situation) else "zone_unknown"
        return Part(say(key, language), "asked", ((theirs, theirs),), {"call": now.to_state()})
    if now.chosen is not None:
        return _still_free(replace(now, stage="choose"), look, at=told)
    return show(replace(now, stage="choose"), look, at=told)


def choose(wish: Wish, look: Look) -> Part:
    """What a message does to the starts that were proposed: it picks one, narrows them, or wants others."""
    now = standing(look.situation) or Call("choose")
    folded, told = fold(wish.text), zone_told(wish.text, look)
    minutes = calling.length_named(look.situation) or now.minutes
    picked = calling.picked(now, look.situation)
    if picked is not None:
        return _still_free(replace(now, chosen=picked, minutes=minutes), look, at=told)
    narrowed, others = calling.timed(look.situation), call_words.OTHERS.search(folded)
    if now.stage == "confirm" and now.chosen and not narrowed and not others:
        return _still_free(replace(now, stage="choose", minutes=minutes), look, at=told)
    if now.offered and not narrowed and not others and minutes == now.minutes and told is None:
        return _which(now, look)
    sayings = now.sayings
    if now.stage == "confirm" and now.chosen_said:
        # What is changed now is the one that was read back.
        sayings = now.with_said(now.chosen_said)
    if narrowed:
        sayings = replace(now, sayings=sayings).with_said(wish.text)
    wanted = replace(now, stage="choose", sayings=sayings, minutes=minutes, chosen=None)
    return show(wanted, look, at=told, beside=_beside(now, folded) if others and not narrowed else {})


def _which_zone(now: Call, look: Look) -> Part:
    """Where calls are sold, what they cost is told with the question; where none are, there is nothing to ask."""
    language = look.situation.language
    sold = look("get_availability")["consultations"]
    if not sold:
        return calendar.book(Wish(frozenset({"book"}), look.situation.text), look)
    look.cite("profile:consultations")
    told = [say("one_length", language, minutes=each["minutes"], price=price_said(each["price"], language)) for each in sold[:4]]
    text = say("which_zone", language, lengths=wording.listed(told, language))
    return Part(text, "asked", note={"call": replace(now, stage="zone").to_state()})


def _which(now: Call, look: Look) -> Part:
    """A yes to several starts says not which."""
    lines = wording.bullets([said for _, said in now.offered])
    choices = tuple((said, said) for _, said in now.offered)
    return Part(f"{say('which_start', look.situation.language)}\n{lines}", "asked", choices, {"call": now.to_state()})


def _beside(now: Call, folded: str) -> dict[str, str]:
    """Which side of what was shown the others are to lie on."""
    shown = [now.chosen] if now.stage == "confirm" and now.chosen else [start for start, _ in now.offered]
    if not shown:
        return {}
    return {"before": min(shown)} if call_words.EARLIER.search(folded) else {"after": max(shown)}


def _found(now: Call, look: Look, *, at: str | None, beside: dict[str, str] | None = None) -> Record:
    asked: Record = {"minutes": now.minutes, "zone": at, **(beside or {})}
    if now.sayings:
        asked |= {"when": now.sayings[-1], "earlier": "\n".join(now.sayings[:-1])}
    return look("find_slots", **{key: value for key, value in asked.items() if value})


def show(now: Call, look: Look, *, at: str | None = None, beside: dict[str, str] | None = None) -> Part:
    """The starts that fit, a few at a time; one that was meant exactly is read back. `at` is a zone that was only now told."""
    if look.situation.briefing.client_timezone is None and at is None and not now.moving:
        return _which_zone(now, look)
    found = _found(now, look, at=at, beside=beside)
    if "error" in found or not found["sold"]:
        return calendar.book(Wish(frozenset({"book"}), look.situation.text), look)
    look.cite("profile:consultations")
    if found["exact"] and found["slots"] and not beside:
        return _read_back(replace(now, minutes=found["minutes"]), found, look)
    if not found["slots"] and not found["alternatives"]:
        return _none_beside(now, look, beside) if beside else waiting.nothing_free(now, found, look)
    return _proposed(now, found, look, beside)


def _none_beside(now: Call, look: Look, beside: dict[str, str]) -> Part:
    key = "none_earlier" if "before" in beside else "none_later"
    lines = wording.bullets([said for _, said in now.offered])
    choices = tuple((said, said) for _, said in now.offered)
    return Part(f"{say(key, look.situation.language)}\n{lines}", "asked", choices, {"call": now.to_state()})


def _proposed(now: Call, found: Record, look: Look, beside: dict[str, str] | None = None) -> Part:
    language = look.situation.language
    shown, told = found["slots"] or found["alternatives"], {"minutes": found["minutes"], "price": price_said(found["price"], language)}
    lead = [why({"why": {"reason": "away", "until": found["away_until"]}}, look)] if found.get("away_until") and not now.offered else []
    lead += [say("length_not_sold", language, asked=now.minutes)] if now.minutes and now.minutes != found["minutes"] else []
    if found["slots"]:
        lead.append(say("slots", language, **told))
    else:
        lead += [say("none_that_day" if beside else "why_taken", language)] if beside else [why(found, look)]
        lead.append(say("slots_near", language, **told))
    others = [each for each in found["sold"] if each["minutes"] != found["minutes"]] if not now.moving and not now.offered else []
    more = [say("other_length", language, minutes=o["minutes"], price=price_said(o["price"], language)) for o in others[:2]]
    text = "\n".join([" ".join(lead), wording.bullets([slot["said"] for slot in shown]), *more])
    choices = tuple((slot["said"], slot["said"]) for slot in shown)
    offered = tuple((slot["starts_at"], slot["said"]) for slot in shown)
    if not found["slots"] and not beside and not now.moving:
        choices = (*choices, waiting.choice(language))
    state = replace(now, stage="choose", minutes=found["minutes"], offered=offered, chosen=None)
    return Part(text, "asked", choices, {"call": state.to_state()})


def _still_free(now: Call, look: Look, *, at: str | None = None) -> Part:
    """A start of an earlier list is looked up again before it is read back."""
    if look.situation.briefing.client_timezone is None and at is None and not now.moving:
        return _which_zone(now, look)
    asked = {"minutes": now.minutes, "starts_at": now.chosen, "zone": at}
    found = look("find_slots", **{key: value for key, value in asked.items() if value})
    if "error" in found or not found["sold"]:
        return calendar.book(Wish(frozenset({"book"}), look.situation.text), look)
    if not found["slots"]:
        return _others(now, look, at=at, reason=why(found, look))
    return _read_back(now, found, look)


def _read_back(now: Call, found: Record, look: Look) -> Part:
    """A time is booked only after it was said as the calendar has it, on both clocks."""
    language, slot = look.situation.language, found["slots"][0]
    key = "move_confirm" if now.moving else "call_confirm"
    yes = say("choose_move_it" if now.moving else "choose_book_it", language)
    text = say(key, language, said=slot["said"], minutes=found["minutes"], price=price_said(found["price"], language))
    if now.minutes and now.minutes != found["minutes"]:
        text = f"{say('length_not_sold', language, asked=now.minutes)} {text}"
    start = (slot["starts_at"], slot["said"])
    offered = now.offered if start in now.offered else (start,)
    asked = replace(now, stage="confirm", minutes=found["minutes"], chosen=slot["starts_at"], offered=offered)
    return Part(text, "asked", ((yes, yes),), {"call": asked.to_state()})


def book(_wish: Wish, look: Look) -> Part:
    now = standing(look.situation)
    if now is None or now.chosen is None:
        return Part(say("unclear", look.situation.language), "asked")
    if now.minutes is None or (look.situation.briefing.client_timezone is None and not now.moving):
        # The freelancer proposed the time: what it costs and how long it takes was not said yet.
        return _still_free(now, look)
    if now.moving:
        made = look("move_consultation", consultation=now.moving, starts_at=now.chosen)
    else:
        made = look("book_consultation", starts_at=now.chosen, minutes=now.minutes, **({"about": now.about} if now.about else {}))
    if "error" in made:
        return _refused_by_the_calendar(made, now, look)
    return _booked(made, now, look)


def _booked(made: Record, now: Call, look: Look) -> Part:
    language, name = look.situation.language, look.situation.briefing.freelancer
    look.cite("profile:consultations")
    note = {"call": Call("booked", moving=made["id"]).to_state()}
    told = {"said": made["said"], "minutes": made["minutes"], "price": price_said(made["price"], language)}
    if made["state"] == "waiting_approval":
        return Part(say("call_asked", language, name=name, **told), "acted", note=note)
    if made["state"] == "held" and not now.moving:
        return Part(say("call_held", language, **told, until=made["hold_until"]), "acted", note=note)
    text = say("call_moved" if now.moving else "call_booked", language, **told)
    if made["meeting_link"] and not now.moving:
        text = f"{text} {say('call_link', language, link=made['meeting_link'])}"
    return Part(text, "acted", note=note)


def _refused_by_the_calendar(made: Record, now: Call, look: Look) -> Part:
    """Somebody was quicker, or it is no start that can be booked: others are proposed."""
    language = look.situation.language
    if made["error"] == "too_many_held":
        return Part(say("too_many_held", language), "declined", note={"call": now.to_state()})
    if now.moving and made["error"] in ("too_late", "not_found", "unknown_consultation", "expired", "cancelled"):
        return Part(say("cannot_move", language), "declined", note={"call": {}})
    return _others(now, look)


def _others(now: Call, look: Look, *, at: str | None = None, reason: str = "") -> Part:
    """What lies near the start that is gone."""
    said = now.chosen_said
    part = show(replace(now, stage="choose", sayings=(said,) if said else (), chosen=None, offered=()), look, at=at)
    gone = say("start_gone", look.situation.language)
    taken = say("why_taken", look.situation.language)
    text = part.text.removeprefix(f"{taken} ").removeprefix(f"{reason} ")
    return replace(part, text=f"{gone} {text}")


def refused(wish: Wish, look: Look) -> Part:
    language = look.situation.language
    now = standing(look.situation)
    if now is None or now.stage in ("cancel", "which"):
        return Part(say("call_kept", language), note={"call": {}})
    if now.stage == "wait":
        return Part(say("deny", language), note={"call": {}})
    if not now.offered and not now.sayings:
        return dropped(wish, look)
    return Part(say("which_time", language), "asked", note={"call": replace(now, stage="choose", chosen=None).to_state()})


def dropped(_wish: Wish, look: Look) -> Part:
    """Nothing was booked yet."""
    return Part(say("deny", look.situation.language), note={"call": {}})


def _about(text: str) -> str | None:
    """What it is to be about, in the client's words, where they say so."""
    found = call_words.ABOUT.search(fold(text))
    if found is None or len(fold(text)) != len(text):
        return None
    what = re.sub(
        r"\s+(?:on|next|this|tomorrow|at|le|demain|lundi|mardi|mercredi|jeudi|vendredi|\w+day)\b.*$",
        "",
        text[found.start("what") : found.end("what")],
    )
    return what.strip() or None


def price_said(price: Record, language: str) -> str:
    return say("free", language) if float(price["amount"]) == 0 else wording.money(price, language)
