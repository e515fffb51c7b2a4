"""A question nobody can answer is kept once, with everyone who asked."""

from __future__ import annotations

import pytest

from assistant.conversations.gaps import Question, open_gaps, question_key, record
from tests.turns.house import House, Talk

pytestmark = pytest.mark.usefixtures("either")


def ask(house: House, talk: Talk, text: str) -> int:
    house.clock.pass_by(seconds=1)
    return int(house.do(record, Question("lena-moreau", talk.id, text, "en"), house.clock()).unknowns)


def test_the_same_question_of_two_clients_is_one_gap(house: House) -> None:
    ask(house, house.open(), "Do you print on cork?")
    ask(house, house.open(), "do you print,  on CORK")
    (gap,) = house.do(open_gaps, "lena-moreau")
    assert (gap["question"], gap["askers"]) == ("Do you print on cork?", 2)
    assert house.do(open_gaps, "sam-okoro") == []


def test_the_same_question_again_in_one_conversation_is_one_asker_but_another_unknown(house: House) -> None:
    talk = house.open()
    assert [ask(house, talk, "Cork?"), ask(house, talk, "cork ?")] == [1, 2]
    assert house.do(open_gaps, "lena-moreau")[0]["askers"] == 1


def test_two_open_questions_of_one_turn_count_once(house: House) -> None:
    talk = house.open()
    both = [house.do(record, Question("lena-moreau", talk.id, text, "en"), house.clock()).unknowns for text in ("Cork?", "Glass?")]
    assert both == [1, 1]
    assert len(house.do(open_gaps, "lena-moreau")) == 2


@pytest.mark.parametrize(("one", "other"), [("Cork?", "Glass?"), ("Do you print?", "Do you not print?"), ("1 label", "2 labels")])
def test_other_words_make_another_question(one: str, other: str) -> None:
    assert question_key(one) != question_key(other)


def test_a_very_long_question_has_a_short_key() -> None:
    assert len(question_key("cork " * 400)) <= 200
    assert question_key("cork " * 400) != question_key("cork " * 401)
