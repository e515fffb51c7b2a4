"""Reads a reply statement by statement and says which of its promises a record backs and which none does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.conversations.facts import Fact, FactKind, Promise, Subject
from assistant.money import Money
from assistant.turns.promises.binding import Binder, Bound
from assistant.turns.promises.days import HOLIDAYS, Days, weekdays
from assistant.turns.promises.figures import Figure, Figures, quantity
from assistant.turns.promises.ledger import Ledger, meaning
from assistant.turns.promises.polarity import elsewhere, hedged, negative
from assistant.turns.promises.reading import Statement, statements
from assistant.turns.promises.scope import Claim, Scope, claims, list_sense, numbers_agree
from assistant.turns.promises.speech import FITS, denied, echoed, talked, withdrawn
from assistant.turns.promises.texts import Texts, equal
from assistant.turns.promises.vocabulary import Key
from assistant.turns.promises.wording import ALWAYS, FREE, Implied, implied, owning, senses
from assistant.understanding.amounts import Amount, find
from assistant.understanding.written import level

FEE = re.compile(r"\b(?:fees?|commission|frais)\b")
YES = re.compile(r"^\W*(?:yes|yeah|yep|sure|of course|absolutely|certainly|definitely|indeed|oui|bien sur|tout a fait|absolument|certainement|evidemment|exactement)\b")


@dataclass(frozen=True, slots=True)
class Unbacked:
    """`why` is one sentence that tells a chat model what to change."""

    kind: FactKind
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    promises: tuple[Promise, ...]
    unbacked: tuple[Unbacked, ...]


def check(
    text: str, facts: Sequence[Fact], *, language: str, names: Sequence[Subject] = (), said: Sequence[str] = ()
) -> Verdict:
    """`names` are all subjects that may be spoken of, with or without facts here; `said` the client's messages, oldest first.

    A quote's name is "3 × One label + Source files": its parts and their numbers are read from it.
    """
    places = [place for place, character in enumerate(text) if character.isspace() or character.isprintable()]
    visible = "".join(text[place] for place in places)
    reading = _Reading(visible, Ledger(facts, names), language, tuple(said))
    reading.run()
    original = _Original(text, places)
    promises = [replace(p, text=original.cut(start, end)) for p, start, end in reading.promises]
    unbacked = [replace(u, text=original.cut(start, end)) for u, start, end in reading.unbacked]
    return Verdict(tuple(dict.fromkeys(promises)), tuple(dict.fromkeys(unbacked)))


@dataclass(frozen=True, slots=True)
class _Original:
    """Cuts the words as written, invisible characters included."""

    text: str
    places: Sequence[int]

    def cut(self, start: int, end: int) -> str:
        return self.text[self.places[start] : self.places[end - 1] + 1] if end > start else ""


@dataclass
class _Reading:
    text: str
    ledger: Ledger
    language: str
    said: tuple[str, ...]
    promises: list[tuple[Promise, int, int]] = field(default_factory=list)
    unbacked: list[tuple[Unbacked, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.figures = Figures(self.ledger)
        self.texts = Texts(self.ledger, self.language)
        self.scope = Scope(self.ledger, self.language)
        self.days = Days(self.ledger.all("date"))
        self.binder = Binder.after(self.ledger, self.said)
        self.statements = statements(self.text, self.language)
        spoken = [a for s in self.said for a in find(s)] + [a for s in self.statements for a in s.amounts]
        self.counts = frozenset(int(a.low) for a in spoken if a.kind == "count" and a.low is not None)
        self.before = " ".join(self.said[-1:])
        self.listing: bool | None = None

    def run(self) -> None:
        self._agreement()
        for statement in self.statements:
            self.binder.read(statement)
            quoted = self.texts.quoted(statement.text)
            if quoted is not None:
                self._quoted(statement, quoted)
                continue
            included = self._scope(statement)
            for amount in statement.amounts:
                self._amount(statement, amount, included)
            self._weekdays(statement)
            for meant in implied(statement):
                self._implied(statement, meant)
            self._intruder(statement)
            self._contradiction(statement)
            self.binder.leave()
            if not statement.cell:
                self.before = statement.text

    # ---- outcomes

    def _backed(self, statement: Statement, fact: Fact, start: int, end: int) -> None:
        subject = fact.subject.names[0] if fact.subject.names else fact.subject.id
        words = statement.text[start:end]
        self.promises.append((Promise(fact.kind, subject, words, fact.source.id), statement.start + start, statement.start + end))

    def _missing(self, statement: Statement, kind: FactKind, start: int, end: int, why: str) -> None:
        self.unbacked.append((Unbacked(kind, statement.text[start:end], why), statement.start + start, statement.start + end))

    def _quoted(self, statement: Statement, fact: Fact) -> None:
        """Words of a text as they stand there bind as that text does."""
        for amount in statement.amounts:
            if not talked(amount, statement):
                self._backed(statement, fact, amount.start, amount.end)
        self.binder.leave()
        self.before = statement.text

    # ---- figures

    def _amount(self, statement: Statement, amount: Amount, included: list[Claim]) -> None:
        if talked(amount, statement) or withdrawn(amount, statement):
            return
        if echoed(amount, statement, self.said):
            self._budget(statement, amount)
            return
        if statement.question and (amount.kind == "count" or self._theirs(amount)):
            return
        if amount.kind == "count" and amount.unit and "c:revision" not in meaning(amount.unit) and any(c.start <= amount.start < c.end for c in included):
            return
        bound = self.binder.bind(amount)
        if self._is_name(amount, bound):
            return
        fact = self._fact(statement, amount, bound, included)
        if denied(amount, statement):
            if fact is not None and fact.kind != "policy" and bound.tight:
                self._missing(statement, fact.kind, amount.start, amount.end, f"The record does say {amount.text.strip()!r}: do not deny it.")
            return
        if fact is not None:
            self._backed(statement, fact, amount.start, amount.end)
        else:
            self._missing(statement, _kind(amount), amount.start, amount.end, self._why(amount, bound))

    def _budget(self, statement: Statement, amount: Amount) -> None:
        """ "Fits your budget of €100" is true only of what costs no more."""
        text = level(statement.text)
        if amount.kind != "money" or not FITS.search(text) or negative(text):
            return
        prices = [f for n in self.binder.named for keys in n.group for k in keys for f in self.ledger.of(k, "price")]
        if any(Money(f.value["minor"], f.value["currency"]).amount > (amount.low or 0) for f in prices):
            self._missing(statement, "price", amount.start, amount.end, "The price on record is higher than that budget.")

    def _theirs(self, amount: Amount) -> bool:
        return any(equal(amount, own) for one in self.said for own in find(one))

    def _is_name(self, amount: Amount, bound: Bound) -> bool:
        named = bound.named
        if named is None or not (named.start <= amount.start and amount.end <= named.end):
            return False
        keys = [k for part in named.group for k in part]
        titles = [a for k in keys for a in find(self.ledger.subjects[k].names[0])]
        return any(k[0] == "consultation" for k in keys) or any(equal(amount, a) for a in titles)

    def _why(self, amount: Amount, bound: Bound) -> str:
        of = ""
        if bound.named is not None:
            titles = [self.ledger.subjects[sorted(keys)[0]].names[0] for keys in bound.named.group if keys]
            of = f" of {' + '.join(titles)}" if titles else " of what is named there, which nobody here sells"
        return f"No record says {amount.text.strip()!r}{of}: state only what a tool returned for exactly that subject, or leave it out."

    def _fact(self, statement: Statement, amount: Amount, bound: Bound, included: list[Claim]) -> Fact | None:
        spans = [(c.start, c.end) for c in included if c.included]
        if amount.kind in ("date", "time"):
            return self._moment(statement, amount)
        for kind, one in self._readings(statement, amount):
            many, counted = quantity(self.ledger, statement, bound, amount, spans) if kind == "price" else (None, frozenset())
            found = self.figures.back(Figure(kind, one, statement, bound, many, counted, self.counts))
            if found:
                return found
        listed = self._in_list(statement, amount, bound) or self._many(amount)
        return listed or self._talk(amount, bound) or self._text(statement, amount, bound)

    def _readings(self, statement: Statement, amount: Amount) -> list[tuple[FactKind, Amount]]:
        """What kinds of promise the amount may be; a bare number takes its kind from the table's label or may be any."""
        if amount.kind == "money":
            return [("price", amount)]
        if amount.kind == "duration":
            return [("delivery", amount)]
        if amount.kind != "count":
            return []
        if "c:revision" in meaning(amount.unit):
            return [("revisions", amount)]
        label = frozenset(meaning(statement.label, "en")) | frozenset(meaning(statement.label, "fr"))
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

    def _many(self, amount: Amount) -> Fact | None:
        """ "3 labels", where a quote counts three of them."""
        if amount.kind != "count" or not amount.unit:
            return None
        of = frozenset(meaning(amount.unit))
        for bundle in self.ledger.bundles:
            for key, count in bundle.parts.items():
                if count == amount.low and (amount.unit.startswith("x") or of & frozenset(meaning(self.ledger.subjects[key].names[0]))):
                    return bundle.facts[0]
        return None

    def _talk(self, amount: Amount, bound: Bound) -> Fact | None:
        """The length of a consultation, where it is one that names itself."""
        named = bound.named
        if named is None or amount.kind != "duration":
            return None
        return next((f for keys in named.group for k in keys if k[0] == "consultation" for f in self.ledger.of(k, "delivery") if self._length(f, amount)), None)

    def _length(self, fact: Fact, amount: Amount) -> bool:
        return amount.seconds == fact.value.get("minutes", 0) * 60

    def _in_list(self, statement: Statement, amount: Amount, bound: Bound) -> Fact | None:
        """A figure inside an item of what is included, or inside a title, beside the words that stand there."""
        named = frozenset(k for keys in (bound.named.group if bound.named else ()) for k in keys)
        whole = statement.text + " " + statement.label + " " + self.before
        spoken = frozenset(meaning(whole, "en")) | frozenset(meaning(whole, "fr"))
        own = [f for f in self.scope.inside if (f.subject.kind, f.subject.id) in named]
        packages = any(k[0] == "package" for k in named)
        counted = frozenset(meaning(amount.unit, "en")) | frozenset(meaning(amount.unit, "fr"))
        if "c:revision" in counted:
            return None
        for fact in own or (() if packages else self.scope.inside):
            item = str(fact.value["item"])
            terms = frozenset(t for t in meaning(item) if not t.isdigit())
            if any(self._alike(amount, a, counted) for a in find(item)) and len(terms & spoken) * 2 >= len(terms):
                return fact
        for key in named or self.ledger.facts:
            title = " ".join(self.ledger.subjects[key].names[:1])
            terms = frozenset(t for t in meaning(title) if not t.isdigit())
            facts = self.ledger.of(key, "price")
            if facts and key[0] in ("package", "extra") and len(terms & spoken) * 2 >= len(terms) and any(equal(amount, a) for a in find(title)):
                return facts[0]
        return None

    def _alike(self, amount: Amount, listed: Amount, counted: frozenset[str]) -> bool:
        if amount.kind != "count" or not counted:
            return equal(amount, listed)
        of = frozenset(meaning(listed.unit, "en")) | frozenset(meaning(listed.unit, "fr"))
        return listed.low == amount.low and (not of or bool(of & counted))

    def _text(self, statement: Statement, amount: Amount, bound: Bound) -> Fact | None:
        """A rule or an answer that gives the figure; never against what a price list says of a named package."""
        clause = f"{statement.label} {' '.join(statement.heads)} {statement.text}"
        if len(statement.text.split()) < 7:
            clause = f"{self.before} {clause}"
        named = frozenset(k for keys in (bound.named.group if bound.named else ()) for k in keys)
        sold = [k for k in named if k[0] != "consultation" or amount.kind == "money"]
        priced = amount.kind in ("money", "duration") or "c:revision" in meaning(amount.unit)
        listed = priced and any(self.ledger.of(k, "price") for k in sold)
        part = re.split(r"[,;:]", statement.text[: amount.start])[-1] + re.split(r"[,;:]", statement.text[amount.end :])[0]
        return self.texts.figure(amount, clause, part, of=named if listed and bound.tight else frozenset(), least=0.5 if listed else 0.28)

    def _moment(self, statement: Statement, amount: Amount) -> Fact | None:
        if amount.kind == "date":
            found = self.days.date(amount, statement)
        else:
            near = [d for d, start, _ in weekdays(statement.text) if start < amount.start]
            label = [d for d, _, _ in weekdays(statement.label)]
            found = self.days.time(amount, statement, (near or label or [None])[-1])
        return found or self.texts.figure(amount, statement.text, statement.text)

    # ---- days of the week

    def _weekdays(self, statement: Statement) -> None:
        if statement.question or hedged(statement.text):
            return
        for match in HOLIDAYS.finditer(level(statement.text)):
            if not negative(statement.text) and self.texts.statement(statement.text, negative=False, least=0.6) is None:
                self._missing(statement, "date", match.start(), match.end(), "No record says anything of that day.")
        for day, start, end in weekdays(statement.text):
            spoken = any(day == d for one in self.said for d, _, _ in weekdays(one))
            fact = self.days.weekday(day, statement) or self.texts.statement(
                statement.text, negative=negative(statement.text), needing=meaning(statement.text[start:end], self.language)
            )
            if fact is not None:
                self._backed(statement, fact, start, end)
            elif not (spoken and re.search(r"\b(?:your|you|votre|vous)\b", level(statement.text)) and not self.days.weekly):
                self._missing(statement, "date", start, end, f"No record says {statement.text[start:end]!r} like that: use only the hours a tool returned.")

    # ---- scope

    def _scope(self, statement: Statement) -> list[Claim]:
        if statement.question or hedged(statement.text):
            return []
        found = claims(statement)
        if statement.bullet and not found and self.listing is not None:
            found = [Claim(re.split(r"\s[-–—:(]", statement.text)[0].strip(), 0, len(statement.text), self.listing)]
        elif not statement.bullet:
            self.listing = list_sense(statement.text)
        for claim in found:
            self._item(statement, claim)
        named = [n for n in self.binder.named if any(k[0] == "package" for part in n.group for k in part)]
        sole = named[0] if len(named) == 1 and len(named[0].group) == 1 else None
        stray = self.scope.stray(statement, (sole.start, sole.end), sole.group[0], self.binder.context.gig) if sole else None
        if stray is not None and not any(statement.start <= start < statement.start + len(statement.text) for _, start, _ in self.unbacked):
            self._missing(statement, "scope", 0, len(statement.text), f"The record lists {stray.value['item']!r} for another package only.")
        return found

    def _item(self, statement: Statement, claim: Claim) -> None:
        if any(n.start <= claim.start + 1 and claim.end <= n.end + 1 and any(k[0] == "package" for k in n.group[0]) for n in self.binder.named):
            return
        whole = [m for m in self.ledger.words.mentions(claim.item) if any(k[0] == "package" for k in m.keys)]
        if whole:
            claim = replace(claim, item=re.sub(r"\s(?:with|in|for|of|to|avec|dans|pour|de|a|à)(?:\s(?:the|la|le|les|l['’]?|our|formule))*\s*$", "", claim.item[: whole[0].start]))
        extra = claim.included and any(k[0] == "extra" for m in self.ledger.words.mentions(claim.item) for k in m.keys)
        if self._states_price(claim) or (self.scope.empty(claim.item) and not extra):
            return
        bound = self.binder.bind(Amount("count", claim.item, claim.start, claim.end))
        groups = (bound.named,) if bound.named else bound.carried
        keys = frozenset(k for n in groups for part in n.group for k in part if not self._item_is(claim, k))
        if bound.named and not keys:
            keys = frozenset(k for n in (*bound.nearby, *bound.carried) for part in n.group for k in part if not self._item_is(claim, k))
        every = bound.named is not None and bound.named.joint and claim.included and len(bound.named.group) > 1
        sets = [frozenset(part) - {k for k in part if self._item_is(claim, k)} for part in bound.named.group] if every and bound.named else [keys]
        facts = [self.scope.back(claim, part, bound.gig) for part in sets if part or not every]
        fact = facts[0] if facts and all(facts) else None
        if fact is None and not extra:
            fact = self._told(statement, claim, keys)
        if fact is not None:
            self._backed(statement, fact, claim.start, claim.end)
        else:
            way = "included" if claim.included else "not included"
            self._missing(statement, "scope", claim.start, claim.end, f"No record says that {claim.item!r} is {way} there.")

    def _item_is(self, claim: Claim, key: Key) -> bool:
        """The item names this extra itself."""
        return key[0] == "extra" and any(key in m.keys for m in self.ledger.words.mentions(claim.item))

    def _states_price(self, claim: Claim) -> bool:
        """ "Source files for €30" is a price; "3 revisions" is a count: both are checked as figures."""
        amounts = [a for a in find(claim.item) if not a.article]
        rest = claim.item
        for amount in amounts:
            rest = rest.replace(amount.text, " ")
        figures = all(a.kind != "count" or not a.unit or "c:revision" in meaning(a.unit) for a in amounts)
        return any(a.kind == "money" for a in amounts) or (bool(amounts) and figures and self.scope.empty(rest))

    def _told(self, statement: Statement, claim: Claim, keys: frozenset[Key]) -> Fact | None:
        """A text says so; of a package with a list of its own, only a text that names it."""
        listed = any((f.subject.kind, f.subject.id) in keys for f in self.scope.inside)
        if claim.included and any(self.scope.fits(claim.item, f, whole=True) for f in self.scope.outside):
            return None
        text = claim.item if len(claim.item.split()) > 2 else statement.text
        if listed:
            return next((line.fact for line in self.ledger.lines if self._says(line.own, claim.item) and self.ledger.mentioned(line) & keys and line.negative != claim.included and numbers_agree(find(claim.item), line.amounts)), None)
        if any(a.low is not None and a.kind in ("count", "duration") and not a.article for a in find(claim.item)):
            return next((line.fact for line in self.ledger.lines if numbers_agree(find(claim.item), line.amounts) and self._says(line.own, claim.item)), None)
        return self.texts.statement(text, negative=not claim.included, least=0.7)

    def _says(self, terms: frozenset[str], item: str) -> bool:
        return any(of and of <= terms for _, of in self.scope.content(item))

    def _intruder(self, statement: Statement) -> None:
        if hedged(statement.text) or (statement.bullet and self.listing is False) or any(statement.start <= start < statement.start + len(statement.text) for u, start, _ in self.unbacked if u.kind == "scope"):
            return
        fact = self.scope.intruder(statement, self.binder.context.gig)
        if fact is None or any(self.scope.fits(statement.text, f) and self.scope.covers(f, fact) for f in self.scope.inside):
            return
        if self.texts.statement(statement.text, negative=False, least=0.75) is None:
            self._missing(statement, "scope", 0, len(statement.text), f"The record excludes {fact.value['item']!r}: do not speak of it as part of the work.")

    def _contradiction(self, statement: Statement) -> None:
        """A plain statement that a text denies, or the denial of what a text states; what was checked already is left alone."""
        if statement.question or statement.heading or statement.cell or hedged(statement.text) or self.binder.named:
            return
        if re.search(r"\b(?:but|however|mais|cependant|though)\b", level(statement.text)):
            return
        end = statement.start + len(statement.text)
        if any(statement.start <= start < end for _, start, _ in (*self.unbacked, *self.promises)):
            return
        fact = self.texts.against(statement.text, negative=negative(statement.text))
        if fact is not None:
            self._missing(statement, "policy", 0, len(statement.text), f"{fact.source.title!r} says otherwise: keep to its words.")

    def _agreement(self) -> None:
        """A plain yes to a question about something excluded."""
        if not self.said or not self.statements or not YES.match(level(self.statements[0].text)):
            return
        asked = [s for s in statements(self.said[-1], self.language)]
        for question in asked:
            fact = self.scope.excluded_in(question.text, None)
            answered = fact and any(
                (negative(s.text) or elsewhere(s.text)) and self.scope.excluded_in(s.text, None) for s in self.statements
            )
            if fact and not answered:
                first = self.statements[0]
                self._missing(first, "scope", 0, len(first.text), f"The record excludes {fact.value['item']!r}: the answer to that question is no.")

    # ---- words

    def _implied(self, statement: Statement, meant: Implied) -> None:
        fact = self._implied_fact(statement, meant)
        if fact is not None:
            self._backed(statement, fact, meant.start, meant.end)
            return
        kinds: dict[str, FactKind] = {"free": "price", "discount": "price", "ratio": "price", "soon": "delivery", "unlimited": "revisions",
                                      "always": "date", "rule": "policy", "skill": "scope"}  # fmt: skip
        words = statement.text[meant.start : meant.end].strip()
        self._missing(statement, kinds[meant.sense], meant.start, meant.end, f"No record backs {words!r}: say only what a tool returned, or leave it out.")

    def _implied_fact(self, statement: Statement, meant: Implied) -> Fact | None:
        here = Amount("count", "", meant.start, meant.end)
        bound = self.binder.bind(here)
        keys = frozenset(k for n in ((bound.named,) if bound.named else bound.carried) for part in n.group for k in part)
        text = statement.text if len(statement.text.split()) > 5 else f"{self.before} {statement.text}"
        if meant.sense == "free":
            return self._free(statement, keys, bound, text)
        if meant.sense == "unlimited":
            own = [f for k in keys for f in self.ledger.of(k, "revisions")]
            limitless = [f for f in (own or self.ledger.all("revisions")) if f.value["count"] is None]
            return limitless[0] if limitless and (own or len({f.subject.id for f in limitless}) == 1) else self.texts.statement(text, negative=False, least=0.6)
        if meant.sense == "skill":
            return self._skill(meant.item)
        if meant.sense == "soon":
            return self.texts.statement(text, negative=negative(text), needing=meaning(statement.text[meant.start : meant.end]), least=0.6)
        if meant.sense == "rule":
            return self._rule(text, statement, meant)
        if meant.sense == "always":
            return self.texts.statement(text, negative=negative(text), least=0.5, telling=lambda line: bool(ALWAYS.search(level(line))))
        least = 0.6 if meant.sense == "ratio" else 0.5
        return self.texts.statement(text, negative=negative(text), least=least, needing=meaning(statement.text[meant.start : meant.end])[:1])

    def _free(self, statement: Statement, keys: frozenset[Key], bound: Bound, text: str) -> Fact | None:
        prices = [f for k in keys for f in self.ledger.of(k, "price")]
        nothing = [f for f in (prices or self.ledger.all("price")) if f.value["minor"] == 0]
        if nothing and (prices or len({f.subject.id for f in nothing}) == 1):
            return nothing[0]
        if prices and bound.tight:
            talk = all(k[0] == "consultation" for k in keys)
            own = senses(text)
            return self.texts.statement(text, negative=negative(text), least=0.6, telling=lambda line: senses(line) <= own) if talk else None
        listed = next((f for f in self.scope.inside if self.scope.fits(statement.text, f)), None)
        return listed or self._free_text(text)

    def _free_text(self, text: str) -> Fact | None:
        """A text that says itself that it costs nothing, about the same matter."""

        def telling(line: str) -> bool:
            return bool(FREE.search(level(line))) and (not FEE.search(level(text)) or bool(FEE.search(level(line))))

        return self.texts.statement(text, negative=True, least=0.4, telling=telling) or self.texts.statement(text, negative=False, least=0.4, telling=telling)

    def _skill(self, item: str) -> Fact | None:
        if self.scope.empty(item):
            return self.ledger.all("scope")[0] if self.ledger.all("scope") else None
        if self.scope.excluded_in(item, None):
            return None
        for fact in (*self.scope.inside, *self.scope.extras):
            if self.scope.fits(item, fact):
                return fact
        for line in self.ledger.lines:
            if not line.negative and any(of and self.texts.share(of, line.terms) >= 0.6 for _, of in self.scope.content(item)):
                return line.fact
        return None

    def _rule(self, text: str, statement: Statement, meant: Implied) -> Fact | None:
        clause = _clause(statement.text, meant)
        sense = negative(clause)
        for fact in self.ledger.all("scope"):
            if fact.value["included"] != sense and self.scope.fits(statement.text, fact):
                return fact
        about = senses(statement.text)
        return self.texts.statement(
            clause if len(clause.split()) > 5 else text, negative=sense, least=0.5, telling=lambda line: (not about or bool(senses(line) & about)) and owning(statement.text, line)
        )


def _clause(text: str, meant: Implied) -> str:
    """The part of a sentence that holds the words in question."""
    cuts = [0, *(m.end() for m in re.finditer(r"[,;:]\s|\s(?:but|so|because|mais|donc|car)\s", level(text))), len(text)]
    start = max(c for c in cuts if c <= meant.start)
    return text[start : min(c for c in cuts if c >= min(meant.end, len(text)))]


def _kind(amount: Amount) -> FactKind:
    kinds: dict[str, FactKind] = {"money": "price", "duration": "delivery", "percent": "policy", "date": "date", "time": "date"}
    return kinds.get(amount.kind) or ("revisions" if "c:revision" in meaning(amount.unit) else "scope")


__all__ = ["Unbacked", "Verdict", "check", "numbers_agree"]
