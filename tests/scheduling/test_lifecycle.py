"""Every state, event and role: a step is on the table, or it does not happen."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from assistant.database.calendar_tables import KEPT_APART
from assistant.errors import Conflict, Forbidden
from assistant.orders.caller import Role
from assistant.scheduling.consultation import ConsultationStatus
from assistant.scheduling.lifecycle import NEW, SEATED, STATES, STEPS, step

EVENTS = sorted({s.event for s in STEPS})
ON_THE_TABLE = {(s.from_, s.event, s.role): s.to for s in STEPS}


@pytest.mark.parametrize(("status", "event", "role"), list(product((NEW, *STATES), EVENTS, get_args(Role))))
def test_a_step_is_on_the_table_or_refused(status: str, event: str, role: Role) -> None:
    to = ON_THE_TABLE.get((status, event, role))
    if to is not None:
        assert step(status, event, role) == to
    else:
        with pytest.raises((Conflict, Forbidden)):
            step(status, event, role)


def test_the_states_are_those_of_the_contract() -> None:
    assert set(STATES) == set(get_args(ConsultationStatus))


def test_what_has_a_place_is_what_the_database_keeps_apart() -> None:
    assert SEATED == KEPT_APART


def test_every_step_has_one_outcome() -> None:
    assert len(ON_THE_TABLE) == len(STEPS)


@pytest.mark.parametrize("ended", ["cancelled", "no_show_client", "no_show_freelancer"])
def test_what_has_ended_stays_so(ended: str) -> None:
    assert [s for s in STEPS if s.from_ == ended] == []
