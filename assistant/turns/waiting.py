"""Those who wait for a message's answer, and those who want to hear of the work meanwhile; all in one event loop."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable

from assistant.turns.inbox import Answer

Progress = Callable[[str], None]


class Waiting:
    """A lost wake-up costs a waiter its time-out, nothing else: the answer is in the database."""

    def __init__(self) -> None:
        self._answers: defaultdict[tuple[str, str], set[asyncio.Future[Answer]]] = defaultdict(set)
        self._listeners: defaultdict[str, list[Progress]] = defaultdict(list)

    async def answer(self, conversation: str, message: str, timeout: float) -> Answer | None:
        """None when the time is over."""
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        key = conversation, message
        self._answers[key].add(future)
        try:
            return await asyncio.wait_for(future, timeout)
        except TimeoutError:
            return None
        finally:
            self._answers[key].discard(future)
            if not self._answers[key]:
                del self._answers[key]

    def resolve(self, conversation: str, ids: Iterable[str], answer: Answer) -> None:
        for message in ids:
            for future in self._answers.get((conversation, message), ()):
                if not future.done():
                    future.set_result(answer)

    def listen(self, conversation: str, progress: Progress | None) -> Callable[[], None]:
        """Returns what ends the listening."""
        if progress is None:
            return lambda: None
        heard = self._listeners[conversation]
        heard.append(progress)

        def stop() -> None:
            heard.remove(progress)
            if not heard:
                self._listeners.pop(conversation, None)

        return stop

    def progress(self, conversation: str, word: str) -> None:
        for listener in tuple(self._listeners.get(conversation, ())):
            listener(word)
