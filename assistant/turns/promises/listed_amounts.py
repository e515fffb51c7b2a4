"""Figures that stand in a list of what is included, in a title, a quote or a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.conversations.facts import Fact
from assistant.turns.promises.binding import Bound
from assistant.turns.promises.days import weekdays
from assistant.turns.promises.ledger import either, meaning
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.sheet import Sheet
from assistant.turns.promises.texts import equal
from assistant.understanding.amounts import Amount, find


@dataclass(frozen=True)
class ListedAmounts:
    """Looks a figure up where it is written out in words."""

    sheet: Sheet

    def many(self, amount: Amount) -> Fact | None:
        """ "3 labels", where a quote counts three of them."""
        if amount.kind != "count" or not amount.unit:
            return None
        of = frozenset(meaning(amount.unit))
        for bundle in self.sheet.ledger.bundles:
            for key, count in bundle.parts.items():
                if count == amount.low and (
                    amount.unit.startswith("x") or of & frozenset(meaning(self.sheet.ledger.subjects[key].names[0]))
                ):
                    return bundle.facts[0]
        return None

    def talk(self, amount: Amount, bound: Bound) -> Fact | None:
        """The length of a consultation, where it is one that names itself."""
        named = bound.named
        if named is None or amount.kind != "duration":
            return None
        return next(
            (
                f
                for keys in named.group
                for k in keys
                if k[0] == "consultation"
                for f in self.sheet.ledger.of(k, "delivery")
                if self._length(f, amount)
            ),
            None,
        )

    def _length(self, fact: Fact, amount: Amount) -> bool:
        return amount.seconds is not None and int(amount.seconds) == int(fact.value.get("minutes", 0)) * 60

    def in_list(self, statement: Statement, amount: Amount, bound: Bound) -> Fact | None:
        """A figure inside an item of what is included, or inside a title, beside the words that stand there."""
        named = frozenset(k for keys in (bound.named.group if bound.named else ()) for k in keys)
        whole = statement.text + " " + statement.label + " " + self.sheet.before
        spoken = either(whole)
        own = [f for f in self.sheet.scope.inside if (f.subject.kind, f.subject.id) in named]
        packages = any(k[0] == "package" for k in named)
        counted = either(amount.unit)
        if "c:revision" in counted:
            return None
        for fact in own or (() if packages else self.sheet.scope.inside):
            item = str(fact.value["item"])
            terms = frozenset(t for t in meaning(item) if not t.isdigit())
            if any(self._alike(amount, a, counted) for a in find(item)) and len(terms & spoken) * 2 >= len(terms):
                return fact
        for key in named or self.sheet.ledger.facts:
            title = " ".join(self.sheet.ledger.subjects[key].names[:1])
            terms = frozenset(t for t in meaning(title) if not t.isdigit())
            facts = self.sheet.ledger.of(key, "price")
            if (
                facts
                and key[0] in ("package", "extra")
                and len(terms & spoken) * 2 >= len(terms)
                and any(equal(amount, a) for a in find(title))
            ):
                return facts[0]
        return None

    def _alike(self, amount: Amount, listed: Amount, counted: frozenset[str]) -> bool:
        if amount.kind != "count" or not counted:
            return equal(amount, listed)
        of = either(listed.unit)
        return listed.low == amount.low and (not of or bool(of & counted))

    def text(self, statement: Statement, amount: Amount, bound: Bound) -> Fact | None:
        """A rule or an answer that gives the figure; never against what a price list says of a named package."""
        clause = f"{statement.label} {' '.join(statement.heads)} {statement.text}"
        if len(statement.text.split()) < 7:
            clause = f"{self.sheet.before} {clause}"
        named = frozenset(k for keys in (bound.named.group if bound.named else ()) for k in keys)
        sold = [k for k in named if k[0] != "consultation" or amount.kind == "money"]
        priced = amount.kind in ("money", "duration") or "c:revision" in either(amount.unit)
        listed = priced and any(self.sheet.ledger.of(k, "price") for k in sold)
        part = re.split(r"[,;:]", statement.text[: amount.start])[-1] + re.split(r"[,;:]", statement.text[amount.end :])[0]
        return self.sheet.texts.figure(
            amount, clause, part, of=named if listed and bound.tight else frozenset(), least=0.5 if listed else 0.28
        )

    def moment(self, statement: Statement, amount: Amount) -> Fact | None:
        if amount.kind == "date":
            found = self.sheet.days.date(amount, statement)
        else:
            near = [d for d, start, _ in weekdays(statement.text) if start < amount.start]
            label = [d for d, _, _ in weekdays(statement.label)]
            found = self.sheet.days.time(amount, statement, next(iter([*reversed(near), *label]), None))
        return found or self.sheet.texts.figure(amount, statement.text, statement.text)
