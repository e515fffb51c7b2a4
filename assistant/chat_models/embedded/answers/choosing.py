"""Comparing packages, and recommending one for a need, a budget, a deadline."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import fitting, sums
from assistant.chat_models.embedded.answers.holding import head
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.subject import PLAIN
from assistant.chat_models.embedded.wishes import Wish
from assistant.money import Money
from assistant.understanding import amounts
from assistant.understanding.terms import terms
from assistant.understanding.text import fold

Record = dict[str, Any]


def compare(wish: Wish, look: Look) -> Part:
    language = look.situation.language
    if wish.gig is None:
        return which_gig(look, "compare")
    gig = look("get_gig", gig=wish.gig)
    look.cite(f"gig:{wish.gig}")
    packages = [p for p in gig["packages"] if p["id"] in wish.packages]
    if len(packages) < 2:
        packages = gig["packages"]
    lines = [f"{wording.package_line(p, gig['working_days'], language)} – {', '.join(p['includes'])}" for p in packages]
    texts = [wording.bullets(lines)]
    if len(packages) == 1:
        texts.insert(0, say("only_package", language))
    for lower, higher in zip(packages, packages[1:], strict=False):
        more = [item for item in higher["includes"] if item not in lower["includes"]]
        if more:
            texts.append(say("more_in", language, package=wording.quoted(higher["title"], language), items=", ".join(more)))
    note = {"gig": wish.gig, "packages": [p["id"] for p in packages], "kinds": ["compare"]}
    recommend = say("choose_recommend", language)
    return Part("\n".join(texts), choices=((recommend, recommend),), note=note)


def which_gig(look: Look, *kinds: str) -> Part:
    language = look.situation.language
    gigs = look.situation.briefing.gigs
    lines = [gig.title for gig in gigs]
    text = f"{say('which_gig', language)}\n{wording.bullets(lines)}"
    return Part(text, "asked", tuple((gig.title, gig.title) for gig in gigs), {"kinds": list(kinds)})


def recommend(wish: Wish, look: Look) -> Part:
    language = look.situation.language
    slug = wish.gig or _gig_for(wish, look)
    if slug is None:
        return _for_the_money(wish, look) or which_gig(look, "recommend")
    gig = look("get_gig", gig=slug)
    look.cite(f"gig:{slug}")
    orders = _orders(wish, gig, language)
    if orders:
        quotes = sums.quotes(orders, look)
        if quotes:
            return _order_recommended(_fitting_best(quotes, wish, gig), wish, gig, language)
    wanted = _wanted(wish, gig, language)
    chosen = _chosen(gig, wish, wanted)
    text = [_recommended(chosen, gig, language)]
    within = sums.budget(wish, chosen["price"]["currency"])
    if within is not None and _price(chosen) > within.minor:
        text.append(say("over_budget", language))
    else:
        text += sums.against_budget(wish, chosen["price"], language)
    text += _alternative(chosen, gig, wanted, language)
    return _noted_choice([chosen["id"]], " ".join(text), wish, slug, language)


MOST_OFFERED = 6
"""How many packages a sum is answered with."""


def _for_the_money(wish: Wish, look: Look) -> Part | None:
    """What a sum buys of all that is sold, the fullest first, where no gig is meant; None where no sum was named."""
    language = look.situation.language
    gigs = look("list_gigs")["gigs"] if wish.budget is not None else []
    within = {gig["slug"]: sums.budget(wish, gig["from"]["currency"]) for gig in gigs}
    rows = [(g, p) for g in gigs for p in g["packages"] if (most := within[g["slug"]]) is not None and _price(p) <= most.minor]
    if not rows:
        return None
    shown = sorted(rows, key=lambda row: -_price(row[1]))[:MOST_OFFERED]
    look.cite(*(f"gig:{gig['slug']}/{package['id']}" for gig, package in shown))
    figures = frozenset(("price", "delivery"))
    lines = [f"{wording.package_line(p, g['working_days'], language, figures)} ({wording.quoted(g['title'], language)})" for g, p in shown]
    return Part(f"{say('for_the_money', language)}\n{wording.bullets(lines)}", note={"kinds": ["recommend"]})


def _noted_choice(packages: list[str], text: str, wish: Wish, slug: str, language: str) -> Part:
    note = {"gig": slug, "packages": packages, "kinds": ["recommend"], "recommended": packages[0]}
    choices = tuple((say(key, language), say(key, language)) for key in ("choose_compare", "choose_needs"))
    return Part(text, choices=choices, note=note)


MORE_FOR_IT = 1.5
"""How much dearer one package may be than a smaller one with extras and still be the better choice: it comes with more."""


def _orders(wish: Wish, gig: Record, language: str) -> list[Record]:
    """The ways to get as much as was counted, where packages differ in that."""
    if not any(number > 1 for number, _ in wish.counts):
        return []
    sizes, _ = fitting.sizes_and_times(gig, wish, language)
    return (fitting.orders(gig, replace(wish, packages=(), extras=(), more=()), language) or []) if sizes else []


def _fitting_best(quotes: list[Record], wish: Wish, gig: Record) -> Record:
    """Keeps the budget and the deadline; the cheapest, unless one package holds it all for little more."""
    within = sums.budget(wish, quotes[0]["total"]["currency"])
    fits = [q for q in quotes if within is None or sums.total(q) <= within.minor] or quotes[:1]
    in_time = [q for q in fits if not wish.days or fitting.in_time(q["delivery_days"], gig["working_days"], wish)] or fits
    cheapest = in_time[0]
    whole = next((q for q in in_time if not q["extras"] and len(q["lines"]) == 1 and q["lines"][0]["quantity"] == 1), None)
    if whole is None or _CHEAPEST.search(fold(wish.text)):
        return cheapest
    return whole if sums.total(whole) <= MORE_FOR_IT * sums.total(cheapest) else cheapest


_CHEAPEST = re.compile(r"\b(?:cheap\w*|least expensive|lowest|moins cher\w*|pas cher\w*|petit budget|small budget|tight budget)\b")


def _order_recommended(quote: Record, wish: Wish, gig: Record, language: str) -> Part:
    ids = [line["package"] for line in quote["lines"]]
    if len(ids) == 1 and quote["lines"][0]["quantity"] == 1 and not quote["extras"]:
        chosen = next(p for p in gig["packages"] if p["id"] == ids[0])
        text = [_recommended(chosen, gig, language)]
    else:
        text = [say("recommend_order", language), sums.told(quote, language, detailed=True)]
    text += sums.against_budget(wish, quote["total"], language)
    return _noted_choice(ids, " ".join(text), wish, gig["slug"], language)


def _gig_for(wish: Wish, look: Look) -> str | None:
    """The gig whose words the need uses most; None where no gig stands out."""
    asked = frozenset(terms(wish.text, look.situation.language)) - PLAIN
    scores = sorted(((len(asked & _said(gig)), gig.slug) for gig in look.situation.briefing.gigs), reverse=True)
    if not scores or scores[0][0] == 0 or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return None
    return scores[0][1]


def _said(gig: Any) -> frozenset[str]:
    texts = (gig.title, gig.category, gig.description, *gig.includes, *(p.title for p in gig.packages))
    return frozenset(term for text in texts for term in terms(text, gig.language))


def _wanted(wish: Wish, gig: Record, language: str) -> frozenset[str]:
    """Of what is asked, what some package includes and another does not: only that tells packages apart."""
    asked = frozenset(t for t in terms(wish.text, language) if not t.isdigit())
    held = [_holds(p, gig["language"]) for p in gig["packages"]]
    asked -= frozenset(terms(f"{gig['slug'].replace('-', ' ')}. {gig['title']}", gig["language"]))
    return frozenset(t for t in asked if any(t in h for h in held) and not all(t in h for h in held))


def _holds(package: Record, language: str) -> frozenset[str]:
    return frozenset(t for text in (package["title"], *package["includes"]) for t in terms(text, language))


def _price(package: Record) -> int:
    return Money.from_json(package["price"]).minor


def _chosen(gig: Record, wish: Wish, wanted: frozenset[str]) -> Record:
    """Covers the most of what is wanted, fits money and time; among equals the cheaper, or with only a budget the fullest."""
    packages: list[Record] = gig["packages"]
    budget = sums.budget(wish, packages[0]["price"]["currency"])
    fits = [p for p in packages if budget is None or _price(p) <= budget.minor] or packages[:1]
    best = [p for p in fits if wish.days is None or fitting.in_time(p["delivery_days"], gig["working_days"], wish)] or fits
    named = [p for p in best if p["id"] in wish.packages]
    if len(named) == 1 and wanted <= _holds(named[0], gig["language"]):
        return named[0]
    best = of_several(best, wish, gig["language"])
    covers = {p["id"]: len(wanted & _holds(p, gig["language"])) for p in best}
    best = [p for p in best if covers[p["id"]] == max(covers.values())]
    if _CHEAPEST.search(fold(wish.text)):
        return min(best, key=_price)
    if budget is not None and not wanted:
        return max(best, key=_price)
    if wanted:
        return min(best, key=_price)
    return best[len(best) // 2] if budget is None and len(best) == len(packages) and len(packages) == 3 else min(best, key=_price)


def of_several(packages: list[Record], wish: Wish, language: str) -> list[Record]:
    """ "Several times", "plusieurs séances": the packages that hold more than one, where others hold one."""
    said = fold(wish.text)
    asked = frozenset(term for match in _SEVERAL.finditer(said) for term in terms(match.group(1)))
    many = [p for p in packages if any(number > 1 for number, nouns in _first_counted(p, language) if asked & nouns or _OFTEN.search(said))]
    single = any(number == 1 for p in packages for number, _ in _first_counted(p, language))
    return many if many and single else packages


_SEVERAL = re.compile(r"\b(?:several|multiple|a few|plusieurs|quelques) (\w+(?: \w+)?)")
_OFTEN = re.compile(r"\b(?:(?:several|multiple|a few|many) times|more than once|plusieurs fois|plus d'une fois)\b")


def _first_counted(package: Record, language: str) -> list[tuple[int, frozenset[str]]]:
    """What a package is so many of: the first thing that its list counts."""
    found = [(a, i) for i in package["includes"][:1] for a in amounts.find(i, language) if a.kind == "count" and a.low and not a.article]
    return [(int(a.low or 0), head(a, item, language)) for a, item in found[:1]]


def _recommended(package: Record, gig: Record, language: str) -> str:
    told = say(
        "recommend", language, package=wording.quoted(package["title"], language), price=wording.money(package["price"], language),
        days=wording.days(package["delivery_days"], gig["working_days"], language),
        revisions=wording.revisions(package["revisions"], language),
    )  # fmt: skip
    return f"{told} {say('because', language, items=', '.join(package['includes']))}"


def _alternative(chosen: Record, gig: Record, wanted: frozenset[str], language: str) -> list[str]:
    """What the choice leaves open: something wanted that only a dearer package has, or a cheaper package."""
    missing = wanted - _holds(chosen, gig["language"])
    for package in gig["packages"]:
        items = [i for i in package["includes"] if missing & frozenset(terms(i, gig["language"]))]
        if items:
            told = {"package": wording.quoted(package["title"], language), "price": wording.money(package["price"], language)}
            return [say("missing_in_budget", language, items=", ".join(items), **told)]
    cheaper = [p for p in gig["packages"] if _price(p) < _price(chosen)]
    if cheaper and not wanted:
        told = {"package": wording.quoted(cheaper[-1]["title"], language), "price": wording.money(cheaper[-1]["price"], language)}
        return [say("cheaper_choice", language, **told)]
    return []
