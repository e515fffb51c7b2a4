"""A client's words as wishes: what is asked, of which package, how many, and what is carried over from before."""

from __future__ import annotations

import pytest

from tests.chat_models.embedded.briefings import wishes


@pytest.mark.parametrize(
    ("said", "language", "kind"),
    [
        ("How much is the full box?", "en", "price"),
        ("Combien coûte une étiquette ?", "fr", "price"),
        ("How fast can you deliver a label?", "en", "delivery"),
        ("Quel est le délai pour un coffret ?", "fr", "delivery"),
        ("En combien de jours dessinez-vous une étiquette de quatre couleurs ?", "fr", "delivery"),
        ("How many revisions are in the full box?", "en", "revisions"),
        ("What's the difference between the full box and the range?", "en", "compare"),
        ("Quelle formule me conseillez-vous pour des confitures ?", "fr", "recommend"),
        ("What do you need from me to start?", "en", "requirements"),
        ("Which languages do you speak?", "en", "languages"),
        ("Je voudrais parler à Léna", "fr", "person"),
        ("Can we book a call?", "en", "call"),
    ],
)
def test_one_question_is_one_wish_of_its_kind(said: str, language: str, kind: str) -> None:
    found = wishes(said, language=language)
    assert len(found) == 1
    assert found[0].has(kind), found[0].kinds


@pytest.mark.parametrize(
    ("said", "package"),
    [
        ("How much is the full box?", "standard"),
        ("the product range, how much?", "premium"),
        ("and the premium packaging, price?", "premium"),
    ],
)
def test_a_wish_knows_its_gig_and_package(said: str, package: str) -> None:
    (wish,) = wishes(said, gig="packaging")
    assert (wish.gig, wish.packages) == ("packaging", (package,))


def test_extras_and_counts_belong_to_the_wish() -> None:
    (wish,) = wishes("How much for 3 labels with source files?", gig="packaging")
    assert (wish.packages, wish.extras) == (("basic",), ("source",))
    assert 3 in [count for count, _ in wish.counts]


def test_a_follow_up_asks_the_same_of_another_package() -> None:
    state = {"gig": "packaging", "packages": ["basic"], "kinds": ["price"]}
    (wish,) = wishes("And the premium one?", before=("How much is one label?",), dialogue=state)
    assert (wish.gig, wish.packages, wish.has("price")) == ("packaging", ("premium",), True)


def test_une_relance_reprend_la_question_en_francais() -> None:
    state = {"gig": "packaging", "packages": ["basic"], "kinds": ["delivery"]}
    (wish,) = wishes("Et pour le coffret ?", language="fr", before=("Quel délai pour une étiquette ?",), dialogue=state)
    assert wish.has("delivery")


def test_two_questions_are_two_wishes_in_their_order() -> None:
    found = wishes("How much is the animated logo? And do you speak French?")
    assert [wish.has(kind) for wish, kind in zip(found, ("price", "languages"), strict=True)] == [True, True]


def test_a_greeting_before_a_question_is_no_wish_of_its_own() -> None:
    assert [wish.has("price") for wish in wishes("Hi there! How much is the full box?")] == [True]
    assert [wish.has("greet") for wish in wishes("Hello!")] == [True]


def test_a_budget_and_a_deadline_are_read_from_what_was_told() -> None:
    (wish,) = wishes("I have a budget of €250 and need it within 7 days. Which package do you recommend?", gig="packaging")
    assert wish.has("recommend")
    assert (wish.budget, wish.days) == ((25_000, "EUR"), 7)


def test_a_reason_found_in_code_is_always_a_wish_for_the_person() -> None:
    found = wishes("How much is a label?", must_hand_over="budget")
    assert [wish.reason for wish in found if wish.has("person")] == ["budget"]


def test_typos_and_chat_spelling_are_understood_as_what_they_mean() -> None:
    (english,) = wishes("hw mutch is teh full bx plz", gig="packaging")
    (french,) = wishes("slt cb pr le full box stp", language="fr", gig="packaging")
    assert [wish.has("price") for wish in (english, french)] == [True, True]


def test_the_same_words_are_understood_the_same_again() -> None:
    said = "How much for 3 labels with source files, and when?"
    assert wishes(said) == wishes(said)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Great that the full box comes with the source files. When do I get them?", "en"),
        ("I see that the full box includes the source files. When do I get them?", "en"),
        ("Puisque la formule Full box comprend les fichiers sources, quand les aurai-je ?", "fr"),
    ],
)
def test_what_is_taken_for_granted_is_looked_up_too(said: str, language: str) -> None:
    first = wishes(said, language=language, gig="packaging")[0]
    assert (first.told, first.has("scope"), first.extras) == (True, True, ("source",))


def test_a_talk_before_ordering_is_a_call_and_no_hand_over() -> None:
    assert wishes("Can I talk to Léna?")[0].has("person")
    (wish,) = wishes("Can I have a short chat with Léna before I order?")
    assert wish.has("book")


def test_the_askers_own_appointments_book_nothing() -> None:
    assert not any(wish.has("book") for wish in wishes("Do I have any appointments on my calendar?"))


def test_a_second_question_after_a_limit_is_asked_of_the_package_just_named() -> None:
    found = wishes("What does the product range cost, and up to how many labels does it hold?")
    assert [(wish.packages, wish.has("price"), wish.has("includes")) for wish in found] == [
        (("premium",), True, False),
        (("premium",), False, True),
    ] or (found[0].packages, found[0].has("price"), found[0].has("includes")) == (("premium",), True, True)
