"""What a quantity means for a gig: so many of a package, the package that covers it, or more than any covers."""

from __future__ import annotations

import re
from typing import Any

from assistant.chat_models.embedded.answers.holding import Size, adds_to, head, holds, size_in, step
from assistant.chat_models.embedded.subject import PLAIN
from assistant.chat_models.embedded.wishes import Wish
from assistant.money import Money
from assistant.understanding import amounts
from assistant.understanding.mentions import FIRST, LAST, MIDDLE
from assistant.understanding.terms import terms
from assistant.understanding.text import fold, words

Record = dict[str, Any]


def in_time(days: int, working: bool, wish: Wish) -> bool:
    """Whether a delivery of so many days keeps the deadline that was named, in the days it was named in."""
    # "By tomorrow" is said on a day before a day of work.
    asked_working = wish.working or wish.days == 1 or bool(re.search(r"\b(?:working|business|ouvres?|ouvrables?)\b", fold(wish.text)))
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
    if any(many > 1 for many in _pieces_like(extra, package, gig)):
        # "Rush delivery of one song" is for no package of four.
        return False
    # What packages hold so many of names none of them.
    held = frozenset(n for p in gig["packages"] for i in p["includes"] for a in amounts.find(i) for n in head(a, i, gig["language"]))
    # What stands before "with" or a colon names the package; the rest says what it has.
    heads = {p["id"]: re.split(r" (?:with|avec|and|et|including|incl\.?) |:|\(", p["title"])[0] for p in gig["packages"]}
    own = {key: frozenset(terms(head, gig["language"])) - PLAIN for key, head in heads.items()}
    gig_words = frozenset(terms(gig["title"], gig["language"]))
    meant = {pid for pid, words in own.items() if title & (words - gig_words - held - _elsewhere(own, pid))}
    return not meant or package["id"] in meant


def _pieces_like(extra: Record, package: Record, gig: Record) -> list[int]:
    """Of what an extra is for one of, how many the package holds."""
    title = extra["title"]
    ones = [a for a in amounts.find(title) if a.kind == "count" and a.low == 1 and not a.article and "-" not in title[a.start : a.end + 1]]
    nouns = frozenset(noun for amount in ones for noun in head(amount, title, gig["language"]))
    return [holds(package, Size(1, noun), gig["language"]) or 0 for noun in nouns]


def _elsewhere(own: dict[str, frozenset[str]], but: str) -> frozenset[str]:
    return frozenset(term for pid, words in own.items() if pid != but for term in words)


def orders(gig: Record, wish: Wish, language: str | None = None) -> list[Record] | None:
    """Quote arguments for what is meant, the cheapest first; [] where nothing is to be added up, None where nothing covers it.

    `language` is that of the question.
    """
    chosen = [e for e in gig["extras"] if e["id"] in wish.extras]
    asked = [p for p in gig["packages"] if p["id"] in wish.packages] or gig["packages"]
    packages = [p for p in asked if all(applies(e, p, gig) for e in chosen)] or asked
    more = dict(wish.more)
    extras = {e["id"]: more.get(e["id"], 1) if e["repeatable"] else 1 for e in chosen}
    if wish.together:
        return [_order(gig, dict.fromkeys(wish.packages, wish.quantity or 1), extras)]
    sizes, times = sizes_and_times(gig, wish, language)
    if sizes and len(asked) == 1 and len(wish.packages) == 1:
        sizes, extras = _by_its_extra(gig, asked[0], sizes, extras)
    if sizes:
        if any(_named_by_count(p, gig, wish, sizes, language) for p in asked):
            packages = [p for p in gig["packages"] if all(applies(e, p, gig) for e in chosen)] or gig["packages"]
        extras = {key: count for key, count in extras.items() if key in more or not _only_adds(gig, key, sizes)}
        found = _covering(gig, packages, sizes, extras) or _covering(gig, gig["packages"], sizes, extras)
        return [_multiplied(order, times) for order in found] or None
    if times == 1 and not extras:
        return []
    if times > MOST:
        return None
    return [_order(gig, {p["id"]: times}, extras) for p in packages[:3]]


def _by_its_extra(gig: Record, package: Record, sizes: list[Size], extras: dict[str, int]) -> tuple[list[Size], dict[str, int]]:
    """ "The application with two integrations", where that package has none: the extra of that name, so many times."""
    left, taken = [], dict(extras)
    for size in sizes:
        sold = [e["id"] for e in gig["extras"] if e["repeatable"] and size.noun in terms(e["title"], gig["language"])]
        if holds(package, size, gig["language"]) is None and sold:
            taken[sold[0]] = max(extras.get(sold[0], 1), size.number)
        else:
            left.append(size)
    return left, taken


def _named_by_count(package: Record, gig: Record, wish: Wish, sizes: list[Size], language: str | None) -> bool:
    """Whether only what is counted sounds like the package: six pages are not six times "One page", nor its extras."""
    heard = (frozenset(terms(package["title"], gig["language"])) & frozenset(terms(wish.text, language))) - PLAIN
    counted = frozenset(term for size in sizes for term in (size.noun, f"c:{size.noun}"))
    return bool(heard) and heard <= counted


MOST = 1000
"""The largest quantity of one package in a quote."""


def sizes_and_times(gig: Record, wish: Wish, language: str | None = None) -> tuple[list[Size], int]:
    """Of the numbers said, those that packages hold so many of ("500 words"), and the one that says how often ("two texts")."""
    sizes: list[Size] = []
    times = wish.quantity or 1
    for number, counted in wish.counts:
        size = size_in(number, counted, gig["packages"], gig["language"], language) if number > 1 else None
        if size is not None:
            sizes.append(size)
        elif times == 1 and number > 1 and _says_how_often(gig, counted, language):
            piece = _piece(gig) if counted and not _counts_packages(counted, gig["packages"], language) else None
            if piece is None or any(s.noun == piece for s in sizes):
                times = number
            else:
                sizes.append(Size(number, piece))
    return sizes, times


def _says_how_often(gig: Record, counted: str, language: str | None) -> bool:
    named = bool((frozenset(terms(counted, language)) - PLAIN) & _gig_words(gig))
    return not counted or named or _counts_packages(counted, gig["packages"], language)


def _piece(gig: Record) -> str | None:
    """What the packages of a gig are pieces of, where they are ("one label", "a range of three labels")."""
    for package in gig["packages"]:
        for amount in amounts.find(package["title"], gig["language"]):
            for noun in head(amount, package["title"], gig["language"]) if amount.kind == "count" and amount.low == 1 else ():
                if noun in _title_terms(gig) and any(holds(p, Size(2, noun), gig["language"]) for p in gig["packages"] if p != package):
                    return noun
    return None


def _title_terms(gig: Record) -> frozenset[str]:
    return frozenset(terms(gig["title"], gig["language"]))


def _only_adds(gig: Record, extra_id: str, sizes: list[Size]) -> bool:
    """Whether an extra was named only by what is counted: so many of it may be needed, or none."""
    extra = next(e for e in gig["extras"] if e["id"] == extra_id)
    return any(adds_to(extra, p, size, gig["language"]) for p in gig["packages"] for size in sizes)


def _counts_packages(counted: str, packages: list[Record], language: str | None) -> bool:
    """ "3 premium packages", "two of the full boxes"."""
    said = frozenset(word.text for word in words(counted))
    titles = frozenset(word.text for p in packages for word in words(f"{p['title']} {p['id']}"))
    return bool(said & (FIRST | MIDDLE | LAST | titles)) or "c:package" in terms(counted, language)


def _multiplied(order: Record, times: int) -> Record:
    lines = [{**line, "quantity": line["quantity"] * times} for line in order["lines"]]
    extras = [{**extra, "count": extra["count"] * times} if extra["count"] > 1 else extra for extra in order["extras"]]
    return {**order, "lines": lines, "extras": extras}


MOST_WAYS = 3
"""How many ways to get so much are told."""


def _covering(gig: Record, packages: list[Record], sizes: list[Size], extras: dict[str, int]) -> list[Record]:
    """The ways to get so much, the cheapest first: a package that holds it, several of one piece, a smaller one with more of it."""
    held = {p["id"]: [holds(p, size, gig["language"]) for size in sizes] for p in packages}
    enough = [
        p for p in packages if any(held[p["id"]]) and all(h is None or h >= n.number for h, n in zip(held[p["id"]], sizes, strict=True))
    ]
    whole = [_order(gig, {p["id"]: 1}, extras) for p in sorted(enough, key=_minor)[:1]]
    if len(sizes) > 1:
        return whole
    pieces = _pieces(gig, packages, sizes[0], extras)
    ways = sorted([*whole, *pieces, *_topped_up(gig, packages, sizes[0], extras)], key=lambda order: _cost(gig, order))
    # Beside the cheapest: one package for all of it, and so many of one package; what is mixed or lengthened is only dearer then.
    plain = [way for way in pieces if len(way["lines"]) == 1 and not sizes[0].span]
    kept = [way for place, way in enumerate(ways) if not place or way in whole or way in plain]
    return kept[:MOST_WAYS]


def _pieces(gig: Record, packages: list[Record], size: Size, extras: dict[str, int]) -> list[Record]:
    """So many of the package that is one piece, or as few packages of several pieces as make up the number."""
    if size.number > MOST:
        return []
    if size.span:
        return _lengths(gig, packages, size, extras)
    titles = frozenset(t for p in packages for t in terms(p["title"], gig["language"]))
    # Of "I will mix your song", a package that names no number is for one song.
    silent = (None, 1) if size.noun in _title_terms(gig) else (1,)
    singles = [p for p in packages if holds(p, size, gig["language"]) in silent] if size.noun in titles | _title_terms(gig) else []
    found = [_order(gig, {single["id"]: size.number}, extras) for single in singles]
    for package in packages if len(singles) == 1 else ():
        holding = holds(package, size, gig["language"]) or 0
        whole, rest = divmod(size.number, holding) if 1 < holding < size.number else (0, 0)
        if whole:
            found.append(_order(gig, {package["id"]: whole} | ({singles[0]["id"]: rest} if rest else {}), extras))
    ranked = sorted(found, key=lambda order: _cost(gig, order))
    return ranked[:1] if len(singles) == 1 else ranked


def _lengths(gig: Record, packages: list[Record], size: Size, extras: dict[str, int]) -> list[Record]:
    """ "Two quarters": a package that is called one of what is counted, so many times."""
    for package in packages:
        holding = holds(package, size, gig["language"]) or 0
        called = f"c:{size.noun}" in terms(package["title"], gig["language"])
        if called and holding and size.number > holding and size.number % holding == 0:
            return [_order(gig, {package["id"]: size.number // holding}, extras)]
    return []


def _topped_up(gig: Record, packages: list[Record], size: Size, extras: dict[str, int]) -> list[Record]:
    """The package that holds most of it without holding all, with the extra for each further piece, where one is sold."""
    short = [(many, p) for p in packages if (many := holds(p, size, gig["language"])) is not None and many < size.number]
    for many, package in sorted(short, key=lambda row: -row[0])[:1]:
        for extra in gig["extras"]:
            if adds_to(extra, package, size, gig["language"]) and applies(extra, package, gig):
                count = -(-(size.number - many) // step(extra, size, gig["language"]))
                if count <= MOST:
                    return [_order(gig, {package["id"]: 1}, {**extras, extra["id"]: count})]
    return []


def _order(gig: Record, quantities: dict[str, int], extras: dict[str, int]) -> Record:
    return {
        "gig": gig["slug"],
        "lines": [{"package": package, "quantity": quantity} for package, quantity in quantities.items()],
        "extras": [{"extra": extra, "count": count} for extra, count in extras.items()],
    }


def _minor(thing: Record) -> int:
    return Money.from_json(thing["price"]).minor


def _cost(gig: Record, order: Record) -> int:
    packages: dict[str, int] = {p["id"]: _minor(p) for p in gig["packages"]}
    extras: dict[str, int] = {e["id"]: _minor(e) for e in gig["extras"]}
    sold = sum(packages[n["package"]] * int(n["quantity"]) for n in order["lines"])
    return sold + sum(extras[e["extra"]] * int(e["count"]) for e in order["extras"])


def _gig_words(gig: Record) -> frozenset[str]:
    said = [gig["title"], *(p["title"] for p in gig["packages"]), *(i for p in gig["packages"] for i in p["includes"])]
    # Each word of the title by itself too: "two houses" are two of "plans of houses".
    said += [word.text for word in words(gig["title"])]
    return frozenset(term for text in said for term in terms(text, gig["language"]))
