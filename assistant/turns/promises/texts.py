"""Support from texts (rules, documents, answers): the same figure near the same words, or the same statement with the same sense."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from assistant.conversations.facts import Fact
from assistant.turns.promises.ledger import Ledger, meaning
from assistant.turns.promises.lines import words_of
from assistant.turns.promises.polarity import negative
from assistant.turns.promises.vocabulary import Key
from assistant.understanding.amounts import Amount, find

MEASURES = frozenset(("c:day", "c:hour", "c:week", "c:month", "c:year", "c:minute", "c:second", "c:business day", "c:quantity"))
ENOUGH = 0.28
GLOSS = re.compile(r"\s\[([^\[\]]{1,24})\]")


def content(text: str, language: str) -> frozenset[str]:
    return frozenset(t for t in meaning(text, language) if not t.isdigit()) - MEASURES


def equal(said: Amount, written: Amount) -> bool:
    """The same value, whatever the words; a bare number equals any figure of that size."""
    if said.kind == "date" and written.kind == "date":
        return any((a.month, a.day) == (b.month, b.day) and a.year in (None, b.year) for a in said.days for b in written.days)
    if said.kind == "time" or written.kind == "time":
        return said.clock is not None and said.clock == written.clock
    if said.low is None or written.low is None:
        return said.kind == written.kind == "count" and said.low == written.low
    if said.kind == "duration" and written.kind == "duration":
        return said.seconds == written.seconds and said.working == written.working and said.high in (None, written.high)
    if said.kind == "count" and not said.unit:
        return said.low in (written.low, written.high)
    ends = (written.low, written.high)
    return (
        said.kind == written.kind
        and said.low in ends
        and (said.high is None or said.high == written.high)
        and _unit(said) == _unit(written)
    )


def _unit(amount: Amount) -> str:
    return amount.unit if amount.kind == "money" else ""


def _unglossed(text: str) -> str:
    """Without a figure in brackets that only repeats the words before it: "three years [3 ans]"."""
    for match in reversed(list(GLOSS.finditer(text))):
        before = [a for a in find(text[: match.start()]) if a.end == match.start()]
        again = find(match[1])
        if before and len(again) == 1 and equal(again[0], before[-1]):
            text = text[: match.start()] + text[match.end() :]
    return text


class Texts:
    def __init__(self, ledger: Ledger, language: str) -> None:
        self.ledger = ledger
        self.language = language

    def figure(self, amount: Amount, clause: str, part: str, *, of: frozenset[Key] = frozenset(), least: float = ENOUGH) -> Fact | None:
        """A sentence that holds the figure and shares more with the clause than any sentence that holds another figure of its kind."""
        wanted, local = content(clause, self.language), content(part, self.language)
        least = max(least, 0.6) if len(wanted) <= 2 else least
        best: tuple[float, Fact] | None = None
        rival = 0.0
        for line in self.ledger.lines_for(clause):
            if of and not self.ledger.mentioned(line) & of:
                continue
            for written, near in zip(line.amounts, line.near, strict=True):
                if written.kind != amount.kind and amount.unit:
                    continue
                same = equal(amount, written)
                if not same and (written.article or written.kind != amount.kind):
                    continue
                score = self.share(wanted, line.terms) + 0.5 * self.share(local, near)
                shared = len(wanted & line.terms)
                if same and self.share(wanted, line.terms) >= least and shared >= min(2, len(wanted)) and (best is None or score > best[0]):
                    best = (score, line.fact)
                elif not same:
                    rival = max(rival, score)
        return best[1] if best and best[0] >= rival - 0.02 else None

    def quoted(self, text: str) -> Fact | None:
        """The text that holds these very words, as a sentence or a part of one; words such as "Léna writes:" may precede."""
        text = _unglossed(text)
        head, colon, tail = text.partition(": ")
        if colon and not any(mark.isdigit() for mark in head) and not negative(head) and not self.ledger.words.mentions(head):
            return self._verbatim(tail) or self._verbatim(text)
        return self._verbatim(text)

    def _verbatim(self, text: str) -> Fact | None:
        words = words_of(text)
        if words.count(" ") < 3:
            return None
        for line in (*self.ledger.lines, *self.ledger.history):
            place = line.words.find(words)
            if place >= 0 and not negative(line.words[:place] + " "):
                return line.fact
        return None

    def share(self, wanted: frozenset[str], having: frozenset[str]) -> float:
        """How much of what is wanted is there; between languages only concepts can tell."""
        if not wanted:
            return 0.0
        whole = self.ledger.weight(wanted & having) / self.ledger.weight(wanted)
        concepts = frozenset(t for t in wanted if t.startswith("c:"))
        if len(concepts & having) >= 2:
            whole = max(whole, 0.75 * self.ledger.weight(concepts & having) / self.ledger.weight(concepts))
        return whole

    def statement(  # noqa: PLR0913
        self,
        text: str,
        *,
        negative: bool,
        needing: Iterable[str] = (),
        least: float = 0.5,
        of: frozenset[Key] = frozenset(),
        telling: Callable[[str], bool] | None = None,
    ) -> Fact | None:
        """A sentence that says the same with the same sense. `needing` are terms it must hold, `telling` a test its words must pass."""
        wanted, needed = content(text, self.language), frozenset(needing)
        best: dict[bool, tuple[float, Fact]] = {}
        for line in self.ledger.lines_for(text) if len(wanted) > 1 else ():
            if (
                line.title
                or not needed <= line.terms
                or (of and not self.ledger.mentioned(line) & of)
                or (telling and not telling(line.text))
            ):
                continue
            score = self.share(wanted, line.terms)
            if score < least or len(wanted & line.terms) < min(2, len(wanted)):
                continue
            score += 0.3 * self.share(wanted, line.own)
            if line.negative not in best or score > best[line.negative][0]:
                best[line.negative] = (score, line.fact)
        same, other = best.get(negative), best.get(not negative)
        return same[1] if same and (other is None or same[0] >= other[0] - 0.1) else None

    def against(self, text: str, *, negative: bool) -> Fact | None:
        """A text that says the opposite of a statement nearly in its words, where no text says the same."""
        wanted = content(text, self.language)
        best: dict[bool, tuple[float, Fact]] = {}
        for line in self.ledger.lines:
            score = 0.0 if line.title else self.share(wanted, line.terms)
            if score >= 0.65 and len(wanted & line.terms) >= 2:
                score += 0.3 * self.share(wanted, line.own)
                if line.negative not in best or score > best[line.negative][0]:
                    best[line.negative] = (score, line.fact)
        same, other = best.get(negative), best.get(not negative)
        return other[1] if other and (same is None or same[0] < other[0] - 0.15) else None
