"""Whatever is changed and undone, in whatever order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import Conflict
from tests.owner.house import NORA, House, opened
from tests.owner.orders import ORDERS, state


def test_any_changes_and_undos_end_where_the_ledger_says(
    tmp_path_factory: pytest.TempPathFactory, proof_size: Callable[[int, int], int]
) -> None:
    """A number undoes the change of that place in the list. What is left, undone from the newest on, leads back to the beginning."""

    @settings(max_examples=proof_size(15, 500), deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=st.lists(st.one_of(st.sampled_from(ORDERS), st.integers(0, 6)), min_size=2, max_size=8))
    def holds(steps: list[str | int]) -> None:
        with opened(tmp_path_factory.mktemp("any")) as house:
            beginning = state(house)
            for step in steps:
                take(house, step)
            for one in house.chat.changes(NORA):
                assert one.undone_at is not None or undo(house, one.id), one
            assert state(house) == beginning

    holds()


def take(house: House, step: str | int) -> None:
    made = house.chat.changes(NORA)
    if isinstance(step, str):
        if house.say(step).outcome == "asked":
            house.say("yes")
        assert len(house.chat.changes(NORA)) - len(made) in (0, 1)
    elif step < len(made):
        undo(house, made[step].id)


def undo(house: House, id: str) -> bool:
    """Whether it could be undone; where not, nothing has changed."""
    before, refused = state(house), []
    try:
        house.chat.undo(NORA, id)
    except Conflict as error:
        refused.append(error.code)
    assert refused in ([], ["moved_on"])
    assert not refused or state(house) == before
    return not refused
