"""Reads a reply statement by statement and says which of its promises a record backs and which none does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.conversations.facts import Fact, Promise, Subject
from assistant.turns.promises.amounts_said import AmountsSaid
from assistant.turns.promises.assertions_said import AssertionsSaid
from assistant.turns.promises.items_said import ItemsSaid
from assistant.turns.promises.ledger import Ledger
from assistant.turns.promises.literal import Literals
from assistant.turns.promises.offer_parts import OfferParts
from assistant.turns.promises.reading import Statement, statements
from assistant.turns.promises.sheet import Sheet, Unbacked
from assistant.turns.promises.speech import talked
from assistant.turns.promises.wording import implied
from assistant.turns.promises.words_said import WordsSaid

MOST_AMOUNTS = 60
"""Amounts of one statement; more are no sentence, and reading each against all others would take minutes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    promises: tuple[Promise, ...]
    unbacked: tuple[Unbacked, ...]


def check(text: str, facts: Sequence[Fact], *, language: str, names: Sequence[Subject] = (), said: Sequence[str] = ()) -> Verdict:
    """`names` are all subjects that may be spoken of, with or without facts here; `said` the client's messages, oldest first.

    A quote's name is "3 × One label + Source files": its parts and their numbers are read from it.
    """
    return _Reading(text, composed=False).verdict(Ledger(facts, names), language, tuple(said))


def check_composed(text: str, facts: Sequence[Fact], *, language: str, names: Sequence[Subject] = (), said: Sequence[str] = ()) -> Verdict:
    """`check` for the embedded model, whose sentences are this project's own phrases around a record's words.

    Every amount and date it says is matched with a record. What its phrases say around them ("Yes, as an extra: …", "2 × One label +
    …") is put together from lists by code, and reading it as free prose would only hold back what is true.
    """
    return _Reading(text, composed=True).verdict(Ledger(facts, names), language, tuple(said))


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    composed: bool

    def verdict(self, ledger: Ledger, language: str, said: tuple[str, ...]) -> Verdict:
        places = [place for place, character in enumerate(self.text) if character.isspace() or character.isprintable()]
        visible = "".join(self.text[place] for place in places)
        sheet = Sheet(ledger, language, said, statements(visible, language))
        _read(sheet, self.composed)
        original = _Original(self.text, places)
        promises = [replace(p, text=original.cut(start, end)) for p, start, end in sheet.promises]
        unbacked = [replace(u, text=original.cut(start, end)) for u, start, end in sheet.unbacked]
        return Verdict(tuple(dict.fromkeys(promises)), tuple(dict.fromkeys(unbacked)))


@dataclass(frozen=True, slots=True)
class _Original:
    """Cuts the words as written, invisible characters included."""

    text: str
    places: Sequence[int]

    def cut(self, start: int, end: int) -> str:
        return self.text[self.places[start] : self.places[end - 1] + 1] if end > start else ""


def _read(sheet: Sheet, composed: bool) -> None:
    parts = OfferParts(sheet.figures)
    amounts, items, words = AmountsSaid(sheet, parts, composed), ItemsSaid(sheet), WordsSaid(sheet)
    literals, asserted = Literals(sheet), AssertionsSaid(sheet)
    if not composed:
        items.agreement()
    for statement in sheet.statements:
        sheet.binder.read(statement, skipping=literals.carried(statement))
        parts.begin(statement)
        quoted = sheet.texts.quoted(statement.text)
        if len(statement.amounts) > MOST_AMOUNTS:
            sheet.missing(statement, "price", 0, len(statement.text), "Say fewer numbers in one sentence: nobody can check so many.")
        elif quoted is not None:
            _quoted(sheet, statement, quoted)
        else:
            statement = literals.strip(statement)
            before = len(sheet.unbacked)
            included = items.read(statement)
            if composed:
                del sheet.unbacked[before:]
            for amount in statement.amounts:
                amounts.read(statement, amount, included)
            words.weekdays(statement)
            if not composed:
                for meant in implied(statement):
                    words.read(statement, meant)
                items.intruder(statement)
                words.contradiction(statement)
                asserted.read(statement, included)
        sheet.binder.leave()
        if not statement.cell:
            sheet.before = statement.text


def _quoted(sheet: Sheet, statement: Statement, fact: Fact) -> None:
    """Words of a text as they stand there bind as that text does."""
    for amount in statement.amounts:
        if not talked(amount, statement):
            sheet.backed(statement, fact, amount.start, amount.end)
