"""From what was said to what is wanted: each wish with the gig, packages, extras and quantities it is about."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.chat_models.embedded.leaning import Leaning

FACTS = ("price", "delivery", "revisions", "includes", "excludes", "extras")
WHO = ("languages", "location", "level", "about")


@dataclass(frozen=True, slots=True)
class Wish:
    """`kinds` says what is asked, "open" where only the library can tell. `topics` are content terms that no name here explains."""

    kinds: frozenset[str]
    text: str
    gig: str | None = None
    packages: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    counts: tuple[tuple[int, str], ...] = ()
    """Numbers of things, as said: (3, "labels"), (500, "words")."""
    quantity: int | None = None
    """How many of the package, where that is already settled."""
    more: tuple[tuple[str, int], ...] = ()
    """Extras with how many of them: "2 extra pages", "trois variantes de plus"."""
    budget: tuple[int, str] | None = None
    """In hundredths of the major unit, and the currency's code."""
    days: int | None = None
    working: bool = False
    """Whether the days are working days, as they were named."""
    topics: frozenset[str] = frozenset()
    rule: str | None = None
    reason: str = ""
    rivals: tuple[str, ...] = ()
    """Gigs that the sentence may be about, where its words do not decide; the library's ranking does."""
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Other gigs with extras of that name, where no gig is spoken of."""
    named: bool = False
    """Whether this sentence itself named the gig, a package or an extra."""
    told: bool = False
    """Whether it was told rather than asked: then not knowing it is no news."""
    together: bool = False
    """Whether the packages are wanted in one order, not one or the other."""
    lean: Leaning = Leaning()
    before: str = ""
    """The question that this one goes on with, where a passage is to answer both."""

    def has(self, *kinds: str) -> bool:
        return bool(self.kinds & set(kinds))
