"""A call from a vague wish to a booked time: the zone, a few starts, the one that is meant read back, and then the booking itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import calendar, person
from assistant.chat_models.embedded.calling import OTHERS, Call, added, chosen, readings, standing
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding import amounts
from assistant.understanding.places import CLOCK, zone_named
from assistant.understanding.text import fold

Record = dict[str, Any]


def call(wish: Wish, look: Look) -> Part:
    """Starts for what was said, once it is known on whose clock."""
    before = standing(look.situation)
    now = before if before is not None and before.stage != "booked" else Call("choose")
    when = added(now.when, wish.text) if readings(look.situation) else now.when
    wanted = Call("choose", _minutes(wish.text, look) or now.minutes, when)
    return _show(wanted, look, at=_zone_told(wish.text, look))


def _zone_told(text: str, look: Look) -> str | None:
    """A zone that is named with the wish itself need not be asked for."""
    # In "3pm India time, I'm in Berlin" it is Berlin.
    told = zone_named(CLOCK.sub(" ", fold(text))) or zone_named(text)
    if look.situation.briefing.client_timezone is not None or told is None:
        return None
    noted = look("set_timezone", place=told)
    return None if "error" in noted else str(noted["timezone"])


def zone(wish: Wish, look: Look) -> Part:
    language = look.situation.language
    now = standing(look.situation) or Call("zone")
    told = _zone_told(wish.text, look)
    if told is None:
        return Part(say("zone_unknown", language), "asked", note={"call": now.to_state()})
    if now.chosen is not None:
        return _still_free(now, look, at=told)
    return _show(replace(now, stage="choose"), look, at=told)


def choose(wish: Wish, look: Look) -> Part:
    now = standing(look.situation) or Call("choose")
    picked = chosen(now, look.situation)
    if picked is not None:
        return _still_free(replace(now, chosen=picked), look)
    told, others = readings(look.situation), OTHERS.search(fold(wish.text))
    if now.offered and now.offered[0][1] and not told and not others:
        # A yes to several starts says not which.
        lines = wording.bullets([said for _, said in now.offered])
        choices = tuple((said, said) for _, said in now.offered)
        return Part(f"{say('which_start', look.situation.language)}\n{lines}", "asked", choices, {"call": now.to_state()})
    when = added(now.when, wish.text) if told else None if others else now.when
    wanted = replace(now, stage="choose", when=when, chosen=None, minutes=_minutes(wish.text, look) or now.minutes)
    return _show(wanted, look, at=_zone_told(wish.text, look))


def _show(now: Call, look: Look, *, at: str | None = None) -> Part:
    """The starts that fit, a few at a time; one that was meant exactly is read back. `at` is a zone that was only now told."""
    if look.situation.briefing.client_timezone is None and at is None and not now.moving:
        return _which_zone(now, look)
    after = now.offered[-1][0] if now.offered and now.when is None and now.chosen is None else None
    asked = {"minutes": now.minutes, "when": now.when, "after": after, "zone": at}
    found = look("find_slots", **{key: value for key, value in asked.items() if value is not None})
    if "error" in found or not found["sold"]:
        return calendar.book(Wish(frozenset({"book"}), look.situation.text), look)
    look.cite("profile:consultations")
    now = replace(now, minutes=found["minutes"])
    if found["exact"] and found["slots"]:
        return _read_back(now, found, look)
    return _listed(now, found, look)


def _listed(now: Call, found: Record, look: Look) -> Part:
    language = look.situation.language
    shown = found["slots"] or found["alternatives"]
    if not shown:
        return _nothing_free(now, look)
    key = "slots" if found["slots"] else "slots_near"
    lead = say(key, language, minutes=found["minutes"], price=_price(found["price"], language))
    others = [each for each in found["sold"] if each["minutes"] != found["minutes"]]
    more = [say("other_length", language, minutes=o["minutes"], price=_price(o["price"], language)) for o in others[:2]]
    text = "\n".join([lead, wording.bullets([slot["said"] for slot in shown]), *more])
    choices = tuple((slot["said"], slot["said"]) for slot in shown)
    offered = tuple((slot["starts_at"], slot["said"]) for slot in shown)
    return Part(text, "asked", choices, {"call": replace(now, stage="choose", offered=offered, chosen=None).to_state()})


def _which_zone(now: Call, look: Look) -> Part:
    """Where calls are sold, what they cost is told with the question; where none are, there is nothing to ask."""
    language = look.situation.language
    sold = look("get_availability")["consultations"]
    if not sold:
        return calendar.book(Wish(frozenset({"book"}), look.situation.text), look)
    look.cite("profile:consultations")
    told = [say("one_length", language, minutes=each["minutes"], price=_price(each["price"], language)) for each in sold[:4]]
    text = say("which_zone", language, lengths=wording.listed(told, language))
    return Part(text, "asked", note={"call": replace(now, stage="zone").to_state()})


def _still_free(now: Call, look: Look, *, at: str | None = None) -> Part:
    """A start of an earlier list, or one that the freelancer proposed, is looked up again before it is read back."""
    if look.situation.briefing.client_timezone is None and at is None and not now.moving:
        return _which_zone(now, look)
    asked = {"minutes": now.minutes, "starts_at": now.chosen, "zone": at}
    found = look("find_slots", **{key: value for key, value in asked.items() if value is not None})
    if "error" in found:
        return calendar.book(Wish(frozenset({"book"}), look.situation.text), look)
    if not found["slots"]:
        return _others(now, look)
    return _read_back(now, found, look)


def _read_back(now: Call, found: Record, look: Look) -> Part:
    """A time is booked only after it was said as the calendar has it, on both clocks."""
    language, slot = look.situation.language, found["slots"][0]
    price = _price(found["price"], language)
    key = "move_confirm" if now.moving else "call_confirm"
    yes = say("choose_move_it" if now.moving else "choose_book_it", language)
    text = say(key, language, said=slot["said"], minutes=found["minutes"], price=price)
    zone = found["zone"] or look.situation.briefing.timezone
    when = f"{datetime.fromisoformat(slot['starts_at']).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
    asked = replace(now, stage="confirm", minutes=found["minutes"], chosen=slot["starts_at"], when=when)
    return Part(text, "asked", ((yes, yes),), {"call": asked.to_state()})


def _nothing_free(now: Call, look: Look) -> Part:
    """Until when nobody is there is said where it is known; the wish can be passed on."""
    language, name = look.situation.language, look.situation.briefing.freelancer
    record = look("get_availability")
    away = next((a for a in record.get("away", []) if a["from"] <= record["today"] <= a["to"]), None)
    texts = [say("no_slots", language, name=name)]
    if away is not None:
        look.cite("profile:availability")
        texts.append(say("away_until", language, name=name, last=wording.day(away["to"], language)))
    pass_on = say("choose_pass_on", language, name=name)
    texts.append(say("waiting_list", language, name=name))
    return Part(" ".join(texts), "asked", ((pass_on, pass_on),), {"offered": "person", "call": {}})


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
        made = look("book_consultation", starts_at=now.chosen, minutes=now.minutes)
    if "error" in made:
        return _not_free(made, now, look)
    return _booked(made, now, look)


def _booked(made: Record, now: Call, look: Look) -> Part:
    language, name = look.situation.language, look.situation.briefing.freelancer
    look.cite("profile:consultations")
    note = {"call": Call("booked", moving=made["id"]).to_state()}
    if made["state"] == "waiting_approval":
        return Part(say("checking", language, name=name), "acted", note=note)
    told = {"said": made["said"], "minutes": made["minutes"], "price": _price(made["price"], language)}
    if made["state"] == "held":
        return Part(say("call_held", language, **told, until=made["hold_until"]), "acted", note=note)
    return Part(say("call_moved" if now.moving else "call_booked", language, **told), "acted", note=note)


def _not_free(made: Record, now: Call, look: Look) -> Part:
    """Somebody was quicker, or it is no start that can be booked: others are proposed."""
    language = look.situation.language
    if made["error"] in ("too_late", "not_found"):
        return Part(say("cannot_move", language), "declined", note={"call": {}})
    return _others(now, look)


def _others(now: Call, look: Look) -> Part:
    """What is free near a start that is gone; the wish stands, so that another day keeps its hour."""
    found = look("find_slots", **({"minutes": now.minutes} if now.minutes else {}), starts_at=now.chosen)
    if "error" in found:
        return calendar.book(Wish(frozenset({"book"}), look.situation.text), look)
    part = _listed(now, found, look)
    return replace(part, text=f"{say('start_gone', look.situation.language)} {part.text}")


def refused(wish: Wish, look: Look) -> Part:
    language = look.situation.language
    now = standing(look.situation)
    if now is None or now.stage == "cancel":
        return Part(say("call_kept", language), note={"call": {}})
    if not now.offered and now.when is None:
        return dropped(wish, look)
    return Part(say("which_time", language), "asked", note={"call": replace(now, stage="choose", chosen=None).to_state()})


def dropped(_wish: Wish, look: Look) -> Part:
    """Nothing was booked yet."""
    return Part(say("deny", look.situation.language), note={"call": {}})


def move(wish: Wish, look: Look) -> Part:
    language = look.situation.language
    mine = look("list_consultations").get("consultations", [])
    if not mine:
        return Part(say("no_call_yet", language), "asked", note={"call": {}})
    return _show(Call("choose", mine[0]["minutes"], wish.text, moving=mine[0]["id"]), look)


def cancel(_wish: Wish, look: Look) -> Part:
    language = look.situation.language
    mine = look("list_consultations").get("consultations", [])
    if not mine:
        return Part(say("no_call_yet", language), "asked", note={"call": {}})
    look.cite("profile:consultations")
    if not mine[0]["free_to_cancel"]:
        return Part(say("cancel_costs", language, said=mine[0]["said"]), "asked", note={"call": {}})
    yes = say("choose_cancel_it", language)
    return Part(
        say("cancel_confirm", language, said=mine[0]["said"]),
        "asked",
        ((yes, yes),),
        {"call": Call("cancel", moving=mine[0]["id"]).to_state()},
    )


def cancelled(wish: Wish, look: Look) -> Part:
    language = look.situation.language
    now = standing(look.situation)
    if now is None or now.moving is None:
        return cancel(wish, look)
    made = look("cancel_consultation", consultation=now.moving)
    if "error" in made:
        return person.hand_over(wish, look)
    return Part(say("call_cancelled", language, said=made["said"]), "acted", note={"call": {}})


def _minutes(text: str, look: Look) -> int | None:
    """A length that is named: "30 minutes", "une heure"."""
    found = [a for a in amounts.find(text, look.situation.language) if a.kind == "duration" and a.unit in ("minute", "hour") and a.seconds]
    return next((int(a.seconds) // 60 for a in found if a.seconds and 300 <= a.seconds <= 8 * 3600), None)


def _price(price: Record, language: str) -> str:
    return say("free", language) if float(price["amount"]) == 0 else wording.money(price, language)
