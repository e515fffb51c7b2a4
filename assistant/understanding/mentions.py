"""Which of the things that have a name a sentence speaks of, though people shorten, translate and misspell names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from assistant.understanding import amounts
from assistant.understanding.amounts import Amount
from assistant.understanding.gloss import is_known
from assistant.understanding.terms import CONCEPT, STOPWORDS, lexicon, stem, terms
from assistant.understanding.text import fold, words

# Words that place a package in its row, whatever it is called.
FIRST = frozenset(
    """basic basics basique base essential essentials essentiel starter entry bronze cheapest smallest simplest
    lowest first petit mini debutant light lite""".split()
)
LAST = frozenset("premium top gold deluxe biggest largest highest complete complet ultimate best dearest haut luxe vip pro".split())
MIDDLE = frozenset("standard middle medium mid intermediaire silver median milieu classique".split())
FIRST_PHRASES = ("moins cher", "moins chere", "plus petit", "plus petite", "entree de gamme", "least expensive", "lowest priced")
LAST_PHRASES = ("plus cher", "plus chere", "plus complet", "plus complete", "haut de gamme", "most expensive", "most complete")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with an id and the title people know it by, in the title's language."""

    id: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence ready to be searched for names."""

    folded: str
    tokens: frozenset[str]
    terms: frozenset[str]

    @classmethod
    def of(cls, text: str, language: str) -> Saying:
        return cls(fold(text), frozenset(word.text for word in words(text)), frozenset(terms(text, language)))


def named_in(saying: Saying, things: Sequence[Named], common: frozenset[str] = frozenset(), *, several: bool = False) -> tuple[str, ...]:
    """Ids of the things a sentence names, in the things' order.

    A thing is named by its whole title or its id; where none is, by the words that only it has among the others. `common` are words
    that name what all of them belong to, and so none of them. `several` are likely to be named together, each in its own way.
    """
    meanings = [frozenset(terms(thing.title, thing.language)) - _digits(thing.title) for thing in things]
    shared = Counter(term for meaning in meanings for term in meaning)
    literal, whole, near = [], [], []
    for thing, meaning in zip(things, meanings, strict=True):
        own = frozenset(term for term in meaning if shared[term] == 1) - common - _MEASURES
        heard = meaning & saying.terms
        # An extra's id that is a word of everything ("étage") names no extra.
        by_id = len(thing.id) > 2 and fold(thing.id) in saying.tokens and fold(thing.id) not in _generic()
        by_id = by_id and not (several and frozenset(terms(thing.id, thing.language)) <= common)
        if _of_another_number(saying, thing):
            continue
        if fold(thing.title) in saying.folded:
            literal.append(thing.id)
        elif by_id or named_whole(saying, thing):
            whole.append(thing.id)
        elif (_names(saying, own & saying.terms) and len(heard) * (3 if _tells(own & saying.terms) else 2) >= len(meaning)) or (
            meaning - common and heard == meaning and meanings.count(meaning) == 1
        ):
            near.append(thing.id)
    kept = {*literal, *whole, *near} if several else set(literal or whole or near)
    return tuple(thing.id for thing in things if thing.id in kept)


def plain_title(title: str) -> str:
    """Without what stands in brackets: that explains, it does not name."""
    return _BRACKETS.sub(" ", title).strip() or title


_BRACKETS = re.compile(r"\s*\([^()]*\)")


def named_whole(saying: Saying, thing: Named) -> bool:
    """Its title stands in the sentence, or every word of a longer title does, in either language."""
    if _of_another_number(saying, thing):
        return False
    meaning = frozenset(terms(thing.title, thing.language)) - _digits(thing.title)
    parts = [word.text for word in words(thing.title)]
    together = (
        len(parts) > 1 and set(parts) <= saying.tokens and re.search(r"\W+(?:\w+\W+){0,2}".join(map(re.escape, parts)), saying.folded)
    )
    return bool(together) or fold(thing.title) in saying.folded or (len(meaning) > 1 and meaning <= saying.terms)


def _names(saying: Saying, own: frozenset[str]) -> bool:
    """Whether words of a title stand for the thing: any that the lexicon knows; another only as a noun ("the essential", "la complète")."""
    return _tells(own) or any(re.search(rf"(?:{_BEFORE_A_NAME}){re.escape(term)}", saying.folded) for term in own)


_BEFORE_A_NAME = (
    r"\b(?:the|a|an|your|le|la|les|un|une|du|au|votre|formule|forfait|package|pack|version|plan|option|gig|service|and|or|et|ou)\W+|\bl'"
)


# What is measured in minutes is not named by them.
_MEASURES = frozenset(("c:second", "c:minute", "c:hour"))


def _of_another_number(saying: Saying, thing: Named) -> bool:
    """ "A two-minute voice-over" is not the five-minute one."""
    own = {(a.unit, a.low) for a in _lengths(thing.title)}
    said = {(a.unit, a.low) for a in _lengths(saying.folded)} if own else set()
    return bool({unit for unit, _ in own} & {unit for unit, _ in said}) and not own & said


def _lengths(text: str) -> tuple[Amount, ...]:
    return tuple(a for a in amounts.find(text) if a.kind == "duration" and not a.article)


def _tells(own: frozenset[str]) -> bool:
    """A word that the lexicon knows says what a thing is; any other may be chance."""
    return any(term.startswith(CONCEPT) for term in own)


def _digits(title: str) -> frozenset[str]:
    return frozenset(word.text for word in words(title) if word.text.isdigit())


def _generic() -> frozenset[str]:
    return frozenset(("page", "full", "single", "video", "one", "site", "extra", "source", "us", "month", "minute", "screen", "fast"))


def tier_in(saying: Saying, count: int) -> int | None:
    """The place in a row of `count` packages, cheapest first, that a tier word points to."""
    if count < 1:
        return None
    if saying.tokens & FIRST or any(phrase in saying.folded for phrase in FIRST_PHRASES):
        return 0
    # "On top of that" adds to something.
    last = LAST - {"top"} if "on top" in saying.folded else LAST
    if saying.tokens & last or any(phrase in saying.folded for phrase in LAST_PHRASES):
        return count - 1
    if saying.tokens & MIDDLE and count == 3:
        return 1
    return 1 if saying.tokens & {"standard"} and count == 2 else None


def mend(text: str, vocabulary: Iterable[str], language: str) -> str:
    """The text with misspelt words put right, where a word is unknown and one of the vocabulary is a slip away."""
    known = _known(language)
    candidates = [word for word in set(vocabulary) if len(word) >= 4]
    pieces, end = [], 0
    folded = fold(text)
    if len(folded) != len(text):
        return text
    for word in words(text):
        spelt_right = word.text in known or stem(word.text, language) in known or is_known(word.text, language)
        if len(word.text) < 4 or word.text.isdigit() or spelt_right:
            continue
        right = _nearest(word.text, candidates)
        if right and right != word.text and not _is_built(word.text, right):
            pieces += [text[end : word.start], right]
            end = word.end
    return "".join([*pieces, text[end:]])


_ENDINGS = ("able", "ible", "less", "ness", "ful", "ish")


def _is_built(word: str, right: str) -> bool:
    """Whether a word has an ending of its own, so that no slip made it out of the other: "doable" is not "double"."""
    return any(word.endswith(ending) and not right.endswith(ending) for ending in _ENDINGS)


def _nearest(word: str, candidates: Sequence[str]) -> str | None:
    allowed = 1 if len(word) < 9 else 2
    best: tuple[int, str] | None = None
    for candidate in candidates:
        if candidate[0] != word[0] or abs(len(candidate) - len(word)) > allowed:
            continue
        distance = DamerauLevenshtein.distance(word, candidate, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, candidate)
    return best[1] if best else None


_KNOWN: dict[str, frozenset[str]] = {}


def _known(language: str) -> frozenset[str]:
    if language not in _KNOWN:
        stems = frozenset(part for code in ("en", "fr") for phrase in lexicon()[code] for part in phrase)
        _KNOWN[language] = stems | STOPWORDS["en"] | STOPWORDS["fr"]
    return _KNOWN[language]
