"""Prices, delivery times, revisions and contents, straight from the gig's record; sums from a quote."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import fitting, knowledge, sums, timing
from assistant.chat_models.embedded.answers.holding import head, holds
from assistant.chat_models.embedded.answers.money_named import same_money
from assistant.chat_models.embedded.answers.noting import counted_before, noted
from assistant.chat_models.embedded.answers.unknown import unknown
from assistant.chat_models.embedded.counting import MORE
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.uncounted import uncounted
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding import amounts
from assistant.understanding.mentions import MIDDLE, Saying, tier_in
from assistant.understanding.terms import telling, terms
from assistant.understanding.text import fold

Record = dict[str, Any]
FIGURES = frozenset(("price", "delivery", "revisions"))


def facts(wish: Wish, look: Look) -> Part:
    """Answers a wish for figures or contents of a gig, of packages of it, of extras, or of all gigs."""
    wish = _revised(_by_price(wish, look), look)
    if wish.gig is None:
        return _over_all(wish, look)
    gig = look("get_gig", gig=wish.gig)
    look.cite(f"gig:{wish.gig}")
    wish = _as_spoken_of(wish, look, gig)
    if wish.before:
        found = knowledge.direct(wish, look)
        if found is not None:
            return found
    if wish.topics and (_MAY.match(fold(wish.text)) or not _measured(wish, gig, look.situation.language)):
        found = knowledge.direct(wish, look, every_kind=not wish.named)
        if found is not None:
            return found
        if not wish.named and not wish.kinds <= {"revisions", "open"} and not fitting.explains(gig, wish.topics):
            return _unexplained(wish, look, gig)
    if timing.is_deadline(wish):
        return timing.by_deadline(wish, look, gig)
    if wish.extras and len(wish.packages) != 1 and not wish.counts and MORE.search(fold(wish.text)):
        # "How much more is that?" asks of the extra alone.
        return _plain(replace(wish, packages=()), look, gig)
    many = wish.together or (wish.quantity or 1) > 1 or any(number > 1 for number, _ in wish.counts)
    if wish.has("price", "delivery", "revisions") and ((wish.packages and wish.extras) or many or wish.more):
        totals = _totals(wish, look, gig)
        if totals is not None:
            return totals
    return _plain(wish, look, gig)


def _revised(wish: Wish, look: Look) -> Wish:
    """Asked of revisions, an extra is beside the point, unless it is only called one ("Radio edit"): then its price is."""
    if not wish.kinds <= {"revisions", "open"} or not wish.extras:
        return wish
    extras = look("get_gig", gig=wish.gig)["extras"] if wish.gig else []
    called = [e for e in extras if e["id"] in wish.extras and not e["adds_revisions"] and "c:revision" in terms(e["title"])]
    return replace(wish, kinds=frozenset({"price"})) if called else replace(wish, extras=(), more=())


def _as_spoken_of(wish: Wish, look: Look, gig: Record) -> Wish:
    """The wish with what it leaves to what was said before: what a bare number counts, which package's contents are asked for."""
    state = look.situation.briefing.dialogue
    wish = replace(wish, counts=counted_before(wish, look))
    if wish.has("includes") and not wish.packages and state.get("gig") == wish.gig and "c:package" not in terms(wish.text):
        wish = replace(wish, packages=tuple(state.get("packages") or ()))
    if wish.counts and not wish.named and state.get("gig") == wish.gig and state.get("sized"):
        # It was only the package that held the number before.
        wish = replace(wish, packages=())
    titles = [t for t in (*gig["packages"], *gig["extras"]) if t["id"] in (*wish.packages, *wish.extras)]
    return replace(wish, topics=wish.topics - frozenset(term for t in titles for term in terms(t["title"], gig["language"])))


def _measured(wish: Wish, gig: Record, language: str) -> bool:
    """Whether a figure is asked for so many of what the packages hold, and of nothing else."""
    if not wish.has(*FIGURES) or wish.has("includes", "excludes"):
        return False
    sizes, times = fitting.sizes_and_times(gig, wish, language)
    said = frozenset(term for _, noun in wish.counts for term in terms(noun, language))
    return bool(sizes or times > 1) and not telling(wish.topics - said)


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
        return noted(wish, _all_packages(gig, look.situation.language, FIGURES), ("price",), look)
    return _over_all(wish, look)


def _over_all(wish: Wish, look: Look) -> Part:
    situation, language = look.situation, look.situation.language
    extreme = _extreme(wish, look("list_gigs")["gigs"]) if not telling(wish.topics) else None
    if wish.topics and extreme is None and not wish.has("offers") and not (wish.days and not telling(wish.topics)):
        found = knowledge.direct(wish, look)
        if found is not None:
            return found
        return unknown(wish, look)
    gigs = look("list_gigs")["gigs"]
    extreme = extreme or _extreme(wish, gigs)
    if extreme is not None:
        gig, package = extreme
        look.cite(f"gig:{gig['slug']}")
        text = _one(package, gig, language, (wish.kinds & FIGURES) | {"price"})
        told = f"{text} ({wording.quoted(gig['title'], language)})"
        return noted(replace(wish, gig=gig["slug"], packages=(package["id"],)), told, ("price",), look)
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
        held = _holdings(wish, chosen or gig["packages"], gig)
        texts += [_contents(package, language, items) for package, items in held]
        wish = replace(wish, counts=_counted_in(held, gig["language"]))
    if wish.has("excludes"):
        texts.append(_left_out(gig, language))
    hurry = _hurry(gig, chosen or gig["packages"], language) if wish.has("delivery") and not wish.extras else []
    if wish.has("extras") and not wish.extras and not (hurry and chosen):
        texts.append(_extras(gig, language))
    texts += hurry
    if len(chosen) == 1 and wish.has("price") and wish.budget is not None:
        texts += sums.against_budget(wish, chosen[0]["price"], language)
    if wish.has("revisions") and (not wish.has("price") or _ADDS_ONE.search(fold(wish.text))):
        texts += _more_revisions(gig, language) if any(p["revisions"] != "unlimited" for p in chosen or gig["packages"]) else []
    return noted(replace(wish, quantity=None), "\n".join(texts), tuple(wish.kinds & {*FIGURES, "includes", "extras"}), look)


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


def _contents(package: Record, language: str, items: list[str] | None = None) -> str:
    title = wording.quoted(package["title"], language)
    if items is not None and items != package["includes"]:
        return say("package_holds", language, package=title, items=", ".join(items))
    return say("package_includes", language, package=title, items=", ".join(package["includes"]))


def _holdings(wish: Wish, packages: list[Record], gig: Record) -> list[tuple[Record, list[str]]]:
    """What packages contain; where it is asked how many of one thing, only that, of those that say so."""
    asked = frozenset(terms(wish.text)) if _HOW_MANY.search(fold(wish.text)) else frozenset()
    counting = [(p, items) for p in packages if (items := [i for i in (p["title"], *p["includes"]) if _heads(i, gig["language"]) & asked])]
    return counting or [(p, p["includes"]) for p in packages]


def _heads(item: str, language: str) -> frozenset[str]:
    found = [a for a in amounts.find(item, language) if a.kind in ("count", "duration") and not a.article]
    return frozenset(noun for amount in found for noun in head(amount, item, language))


def _counted_in(held: list[tuple[Record, list[str]]], language: str) -> tuple[tuple[int, str], ...]:
    """What a narrow answer counted, for a number that the client may name next."""
    found = [a for _, items in held if len(items) == 1 for a in amounts.find(items[0], language) if a.low is not None and a.unit]
    return ((int(found[0].low or 0), found[0].unit),) if found else ()


# "Could I have just two?" may have an answer of its own, beside the figures.
_MAY = re.compile(
    r"\W*(?:and |but |et |mais )?(?:can|could|may|would|is it|do you|peut|peux|puis-je|pouvez|pourr\w+|on peut|je peux|c'est possible)\b"
)
_ADDS_ONE = re.compile(r"\b(?:(?:an?|one) (?:more|extra|further)|another|add\w*|(?:r?ajoute\w*) une|une (?:de|en) plus)\b")
_HOW_MANY = re.compile(r"\b(?:how many|how much|number of|up to|combien|nombre de|jusqu'a)\b")


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
    if len(lines) == 1:
        return f"{lines[0]}."
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


def _totals(wish: Wish, look: Look, gig: Record) -> Part | None:
    """What packages × quantity + extras come to, for each package that is meant; None where nothing is to be added up."""
    language = look.situation.language
    orders = fitting.orders(gig, wish, language)
    if orders is None:
        return _beyond(wish, look, gig)
    found = sums.quotes(orders, look)
    if not found:
        return None
    texts = [sums.told(quote, language, detailed=len(found) == 1) for quote in found]
    if wish.has("revisions"):
        texts += [line for quote in found for line in _rounds(quote, language)]
    if len(found) > 1 and wish.extras:
        texts.insert(0, _extras_told(gig, wish.extras, language))
    texts += [
        say("once_only", language, extra=wording.quoted(e["title"], language))
        for e in gig["extras"]
        if not e["repeatable"] and dict(wish.more).get(e["id"], 1) > 1
    ]
    texts += [say("uncounted", language, item=wording.quoted(item, language)) for item in uncounted(wish.text, _sold(gig, wish), language)]
    if wish.budget is not None and len(found) == 1:
        texts += sums.against_budget(wish, found[0]["total"], language)
    meant = tuple(dict.fromkeys(line["package"] for quote in found for line in quote["lines"])) if len(found) == 1 else wish.packages
    if wish.has("includes"):
        texts += [_contents(p, language) for p in gig["packages"] if p["id"] in meant]
    multiplied = next((line["quantity"] for quote in found for line in quote["lines"] if line["quantity"] > 1), None)
    part = noted(replace(wish, quantity=multiplied, packages=meant), "\n".join(texts), ("price",), look)
    return replace(part, note={**part.note, "counts": [list(count) for count in wish.counts], "sized": len(wish.packages) != 1})


def _sold(gig: Record, wish: Wish) -> list[str]:
    """What a sum of this gig may hold, by its words: all that its packages are, and the extras that were understood."""
    held = [text for package in gig["packages"] for text in (package["title"], *package["includes"])]
    return [gig["title"], *held, *(extra["title"] for extra in gig["extras"] if extra["id"] in wish.extras)]


def _rounds(quote: Record, language: str) -> list[str]:
    """The revisions of a single package, which its price alone does not tell."""
    lines = quote["lines"]
    if quote["extras"] or len(lines) > 1 or lines[0]["quantity"] > 1:
        return []
    title = wording.quoted(lines[0]["title"], language)
    return [say("package_revisions", language, package=title, revisions=wording.revisions(quote["revisions"], language))]


def _beyond(wish: Wish, look: Look, gig: Record) -> Part:
    """More than any package holds, and nothing is sold to add to it: what the largest is, and nothing made up."""
    language = look.situation.language
    number, unit = max(wish.counts, default=(wish.quantity or 0, ""))
    sizes, _ = fitting.sizes_and_times(gig, wish, language)
    held = [p for p in gig["packages"] if sizes and holds(p, sizes[0], gig["language"]) is not None]
    largest = max(held or gig["packages"], key=lambda p: (holds(p, sizes[0], gig["language"]) or 0) if sizes else 0)
    line = wording.package_line(largest, gig["working_days"], language, frozenset(("price", "delivery")))
    part = unknown(wish, look)
    texts = (say("too_many", language, quantity=number, unit=unit), say("largest", language, package=line), part.text)
    return Part("\n".join(texts), part.outcome, part.choices, part.note)
