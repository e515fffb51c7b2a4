"""The freelancer's own chat: read back, confirmed, done once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from assistant.errors import Conflict, Invalid, NotFound
from assistant.money import Money
from assistant.owner.messages import OwnerMessage
from assistant.scheduling.calendar import Away
from tests.owner.house import ME, NORA, House, paris

on_either = pytest.mark.usefixtures("either")

WINTER = Away(date(2026, 12, 24), date(2027, 1, 2), "Winter break")


def test_a_change_is_read_back_exactly_and_nothing_is_done_before_a_yes(house: House) -> None:
    before = house.calendar()
    reply = house.say("I'm away from Thursday to Sunday")
    assert "Away from Thursday 3 December to Sunday 6 December (4 days, both included)" in reply.text
    assert (reply.outcome, [choice.label for choice in reply.choices]) == ("asked", ["Yes", "No"])
    assert reply.change is not None
    assert (reply.change.status, reply.change.kind) == ("waiting", "take_days_off")
    assert house.calendar() == before
    assert house.chat.changes(NORA) == ()


@on_either
def test_a_yes_does_it_and_it_holds_at_once(house: House) -> None:
    house.done("I'm away from Thursday to Sunday")
    assert house.calendar().away == (WINTER, Away(date(2026, 12, 3), date(2026, 12, 6)))
    assert house.free(paris(3), days=4) == []
    assert house.free(paris(7)) != []


def test_un_changement_dit_en_francais_est_relu_et_fait_en_francais(house: House) -> None:
    reply = house.say("je suis absent de jeudi à dimanche")
    assert "Absence du jeudi 3 décembre au dimanche 6 décembre (4 jours, ces deux-là compris)" in reply.text
    assert [choice.label for choice in reply.choices] == ["Oui", "Non"]
    assert house.say("oui").text.startswith("C'est fait.")
    assert house.calendar().away[-1] == Away(date(2026, 12, 3), date(2026, 12, 6))


def test_a_no_changes_nothing_and_a_later_yes_finds_nothing(house: House) -> None:
    before = house.calendar()
    house.say("I'm away from Thursday to Sunday")
    assert house.say("no").text == "All right, nothing is changed."
    assert "Nothing is waiting" in house.say("yes").text
    assert house.calendar() == before


@pytest.mark.parametrize(
    ("said", "correction", "read"),
    [
        ("I'm away from Thursday to Sunday", "no, until Saturday", "from Thursday 3 December to Saturday 5 December"),
        ("I'm away from Thursday to Sunday", "no, from Friday", "from Friday 4 December to Sunday 6 December"),
        ("I'm away from Thursday to Sunday", "Friday to Monday instead", "from Friday 4 December to Monday 7 December"),
        ("I'm away from Thursday to Sunday", "yes but only on Friday", "Away on Friday 4 December"),
        ("I'm away until Monday", "No, I'm back on Monday 7 December", "to Sunday 6 December"),
        ("I'm away from Monday to Friday", "no, for 3 days", "from Monday 7 December to Wednesday 9 December"),
        ("block tomorrow 2 to 4", "no, 3 to 5", "Wednesday 2 December, 15:00–17:00"),
        ("block tomorrow 2 to 4", "no, Thursday", "Thursday 3 December, 14:00–16:00"),
        ("block tomorrow 2 to 4", "until 5", "Wednesday 2 December, 14:00–17:00"),
        ("raise the 30-minute call to 50", "no, 55", "The 30-minute call: €55 (until now: €40)"),
        ("raise the 30-minute call to 50", "I meant the 60-minute call", "The 60-minute call: €50 (until now: €70.50)"),
        ("no calls on Friday", "No, every Friday", "Fridays: closed"),
        ("no calls on Friday mornings", "No, only this Friday", "Blocked: Friday 4 December, 00:00–12:30"),
        ("no calls on Friday mornings", "no, Thursdays", "Thursdays: 14:00–18:00"),
        ("only calls after 10 on Mondays", "no, after 11", "Mondays: 11:00–12:30, 14:00–18:00"),
        ("48 hours notice", "no, 24", "24 hours (until now: 2 hours)"),
        ("je suis absent de jeudi à dimanche", "non, jusqu'à samedi", "du jeudi 3 décembre au samedi 5 décembre"),
        ("bloque demain de 14h à 16h", "plutôt de 15h à 17h", "mercredi 2 décembre, 15:00–17:00"),
        ("passe l'appel de 30 minutes à 50", "non, 45", "45 €"),
    ],
)
def test_a_correction_is_read_back_again_and_that_is_what_is_done(house: House, said: str, correction: str, read: str) -> None:
    house.say(said)
    reply = house.say(correction)
    assert (reply.outcome, read in reply.text) == ("asked", True), reply.text
    done = house.say("oui" if reply.language == "fr" else "yes")
    assert (done.outcome, read in done.text) == ("acted", True), done.text
    assert len(house.chat.changes(NORA)) == 1


def test_a_no_with_words_that_are_not_understood_drops_it_and_says_so(house: House) -> None:
    house.say("I'm away from Thursday to Sunday")
    reply = house.say("no, something else entirely")
    assert "nothing is changed" in reply.text
    assert "something else entirely" in reply.text


@pytest.mark.parametrize(
    ("said", "asked", "answer", "read"),
    [
        ("I'm away", "Away on which days?", "Thursday and Friday", "from Thursday 3 December to Friday 4 December"),
        ("I'm away from Monday.", "Until when", "until the 12th", "from Monday 7 December to Saturday 12 December"),
        ("block some time for me", "Which hours", "tomorrow 2 to 4", "Wednesday 2 December, 14:00–16:00"),
        ("I work on Mondays", "From when to when", "9 to 12", "Mondays: 09:00–12:00"),
        ("no calls", "On which day", "on Fridays", "Fridays: closed"),
        ("raise the call to 50", "Which call? You sell: 30 and 60 minutes", "the 30-minute one", "The 30-minute call: €50"),
        ("raise the 30-minute call", "What is its price", "50", "The 30-minute call: €50"),
        ("je suis absente à partir de lundi", "Jusqu'à quand", "jusqu'au 12 décembre", "du lundi 7 décembre au samedi 12 décembre"),
        ("bloque du temps pour moi", "Quelles heures", "demain de 14h à 16h", "mercredi 2 décembre, 14:00–16:00"),
    ],
)
def test_what_is_missing_is_asked_and_the_answer_completes_it(house: House, said: str, asked: str, answer: str, read: str) -> None:
    assert asked in house.say(said).text
    assert read in house.say(answer).text


@on_either
def test_a_message_that_comes_again_gets_the_same_answer_and_does_nothing_twice(house: House) -> None:
    first = house.say("I'm away from Thursday to Sunday", id="a")
    assert house.say("I'm away from Thursday to Sunday", id="a") == first
    done = house.say("yes", id="b")
    assert house.say("yes", id="b") == done
    assert len(house.chat.changes(NORA)) == 1
    with pytest.raises(Invalid) as refused:
        house.say("no", id="b")
    assert refused.value.code == "message_id_reused"


@on_either
def test_of_many_who_say_yes_at_once_it_is_done_once(house: House) -> None:
    house.say("raise the 30-minute call to 50")

    def yes(n: int) -> str:
        return house.chat.receive(OwnerMessage(NORA, f"yes-{n}", "yes")).outcome

    with ThreadPoolExecutor(8) as crowd:
        outcomes = list(crowd.map(yes, range(8)))
    assert sorted(outcomes) == ["acted", *["answered"] * 7]
    assert len(house.chat.changes(NORA)) == 1


@on_either
def test_of_one_message_sent_many_times_at_once_there_is_one_answer(house: House) -> None:
    house.say("raise the 30-minute call to 50")
    with ThreadPoolExecutor(8) as crowd:
        replies = list(crowd.map(lambda _: house.chat.receive(OwnerMessage(NORA, "once", "yes")), range(8)))
    assert {reply.text for reply in replies} == {replies[0].text}
    assert replies[0].outcome == "acted"


def test_a_yes_on_one_device_is_never_for_what_was_read_back_on_another(house: House) -> None:
    house.say("raise the 30-minute call to 50", thread="phone")
    house.say("block tomorrow 2 to 4", thread="desk")
    assert "€50" in house.say("yes", thread="phone").text
    assert "14:00–16:00" in house.say("yes", thread="desk").text
    assert "Nothing is waiting" in house.say("yes", thread="tablet").text


def test_a_bare_yes_after_two_open_changes_is_asked_once_more(house: House) -> None:
    house.say("raise the 30-minute call to 50")
    assert "is dropped" in house.say("block tomorrow 2 to 4").text
    again = house.say("yes")
    assert again.outcome == "asked"
    assert "Two changes were waiting" in again.text
    assert house.say("yes").outcome == "acted"
    assert len(house.chat.changes(NORA)) == 1


@on_either
def test_what_came_to_something_else_meanwhile_is_read_again_and_not_done(house: House) -> None:
    house.say("no calls on Friday mornings", thread="phone")
    house.say("I work Fridays 8 to 12", thread="desk")
    house.say("yes", thread="desk")
    again = house.say("yes", thread="phone")
    assert again.outcome == "asked"
    assert "changed meanwhile" in again.text
    assert "Fridays: closed (until now: 08:00–12:00)" in again.text
    assert house.say("yes", thread="phone").outcome == "acted"


@on_either
def test_a_call_booked_meanwhile_is_read_again(house: House) -> None:
    house.say("I'm away from Thursday to Sunday")
    house.book(paris(3, 10))
    again = house.say("yes")
    assert again.outcome == "asked"
    assert "Thursday 3 December, 10:00–10:30: 30-minute call with Ana" in again.text


def test_booked_calls_are_named_and_stay(house: House) -> None:
    booked = house.book(paris(4, 10))
    reply = house.say("I'm away from Thursday to Sunday")
    assert "Friday 4 December, 10:00–10:30: 30-minute call with Ana (held until paid), about: A sign" in reply.text
    assert reply.change is not None
    assert reply.change.meets == (booked.id,)
    house.say("yes")
    assert house.scheduling.consultation(ME, booked.id).status == "held"


@pytest.mark.parametrize("said", ["no calls on Friday mornings", "block Friday 9 to 11", "no calls on Friday", "I work Fridays 14 to 18"])
def test_whatever_closes_the_time_of_a_call_names_it(house: House, said: str) -> None:
    booked = house.book(paris(4, 10))
    reply = house.say(said)
    assert reply.change is not None
    assert reply.change.meets == (booked.id,)


def test_a_call_outside_of_what_is_closed_is_not_named(house: House) -> None:
    house.book(paris(4, 15))
    reply = house.say("no calls on Friday mornings")
    assert reply.change is not None
    assert reply.change.meets == ()


def test_what_waited_too_long_is_not_done(house: House) -> None:
    house.say("I'm away from Thursday to Sunday")
    house.clock.forward(hours=1)
    assert "waited too long" in house.say("yes").text
    assert house.calendar().away == (WINTER,)


def test_hours_that_passed_before_the_yes_are_not_blocked(house: House) -> None:
    house.say("block today 10 to 10:30")
    house.clock.forward(minutes=45)
    assert "has passed" in house.say("yes").text
    assert house.scheduling.blocks(ME) == ()


@on_either
def test_a_button_means_its_own_change_and_counts_once(house: House) -> None:
    first, second = house.say("raise the 30-minute call to 50").change, house.say("block tomorrow 2 to 4").change
    assert first is not None
    assert second is not None
    with pytest.raises(Conflict) as gone:
        house.chat.confirm(NORA, first.id)
    assert gone.value.code == "dropped"
    assert house.chat.confirm(NORA, second.id) == house.chat.confirm(NORA, second.id)
    assert [made.id for made in house.chat.changes(NORA)] == [second.id]
    with pytest.raises(NotFound):
        house.chat.confirm("somebody-else", second.id)


def test_a_pressed_no_drops_it(house: House) -> None:
    change = house.say("raise the 30-minute call to 50").change
    assert change is not None
    assert house.chat.drop(NORA, change.id).text == "All right, nothing is changed."
    assert "Nothing is waiting" in house.say("yes").text


def test_the_price_that_clients_are_told_changes_at_once(house: House) -> None:
    house.done("raise the 30-minute call to 50")
    assert {slot.price for slot in house.free(paris(2))} == {Money(5000, "EUR")}


def test_prices_go_up_and_down_by_amounts_and_percents(house: House) -> None:
    house.done("raise the 30-minute call by 10%")
    house.done("lower the 60-minute call by 5")
    assert [sold.price.minor for sold in house.calendar().consultations] == [4400, 6550]


def test_all_prices_are_raised_together_and_undone_together(house: House) -> None:
    change = house.done("raise all my prices by 10%")
    assert [sold.price.minor for sold in house.calendar().consultations] == [4400, 7755]
    house.chat.undo(NORA, change)
    assert [sold.price.minor for sold in house.calendar().consultations] == [4000, 7050]


def test_calls_are_added_made_longer_and_sold_no_more(house: House) -> None:
    house.done("add a 45-minute call at 60")
    assert [sold.minutes for sold in house.calendar().consultations] == [30, 45, 60]
    house.done("stop selling the 60-minute call")
    house.done("make the 30-minute call 20 minutes long")
    assert [(sold.minutes, sold.price.minor) for sold in house.calendar().consultations] == [(20, 4000), (45, 6000)]


def test_coming_back_early_shortens_the_time_off(house: House) -> None:
    house.done("I'm away from Tuesday 1 December to Sunday 6 December")
    house.done("I'm back on Thursday")
    assert house.calendar().away[-1] == Away(date(2026, 12, 1), date(2026, 12, 2))
    house.done("I'm back")
    assert house.calendar().away == (WINTER,)


def test_one_day_is_taken_out_of_days_off_of_the_files_too(house: House) -> None:
    reply = house.say("cancel my day off on 28 December")
    assert "from Thursday 24 December to Sunday 27 December" in reply.text
    house.say("yes")
    days = [(off.first, off.last) for off in house.scheduling.days_off(ME)]
    assert days == [(date(2026, 12, 24), date(2026, 12, 27)), (date(2026, 12, 29), date(2027, 1, 2))]


def test_part_of_a_block_is_opened_again(house: House) -> None:
    house.done("block tomorrow 14h to 17h")
    house.done("unblock tomorrow 15h to 16h")
    spans = [(one.starts_at, one.ends_at) for one in house.scheduling.blocks(ME)]
    assert spans == [(paris(2, 14), paris(2, 15)), (paris(2, 16), paris(2, 17))]


@pytest.mark.parametrize("said", ["no calls on Friday", "I'm off on Friday", "block Friday"])
def test_a_day_that_was_closed_in_any_way_is_opened_again(house: House, said: str) -> None:
    before = house.free(paris(4))
    house.done(said)
    assert house.free(paris(4)) == []
    house.done("reopen Friday")
    assert house.free(paris(4)) == before


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("I'm back", "You are not away then"),
        ("raise the 90-minute call to 100", "You sell no 90-minute call. You sell: 30 and 60 minutes"),
        ("raise the 30-minute call to 50 dollars", "Your prices are in EUR"),
        ("raise the 30-minute call to 40", "like that already"),
        ("no calls on Sundays", "closed then already"),
        ("unblock tomorrow", "Nothing is blocked then"),
        ("I'm away from 24 to 26 December", "You are away then already"),
        ("0 calls a day", "How much?"),
        ("5000 days ahead", "from 1 to 730"),
        ("should I raise the 30-minute call to 50?", "That was a question"),
        ("don't block tomorrow", "I leave that as it is"),
        ("my client is away until Thursday", "somebody else"),
        ("raise the basic package to 120", "gig's file"),
        ("raise the 30-minute call to 50 from Monday", "change at once"),
        ("the moon is made of cheese", "I did not understand that"),
        ("passe l'appel de 90 minutes à 100", "Vous ne vendez pas d'appel de 90 minutes"),
        ("la lune est en fromage", "Je n'ai pas compris"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_write_and_changes_nothing(house: House, said: str, answer: str) -> None:
    before = house.calendar()
    reply = house.say(said)
    assert answer in reply.text
    assert reply.change is None
    assert "waiting" in house.say("yes").text or "attend" in house.say("oui").text
    assert house.calendar() == before


def test_of_two_changes_in_one_message_one_is_read_back_and_the_other_is_asked_for_again(house: House) -> None:
    reply = house.say("I'm away on 14 December and raise the 30-minute call to 45")
    assert "Away on Monday 14 December" in reply.text
    assert 'say this again: "raise the 30-minute call to 45"' in reply.text


@pytest.mark.parametrize("text", ["", "  \n", "x" * 5000])
def test_no_text_and_endless_text_are_refused(house: House, text: str) -> None:
    with pytest.raises(Invalid):
        house.say(text)


def test_what_is_on_names_calls_days_off_and_blocks_in_order(house: House) -> None:
    house.book(paris(3, 10))
    house.done("block tomorrow 2 to 4")
    house.done("I'm away on Friday")
    lines = house.say("what's on this week?").text.splitlines()
    assert lines[0].startswith("From Tuesday 1 December to Sunday 6 December")
    assert [line[:22] for line in lines[1:]] == ["- Blocked: Wednesday 2", "- Thursday 3 December,", "- Away on Friday 4 Dec"]
    assert "Rien n'est réservé" in house.say("qu'est-ce que j'ai la semaine prochaine ?").text


def test_how_things_are_set_is_told(house: House) -> None:
    house.done("no calls on Friday mornings")
    assert "- Fridays: 14:00–18:00" in house.say("what are my hours?").text
    assert "- 60 minutes: €70.50" in house.say("how much do my calls cost?").text
    assert "Winter break" in house.say("when am I away?").text
    assert "2 hours" in house.say("what are my limits?").text
    assert "bloque demain" in house.say("aide").text


def test_what_was_changed_is_listed_newest_first_by_every_door(house: House) -> None:
    assert "Nothing was changed" in house.say("what did you change?").text
    house.done("raise the 30-minute call to 50")
    house.scheduling.add_days_off(ME, "k", date(2026, 12, 8), date(2026, 12, 8))
    lines = house.say("what did you change?").text.splitlines()
    assert "Away on Tuesday 8 December" in lines[1]
    assert "€50 (until now: €40)" in lines[2]
    assert [made.origin for made in house.chat.changes(NORA)] == ["api", "chat"]


def test_the_clock_change_does_not_shift_blocked_hours(house: House) -> None:
    house.done("block 29 March 2027 2pm to 4pm")
    (one,) = house.scheduling.blocks(ME)
    assert one.ends_at - one.starts_at == timedelta(hours=2)
    assert one.starts_at.hour == 12
