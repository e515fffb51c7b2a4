"""A provider that keeps failing is left alone for a while, so that not every client waits for it in vain; then one turn tries it again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.chat_models.failure import ModelFailed, why

ENOUGH = 3
"""Failures in a row after which it is left alone."""
REST = 60.0
"""Seconds for which it then is."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """How often a provider failed since it last answered, and until when it is left alone: seconds of a clock that only moves on."""

    failures: int = 0
    until: float = 0.0


def asked(health: Health, now: float) -> Health | None:
    """None while it is left alone. Who asks after a rest tries it for everybody: the others go without until that has an end."""
    if health.failures < ENOUGH:
        return health
    return replace(health, until=now + REST) if now >= health.until else None


def failed(health: Health, now: float) -> Health:
    return Health(health.failures + 1, now + REST)


def is_down(error: Exception) -> bool:
    """A model that answers badly is there and may do better at the next question; one that cannot be reached will not."""
    return not isinstance(error, ModelFailed)


class Patience:
    """With one provider, in this process; for one event loop."""

    def __init__(self, name: str, clock: Callable[[], float]) -> None:
        self._name = name
        self._clock = clock
        self._health = Health()

    def ask(self) -> bool:
        health = asked(self._health, self._clock())
        self._health = health or self._health
        return health is not None

    def answered(self) -> None:
        if self._health.failures >= ENOUGH:
            log.warning("%s answers again", self._name)
        self._health = Health()

    def failed(self, error: Exception) -> None:
        if not is_down(error):
            return self.answered()
        self._health = failed(self._health, self._clock())
        if self._health.failures == ENOUGH:
            message = "%s failed %d times in a row (%s): the embedded model answers alone, and it is tried again every %.0f s"
            log.warning(message, self._name, ENOUGH, why(error), REST)
