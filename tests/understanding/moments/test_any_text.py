"""Whatever is written, reading it ends well: no error, spans that stand in the text, ends behind starts."""

from __future__ import annotations

import random
from datetime import datetime
from time import process_time

import pytest

from assistant.understanding.moments.reading import read
from assistant.understanding.moments.values import Reading

WORDS = (
    "monday lundi sat may mars second first premier 1 3 8 12 24 29 31 45 59 100 999999 2026 1999 9999 0 00 th er am p.m. h "
    "heures : / - . , ( ' at in on the le la du de à au to from until between and et or next last this prochain coming week "
    "month year jours semaine mois ans minutes quarter half demi moins past after before ago later il y a dans in tomorrow "
    "hier noon minuit morning soir après-midi tonight weekend end fin début mid noël now tous les for CET $ € % px d'ici "
    "jusqu'à vers quinze un une an twenty thirty-first 1/2 3/4"
).split()


@pytest.mark.parametrize("seed", range(4))
def test_any_words_in_any_order_are_read_without_an_error(seed: int) -> None:
    dice = random.Random(seed)
    before: Reading | None = None
    for _ in range(800):
        text = "".join(dice.choice(WORDS) + dice.choice(("", " ", " ")) for _ in range(dice.randint(1, 9)))
        now = datetime(dice.choice((2024, 2026)), dice.randint(1, 12), dice.randint(1, 28), dice.randint(0, 23), 15)
        for reading in read(text, now, dice.choice(("en", "fr", None)), against=before if dice.random() < 0.3 else None):  # type: ignore[arg-type]
            assert text[reading.span.start : reading.span.end] == reading.span.text
            assert reading.start is None or reading.end is None or reading.start <= reading.end
            before = reading


@pytest.mark.parametrize(
    "said", ["9" * 5000, f"in {'9' * 5000} days", f"{'9' * 5000}th", f"the next {'9' * 5000} weeks", "a trillion years ago"]
)
def test_a_number_without_an_end_is_no_error(said: str) -> None:
    assert isinstance(read(said, datetime(2026, 3, 10), "en"), tuple)


@pytest.mark.parametrize("piece", ["1 ", "to 5 ", "12:30-", "le 3 au ", "1/2/", "7 et ", "x", "12"])
def test_a_long_message_does_not_take_long(piece: str) -> None:
    started = process_time()
    read(piece * (4000 // len(piece)), datetime(2026, 3, 10), "en")
    assert process_time() - started < 2
