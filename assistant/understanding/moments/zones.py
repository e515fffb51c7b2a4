"""Local times and instants: from a client's clock to UTC, and the zones that people name by letters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

SAID = {
    "gmt": 0, "utc": 0, "wet": 0, "bst": 60, "cet": 60, "west": 60, "cest": 120, "eet": 120, "eest": 180, "ist": 330,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
"""Minutes east of Greenwich."""


def instant(local: datetime, zone: tzinfo) -> datetime:
    """The UTC instant of a local time. One that the clocks skip is moved to the first that exists; of one that comes twice, the first."""
    moved = local.replace(tzinfo=zone, fold=0)
    if _exists(moved):
        return moved.astimezone(UTC)
    before = (moved - timedelta(days=1)).astimezone(UTC)
    low, high = 0, 2 * 24 * 3600
    offset = before.astimezone(zone).utcoffset()
    while high - low > 1:
        middle = (low + high) // 2
        same = (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == offset
        low, high = (middle, high) if same else (low, middle)
    return before + timedelta(seconds=high)


def local(moment: datetime, zone: tzinfo) -> datetime:
    """The local time, without its zone, of an instant."""
    return moment.astimezone(zone).replace(tzinfo=None)


def _exists(moment: datetime) -> bool:
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None, fold=0) == moment.replace(tzinfo=None, fold=0)


def moved(value: datetime, offset: timedelta, zone: tzinfo) -> datetime:
    """A time said in one zone, on the clock of another."""
    return local((value - offset).replace(tzinfo=UTC), zone)
