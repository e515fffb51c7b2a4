"""Every state, every event, every role, against the steps as they are drawn in the contract and the reference."""

from __future__ import annotations

from typing import get_args

import pytest

from assistant.errors import Conflict, Forbidden
from assistant.orders.approval import ApprovalStatus
from assistant.orders.lifecycle import ACTORS, STATES, Entity, step
from assistant.orders.offer import OfferStatus
from assistant.orders.order import OrderStatus

# One line is one state: event/role,role=state after. C client, F freelancer, A assistant, T timer, O operator, P payment.
DRAWN = {
    "offer": """
        draft             send/A,F=sent ask/A=waiting_approval
        waiting_approval  approve/F=sent refuse/F=refused lapse/T=lapsed withdraw/F=withdrawn supersede/A,F,C=superseded
        sent              view/C=viewed accept/C=accepted decline/C=declined withdraw/F=withdrawn expire/T=expired supersede/A,F=superseded
        viewed            view/C=viewed accept/C=accepted decline/C=declined withdraw/F=withdrawn expire/T=expired supersede/A,F=superseded
        accepted
        declined
        withdrawn
        expired
        superseded
        refused
        lapsed
    """,
    "approval": """
        requested  approve/F=approved decline/F=declined lapse/T=lapsed cancel/A,F,C=cancelled
        approved
        declined
        lapsed
        cancelled
    """,
    "order": """
        pending_payment        pay/P=awaiting_requirements abandon/T=abandoned
        awaiting_requirements  submit/C,A=in_progress supplement/A=awaiting_requirements
        awaiting_requirements  skip/F=in_progress propose_cancel/C,F=cancel_proposed dispute/C,F=disputed
        in_progress            deliver/F=delivered propose_cancel/C,F=cancel_proposed dispute/C,F=disputed
        in_revision            deliver/F=delivered propose_cancel/C,F=cancel_proposed dispute/C,F=disputed
        delivered              accept/C=completed complete/T=completed request_revision/C=in_revision extend_review/C=delivered
        delivered              propose_cancel/C,F=cancel_proposed dispute/C,F=disputed
        cancel_proposed        accept_cancel/C,F=cancelled complete_cancel/T=cancelled decline_cancel/C,F=in_revision dispute/C,F=disputed
        disputed               complete/O=completed cancel/O=cancelled refund_part/O=partially_refunded
        completed              charge_back/P=charged_back
        cancelled
        abandoned
        partially_refunded
        charged_back
    """,
}
ROLES = dict(zip("CFATOP", ACTORS, strict=True))


def drawn(entity: str) -> tuple[set[str], dict[tuple[str, str, str], str]]:
    states, steps = set(), {}
    for line in filter(None, map(str.strip, DRAWN[entity].splitlines())):
        state, *moves = line.split()
        states.add(state)
        for move in moves:
            event, _, rest = move.partition("/")
            roles, _, to = rest.partition("=")
            steps |= {(state, event, ROLES[role]): to for role in roles.split(",")}
    return states, steps


@pytest.mark.parametrize("entity", ["offer", "approval", "order"])
def test_exactly_the_drawn_steps_are_legal(entity: Entity) -> None:
    states, steps = drawn(entity)
    events = {event for _, event, _ in steps}
    assert set(STATES[entity]) == states
    cells = 0
    for state in states:
        for event in events | {"explode"}:
            for role in ACTORS:
                cells += 1
                to = steps.get((state, event, role))
                if to is not None:
                    assert step(entity, state, event, role, before="in_revision") == to
                    continue
                may = any((other, event, role) in steps for other in states)
                with pytest.raises(Conflict if may else Forbidden):
                    step(entity, state, event, role, before="in_revision")
    assert cells == len(states) * (len(events) + 1) * len(ACTORS)


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("draft", "changed"),
        ("waiting_approval", "changed"),
        ("accepted", "taken"),
        ("declined", "taken"),
        ("withdrawn", "changed"),
        ("superseded", "changed"),
        ("refused", "changed"),
        ("expired", "expired"),
        ("lapsed", "expired"),
    ],
)
@pytest.mark.parametrize("event", ["accept", "decline"])
def test_who_comes_too_late_hears_why(status: str, event: str, code: str) -> None:
    with pytest.raises(Conflict) as refused:
        step("offer", status, event, "client")
    assert refused.value.code == code


def test_a_declined_cancellation_leads_back_to_where_it_was() -> None:
    for before in ("awaiting_requirements", "in_progress", "delivered", "in_revision"):
        assert step("order", "cancel_proposed", "decline_cancel", "client", before) == before
    with pytest.raises(ValueError, match="before"):
        step("order", "cancel_proposed", "decline_cancel", "client")


def test_what_has_ended_stays_so() -> None:
    ended = {"offer": 7, "approval": 4, "order": 4}
    for entity, count in ended.items():
        states, steps = drawn(entity)
        assert len(states - {state for state, _, _ in steps}) == count


def test_the_names_that_leave_the_service_are_those_of_the_table() -> None:
    assert set(get_args(OfferStatus)) == set(STATES["offer"])
    assert set(get_args(ApprovalStatus)) == set(STATES["approval"])
    assert set(get_args(OrderStatus)) == set(STATES["order"])
