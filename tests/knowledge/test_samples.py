"""The sample knowledge keeps the rules that its format states."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from assistant.money import Money

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
FREELANCERS = sorted((KNOWLEDGE / "freelancers").iterdir())
GIGS = sorted(KNOWLEDGE.glob("freelancers/*/gigs/*.yaml"))
DOCUMENTS = sorted(KNOWLEDGE.glob("marketplace/*.md"))

PROFILE_KEYS = {
    "handle", "name", "headline", "about", "languages", "timezone", "currency", "level", "pro", "skills", "professions",
    "availability", "consultations", "consultation_policy", "assistant", "mandate",
}  # fmt: skip
GIG_KEYS = {
    "title", "category", "language", "working_days", "description", "packages", "extras", "quantity_adds_days", "excludes",
    "requirements", "faq", "milestones", "subscription",
}  # fmt: skip
PACKAGE_KEYS = {"id", "title", "price", "delivery_days", "revisions", "includes"}
EXTRA_KEYS = {"id", "title", "price", "delivery_days", "adds_days", "adds_revisions", "repeatable"}
POLICY_KEYS = {"id", "value", "unit", "title", "valid_from", "source", "confidence"}
FRONT_MATTER_KEYS = {"title", "source", "date", "language", "official", "supersedes"}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def front_matter(path: Path) -> dict[str, Any]:
    _, head, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head)


def currency_of(gig: Path) -> str:
    return read(gig.parents[1] / "profile.yaml")["currency"]


def named(path: Path) -> str:
    return str(path.relative_to(KNOWLEDGE))


@pytest.mark.parametrize("folder", FREELANCERS, ids=named)
def test_a_profile_has_known_keys_and_its_folders_handle(folder: Path) -> None:
    profile = read(folder / "profile.yaml")
    assert set(profile) <= PROFILE_KEYS
    assert profile["handle"] == folder.name
    assert ZoneInfo(profile["timezone"])
    assert 1 <= len(profile["professions"]) <= 3


@pytest.mark.parametrize("folder", FREELANCERS, ids=named)
def test_a_mandate_speaks_of_gigs_that_exist(folder: Path) -> None:
    offers = read(folder / "profile.yaml")["mandate"]["offers"]
    assert set(offers["per_gig"]) <= {gig.stem for gig in (folder / "gigs").iterdir()}
    assert Decimal(str(offers["floor"])) < Decimal(str(offers["send_up_to"]))


@pytest.mark.parametrize("folder", FREELANCERS, ids=named)
def test_days_away_end_after_they_begin(folder: Path) -> None:
    away = read(folder / "profile.yaml")["availability"]["away"]
    assert away
    assert all(days["from"] <= days["to"] for days in away)


@pytest.mark.parametrize("path", GIGS, ids=named)
def test_a_gig_has_known_keys_and_one_to_three_packages_cheapest_first(path: Path) -> None:
    gig = read(path)
    assert set(gig) <= GIG_KEYS
    prices = [Money.parse(package["price"], currency_of(path)).minor for package in gig["packages"]]
    assert 1 <= len(prices) <= 3
    assert prices == sorted(prices)
    assert all(set(package) == PACKAGE_KEYS for package in gig["packages"])


@pytest.mark.parametrize("path", GIGS, ids=named)
def test_ids_within_a_gig_are_unique_and_lists_hold_plain_text(path: Path) -> None:
    gig = read(path)
    extras = gig.get("extras", [])
    assert all(set(extra) <= EXTRA_KEYS and extra["price"] for extra in extras)
    for rows in (gig["packages"], extras, gig["requirements"]):
        assert len({row["id"] for row in rows}) == len(rows)
    assert all(isinstance(item, str) for package in gig["packages"] for item in package["includes"])
    assert all(isinstance(text, str) for pair in gig["faq"] for text in (pair["q"], pair["a"]))


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_a_marketplace_document_says_what_it_is_and_exists_in_both_languages(path: Path) -> None:
    head = front_matter(path)
    assert set(head) <= FRONT_MATTER_KEYS
    assert {"title", "source", "language", "official"} <= set(head)
    assert path.name.endswith(f".{head['language']}.md")
    other = {"en": "fr", "fr": "en"}[head["language"]]
    assert path.with_name(path.name.replace(f".{head['language']}.", f".{other}.")).exists()


def test_both_languages_have_the_same_number_of_sections() -> None:
    def sections(path: Path) -> int:
        return path.read_text(encoding="utf-8").count("\n## ")

    english = [path for path in DOCUMENTS if path.name.endswith(".en.md")]
    counts = {path.name: (sections(path), sections(path.with_name(path.name.replace(".en.", ".fr.")))) for path in english}
    assert {name: pair for name, pair in counts.items() if pair[0] != pair[1]} == {}


def test_a_policy_is_dated_titled_in_both_languages_and_never_a_float() -> None:
    policies = read(KNOWLEDGE / "marketplace" / "policies.yaml")
    for policy in policies:
        assert set(policy) <= POLICY_KEYS, policy["id"]
        assert set(policy["title"]) == {"en", "fr"}, policy["id"]
        assert isinstance(policy["valid_from"], date), policy["id"]
        assert isinstance(policy["value"], str | int | dict), policy["id"]
        assert policy["confidence"] in {"official", "public", "reported"}, policy["id"]
    dated = [(policy["id"], policy["valid_from"]) for policy in policies]
    assert len(set(dated)) == len(dated)
