"""What all readers of a reply share: the records, the place reached, and what was found so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.conversations.facts import Fact, FactKind, Promise
from assistant.turns.promises.binding import Binder
from assistant.turns.promises.days import Days
from assistant.turns.promises.figures import Figures
from assistant.turns.promises.ledger import Ledger
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.scope import Scope
from assistant.turns.promises.texts import Texts
from assistant.understanding.amounts import find


@dataclass(frozen=True, slots=True)
class Unbacked:
    """`why` is one sentence that tells a chat model what to change."""

    kind: FactKind
    text: str
    why: str


@dataclass
class Sheet:
    """`before` is the last thing said; `listing` the sense of an open list ("Includes:", "Not included:"), None outside one."""

    ledger: Ledger
    language: str
    said: Sequence[str]
    statements: Sequence[Statement]
    promises: list[tuple[Promise, int, int]] = field(default_factory=list)
    unbacked: list[tuple[Unbacked, int, int]] = field(default_factory=list)
    listing: bool | None = None

    def __post_init__(self) -> None:
        self.figures = Figures(self.ledger)
        self.texts = Texts(self.ledger, self.language)
        self.scope = Scope(self.ledger, self.language)
        self.days = Days(self.ledger.all("date"))
        self.binder = Binder.after(self.ledger, self.said)
        self.before = " ".join(self.said[-1:])
        spoken = [a for s in self.said for a in find(s)] + [a for s in self.statements for a in s.amounts]
        self.counts = frozenset(int(a.low) for a in spoken if a.kind == "count" and a.low is not None)

    def backed(self, statement: Statement, fact: Fact, start: int, end: int) -> None:
        subject = fact.subject.names[0] if fact.subject.names else fact.subject.id
        words = statement.text[start:end]
        self.promises.append((Promise(fact.kind, subject, words, fact.source.id), statement.start + start, statement.start + end))

    def missing(self, statement: Statement, kind: FactKind, start: int, end: int, why: str) -> None:
        self.unbacked.append((Unbacked(kind, statement.text[start:end], why), statement.start + start, statement.start + end))

    def unnamed(self, statement: Statement) -> Statement:
        """The statement without the names of what is sold."""
        text = statement.text
        for named in self.binder.named:
            if named.start >= 0 and any(named.group):
                text = text[: named.start] + " " * (named.end - named.start) + text[named.end :]
        return replace(statement, text=text)

    def found_in(self, statement: Statement, *, kind: FactKind | None = None) -> bool:
        """Whether something in the statement is unbacked already."""
        end = statement.start + len(statement.text)
        return any(statement.start <= start < end and kind in (None, u.kind) for u, start, _ in self.unbacked)
