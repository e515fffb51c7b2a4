from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from assistant.retrieval.confidence import judged
from assistant.retrieval.evidence import Evidence, evidence, weigh
from assistant.retrieval.lexical import TermIndex
from assistant.retrieval.passages import MARKETPLACE, Hit, Passage
from assistant.retrieval.question import Question
from assistant.understanding.terms import terms

OTHERS = ("Payment is held until the work is done.", "A revision changes one thing.", "The studio is in Nantes.")


def passage(text: str, **more: Any) -> Passage:
    return replace(Passage("p", "lena", "document", "Notes", text, "notes.md"), **more)


def index(*passages: Passage) -> TermIndex:
    return TermIndex([terms(f"{one.title} {one.text}", one.language) for one in passages])


def signs(question: str, one: Passage, *, foreign: bool = False) -> Evidence:
    return evidence(one, question, weigh(terms(question), [index(one, *map(passage, OTHERS))]), foreign=foreign)


def asked(text: str, language: str = "en") -> Question:
    return Question(text, language, np.zeros((1, 2), np.float32), (terms(text, language),))


def hit(one: Passage, score: float) -> Hit:
    return Hit(one, score, score, 0.5)


def sure(question: str, *hits: Hit, language: str = "en") -> list[float]:
    found = judged(hits, asked(question, language), [index(*(one.passage for one in hits))])
    return [one.sure for one in found]


def test_a_sentence_that_says_all_that_is_asked_has_the_whole_share() -> None:
    whole = signs("Which ink is used on cardboard?", passage("Soy ink is used on cardboard. Delivery takes a week."))
    apart = signs("Which ink is used on cardboard?", passage("Soy ink is what I like. Cardboard comes from Lyon."))
    assert whole.share > apart.share > 0


def test_a_name_in_common_is_no_answer() -> None:
    found = signs("How heavy were the boxes for Brume?", passage("For Brume the printer ran two tests."))
    assert found.mass == found.share == 0


def test_words_that_stand_nowhere_are_unknown() -> None:
    text = passage("I deliver print-ready files.")
    assert signs("Do you deliver files?", text).unknown == 0
    assert signs("Do you deliver elephants?", text).unknown > 0.3


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("How long do you keep files?", "I keep files for three years.", False),
        ("How long do you keep files?", "I keep files in a safe.", True),
        ("Do you keep files?", "I keep files in a safe.", False),
    ],
)
def test_who_asks_for_a_figure_needs_one(question: str, text: str, lacks: bool) -> None:
    assert signs(question, passage(text)).without_figure is lacks


def test_what_is_to_be_counted_is_looked_for_beside_a_number() -> None:
    assert signs("How many pages do I get?", passage("You get 12 pages.")).counted is True
    assert signs("How many pages do I get?", passage("Pages come in 3 days.")).counted is False
    assert signs("Do I get pages?", passage("You get 12 pages.")).counted is None


def test_a_definition_names_first_what_it_defines() -> None:
    assert signs("What is a milestone?", passage("A milestone is a task of its own.")).defines
    assert not signs("What is a milestone?", passage("Yes, it works.", title="Can I pay in milestones?", kind="faq")).defines


def test_what_stands_out_is_surer_than_one_among_equals() -> None:
    one, other = passage("I keep files for three years.", id="a"), passage("I send files by mail.", id="b", source="other.md")
    alone, _ = sure("Do you keep files?", hit(one, 0.7), hit(other, 0.3))
    equal, _ = sure("Do you keep files?", hit(one, 0.7), hit(other, 0.69))
    assert alone > equal


def test_what_stands_in_both_languages_is_told_in_the_clients() -> None:
    french = passage("Le solde revient au client.", id="doc:fees.fr.md#1", source="fees.fr.md", language="fr")
    english = passage("The balance returns to the client.", id="doc:fees.en.md#1", source="fees.en.md")
    for language, first in (("fr", 1), ("en", 0)):
        found = sure("Solde?", hit(english, 0.6), hit(french, 0.5), language=language)
        assert found[first] == max(found)
        assert found[first] > found[1 - first]


def test_what_is_asked_of_the_freelancer_is_seldom_answered_by_what_holds_for_all() -> None:
    own = passage("Orders are finished in a week.", id="a")
    shared = replace(own, owner=MARKETPLACE)
    assert sure("Have you finished orders?", hit(own, 0.5)) > sure("Have you finished orders?", hit(shared, 0.5))


def test_how_sure_is_always_a_share() -> None:
    assert all(0 < one < 1 for one in sure("Anything?", hit(passage("Nothing."), 1.0), hit(passage("All.", id="b"), 0.0)))


def test_nothing_found_is_nothing_judged() -> None:
    assert judged((), asked("Anything?"), []) == ()
