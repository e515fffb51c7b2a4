"""Which entry of a gig's lists a yes-or-no question is about, and whether it is that, or only near it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from assistant.chat_models.briefing import GigOutline
from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.asked_thing import NAMED, Asked, Listed, asked_thing, covered, names_head
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.subject import PLAIN
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.terms import terms
from assistant.understanding.text import fold, sentences, words

Where = Literal["gig", "package", "includes", "extra", "excludes", "skill", "description"]
SAID = 0.6
"""Part of what is asked that an entry must say to be what is asked."""
SHARED = 0.3
"""Part that must be common where the entry's own thing is asked for in so many words."""
WHOLE = 0.99


@dataclass(frozen=True, slots=True)
class Match:
    """`fit` grows with what the question and the entry have in common, 0..2."""

    where: Where
    gig: str
    item: str
    fit: float
    narrow: bool = False
    """Whether the entry is of one kind only of what is asked: "chart music", where music is asked for."""

    @property
    def sure(self) -> bool:
        """Both say the same."""
        return self.fit > 1.9


def best_match(wish: Wish, look: Look) -> Match | None:
    """The entry that is what is asked. Another gig's is taken where it says yes, or where no gig is spoken of."""
    briefing = look.situation.briefing
    asked = asked_of(wish, look)
    if not any(unit.strong for unit in asked.core):
        return None
    found = [match for gig in briefing.gigs for match in _matches(gig, asked, look.situation.language)]
    found += list(_skills(asked, wish, look))
    own = [match for match in found if match.gig == wish.gig]
    others = [match for match in found if match.gig != wish.gig and (match.where != "excludes" or wish.gig is None)]
    others = [match for match in others if match.where != "excludes" or not _sold_elsewhere(match, briefing.gigs)]
    if asked.within and wish.gig is not None:
        # "Is mastering included in the mix?": that there is such a gig does not make it a part of another.
        own = [match for match in own if match.where not in ("gig", "skill")]
        others = [match for match in others if match.where == "gig"]
    spoken = {gig.slug for gig in briefing.gigs if gig.language == look.situation.language}
    return max(_no_first(own) or _no_first(others), key=lambda match: (round(match.fit), match.gig in spoken, match.fit), default=None)


def _sold_elsewhere(match: Match, gigs: Sequence[GigOutline]) -> bool:
    """Whether what one gig leaves out is what another gig is about."""
    language = next(gig.language for gig in gigs if gig.slug == match.gig)
    head = Listed(match.item, language).head
    return any(unit.meanings & _title(gig) for unit in head for gig in gigs if gig.slug != match.gig)


@lru_cache(maxsize=1024)
def named_by(gig: GigOutline) -> frozenset[str]:
    """What a gig is called: its title, and the last of its categories."""
    return frozenset(terms(f"{gig.title}. {gig.category.rsplit('/', 1)[-1]}", gig.language)) - PLAIN


def _title(gig: GigOutline) -> frozenset[str]:
    said = ". ".join((gig.title, gig.category.rsplit("/", 1)[-1], *(package.title for package in gig.packages)))
    return Listed(said, gig.language).meanings


def asked_of(wish: Wish, look: Look) -> Asked:
    """What is asked, without the names of packages and of the freelancer."""
    briefing, language = look.situation.briefing, look.situation.language
    gig = look.situation.gig(wish.gig)
    names = set(terms(briefing.freelancer, language))
    if gig is not None:
        titles = [package.title for package in gig.packages if package.id in wish.packages]
        names |= {term for title in titles for term in terms(title, gig.language)}
        # Written with a capital, the package's name is no name of another thing.
        names |= {NAMED + word.text for title in titles for word in words(title)}
    asked = asked_thing(wish.text, language)
    rest = asked.without(frozenset(names))
    if not rest.core and (before := " ".join(sentences(wish.text)[:-1])):
        # "We'd need an iPhone version too. Does Arjun do those?"
        rest = asked_thing(before, language).without(frozenset(names))
    return rest if rest.core else asked


def beyond(asked: Asked, gig: GigOutline | None, titles: str = "") -> Asked:
    """What is asked beyond the words that name a gig, and these titles."""
    if gig is None:
        return asked
    return asked.without(named_by(gig) | frozenset(terms(titles, gig.language)))


def _no_first(found: list[Match]) -> list[Match]:
    """What is excluded is no part of anything, unless an entry says the very same; that one kind of it is, does not decide."""
    if any(match.where in ("includes", "extra") for match in found):
        found = [match for match in found if not match.narrow]
    no = max((match.fit for match in found if match.where == "excludes"), default=0.0)
    return [match for match in found if match.where == "excludes" or match.fit > no]


def _matches(gig: GigOutline, asked: Asked, language: str) -> Iterator[Match]:
    tongues = wording.tongues_named(" ".join(unit.word for unit in asked.all))
    foreign = gig.language != language
    names = frozenset().union(*(unit.meanings for unit in asked.all if unit.proper))
    lists: tuple[tuple[Where, list[tuple[str, str]]], ...] = (
        ("includes", [(item, item) for item in gig.includes]),
        ("extra", [(extra.id, extra.title) for extra in gig.extras]),
        ("excludes", [(item, item) for item in gig.excludes]),
    )
    # "Are the labels' source files included?": of a label gig, "label" says nothing.
    narrow = asked.without(named_by(gig))
    narrow = narrow if any(unit.strong for unit in narrow.core) else asked
    for where, items in lists:
        for name, text in items:
            item = Listed(text, gig.language)
            fit = _fit(narrow, item, foreign, where)
            if fit and names <= item.meanings and not _of_another_tongue(text, where, tongues):
                yield Match(where, gig.slug, name, fit, where == "excludes" and _is_one_kind(item, asked))
    yield from _told(gig, asked, foreign)


def _told(gig: GigOutline, asked: Asked, foreign: bool) -> Iterator[Match]:
    """The gig itself, or a sentence of its description, is what is asked."""
    names = frozenset().union(*(unit.meanings for unit in asked.all if unit.proper))
    left_out = next((item for item in gig.excludes if names and names <= Listed(item, gig.language).meanings), None)
    if left_out is not None:
        yield Match("excludes", gig.slug, left_out, 1.0)
        return
    title = _title(gig)
    strong = [unit for unit in asked.core if unit.strong]
    if covered(asked.all, title, foreign=foreign) >= SAID + 0.1 and all(unit.meanings & title or not unit.known for unit in strong):
        yield Match("gig", gig.slug, gig.title, 1.0 + 0.5 * covered(asked.all, title, foreign=foreign))
    for sentence in sentences(" ".join(gig.description.split())):
        said = Listed(sentence, gig.language).meanings
        named = [unit for unit in asked.all if unit.proper]
        whole = covered(asked.all, said | title, foreign=foreign) >= WHOLE and any(u.meanings & said for u in strong)
        if whole or (named and all(unit.meanings & said for unit in named)):
            yield Match("description", gig.slug, sentence, 0.9)


def _fit(asked: Asked, item: Listed, foreign: bool, where: Where) -> float:
    """0 where the entry is not what is asked. A "no" may be told where the question meant a little more; a "yes" may not."""
    said = item.meanings
    of_asked = covered(asked.all, said, foreign=foreign)
    of_core = covered(asked.core, said, foreign=foreign)
    heard = frozenset().union(*(unit.meanings for unit in asked.all))
    thing = item.thing
    of_item = covered(thing.core, heard, foreign=foreign)
    head = names_head(asked, item)
    if where == "excludes":
        least = SHARED if _leads(asked, item) else 0.5
        fits = of_item >= WHOLE and of_core >= SHARED or head and of_core >= least or of_core >= WHOLE and of_item >= 0.5
    else:
        fits = min(of_asked + 0.1, of_core) >= SAID and (head and (where == "includes" or of_item >= 0.5) or of_item >= SAID)
    return of_asked + 0.5 * of_item + 0.5 * head if fits else 0.0


_ALL_BUT = re.compile(r"\b(?:other|any) (?:\w+ ){0,2}than\b|\bautres? (?:\w+ )?que\b")


def _of_another_tongue(text: str, where: Where, tongues: frozenset[str]) -> bool:
    """Whether an entry is of another language than the one asked for: English subtitles, where German ones are."""
    named = wording.tongues_named(text)
    if where == "excludes":
        return bool(tongues & named) and bool(_ALL_BUT.search(fold(text)))
    return bool(tongues and named) and not tongues & named


def _is_one_kind(item: Listed, asked: Asked) -> bool:
    """Whether an entry says more of its thing than was asked."""
    heard = frozenset().union(*(unit.meanings for unit in asked.all))
    return covered(item.thing.core, heard, foreign=False) < WHOLE


def _leads(asked: Asked, item: Listed) -> bool:
    """Whether what is to be done, the first word asked, is what the entry is."""
    lead = next((unit for unit in asked.core if unit.strong), None)
    return lead is not None and any(unit.meanings & lead.meanings for unit in item.head)


def fitting(asked: Asked, items: Sequence[str], gig_language: str, language: str) -> list[str]:
    """Of some entries those that are the very thing asked, the nearest first."""
    asked = replace(asked, aside=())
    names = frozenset().union(*(unit.meanings for unit in asked.all if unit.proper))
    rows = [(item, Listed(item, gig_language)) for item in items]
    fits = {item: _fit(asked, row, gig_language != language, "includes") for item, row in rows if names <= row.meanings}
    return sorted((item for item, fit in fits.items() if fit), key=lambda item: -fits[item])


def _skills(asked: Asked, wish: Wish, look: Look) -> Iterator[Match]:
    for skill in look.situation.briefing.skills:
        for language in ("en", "fr"):
            item = Listed(skill, language)
            if covered(asked.all, item.meanings, foreign=False) >= WHOLE and names_head(asked, item):
                yield Match("skill", wish.gig or "", skill, 1.2)
                break
