"""What leaves over the API: every schema of the contract, with units and examples."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.conversations.facts import FactKind, SourceKind
from assistant.conversations.record import Author, Outcome, State

Id = Annotated[str, Field(examples=["01937f2c9a4be1d3c5a7f09b2d4e6f81"])]
Moment = Annotated[datetime, Field(description="ISO 8601, UTC.", examples=["2026-11-21T09:30:00Z"])]


class Shape(BaseModel):
    """May grow: a key that a reader does not know is to be ignored."""

    model_config = ConfigDict(extra="allow")


class MoneyShape(Shape):
    model_config = ConfigDict(title="Money", extra="forbid")

    amount: Annotated[str, Field(description="In major units, with the currency's own number of decimals.", examples=["120.00"])]
    currency: Annotated[str, Field(description="ISO 4217.", examples=["EUR"])]


class SourceShape(Shape):
    """Where something that a reply says stands."""

    model_config = ConfigDict(title="Source", extra="allow")

    id: Annotated[str, Field(examples=["gig:packaging/basic"])]
    kind: SourceKind
    title: Annotated[str, Field(examples=["One label"])]
    excerpt: Annotated[str, Field(description="Quotable text, in the language it was written in.")] = ""


class ChoiceShape(Shape):
    """A suggestion that never binds: sending `text` is the same as pressing it."""

    model_config = ConfigDict(title="Choice", extra="allow")

    label: Annotated[str, Field(examples=["Compare packages"])]
    text: Annotated[str, Field(examples=["What is the difference between the packages?"])]


class Button(Shape):
    """Calls `href` with `method` and the party's own token."""

    label: Annotated[str, Field(description="In the language of the conversation.", examples=["Accept"])]
    method: Annotated[str, Field(examples=["POST"])]
    href: Annotated[str, Field(examples=["/api/offers/01937f2c/accept"])]
    text: Annotated[str | None, Field(description="Of free times: what the button says in a message, beside its `id`.")] = None


class Card(Shape):
    """Something that binds, with its buttons; `hash` names exactly what was shown."""

    type: Literal["offer", "slots", "consultation"]
    id: Id
    hash: Annotated[str | None, Field(description="Sent back with what is pressed.", examples=["5d41402abc4b2a76"])] = None
    facts: Annotated[dict[str, Any], Field(description="What it says, from the record: of an offer, its terms.")] = {}
    buttons: list[Button] = []


class ActionShape(Shape):
    """What the assistant did in this turn."""

    model_config = ConfigDict(title="Action", extra="allow")

    tool: Annotated[str, Field(examples=["hand_over"])]
    status: Literal["done", "waiting_approval", "refused", "failed"]
    object: Annotated[dict[str, str] | None, Field(description="What was made.", examples=[{"type": "offer", "id": "01937f2c"}])] = None


class PromiseShape(Shape):
    """A price, time, count, date, scope item or rule that a reply states, and the source that backs it."""

    model_config = ConfigDict(title="Promise", extra="allow")

    kind: FactKind
    subject: Annotated[str, Field(description="What it is said of.", examples=["One label"])]
    text: Annotated[str, Field(description="The words in the reply.", examples=["€90"])]
    source: Annotated[str, Field(description="The id of one of the reply's sources.")]


class ReplyShape(Shape):
    model_config = ConfigDict(title="Reply", extra="allow")

    id: Id
    turn: Annotated[str | None, Field(description="`GET /api/turns/{turn}` tells its owner how it came about.")] = None
    text: Annotated[str, Field(description="Plain text; lines are broken where it breaks them.")]
    language: Annotated[str, Field(description="ISO 639-1.", examples=["en"])]
    outcome: Outcome
    sources: list[SourceShape]
    choices: list[ChoiceShape]
    cards: list[Card]
    actions: list[ActionShape]
    promises: list[PromiseShape]


class Opened(Shape):
    """A new conversation. Both tokens are shown once and stored hashed."""

    conversation: Id
    token: Annotated[str, Field(description="Speaks in this conversation as its client, until 30 days after the last message.")]
    client_key: Annotated[str, Field(description="Sent as `client.key` with a later conversation, it recognises the client for a year.")]
    reply: ReplyShape


class Said(Shape):
    state: State
    reply: Annotated[ReplyShape | None, Field(description="null while the freelancer speaks.")]


class BriefShape(Shape):
    """What is known of the client's project; what is known is never asked again."""

    model_config = ConfigDict(title="Brief", extra="allow")

    gig: Annotated[str | None, Field(examples=["packaging"])] = None
    known: Annotated[dict[str, Any], Field(description="What the client told, by the gig's requirement.", examples=[{"product": "honey"}])]
    missing: Annotated[list[str], Field(description="What is still to be asked.", examples=[["dimensions"]])]
    assumed: Annotated[dict[str, Any], Field(description="Taken for granted until the client says otherwise.", examples=[{}])]


class MessageShape(Shape):
    """Something said, from either side; `note` (hand-over notes, summaries) is for the owner only."""

    model_config = ConfigDict(title="SaidMessage", extra="allow")

    seq: Annotated[int, Field(description="The conversation's own numbering, also the event id.", examples=[3])]
    author: Author
    text: Annotated[str, Field(description="Plain text.", examples=["How much for 3 logos?"])]
    reply: Annotated[ReplyShape | None, Field(description="The whole reply where the assistant speaks.")] = None
    at: Moment


class ConversationShape(Shape):
    model_config = ConfigDict(title="Conversation", extra="allow")

    state: State
    messages: list[MessageShape]
    brief: BriefShape
    promises: list[PromiseShape]


class Listed(Shape):
    """One line of the owner's inbox, newest first."""

    id: Id
    state: State
    client: Annotated[Any, Field(description="The client's name, or null.")] = None
    last_message: Annotated[Any, Field(description="Its text, or null.", examples=["How much for 3 logos?"])] = None
    waits_for: Annotated[Any, Field(description="Who has to act next, or null.")] = None
    updated_at: Moment


class Gap(Shape):
    """A question that nobody could answer, and how many asked it."""

    id: Id
    question: Annotated[str, Field(examples=["Do you design for glass?"])]


class StateShape(Shape):
    model_config = ConfigDict(title="State", extra="allow")

    state: State


class Found(Shape):
    """A gig for a need in words."""

    freelancer: Annotated[str, Field(description="The freelancer's handle.", examples=["lena-moreau"])]
    gig: Annotated[str, Field(description="The gig's slug.", examples=["packaging"])]
    title: Annotated[str, Field(examples=["I will design your packaging"])]
    from_: Annotated[MoneyShape, Field(alias="from", description="The cheapest package.")]
    score: Annotated[
        float, Field(ge=0, le=1, description="How well it fits, best first; below 0.3 it is what comes nearest.", examples=[0.82])
    ]


class FieldProblem(Shape):
    where: Annotated[str, Field(examples=["body.text"])]
    what: Annotated[str, Field(examples=["Field required"])]


class Problem(Shape):
    """RFC 9457. `code` is stable, `detail` is for people, `errors` lists every field that is wrong."""

    type: Annotated[str, Field(examples=["about:blank"])]
    title: Annotated[str, Field(examples=["Unprocessable Entity"])]
    status: Annotated[int, Field(examples=[422])]
    detail: Annotated[str, Field(examples=["body.text: Field required"])]
    code: Annotated[str, Field(examples=["message_id_reused"])]
    errors: list[FieldProblem] = []


class Turn(Shape):
    """How a reply came about: what was understood, retrieved with scores, called and promised, and how long each took."""

    id: Id
    conversation: Id
    state: Annotated[str, Field(description="`running` until it has ended.", examples=["done"])]
    outcome: Annotated[Outcome | None, Field(examples=["answered"])] = None
    reply: ReplyShape | None = None
    started_at: Moment
    ended_at: Annotated[datetime | None, Field(description="ISO 8601, UTC.", examples=["2026-11-21T09:30:01Z"])] = None
    steps: Annotated[list[dict[str, Any]], Field(description="What the model said and called, step by step.")] = []


class Alive(Shape):
    status: Annotated[str, Field(examples=["ok"])]


class PartReady(Shape):
    ready: Annotated[bool, Field(examples=[True])]
    reason: Annotated[str | None, Field(description="Why it is not, or what is worth knowing.")] = None


class Readiness(Shape):
    ready: Annotated[bool, Field(examples=[True])]
    parts: dict[str, PartReady]


class Answered(Shape):
    """What became of a gap: `told` is how many conversations got the answer."""

    id: Id
    told: Annotated[int, Field(ge=0, examples=[2])]
    learned: Annotated[bool, Field(description="Whether something became knowledge.")]
