"""Where the talk about an offer stands, from the first wish to the card: kept in the dialogue's state under "deal"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from assistant.chat_models.embedded.proposal import Proposal

Stage = Literal["brief", "agree", "bargain", "ask", "placed"]
"""brief: something was asked that the offer needs. agree: an offer is ready, a yes makes it. bargain: a price is waited for.
ask: a yes asks the freelancer. placed: it was sent, or waits for the freelancer."""


@dataclass(frozen=True, slots=True)
class Deal:
    """`asking` is the requirement asked for last, `asked` all so far; `told` is what is known, by requirement."""

    stage: Stage
    proposal: Proposal
    asking: str | None = None
    asked: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    beyond: str | None = None
    """What was wanted beside it that nothing sold covers: only the freelancer prices that."""
    wanted: Proposal | None = None
    """What was asked for before less was proposed: the freelancer can still be asked for exactly that."""

    @classmethod
    def of(cls, dialogue: Mapping[str, Any]) -> Deal | None:
        body = dialogue.get("deal")
        if not body:
            return None
        return cls(
            body["stage"],
            Proposal.from_state(body["proposal"]),
            body.get("asking"),
            tuple(body.get("asked", ())),
            body.get("told", {}),
            body.get("beyond"),
            Proposal.from_state(body["wanted"]) if body.get("wanted") else None,
        )

    def to_state(self) -> dict[str, Any]:
        return {
            "stage": self.stage,
            "proposal": self.proposal.to_state(),
            "asking": self.asking,
            "asked": list(self.asked),
            "told": dict(self.told),
            "beyond": self.beyond,
            "wanted": self.wanted.to_state() if self.wanted else None,
        }

    def learnt(self, told: Mapping[str, str]) -> Deal:
        return replace(self, told={**self.told, **told})
