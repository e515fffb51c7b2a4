"""What a model is told about a draft that was not sent."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.turns.guards import Fault


def correction(faults: Iterable[Fault]) -> str:
    listed = "\n".join(f'- "{fault.text}" ({fault.kind}): {fault.why}' for fault in faults)
    return (
        f"[This is not the client but the check before sending.] Your answer was not sent:\n{listed}\n"
        "Call the tool that knows, or leave it out, or say that you do not know. "
        "Then write the whole answer to the client again, without mentioning this check."
    )
