"""How often a thing that is named is wanted."""

from __future__ import annotations

import pytest

from assistant.chat_models.briefing import GigOutline, PackageOutline
from assistant.chat_models.embedded.counting import counted
from assistant.chat_models.embedded.multiples import multiples
from assistant.chat_models.embedded.wishes import Wish
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


def test_extras_of_two_kinds_are_counted_each_by_its_own_word() -> None:
    gig = GigOutline(
        slug="packaging",
        title="I will design your packaging",
        category="Packaging",
        language="en",
        packages=(PackageOutline("box", "Full box"), PackageOutline("range", "Range of three boxes")),
        extras=(PackageOutline("variant", "Extra variant (flavour or size)"), PackageOutline("revision", "Extra revision")),
        includes=("up to 40 items",),
    )
    box = Wish(frozenset(), "", gig="packaging", packages=("box",), extras=("variant", "revision"))
    assert dict(counted(box, "the full box with two extra revisions and 3 extra variants", gig, "en").more) == {"revision": 2, "variant": 3}
    ranges = Wish(frozenset(), "", gig="packaging", packages=("range",))
    assert counted(ranges, "two ranges of three boxes", gig, "en").quantity == 2
    assert counted(box, "what if there are more than 40 items", gig, "en").counts == ((41, "items"),)
