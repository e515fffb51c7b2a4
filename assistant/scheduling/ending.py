"""How a consultation ends once its time has come: it took place, or somebody did not come."""

from __future__ import annotations

from assistant.orders.work import Stored
from assistant.scheduling import policy
from assistant.scheduling.changing import matter_of
from assistant.scheduling.lifecycle import conflict, step
from assistant.scheduling.paying import refund
from assistant.scheduling.rows import find
from assistant.scheduling.work import Work


def finish(work: Work, consultation: str) -> Stored:
    row = find(work.connection, work.caller, consultation)
    step(row.status, "finish", work.caller.role)
    if not policy.begun(matter_of(work, row)):
        raise conflict("too_early")
    row = work.move(row, "finish")
    work.tell(row, "consultation_done", by=work.caller.role)
    return row


def no_show(work: Work, consultation: str) -> Stored:
    """A client who did not come has lost the price; who waited for the freelancer has it back."""
    row = find(work.connection, work.caller, consultation)
    missed = "miss_client" if work.caller.role == "freelancer" else "miss_freelancer"
    step(row.status, missed, work.caller.role)
    trouble = policy.no_show_trouble(matter_of(work, row))
    if trouble is not None:
        raise conflict(trouble)
    back = missed == "miss_freelancer" and row.paid_at is not None
    row = work.move(row, missed, refunded_at=work.now if back else None)
    work.tell(row, "consultation_missed", by=work.caller.role, refunded=back)
    if back:
        refund(work, row, why="no_show_freelancer")
    return row
