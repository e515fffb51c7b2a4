"""What has nothing to do with a freelancer is told apart from what they sell, by what their library has heard of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.chat_models.embedded.answers.knowledge import query_of
from assistant.chat_models.embedded.beyond import beyond, strange
from assistant.chat_models.embedded.look import Look, Needs
from assistant.chat_models.embedded.reading import Called, Situation
from assistant.chat_models.embedded.understanding import understand
from assistant.chat_models.embedded.wishes import Wish
from tests.chat_models.embedded.briefings import briefing


def looked_up(said: str, *, unheard: tuple[str, ...] = (), similarity: float = 0.6, **told: Any) -> tuple[Wish, Look]:
    """The first wish of a message, and a library that has not heard of these terms and knows a passage as like as that."""
    situation = Situation(briefing(**told), (), (said,), ())
    wish = understand(situation)[0]
    content = {"results": [{"similarity": similarity}], "unheard": list(unheard)}
    call = Called("search_knowledge", query_of(wish, Look(situation)), content)
    return wish, Look(replace(situation, calls=(call,)))


@pytest.mark.parametrize("said", ["What does a range of saucepans cost?", "Can you give me a label for my moods?"])
def test_a_first_message_like_no_passage_is_beyond_though_a_title_has_a_word_of_it(said: str) -> None:
    assert beyond(*looked_up(said, similarity=0.15))
    assert not beyond(*looked_up(said, similarity=0.5))


def test_what_is_called_by_its_name_is_never_beyond() -> None:
    assert not beyond(*looked_up("How much is the Full box?", similarity=0.1))


def test_once_a_gig_is_spoken_of_its_questions_may_be_like_nothing() -> None:
    assert not beyond(*looked_up("and how many rounds for the range?", similarity=0.1, dialogue={"gig": "packaging"}))


def test_a_day_that_is_named_for_the_askers_own_errand_asks_for_no_hours() -> None:
    said = "Do you have time on Monday to repair my car and feed my dog?"
    assert beyond(*looked_up(said, unheard=("c:car", "c:dog", "c:repair", "feed")))
    assert not beyond(*looked_up("Do you work on Mondays?"))


def test_a_question_most_of_which_was_never_heard_of_is_strange() -> None:
    assert strange(*looked_up("Can you print my horse on a boat?", unheard=("c:horse", "c:boat")))
    assert not strange(*looked_up("Do you print the dieline?"))


def test_whether_it_was_heard_of_is_looked_up_once() -> None:
    situation = Situation(briefing(), (), ("Can you paint my horse?",), ())
    wish = understand(situation)[0]
    with pytest.raises(Needs) as asked:
        strange(wish, Look(situation))
    assert [tool for tool, _ in asked.value.calls] == ["search_knowledge"]
