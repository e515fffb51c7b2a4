"""The freelancer's answer goes to everyone who asked; only what is written as teaching becomes knowledge."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.conversations import control, read
from assistant.conversations.gaps import open_gaps
from assistant.database.tables import passages
from assistant.errors import Conflict, NotFound
from assistant.orders.catalogue import Faq
from assistant.turns.answers import GapAnswer, answer_gap
from tests.turns.house import House
from tests.turns.numbers_embedder import NumbersEmbedder

pytestmark = pytest.mark.usefixtures("either")


def answer(house: House, gap: str, **given: Any) -> tuple[str, ...]:
    said = GapAnswer(given.pop("freelancer", "lena-moreau"), gap, "Yes, on cork too.", **given)
    told: tuple[str, ...] = house.do(answer_gap, NumbersEmbedder(), said, house.clock())
    return told


def gap_of(house: House) -> str:
    return str(house.do(open_gaps, "lena-moreau")[0]["id"])


def test_everyone_who_asked_gets_the_answer_and_the_assistant_goes_on(house: House) -> None:
    first, second, other = house.open(), house.open(), house.open()
    first.say("unknown cork?")
    second.say("unknown  CORK ?")
    other.say("hello")
    assert set(answer(house, gap_of(house))) == {first.id, second.id}
    for talk in (first, second):
        last = house.do(read.view, talk.id, owner=False)["messages"][-1]
        assert (last["author"], last["text"]) == ("freelancer", "Yes, on cork too.")
        assert house.do(control.state_of, talk.id) == "assistant"
    assert house.do(open_gaps, "lena-moreau") == []


def test_answering_twice_is_refused_and_tells_nobody_again(house: House) -> None:
    talk = house.open()
    talk.say("unknown cork?")
    gap = gap_of(house)
    answer(house, gap)
    with pytest.raises(Conflict) as refused:
        answer(house, gap)
    assert refused.value.code == "already_answered"
    said = house.do(read.view, talk.id, owner=False)["messages"]
    assert [m["author"] for m in said].count("freelancer") == 1


def test_another_freelancers_question_is_not_found(house: House) -> None:
    house.open().say("unknown cork?")
    with pytest.raises(NotFound):
        answer(house, gap_of(house), freelancer="sam-okoro")


def test_an_answer_alone_teaches_nothing(house: House) -> None:
    house.open().say("unknown cork?")
    answer(house, gap_of(house))
    assert house.count(passages) == 0


def test_what_the_owner_writes_as_teaching_becomes_knowledge_and_nothing_else_does(house: House) -> None:
    house.open().say("unknown cork?")
    answer(house, gap_of(house), learn=Faq("Do you print on cork?", "Yes, up to 3 mm."))
    (taught,) = [row for row in house.rows(passages) if row.kind == "faq"]
    assert "up to 3 mm" in taught.text
    assert "unknown" not in taught.text
    assert "cork too" not in taught.text


def test_the_same_question_after_the_answer_is_a_new_gap(house: House) -> None:
    talk = house.open()
    talk.say("unknown cork?")
    answered = gap_of(house)
    answer(house, answered)
    house.open().say("unknown cork?")
    assert gap_of(house) != answered
