"""Each item that a statement puts in or out of a package, and what is excluded but spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.conversations.facts import Fact
from assistant.turns.promises.ledger import either, meaning
from assistant.turns.promises.literal import places, spoken
from assistant.turns.promises.polarity import elsewhere, hedged, negative
from assistant.turns.promises.reading import Statement, statements
from assistant.turns.promises.scope import Claim, claims, item_terms, list_sense, numbers_agree
from assistant.turns.promises.sheet import Sheet
from assistant.turns.promises.tongues import CODES, PAIR
from assistant.turns.promises.vocabulary import Key
from assistant.understanding.amounts import Amount, find
from assistant.understanding.written import level, vocabulary

YES = re.compile(
    r"^\W*(?:yes|yeah|yep|sure|of course|absolutely|certainly|definitely|indeed|oui|bien sur|tout a fait|absolument|"
    r"certainement|evidemment|exactement)\b"
)
NO_PACKAGE = re.compile(r"\b(?:no|none of (?:the|my|our)|aucune?)(?: des)? (?:packages?|formules?|forfaits?|offres?)\b")
GOES_WITH = re.compile(r"\b(?:comes?|goes|go|is|are|included|delivered) with\W*$")
FILLING = re.compile(
    r"\b(?:the|our|package|as standard|by default|always|too|as well|also|every time|la|le|formule|d'office|toujours|aussi)\b|\W"
)
POLITE = re.compile(
    r"(?:\W|i'm afraid|i am afraid|sorry|unfortunately|desolee?|malheureusement|yes|no|oui|non|of course|bien sur|je regrette|"
    r"that|this|it|cela)+"
)
FREELY = re.compile(r"(?:\W|any|further|extra|additional|aucune?)*(?:charge|costs?|fees?|paying|frais|supplement|surcout)\W*")
"""What "without" and "sans" make free: read with the other words for that."""
EVERYWHERE = re.compile(
    r"\s(?:with|in|for|avec|dans)\s(?:every|each|all|any|both|chaque|toutes? les|tous les)(?: (?:the|our))? (?:packages?|tiers?|"
    r"plans?|formules?|forfaits?)\s*$"
)
LEADING = re.compile(r"\s(?:with|in|for|of|to|avec|dans|pour|de|a|à)(?:\s(?:the|la|le|les|l['’]?|our|formule))*\s*$")
PARTICLES = vocabulary("pas not no any the a an un une le la les l d de des du")
SKILLS = re.compile(r"\b(?:skills?|competences?|languages?|langues?|professions?|metiers?)\b")


@dataclass(frozen=True)
class ItemsSaid:
    """Reads what a statement says is included or not."""

    sheet: Sheet

    def read(self, statement: Statement) -> list[Claim]:
        if statement.question or hedged(statement.text):
            return []
        found = claims(statement)
        if statement.bullet and not found and self.sheet.listing is not None:
            found = [Claim(re.split(r"\s[-–—:(]", statement.text)[0].strip(), 0, len(statement.text), self.sheet.listing)]
        elif not statement.bullet:
            self.sheet.listing = list_sense(statement.text)
        for claim in found:
            self._item(statement, claim)
        named = [n for n in self.sheet.binder.named if any(k[0] == "package" for part in n.group for k in part)]
        sole = named[0] if len(named) == 1 and len(named[0].group) == 1 else None
        stray = self.sheet.scope.stray(statement, (sole.start, sole.end), sole.group[0], self.sheet.binder.context.gig) if sole else None
        if stray is not None and not self.sheet.found_in(statement):
            self.sheet.missing(
                statement, "scope", 0, len(statement.text), f"The record lists {stray.value['item']!r} for another package only."
            )
        return found

    def _only_a_name(self, claim: Claim) -> bool:
        names = self.sheet.ledger.words.mentions(claim.item)
        return any(k[0] == "package" for m in names for k in m.keys) and not FILLING.sub(
            "", level(claim.item[: names[0].start] + claim.item[names[-1].end :])
        )

    def _turned(self, statement: Statement, claim: Claim) -> Claim | None:
        """ "A mobile app comes with Full box": the item is what stands before."""
        match = GOES_WITH.search(level(statement.text[: claim.start]))
        before = statement.text[: match.start()].strip() if match else ""
        if not before or any(not m.gig for m in self.sheet.ledger.words.mentions(before)):
            return None
        return Claim(before, match.start() - len(before) if match else 0, match.start() if match else 0, claim.included)

    def _meant(self, statement: Statement, claim: Claim) -> Claim | None:
        """The claim without the package's own name in it; None where it is nothing but that name."""
        named = any(
            n.start <= claim.start + 1 and claim.end <= n.end + 1 and any(k[0] == "package" for k in n.group[0])
            for n in self.sheet.binder.named
        )
        if named:
            return self._turned(statement, claim)
        if GOES_WITH.search(level(statement.text[: claim.start])) and self._only_a_name(claim):
            return self._turned(statement, claim) or claim
        claim = replace(claim, item=EVERYWHERE.sub("", claim.item))
        whole = [m for m in self.sheet.ledger.words.mentions(claim.item) if any(k[0] == "package" for k in m.keys)]
        return replace(claim, item=LEADING.sub("", claim.item[: whole[0].start])) if whole else claim

    def _settled(self, statement: Statement, claim: Claim) -> bool:
        """Whether there is no item to look up, or a list that speaks against the claim by itself."""
        if NO_PACKAGE.search(level(statement.text[: claim.start])) and not claim.included:
            against = next((f for f in self.sheet.scope.inside if self.sheet.scope.reaches(claim.item, f)), None)
            if against is not None:
                self.sheet.missing(statement, "scope", claim.start, claim.end, f"A package does list {against.value['item']!r}.")
            return True
        spoken_of = frozenset(k for n in self.sheet.binder.named for part in n.group for k in part)
        if not claim.included and self._listed(claim, spoken_of):
            self.sheet.missing(statement, "scope", claim.start, claim.end, f"The record does list {claim.item!r} there: do not deny it.")
            return True
        words = level(claim.item)
        return bool(POLITE.fullmatch(words)) or (not claim.included and bool(FREELY.fullmatch(words))) or self._states_price(claim)

    def _item(self, statement: Statement, said: Claim) -> None:
        claim = self._meant(statement, said)
        if claim is None or self._settled(statement, claim):
            return
        extra = claim.included and any(k[0] == "extra" for m in self.sheet.ledger.words.mentions(claim.item) for k in m.keys)
        if self.sheet.scope.empty(claim.item) and not extra:
            return
        if claim.included and not self.sheet.binder.named and self._answered_no(claim) is not None:
            self.sheet.missing(statement, "scope", claim.start, claim.end, f"To {claim.item!r} the freelancer's own answer is no.")
            return
        bound = self.sheet.binder.bind(Amount("count", claim.item, claim.start, claim.end))
        groups = (bound.named,) if bound.named else bound.carried
        keys = frozenset(k for n in groups for part in n.group for k in part if not self._item_is(claim, k))
        if bound.named and not keys:
            keys = frozenset(k for n in (*bound.nearby, *bound.carried) for part in n.group for k in part if not self._item_is(claim, k))
        every = bound.named is not None and bound.named.joint and claim.included and len(bound.named.group) > 1
        sets = (
            [frozenset(part) - {k for k in part if self._item_is(claim, k)} for part in bound.named.group]
            if every and bound.named
            else [keys]
        )
        facts = [self.sheet.scope.back(claim, part, bound.gig) for part in sets if part or not every]
        fact = facts[0] if facts and all(facts) else None
        if fact is None and not extra and not every:
            fact = self._told(statement, claim, keys)
        if fact is not None:
            self.sheet.backed(statement, fact, claim.start, claim.end)
        else:
            way = "included" if claim.included else "not included"
            self.sheet.missing(statement, "scope", claim.start, claim.end, f"No record says that {claim.item!r} is {way} there.")

    def _listed(self, claim: Claim, keys: frozenset[Key]) -> bool:
        """These very words are on the list."""
        own = (f for f in self.sheet.scope.inside if (f.subject.kind, f.subject.id) in keys)
        said = tuple(word for word in spoken(claim.item) if word not in PARTICLES)
        return any(tuple(w for w in spoken(str(f.value["item"])) if w not in PARTICLES) == said for f in own)

    def _item_is(self, claim: Claim, key: Key) -> bool:
        """The item names this extra itself."""
        return key[0] == "extra" and any(key in m.keys for m in self.sheet.ledger.words.mentions(claim.item))

    def _states_price(self, claim: Claim) -> bool:
        """ "Source files for €30" is a price; "3 revisions" is a count: both are checked as figures."""
        amounts = [a for a in find(claim.item) if not a.article]
        rest = claim.item
        for amount in amounts:
            rest = rest.replace(amount.text, " ")
        figures = all(a.kind != "count" or not a.unit or "c:revision" in either(a.unit) for a in amounts)
        return any(a.kind == "money" for a in amounts) or (bool(amounts) and figures and self.sheet.scope.empty(rest))

    def _told(self, statement: Statement, claim: Claim, keys: frozenset[Key]) -> Fact | None:
        """A text says so; of a package with a list of its own, only a text that names it."""
        if SKILLS.search(level(statement.text[claim.end :])):
            lines = [line for line in self.sheet.ledger.lines if line.fact.subject.kind == "profile" and not line.negative]
            return next((line.fact for line in lines if self._says(line.own, claim.item)), None)
        bare = re.search(r"\b(?:without|sans)\s*$", level(statement.text[: claim.start]))
        if bare:
            phrase = f" {bare.group().strip()} {' '.join(spoken(claim.item))} "
            return next((line.fact for line in self.sheet.ledger.lines if phrase in f" {line.words} "), None)
        if not claim.included:
            told = self._answered_no(claim)
            if told is not None:
                return told
        listed = any((f.subject.kind, f.subject.id) in keys for f in self.sheet.scope.inside)
        if claim.included and any(self.sheet.scope.fits(claim.item, f, whole=True) for f in self.sheet.scope.outside):
            return None
        text = claim.item if len(claim.item.split()) > 2 else statement.text
        if listed:
            return next(
                (
                    line.fact
                    for line in self.sheet.ledger.lines
                    if self._says(line.own, claim.item)
                    and self.sheet.ledger.mentioned(line) & keys
                    and line.negative != claim.included
                    and numbers_agree(find(claim.item), line.amounts)
                ),
                None,
            )
        if any(a.low is not None and a.kind in ("count", "duration") and not a.article for a in find(claim.item)):
            return next(
                (
                    line.fact
                    for line in self.sheet.ledger.lines
                    if numbers_agree(find(claim.item), line.amounts) and self._says(line.own, claim.item)
                ),
                None,
            )
        return self.sheet.texts.statement(text, negative=not claim.included, least=0.7)

    def _answered_no(self, claim: Claim) -> Fact | None:
        """A question whether it is included that is answered by a no."""
        noes = (line for line in self.sheet.ledger.lines if line.negative and not line.own and "c:include" in line.terms)
        return next((line.fact for line in noes if self._says(line.terms, claim.item)), None)

    def _says(self, terms: frozenset[str], item: str) -> bool:
        return any(of and of <= terms for _, of in item_terms(item))

    def intruder(self, statement: Statement) -> None:
        if hedged(statement.text) or (statement.bullet and self.sheet.listing is False) or self.sheet.found_in(statement, kind="scope"):
            return
        fact = self.sheet.scope.intruder(self._unnamed(statement), self.sheet.binder.context.gig)
        if fact is None or any(
            self.sheet.scope.fits(statement.text, f) and self.sheet.scope.covers(f, fact) for f in self.sheet.scope.inside
        ):
            return
        item = str(fact.value["item"])
        if self._other_way(item, statement.text):
            return
        literal = any(places(item, statement.text))
        own = meaning(item, self.sheet.language)
        told = self.sheet.texts.statement(
            statement.text, negative=False, least=0.75, needing=own, telling=(lambda line: any(places(item, line))) if literal else None
        )
        if told is None:
            self.sheet.missing(
                statement,
                "scope",
                0,
                len(statement.text),
                f"The record excludes {fact.value['item']!r}: do not speak of it as part of the work.",
            )

    def _other_way(self, item: str, text: str) -> bool:
        """ "From English into French" is no word on what is excluded into English."""
        into = {CODES[m[2]] for m in PAIR.finditer(level(text))}
        excluded = {CODES[word] for word in spoken(item) if word in CODES}
        return bool(into and excluded) and not into & excluded

    def _unnamed(self, statement: Statement) -> Statement:
        """Without the names of what is sold: "Vinyl pre-master" is no word on mastering."""
        text = statement.text
        for named in self.sheet.binder.named:
            if named.start >= 0 and all(any(self.sheet.ledger.of(k, "price") for k in part) for part in named.group):
                text = text[: named.start] + " " * (named.end - named.start) + text[named.end :]
        for amount in statement.amounts:
            # "1 retouche" is a count of rounds, and no word on the retouching of photos.
            if amount.kind == "count" and amount.unit and "c:revision" in either(amount.unit):
                text = text[: amount.start] + " " * (amount.end - amount.start) + text[amount.end :]
        return replace(statement, text=text)

    def agreement(self) -> None:
        """A plain yes to a question about something excluded."""
        if not self.sheet.said or not self.sheet.statements or not YES.match(level(self.sheet.statements[0].text)):
            return
        first = self.sheet.statements[0]
        for question in statements(self.sheet.said[-1], self.sheet.language):
            fact = self.sheet.scope.excluded_in(question.text, None)
            answered = fact and any(
                (negative(s.text) or elsewhere(s.text)) and self.sheet.scope.excluded_in(s.text, None) for s in self.sheet.statements
            )
            if fact and not answered and not self._of_something_listed(first, question, fact):
                self.sheet.missing(
                    first, "scope", 0, len(first.text), f"The record excludes {fact.value['item']!r}: the answer to that question is no."
                )

    def _of_something_listed(self, statement: Statement, question: Statement, excluded: Fact) -> bool:
        """Whether a yes names something else that was asked in the same breath, and that a record lists."""
        scope = self.sheet.scope
        asked = either(question.text) - either(str(excluded.value["item"]))
        listed = (str(fact.value["item"]) for fact in (*scope.inside, *scope.extras))
        return any(either(item) & asked and any(places(item, statement.text)) for item in listed)
