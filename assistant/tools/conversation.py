"""Tools that change the conversation itself: passing it to the freelancer, and noting what nobody knows."""

from __future__ import annotations

from pydantic import Field
from sqlalchemy import Connection

from assistant.conversations import gaps, hand_overs
from assistant.conversations.control import state_of
from assistant.conversations.parties import seller
from assistant.tools.tool import Arguments, Desk, Tool, ToolResult, TurnContext

UNKNOWNS_BEFORE_HAND_OVER = 2


class HandOverArguments(Arguments):
    reason: str = Field(min_length=1, max_length=300, description="Why the freelancer is needed, in a few words.")


class RecordGapArguments(Arguments):
    question: str = Field(min_length=1, max_length=500, description="The client's question that no tool could answer, on its own.")


def _hand_over(connection: Connection, _desk: Desk, context: TurnContext, arguments: HandOverArguments) -> ToolResult:
    passed = hand_overs.hand_over(
        connection, freelancer=context.freelancer, conversation=context.conversation, reason=arguments.reason, now=context.now
    )
    return ToolResult({"status": "handed_over", "handed_over": True, "freelancer": passed.freelancer})


def _record_gap(connection: Connection, _desk: Desk, context: TurnContext, arguments: RecordGapArguments) -> ToolResult:
    """Not knowing twice passes the matter on, whatever the model would do."""
    question = gaps.Question(context.freelancer, context.conversation, arguments.question, context.language)
    recorded = gaps.record(connection, question, context.now)
    gap = {"type": "gap", "id": recorded.gap}
    state = state_of(connection, context.conversation)
    if state == "assistant" and recorded.unknowns >= UNKNOWNS_BEFORE_HAND_OVER:
        passed = hand_overs.hand_over(
            connection, freelancer=context.freelancer, conversation=context.conversation, reason="unknown_twice", now=context.now
        )
        return ToolResult({"status": "handed_over", "handed_over": True, "freelancer": passed.freelancer, "object": gap})
    if state == "waiting":
        hand_overs.add(connection, context.conversation, f"? {arguments.question}", context.now)
    name = seller(connection, context.freelancer).name
    return ToolResult({"status": "recorded", "handed_over": False, "freelancer": name, "object": gap})


HAND_OVER = Tool(
    "hand_over",
    "record",
    "Pass this conversation to the freelancer in person, with a summary. Use it when the client asks for a person or when you are told to.",
    HandOverArguments,
    _hand_over,
)
RECORD_GAP = Tool(
    "record_gap",
    "record",
    "Note a question that no tool could answer, so that the freelancer sees it. May pass the conversation on: then say so.",
    RecordGapArguments,
    _record_gap,
)
CONVERSATION_TOOLS: tuple[Tool, ...] = (HAND_OVER, RECORD_GAP)
