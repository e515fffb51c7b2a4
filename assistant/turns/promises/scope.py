"""What is said to be included or not, and whether a list of what is included or excluded says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.conversations.facts import Fact
from assistant.turns.promises.ledger import Ledger, meaning
from assistant.turns.promises.polarity import NEGATIVE, NOT_ONLY, elsewhere, negative
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.texts import MEASURES
from assistant.turns.promises.vocabulary import Key
from assistant.understanding.amounts import Amount, find
from assistant.understanding.written import level, tokens

VERB = re.compile(
    r"\b(?P<holds>includ(?:es?|ing)|contain(?:s|ing)?|(?<!sont )(?<!est )(?<!etre )(?<!seront )compris(?:es|ing)|"
    r"cover(?:s|ing)?|com(?:es?|ing) (?:\w+ )?with|featur(?:es|ing)|bundles?|"
    r"throws? in|inclu(?:t|ent|ant|ra)|comprend|comprennent|comprenant|contien(?:t|nent)|comporte(?:nt)?|couvre(?:nt)?)\b"
    r"|\b(?P<gives>gives? you|gets? you|you(?:'ll| will|'d| would)?(?: \w+)? (?:get|receive)|(?:i|we|he|she)(?:'ll|"
    r" will)? (?:also )?(?:deliver|provide|supply)|"
    r"vous (?:recevez|obtenez|aurez|recevrez|beneficiez)|(?:je|nous|elle|il)(?: vous)? (?:fourni\w*|livre\w*|remets))\b"
    r"|\b(?P<lacks>exclud(?:es?|ing)|without|lacks?|exclu(?:t|ent)|sans)\b"
)
PASSIVE = re.compile(
    r"\b(?:included|(?:is|are|be) (?:also |all |not )?(?:part of|covered|provided|supplied)|bundled|thrown in|built in|excluded|"
    r"inclu(?:se?s?|es?)|comprise?s?|(?:est|sont) (?:aussi |bien |pas |egalement )?(?:fourni\w*|couvert\w*|prevu\w*)|"
    r"exclue?s?|fait partie|font partie)\b"
)
SAID_OUT = re.compile(r"\b(?:exclud|exclu|without|lack|sans)")
STOP = re.compile(
    r"[.;:!?(]|\b(?:so|because|which|that|who|when|if|while|but|whereas|costs?|priced|delivered|within|unless|since|"
    r"although|as you|as requested|"
    r"instead|rather than|au lieu|plutot|compared|versus|afin|qui|que|quand|lorsque|si|mais|car|tandis|alors|coute\w*|"
    r"livre\w*|sous|puisque)\b|\b(?:for|at|in|pour|a|en) (?=[€$£]|\d+(?:[.,]\d+)? ?(?:€|[$]|£|eur|usd|gbp|cad|days?|"
    r"jours?|weeks?|hours?|h\b))|\s[-–—]\s"
    r"|(?:\band|\bet|,)\s+(?:then |also |puis )?(?:you|i|we|he|she|it|they|can|could|will|would|may|is|are|takes?|"
    r"costs?|gives?|the price|there|je|vous|nous|il|elle|on|ce|c'est|"
    r"peu\w+|est|sont|prend|le prix)\b"
)
SPLIT = re.compile(r",(?!\d)|\band\b|\bet\b|\+|&|\bplus\b|\bas well as\b|\bainsi que\b|\bor\b|\bou\b|\bni\b|\bnor\b|\bde meme que\b")
POINTING = re.compile(
    r"(?:\W|desolee?|sorry|i'm afraid|no|non|yes|oui|ce|c|n|this|that|it|these|not|pas|est|is|are|sont|cela|elle?s?|also|aussi|ne|the "
    r"following|"
    r"what|ce qui)*"
)
"""Words that only point to the list after the colon."""
FORMAT = re.compile(r"\b([A-Z]{2,4}\d?)s?\b")
FINITE = re.compile(r"\b(?:is|are|was|were|will|can|shows?|takes?|explains?|est|sont|sera|montre\w*|explique\w*|demande\w*)\b")
OTHERS = re.compile(
    r"\b(?:than|unlike|compared|whereas|while|only|instead|upgrade|other|another|but|difference|add|adds|adding|"
    r"plus de|mais|contrairement|seule?s?|seulement|"
    r"autres?|par rapport|ajoute\w*|option|need|besoin|want|if|si|for)\b"
)
SUBJECTS = frozenset(
    (
        "c:package", "c:price", "c:delivery", "c:include", "c:exclude", "c:extra", "c:offer", "c:order", "c:revision",
        "c:free", "everyth", "price", "full", "complet", "final", "profession", "high", "qualiti", "tout", "total", "follow",
        "suivant", "element", "item", "yes", "oui", "sorri", "unlimit", "c:unlimited", "c:fast", "standard", "basic",
        "premium", "c:work", "c:service", "gig", "c:gig",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said to be in or out; start and end are places in the statement."""

    item: str
    start: int
    end: int
    included: bool


def claims(statement: Statement) -> list[Claim]:
    text = level(statement.text)
    found: list[Claim] = []
    active = [m for m in VERB.finditer(text) if not _noun(text, m)]
    for place, match in enumerate(active):
        until = active[place + 1].start() if place + 1 < len(active) else len(text)
        denied = _denied(text, match.start())
        if match.group("gives") and denied:
            continue
        out = bool(SAID_OUT.match(match.group())) ^ denied
        found += _items(statement.text, match.end(), _stop(text, match.end(), until), not out)
    for match in PASSIVE.finditer(text):
        if any(a.start() <= match.start() < a.end() for a in active):
            continue
        listed = re.match(r"[^:.;!?]{0,12}:\s", text[match.end() :])
        if listed and POINTING.fullmatch(text[: match.start()]):
            sense = not (bool(re.match(r"exclu", match.group())) ^ negative(text[: match.end()]))
            found += _items(statement.text, match.end() + listed.end(), _stop(text, match.end() + listed.end(), len(text)), sense)
            continue
        start = max(
            (
                m.end()
                for m in re.finditer(
                    r"[.;:!?]|\((?![^)]*\))|\b(?:but|mais|while|whereas|that|que|because|car)\b|\s[-–—]\s", text[: match.start()]
                )
            ),
            default=0,
        )
        if any(start <= a.start() < match.start() for a in active):
            continue
        out = bool(re.match(r"exclu", match.group())) ^ negative(_clause(text, start, match))
        if not text[start : match.start()].strip() and start:
            start = max((m.end() for m in re.finditer(r"[.;!?(]", text[: start - 1])), default=0)
        found += _items(statement.text, start, _copula(text, start, match.start()), not out)
        if not found:
            found += _items(statement.text, match.end(), _stop(text, match.end(), len(text)), not out)
    return found


def list_sense(text: str) -> bool | None:
    """Whether "Includes:" or "Not included:" opens a list, and of which sense."""
    flat = level(text)
    if not flat.rstrip().endswith(":"):
        return None
    found = VERB.search(flat) or PASSIVE.search(flat)
    if found is None:
        return None
    return not (bool(SAID_OUT.match(found.group())) ^ _denied(flat, found.start()))


def _noun(text: str, match: re.Match[str]) -> bool:
    """ "cover" or "features" as a thing, not as a verb."""
    return match.group() in ("cover", "features", "bundle", "bundles") and bool(
        re.search(r"\b(?:a|the|book|of|your|new|all)\s$", text[: match.start()])
    )


def _clause(text: str, start: int, match: re.Match[str]) -> str:
    return text[start : match.end()] if not match.group().startswith("exclu") else text[max(start, match.start() - 12) : match.start()]


def _denied(text: str, place: int) -> bool:
    before = re.split(r"[,;:]|\bbut\b|\bmais\b", text[:place])[-1]
    return bool(NEGATIVE.search(NOT_ONLY.sub(" ", before)))


def _stop(text: str, start: int, until: int) -> int:
    stop = STOP.search(text, start + 1, until)
    if (
        stop
        and text[stop.start()] == ":"
        and re.fullmatch(
            r"\s*(?:(?:the |what |all |tout |ce qui |les? )?(?:follow\w+|suivant\w*|elements?|suit))?\s*", text[start : stop.start()]
        )
    ):
        stop = STOP.search(text, stop.end() + 1, until)
    return stop.start() if stop else until


def _copula(text: str, start: int, place: int) -> int:
    found = list(re.finditer(r":\s*$|\b(?:is|are|isn't|aren't|comes?|will be|est|sont|n'est|ne sont|n'etes)\b|\(|\s-", text[start:place]))
    return start + found[-1].start() if found else place


def _items(text: str, start: int, stop: int, included: bool) -> list[Claim]:
    found: list[Claim] = []
    at = start
    flat = level(text)
    for match in [*SPLIT.finditer(flat, start, stop), None]:
        end = match.start() if match else stop
        if match and flat.count("(", at, end) > flat.count(")", at, end):
            continue  # "the source files (InDesign, Illustrator)" is one item
        piece = text[at:end]
        other = PASSIVE.search(level(piece)) if at > start else None
        finite = FINITE.search(level(piece)) if at > start else None
        if other:
            # "…, and 2 revisions are part of it": a claim of its own, with its own sense.
            end_of = _copula(level(piece), 0, other.start())
            found.append(Claim(piece[:end_of].strip(), at, at + end_of, not (other.group().startswith("exclu") ^ negative(piece))))
        elif piece.strip(" \t'\"«»():-") and not finite:
            found.append(Claim(piece.strip(), at, end, included))
        at = match.end() if match else end
    return found


class Scope:
    def __init__(self, ledger: Ledger, language: str) -> None:
        self.ledger = ledger
        self.language = language if language == "fr" else "en"
        self.inside = [f for f in ledger.all("scope") if f.value["included"] and not f.value.get("extra")]
        self.extras = [f for f in ledger.all("scope") if f.value.get("extra")]
        self.outside = [f for f in ledger.all("scope") if not f.value["included"]]

    def fits(self, item: str, fact: Fact, *, whole: bool = False) -> bool:
        """The item is what the fact lists: most of its words, and the words that matter, and no other number."""
        return _fits(item, str(fact.value["item"]), whole)

    def reaches(self, item: str, fact: Fact) -> bool:
        """The fact lists as many of the item, or more, or does not count them."""
        listed = str(fact.value["item"])
        alike = any(terms & of for (_, terms), (_, of) in zip(item_terms(item), item_terms(listed), strict=True))
        wanted, given = ([a.low for a in find(text) if a.kind == "count" and a.low is not None] for text in (item, listed))
        return alike and not (wanted and given and max(given) < max(wanted))

    def empty(self, item: str) -> bool:
        return not any(terms for language, terms in item_terms(item) if language == self.language)

    def back(self, claim: Claim, keys: frozenset[Key], gig: str | None) -> Fact | None:
        """The record that says the item is in, or out, of these subjects (of any, where none is named)."""
        own = [f for f in self.inside if (f.subject.kind, f.subject.id) in keys]
        within = [f for f in self.inside if gig is None or self.ledger.gig_of((f.subject.kind, f.subject.id)) == gig]
        packages = {k for k in keys if k[0] == "package"}
        listed = next((f for f in (own if packages and own else within) if self.fits(claim.item, f)), None)
        excluded = next((f for f in self._excluded(gig) if self.fits(claim.item, f, whole=True)), None)
        sold = next((f for f in self.extras if self.fits(claim.item, f, whole=True)), None)
        if claim.included:
            if sold and listed and not self._closer(claim.item, listed, sold):
                return None
            return listed if listed and not (excluded and not self._closer(claim.item, listed, excluded)) else None
        loose = excluded or next((f for f in self._excluded(gig) if self.fits(claim.item, f)), None)
        if listed and not excluded and (packages or not own):
            return loose if loose and not self._closer(claim.item, listed, loose) else None
        excluded = loose
        extra = next((f for f in self.extras if self.fits(claim.item, f)), None)
        elsewhere_ = next((f for f in within if f not in own and self.fits(claim.item, f)), None) if own else None
        return excluded or extra or elsewhere_

    def _excluded(self, gig: str | None) -> list[Fact]:
        return [f for f in self.outside if gig is None or self.ledger.gig_of((f.subject.kind, f.subject.id)) == gig]

    def _closer(self, item: str, a: Fact, b: Fact) -> bool:
        """Whether the item shares a larger part with `a` than with `b`."""

        def part(fact: Fact) -> float:
            shares = []
            for language in ("en", "fr"):
                terms, of = (frozenset(t for t in meaning(text, language) if not t.isdigit()) for text in (item, str(fact.value["item"])))
                shares.append(len(terms & of) / max(len(terms | of), 1))
            return max(shares)

        return part(a) > part(b)

    def intruder(self, statement: Statement, gig: str | None) -> Fact | None:
        """Something excluded that a plain, positive statement speaks of."""
        if negative(statement.text) or elsewhere(statement.text) or statement.question:
            return None
        return self.excluded_in(statement.text, gig)

    def stray(self, statement: Statement, name: tuple[int, int], keys: frozenset[Key], gig: str | None) -> Fact | None:
        """Something only other packages list, in a positive statement about this one. `name` is where its name stands."""
        plain = statement.text[: max(name[0], 0)] + " " * (name[1] - name[0]) + statement.text[max(name[1], 0) :]
        own = [f for f in self.inside if (f.subject.kind, f.subject.id) in keys]
        text = level(statement.text)
        if not own or negative(statement.text) or statement.question or OTHERS.search(text):
            return None
        said = {language: frozenset(meaning(plain, language)) for language in ("en", "fr")}
        for fact in self.inside:
            if fact in own or find(str(fact.value["item"])) or (gig and self.ledger.gig_of((fact.subject.kind, fact.subject.id)) != gig):
                continue
            listed = str(fact.value["item"])
            if any(self.fits(listed, f) or self.fits(str(f.value["item"]), fact) for f in own):
                continue
            for language in ("en", "fr"):
                of = frozenset(t for t in meaning(listed, language) if not t.isdigit())
                if of and of <= said[language] and self._close_together(plain, of, language, len(listed.split())):
                    return fact
        return None

    def covers(self, a: Fact, b: Fact) -> bool:
        """Every word of `b`'s item is also one of `a`'s."""
        both = ((frozenset(meaning(str(f.value["item"]), language)) for f in (a, b)) for language in ("en", "fr"))
        return any(of_b <= of_a for of_a, of_b in both)

    def excluded_in(self, text: str, gig: str | None) -> Fact | None:
        whole = {language: frozenset(meaning(text, language)) for language in ("en", "fr")}
        for fact in self._excluded(gig):
            for language in ("en", "fr"):
                of = frozenset(t for t in meaning(str(fact.value["item"]), language) if not t.isdigit())
                if of and of <= whole[language] and self._close_together(text, of, language, len(str(fact.value["item"]).split())):
                    return fact
        return None

    def _close_together(self, text: str, of: frozenset[str], language: str, length: int) -> bool:
        words = [t for t in tokens(text) if t.kind != "mark"]
        for place in range(len(words)):
            last = words[min(place + length + 2, len(words)) - 1]
            if of <= frozenset(meaning(text[words[place].start : last.end], language)):
                return True
        return False


@lru_cache(maxsize=4096)
def item_terms(item: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The item's terms, read in either language, without what every offer has."""
    for amount in find(item):
        item = item.replace(amount.text, " " if not amount.unit or amount.kind != "count" else f" {amount.text.split()[-1]} ")
    return tuple(
        (language, frozenset(t for t in meaning(item, language) if not t.isdigit()) - SUBJECTS - MEASURES) for language in ("en", "fr")
    )


@lru_cache(maxsize=8192)
def _fits(item: str, listed: str, whole: bool) -> bool:
    # Every item is held against every other one, in every check anew.
    if not numbers_agree(find(item), find(listed)) or _formats(item) - _formats(listed):
        return False
    for (language, terms), order in zip(item_terms(item), _listed_terms(listed), strict=True):
        of = frozenset(order)
        if not terms or not of or not terms & of:
            continue
        shared = terms & of
        here, there = len(shared) / len(terms), len(shared) / len(of)
        if whole:
            if of <= terms or of <= frozenset(meaning(item, language)):
                return True
        elif here >= 0.5 and there >= 0.5 or (here == 1 and (len(terms) > 1 or terms <= {order[0], order[-1]})):
            return True
    return False


@lru_cache(maxsize=4096)
def _listed_terms(listed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """As read in English and in French, without numbers, in their order."""
    english, french = (tuple(t for t in meaning(listed, language) if not t.isdigit()) for language in ("en", "fr"))
    return english, french


@lru_cache(maxsize=4096)
def _formats(text: str) -> frozenset[str]:
    """What is written in capitals, such as MP3 and SVG."""
    return frozenset(FORMAT.findall(text))


def numbers_agree(said: Sequence[Amount], listed: Sequence[Amount]) -> bool:
    """Every figure said of the item is one the list gives, where either gives any."""
    figures = [a for a in said if a.low is not None and a.kind in ("count", "duration") and not a.article and a.unit not in ("x",)]
    known: Iterable[Amount] = [a for a in listed if a.low is not None]
    plain = [a for a in figures if not (a.low == 1 and not list(known))]
    return all(any((a.seconds or a.low) == (b.seconds or b.low) for b in known) for a in plain)
