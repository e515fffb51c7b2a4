"""Promises made in words, days of the week, and statements that a text denies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.conversations.facts import Fact, FactKind
from assistant.turns.promises.binding import Bound
from assistant.turns.promises.days import HOLIDAYS, weekdays
from assistant.turns.promises.figures import Figure
from assistant.turns.promises.ledger import meaning
from assistant.turns.promises.polarity import hedged, negative
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.scope import item_terms
from assistant.turns.promises.sheet import Sheet
from assistant.turns.promises.texts import content
from assistant.turns.promises.vocabulary import Key
from assistant.turns.promises.wording import ALWAYS, COUNTS_AS, DISCOUNT, FREE, NO_WEEKENDS, SOON, Implied, in_order, owning, senses
from assistant.understanding.amounts import Amount
from assistant.understanding.written import level

FEE = re.compile(r"\b(?:fees?|commission|frais)\b")


@dataclass(frozen=True)
class WordsSaid:
    """Reads what carries no figure."""

    sheet: Sheet

    def weekdays(self, statement: Statement) -> None:
        if statement.question or hedged(statement.text):
            return
        for match in HOLIDAYS.finditer(level(statement.text)):
            if not negative(statement.text) and self.sheet.texts.statement(statement.text, negative=False, least=0.6) is None:
                self.sheet.missing(statement, "date", match.start(), match.end(), "No record says anything of that day.")
        for day, start, end in weekdays(statement.text):
            spoken = any(day == d for one in self.sheet.said for d, _, _ in weekdays(one))
            days, text = self.sheet.days, statement.text
            fact = days.of_a_date(day, start, end, statement) or days.weekday(day, statement)
            fact = fact or self.sheet.texts.statement(text, negative=negative(text), needing=meaning(text[start:end], self.sheet.language))
            if fact is not None:
                self.sheet.backed(statement, fact, start, end)
            elif not (spoken and re.search(r"\b(?:your|you|votre|vous)\b", level(statement.text)) and not self.sheet.days.weekly):
                self.sheet.missing(
                    statement,
                    "date",
                    start,
                    end,
                    f"No record says {statement.text[start:end]!r} like that: use only the hours a tool returned.",
                )

    def read(self, statement: Statement, meant: Implied) -> None:
        fact = self._implied_fact(statement, meant)
        if fact is not None:
            self.sheet.backed(statement, fact, meant.start, meant.end)
            return
        kinds: dict[str, FactKind] = {"free": "price", "discount": "price", "ratio": "price", "soon": "delivery", "unlimited": "revisions",
                                      "always": "date", "rule": "policy", "skill": "scope"}  # fmt: skip
        words = statement.text[meant.start : meant.end].strip()
        self.sheet.missing(
            statement,
            kinds[meant.sense],
            meant.start,
            meant.end,
            f"No record backs {words!r}: say only what a tool returned, or leave it out.",
        )

    def _implied_fact(self, statement: Statement, meant: Implied) -> Fact | None:
        here = Amount("count", "", meant.start, meant.end)
        bound = self.sheet.binder.bind(here)
        keys = frozenset(k for n in ((bound.named,) if bound.named else bound.carried) for part in n.group for k in part)
        text = statement.text if len(statement.text.split()) > 5 else f"{self.sheet.before} {statement.text}"
        if meant.sense == "free":
            return self._free(statement, keys, bound, text)
        if meant.sense == "unlimited":
            own = [f for k in keys for f in self.sheet.ledger.of(k, "revisions")]
            limitless = [f for f in (own or self.sheet.ledger.all("revisions")) if f.value["count"] is None]
            if own:
                return next(iter(limitless), None)
            sole = limitless[0] if len({f.subject.id for f in limitless}) == 1 else None
            return sole or self.sheet.texts.statement(text, negative=False, least=0.6)
        if meant.sense == "skill":
            return self._skill(meant.item)
        if meant.sense == "soon":
            return self.sheet.texts.statement(
                text,
                negative=negative(text),
                needing=meaning(statement.text[meant.start : meant.end]),
                least=0.6,
                # "Today" alone means nothing to search by, so a text without any such word would back it.
                telling=lambda line: bool(SOON.search(level(line))),
            )
        if meant.sense == "rule":
            return self._rule(statement, meant)
        if meant.sense == "always":
            if NO_WEEKENDS.search(level(statement.text)):
                return next((f for f in self.sheet.ledger.all("delivery") if f.value.get("working_days")), None)
            return self.sheet.texts.statement(
                text, negative=negative(text), least=0.5, telling=lambda line: bool(ALWAYS.search(level(line)))
            )
        taken_off = self._taken_off(statement, bound) if meant.sense == "discount" else None
        if taken_off is not None:
            return taken_off
        least = 0.6 if meant.sense == "ratio" else 0.5
        return self.sheet.texts.statement(
            text,
            negative=negative(text),
            least=least,
            needing=meaning(statement.text[meant.start : meant.end])[:1],
            # "Half price" is not borne out by what happens half-way.
            telling=(lambda line: bool(DISCOUNT.search(level(line)))) if meant.sense == "discount" else None,
        )

    def _taken_off(self, statement: Statement, bound: Bound) -> Fact | None:
        """An offer's discount, where its figure is said."""
        money = [Figure("price", a, statement, bound) for a in statement.amounts if a.kind == "money"]
        less = [f for f in self.sheet.ledger.all("price") if f.subject.kind == "part" and f.subject.id.endswith("#discount")]
        return next((f for f in less for figure in money if self.sheet.figures.same(figure, f)), None)

    def _free(self, statement: Statement, keys: frozenset[Key], bound: Bound, text: str) -> Fact | None:
        prices = [f for k in keys for f in self.sheet.ledger.of(k, "price")]
        nothing = [f for f in (prices or self.sheet.ledger.all("price")) if f.value["minor"] == 0]
        if nothing and (prices or len({f.subject.id for f in nothing}) == 1):
            return nothing[0]
        about = senses(text)
        told = self._free_text(text, least=0.8, about=about) if len(statement.text.split()) > 5 else None
        if told is not None:
            return told
        if prices and bound.tight:
            talk = all(k[0] == "consultation" for k in keys)
            own = senses(text)
            return (
                self.sheet.texts.statement(text, negative=negative(text), least=0.6, telling=lambda line: senses(line) <= own)
                if talk and own
                else None
            )
        whole = (
            bound.named is not None
            and bound.named.end - bound.named.start >= max((len(self.sheet.ledger.subjects[k].names[0]) for k in keys), default=0) // 2
        )
        if (
            prices
            and whole
            and all(k[0] == "extra" for k in keys)
            and not any(k[0] == "package" for n in bound.around for p in n.group for k in p)
        ):
            return None
        listed = next((f for f in self.sheet.scope.inside if self.sheet.scope.fits(statement.text, f)), None)
        return listed or self._free_text(text)

    def _free_text(self, text: str, least: float = 0.4, about: frozenset[int] | None = None) -> Fact | None:
        """A text that says itself that it costs nothing, about the same matter."""

        def telling(line: str) -> bool:
            return (
                bool(FREE.search(level(line)))
                and (about is None or senses(line) <= about)
                and (not FEE.search(level(text)) or bool(FEE.search(level(line))))
            )

        backing = (self.sheet.texts.statement(text, negative=sense, least=least, telling=telling) for sense in (True, False))
        return next((fact for fact in backing if fact is not None), None)

    def _skill(self, item: str) -> Fact | None:
        if self.sheet.scope.empty(item):
            return self.sheet.ledger.all("scope")[0] if self.sheet.ledger.all("scope") else None
        if self.sheet.scope.excluded_in(item, None):
            return None
        for fact in (*self.sheet.scope.inside, *self.sheet.scope.extras):
            if self.sheet.scope.fits(item, fact):
                return fact
        for line in self.sheet.ledger.lines:
            if (
                not line.negative
                and not line.title
                and any(of and self.sheet.texts.share(of, line.terms) >= 0.6 for _, of in item_terms(item))
            ):
                return line.fact
        return None

    def _rule(self, statement: Statement, meant: Implied) -> Fact | None:
        clause = _clause(self.sheet.unnamed(statement).text, meant)
        sense = negative(clause)
        defines = bool(COUNTS_AS.search(level(clause)))
        for fact in () if defines else self.sheet.ledger.all("scope"):
            if fact.value["included"] != sense and self.sheet.scope.fits(clause, fact):
                return fact
        about = senses(statement.text)
        assured = bool(GUARANTEES.search(level(clause)))
        return self.sheet.texts.statement(
            clause if len(content(clause, self.sheet.language)) > 1 else f"{self.sheet.before} {clause}",
            negative=sense,
            # What counts as what is a definition: nearly its words say nothing.
            least=0.5 if sense else 0.9 if defines else 0.7,
            telling=lambda line: (
                (not about or bool(senses(line) & about))
                and owning(statement.text, line)
                and in_order(statement.text, line)
                and (not assured or bool(GUARANTEES.search(level(line))))
            ),
        )

    def contradiction(self, statement: Statement) -> None:
        """A plain statement that a text denies, or the denial of what a text states; what was checked already is left alone."""
        if statement.question or statement.heading or statement.cell or hedged(statement.text) or self.sheet.binder.named:
            return
        if re.search(r"\b(?:but|however|mais|cependant|though)\b", level(statement.text)) or AT_HAND.match(level(statement.text)):
            return
        end = statement.start + len(statement.text)
        if any(statement.start <= start < end for _, start, _ in (*self.sheet.unbacked, *self.sheet.promises)):
            return
        fact = self.sheet.texts.against(statement.text, negative=negative(statement.text))
        if fact is not None:
            self.sheet.missing(statement, "policy", 0, len(statement.text), f"{fact.source.title!r} says otherwise: keep to its words.")


GUARANTEES = re.compile(r"\b(?:guarante\w*|warrant\w*|money[- ]back|garanti\w*|satisfaite?s? ou rembours\w*)\b")
"""That money may be paid back somewhere is no guarantee."""
AT_HAND = re.compile(r"\W*(?:i have no\b.*\bhere\b|je n'ai ici\b)")
"""What the assistant itself has to tell, not what is or is done."""


def _clause(text: str, meant: Implied) -> str:
    """The part of a sentence that holds the words in question."""
    cuts = [0, *(m.end() for m in re.finditer(r"[,;:]\s|\s(?:but|so|because|mais|donc|car)\s", level(text))), len(text)]
    start = max(c for c in cuts if c <= meant.start)
    return text[start : min(c for c in cuts if c >= min(meant.end, len(text)))]
