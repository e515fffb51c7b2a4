"""Whoever waits for news of a conversation is woken by it, and by nothing else."""

from __future__ import annotations

import asyncio
import threading

from assistant.turns.news import News


def test_a_waiter_is_woken_from_another_thread() -> None:
    async def scenario() -> bool:
        news = News()
        waiting = asyncio.create_task(news.wait("a", 0, 5))
        await asyncio.sleep(0)
        threading.Thread(target=news.tell, args=("a",)).start()
        return await waiting

    assert asyncio.run(scenario())


def test_news_of_another_conversation_wakes_nobody() -> None:
    async def scenario() -> bool:
        news = News()
        waiting = asyncio.create_task(news.wait("a", 0, 0.05))
        await asyncio.sleep(0)
        news.tell("b")
        return await waiting

    assert not asyncio.run(scenario())


def test_what_was_told_between_reading_and_waiting_is_not_missed() -> None:
    async def scenario() -> tuple[bool, bool]:
        news = News()
        news.tell("a", seq=4)
        return await news.wait("a", 3, 0.05), await news.wait("a", 4, 0.05)

    assert asyncio.run(scenario()) == (True, False)
