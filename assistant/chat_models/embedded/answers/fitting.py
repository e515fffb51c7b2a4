"""What a quantity means for a gig: so many of a package, the package that covers it, or more than any covers."""

from __future__ import annotations

import re
from typing import Any

from assistant.chat_models.embedded.subject import PLAIN
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding import amounts
from assistant.understanding.mentions import FIRST, LAST, MIDDLE
from assistant.understanding.terms import terms
from assistant.understanding.text import fold, words

Record = dict[str, Any]


def in_time(days: int, working: bool, wish: Wish) -> bool:
    """Whether a delivery of so many days keeps the deadline that was named, in the days it was named in."""
    asked_working = bool(re.search(r"\b(?:working|business|ouvres?|ouvrables?)\b", fold(wish.text)))
    return (days if asked_working else calendar_days(days, working)) <= (wish.days or 0)


def calendar_days(days: int, working: bool) -> int:
    """The calendar days that so many days may take at the most; working days run over weekends."""
    return days + 2 * -(-days // 5) if working else days


def explains(gig: Record, topics: frozenset[str]) -> bool:
    """Whether the gig's own lists speak of every topic."""
    said = [
        *(i for p in gig["packages"] for i in (p["title"], *p["includes"])),
        *(e["title"] for e in gig["extras"]),
        gig["title"],
        gig["category"],
    ]
    known = frozenset(term for text in said for term in terms(text, gig["language"]))
    return topics <= known


def applies(extra: Record, package: Record, gig: Record) -> bool:
    """Whether an extra may go with a package: one whose title names another package is that one's alone."""
    title = frozenset(terms(extra["title"], gig["language"]))
    # What stands before "with" or a colon names the package; the rest says what it has.
    heads = {p["id"]: re.split(r" (?:with|avec|and|et|including|incl\.?) |:|\(", p["title"])[0] for p in gig["packages"]}
    own = {key: frozenset(terms(head, gig["language"])) - PLAIN for key, head in heads.items()}
    gig_words = frozenset(terms(gig["title"], gig["language"]))
    meant = {pid for pid, words in own.items() if title & (words - gig_words - _elsewhere(own, pid))}
    return not meant or package["id"] in meant


def _elsewhere(own: dict[str, frozenset[str]], but: str) -> frozenset[str]:
    return frozenset(term for pid, words in own.items() if pid != but for term in words)


def orders(gig: Record, wish: Wish) -> list[Record] | None:
    """Quote arguments for what is meant, one per package in question; [] where nothing is to be added up, None where nothing covers it."""
    chosen = [e for e in gig["extras"] if e["id"] in wish.extras]
    asked = [p for p in gig["packages"] if p["id"] in wish.packages] or gig["packages"]
    packages = [p for p in asked if all(applies(e, p, gig) for e in chosen)] or asked
    more = dict(wish.more)
    extras = {e["id"]: more.get(e["id"], 1) if e["repeatable"] else 1 for e in chosen}
    sizes, times = _sizes_and_times(gig, packages, wish)
    if sizes:
        counted = frozenset(term for _, unit in sizes for term in unit)
        extras = {key: count for key, count in extras.items() if key in more or not counted & _title_terms(gig, key)}
        found = _covering(gig, packages, sizes, extras, keep=bool(wish.packages))
        return [_multiplied(order, times) for order in found] if found is not None else None
    if times == 1 and not extras:
        return []
    if times > 1000:
        return None
    return [_order(gig, p, times, extras) for p in packages[:3]]


Size = tuple[int, frozenset[str]]


def _sizes_and_times(gig: Record, packages: list[Record], wish: Wish) -> tuple[list[Size], int]:
    """Of the numbers said, those that packages hold so many of ("500 words"), and the one that says how often ("two texts")."""
    sizes: list[Size] = []
    times = wish.quantity or 1
    for number, counted in wish.counts:
        unit = frozenset(terms(counted)) - PLAIN
        if number == 1:
            continue
        if unit and any(_capacity(p, unit, gig["language"]) is not None for p in packages):
            sizes.append((number, unit))
        elif times == 1 and (not counted or unit & _gig_words(gig) or _counts_packages(counted, packages)):
            times = number
    return sizes, times


def _counts_packages(counted: str, packages: list[Record]) -> bool:
    """ "3 premium packages", "two of the full boxes"."""
    said = frozenset(word.text for word in words(counted))
    titles = frozenset(word.text for p in packages for word in words(f"{p['title']} {p['id']}"))
    return bool(said & (FIRST | MIDDLE | LAST | titles)) or "c:package" in terms(counted)


def _multiplied(order: Record, times: int) -> Record:
    lines = [{**line, "quantity": line["quantity"] * times} for line in order["lines"]]
    return {**order, "lines": lines}


def _covering(gig: Record, packages: list[Record], sizes: list[Size], extras: dict[str, int], *, keep: bool) -> list[Record] | None:
    """Several of a package that is one of the product, else the smallest package that holds enough of everything."""
    number, unit = sizes[0]
    held = {p["id"]: [_capacity(p, u, gig["language"]) for _, u in sizes] for p in packages}
    product = frozenset(terms(gig["title"], gig["language"])) | frozenset(t for p in packages for t in terms(p["title"], gig["language"]))
    singles = [p for p in packages if held[p["id"]][0] == 1 and unit & product] if len(sizes) == 1 else []
    enough = [
        p for p in packages if any(held[p["id"]]) and all(h is None or h >= n for h, (n, _) in zip(held[p["id"]], sizes, strict=True))
    ]
    found = []
    if singles and number <= 1000:
        found.append(_order(gig, singles[0], number, extras))
    if enough:
        smallest = min(enough, key=lambda p: (max(h or 0 for h in held[p["id"]]), p["delivery_days"]))
        if not singles or held[smallest["id"]][0] == number or keep:
            found.append(_order(gig, smallest, 1, extras))
    plan = [(p, h[0]) for p in packages if (h := held[p["id"]]) and h[0] is not None]
    return found or (_topped_up(gig, plan, number, extras) if plan else None)


def _title_terms(gig: Record, extra_id: str) -> frozenset[str]:
    return frozenset(term for e in gig["extras"] if e["id"] == extra_id for term in terms(e["title"], gig["language"]))


def _topped_up(gig: Record, plan: list[tuple[Record, int]], quantity: int, extras: dict[str, int]) -> list[Record] | None:
    """The largest package with a repeatable extra for each further piece, where one is sold."""
    largest, holds = max(plan, key=lambda item: item[1])
    unit = frozenset(term for item in (largest["title"], *largest["includes"]) for term in terms(item, gig["language"]))
    for extra in gig["extras"]:
        title = frozenset(terms(extra["title"], gig["language"])) - PLAIN
        step = _first_count(extra["title"], gig["language"]) or 1
        if extra["repeatable"] and title and title <= unit | _gig_words(gig) | PLAIN and title & unit:
            return [_order(gig, largest, 1, {**extras, extra["id"]: -(-(quantity - holds) // step)})]
    return None


def _order(gig: Record, package: Record, quantity: int, extras: dict[str, int]) -> Record:
    return {
        "gig": gig["slug"],
        "lines": [{"package": package["id"], "quantity": quantity}],
        "extras": [{"extra": extra, "count": count} for extra, count in extras.items()],
    }


def _gig_words(gig: Record) -> frozenset[str]:
    said = [gig["title"], *(p["title"] for p in gig["packages"]), *(i for p in gig["packages"] for i in p["includes"])]
    return frozenset(term for text in said for term in terms(text, gig["language"]))


def _capacity(package: Record, unit: frozenset[str], language: str) -> int | None:
    """How many of the unit a package holds, as its title or contents say; None where they do not."""
    if not unit:
        return None
    for text in (package["title"], *package["includes"]):
        for amount in amounts.find(text, language):
            counted = frozenset(terms(amount.unit, language)) if amount.kind in ("count", "duration") else frozenset()
            if amount.low is not None and counted and unit & counted:
                return int(amount.high or amount.low)
    return None


def _first_count(text: str, language: str) -> int | None:
    return next(
        (int(a.low) for a in amounts.find(text, language) if a.kind in ("count", "duration") and a.low is not None and a.low >= 1), None
    )
