"""What a quantity means for a gig: orders that a quote can add up."""

from __future__ import annotations

from typing import Any

from assistant.chat_models.embedded.answers.fitting import calendar_days, in_time, orders
from assistant.chat_models.embedded.wishes import Wish


def package(id: str, title: str, *includes: str, days: int = 3) -> dict[str, Any]:
    price = {"amount": "90.00", "currency": "EUR"}
    return {"id": id, "title": title, "price": price, "delivery_days": days, "revisions": 1, "includes": list(includes)}


def extra(id: str, title: str, *, repeatable: bool = False) -> dict[str, Any]:
    return {"id": id, "title": title, "price": {"amount": "30.00", "currency": "EUR"}, "repeatable": repeatable}


LABELS: dict[str, Any] = {
    "slug": "packaging",
    "title": "I will design your packaging",
    "category": "Design",
    "language": "en",
    "packages": [package("basic", "One label", "1 label", "print-ready PDF"), package("range", "Product range", "3 labels")],
    "extras": [extra("source", "Source files"), extra("variant", "Extra label", repeatable=True)],
}
WORDS: dict[str, Any] = {
    "slug": "copy",
    "title": "I will write your website copy",
    "category": "Writing",
    "language": "en",
    "packages": [package("page", "One page", "up to 500 words"), package("site", "Small website", "up to 2,000 words")],
    "extras": [extra("source", "Keyword research")],
}


def ordered(found: list[dict[str, Any]] | None) -> list[list[tuple[str, int]]]:
    return [[(line["package"], line["quantity"]) for line in order["lines"]] for order in found or []]


def asked(**wish: Any) -> Wish:
    return Wish(frozenset({"price"}), wish.pop("text", ""), **wish)


def test_three_of_a_package_that_holds_one_are_three_packages() -> None:
    assert [("basic", 3)] in ordered(orders(LABELS, asked(counts=((3, "labels"),), packages=("basic",))))


def test_the_smallest_package_that_holds_enough_is_meant() -> None:
    assert ordered(orders(WORDS, asked(counts=((500, "words"),)))) == [[("page", 1)]]
    assert ordered(orders(WORDS, asked(counts=((1_400, "words"),)))) == [[("site", 1)]]


def test_more_than_any_package_holds_is_not_made_up() -> None:
    assert orders(WORDS, asked(counts=((9_000, "words"),))) is None


def test_where_nothing_is_counted_there_is_nothing_to_add_up() -> None:
    assert orders(LABELS, asked(packages=("basic",))) == []


def test_an_extra_is_taken_once_and_a_repeatable_one_as_often_as_said() -> None:
    (once,) = orders(LABELS, asked(packages=("basic",), extras=("source",), more=(("source", 4),))) or []
    (often,) = orders(LABELS, asked(packages=("basic",), extras=("variant",), more=(("variant", 2),))) or []
    assert once["extras"] == [{"extra": "source", "count": 1}]
    assert often["extras"] == [{"extra": "variant", "count": 2}]


def test_working_days_run_over_weekends_when_calendar_days_were_asked_for() -> None:
    assert [calendar_days(5, working) for working in (False, True)] == [5, 7]
    assert not in_time(5, True, asked(text="within 5 days", days=5))
    assert in_time(5, True, asked(text="within 5 working days", days=5))
    assert in_time(5, False, asked(text="en 5 jours", days=5))


SCREENS: dict[str, Any] = {
    "slug": "app",
    "title": "I will build your web application",
    "category": "Programming",
    "language": "en",
    "packages": [package("small", "Small application", "up to 10 screens", days=10), package("big", "Big application", "up to 20 screens")],
    "extras": [extra("screen", "Extra screen", repeatable=True), extra("role", "Extra user role", repeatable=True)],
}
MONTHS: dict[str, Any] = {
    "slug": "books",
    "title": "I will bring your books up to date",
    "category": "Accounting",
    "language": "en",
    "packages": [
        package("quarter", "One quarter", "3 months of entries"),
        {**package("year", "A full year", "12 months of entries"), "price": {"amount": "300.00", "currency": "EUR"}},
    ],
    "extras": [extra("more", "Extra year", repeatable=True)],
}


def totals(found: list[dict[str, Any]] | None) -> list[dict[str, int]]:
    return [{extra["extra"]: extra["count"] for extra in order["extras"]} for order in found or []]


def test_a_few_more_than_a_package_holds_are_its_extras() -> None:
    found = orders(SCREENS, asked(counts=((13, "screens"),), packages=("small",)))
    assert ordered(found)[0] == [("small", 1)]
    assert totals(found)[0] == {"screen": 3}


def test_an_extra_of_another_kind_adds_nothing_to_what_is_counted() -> None:
    assert totals(orders(SCREENS, asked(counts=((26, "screens"),))))[0] == {"screen": 6}


def test_lengths_are_measured_against_each_other() -> None:
    assert ordered(orders(MONTHS, asked(counts=((2, "quarter"),))))[0] == [("quarter", 2)]
    assert [("year", 1)] in ordered(orders(MONTHS, asked(counts=((9, "month"),))))


def test_a_package_that_only_sounds_like_what_is_counted_is_not_named() -> None:
    pages: dict[str, Any] = {**WORDS, "packages": [package("page", "One page"), package("site", "Website", "8 pages")], "extras": []}
    found = orders(pages, asked(text="how much for 8 pages", counts=((8, "pages"),), packages=("page",)))
    assert [("site", 1)] in ordered(found)


def test_a_package_for_two_of_what_the_gig_is_about_is_twice_the_package() -> None:
    plans = {
        **LABELS,
        "title": "Je vais tracer vos plans de maison",
        "language": "fr",
        "packages": [package("floor", "Un niveau", "plan coté"), package("home", "Logement entier", "façades")],
    }
    for number_of, language in (("maisons", "fr"), ("houses", "en")):
        wish = Wish(frozenset({"price"}), "", packages=("home",), counts=((2, number_of),))
        assert ordered(orders(plans, wish, language)) == [[("home", 2)]]
    for_people = Wish(frozenset({"price"}), "", packages=("home",), counts=((2, "enfants"),))
    assert not orders(plans, for_people, "fr")
