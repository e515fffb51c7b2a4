"""Each amount of a statement: whether it promises something, of what kind, and which record says it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.conversations.facts import Fact, FactKind
from assistant.money import Money
from assistant.turns.promises.binding import Bound, Named
from assistant.turns.promises.figures import Figure, quantity
from assistant.turns.promises.ledger import either
from assistant.turns.promises.listed_amounts import ListedAmounts
from assistant.turns.promises.offer_parts import OfferParts
from assistant.turns.promises.polarity import negative
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.scope import Claim
from assistant.turns.promises.sheet import Sheet
from assistant.turns.promises.speech import FITS, denied, echoed, talked, withdrawn
from assistant.turns.promises.texts import equal
from assistant.turns.promises.wording import OFTEN
from assistant.understanding.amounts import Amount, find
from assistant.understanding.written import level


@dataclass(frozen=True)
class AmountsSaid:
    """Reads the figures of one statement after the other.

    `composed`: this project's own phrases put each figure beside the name it belongs to, though not always where a reader of free
    prose would look for it ("3 days, with “Logo only” and “Express” (+€90)"): then any subject named in the sentence may have it,
    and where one name is a package's item and an extra at once, any subject of this conversation.
    """

    sheet: Sheet
    parts: OfferParts
    composed: bool = False

    def read(self, statement: Statement, amount: Amount, included: list[Claim]) -> None:
        if talked(amount, statement) or withdrawn(amount, statement) or self._how_often(amount, statement):
            return
        if echoed(amount, statement, self.sheet.said):
            self._budget(statement, amount)
            return
        if statement.question and amount.article:
            return
        if statement.question and (amount.kind == "count" or self._theirs(amount)):
            return
        if (
            amount.kind == "count"
            and amount.unit
            and "c:revision" not in either(amount.unit)
            and any(c.start <= amount.start < c.end for c in included)
        ):
            return
        bound = self.sheet.binder.bind(amount)
        if self._is_name(amount, bound):
            return
        fact = self._fact(statement, amount, bound, included) or (self._beside(statement, amount, bound) if self.composed else None)
        if denied(amount, statement):
            if fact is not None and fact.kind != "policy" and bound.tight:
                self.sheet.missing(
                    statement, fact.kind, amount.start, amount.end, f"The record does say {amount.text.strip()!r}: do not deny it."
                )
            return
        if fact is not None:
            self.sheet.backed(statement, fact, amount.start, amount.end)
        else:
            self.sheet.missing(statement, _kind(amount), amount.start, amount.end, self._why(amount, bound))

    def _how_often(self, amount: Amount, statement: Statement) -> bool:
        """ "Once a day" is no length of time."""
        return amount.kind == "duration" and any(m.start() <= amount.start < m.end() for m in OFTEN.finditer(level(statement.text)))

    def _budget(self, statement: Statement, amount: Amount) -> None:
        """ "Fits your budget of €100" is true only of what costs no more."""
        text = level(statement.text)
        if amount.kind != "money" or not FITS.search(text) or negative(text):
            return
        prices = [f for n in self.sheet.binder.named for keys in n.group for k in keys for f in self.sheet.ledger.of(k, "price")]
        if any(Money(f.value["minor"], f.value["currency"]).amount > (amount.low or 0) for f in prices):
            self.sheet.missing(statement, "price", amount.start, amount.end, "The price on record is higher than that budget.")

    def _theirs(self, amount: Amount) -> bool:
        return any(equal(amount, own) for one in self.sheet.said for own in find(one))

    def _is_name(self, amount: Amount, bound: Bound) -> bool:
        named = bound.named
        if named is None or not (named.start <= amount.start and amount.end <= named.end):
            return False
        keys = [k for part in named.group for k in part]
        titles = [a for k in keys for a in find(self.sheet.ledger.subjects[k].names[0])]
        return any(k[0] == "consultation" for k in keys) or any(equal(amount, a) for a in titles)

    def _why(self, amount: Amount, bound: Bound) -> str:
        of = ""
        if bound.named is not None:
            titles = [self.sheet.ledger.subjects[sorted(keys)[0]].names[0] for keys in bound.named.group if keys]
            of = f" of {' + '.join(titles)}" if titles else " of what is named there, which nobody here sells"
        return f"No record says {amount.text.strip()!r}{of}: state only what a tool returned for exactly that subject, or leave it out."

    def _fact(self, statement: Statement, amount: Amount, bound: Bound, included: list[Claim]) -> Fact | None:
        spans = [(c.start, c.end) for c in included if c.included]
        if amount.kind in ("date", "time"):
            return ListedAmounts(self.sheet).moment(statement, amount)
        for kind, one in self._readings(statement, amount):
            part, only = self.parts.find(Figure(kind, one, statement, bound))
            if part is not None or only:
                return part
            many, counted = quantity(self.sheet.ledger, statement, bound, amount, spans) if kind == "price" else (None, frozenset())
            found = self.sheet.figures.back(Figure(kind, one, statement, bound, many, counted, self.sheet.counts))
            if found:
                return found
        listed = ListedAmounts(self.sheet)
        found = listed.in_list(statement, amount, bound) or listed.many(amount)
        return found or listed.talk(amount, bound) or listed.text(statement, amount, bound)

    def _beside(self, statement: Statement, amount: Amount, bound: Bound) -> Fact | None:
        for named in bound.around:
            for keys in named.group:
                one = Bound(Named((keys,), named.start, named.end), tight=True)
                for kind, read in self._readings(statement, amount):
                    found = self.sheet.figures.back(Figure(kind, read, statement, one, None, frozenset(), self.sheet.counts))
                    if found:
                        return found
        return self._anywhere(statement, amount)

    def _anywhere(self, statement: Statement, amount: Amount) -> Fact | None:
        for kind, read in self._readings(statement, amount):
            figure = Figure(kind, read, statement, Bound(None), None, frozenset(), self.sheet.counts)
            for fact in self.sheet.ledger.all(kind):
                if self.sheet.figures.same(figure, fact):
                    return fact
        said = level(amount.text)
        return next((fact for fact in self.sheet.ledger.all("scope") if said in level(str(fact.value.get("item", "")))), None)

    def _readings(self, statement: Statement, amount: Amount) -> list[tuple[FactKind, Amount]]:
        """What kinds of promise the amount may be; a bare number takes its kind from the table's label or may be any."""
        if amount.kind == "money":
            return [("price", amount)]
        if amount.kind == "duration":
            return [("delivery", amount)]
        if amount.kind != "count":
            return []
        if "c:revision" in either(amount.unit):
            return [("revisions", amount)]
        label = either(statement.label)
        days = replace(amount, kind="duration", unit="day")
        if amount.unit and not statement.cell:
            return []
        if "c:revision" in label or amount.low is None:
            return [("revisions", amount)]
        if "c:price" in label:
            return [("price", replace(amount, kind="money", unit=""))]
        if label & {"c:delivery", "c:day", "c:deadline"}:
            return [("delivery", days)]
        return [("price", replace(amount, kind="money", unit="")), ("delivery", days), ("revisions", amount)]


def _kind(amount: Amount) -> FactKind:
    kinds: dict[str, FactKind] = {"money": "price", "duration": "delivery", "percent": "policy", "date": "date", "time": "date"}
    return kinds.get(amount.kind) or ("revisions" if "c:revision" in either(amount.unit) else "scope")
