"""Of which subject each figure is said: the nearest name in its clause, else what the sentences before it carry over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.turns.promises.ledger import Ledger
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.vocabulary import TALKS, Key, Mention, stems
from assistant.understanding.amounts import Amount
from assistant.understanding.terms import stem
from assistant.understanding.written import level, tokens, vocabulary

JOINING = vocabulary(
    "and with plus + & , ) \" et avec including incl along together the a an le la les l ' une un our votre your both package x of de"
)
HEADED = vocabulary("for of to on in onto pour de du des a au sur dans le la les l ' the your our any each une un")
FORWARD = vocabulary(
    "for the a an our my with on gets get you buys covers pour le la les l ' du de d of ( - package \" to add adding per avec vous i each x"
)
BREAKS = re.compile(r"[,;)]|\b(?:and|while|whereas|but|or|et|mais|tandis|alors|ou|then|versus|vs|against)\b")
AGAINST = re.compile(r"\s*(?:versus|vs\.?|against|compared (?:to|with)|contre)\s*(?:only |just |seulement )?")
EVERY = re.compile(
    r"\b(?:all|every|each|both|any|tous|toutes|chaque|les deux|les trois|chacune? des)\b(?: [\w']+){0,3}? "
    r"(?:packages?|tiers?|plans?|packs?|options?|versions?|bundles?|formules?|forfaits?|offres?|of them)\b"
)
AHEAD = re.compile(r"\s*(?:before|avant|in advance|beforehand|prior|earlier|notice|d'avance|a l'avance|of notice)\b")
ALIKE = re.compile(
    r"\b(?:all|every|each|both|any|toute?s? les|tous les|chaque|les deux|les trois)(?: (?:the|our|of the))* (?P<noun>[a-z]{4,})\b"
)
"""Packages by a word that all their titles hold: "both reviews"."""

Group = tuple[frozenset[Key], ...]
"""Subjects spoken of together, each as the keys it may be."""


@dataclass(frozen=True, slots=True)
class Named:
    group: Group
    start: int
    end: int
    joint: bool = False
    headed: bool = False
    """ "X for Y": said of X, or of the two together, never of Y alone."""


@dataclass(frozen=True, slots=True)
class Bound:
    """`named` may be None (nothing names a subject). `tight`: the figure is said of it in the same clause."""

    named: Named | None
    tight: bool = False
    nearby: tuple[Named, ...] = ()
    carried: tuple[Named, ...] = ()
    gig: str | None = None
    mentioned: frozenset[Key] = frozenset()
    around: tuple[Named, ...] = ()
    """Everything the statement names."""


@dataclass(slots=True)
class Context:
    """What earlier statements left behind."""

    gig: str | None = None
    carried: tuple[Named, ...] = ()
    said: frozenset[Key] = frozenset()
    talking: bool = False
    mentioned: frozenset[Key] = frozenset()


@dataclass(slots=True)
class Binder:
    ledger: Ledger
    context: Context
    named: list[Named] = field(default_factory=list)
    statement: Statement | None = None

    @classmethod
    def after(cls, ledger: Ledger, said: Sequence[str]) -> Binder:
        """Starts from what the client last spoke of."""
        context = Context()
        if said:
            mentions = ledger.words.mentions(said[-1])
            gigs = {ledger.gig_of(k) for m in mentions if m.gig for k in m.keys}
            context.gig = gigs.pop() if len(gigs) == 1 else None
            groups = _grouped(said[-1], _of_gig(ledger, [m for m in mentions if m.keys and not m.gig], context.gig), ())
            context.carried = tuple(groups[-1:]) if len(groups) == 1 else ()
            context.talking = bool(TALKS & {t.word for t in tokens(said[-1])})
            context.said = frozenset(k for text in said[-4:] for m in ledger.words.mentions(text) for k in m.keys)
        return cls(ledger, context)

    def read(self, statement: Statement, skipping: Sequence[tuple[int, int]] = ()) -> None:
        """Takes in a statement's names; `bind` then answers for its figures. Words in `skipping` name nothing."""
        self.statement = statement
        mentions = [m for m in self.ledger.words.mentions(statement.text) if not any(a <= m.start < b for a, b in skipping)]
        for head in () if mentions else statement.heads:
            inner = self.ledger.words.mentions(head)
            if inner:
                mentions = [replace(m, start=-1, end=-1) for m in inner]
                break
        gigs = {self.ledger.gig_of(k) for m in mentions if m.gig for k in m.keys}
        if len(gigs) == 1:
            self.context.gig = gigs.pop()
        talks = self._talks(statement)
        others = _of_gig(self.ledger, [m for m in mentions if not m.gig], self.context.gig)
        self.named = _grouped(statement.text, sorted([*others, *talks], key=lambda m: m.start), statement.amounts)
        every = EVERY.search(level(statement.text)) if not others else None
        packages = self.ledger.packages(self.context.gig)
        alike = ALIKE.search(level(statement.text)) if not others and every is None else None
        if alike:
            noun = stem(alike["noun"], "en")
            every, packages = alike, [k for k in packages if noun in stems([t for t in tokens(self.ledger.subjects[k].names[0])])]
        if every and len(packages) > (1 if alike else 0):
            self.named = [Named(tuple(frozenset((k,)) for k in packages), every.start(), every.end(), joint=True)]
        self.context.mentioned |= frozenset(k for n in self.named for keys in n.group for k in keys)

    def leave(self) -> None:
        """What the statement's names carry over to the next."""
        if self.named and self.statement and not self.statement.cell:
            ends = (self.named[0], self.named[-1]) if self.named[0] != self.named[-1] else (self.named[0],)
            self.context.carried = tuple(replace(n, start=-1, end=-1) for n in ends)

    def _talks(self, statement: Statement) -> Iterator[Mention]:
        """A length of time that is sold as a consultation names it; without one the word alone means them all."""
        lengths = self.ledger.minutes
        if not lengths:
            return
        words = tokens(statement.text)
        spoken = [w for w in words if w.word in TALKS]
        self.context.talking = bool(spoken) or (self.context.talking and not statement.heading)
        found = False
        titles = [(m.start, m.end) for m in self.ledger.words.mentions(statement.text)]
        for amount in statement.amounts if self.context.talking else ():
            if any(start <= amount.start < end for start, end in titles):
                continue
            if AHEAD.match(level(statement.text[amount.end :])):
                continue
            keys = frozenset(k for k, minutes in lengths.items() if amount.seconds == minutes * 60 and amount.high is None)
            if keys:
                found = True
                yield Mention(amount.start, amount.end, keys)
        if spoken and not found:
            yield Mention(spoken[0].start, spoken[0].end, frozenset(lengths))

    def bind(self, amount: Amount) -> Bound:
        assert self.statement is not None
        context = self.context
        common = {
            "gig": context.gig,
            "mentioned": context.mentioned | context.said,
            "carried": context.carried,
            "around": tuple(self.named),
        }
        aligned = self._aligned(amount)
        if aligned:
            return Bound(aligned, True, **common)  # type: ignore[arg-type]
        text = self.statement.text
        before = [n for n in self.named if n.end <= amount.start]
        after = [n for n in self.named if n.start >= amount.end]
        inside = [n for n in self.named if n.start <= amount.start < n.end]
        if inside:
            return Bound(inside[0], True, **common)  # type: ignore[arg-type]
        last, following = (before[-1] if before else None), (after[0] if after else None)
        behind = last is not None and self._tight_back(text, last, amount)
        ahead = following is not None and _only(text[amount.end : following.start], FORWARD, 5)
        nearby = tuple(reversed(before))
        if ahead and not behind:
            return Bound(following, True, nearby, **common)  # type: ignore[arg-type]
        if last is not None:
            return Bound(last, behind, nearby[1:], **common)  # type: ignore[arg-type]
        if following is not None:
            return Bound(following, False, tuple(after[1:]), **common)  # type: ignore[arg-type]
        return Bound(None, **common)  # type: ignore[arg-type]

    def _tight_back(self, text: str, named: Named, amount: Amount) -> bool:
        assert self.statement is not None
        if named.end < 0:
            return True
        between = text[named.end : amount.start]
        figures = any(named.end <= other.start < amount.start and not other.article for other in self.statement.amounts)
        return not figures and not BREAKS.search(level(between)) and len(between.split()) <= 8

    def _aligned(self, amount: Amount) -> Named | None:
        """ "A and B cost 90 and 220": as many figures of one kind as names before them."""
        assert self.statement is not None
        paired = self._paired(amount)
        if paired:
            return paired
        for place, named in enumerate(self.named):
            if not named.joint or amount.start < named.end:
                continue
            until = self.named[place + 1].start if place + 1 < len(self.named) else len(self.statement.text)
            figures = [a for a in self.statement.amounts if named.end <= a.start < until and a.kind == amount.kind]
            if amount in figures and len(figures) == len(named.group) > 1:
                return Named((named.group[figures.index(amount)],), named.start, named.end)
        return None

    def _paired(self, amount: Amount) -> Named | None:
        """ "A is cheaper than B (90 versus 220)": two names, then two figures set against each other."""
        assert self.statement is not None
        text = level(self.statement.text)
        alike = [a for a in self.statement.amounts if not a.article and (a.kind == amount.kind or (a.kind == "count" and not a.unit))]
        for first, second in zip(alike, alike[1:], strict=False):
            if amount not in (first, second) or not AGAINST.fullmatch(text[first.end : second.start]):
                continue
            before = [n for n in self.named if n.end <= first.start]
            if len(before) >= 2 and not any(first.end <= n.start < second.start for n in self.named):
                return before[-2] if amount is first else before[-1]
        return None


def _of_gig(ledger: Ledger, mentions: list[Mention], gig: str | None) -> list[Mention]:
    """Names that several gigs share mean the one in question."""
    if gig is None:
        return mentions
    return [replace(m, keys=frozenset(k for k in m.keys if ledger.gig_of(k) == gig) or m.keys) for m in mentions]


def _only(text: str, allowed: frozenset[str], most: int) -> bool:
    words = [t.word for t in tokens(text)]
    return len(words) <= most and all(word in allowed for word in words)


def _grouped(text: str, mentions: Sequence[Mention], amounts: Sequence[Amount]) -> list[Named]:
    groups: list[Named] = []
    for mention in mentions:
        made = Named((mention.keys,), mention.start, mention.end)
        last = groups[-1] if groups else None
        if last is None or last.end < 0 or any(last.end <= a.start < mention.start and not a.article for a in amounts):
            groups.append(made)
            continue
        between = text[last.end : mention.start]
        shared = last.group[-1] & mention.keys
        if shared and len(between.split()) <= 4 and "," not in between:
            groups[-1] = replace(last, group=(*last.group[:-1], shared), end=mention.end)
        elif _only(between, JOINING, 5):
            groups[-1] = replace(last, group=(*last.group, mention.keys), end=mention.end, joint=True)
        elif _only(between, HEADED, 4):
            groups[-1] = replace(last, group=(*last.group, mention.keys), end=mention.end, headed=True)
        else:
            groups.append(made)
    return groups
