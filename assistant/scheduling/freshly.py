"""Calendars elsewhere read once more right before a place is taken, for as long as a client can be kept waiting."""

from __future__ import annotations

import logging
from datetime import timedelta
from threading import Lock, Thread

from assistant.scheduling.busy_times import ADDRESSES, BusyTimes

log = logging.getLogger(__name__)


class Freshly:
    """Called with a freelancer. What does not answer in time counts as it was read last; its reading goes on, once for all who ask."""

    def __init__(self, busy: BusyTimes, wait: timedelta) -> None:
        self._busy = busy
        self._wait = wait
        self._lock = Lock()
        self._reading: dict[str, Thread] = {}

    def __call__(self, freelancer: str) -> None:
        if not any(source.source.startswith(ADDRESSES) for source in self._busy.sources(freelancer)):
            return
        with self._lock:
            thread = self._reading.get(freelancer)
            if thread is None or not thread.is_alive():
                thread = Thread(target=self._read, args=(freelancer,), name=f"calendars of {freelancer}", daemon=True)
                self._reading[freelancer] = thread
                thread.start()
        thread.join(self._wait.total_seconds())

    def _read(self, freelancer: str) -> None:
        try:
            self._busy.refresh(freelancer)
        except Exception:
            # What was read last still holds; a booking does not fail for it.
            log.exception("the calendars of %s could not be read", freelancer)
