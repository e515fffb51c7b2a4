"""What a yes-or-no question asks for ("Is *hosting* included in the price?"), and how far a listed thing is that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.subject import PLAIN
from assistant.understanding.terms import CONCEPT, light, terms
from assistant.understanding.text import fold, sentences, words

NAMED = "w:"
"""Marks the word itself among its meanings."""
ASIDE = 0.35
"""What a word behind a preposition counts for: in "photos of the finished jars" it is the photos that are asked for."""
PURPOSE = 0.1
"""What a word counts for that says what a thing is to be good for."""
EVERYDAY = 0.3
UNTRANSLATED = 0.4
"""What a word counts for that cannot be compared, because the list is in the other language."""
_WINDOW = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """One word with all that it may mean: by itself, and in the phrases it is part of ("product photos": photo, product photo)."""

    word: str
    meanings: frozenset[str]
    weight: float = 1.0

    proper: bool = False
    """The name of a thing, which nothing else can stand for."""

    @property
    def known(self) -> bool:
        """Whether it can be found in both languages."""
        return self.proper or any(term.startswith(CONCEPT) for term in self.meanings)

    @property
    def strong(self) -> bool:
        return self.weight > ASIDE


@dataclass(frozen=True, slots=True)
class Asked:
    """`core` is the thing itself, `aside` what stands behind a preposition."""

    core: tuple[Unit, ...]
    aside: tuple[Unit, ...] = ()
    within: bool = False
    """Whether it is asked for as a part of something else: "is … included", not "do you …"."""

    @property
    def all(self) -> tuple[Unit, ...]:
        return (*self.core, *self.aside)

    def without(self, said: frozenset[str]) -> Asked:
        """Without words that `said` explains; where only everyday words are left, those are what is asked."""
        core, aside = (tuple(u for u in part if not u.meanings & said) for part in (self.core, self.aside))
        if core and not any(unit.strong for unit in core):
            core = tuple(replace(u, weight=1.0) if not u.meanings & _DOING else u for u in core)
        return replace(self, core=core, aside=aside)


_KEPT = frozenset(("c:file", "c:print", "c:rush", "c:revision", "c:existing"))
_NOTHING = PLAIN - _KEPT
# Words that any service could be asked with.
_DOING = frozenset(
    """provid suppli includ add make deliv send give offer handl take care come ship produc part bit c:send c:sell c:provide
    fourn fourniss livr ajout donn envoi propos inclur comprendr prevoir gere ger partie part prend occup
    c:page page say text c:text c:file""".split()
)


# One file format is not another, though both are audio.
_FORMATS = re.compile(
    r"\b(?:mp[34]|wav|aiff?|flac|ogg|pdf|svg|png|jpe?g|gif|psd|eps|indd|idml|tiff?|docx?|xlsx?|pptx?|csv|json|srt|vtt|mov|epub)s?\b"
)
# Letters and a number are a name: "C2", "A4".
_CODE = re.compile(r"[a-z]{1,2}\d{1,3}")


@lru_cache(maxsize=4096)
def units(text: str, language: str) -> tuple[Unit, ...]:
    """The words of a text that say something, with their meanings and their weight."""
    said = [word.text for word in words(text)]
    alone = [frozenset(t for t in terms(word, language) if not t.isdigit()) for word in said]
    found = []
    for place, word in enumerate(said):
        meanings = (alone[place] | _phrases(said, place, alone, language)) - _NOTHING if alone[place] else frozenset()
        if _FORMATS.fullmatch(word) or _CODE.fullmatch(word):
            found.append(Unit(word, frozenset({NAMED + word})))
        elif meanings:
            found.append(Unit(word, meanings | {NAMED + word}, EVERYDAY if meanings <= light() | _DOING else 1.0))
    return tuple(found)


def _phrases(said: Sequence[str], place: int, alone: Sequence[frozenset[str]], language: str) -> frozenset[str]:
    """Concepts of the phrases around a word, which none of their words has alone."""
    found: set[str] = set()
    for length in range(2, _WINDOW + 1):
        for start in range(max(0, place - length + 1), min(place, len(said) - length) + 1):
            meant = terms(" ".join(said[start : start + length]), language)
            inside = frozenset().union(*alone[start : start + length])
            if len(meant) == 1 and meant[0].startswith(CONCEPT) and meant[0] not in inside:
                found.add(meant[0])
    return frozenset(found)


_BEHIND = re.compile(
    r"\b(?:of|for|that|which|to|from|in|into|on|onto|with|without|by|at|behind|during|while|if|than|as|so|because|other than|under|over"
    r"|de|du|des|d'|pour|qui|dans|sur|avec|sans|par|chez|vers|en|derriere|si|quand|lors|pendant|depuis|afin|parce|meme|au|aux|a) "
    r"|\bd'"
)
_FOR = frozenset(("for", "that", "which", "so", "pour", "qui"))
# Where the thing asked for stands, most telling pattern first.
_IN = r"(?:included|part|covered|provided|supplied|in (?:the|your|it|there|this|that)|extra|free|available|possible|with (?:the|your|it))"
_THING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:is|are|isn't|aren't|will) (?P<x>[^.?!]+?) (?:be )?(?:also |already |always |all |not )?{_IN}\b",
        r"\b(?:do|does|will|would|doesn't|don't)\b[^.?!]{0,60}? (?:include|cover|comes? with|contain|extend to)s? (?P<x>[^.?!]+)",
        r"\b(?:do|will|can|could|would|don't) (?:i|we) (?:also |then )?(?:get|receive|have) (?P<x>[^.?!]+)",
        r"\b(?P<x>[^.?!,:]+?) (?:est|sont|sera|seront)(?:-(?:il|elle|ils|elles|ce))? (?:aussi |deja |bien |egalement )?"
        r"(?:comprise?s?|incluse?s?|fournie?s?|prevue?s?|en plus|en option|dans le (?:prix|forfait))\b",
        r"\b(?P<x>[^.?!,:]+?) (?:fait|font)(?:-(?:il|elle|ils|elles))? (?:aussi |bien )?partie\b",
        r"\b(?:comprend|comprennent|inclut|incluent|couvre|couvrent|contient)(?:-(?:il|elle|ils|elles))? (?P<x>[^.?!]+)",
        r"\b(?:(?:can|could|do|does|would|will|did) (?:you|he|she|they|we|i|[a-z]+)"
        r"|(?:you|he|she|they)(?:'d|'ll| can| will| would| also| do))\b"
        r" (?P<x>[^.?!]+)",
        r"\b(?:need|looking for|would like|i'd like|we'd like|besoin d(?:e |'|u |es )|voudrais|voudrions|cherch\w+|faudrait|me faut"
        r"|nous faut) ?(?P<x>[^.?!]+)",
    )
)
_OPENING = re.compile(r"^\W*(?:(?:and|et|but|mais|so|alors|ok|hi|hello|bonjour|also|aussi|est-ce que|est-ce qu'|est ce que)\W+)+")


@lru_cache(maxsize=1024)
def asked_thing(text: str, language: str) -> Asked:
    """The thing a question asks for: from the last sentence that asks, else from the one before it, that it points back to."""
    within = bool(_PART.search(fold(text)))
    parts = sentences(text)
    last = max((place for place, part in enumerate(parts) if "?" in part or _WHETHER.search(fold(part))), default=-1)
    found = (_asked_in(part, language) for part in reversed(parts[: last + 1]))
    named = next((asked for asked in found if any(unit.strong for unit in asked.core)), None)
    return replace(named or _asked_in(text, language), within=within)


def _asked_in(text: str, language: str) -> Asked:
    """The thing that a sentence's words point to; the whole sentence where none do."""
    folded = _OPENING.sub("", fold(text))
    names = frozenset(word.text for name in (*_NAMES.findall(text), *_FORMATS.findall(folded)) for word in words(name)) - _TONGUES
    for pattern in _THING:
        match = pattern.search(folded)
        if match and any(u.strong for u in units(match["x"], language)):
            return _named(_parted(match["x"], language), names)
    return _named(_parted(folded, language), names)


_WHETHER = re.compile(r"\b(?:asks?|asking|wonder\w*|know|sure|demande\w*|savoir) (?:you |me |us |vous |nous )?(?:if|whether|si)\b")
# Asks for a part of something, not for a service.
_PART = re.compile(
    r"\b(?:includ\w+|covers?|covered|comes? with|contain\w*|part of|in the price|do (?:i|we) (?:also )?get"
    r"|inclu\w+|comprise?s?|comprend\w*|couvr\w+|fait partie|font partie|dans le prix)\b"
)
# A word with a capital inside a sentence, or of capitals: the name of a thing.
_NAMES = re.compile(r"(?<=[a-zà-ÿ,;:'’] )(?:[A-ZÀ-Þ][\w.+#-]*|[a-z]+[A-Z]\w*)|\b[A-Z]{2,}\d*\b")


_TONGUES = frozenset(fold(name) for names in wording.TONGUES.values() for name in names.values())


def _named(asked: Asked, names: frozenset[str]) -> Asked:
    def known(unit: Unit) -> Unit:
        return (
            replace(unit, meanings=frozenset({NAMED + unit.word}), proper=True, weight=max(unit.weight, ASIDE))
            if unit.word in names
            else unit
        )

    return Asked(tuple(map(known, asked.core)), tuple(map(known, asked.aside)))


def _parted(text: str, language: str) -> Asked:
    """What comes before the first preposition that follows something said is the thing itself."""
    for match in _BEHIND.finditer(text):
        core = units(text[: match.start()], language)
        if any(unit.strong for unit in core):
            behind = units(text[match.end() :], language)
            whole = {u.word: u for u in units(text, language)}
            least = PURPOSE if match.group().strip() in _FOR else ASIDE
            return Asked(tuple(_wider(u, whole) for u in core), tuple(replace(_wider(u, whole), weight=u.weight * least) for u in behind))
    return Asked(units(text, language))


def _wider(unit: Unit, whole: dict[str, Unit]) -> Unit:
    """With what it means in a phrase that goes over the preposition ("certificat de naissance")."""
    other = whole.get(unit.word, unit)
    return replace(unit, meanings=unit.meanings | other.meanings, weight=max(unit.weight, other.weight))


@dataclass(frozen=True, slots=True)
class Listed:
    """A list entry, with its own thing and what stands behind it: the *deployment* to your hosting."""

    text: str
    language: str

    @property
    def thing(self) -> Asked:
        return _parted(fold(_COUNTED.sub("", self.text)), self.language)

    @property
    def meanings(self) -> frozenset[str]:
        return _united(units(self.text, self.language))

    @property
    def head(self) -> tuple[Unit, ...]:
        """The words that say what it is: the last before a preposition in English, the first in French; of each thing in a pair."""
        core = fold(_COUNTED.sub("", self.text))
        first = _BEHIND.search(core)
        if first and any(unit.strong for unit in units(core[: first.start()], self.language)):
            core = core[: first.start()]
        things = [units(part, self.language) for part in re.split(r"\b(?:and|or|et|ou)\b|[,/&()]", core)]
        strong = [[unit for unit in thing if unit.strong] for thing in things]
        return tuple(thing[0 if self.language == "fr" else -1] for thing in strong if thing)


_COUNTED = re.compile(r"^\W*(?:(?:up to|jusqu'a|jusqu'à|au plus)\s+)?[\d.,]+\s*(?:x\s+)?", re.IGNORECASE)


def _united(found: Iterable[Unit]) -> frozenset[str]:
    return frozenset().union(*(unit.meanings for unit in found))


def covered(asked: Sequence[Unit], said: frozenset[str], *, foreign: bool) -> float:
    """How much of what is asked is in what is said, 0..1."""
    total = part = 0.0
    for unit in asked:
        hit = bool(unit.meanings & said)
        weight = unit.weight * (UNTRANSLATED if foreign and not unit.known and not hit else 1.0)
        total += weight
        part += weight if hit else 0.0
    return part / total if total else 0.0


def names_head(asked: Asked, item: Listed) -> bool:
    """Whether what an entry is, and not only what it is for, is asked for."""
    heard = _united(asked.all)
    return any(unit.meanings & heard for unit in item.head if unit.strong)
