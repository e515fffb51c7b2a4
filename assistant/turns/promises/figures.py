"""Matches a figure and its subject with a fact: the right number on the wrong subject is not backed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.conversations.facts import Fact, FactKind
from assistant.money import Money
from assistant.turns.promises.binding import Bound, Group, Named
from assistant.turns.promises.ledger import Bundle, Ledger, either, meaning
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.vocabulary import Key
from assistant.understanding.amounts import Amount
from assistant.understanding.written import level

TOTAL = re.compile(
    r"\b(?:total|totals|altogether|in all|all in|sum|overall|comes? to|brings?|come out|works? out|adds? up|together|"
    r"combined|quote|estimate|au total|en tout|somme|revien\w+|ensemble|devis|amene\w*|porte\w*|fait|font|soit)\b|="
)
EACH = re.compile(r"\b(?:each|per|apiece|every|a piece|unit|chacune?|chaque|par|piece|l'unite|unitaire|l'un|l'une)\b")
ADDS = re.compile(
    r"\b(?:adds?|adding|added|extra|more|additional|additionally|longer|further|another|plus|on top|supplementaires?|"
    r"supplement|de plus|en plus|ajoute\w*|rallonge\w*|en sus|majore)\b|\+"
)
ADDS_VERB = re.compile(r"\b(?:adds?|adding|ajoute\w*|rallonge\w*|extends?|on top)\b|\+ ?$")
INSTEAD = re.compile(r"\b(?:instead of|rather than|down from|au lieu de|plutot que|contre|compared (?:to|with)|versus|vs)\b[^,;]{0,12}$")
DIFFERENCE = re.compile(
    r"\b(?:more|less|difference|longer|faster|quicker|sooner|cheaper|dearer|fewer|extra|additional|saves?|de plus|"
    r"de moins|ecart|difference|plus|moins)\b"
)
RULES = re.compile(
    r"\b(?:cancel\w*|refund\w*|withdraw\w*|rembours\w*|annul\w*|clearing|payout|notice|expires?|expire\w*|kept|conserv\w*)\b"
)
WITH = re.compile(
    r"\b(?:with|adding|add|plus|including|using|avec|ajoutant|ajoutez|option)(?: (?:the|an?|one|la|le|les|l|une?|l'))?\s*['’]?$"
)
ENABLES = re.compile(r"\b(?:permet\w*|brings?|gets?|makes?|allows?|lets?|cuts?|reduces?|shortens?|ramene|reduit|amene)\b")
RECURRING = re.compile(
    r"^\s?(?:/|per|a|an|par|each|every|chaque)\s?(?:month|week|hour|year|mois|semaine|heure|an|jour|day)\b|^\s?monthly\b"
)
TOPIC = re.compile(
    r"\W*(?:an?|the|one|each|every|une?|le|la|les|l'|chaque) (?P<topic>[a-z' -]{3,60}?) (?:is|are|costs?|would|will|comes?|starts?|"
    r"coute\w*|est|sont|revien\w+|sera\w*|vaut)\b"
)
UNTOLD = frozenset(
    ("c:price", "c:package", "c:extra", "c:option", "c:offer", "c:total", "c:order", "c:service", "c:gig", "option", "total", "price")
)
"""What a price may be said of without naming anything."""
DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "HKD", "SGD"))


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount of a statement and what kind of promise it is."""

    kind: FactKind
    amount: Amount
    statement: Statement
    bound: Bound
    quantity: int | None = None
    counted: frozenset[Key] = frozenset()
    """The subjects whose names hold the word that is counted."""
    counts: frozenset[int] = frozenset()
    """How many the client and the reply spoke of, anywhere."""


class Figures:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def back(self, figure: Figure) -> Fact | None:
        """The fact that says the same of the same subject."""
        if figure.amount.high is not None:
            return self._range(figure)
        bound = figure.bound
        if INSTEAD.search(level(figure.statement.text[: figure.amount.start])):
            found = next((f for f in self._of_gig(figure) if self.same(figure, f)), None)
            if found:
                return found
        if bound.named is not None:
            return self._named(figure, bound.named, bound.tight) or self._elsewhere(figure)
        for named in bound.carried:
            found = self._named(figure, named, tight=False)
            if found:
                return found
        if bound.carried and any(self._speaks(figure, n) for n in bound.carried):
            return self._lowest(figure) or self._total_of_all(figure)
        return self._unnamed(figure)

    def _speaks(self, figure: Figure, named: Named) -> bool:
        return any(self.ledger.of(key, figure.kind) for keys in named.group for key in keys) or not any(named.group)

    def _elsewhere(self, figure: Figure) -> Fact | None:
        """Another name in the sentence, or one carried over, where the nearest has nothing of this kind to say."""
        bound = figure.bound
        assert bound.named is not None
        if self._speaks(figure, bound.named) or (bound.tight and not bound.named.joint):
            return None
        for named in (*bound.nearby, *bound.carried):
            if self._speaks(figure, named):
                return self._named(figure, named, tight=False)
        return None

    def _named(self, figure: Figure, named: Named, tight: bool) -> Fact | None:
        if not all(named.group):
            return None
        if len(named.group) == 1:
            return self._single(figure, named.group[0])
        if named.headed:
            head = self._single(figure, named.group[0])
            return head or self._together(figure, named.group)
        return self._together(figure, named.group) or self._every(figure, named.group)

    def _single(self, figure: Figure, keys: frozenset[Key]) -> Fact | None:
        facts = [f for key in keys for f in self.ledger.of(key, figure.kind)]
        if figure.kind == "price" and figure.quantity and figure.quantity > 1:
            return self._multiple(figure, keys, facts)
        plain = next((f for f in facts if self.same(figure, f)), None)
        if plain:
            return plain
        return self._quoted(figure, (keys,)) or self._difference(figure, keys) or self._with_extra(figure, keys)

    def _with_extra(self, figure: Figure, keys: frozenset[Key]) -> Fact | None:
        """ "With express delivery (€60), One label takes 1 day": an extra named before, in the same sentence, goes with it."""
        text = level(figure.statement.text)
        for named in figure.bound.nearby:
            extra = len(named.group) == 1 and all(k[0] == "extra" for k in named.group[0])
            along = WITH.search(text[: max(named.start, 0)]) or ENABLES.search(text[max(named.end, 0) : figure.amount.start])
            if extra and along and any(k[0] == "package" for k in keys):
                return self._together(figure, (keys, named.group[0]))
        return None

    def _multiple(self, figure: Figure, keys: frozenset[Key], facts: Sequence[Fact]) -> Fact | None:
        """The price of several: a quote's, or the unit's price times their number; the unit's own only where "each" is said."""
        quoted = self._quoted(figure, (keys,))
        if quoted:
            return quoted
        assert figure.quantity is not None
        times = next((f for f in facts if self._worth(figure, f.value["minor"] * figure.quantity, f.value["currency"])), None)
        each = next((f for f in facts if EACH.search(level(_around(figure))) and self.same(figure, f)), None)
        return times or each

    def _quoted(self, figure: Figure, group: Group) -> Fact | None:
        for bundle in self.ledger.bundles:
            if not all(any(key in bundle.parts for key in keys) for keys in group):
                continue
            if self._said_as_bundle(figure, bundle, group):
                found = next((f for f in bundle.facts if f.kind == figure.kind and self.same(figure, f)), None)
                if found:
                    return found
        return None

    def _said_as_bundle(self, figure: Figure, bundle: Bundle, group: Group) -> bool:
        """The statement may mean this quote: what is in it was spoken of, in these numbers."""
        members = {key for keys in group for key in keys}
        rest = [key for key in bundle.parts if key not in members]
        if not all(k in figure.bound.mentioned or (k in figure.counted and bundle.parts[k] == figure.quantity) for k in rest):
            return False
        bill = "#" in bundle.key[1] and not group and TOTAL.search(level(figure.statement.text))
        if bill or (figure.quantity is not None and figure.quantity not in bundle.parts.values()):
            return False
        many = {count for count in bundle.parts.values() if count > 1}
        if not many <= figure.counts | ({figure.quantity} if figure.quantity else set()):
            return False
        plain = len(group) == 1 and (rest or many) and figure.quantity is None
        return not plain or bool(TOTAL.search(level(figure.statement.text)))

    def _together(self, figure: Figure, group: Group) -> Fact | None:
        return self._quoted(figure, group) or self._sum(figure, group)

    def _every(self, figure: Figure, group: Group) -> Fact | None:
        """ "Both come with 3 revisions": each of them has it."""
        found = [next((f for k in keys for f in self.ledger.of(k, figure.kind) if self.same(figure, f)), None) for keys in group]
        if all(found):
            return found[0]
        bearing = [f for f, keys in zip(found, group, strict=True) if any(k[0] == "package" for k in keys)]
        extras_silent = all(
            f is not None or (any(k[0] == "extra" for k in keys) and not any(self.ledger.of(k, figure.kind) for k in keys))
            for f, keys in zip(found, group, strict=True)
        )
        return bearing[0] if len(bearing) == 1 and extras_silent else None

    def _sum(self, figure: Figure, group: Group) -> Fact | None:
        """Packages and extras added up by the order service's rule."""
        facts = [next((f for key in keys for f in self.ledger.of(key, figure.kind)), None) for keys in group]
        if figure.kind == "price" and all(facts):
            whole = [f for f in facts if f is not None]
            total = sum(f.value["minor"] * (figure.quantity or 1 if f.subject.kind == "package" else 1) for f in whole)
            return whole[0] if self._worth(figure, total, whole[0].value["currency"]) else None
        if figure.kind not in ("delivery", "revisions"):
            return None
        unit = "days" if figure.kind == "delivery" else "count"
        present = [f for f in facts if f is not None and f.value.get(unit) is not None]
        base = [f for f in present if not f.value.get("adds")]
        if not base or len([f for f in present if f.subject.kind == "package"]) > 1:
            return None
        extras = [f for f in base if f.subject.kind == "extra"]
        start = (extras or base)[0]
        total = start.value[unit] + sum(f.value[unit] for f in present if f.value.get("adds"))
        return (
            start
            if self.same(figure, Fact(figure.kind, start.subject, {**start.value, unit: total, "adds": False}, start.source))
            else None
        )

    def _difference(self, figure: Figure, keys: frozenset[Key]) -> Fact | None:
        """ "€130 more than Basic": the distance between two named subjects."""
        text = level(figure.statement.text)
        if not DIFFERENCE.search(text[max(0, figure.amount.start - 45) : figure.amount.end + 25]):
            return None
        mine = [f for k in keys for f in self.ledger.of(k, figure.kind)]
        others = [n for n in (*figure.bound.around, *figure.bound.carried) if n.group != (keys,)]
        for other in others:
            for a in mine:
                for b in (f for k in other.group[-1] for f in self.ledger.of(k, figure.kind)):
                    if self._distance(figure, a, b):
                        return a
        return None

    def _distance(self, figure: Figure, a: Fact, b: Fact) -> bool:
        for unit in ("minor", "days", "count"):
            if unit in a.value and unit in b.value and None not in (a.value[unit], b.value[unit]):
                apart = {**a.value, unit: abs(a.value[unit] - b.value[unit]), "adds": False}
                return self.same(figure, Fact(a.kind, a.subject, apart, a.source))
        return False

    def _of_gig(self, figure: Figure) -> list[Fact]:
        gig = figure.bound.gig
        facts = [f for f in self.ledger.all(figure.kind) if f.subject.kind not in ("quote", "part")]
        return [f for f in facts if gig is None or self.ledger.gig_of((f.subject.kind, f.subject.id)) in (gig, None)]

    def _lowest(self, figure: Figure) -> Fact | None:
        """ "From €90": the lowest of a gig's packages."""
        if figure.amount.op != "from":
            return None
        by_gig: dict[str | None, list[Fact]] = {}
        for fact in self._of_gig(figure):
            if fact.subject.kind == "package":
                by_gig.setdefault(fact.subject.within, []).append(fact)
        lowest = [min(facts, key=_size) for facts in by_gig.values()]
        return next((f for f in lowest if self.same(figure, f)), None)

    def _total_of_all(self, figure: Figure) -> Fact | None:
        return self._quoted(figure, ()) if TOTAL.search(level(figure.statement.text)) or figure.quantity else None

    def _unnamed(self, figure: Figure) -> Fact | None:
        """Nothing names a subject: backed only if one subject alone has that value and nothing in the sentence speaks against it."""
        lowest = self._lowest(figure)
        if lowest:
            return lowest
        if figure.kind == "price" and EACH.search(level(_around(figure))):
            alone = [f for f in self._of_gig(figure) if self.same(figure, f)]
            return alone[0] if len({f.subject.id for f in alone}) == 1 else None
        quoted = self._quoted(figure, ())
        if quoted or (TOTAL.search(level(figure.statement.text)) and self.ledger.bundles and figure.kind == "price"):
            return quoted
        if figure.quantity and figure.quantity > 1 and figure.kind == "price":
            return None
        if figure.kind == "delivery" and RULES.search(level(figure.statement.text)):
            return None
        topic = TOPIC.match(level(figure.statement.text))
        of = either(topic["topic"]) - UNTOLD if topic and figure.kind == "price" else frozenset()
        fitting = [
            f
            for f in self._of_gig(figure)
            if self.same(figure, f) and (not of or of & self._about(f)) and (figure.kind == "price" or f.subject.kind != "consultation")
        ]
        subjects = {(f.subject.kind, f.subject.id) for f in fitting}
        return fitting[0] if len(subjects) == 1 or (subjects and len({k[0] for k in subjects}) == 1) else None

    def _about(self, fact: Fact) -> frozenset[str]:
        """The words of its own name and its gig's."""
        gig = self.ledger.subjects.get(("gig", (fact.subject.within or "").split("/")[0]))
        names = [*fact.subject.names, *(gig.names if gig else ())]
        return frozenset(term for name in names for term in either(name))

    def _range(self, figure: Figure) -> Fact | None:
        """Both ends are facts, of one gig or of the subjects named; of one named subject neither may differ."""
        bound = figure.bound
        if bound.named is not None and len(bound.named.group) == 1 and bound.tight:
            return None
        ends = [_with(figure, figure.amount.low), _with(figure, figure.amount.high)]
        for kind in ("package", "extra", "consultation"):
            facts = [f for f in self._of_gig(figure) if f.subject.kind == kind]
            low, high = min(facts, key=_size, default=None), max(facts, key=_size, default=None)
            if low and high and self.same(ends[0], low) and self.same(ends[1], high):
                return low
        return None

    def same(self, figure: Figure, fact: Fact) -> bool:
        """The value alone."""
        amount, value = figure.amount, fact.value
        if figure.kind == "price":
            return self._worth(figure, value["minor"], value["currency"])
        if figure.kind == "revisions":
            if value.get("adds") and amount.low is not None and not self._adding(figure):
                return False
            return "count" in value and (amount.low is None if value["count"] is None else amount.low == value["count"])
        if figure.kind != "delivery" or amount.seconds is None:
            return False
        if bool(value.get("adds")) != self._adding(figure) and (value.get("adds") or ADDS_VERB.search(_lead(figure))):
            return False
        if amount.working and not value.get("working_days") or (value.get("working_days") and amount.unit in ("week", "month", "hour")):
            return False
        size = _size(fact)
        return _compare(amount, amount.seconds, Decimal(size))

    def _adding(self, figure: Figure) -> bool:
        return bool(ADDS.search(level(_beside(figure) + " " + figure.statement.label)))

    def _worth(self, figure: Figure, minor: int, currency: str) -> bool:
        amount = figure.amount
        named = figure.bound.named
        talk = named is not None and any(k[0] == "consultation" for keys in named.group for k in keys)
        if amount.low is None or (not talk and RECURRING.match(level(figure.statement.text[amount.end :]))):
            return False
        said, fact = amount.low, Money(minor, currency).amount
        unit = amount.unit
        if unit in ("cent", "centimes", "pence", "penny"):
            said, unit = said / 100, currency
        loose = unit == "USD" and currency in DOLLARS and "us" not in level(amount.text) and self.ledger.currencies <= {currency}
        if unit == "franc":
            unit = "CHF"
        return (unit in (currency, "") or loose) and _compare(amount, said, fact)


def _compare(amount: Amount, said: Decimal, fact: Decimal) -> bool:
    if amount.op == "under":
        return fact < said or fact == said
    if amount.op == "over":
        return fact > said
    return said == fact


def _size(fact: Fact) -> int:
    """A value as one number: minor units, seconds or a count."""
    value = fact.value
    if "minor" in value:
        return int(value["minor"])
    for unit, seconds in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if unit in value:
            return int(value[unit]) * seconds
    count = value.get("count")
    return 10**6 if count is None else int(count)


def _with(figure: Figure, low: Decimal | None) -> Figure:
    return replace(figure, amount=replace(figure.amount, low=low, high=None, op="exact"))


def _lead(figure: Figure) -> str:
    return level(figure.statement.text[max(0, figure.amount.start - 14) : figure.amount.start])


def _around(figure: Figure) -> str:
    """The words just before and after the amount, within its clause."""
    text, amount = figure.statement.text, figure.amount
    before = re.split(r"[,;:(]", text[max(0, amount.start - 45) : amount.start])[-1]
    after = re.split(r"[,;.)]", text[amount.end : amount.end + 35])[0]
    return f"{before} {amount.text} {after}"


def _beside(figure: Figure) -> str:
    """The same without the subject's own name, which may hold a word such as "extra"."""
    around, named = _around(figure), figure.bound.named
    return around.replace(figure.statement.text[named.start : named.end], " ") if named is not None and named.start >= 0 else around


def quantity(
    ledger: Ledger, statement: Statement, bound: Bound, price: Amount, included: Iterable[tuple[int, int]]
) -> tuple[int | None, frozenset[Key]]:
    """How many the price is said of: "3 One labels", "three labels", "×3"; a count inside a list of what is included is not one."""
    keys = [k for keys in (bound.named.group if bound.named else ()) for k in keys]
    titles = frozenset(t for k in keys for t in _title(ledger, k))
    gigs = frozenset(t for k in ledger.subjects if k[0] in ("gig", "package", "extra") for t in _title(ledger, k))
    for amount in statement.amounts:
        if amount.kind != "count" or amount.article or amount.low is None or amount.low < 2 or amount is price:
            continue
        if any(start <= amount.start < end for start, end in included) or any(n.start <= amount.start < n.end for n in bound.around):
            continue
        of = either(amount.unit) - {"c:revision", "c:day"}
        link = level(statement.text[amount.end : bound.named.start]) if bound.named is not None and bound.named.start >= amount.end else "-"
        named = bool(
            re.fullmatch(r"[ x×]*(?:(?:of|the|our|de|la|le|formules?|packages?|copies|exemplaires|fois|times) ?)*['\"]?", link)
        ) or (amount.unit.startswith("x") and (link == "-" or bound.named is None))
        revises = "c:revision" in either(amount.unit) and not amount.unit.startswith("x ")  # "2 × Extra revision" is sold
        if (named or of & (titles or gigs)) and not revises and not _in_name(bound, amount):
            return int(amount.low), frozenset(k for k in ledger.facts if k[0] in ("package", "extra") and of & _title(ledger, k))
    return None, frozenset()


def _title(ledger: Ledger, key: Key) -> frozenset[str]:
    return frozenset(meaning(" ".join(ledger.subjects[key].names[:1])))


def _in_name(bound: Bound, amount: Amount) -> bool:
    return bound.named is not None and bound.named.start <= amount.start < bound.named.end
