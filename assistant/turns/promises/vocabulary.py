"""Which subject a piece of text speaks of: gigs, packages, extras, quotes, consultations, by the names people use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assistant.conversations.facts import Subject
from assistant.understanding.terms import stem, terms
from assistant.understanding.written import Token, tokens, vocabulary

REMEMBERED = 500
"""Texts whose names are kept."""
Key = tuple[str, str]
"""A subject's kind and id."""

TIERS = vocabulary(
    "basic standard premium starter essential essentiel essentielle pro professional professionnel deluxe gold silver bronze platinum "
    "business "
    "enterprise advanced ultimate complete plus lite mini base confort complet integral prestige luxe argent"
)
SOLD = {
    "package": vocabulary(
        "package packages packs pack plan plans tier tiers bundle bundles formule formules forfait forfaits offre version option"
    ),
    "extra": vocabulary("extra extras add-on addon add-ons addons option options supplement supplements upgrade"),
    "gig": vocabulary("gig gigs service services"),
}
SOLD_WORDS = frozenset().union(*SOLD.values())
SMALL = vocabulary("a an the of for to your our in on and le la les l un une de d des du pour en et votre notre i will je vais my mon")
COPULA = vocabulary("is costs cost at takes starts comes includes gives has gets are coute est inclut comprend prend vaut revient a passe")
EXTREMES = vocabulary("cheapest least most lowest entry smallest moins plus entree priciest dearest top largest biggest haut")
LOWEST = re.compile(
    r"\b(?:cheapest|least expensive|most affordable|lowest[- ]priced?|entry[- ]level|smallest|moins che?re?s?|"
    r"la moins chere|plus abordable|"
    r"entree de gamme|plus petite?|plus economique)\b"
)
HIGHEST = re.compile(
    r"\b(?:most expensive|priciest|dearest|top[- ]tier|largest|biggest|plus che?re?s?|haut de gamme|plus grande?|plus complete?)\b"
)
TALKS = vocabulary("consultation consultations call calls appel appels session visio rendez meeting appointment entretien")


@dataclass(frozen=True, slots=True)
class Mention:
    """The subjects a stretch of text may name; none at all means something nobody here sells."""

    start: int
    end: int
    keys: frozenset[Key]
    gig: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    words: tuple[str, ...]
    key: Key
    whole: bool


def stems(words: Sequence[Token] | Sequence[str]) -> tuple[str, ...]:
    return tuple(stem(w if isinstance(w, str) else w.word, "en") for w in words)


class Run(NamedTuple):
    """Some words of a title that may stand for it, as stems."""

    words: tuple[str, ...]
    said: str
    alone: bool


class Title(NamedTuple):
    """A name taken apart: its stems, how many words it has with marks left out, and what may stand for it."""

    words: tuple[str, ...]
    length: int
    runs: tuple[Run, ...]


@lru_cache(maxsize=8192)
def taken_apart(name: str) -> Title:
    """Cached by its words: the same few titles come up in every check."""
    words = [t for t in tokens(name) if t.kind != "mark"]
    content = [w for w in words if w.word not in SMALL]
    runs = (content[first:last] for first in range(len(content)) for last in range(first + 1, len(content) + 1))
    shorter = [run for run in runs if run != words and len(run) < len(words)]
    return Title(stems(words), len(words), tuple(Run(stems(run), " ".join(stems(run)), len(run) == 1) for run in shorter))


class Vocabulary:
    """`prices` order the packages of a gig for "the cheapest" and the like.

    `items` are what packages include: words that stand there are no short names of an extra.
    """

    def __init__(self, subjects: Iterable[Subject], prices: Mapping[Key, int], items: Iterable[str] = ()) -> None:
        self._read: dict[str, tuple[Mention, ...]] = {}
        # One text, with an end of line between items that no run of words reaches over.
        self.items = "\n".join(" ".join(taken_apart(item).words) for item in items)
        self.subjects: dict[Key, Subject] = {(s.kind, s.id): s for s in subjects}
        self.prices = prices
        self.names: dict[str, list[Name]] = {}
        self.idents: dict[str, set[Key]] = {}
        for key, subject in self.subjects.items():
            self._learn(key, subject)
        self.meant = self._meanings()
        self.concepts = {k: frozenset(terms(" ".join(s.names[:1]))) for k, s in self.subjects.items() if k[0] in ("package", "extra")}

    def _learn(self, key: Key, subject: Subject) -> None:
        ident = subject.id.split("/")[-1]
        for name in {*subject.names}:
            title = taken_apart(name)
            if name == ident and title.length == 1:
                continue
            self._add(Name(title.words, key, True))
            self._add_parts(title, key)
        self.idents.setdefault(stem(ident.lower(), "en"), set()).add(key)

    def _meanings(self) -> dict[frozenset[str], set[Key]]:
        """Titles made of known concepts only, which a translation names as well."""
        meant: dict[frozenset[str], set[Key]] = {}
        for key, subject in self.subjects.items():
            for name in {title for first in subject.names[:1] for title in (first, first.split("(")[0])}:
                concepts = frozenset(terms(name))
                telling = len(concepts) > 1 or any(" " in c for c in concepts)
                if key[0] in ("package", "extra") and telling and all(c.startswith("c:") or c.isdigit() for c in concepts):
                    meant.setdefault(concepts, set()).add(key)
        return meant

    def _translated(self, text: str, words: Sequence[Token], place: int) -> tuple[Mention, int] | None:
        if not self.meant or words[place].kind != "word" or words[place].word in SMALL:
            return None
        for length in (4, 3, 2):
            last = place + length - 1
            if (
                last < len(words)
                and all(word.kind == "word" for word in words[place : last + 1])
                and all(terms(words[p].word, code) for p in (place, last) for code in ("en", "fr"))
            ):
                run = text[words[place].start : words[last].end]
                keys = self.meant.get(frozenset(terms(run, "en"))) or self.meant.get(frozenset(terms(run, "fr")))
                if keys:
                    return self._mention(words, place, last + 1, keys), last + 1
        return None

    def _add(self, name: Name) -> None:
        if name.words:
            self.names.setdefault(name.words[0], []).append(name)

    def _add_parts(self, title: Title, key: Key) -> None:
        """Runs of two or more words of a longer name, and single ones, which count only beside "package" and the like."""
        if key[0] == "gig":
            return
        for run in title.runs:
            if run.alone or run.said not in self.items:
                self._add(Name(run.words, key, False))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Left to right, the longest name first, none overlapping."""
        if text not in self._read:
            if len(self._read) >= REMEMBERED:
                self._read.clear()
            self._read[text] = tuple(self._mentions(text))
        return self._read[text]

    def _mentions(self, text: str) -> list[Mention]:
        words = tokens(text)
        folded = stems(words)
        found: list[Mention] = []
        place = 0
        while place < len(words):
            mention = self._at(words, folded, place) or self._superlative(words, place) or self._translated(text, words, place)
            if mention is None:
                place += 1
                continue
            made, place = mention
            found.append(made)
        return [*found, *self._unknown(words, found)]

    def _at(self, words: Sequence[Token], folded: Sequence[str], place: int) -> tuple[Mention, int] | None:
        best: list[tuple[bool, int, Key]] = []
        for name in self.names.get(folded[place], ()):
            length = self._length(name, words, folded, place)
            if length and (name.whole or self._stands_alone(words, place, place + length, name)):
                best.append((name.whole and length > 1, length, name.key))
        if best:
            whole, length, _ = max(best)
            keys = frozenset(key for w, n, key in best if (w, n) == (whole, length))
            if not any(key in self.prices for key in keys):
                # Another gig sells it under the same name in the other language, and its price is the one that is known.
                keys |= {k for key in keys for k in self.meant.get(self.concepts.get(key, frozenset()), ()) if k in self.prices}
            return self._mention(words, place, place + length, keys), place + length
        idents = self.idents.get(folded[place])
        if idents and self._is_ident(words, place, idents):
            chosen = self._of_kind(words, place, idents)
            return self._mention(words, place, place + 1, chosen), place + 1
        return None

    def _mention(self, words: Sequence[Token], first: int, end: int, keys: Iterable[Key]) -> Mention:
        chosen = frozenset(keys)
        return Mention(words[first].start, words[end - 1].end, chosen, all(k[0] == "gig" for k in chosen))

    def _length(self, name: Name, words: Sequence[Token], folded: Sequence[str], place: int) -> int:
        """How many tokens the name takes here, hyphens and small words between its parts included; 0 if it does not stand here."""
        at, need = place, 0
        while need < len(name.words) and at < len(words):
            if folded[at] == name.words[need]:
                need += 1
            elif need == 0 or words[at].word not in SMALL | {"-", "'", "("}:
                return 0
            at += 1
        return at - place if need == len(name.words) else 0

    def _stands_alone(self, words: Sequence[Token], first: int, end: int, name: Name) -> bool:
        beside = {words[p].word for p in (first - 1, end) if 0 <= p < len(words)}
        unique = len({n.key for n in self.names[name.words[0]] if n.words == name.words and n.key[0] == name.key[0]}) == 1
        if len(name.words) > 1:
            return unique
        if not unique or len(name.words[0]) < 3:
            return False
        named = bool(beside & SOLD[name.key[0]])
        capital = words[first].raw[:1].isupper() and first > 0 and words[first - 1].word not in (".", ":", "-", "|", "?", "!")
        return named or (capital and not words[first].raw.isupper())

    def _is_ident(self, words: Sequence[Token], place: int, keys: set[Key]) -> bool:
        near = {words[p].word for p in (place - 1, place + 1, place + 2) if 0 <= p < len(words)}
        word = words[place]
        kinds = {k[0] for k in keys}
        if "package" in kinds and word.word in TIERS:
            return not (place + 1 < len(words) and words[place + 1].word in ("quality", "rate", "rates", "fee", "practice"))
        if near & frozenset().union(*(SOLD[k] for k in kinds)):
            return True
        after = words[place + 1] if place + 1 < len(words) else None
        introduced = after is None or after.kind == "mark" or after.word in COPULA
        return "package" in kinds and word.raw[:1].isupper() and (place > 0 or introduced)

    def _of_kind(self, words: Sequence[Token], place: int, keys: set[Key]) -> set[Key]:
        near = {words[p].word for p in (place - 1, place + 1) if 0 <= p < len(words)}
        for kind in ("package", "extra"):
            if near & SOLD[kind] - {"option"} and any(k[0] == kind for k in keys):
                return {k for k in keys if k[0] == kind}
        return {k for k in keys if k[0] == "package"} or keys

    def _superlative(self, words: Sequence[Token], place: int) -> tuple[Mention, int] | None:
        if words[place].word not in EXTREMES:
            return None
        phrase = " ".join(w.word for w in words[place : place + 3]).replace(" - ", "-")
        for pattern, pick in ((LOWEST, min), (HIGHEST, max)):
            match = pattern.match(phrase)
            if match and not (words[place].word in ("plus", "moins") and not self._definite(words, place)):
                end = place + len(tokens(match.group()))
                keys = self._extreme(pick)
                return (self._mention(words, place, end, keys), end) if keys else None
        return None

    def _definite(self, words: Sequence[Token], place: int) -> bool:
        return place > 0 and words[place - 1].word in ("le", "la", "les")

    def _extreme(self, pick: object) -> frozenset[Key]:
        of_gig: dict[str | None, list[Key]] = {}
        for key in self.prices:
            if key[0] == "package":
                of_gig.setdefault(self.subjects[key].within, []).append(key)
        return frozenset((min if pick is min else max)(keys, key=lambda k: self.prices[k]) for keys in of_gig.values())

    def _unknown(self, words: Sequence[Token], found: Sequence[Mention]) -> list[Mention]:
        """ "The Gold package", "la formule Prestige": something named as sold that nobody here sells."""
        taken = [(m.start, m.end) for m in found]
        unknown: list[Mention] = []
        for place, word in enumerate(words):
            if word.word not in SOLD["package"] | SOLD["extra"]:
                continue
            for at in (place - 1, place + 1 + (place + 1 < len(words) and words[place + 1].word in ('"', "'"))):
                if 0 <= at < len(words) and self._is_strange(words, at, before=at < place) and not _inside(words[at], taken):
                    keys = self._by_concept(words[at].raw)
                    unknown.append(Mention(words[at].start, words[at].end, keys))
        return unknown

    def _is_strange(self, words: Sequence[Token], at: int, *, before: bool) -> bool:
        word = words[at]
        if word.kind != "word" or len(word.word) < 3:
            return False
        if word.word in TIERS:
            return True
        return word.raw[0].isupper() and at > 0 and words[at - 1].kind == "word" and word.word not in SOLD_WORDS | SMALL

    def _by_concept(self, name: str) -> frozenset[Key]:
        meant = frozenset(terms(name))
        return frozenset(key for key, concepts in self.concepts.items() if meant and meant & concepts)


@lru_cache(maxsize=128)
def known(subjects: tuple[Subject, ...], prices: tuple[tuple[Key, int], ...], items: tuple[str, ...]) -> Vocabulary:
    """The same names come up turn after turn."""
    return Vocabulary(subjects, dict(prices), items)


def _inside(word: Token, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in taken)
