"""Facts: what a record says, as tools returned it in this conversation. Promises in replies are matched against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

FactKind = Literal["price", "delivery", "revisions", "date", "scope", "policy"]
SourceKind = Literal["gig", "profile", "faq", "document", "policy", "order"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands, as the client may see it; `excerpt` is quotable text."""

    id: str
    kind: SourceKind
    title: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fact is said of. `names` are the words people use for it; `within` is the subject it belongs to (a package's gig).

    A part is a quote's: a step, the discount, the listed price, the price with the fee.
    """

    kind: Literal["gig", "package", "extra", "quote", "part", "consultation", "availability", "profile", "passage"]
    id: str
    names: tuple[str, ...]
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a record.

    `value` by kind: price -> {"minor": int, "currency": str}; delivery -> {"days": int} (or {"hours": int}, {"minutes": int});
    revisions -> {"count": int | None} (None = unlimited); date -> {"from": ISO date, "to": ISO date} or {"time": "HH:MM"};
    scope -> {"item": str, "included": bool}; policy -> {"text": str}, free text whose every figure counts as stated of `subject`.
    """

    kind: FactKind
    subject: Subject
    value: dict[str, Any]
    source: Source

    def to_json(self) -> dict[str, Any]:
        subject = {"kind": self.subject.kind, "id": self.subject.id, "names": list(self.subject.names), "within": self.subject.within}
        source = {"id": self.source.id, "kind": self.source.kind, "title": self.source.title, "excerpt": self.source.excerpt}
        return {"kind": self.kind, "subject": subject, "value": self.value, "source": source}

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Fact:
        subject = body["subject"]
        return cls(
            body["kind"],
            Subject(subject["kind"], subject["id"], tuple(subject["names"]), subject["within"]),
            body["value"],
            Source(**body["source"]),
        )


@dataclass(frozen=True, slots=True)
class Promise:
    """A statement of a reply that binds: `text` is the words in the reply, `source` the id of the fact's source."""

    kind: FactKind
    subject: str
    text: str
    source: str
