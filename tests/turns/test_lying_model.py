"""A provider that looks everything up and lies all the same says nothing to a client; one that tells the truth is heard."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from tests.turns.falsehoods import Falsehood, falsehoods
from tests.turns.stage import Stage, staged
from tests.turns.true_answers import true_answers

T = TypeVar("T")


@pytest.fixture(scope="module")
def stage(sample_home: Path) -> Iterator[Stage]:
    with staged(sample_home) as ready:
        yield ready


def drawn(things: Sequence[T], size: int) -> list[T]:
    """A choice that stays the same from run to run."""
    return random.Random(size).sample(list(things), min(size, len(things)))


def of_each_kind(planted: Sequence[Falsehood], size: int) -> list[Falsehood]:
    kinds = sorted({lie.kind for lie in planted})
    return [lie for kind in kinds for lie in drawn([lie for lie in planted if lie.kind == kind], -(-size // len(kinds)))]


def test_no_falsehood_of_a_provider_reaches_a_client(stage: Stage, proof_size: Callable[[int, int], int]) -> None:
    planted = [lie for each in stage.catalogues() for lie in falsehoods(each, stage.calendar(each.profile.handle))]
    chosen = of_each_kind(planted, proof_size(120, len(planted)))
    sent = []
    for lie in chosen:
        said, trace = stage.play(lie.freelancer, lie.gig, lie.language, lie.text)
        if lie.text in said or len(trace["refused"]) < 2 or trace["model"] not in ("embedded", "fallback"):
            sent.append((lie, said))
    assert sent == []
    assert len(planted) >= 300
    assert len(Counter(lie.kind for lie in planted)) >= 10
    assert {lie.language for lie in chosen} == {"en", "fr"}


def test_true_answers_of_a_provider_are_sent_as_they_are(stage: Stage, proof_size: Callable[[int, int], int]) -> None:
    told = [answer for each in stage.catalogues() for answer in true_answers(each)]
    chosen = drawn(told, proof_size(60, len(told)))
    held = []
    for answer in chosen:
        said, trace = stage.play(answer.freelancer, answer.gig, answer.language, answer.text)
        if said != answer.text:
            held.append((answer.text, trace["refused"]))
    assert len(told) >= 200
    assert len(held) <= max(1, len(chosen) // 100), held
