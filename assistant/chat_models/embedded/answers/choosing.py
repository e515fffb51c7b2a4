"""Comparing packages, and recommending one for a need, a budget, a deadline."""

from __future__ import annotations

from typing import Any

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import fitting
from assistant.chat_models.embedded.answers.money_named import same_money
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.subject import PLAIN
from assistant.chat_models.embedded.wishes import Wish
from assistant.money import Money
from assistant.understanding.terms import terms

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
        return which_gig(look, "recommend")
    gig = look("get_gig", gig=slug)
    look.cite(f"gig:{slug}")
    wanted = _wanted(wish, gig, language)
    budget = _budget(wish, gig)
    chosen = _chosen(gig, wish, wanted, budget)
    text = [_recommended(chosen, gig, language)]
    if budget is not None:
        text.append(say("within_budget" if _price(chosen) <= budget.minor else "over_budget", language))
    elif wish.budget is not None:
        text.append(say("other_currency", language, currency=chosen["price"]["currency"]))
    text += _alternative(chosen, gig, wanted, language)
    note = {"gig": slug, "packages": [chosen["id"]], "kinds": ["recommend"], "recommended": chosen["id"]}
    choices = tuple((say(key, language), say(key, language)) for key in ("choose_compare", "choose_needs"))
    return Part(" ".join(text), choices=choices, note=note)


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
    return frozenset(t for t in asked if any(t in h for h in held) and not all(t in h for h in held))


def _holds(package: Record, language: str) -> frozenset[str]:
    return frozenset(t for text in (package["title"], *package["includes"]) for t in terms(text, language))


def _budget(wish: Wish, gig: Record) -> Money | None:
    """What was named, in the gig's currency; None where nothing was, or in another currency."""
    currency = gig["packages"][0]["price"]["currency"]
    if wish.budget is None:
        return None
    minor, named = wish.budget
    return Money.parse(minor // 100, currency) if same_money(named, currency) else None


def _price(package: Record) -> int:
    return Money.from_json(package["price"]).minor


def _chosen(gig: Record, wish: Wish, wanted: frozenset[str], budget: Money | None) -> Record:
    """Covers the most of what is wanted, fits money and time, holds enough; among equals the cheaper, or with only a budget the fullest."""
    packages: list[Record] = gig["packages"]
    fits = [p for p in packages if budget is None or _price(p) <= budget.minor] or packages[:1]
    in_time = [p for p in fits if wish.days is None or fitting.calendar_days(p["delivery_days"], gig["working_days"]) <= wish.days] or fits
    enough = _holding(gig, wish, in_time)
    covers = {p["id"]: len(wanted & _holds(p, gig["language"])) for p in enough}
    most = max(covers.values())
    best = [p for p in enough if covers[p["id"]] == most]
    if budget is not None and not wanted and not wish.counts:
        return max(best, key=_price)
    if wanted or wish.counts:
        return min(best, key=_price)
    return best[len(best) // 2] if budget is None and len(best) == len(packages) and len(packages) == 3 else min(best, key=_price)


def _holding(gig: Record, wish: Wish, packages: list[Record]) -> list[Record]:
    ordered = fitting.orders(gig, wish) if wish.counts else None
    ids = {order["lines"][0]["package"] for order in ordered or ()}
    return [p for p in packages if p["id"] in ids] or packages


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
