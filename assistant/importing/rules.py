"""What must hold between the keys of a file, and between a freelancer's files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assistant.importing.checking import key_path
from assistant.importing.problems import Problems, nearest
from assistant.money import Money

Body = Mapping[str, Any]


def check_profile(file: str, body: Body, folder: str | None, problems: Problems) -> None:
    if folder is not None and body["handle"] != folder:
        problems.add(file, "handle", f'"{body["handle"]}" should be the folder\'s name, "{folder}"')
    _check_money(file, body, body["currency"], problems)
    lengths = [c["minutes"] for c in body.get("consultations", ())]
    for minutes in _repeated(lengths):
        problems.add(file, "consultations", f"{minutes} minutes stands here twice")
    for language in _repeated(body["languages"]):
        problems.add(file, "languages", f'"{language}" stands here twice')
    _check_questions(file, body, problems)


def check_gig(file: str, body: Body, currency: str, problems: Problems) -> None:
    for group in ("packages", "extras", "requirements"):
        for name in _repeated(item["id"] for item in body.get(group, ())):
            problems.add(file, group, f'the id "{name}" stands here twice')
    _check_questions(file, body, problems)
    before = len(problems)
    _check_money(file, body, currency, problems)
    if len(problems) == before:
        _check_order(file, body["packages"], currency, problems)


def check_gig_names(file: str, body: Body, slugs: Iterable[str], problems: Problems) -> None:
    """`per_gig` names gigs of this freelancer."""
    known = set(slugs)
    for slug in body.get("mandate", {}).get("offers", {}).get("per_gig", {}):
        if slug not in known:
            problems.add(file, f"mandate.offers.per_gig.{slug}", f"there is no such gig{nearest(slug, known)}")


def check_policies(file: str, bodies: Iterable[Body], problems: Problems) -> None:
    for name, day in _repeated((body["id"], body["valid_from"]) for body in bodies):
        problems.add(file, str(name), f"stands here twice with valid_from {day}")


def _check_order(file: str, packages: list[dict[str, Any]], currency: str, problems: Problems) -> None:
    prices = [Money.parse(package["price"], currency).minor for package in packages]
    for place, (one, other) in enumerate(zip(prices, prices[1:], strict=False), start=1):
        if other < one:
            problems.add(file, f"packages[{packages[place]['id']}].price", "is below the package before it: packages go cheapest first")


def _check_questions(file: str, body: Body, problems: Problems) -> None:
    for question in _repeated(pair["q"] for pair in body.get("faq", ())):
        problems.add(file, "faq", f'the question "{question}" stands here twice')


def _check_money(file: str, body: Any, currency: str, problems: Problems) -> None:
    for place, amount in amounts_in(body):
        try:
            Money.parse(amount, currency)
        except ValueError as error:
            problems.add(file, key_path(body, place), str(error))


def amounts_in(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("price", "send_up_to", "floor", "budget_over"):
                yield (*place, key), inner
            else:
                yield from amounts_in(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from amounts_in(inner, (*place, index))


def _repeated(values: Iterable[Any]) -> list[Any]:
    seen: set[Any] = set()
    return [value for value in values if value in seen or seen.add(value)]  # type: ignore[func-returns-value]
