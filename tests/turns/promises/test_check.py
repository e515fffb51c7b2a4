"""What a reply binds its freelancer to is listed with its source; what no record says is named with the reason."""

from __future__ import annotations

import pytest

from assistant.conversations.facts import Promise
from assistant.turns.promises import Verdict, check
from tests.turns.promises.catalogues import BOXES, CODE, facts, names

FACTS, NAMES = facts(BOXES), names(BOXES)


def verdict(text: str, *said: str, language: str = "en") -> Verdict:
    return check(text, FACTS, language=language, names=NAMES, said=said)


def test_a_backed_statement_becomes_a_promise_with_its_words_and_source() -> None:
    promises = verdict("The Full box is €220, delivered in six days.").promises
    assert Promise("price", "Full box", "€220", "gig:boxes/standard") in promises
    assert Promise("delivery", "Full box", "six days", "gig:boxes/standard") in promises


def test_the_words_of_a_promise_stand_in_the_reply_even_with_invisible_characters() -> None:
    text = "The Full\u200b box is 2\u200b20 €."
    assert all(promise.text in text for promise in verdict(text).promises)


def test_the_right_number_on_the_wrong_package_is_unbacked_and_says_why() -> None:
    found = verdict("The Full box is €90.").unbacked
    assert [(u.kind, u.text) for u in found] == [("price", "€90")]
    assert "Full box" in found[0].why


def test_a_follow_up_takes_its_subject_from_the_client() -> None:
    assert not verdict("It's €220.", "how much is the full box?").unbacked
    assert verdict("It's €90.", "how much is the full box?").unbacked


def test_a_name_that_two_gigs_share_is_settled_by_the_gig_in_question() -> None:
    both = facts(BOXES, CODE)
    assert not check("The Team dashboard costs $690.", both, language="en", names=names(BOXES, CODE)).unbacked
    assert check("The Team dashboard costs €220.", both, language="en", names=names(BOXES, CODE)).unbacked


def test_something_nobody_sells_has_no_price() -> None:
    assert verdict("The Gold package is €220.").unbacked


@pytest.mark.parametrize("question", ["Do you also print?", "Is printing included?"])
def test_a_plain_yes_to_something_excluded_is_a_falsehood(question: str) -> None:
    assert verdict("Yes, of course!", question).unbacked
    assert not verdict("No, printing is not included.", question).unbacked


def test_the_clients_own_figures_are_no_promise_until_they_are_agreed_to() -> None:
    assert not verdict("Your budget of €500 is noted; what is the product?", "my budget is €500").unbacked
    assert verdict("Sure, we can do it for €50.", "Could you do it for €50?").unbacked


def test_a_budget_that_does_not_cover_the_price_does_not_fit() -> None:
    assert verdict("Your budget of €100 covers the Full box.", "my budget is €100").unbacked


def test_words_without_a_promise_pass() -> None:
    for text in ("Feel free to ask!", "How can I help you today?", "I cannot promise 5 December.", "I don't know that, shall I ask Léna?"):
        assert verdict(text) == Verdict((), ())


def test_a_text_may_be_quoted_word_for_word() -> None:
    found = verdict("The files: The final files are kept for three years, so a reprint can start from them.")
    assert not found.unbacked
    assert [(p.kind, p.text, p.source) for p in found.promises] == [("policy", "three years", "marketplace:files")]


def test_a_rule_is_backed_only_with_its_own_figure() -> None:
    assert not verdict("Clients pay a service fee of 5.5% of the price.").unbacked
    assert verdict("Clients pay a service fee of 20% of the price.").unbacked


def test_what_a_text_denies_is_not_stated() -> None:
    assert verdict("Payment outside the platform is allowed.").unbacked


def test_a_package_may_be_listed_in_the_records_own_words() -> None:
    told = "“Full box” includes: dieline, 3D mock-up, print-ready PDF.\n“Product line” adds: up to 4 boxes, style sheet."
    assert not verdict(told).unbacked
    assert verdict("“One label” includes: dieline, print-ready PDF.").unbacked


@pytest.mark.parametrize(
    "text",
    [
        "She works in clay and glass as well.",
        "I have booked the call for you.",
        "One label has the same price as Full box.",
        "The Full box is priced at €CCXX.",
        "The Full box costs 二百二十 euros.",
    ],
)
def test_what_nobody_wrote_down_is_not_said(text: str) -> None:
    assert verdict(text).unbacked
