"""Everything wrong is named by file, key and reason; nothing of it is applied."""

from __future__ import annotations

import pytest

from assistant.orders.shelf import Shelf
from tests.importing.conftest import Bench

PROFILE = "freelancers/nora-vidal/profile.yaml"
GIG = "freelancers/nora-vidal/gigs/signs.yaml"
RULES = "marketplace/policies.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (PROFILE, "headline:", "headlin:", 'headlin: unknown key (did you mean "headline"?)'),
        (PROFILE, "mon:", "monday:", 'availability.weekly.monday: unknown key (did you mean "mon"?)'),
        (PROFILE, "floor: 50", "flor: 50", 'mandate.offers.flor: unknown key (did you mean "floor"?)'),
        (PROFILE, "name: Nora Vidal\n", "", "name: is missing"),
        (PROFILE, "handle: nora-vidal", "handle: nora", 'handle: "nora" should be the folder\'s name, "nora-vidal"'),
        (PROFILE, "Europe/Paris", "Europe/Pariss", '"Europe/Pariss" is not a time zone (did you mean "Europe/Paris"?)'),
        (PROFILE, "currency: EUR", "currency: eur", 'currency: "eur" is not a currency code (ISO 4217) (did you mean "EUR"?)'),
        (PROFILE, "[en, fr]", "[en, frans]", 'languages[1]: "frans" is not a language code'),
        (PROFILE, "[en, fr]", "[]", "languages: needs at least 1"),
        (PROFILE, "level: level_1", "level: level_9", 'level: "level_9" should be new, level_1, level_2 or top_rated'),
        (PROFILE, "14:00-24:00", "18:00-14:00", 'availability.weekly.mon[1]: "18:00-14:00" ends before it begins'),
        (PROFILE, "14:00-24:00", "12:00-15:00", 'availability.weekly.mon: "09:00-12:30" and "12:00-15:00" overlap'),
        (PROFILE, "14:00-24:00", "14:00-25:00", "is not a time of day"),
        (PROFILE, "14:00-24:00", "afternoon", '"afternoon" is not a stretch of time: write "09:00-12:30"'),
        (PROFILE, "2026-12-05:", "2026-13-05:", '"2026-13-05" is not a date: write 2026-12-05'),
        (PROFILE, "from: 2026-12-24", "from: 2027-12-24", "availability.away[0]: ends (2027-01-02) before it begins (2027-12-24)"),
        (PROFILE, "price: 40", "price: 40.005", "consultations[0].price: '40.005' is finer than EUR can be paid"),
        (PROFILE, "signs: {", "sings: {", 'mandate.offers.per_gig.sings: there is no such gig (did you mean "signs"?)'),
        (PROFILE, "minutes: 30", "minutes: thirty", 'consultations[0].minutes: should be a whole number, not "thirty"'),
        (PROFILE, "level: level_1", "level: level_1\nlevel: new", "the key 'level' stands here twice"),
        (GIG, "id: full", "id: basic", 'packages: the id "basic" stands here twice'),
        (GIG, '"220.50"', '"80"', "packages[full].price: is below the package before it: packages go cheapest first"),
        (GIG, "price: 60", "price: 60,50 €", "extras[express].50 €: unknown key"),
        (GIG, "price: 60", "price: -60", 'extras[express].price: "-60" is not an amount'),
        (GIG, "price: 60", "price: 6e1", 'extras[express].price: "6e1" is not an amount'),
        (GIG, "revisions: unlimited", "revisions: endless", '"endless" should be a whole number or "unlimited"'),
        (GIG, "repeatable: true", "repeatable: yes", 'extras[variant].repeatable: should be true or false, not "yes"'),
        (GIG, "painting on site", "note: painting", "excludes[0]: should be text, not a mapping (a text with a colon needs quotes)"),
        (GIG, "delivery_days: 3", "delivery_days: 3.5", 'packages[basic].delivery_days: should be a whole number, not "3.5"'),
        (GIG, "delivery_days: 3", "delivery_days: 0", "packages[basic].delivery_days: 0 should be at least 1"),
        (GIG, "packages:", "package:", 'package: unknown key (did you mean "packages"?)'),
        (GIG, 'price: "220.50"', 'prize: "220.50"', 'packages[full].prize: unknown key (did you mean "price"?)'),
        (GIG, "extras:", "extras: [", "not readable as YAML"),
        (RULES, "fr: Frais de service", "francais: Frais", '"francais" is not a language code'),
        (RULES, "id: review_days", "id: buyer_fee", "buyer_fee: stands here twice with valid_from 2025-01-01"),
        (RULES, "confidence: official", "confidence: sure", '"sure" should be official, public or reported'),
        (RULES, "valid_from: 2025-01-01", "valid_from: last year", '"last year" is not a date'),
    ],
)  # fmt: skip
def test_a_wrong_key_or_value_is_named(bench: Bench, file: str, old: str, new: str, said: str) -> None:
    bench.edit(file, old, new)
    problems = bench.problems()
    assert file in problems
    assert said in problems


def test_every_problem_of_every_file_is_said_at_once(bench: Bench) -> None:
    bench.edit(PROFILE, "Europe/Paris", "Paris")
    bench.edit(GIG, "price: 60", "price: sixty")
    bench.edit(RULES, "value: 10", "valeu: 10")
    problems = bench.problems().splitlines()
    assert {problem.split(": ")[0] for problem in problems} == {PROFILE, GIG, RULES}


def test_one_wrong_file_leaves_everything_as_it_was(bench: Bench) -> None:
    bench.load()
    bench.edit(RULES, "value: 10", "value: 30")
    bench.edit(GIG, "price: 60", "price: sixty")
    before = bench.passages("@marketplace")
    bench.problems()
    assert bench.passages("@marketplace") == before
    assert Shelf(bench.database).version("@marketplace") == 1


def test_a_gig_has_one_to_three_packages(bench: Bench) -> None:
    more = "".join(f"  - {{id: p{n}, title: More, price: {n}00, delivery_days: 1, revisions: 1}}\n" for n in (3, 4))
    bench.edit(GIG, "extras:", f"{more}extras:")
    assert f"{GIG}: packages: has more than 3 entries" in bench.problems()


def test_a_freelancers_folder_without_a_profile_is_named(bench: Bench) -> None:
    (bench.freelancer / "profile.yaml").rename(bench.freelancer / "profile.yml")
    assert f'{PROFILE}: is missing (did you mean "profile.yml"?)' in bench.problems()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        ("é".encode("latin-1") * 3, "is not UTF-8 (line 1)"),
        ("\ufefftitle: x".encode("utf-16"), "is UTF-16; save it as UTF-8"),
        (b"a: \x00", "is not a text file"),
        (b"- a\n- b\n", "should be a mapping"),
        (b"a: &x [1]\nb: *x\n", "anchors and aliases"),
        (b"a: &a [1,1]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "anchors and aliases"),
        (b"title: !!python/object/apply:os.system [ls]\n", "not readable as YAML"),
        (b"a: " + b"[" * 5000 + b"]" * 5000, "nested deeper than"),
        (b"a: " + b"x" * 600_000, "is larger than 500 kB"),
    ],
)
def test_a_file_that_is_no_readable_record_is_named(bench: Bench, content: bytes, said: str) -> None:
    bench.write(GIG, content)
    problems = bench.problems()
    assert GIG in problems
    assert said in problems


def test_nothing_to_import_is_said(bench: Bench) -> None:
    assert "there is no such file or folder" in bench.problems(bench.folder / "nowhere")
    (bench.folder / "empty").mkdir()
    assert "holds no documents" in bench.problems(bench.folder / "empty")
    assert "is not a document" in bench.problems(bench.write("picture.png", b"png"))


def test_documents_for_an_unknown_freelancer_name_the_nearest(bench: Bench) -> None:
    bench.load()
    document = bench.write("process.md", "# Process\n\nI draw first.")
    assert 'there is no freelancer "nora-vidl" here (did you mean "nora-vidal"?)' in bench.problems(document, freelancer="nora-vidl")


def test_links_are_refused(bench: Bench) -> None:
    secret = bench.write("secret.md", "# Secret\n\nNot for clients.")
    (bench.freelancer / "notes.md").symlink_to(secret)
    (bench.freelancer / "more").symlink_to(bench.folder / "marketplace")
    problems = bench.problems()
    assert "freelancers/nora-vidal/notes.md: is a link" in problems
    assert "freelancers/nora-vidal/more: is a link" in problems
