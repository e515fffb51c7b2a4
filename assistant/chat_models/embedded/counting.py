"""What the numbers of a sentence count: packages, extras, the size of the job, or nothing to order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.chat_models.briefing import GigOutline
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding import amounts
from assistant.understanding.terms import terms
from assistant.understanding.text import fold

MORE = re.compile(
    r"\b(?:extra|additional|more|further|another|added|add|on top|plus|supplementaires?|en plus|de plus|autres?|ajout\w*"
    r"|rajout\w*|option|surcharge)\b"
)
# Counted in talk, not in an order: "two things", "3 questions", "un mot".
_NO_PIECES = re.compile(r"(?:things?|questions?|points?|people|persons?|choses?|trucs?|personnes?|fois|of us|generations?|mots? sur)\b")
# "Two blocks of fifty …": how often the next count is meant.
_GROUPS = re.compile(r"(?:blocks?|sets?|lots?|batch(?:es)?|packs?|blocs?|tranches?|paquets?|times?)(?: (?:of|de))?\b")
_ALL_OF_IT = re.compile(r"^(?:of (?:them|those|these|it)|d'entre (?:eux|elles)|comme ca)\b.*")
# Words of a title that do not say what is counted.
_SAYS_LITTLE = frozenset(("c:extra", "c:small", "c:large", "c:new", "c:full", "c:delivery", "c:fast", "c:rush", "c:free"))
MOST = 100_000


@dataclass(frozen=True, slots=True)
class _Count:
    number: int
    noun: str
    unit: frozenset[str]
    added: bool
    article: bool


def counted(wish: Wish, text: str, gig: GigOutline | None, language: str) -> Wish:
    """The wish with its `counts` and with how many of each extra it names."""
    more: dict[str, int] = {}
    groups = 1
    for count in _counts(text, language):
        if _GROUPS.match(count.noun):
            groups = count.number
            continue
        if _NO_PIECES.match(count.noun) or (gig is not None and _in_title(count, gig, wish)):
            continue
        extra = _extra(count, gig, wish, more) if gig is not None else None
        if extra is not None and gig is not None:
            more[extra] = groups * -(-count.number // _step(gig, extra))
        elif not count.article:
            wish = replace(wish, counts=(*wish.counts, (count.number, count.noun)))
        groups = 1
    return replace(wish, more=tuple(more.items()))


def _counts(text: str, language: str) -> Iterator[_Count]:
    for amount in amounts.find(text, language):
        minutes = amount.kind == "duration" and amount.unit in ("second", "minute")
        whole = amount.low is not None and amount.low == int(amount.low) and 1 <= amount.low <= MOST
        if not whole or amount.low is None or not (amount.kind == "count" or minutes):
            continue
        after = text[amount.end : amount.end + 30]
        noun = _ALL_OF_IT.sub("", fold(amount.unit or re.split(r",|;| and | et ", after)[0]).strip())
        added = bool(MORE.search(fold(f"{amount.text} {after[:16]}")))
        yield _Count(int(amount.high or amount.low), noun, frozenset(terms(noun, language)), added, amount.article)


def _in_title(count: _Count, gig: GigOutline, wish: Wish) -> bool:
    """Part of the name of the package that is meant: "the five-minute narration"."""
    for title in (p.title.replace("-", " ") for p in gig.packages if p.id in wish.packages):
        numbers = {int(a.low) for a in amounts.find(title) if a.kind in ("count", "duration") and a.low is not None}
        if count.number in numbers and (
            count.unit <= frozenset(terms(title, gig.language)) or count.unit & frozenset(terms(title, gig.language))
        ):
            return True
    return False


def _extra(count: _Count, gig: GigOutline, wish: Wish, taken: dict[str, int]) -> str | None:
    """The extra that is counted: by its own word, or because something more is asked for."""
    held = frozenset(t for text in (*(p.title for p in gig.packages), *gig.includes) for t in terms(text, gig.language))
    open_extras = [e for e in gig.extras if e.id in wish.extras and e.id not in taken]
    best, fit = None, 0.0
    for extra in open_extras:
        own = frozenset(terms(extra.title, gig.language)) - _SAYS_LITTLE
        common = count.unit & own
        if common and len(common) / len(own) > fit and (count.added or own <= count.unit or not common & held):
            best, fit = extra.id, len(common) / len(own)
    return best or (open_extras[0].id if open_extras and count.added else None)


def _step(gig: GigOutline, extra_id: str) -> int:
    """How many an extra is by its title: "Ten more tracks" is ten."""
    title = next(e.title for e in gig.extras if e.id == extra_id)
    counts = [int(a.low) for a in amounts.find(title) if a.kind in ("count", "duration") and a.low is not None and not a.article]
    return max(1, counts[0]) if counts else 1
