"""A model that lies says nothing to a client; one that tells the truth in its own words is let through."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.conversations.facts import Fact, Subject
from assistant.turns.promises import check
from tests.turns.promises import catalogues
from tests.turns.promises.lies import lies
from tests.turns.promises.truths import truths

GIGS = (catalogues.BOXES, catalogues.VOICE, catalogues.CODE)


@pytest.fixture(scope="module")
def records() -> dict[str, tuple[tuple[Fact, ...], tuple[Subject, ...]]]:
    return {gig.slug: (catalogues.facts(gig), catalogues.names(gig)) for gig in GIGS}


def test_no_planted_falsehood_passes(records: dict[str, tuple[tuple[Fact, ...], tuple[Subject, ...]]]) -> None:
    planted = lies()
    passed = [
        f"{lie.kind}: {lie.text}"
        for lie in planted
        if not check(lie.text, records[lie.gig.slug][0], language=lie.language, names=records[lie.gig.slug][1]).unbacked
    ]
    assert passed == []
    assert len(planted) >= 300
    assert len(Counter(lie.kind for lie in planted)) >= 8


def test_at_most_one_true_reply_in_a_hundred_is_held_back(records: dict[str, tuple[tuple[Fact, ...], tuple[Subject, ...]]]) -> None:
    told = truths()
    held = {
        truth.text: [found.why for found in verdict.unbacked]
        for truth in told
        if (
            verdict := check(
                truth.text, records[truth.gig.slug][0], language=truth.language, names=records[truth.gig.slug][1], said=truth.said
            )
        ).unbacked
    }
    assert len(told) >= 300
    assert len(held) <= len(told) // 100, held
