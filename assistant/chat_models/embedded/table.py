"""What lies on the table of a talk, and what a further message keeps of it, replaces, adds or takes away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from assistant.chat_models.briefing import GigOutline
from assistant.chat_models.embedded.leaning import FEW, Leaning
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.wishes import FACTS, Wish
from assistant.understanding.acts import SOCIAL
from assistant.understanding.terms import telling, terms
from assistant.understanding.text import fold

# Words beside a reference that say nothing of what is referred to.
BESIDE = frozenset(
    """c:ready c:add c:wait c:cool cool nice good c:great c:stop c:set plutot final
    just toujour though actual instead ferait drop remov skip leav
    enlev retir jvoudr till whole part les deux""".split()
)
# A day or an hour: what goes on with a question about the calendar.
_HOURS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|today|tomorrow|tonight|mornings?|afternoons?|evenings?|nights?|hours?|o'clock"
    r"|till|until|what time|christmas|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|week-?ends?|aujourd'hui|demain"
    r"|matins?|apres-midi|soirs?|soirees?|nuits?|heures?|midi|noel|quand|when)\b"
)
_OTHER_CALL = re.compile(r"\b(?:paid|free|long(?:er)?|short(?:er)?|payante?s?|gratuite?s?|longue?s?|courte?s?)\b")
_READY = re.compile(r"\b(?:when|quand)\b.*\b(?:ready|done|pret\w*|fini\w*)\b|\b(?:ready|done|pret\w*|fini\w*)\b.*\b(?:when|quand)\b")
_EARLIER = 3
"""Messages back to look in for what "one more" is one more of."""


@dataclass(frozen=True, slots=True)
class Table:
    """`sized`: the packages were picked for a size that was told, and go with it. `query` was answered by a passage or not at all."""

    gig: str | None = None
    packages: tuple[str, ...] = ()
    extras: tuple[tuple[str, int], ...] = ()
    quantity: int | None = None
    counts: tuple[tuple[int, str], ...] = ()
    sized: bool = False
    pair: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    query: str = ""
    source: str = ""
    calendar: str = ""
    booking: bool = False

    @classmethod
    def of(cls, state: dict[str, Any]) -> Table:
        more = {extra: count for extra, count in state.get("more") or ()}
        return cls(
            gig=state.get("gig"),
            packages=tuple(state.get("packages") or ()),
            extras=tuple((extra, more.get(extra, 1)) for extra in state.get("extras") or ()),
            quantity=None if state.get("counts") else state.get("quantity"),
            counts=tuple((int(number), str(noun)) for number, noun in state.get("counts") or ()),
            sized=bool(state.get("sized")),
            pair=tuple(state.get("pair") or ()),
            kinds=frozenset(state.get("kinds") or ()),
            query=str(state.get("query") or ""),
            source=str(state.get("source") or ""),
            calendar=str(state.get("calendar") or ""),
            booking=bool(state.get("booking")),
        )


def after(state: dict[str, Any], wish: Wish, part: Part) -> dict[str, Any]:
    """The state after one answer. What was ordered so far stays beside questions of other things about the same gig."""
    if wish.kinds <= SOCIAL:
        return state | _said(part.note)
    note = part.note
    state = {key: value for key, value in state.items() if key not in ("query", "source", "calendar", "booking")}
    if wish.has("calendar"):
        state["calendar"] = wish.text[:300]
    elif wish.has("book"):
        state["booking"] = True
    elif note.get("passage") or part.outcome == "unknown" or wish.has("scope"):
        state["query"] = f"{wish.before} {wish.text}".strip()[-300:]
        state["source"] = note.get("passage", "")
    before, gig = state.get("packages") or [], note.get("gig")
    if gig and gig != state.get("gig"):
        state = {key: value for key, value in state.items() if key not in _ORDER}
        before = []
    state |= {key: value for key, value in _said(note).items() if key not in _ORDER}
    if gig and (note.get("packages") or note.get("extras") or wish.named) and "packages" in note:
        ordered = bool({"price", "delivery"} & set(note.get("kinds", ()))) or note["packages"] != before
        state = {key: value for key, value in state.items() if key not in _ORDER or not (ordered or key in note) or key == "pair"}
        state |= {key: note[key] for key in _ORDER if key in note}
    now = state.get("packages") or []
    if len(now) == 1 and len(before) == 1 and now != before:
        state["pair"] = [*before, *now]
    elif len(now) == 2:
        state["pair"] = now
    return state


_ORDER = ("packages", "extras", "quantity", "more", "counts", "sized", "pair")


def _said(note: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in note.items() if value not in (None, ()) and key != "passage"}


# What is asked of an extra rather than added with it.
_ADD = re.compile(r"^\W*(?:(?:and|ok|et|please)\W+)*(?:add|plus|r?ajoute[rsz]?)\b")
_OTHERWISE = frozenset(("includes", "excludes", "compare", "ability", "recommend", "discount", "order", "book"))


def leant(said: frozenset[str], subject: Wish, table: Table) -> set[str]:
    """What a message asks that says little more than how it leans on what was said; empty where it stands by itself."""
    if table.gig is None or subject.gig not in (None, table.gig):
        return _of_the_calendar(said, subject, table) or _which(subject, table) or _of_a_passage(said, subject, table)
    return (
        _of_the_calendar(said, subject, table)
        or _which(subject, table)
        or _of_the_order(said, subject, table)
        or _more_of_it(said, subject, table)
        or _of_a_passage(said, subject, table)
    )


def _of_the_calendar(said: frozenset[str], subject: Wish, table: Table) -> set[str]:
    folded = fold(subject.text)
    if subject.named:
        return set()
    if table.calendar and _HOURS.search(folded) and len(folded.split()) <= FEW and not said & {"delivery", "book"}:
        return {"calendar"}
    calls = said & {"price", "delivery"} or _OTHER_CALL.search(folded)
    return {"book"} if table.booking and subject.lean.points and calls and not _strange(subject) else set()


def _which(subject: Wish, table: Table) -> set[str]:
    """ "Which package does that?": of what the question before was about."""
    asked = subject.lean.which and subject.lean.points and table.query
    return {"scope", "open", "which"} if asked and not (_strange(subject) or subject.extras or subject.packages) else set()


def _of_the_order(said: frozenset[str], subject: Wish, table: Table) -> set[str]:
    """What lies on the table, summed up, counted or put right."""
    lean, own = subject.lean, _strange(subject)
    ready = {"delivery"} if _READY.search(fold(subject.text)) else set()
    figures = set(said & {"price", "delivery", "revisions"}) | ready
    if not (table.packages or table.extras):
        return set()
    if lean.inside and (table.packages or not subject.packages):
        return {"includes"}
    if lean.corrects and (subject.packages or subject.extras or subject.counts) and not figures and "compare" not in said:
        return {"follow_up"}
    if own or subject.packages:
        return set()
    if (lean.total or (lean.both and "compare" not in said)) and "includes" not in said:
        return {"price"} | figures
    if (lean.more or lean.times) and not said & {"delivery", "book", "compare", "includes"}:
        return {"price"}
    if table.packages and any(number > 1 for number, _ in subject.counts) and not said - SOCIAL:
        return {"price"}
    return figures if ready and not subject.named else set()


def _more_of_it(said: frozenset[str], subject: Wish, table: Table) -> set[str]:
    """What is added to what lies on the table, taken from it, or next to it."""
    lean = subject.lean
    if subject.packages:
        return set()
    if table.packages and lean.adds and subject.extras and (not said & _OTHERWISE or _ADD.match(fold(subject.text))):
        return {"price", *(said & {"delivery", "revisions"})}
    if lean.any_more and table.kinds & {"revisions", "extras"} and not subject.named and not _strange(subject):
        return {"follow_up"}
    if table.extras and lean.drops:
        return {"price"}
    beside = table.packages and (lean.step or lean.other) and not _strange(subject)
    return {"follow_up"} if beside and not said & {"discount", "price", "delivery"} else set()


def _strange(subject: Wish) -> frozenset[str]:
    """What it speaks of beside the reference and what it counts."""
    return telling(subject.topics) - BESIDE - frozenset(term for _, noun in subject.counts for term in terms(noun))


def _of_a_passage(said: frozenset[str], subject: Wish, table: Table) -> set[str]:
    """What a passage answered last is what a short question goes on about."""
    lean = subject.lean
    if not table.query or not lean.points or subject.packages or subject.extras or said & {"person", "order", "book", "thank", "discount"}:
        return set()
    if said & {"price", "includes", "compare", "recommend", "offers", "languages", "location", "hours"} or lean.of_what_there_is:
        return set()
    return {"open", *(said & set(FACTS) if table.gig else ())}


def laid(wish: Wish, table: Table, gig: GigOutline, situation: Situation) -> Wish:
    """The wish with what lies on the table of its gig."""
    lean = wish.lean
    if lean.more and wish.extras and table.packages:
        wish = replace(wish, packages=())  # "one more page" is no "One page"
    wish = _number_of_what(_counted_extras(wish, table, gig), table)
    if wish.packages and not lean.corrects and (table.packages or not table.extras):
        return wish
    chosen = _stepped(wish, table, gig) if not wish.packages else wish.packages
    keeps = not (table.sized and wish.counts)
    if not chosen and keeps:
        chosen = table.packages
    extras = _extras(wish, table, gig, situation)
    quantity = None if wish.counts or not keeps else table.quantity
    if lean.more and extras == dict(table.extras) and not wish.counts:
        quantity = (table.quantity or 1) + lean.more
    both = lean.both and len(table.pair) > 1 and not table.extras and not wish.has("compare", "recommend")
    more = tuple((extra, count) for extra, count in extras.items() if count > 1)
    return replace(
        wish,
        packages=table.pair if both else chosen,
        extras=tuple(extra.id for extra in gig.extras if extra.id in extras),
        more=more,
        quantity=quantity,
        counts=wish.counts or (table.counts if keeps and not lean.more else ()),
        together=both,
    )


def _counted_extras(wish: Wish, table: Table, gig: GigOutline) -> Wish:
    """The wish with what its numbers say of extras on the table, or of the size that was told."""
    lean = wish.lean
    if lean.more and not wish.extras:
        return replace(wish, counts=tuple(count for count in wish.counts if count[0] != lean.more))
    if lean.more and table.counts and set(terms(table.counts[0][1])) & set(terms(wish.text)):
        number, noun = table.counts[0]  # a minute more of two minutes is three
        return replace(wish, counts=((number + lean.more, noun),), extras=(), more=())
    more, counts = dict(wish.more), []
    sized = frozenset(term for _, noun in table.counts for term in terms(noun))
    for number, noun in wish.counts:
        called = _called(noun, [extra for extra in wish.extras if extra in dict(table.extras) or number == 1], gig)
        if len(called) == 1 and not sized & frozenset(terms(noun)):
            more[called.pop()] = number
        else:
            counts.append((number, noun))
    return replace(wish, more=tuple(more.items()), counts=tuple(counts))


def added(subject: Wish, lean: Leaning, gig: GigOutline | None) -> Wish:
    """ "And with the 3D file": the one extra that has all the words of what is added; no package is meant by an extra's words."""
    if gig is None or not lean.adds:
        return subject
    if subject.extras and subject.packages:
        heard = frozenset(terms(subject.text))
        of_packages = {t for p in gig.packages if p.id in subject.packages for t in terms(p.title, gig.language)}
        of_extras = {t for e in gig.extras if e.id in subject.extras for t in terms(e.title, gig.language)}
        return replace(subject, packages=()) if heard & of_packages <= of_extras else subject
    if subject.extras or subject.packages or not subject.topics:
        return subject
    fits = [extra.id for extra in gig.extras if subject.topics <= frozenset(terms(extra.title, gig.language))]
    return replace(subject, extras=(fits[0],)) if len(fits) == 1 else subject


def _number_of_what(wish: Wish, table: Table) -> Wish:
    """ "I have three", "j'en prends deux": the number alone counts; of what, was said before."""
    lean = wish.lean
    if wish.counts and all(number in dict(table.counts) and not telling(frozenset(terms(noun))) for number, noun in wish.counts):
        return replace(wish, counts=())  # "how long do the three take"
    if not lean.times or wish.extras:
        return wish
    bare = all(not telling(frozenset(terms(noun))) for _, noun in wish.counts) or bool(re.search(r"\ben\b|\bof\b", fold(wish.text)))
    if not bare:
        return wish
    noun = table.counts[0][1] if table.counts else ""
    return replace(wish, counts=((lean.times, noun),), more=())


def _stepped(wish: Wish, table: Table, gig: GigOutline) -> tuple[str, ...]:
    lean = wish.lean
    order = [package.id for package in gig.packages]
    if len(table.packages) != 1 or table.packages[0] not in order:
        return ()
    place = order.index(table.packages[0])
    if lean.other:
        others = [p for p in (table.pair or order) if p != table.packages[0]]
        return tuple(others) if len(others) == 1 else ()
    if lean.step and len(table.pair) > 1:
        return ((max if lean.step > 0 else min)(table.pair, key=order.index),)
    return (order[place + lean.step],) if lean.step and 0 <= place + lean.step < len(order) else ()


def _extras(wish: Wish, table: Table, gig: GigOutline, situation: Situation) -> dict[str, int]:
    lean, kept, counted = wish.lean, dict(table.extras), dict(wish.more)
    if lean.drops:
        gone = set(wish.extras) or _called(fold(wish.text), kept, gig)
        return {} if not gone else {extra: count for extra, count in kept.items() if extra not in gone}
    if wish.extras:
        named = {extra: counted.get(extra, 1) for extra in wish.extras}
        if lean.corrects or not lean.adds:
            return named
        again = {extra: kept[extra] + count for extra, count in named.items() if extra in kept and lean.again}
        return {**kept, **named, **again}
    if lean.more:
        found = _one_more_of(table, gig, situation)
        if found:
            kept[found] = kept.get(found, 0) + lean.more
    return kept


def _called(said: str, extras: Iterable[str], gig: GigOutline) -> set[str]:
    """Extras on the table that a word of theirs calls up."""
    spoken = frozenset(terms(said))
    return {extra.id for extra in gig.extras if extra.id in extras and spoken & frozenset(terms(extra.title, gig.language))}


def _one_more_of(table: Table, gig: GigOutline, situation: Situation) -> str | None:
    """The extra on the table, else the one whose word was spoken last."""
    if len(table.extras) == 1:
        return table.extras[0][0]
    for said in reversed(situation.before[-_EARLIER:]):
        spoken = frozenset(terms(said, situation.language))
        titles = {extra.id: frozenset(terms(extra.title, gig.language)) for extra in gig.extras}
        fits = {extra: len(spoken & title) / len(title) for extra, title in titles.items() if spoken & title}
        best = max(fits, key=lambda extra: fits[extra], default=None)
        if best is not None and fits[best] >= 0.5:
            return best
    return None
