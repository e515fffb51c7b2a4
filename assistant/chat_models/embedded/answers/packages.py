"""Prices, delivery times, revisions and contents, straight from the gig's record; sums from a quote."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import fitting, knowledge
from assistant.chat_models.embedded.answers.money_named import same_money
from assistant.chat_models.embedded.answers.unknown import unknown
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.mentions import MIDDLE, Saying, tier_in
from assistant.understanding.terms import telling

Record = dict[str, Any]
FIGURES = frozenset(("price", "delivery", "revisions"))


def facts(wish: Wish, look: Look) -> Part:
    """Answers a wish for figures or contents of a gig, of packages of it, of extras, or of all gigs."""
    wish = _by_price(wish, look)
    if wish.kinds <= {"revisions", "open"}:
        wish = replace(wish, extras=(), more=())
    if wish.gig is None:
        return _over_all(wish, look)
    gig = look("get_gig", gig=wish.gig)
    look.cite(f"gig:{wish.gig}")
    if wish.topics:
        found = knowledge.direct(wish, look, every_kind=not wish.named)
        if found is not None:
            return found
        if not wish.named and not wish.kinds <= {"revisions", "open"} and not fitting.explains(gig, wish.topics):
            return _unexplained(wish, look, gig)
    if wish.days and (wish.has("delivery") or (wish.has("price") and not wish.extras)):
        return _in_time(wish, look, gig)
    summed = wish.has("price", "delivery", "revisions") and not wish.has("includes", "excludes")
    many = (wish.quantity or 1) > 1 or any(number > 1 for number, _ in wish.counts)
    if summed and ((wish.packages and wish.extras) or many or wish.more):
        totals = _totals(wish, look, gig)
        if totals is not None:
            return totals
    return _plain(wish, look, gig)


def day_count(wish: Wish, look: Look) -> Part:
    """Whether weekends count in a delivery time, as each gig in question has it."""
    language = look.situation.language
    gigs = look("list_gigs")["gigs"]
    meant = [gig for gig in gigs if gig["slug"] == wish.gig] or gigs
    look.cite(*(f"gig:{gig['slug']}" for gig in meant))
    told = [
        say("in_working_days" if gig["working_days"] else "in_calendar_days", language, gig=wording.quoted(gig["title"], language))
        for gig in meant
    ]
    return Part("\n".join(told), note={"gig": wish.gig})


def _by_price(wish: Wish, look: Look) -> Wish:
    """ "The 220 one": a sum that is some package's price names that package."""
    if wish.budget is None or wish.packages:
        return wish
    rows = [(gig["slug"], p) for gig in look("list_gigs")["gigs"] for p in gig["packages"]]
    same = [
        (slug, p["id"])
        for slug, p in rows
        if Decimal(p["price"]["amount"]) * 100 == wish.budget[0] and same_money(wish.budget[1], p["price"]["currency"])
    ]
    return replace(wish, gig=same[0][0], packages=(same[0][1],), named=True) if len(same) == 1 else wish


def overview(wish: Wish, look: Look) -> Part:
    """Everything that is offered, or the packages of the gig that was named."""
    if wish.gig and wish.named and (wish.counts or wish.quantity or wish.packages or wish.extras):
        return facts(replace(wish, kinds=FIGURES if wish.counts else FIGURES | {"includes"}), look)
    if wish.gig and wish.named:
        gig = look("get_gig", gig=wish.gig)
        look.cite(f"gig:{wish.gig}")
        return _noted(wish, _all_packages(gig, look.situation.language, FIGURES), ("price",), look)
    return _over_all(wish, look)


def _over_all(wish: Wish, look: Look) -> Part:
    situation, language = look.situation, look.situation.language
    if wish.topics and not wish.has("offers") and not (wish.days and not telling(wish.topics)):
        found = knowledge.direct(wish, look)
        if found is not None:
            return found
        return unknown(wish, look)
    gigs = look("list_gigs")["gigs"]
    extreme = _extreme(wish, gigs)
    if extreme is not None:
        gig, package = extreme
        look.cite(f"gig:{gig['slug']}")
        text = _one(package, gig, language, (wish.kinds & FIGURES) | {"price"})
        told = f"{text} ({wording.quoted(gig['title'], language)})"
        return _noted(replace(wish, gig=gig["slug"], packages=(package["id"],)), told, ("price",), look)
    look.cite(*(f"gig:{gig['slug']}" for gig in gigs))
    lines = []
    for gig in gigs:
        title = wording.quoted(gig["title"], language)
        lines.append(say("gig_from", language, gig=title, price=wording.money(gig["from"], language)))
        if wish.has("delivery", "revisions") or len(gigs) == 1:
            lines += [f"  – {wording.package_line(p, gig['working_days'], language)}" for p in gig["packages"]]
    text = say("all_gigs", language, name=situation.briefing.freelancer, lines=wording.bullets(lines).replace("•   –", "  –"))
    choices = tuple((gig["title"], gig["title"]) for gig in gigs[:3]) if len(gigs) > 1 else ()
    return Part(text, choices=choices, note={"kinds": sorted(wish.kinds & {*FIGURES, "includes"}) or ["price"]})


def _extreme(wish: Wish, gigs: list[Record]) -> tuple[Record, Record] | None:
    """ "Your cheapest", "your fastest", over everything that is sold."""
    saying = Saying.of(wish.text, "en")
    rows = [(gig, package) for gig in gigs for package in gig["packages"]]
    if saying.tokens & {"fastest", "quickest"} or "plus rapide" in saying.folded or (wish.days and wish.has("delivery")):
        return min(rows, key=lambda row: fitting.calendar_days(row[1]["delivery_days"], row[0]["working_days"]))
    place = tier_in(saying, 2)
    if place is None or saying.tokens & MIDDLE:
        return None
    return (max if place else min)(rows, key=lambda row: Decimal(row[1]["price"]["amount"]))


def _unexplained(wish: Wish, look: Look, gig: Record) -> Part:
    """A figure is asked of something that no record mentions: it is not guessed; the nearest that is known is told."""
    part = unknown(wish, look)
    if part.outcome == "handed_over":
        return part
    language = look.situation.language
    known = _all_packages(gig, language, wish.kinds & FIGURES or FIGURES)
    return Part(f"{part.text}\n{say('known_instead', language)}\n{known}", part.outcome, part.choices, part.note)


def _plain(wish: Wish, look: Look, gig: Record) -> Part:
    language = look.situation.language
    chosen = [p for p in gig["packages"] if p["id"] in wish.packages]
    texts = []
    figures = wish.kinds & FIGURES
    if wish.extras and not chosen:
        texts.append(_extras_told(gig, wish.extras, language))
        for slug, extras in wish.also:
            texts.append(_extras_told(look("get_gig", gig=slug), extras, language))
            look.cite(f"gig:{slug}")
    elif figures:
        texts.append(_one(chosen[0], gig, language, figures) if len(chosen) == 1 else _all_packages(gig, language, figures, chosen))
    if wish.has("includes"):
        texts += [_contents(p, language) for p in (chosen or gig["packages"])]
    if wish.has("excludes"):
        texts.append(_left_out(gig, language))
    if wish.has("extras") and not wish.extras:
        texts.append(_extras(gig, language))
    if wish.has("delivery") and not wish.extras:
        texts += _hurry(gig, chosen or gig["packages"], language)
    if wish.has("revisions") and not wish.has("price"):
        texts += _more_revisions(gig, language)
    if gig["working_days"] and wish.has("delivery"):
        texts.append(say("working_days", language))
    return _noted(replace(wish, quantity=None), "\n".join(texts), tuple(wish.kinds & {*FIGURES, "includes", "extras"}), look)


def _one(package: Record, gig: Record, language: str, figures: frozenset[str]) -> str:
    title = wording.quoted(package["title"], language)
    taken = wording.days(package["delivery_days"], gig["working_days"], language)
    sentences = []
    if "price" in figures:
        sentences.append(say("package_price", language, package=title, price=wording.money(package["price"], language), days=taken))
    elif "delivery" in figures:
        sentences.append(say("package_delivery", language, package=title, days=taken))
    if "revisions" in figures:
        sentences.append(say("package_revisions", language, package=title, revisions=wording.revisions(package["revisions"], language)))
    return " ".join(sentences)


def _all_packages(gig: Record, language: str, figures: frozenset[str], only: list[Record] | None = None) -> str:
    shown = figures | {"delivery"} if "price" in figures else figures
    lines = [wording.package_line(p, gig["working_days"], language, shown) for p in (only or gig["packages"])]
    return say("gig_prices", language, gig=wording.quoted(gig["title"], language), lines=wording.bullets(lines))


def _contents(package: Record, language: str) -> str:
    title = wording.quoted(package["title"], language)
    return say("package_includes", language, package=title, items=", ".join(package["includes"]))


def _left_out(gig: Record, language: str) -> str:
    title = wording.quoted(gig["title"], language)
    if not gig["excludes"]:
        return say("no_excludes", language, gig=title)
    return say("gig_excludes", language, gig=title, items=", ".join(gig["excludes"]))


def extra_line(extra: Record, working: bool, language: str) -> str:
    line = say("extra_line", language, extra=wording.quoted(extra["title"], language), price=wording.money(extra["price"], language))
    more = []
    if extra["delivery_days"] is not None:
        more.append(say("extra_days", language, days=wording.days(extra["delivery_days"], working, language)))
    if extra["adds_days"]:
        more.append(say("extra_adds_days", language, days=wording.days(extra["adds_days"], working, language)))
    if extra["adds_revisions"]:
        more.append(say("extra_adds_revisions", language, revisions=wording.revisions(extra["adds_revisions"], language)))
    return ", ".join([line, *more])


def _extras(gig: Record, language: str) -> str:
    title = wording.quoted(gig["title"], language)
    if not gig["extras"]:
        return say("no_extras", language, gig=title)
    lines = [extra_line(e, gig["working_days"], language) for e in gig["extras"]]
    return say("gig_extras", language, gig=title, lines=wording.bullets(lines))


def _extras_told(gig: Record, ids: tuple[str, ...], language: str) -> str:
    lines = [extra_line(e, gig["working_days"], language) for e in gig["extras"] if e["id"] in ids]
    return say("gig_extras", language, gig=wording.quoted(gig["title"], language), lines=wording.bullets(lines))


def _hurry(gig: Record, packages: list[Record], language: str) -> list[str]:
    """The extra that shortens delivery, where it does so for a package in question."""
    for extra in gig["extras"]:
        slower = [p for p in packages if extra["delivery_days"] is not None and extra["delivery_days"] < p["delivery_days"]]
        if any(fitting.applies(extra, p, gig) for p in slower):
            told = {"extra": wording.quoted(extra["title"], language), "price": wording.money(extra["price"], language)}
            return [say("express", language, **told, days=wording.days(extra["delivery_days"], gig["working_days"], language))]
    return []


def _more_revisions(gig: Record, language: str) -> list[str]:
    for extra in gig["extras"]:
        if extra["adds_revisions"]:
            told = {"extra": wording.quoted(extra["title"], language), "price": wording.money(extra["price"], language)}
            return [say("more_revisions", language, **told)]
    return []


def _in_time(wish: Wish, look: Look, gig: Record) -> Part:
    """ "Could you do it in two days?": by the packages as they are, else by the extra that is quicker, else no."""
    language, working = look.situation.language, gig["working_days"]
    packages = [p for p in gig["packages"] if p["id"] in wish.packages] or gig["packages"]
    quick = [p for p in packages if fitting.in_time(p["delivery_days"], working, wish)]
    rush = next((e for e in gig["extras"] if _fast_enough(e, packages[0], gig, wish)), None)
    if quick:
        fits = quick[-1]
        taken = wording.days(fits["delivery_days"], working, language)
        text = say("yes_in_time", language, package=wording.quoted(fits["title"], language), days=taken)
    elif rush is not None:
        first = packages[0]
        text = say(
            "with_express", language, extra=wording.quoted(rush["title"], language), price=wording.money(rush["price"], language),
            days=wording.days(rush["delivery_days"], working, language), package=wording.quoted(first["title"], language),
            normal=wording.days(first["delivery_days"], working, language),
        )  # fmt: skip
    else:
        best = min(packages, key=lambda p: p["delivery_days"])
        taken = wording.days(best["delivery_days"], working, language)
        text = say("not_in_time", language, days=taken, package=wording.quoted(best["title"], language))
    if wish.has("price") and rush is not None and not quick:
        order = {
            "gig": gig["slug"],
            "lines": [{"package": packages[0]["id"], "quantity": 1}],
            "extras": [{"extra": rush["id"], "count": 1}],
        }
        text = f"{text}\n{_quote_told(look('quote', **order), language, detailed=True)}"
    elif wish.has("price"):
        text = f"{_all_packages(gig, language, FIGURES, packages)}\n{text}"
    return _noted(wish, text, ("price", "delivery") if wish.has("price") else ("delivery",), look)


def _fast_enough(extra: Record, package: Record, gig: Record, wish: Wish) -> bool:
    replacing = extra["delivery_days"]
    return replacing is not None and fitting.in_time(replacing, gig["working_days"], wish) and fitting.applies(extra, package, gig)


def _totals(wish: Wish, look: Look, gig: Record) -> Part | None:
    """What packages × quantity + extras come to, for each package that is meant; None where nothing is to be added up."""
    language = look.situation.language
    orders = fitting.orders(gig, wish, language)
    if orders is None:
        number, unit = max(wish.counts, default=(wish.quantity or 0, ""))
        said = say("too_many", language, quantity=number, unit=unit)
        part = unknown(wish, look)
        known = _all_packages(gig, language, FIGURES)
        return Part(f"{said} {part.text}\n{known}", part.outcome, part.choices, part.note)
    if not orders:
        return None
    quotes = [q for q in look.all([("quote", order) for order in orders]) if "error" not in q]
    if not quotes:
        return None
    for quote in quotes:
        look.cite(quote["id"])
    texts = [_quote_told(quote, language, detailed=len(quotes) == 1) for quote in quotes]
    if len(quotes) > 1 and wish.extras:
        texts.insert(0, _extras_told(gig, wish.extras, language))
    if gig["working_days"]:
        texts.append(say("working_days", language))
    multiplied = next((line["quantity"] for quote in quotes for line in quote["lines"] if line["quantity"] > 1), None)
    taken = tuple(dict.fromkeys(line["package"] for quote in quotes for line in quote["lines"])) if len(quotes) == 1 else wish.packages
    return _noted(replace(wish, quantity=multiplied, packages=taken), "\n".join(texts), ("price",), look)


def _quote_told(quote: Record, language: str, *, detailed: bool) -> str:
    what = [_times(line["quantity"], line["title"]) for line in quote["lines"]] + [_times(e["count"], e["title"]) for e in quote["extras"]]
    text = say(
        "quote", language, what=" + ".join(what), total=wording.money(quote["total"], language),
        days=wording.days(quote["delivery_days"], quote["working_days"], language),
        revisions=wording.revisions(quote["revisions"], language),
    )  # fmt: skip
    if detailed and len(what) > 1:
        parts = zip(what, [*quote["lines"], *quote["extras"]], strict=True)
        lines = [say("quote_line", language, what=name, total=wording.money(part["total"], language)) for name, part in parts]
        text = f"{text}\n{wording.bullets(lines)}"
    return text


def _times(count: int, title: str) -> str:
    return title if count == 1 else f"{count} × {title}"


def _noted(wish: Wish, text: str, kinds: tuple[str, ...], look: Look) -> Part:
    """The answer with what it was about, so that a follow-up knows, and what one may ask next."""
    language = look.situation.language
    note: dict[str, Any] = {"gig": wish.gig, "packages": list(wish.packages), "extras": list(wish.extras), "kinds": sorted(kinds)}
    note |= {"quantity": wish.quantity, "more": [list(pair) for pair in wish.more]}
    next_up = [key for key in ("choose_includes", "choose_recommend", "choose_needs") if not wish.has(key.removeprefix("choose_"))]
    choices = tuple((say(key, language), say(key, language)) for key in next_up[:2])
    return Part(text, choices=choices, note=note)
