"""Calendar text as others write it."""

from __future__ import annotations


def ics(*blocks: str) -> str:
    """Each block is the lines of one component, or of an event without its frame."""
    framed = (
        block if block.startswith("BEGIN") else f"BEGIN:VEVENT\nUID:{n}@elsewhere\n{block}\nEND:VEVENT" for n, block in enumerate(blocks)
    )
    return "\r\n".join(("BEGIN:VCALENDAR\nVERSION:2.0\n" + "\n".join(framed) + "\nEND:VCALENDAR\n").split("\n"))
