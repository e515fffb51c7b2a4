"""Wishes that ask for an offer, or for another price, known as such: from the words of a message alone, before any deal is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chat_models.embedded.deal import Deal
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.table import Table
from assistant.chat_models.embedded.wishes import FACTS, Wish
from assistant.understanding.acts import SOCIAL, Segment
from assistant.understanding.deals import Figures, deals, figures
from assistant.understanding.text import fold

ABOVE = ("decline", "person", "complaint", "insult")
"""What goes before any deal: it is answered as it would be without one."""
_OPENING = (
    r"^\W*(?:(?:ok|okay|great|good|perfect|alright|right|hi|hello|hey|bonjour|salut|super|parfait|d'accord|bien|bon|alors|donc|so"
    r"|then|well|yes|oui"
    r"|and|et|please|fine|in that case|dans ce cas)\W+)*"
)
_HOW_IT_WORKS = re.compile(
    rf"{_OPENING}(?:how (?!about)|what|who|why|where|when|which|is there|are there|comment|qu'est|que |quoi|pourquoi|qui|quand|quel)"
)
_TAKES = re.compile(
    rf"{_OPENING}(?:(?:i|we)(?:'d| would|'ll| will)? (?:like|want|love|need|prefer)? ?(?:to )?(?:have|get|take|go (?:for|with)|book"
    rf"|order|buy|subscribe to)"
    r"|(?:order|book|get me|give us|commandez?) (?=\w)"
    r"|(?:je |on |nous |j')(?:prends?|prenons|prendrai\w*|choisi\w*|(?:veux|voudrais|voulons|aimerais|souhaite\w*|vais)"
    r" (?:prendre|avoir|commander|choisir|acheter|partir sur|faire (?=[a-z-]+er\b))))\b"
)
"""How somebody takes what is named, where it is no question."""
_NEEDS = re.compile(
    rf"{_OPENING}(?:(?:i|we)(?:'d| would)? (?:need|want|like)|il (?:me|nous) faut|je (?:veux|voudrais)|on (?:veut|voudrait))\b"
)
_LESS = re.compile(r"\b(?:instead of|rather than|au lieu d\w*|plutot que)\b")
PRICED = frozenset((*FACTS, "open", "scope", "order", "follow_up", "discount", "recommend", "overview", "need"))


def heard(found: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> list[Wish]:
    """Before what was said earlier is laid beside the wishes."""
    said, asks = said_of(situation), any(part.question for part in parts)
    if any(w.has(*ABOVE) for w in found):
        return list(found)
    if _special(said, found, asks, situation):
        return _as(found, "special", situation)
    if _bargains(said, found, parts, situation):
        return _as(found, "discount", situation)
    if "offer" in said and not _HOW_IT_WORKS.match(fold(situation.text)):
        return _as(found, "order", situation)
    if said & {"monthly", "steps"} and not asks and any(w.packages or w.gig for w in found):
        # "For three months" says how long, not how many.
        return [replace(w, lean=replace(w.lean, times=0)) for w in _as(found, "order", situation)]
    return _as(found, "order", situation) if not asks and _takes(found, situation) else list(found)


def said_of(situation: Situation) -> frozenset[str]:
    return frozenset(deals(situation.text, situation.language, situation.briefing.freelancer))


def _takes(found: Sequence[Wish], situation: Situation) -> bool:
    """Something named is taken ("I'll have the full box"), or several things are wanted together ("I need two labels and a box")."""
    named = [w for w in found if w.named and (w.packages or w.extras)]
    if not named:
        return False
    folded = fold(situation.text)
    several = len({noun for w in named for _, noun in w.counts}) > 1
    return bool(_TAKES.match(folded)) or (several and bool(_NEEDS.match(folded)))


def _special(said: frozenset[str], found: Sequence[Wish], asks: bool, situation: Situation) -> bool:
    """Something made to measure is wanted: words say what it is and no package by its title, or less than a package holds."""
    if "special" not in said or (asks and "offer" not in said):
        return False
    if _LESS.search(fold(situation.text)):
        return True
    return any(len(w.topics) > 1 for w in found) and not _titled(found, situation)


def _titled(found: Sequence[Wish], situation: Situation) -> bool:
    said = fold(situation.text)
    gigs = [gig for gig in situation.briefing.gigs if any(w.gig == gig.slug for w in found)]
    return any(fold(package.title) in said for gig in gigs for package in gig.packages)


def _bargains(said: frozenset[str], found: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> bool:
    """Whether a price or a percentage is named to be granted, of something that is spoken of."""
    named = figures(situation.text, situation.language)
    if named.percent is None and named.price is None and named.bare is None:
        return False
    if any("discount" in part.acts for part in parts):
        return True
    dialogue = situation.briefing.dialogue
    spoken_of = any(w.packages for w in found) or Table.of(dialogue).packages or Deal.of(dialogue) is not None
    advice = any(part.acts & {"recommend", "compare"} and "order" not in part.acts for part in parts)
    return "target" in said and bool(spoken_of) and not advice and all(w.kinds <= PRICED | SOCIAL | {"unclear"} for w in found)


def _as(found: Sequence[Wish], kind: str, situation: Situation) -> list[Wish]:
    """One wish of that kind, about what the message is about; questions of other things stay."""
    main = next((w for w in found if w.named or w.packages), None) or next((w for w in found if w.kinds & PRICED), None)
    if main is None:
        return [*(w for w in found if w.kinds <= {"greet"}), Wish(frozenset({kind}), situation.text)]
    asked = [w for w in found if w is not main and not w.kinds <= PRICED | SOCIAL]
    if kind == "discount":
        main = without_price(main, figures(situation.text, situation.language))
    # What names nothing is about what was spoken of, whatever else its words are.
    topics = main.topics if main.named or kind == "special" else frozenset[str]()
    return [replace(main, kinds=frozenset({kind}), text=situation.text, topics=topics), *asked]


def without_price(wish: Wish, named: Figures) -> Wish:
    """A number that is a price counts nothing: "could you make it 200"."""
    price = named.price[0] if named.price else named.bare
    counts = tuple(count for count in wish.counts if count[0] != price)
    quantity = None if wish.quantity == price else wish.quantity
    return replace(wish, counts=counts, quantity=quantity, lean=replace(wish.lean, times=0, more=0))
