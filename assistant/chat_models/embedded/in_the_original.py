"""What a record says, in its own language: as it stands, or as a quotation that names the language."""

from __future__ import annotations

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.phrases import say


def in_the_original(text: str, spoken: str, language: str) -> str:
    """`spoken` is the text's language, `language` the reply's."""
    if spoken == language:
        return text
    return say("quote_foreign", language, tongue=wording.tongue(spoken, language), text=wording.quoted(text, language))
