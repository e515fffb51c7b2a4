"""Every tool there is, in one flat table; to add one, add a line."""

from __future__ import annotations

from assistant.tools.briefs import NOTE_BRIEF
from assistant.tools.consultations import CONSULTATION_TOOLS
from assistant.tools.conversation import CONVERSATION_TOOLS
from assistant.tools.knowledge import KNOWLEDGE_TOOLS
from assistant.tools.offers import OFFER_TOOLS
from assistant.tools.quotes import QUOTE_TOOL
from assistant.tools.refusals import DECLINE_TOOL
from assistant.tools.tool import Tool
from assistant.tools.waiting import WAITING_TOOLS

TOOLS: tuple[Tool, ...] = (
    *KNOWLEDGE_TOOLS,
    QUOTE_TOOL,
    *OFFER_TOOLS,
    *CONSULTATION_TOOLS,
    *WAITING_TOOLS,
    NOTE_BRIEF,
    DECLINE_TOOL,
    *CONVERSATION_TOOLS,
)
