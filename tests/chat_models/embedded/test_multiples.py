"""How often a thing that is named is wanted."""

from __future__ import annotations

import pytest

from assistant.chat_models.embedded.multiples import multiples
from assistant.understanding.amounts import find
from assistant.understanding.mentions import Named

BOX = Named("box", "Full box", "en")
SOURCE = Named("source", "Source files (Illustrator)", "en")
VIEW = Named("view", "Extra view", "en")
LABEL = Named("etiquette", "Une étiquette", "fr")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The full box four times, for four shops", {"box": 4}),
        ("twice the full box and the source files once", {"box": 2}),
        ("the full box with the source files three times", {"source": 3}),
        ("3 × Full box", {"box": 3}),
        ("je prendrais deux fois la full box, avec les fichiers sources", {"box": 2}),
        ("Full box (two times the extra view)", {"view": 2}),
        ("une étiquette en double", {"etiquette": 2}),
    ],
)
def test_the_number_goes_with_the_thing_it_stands_beside(text: str, wanted: dict[str, int]) -> None:
    assert multiples(text, (BOX, SOURCE, VIEW, LABEL)) == wanted


@pytest.mark.parametrize(
    "text", ["the full box, twice a month", "how many times may I change the full box?", "two times cheaper than the full box"]
)
def test_a_rate_and_a_comparison_order_nothing(text: str) -> None:
    assert multiples(text, (BOX,)) == {}


@pytest.mark.parametrize("text", ["250 m2", "250m²", "250 sqm", "250 square metres", "250 mètres carrés"])
def test_an_area_is_counted_in_square_metres_however_it_is_written(text: str) -> None:
    (area,) = find(text)
    assert (area.low, area.unit) == (250, "square metre")
