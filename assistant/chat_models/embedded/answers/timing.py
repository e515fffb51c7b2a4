"""Whether something is there by a deadline: as it is sold, else with the extra that is quicker, else what the shortest time is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import fitting, sums
from assistant.chat_models.embedded.answers.noting import noted
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish

Record = dict[str, Any]

LONGEST = 200
"""Days up to which a length of time is a deadline; a longer one is of something else."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A package, with the extra that makes it quicker or without, and the days it takes so."""

    package: Record
    rush: Record | None
    days: int


def is_deadline(wish: Wish) -> bool:
    return wish.days is not None and wish.days <= LONGEST and (wish.has("delivery") or (wish.has("price") and not wish.extras))


def by_deadline(wish: Wish, look: Look, gig: Record) -> Part:
    """ "Could you do it in two days?", of the packages meant or of so many of them."""
    orders = fitting.orders(gig, wish, look.situation.language)
    if orders and (wish.counts or wish.extras or (wish.quantity or 1) > 1):
        return _of_an_order(wish, look, gig, orders[0])
    packages = [p for p in gig["packages"] if p["id"] in wish.packages] or gig["packages"]
    ways = [_best_way(p, gig, wish) for p in packages]
    fits = [way for way in ways if fitting.in_time(way.days, gig["working_days"], wish)]
    if not fits:
        text = _too_late(min((_quickest(p, gig) for p in packages), key=lambda way: way.days), look, gig, wish)
        chosen = wish.packages
    else:
        text = _one_way(fits[0], look, gig, wish) if len(fits) == 1 else _several_ways(fits, gig, look.situation.language)
        chosen = tuple(way.package["id"] for way in fits) if len(fits) == 1 else wish.packages
    rush = fits[0].rush if len(fits) == 1 else None
    about = replace(wish, packages=chosen, extras=(rush["id"],) if rush else wish.extras)
    return noted(about, text, ("price", "delivery") if wish.has("price") else ("delivery",), look)


def _best_way(package: Record, gig: Record, wish: Wish) -> _Way:
    plain = _Way(package, None, package["delivery_days"])
    return plain if fitting.in_time(plain.days, gig["working_days"], wish) else _quickest(package, gig)


def _quickest(package: Record, gig: Record) -> _Way:
    plain = _Way(package, None, package["delivery_days"])
    rushed = [_Way(package, e, e["delivery_days"]) for e in rushes(gig, [package])]
    return min([plain, *rushed], key=lambda way: way.days)


def rushes(gig: Record, packages: list[Record]) -> list[Record]:
    """The extras that make all of these packages quicker."""
    return [
        extra
        for extra in gig["extras"]
        if extra["delivery_days"] is not None
        and all(fitting.applies(extra, p, gig) and extra["delivery_days"] < p["delivery_days"] for p in packages)
    ]


def _one_way(way: _Way, look: Look, gig: Record, wish: Wish) -> str:
    language, working = look.situation.language, gig["working_days"]
    title = wording.quoted(way.package["title"], language)
    if way.rush is None:
        text = say("yes_in_time", language, package=title, days=wording.days(way.days, working, language))
        return f"{text} {_price(way, language)}" if wish.has("price") else text
    text = say(
        "with_express", language, extra=wording.quoted(way.rush["title"], language), price=wording.money(way.rush["price"], language),
        days=wording.days(way.days, working, language), package=title, normal=wording.days(way.package["delivery_days"], working, language),
    )  # fmt: skip
    return f"{text}\n{_total(way, look, gig)}" if wish.has("price") else text


def _price(way: _Way, language: str) -> str:
    title = wording.quoted(way.package["title"], language)
    return say("costs", language, package=title, price=wording.money(way.package["price"], language))


def _total(way: _Way, look: Look, gig: Record) -> str:
    extras = [{"extra": way.rush["id"], "count": 1}] if way.rush else []
    order = {"gig": gig["slug"], "lines": [{"package": way.package["id"], "quantity": 1}], "extras": extras}
    found = sums.quotes([order], look)
    return sums.told(found[0], look.situation.language, detailed=True) if found else ""


def _several_ways(ways: list[_Way], gig: Record, language: str) -> str:
    lines = []
    for way in ways:
        line = wording.package_line(way.package, gig["working_days"], language, frozenset(("price", "delivery")))
        if way.rush is not None:
            days = wording.days(way.days, gig["working_days"], language)
            extra = {"extra": wording.quoted(way.rush["title"], language), "price": wording.money(way.rush["price"], language)}
            line = f"{line}{' ; ' if language == 'fr' else '; '}{say('rushed', language, **extra, days=days)}"
        lines.append(line)
    return f"{say('in_time', language)}\n{wording.bullets(lines)}"


def _too_late(way: _Way, look: Look, gig: Record, wish: Wish) -> str:
    language = look.situation.language
    title = wording.quoted(way.package["title"], language)
    taken = wording.days(way.days, gig["working_days"], language)
    if way.rush is None:
        text = say("not_in_time", language, days=taken, package=title)
        return f"{text} {_price(way, language)}" if wish.has("price") else text
    extra = {"extra": wording.quoted(way.rush["title"], language), "price": wording.money(way.rush["price"], language)}
    normal = wording.days(way.package["delivery_days"], gig["working_days"], language)
    text = say("not_even_rushed", language, days=taken, package=title, normal=normal, **extra)
    return f"{text}\n{_total(way, look, gig)}" if wish.has("price") else text


def _of_an_order(wish: Wish, look: Look, gig: Record, order: Record) -> Part:
    """So many of a package, or one with extras, by a deadline."""
    language = look.situation.language
    ids = [line["package"] for line in order["lines"]]
    faster = rushes(gig, [p for p in gig["packages"] if p["id"] in ids])
    taken = {extra["extra"] for extra in order["extras"]}
    choices = [order] + [{**order, "extras": [*order["extras"], {"extra": e["id"], "count": 1}]} for e in faster if e["id"] not in taken]
    found = sums.quotes(choices[:2], look)
    fits = [q for q in found if fitting.in_time(q["delivery_days"], q["working_days"], wish)]
    if not found:
        return noted(wish, say("unclear", language), ("price",), look)
    quote = fits[0] if fits else min(found, key=lambda q: int(q["delivery_days"]))
    days = wording.days(quote["delivery_days"], quote["working_days"], language)
    text = sums.told(quote, language, detailed=True)
    answer = say("order_in_time" if fits else "order_too_late", language, days=days)
    about = replace(wish, packages=tuple(ids), extras=tuple(e["extra"] for e in quote["extras"]))
    return noted(about, f"{answer}\n{text}", ("price", "delivery"), look)
