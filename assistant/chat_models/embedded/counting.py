"""What the numbers of a sentence count: packages, extras, the size of the job, or nothing to order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.chat_models.briefing import GigOutline
from assistant.chat_models.embedded.multiples import multiples
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding import amounts
from assistant.understanding.amounts import Amount
from assistant.understanding.mentions import Named
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
_TIMES_OF = re.compile(r"(?:times?|fois|x|exemplaires|copies|lots|units)\b")
_ALL_OF_IT = re.compile(r"^(?:of (?:them|those|these|it)|d'entre (?:eux|elles)|comme ca)\b.*")
_NEXT_ITEM = re.compile(r"\bplus\b(?= \d| (?:a|an|une?|two|three|deux|trois)\b)|[,;.!?+&]| and | et ")
LONG = frozenset(("month", "quarter", "year"))
# "Two of the full boxes", "3 more pages": the noun comes after a little word.
_LINKED = re.compile(r"(?:(?:of|de|d'|des|more|extra|additional|further|another|other|new|the|your|these|those|les|vos|ces)\b\W*)+")
_ONE_OF_THEM = re.compile(r"\b(?:a|an|one|une?|the|la|le|my|our)\s+([a-z0-9'-]+(?: [a-z0-9'-]+){0,4})\s*$")
_ASKING = re.compile(r" ?\b(?:how|what|which|combien|quel\w*|pls|plz|please|svp|stp|total|price|prix|cost|tarif)\b")
_EACH = re.compile(r"\b(?:each|every one|apiece|per piece|chacune?s?|chaque|par piece)\b")
# Two people who want the same thing apiece.
_EACH_OF_TWO = re.compile(
    r"\b(?:and i|and me|et moi|both of us|two of us|us two|nous deux|tous les deux|toutes les deux)\b[^.?!]*"
    r"\b(?:each|apiece|chacune?)\b"
    r"|\b(?:each|chacune?)\b[^.?!]*\b(?:both of us|two of us|us two|nous deux)\b"
)
_DUE_IN = re.compile(r"\b(?:in|within|under|by|inside|before|d'ici|en|sous|dans|avant|moins de|less than)\W*$")
_INSTEAD_OF = re.compile(r"\b(?:instead of|rather than|not|au lieu de|au lieu d'|plutot que|et pas|et non)(?: (?:the|les|de))?\W*$")
_IN_YEAR = re.compile(
    r"\b(?:in|since|until|till|from|before|after|by|of|early|late|mid|en|depuis|jusqu'en|des|avant|apres|annee|year|debut|fin)\W*$"
)
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
    due: bool = False
    """Whether it stands where a deadline does: "in two months"."""
    beyond: bool = False
    """Whether it is said to be more than that."""
    called: frozenset[str] = frozenset()
    """What the noun is with the words before it: "extra round"."""


def counted(wish: Wish, text: str, gig: GigOutline | None, language: str) -> Wish:
    """The wish with its `counts` and with how many of each extra it names."""
    often = multiples(text, _meant(wish, gig)) if gig is not None else {}
    more = {extra: number for extra, number in often.items() if extra in wish.extras}
    wish = _so_often(wish, text, often)
    groups = 1
    for count in _counts(text, language):
        if often and (_TIMES_OF.match(count.noun) or count.number in (wish.quantity, *_steps(gig, more))):
            # Already counted: "twice the full box, for two shops", "two times the ten-second extra".
            continue
        if count.noun in LONG and not (_kept_by_the_month(gig, count.noun) and not count.due):
            continue
        if gig is not None and any(_of_the_whole(count, p.title, gig.language) for p in gig.packages if (p.id,) == wish.packages):
            wish = replace(wish, quantity=count.number)
            continue
        if _GROUPS.match(count.noun):
            groups = count.number
            continue
        if _NO_PIECES.match(count.noun) or (gig is not None and _in_title(count, gig, wish)):
            continue
        if gig is not None and count.added and _told_again(count, gig, often):
            continue
        extra = _extra(count, gig, wish, more) if gig is not None else None
        if extra is not None and gig is not None:
            more[extra] = groups * -(-count.number // _step(gig, extra))
        elif not count.article:
            # "More than forty", where a package holds forty, is one that it does not hold.
            number = count.number + (count.beyond and gig is not None and _is_a_limit(count, gig))
            # So many months of work are no deadline.
            wish = replace(wish, counts=(*wish.counts, (number, count.noun)), days=None if count.noun in LONG else wish.days)
        groups = 1
    pieces = next((number for number, _ in wish.counts if number > 1), 0)
    if pieces and gig is not None and _EACH.search(fold(text)):
        # "Two labels, with a back label for each".
        more |= {e.id: pieces for e in gig.extras if e.id in wish.extras and e.id not in more}
    return replace(wish, more=tuple(more.items()))


def _so_often(wish: Wish, text: str, often: dict[str, int]) -> Wish:
    packages = {package: number for package, number in often.items() if package in wish.packages}
    if len(packages) == 1:
        return replace(wish, quantity=next(iter(packages.values())))
    twice = wish.packages and wish.quantity is None and _EACH_OF_TWO.search(fold(text))
    return replace(wish, quantity=2) if twice else wish


def _meant(wish: Wish, gig: GigOutline) -> tuple[Named, ...]:
    packages = [p for p in gig.packages if p.id in wish.packages]
    return tuple(Named(thing.id, thing.title, gig.language) for thing in (*packages, *(e for e in gig.extras if e.id in wish.extras)))


def _steps(gig: GigOutline | None, more: dict[str, int]) -> tuple[int, ...]:
    return tuple(_step(gig, extra) for extra in more) if gig is not None else ()


def _is_a_limit(count: _Count, gig: GigOutline) -> bool:
    return any(a.low == count.number for text in gig.includes for a in amounts.find(text, gig.language) if a.kind == "count")


def of_what_was_told(told: Wish) -> tuple[tuple[int, str], ...]:
    """Counts from before the question: a bare one ("we counted 13") holds where it is all that was counted in a few words."""
    short = len(told.text.split()) <= FEW_WORDS
    return tuple(count for count in told.counts if count[1] or (short and len(told.counts) == 1))


FEW_WORDS = 10


def _kept_by_the_month(gig: GigOutline | None, unit: str) -> bool:
    """Whether a gig's packages are so many months or years of something, or a month of it each."""
    if gig is None:
        return False
    titles = [p.title for p in gig.packages]
    spans = [a for text in (*titles, *gig.includes) for a in amounts.find(text) if a.kind == "duration" and "-" not in a.text]
    return any(a.unit in LONG for a in spans) or any(f"c:{unit}" in terms(title, gig.language) for title in titles)


def _counts(text: str, language: str) -> Iterator[_Count]:
    """Each number of things, then what is listed one by one."""
    for amount in amounts.find(text, language):
        if _counts_things(amount, text):
            noun = _noun(amount, text)
            after = _NEXT_ITEM.split(fold(text[amount.end : amount.end + 16]))[0]
            added = bool(MORE.search(fold(f"{amount.text} {after}")))
            due = bool(_DUE_IN.search(fold(text[: amount.start])))
            number, beyond = int(amount.high or amount.low or 0), amount.op == "over"
            called = frozenset(terms(_NEXT_ITEM.split(fold(text[amount.end : amount.end + 30]))[0], language))
            yield _Count(number, noun, frozenset(terms(noun, language)), added, amount.article, due, beyond, called)
    for number, noun in _listed(text, language):
        yield _Count(number, noun, frozenset(terms(noun, language)), False, False)


def _listed(text: str, language: str) -> Iterator[tuple[int, str]]:
    """ "A home page, an about page and a contact page" are three pages."""
    nouns: list[str] = []
    for item in (*re.split(r",| and | et |\+|&|[.;:!?]", fold(text)), ""):
        one = _ONE_OF_THEM.search(item)
        said = one.group(1).split() if one and not MORE.search(item) else []
        noun = (said[0] if language == "fr" else said[-1]) if said else ""
        if nouns and noun != nouns[-1]:
            if len(nouns) > 1 and len(nouns[0]) > 2:
                yield len(nouns), nouns[0]
            nouns = []
        nouns += [noun] if noun and len(said) > 1 else []


def _counts_things(amount: Amount, text: str) -> bool:
    length = amount.kind == "duration" and amount.unit in ("second", "minute", "month", "quarter", "year")
    if amount.low is None or not (amount.kind == "count" or length) or (length and amount.unit in LONG and amount.article):
        return False
    if _INSTEAD_OF.search(fold(text[: amount.start])):
        return False
    year = 1900 <= amount.low <= 2100 and amount.text[:4].isdigit() and _IN_YEAR.search(fold(text[: amount.start]))
    return amount.low == int(amount.low) and 1 <= amount.low <= MOST and not year


def _noun(amount: Amount, text: str) -> str:
    after = re.split(r"[,;.!?+&(]| and | et ", fold(text[amount.end : amount.end + 30]))[0].strip()
    noun = _ALL_OF_IT.sub("", fold(amount.unit) or after).strip()
    noun = _ASKING.split(noun)[0].strip()
    linked = _LINKED.match(noun)
    return noun if amount.unit else noun[linked.end() :] if linked else ""


def _in_title(count: _Count, gig: GigOutline, wish: Wish) -> bool:
    """Part of the name of the package that is meant: "the five-minute narration"."""
    for title in (p.title.replace("-", " ") for p in gig.packages if p.id in wish.packages):
        numbers = {int(a.low) for a in amounts.find(title) if a.kind in ("count", "duration") and a.low is not None}
        if _of_the_whole(count, title, gig.language):
            continue
        if count.number in numbers and (
            count.unit <= frozenset(terms(title, gig.language)) or count.unit & frozenset(terms(title, gig.language))
        ):
            return True
    return False


def _of_the_whole(count: _Count, title: str, language: str) -> bool:
    """ "Three ranges of three labels": the first three counts the packages, by the word that stands before the number in their title."""
    number = next((a for a in amounts.find(title) if a.kind == "count" and not a.article), None)
    before = terms(title[: number.start], language) if number is not None else ()
    return bool(before) and before[:1] == terms(count.noun, language)[:1]


def _extra(count: _Count, gig: GigOutline, wish: Wish, taken: dict[str, int]) -> str | None:
    """The extra that is counted: by its own word, or because something more is asked for."""
    held = _pieces(gig)
    open_extras = [e for e in gig.extras if e.id in wish.extras and e.id not in taken]
    best, fit = None, 0.0
    for extra in open_extras:
        own = frozenset(terms(extra.title, gig.language)) - _SAYS_LITTLE
        common = (count.unit | (count.called if count.added else frozenset())) & own
        if common and len(common) / len(own) > fit and (count.added or own <= count.unit or not common & held):
            best, fit = extra.id, len(common) / len(own)
    return best or (open_extras[0].id if open_extras and count.added and not _told_again(count, gig, taken) else None)


@lru_cache(maxsize=1024)
def _pieces(gig: GigOutline) -> frozenset[str]:
    """What packages are called and hold so many of."""
    counted = [a.unit for text in gig.includes for a in amounts.find(text, gig.language) if a.kind in ("count", "duration")]
    return frozenset(term for text in (*(p.title for p in gig.packages), *counted) for term in terms(text, gig.language))


def _told_again(count: _Count, gig: GigOutline, taken: dict[str, int]) -> bool:
    """ "Twenty more seconds (two times the ten-second extra)": both say the same of one extra."""
    return any(count.unit & frozenset(terms(e.title, gig.language)) for e in gig.extras if e.id in taken)


def _step(gig: GigOutline, extra_id: str) -> int:
    """How many an extra is by its title: "Ten more tracks" is ten."""
    title = next(e.title for e in gig.extras if e.id == extra_id)
    first = next(iter(amounts.find(title)), None)
    counts = first is not None and first.start == 0 and first.kind in ("count", "duration") and not first.article
    return max(1, int(first.low or 1)) if counts and first is not None else 1
