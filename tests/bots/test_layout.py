from __future__ import annotations

from typing import Any

from assistant.bots import layout
from assistant.bots.words import ENGLISH

LONG = "The label is 90 euros, delivered in three days with one revision, and the full box is 220 euros in six days with three revisions."


def reply(**given: Any) -> dict[str, Any]:
    return {"sources": [], "choices": [], **given}


def test_nothing_is_wider_than_eighty_columns() -> None:
    source = {"id": "g", "kind": "gig", "title": LONG, "excerpt": f"{LONG}\n{LONG}"}
    choice = {"label": LONG, "text": LONG}
    shown = [layout.said("Lou", LONG), layout.choices(reply(choices=[choice])), layout.sources(reply(sources=[source]), ENGLISH)]
    assert max(len(line) for part in shown for line in part.splitlines()) <= 80


def test_the_lines_and_bullets_of_a_text_stay() -> None:
    shown = layout.said("Lou", f"Two packages:\n- Label: 90 €\n- {LONG}").splitlines()
    assert shown[:3] == ["Lou:", "  Two packages:", "  - Label: 90 €"]
    assert shown[4].startswith("    ")


def test_choices_are_numbered_from_one() -> None:
    offered = [{"label": "Prices", "text": "How much?"}, {"label": "Delivery", "text": "How fast?"}]
    assert layout.choices(reply(choices=offered)).splitlines() == ["  [1] Prices", "  [2] Delivery"]


def test_an_answer_that_states_nothing_says_so_when_asked_for_its_sources() -> None:
    assert ENGLISH.no_sources in layout.sources(reply(), ENGLISH)
    assert ENGLISH.no_sources in layout.sources(None, ENGLISH)
