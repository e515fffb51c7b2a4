"""What a freelancer means, in English and French, on Tuesday 1 December 2026 at ten o'clock in Paris."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from assistant.owner.ear import Ear, Language
from assistant.owner.hearing import hear, hear_first
from assistant.owner.meant import Asks, Lacks, Meant, Says, Unclear, Undoes, Wants
from assistant.scheduling import records
from assistant.scheduling.changes import (
    BlockHours,
    Change,
    ChangeDates,
    ChangeLength,
    ChangeWeek,
    OpenHours,
    Sell,
    SetLimit,
    SetPrice,
    StopSelling,
    TakeDaysOff,
    WorkAgain,
)

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
BODY = {
    "availability": {"weekly": {day: ["09:00-12:30", "14:00-18:00"] for day in ("mon", "tue", "wed", "thu", "fri")}},
    "consultations": [{"minutes": 30, "price": 40}, {"minutes": 60, "price": 70}],
}
CALENDAR = records.calendar(BODY, "Europe/Paris", "EUR")
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
MORNING, AFTERNOON, EVENING = ("00:00-12:30",), ("12:30-18:00",), ("18:00-24:00",)


def heard(text: str, language: Language = "en") -> Meant:
    return hear(text, Ear(NOW, CALENDAR, "EUR", language))


def off(*days: int, month: int = 12) -> TakeDaysOff:
    first, last = days[0], days[-1]
    return TakeDaysOff(((date(2026, month, first), date(2026, month, last)),))


def blocked(day: int, start: str, end: str) -> BlockHours:
    return BlockHours(at(day, start), at(day, end))


def at(day: int, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime.fromtimestamp(datetime(2026, 12, day, tzinfo=UTC).timestamp() + (hour - 1) * 3600 + minute * 60, UTC)


ENGLISH: list[tuple[str, Change]] = [
    # Days away
    ("I'm away from Thursday to Sunday", off(3, 6)),
    ("I am away Thursday to Sunday", off(3, 6)),
    ("im away thurs to sun", off(3, 6)),
    ("im awy thursday", off(3)),
    ("I'm off tomorrow", off(2)),
    ("away until Monday", off(1, 7)),
    ("I'm away before Monday", off(1, 6)),
    ("I'll be on holiday from 14 to 18 December", off(14, 18)),
    ("I'm out of office on the 14th and 15th", off(14, 15)),
    ("I'm taking Dec 14, 15 and 16 off", off(14, 16)),
    ("I'm not working Thursday and Friday", off(3, 4)),
    ("I won't be available next week", off(7, 13)),
    ("I'm sick today", off(1)),
    ("out for three days from Monday", off(7, 9)),
    ("a week off from Monday please", off(7, 13)),
    ("hi, I'm away this weekend", off(5, 6)),
    ("I'm away Thursday, back on Monday", off(3, 6)),
    ("I'm away for the rest of the week", off(1, 6)),
    ("off Thursday and Sunday", TakeDaysOff(((date(2026, 12, 3), date(2026, 12, 3)), (date(2026, 12, 6), date(2026, 12, 6))))),
    ("I'm on leave 14/12 to 18/12", off(14, 18)),
    ("give me Friday off", off(4)),
    ("put me on vacation from the 20th to the 30th", off(20, 30)),
    # Coming back
    ("I'm back", WorkAgain(date(2026, 12, 1))),
    ("I'm back on Monday", WorkAgain(date(2026, 12, 7))),
    ("start deliveries again Monday", WorkAgain(date(2026, 12, 7))),
    ("cancel my day off on Friday", WorkAgain(date(2026, 12, 4), date(2026, 12, 4))),
    ("I'm working on Friday after all", WorkAgain(date(2026, 12, 4), date(2026, 12, 4))),
    ("I'm not away on Friday", WorkAgain(date(2026, 12, 4), date(2026, 12, 4))),
    ("make Friday available again", WorkAgain(date(2026, 12, 4), date(2026, 12, 4))),
    ("undo my day off on Friday", WorkAgain(date(2026, 12, 4), date(2026, 12, 4))),
    # Hours of one day
    ("block tomorrow 2 to 4", blocked(2, "14:00", "16:00")),
    ("can you block tomorrow 2-4pm?", blocked(2, "14:00", "16:00")),
    ("blok tomorow 9 to 11", blocked(2, "9:00", "11:00")),
    ("please block Thursday", blocked(3, "0:00", "24:00")),
    ("block Thursday afternoon", blocked(3, "12:30", "18:00")),
    ("I'm busy on 8 December from 10:30 to 12", blocked(8, "10:30", "12:00")),
    ("I have a dentist appointment tomorrow 3pm to 4:30pm", blocked(2, "15:00", "16:30")),
    ("I'm out tomorrow until 3", blocked(2, "0:00", "15:00")),
    ("block an hour from 3 tomorrow", blocked(2, "15:00", "16:00")),
    ("block tomorrow 10pm to 2am", BlockHours(at(2, "22:00"), at(3, "2:00"))),
    ("no calls tomorrow morning", blocked(2, "0:00", "12:30")),
    ("unblock tomorrow", OpenHours(at(2, "0:00"), at(2, "24:00"))),
    ("free up tomorrow 2 to 4", OpenHours(at(2, "14:00"), at(2, "16:00"))),
    # Hours of each week
    ("no calls on Friday mornings", ChangeWeek(("fri",), "close", MORNING)),
    ("no more calls on Fridays after 4", ChangeWeek(("fri",), "close", ("16:00-24:00",))),
    ("I don't work on Wednesdays", ChangeWeek(("wed",), "close")),
    ("I'm off on Fridays", ChangeWeek(("fri",), "close")),
    ("block every Friday afternoon", ChangeWeek(("fri",), "close", AFTERNOON)),
    ("don't accept calls on Fridays", ChangeWeek(("fri",), "close")),
    ("only accept calls after 10 on Mondays", ChangeWeek(("mon",), "only", ("10:00-24:00",))),
    ("no calls before 10", ChangeWeek(WORKDAYS, "close", ("00:00-10:00",))),
    ("no calls between 12 and 2", ChangeWeek(WORKDAYS, "close", ("12:00-14:00",))),
    ("no evening calls", ChangeWeek(WORKDAYS, "close", EVENING)),
    ("only calls after 10 on Mondays", ChangeWeek(("mon",), "only", ("10:00-24:00",))),
    ("only mornings on Wednesdays", ChangeWeek(("wed",), "only", MORNING)),
    ("calls only on Tuesdays and Thursdays", ChangeWeek(("mon", "wed", "fri"), "close")),
    ("I work Mondays 9-12 and 2-6", ChangeWeek(("mon",), "set", ("09:00-12:00", "14:00-18:00"))),
    ("I work Tuesdays from nine to five", ChangeWeek(("tue",), "set", ("09:00-17:00",))),
    ("my hours are Monday to Friday 9 to 5", ChangeWeek(WORKDAYS, "set", ("09:00-17:00",))),
    ("I work on Mondays from 10", ChangeWeek(("mon",), "only", ("10:00-24:00",))),
    ("I also work Saturdays 10 to 12", ChangeWeek(("sat",), "add", ("10:00-12:00",))),
    ("nobody can book me on Fridays", ChangeWeek(("fri",), "close")),
    ("stop taking calls after 6", ChangeWeek(WORKDAYS, "close", ("18:00-24:00",))),
    ("my Tuesday hours are now 8 to 12", ChangeWeek(("tue",), "set", ("08:00-12:00",))),
    # Single days
    ("block Monday to Wednesday 9 to 11", ChangeDates(tuple(date(2026, 12, day) for day in (7, 8, 9)), "close", ("09:00-11:00",))),
    ("no calls on Friday", ChangeDates((date(2026, 12, 4),), "close")),
    ("no call friday", ChangeDates((date(2026, 12, 4),), "close")),
    ("open Saturday 10 to 12", ChangeDates((date(2026, 12, 5),), "add", ("10:00-12:00",))),
    ("on 14 December I'm available from 10 to 4", ChangeDates((date(2026, 12, 14),), "set", ("10:00-16:00",))),
    # Calls that are sold
    ("raise the 30-minute call to 50", SetPrice(30, "to", Decimal(50))),
    ("rais the 30 minute call to €50", SetPrice(30, "to", Decimal(50))),
    ("the 30 min call is now 45 euros", SetPrice(30, "to", Decimal(45))),
    ("the half-hour call costs 45.50 euros", SetPrice(30, "to", Decimal("45.50"))),
    ("raise the hour call by 10%", SetPrice(60, "percent", Decimal(10))),
    ("lower the 60-minute consultation by 5", SetPrice(60, "by", Decimal(-5))),
    ("make the 30 minute call free", SetPrice(30, "to", Decimal(0))),
    ("add a 45-minute call at 60", Sell(45, Decimal(60))),
    ("stop selling the 60-minute call", StopSelling(60)),
    ("make the 30-minute call 45 minutes long", ChangeLength(30, 45)),
    ("raise all my prices by 10%", SetPrice(0, "percent", Decimal(10))),
    ("charge 50 for 30 minutes", SetPrice(30, "to", Decimal(50))),
    # Limits
    ("clients must book 24 hours ahead", SetLimit("notice_hours", 24)),
    ("48 hours notice", SetLimit("notice_hours", 48)),
    ("I need two days' notice", SetLimit("notice_hours", 48)),
    ("keep 15 minutes between calls", SetLimit("buffer_minutes", 15)),
    ("at most 3 calls a day", SetLimit("per_day", 3)),
    ("max eight calls per week", SetLimit("per_week", 8)),
    ("no limit of calls per day", SetLimit("per_day", None)),
    ("clients can book up to 30 days ahead", SetLimit("horizon_days", 30)),
]
FRENCH: list[tuple[str, Change]] = [
    ("je suis absent de jeudi à dimanche", off(3, 6)),
    ("je serai absente jeudi et vendredi", off(3, 4)),
    ("je suis en vacnces la semaine prochaine", off(7, 13)),
    ("en congé du 14 au 18 décembre", off(14, 18)),
    ("je prends mon vendredi", off(4)),
    ("je prends les 14 et 15 décembre en congé", off(14, 15)),
    ("je suis malade aujourd'hui", off(1)),
    ("absent jusqu'à lundi", off(1, 7)),
    ("je ne suis pas là demain", off(2)),
    ("je ne suis pas dispo jeudi", off(3)),
    ("je pars deux semaines à partir de lundi", off(7, 20)),
    ("je suis de retour", WorkAgain(date(2026, 12, 1))),
    ("je reviens lundi", WorkAgain(date(2026, 12, 7))),
    ("je reprends le travail lundi", WorkAgain(date(2026, 12, 7))),
    ("annule mon congé de vendredi", WorkAgain(date(2026, 12, 4), date(2026, 12, 4))),
    ("finalement je travaille vendredi", WorkAgain(date(2026, 12, 4), date(2026, 12, 4))),
    ("bloque demain de 14h à 16h", blocked(2, "14:00", "16:00")),
    ("peux-tu bloquer demain de 14h à 16h30 ?", blocked(2, "14:00", "16:30")),
    ("j'ai rendez-vous chez le médecin jeudi de 10h à 11h", blocked(3, "10:00", "11:00")),
    ("pas d'appels vendredi après-midi", blocked(4, "12:30", "18:00")),
    ("je ne suis pas là demain matin", blocked(2, "0:00", "12:30")),
    ("débloque demain", OpenHours(at(2, "0:00"), at(2, "24:00"))),
    ("libère demain de 14h à 15h", OpenHours(at(2, "14:00"), at(2, "15:00"))),
    ("pas d'appels le vendredi matin", ChangeWeek(("fri",), "close", MORNING)),
    ("pas d'apels le vendredi matin", ChangeWeek(("fri",), "close", MORNING)),
    ("je ne travaille pas le mercredi", ChangeWeek(("wed",), "close")),
    ("je n'accepte plus d'appels le vendredi", ChangeWeek(("fri",), "close")),
    ("plus d'appels après 17h", ChangeWeek(WORKDAYS, "close", ("17:00-24:00",))),
    ("le lundi, seulement après 10h", ChangeWeek(("mon",), "only", ("10:00-24:00",))),
    ("uniquement le matin le mercredi", ChangeWeek(("wed",), "only", MORNING)),
    ("le mercredi je travaille de 9h à 12h et de 14h à 18h", ChangeWeek(("wed",), "set", ("09:00-12:00", "14:00-18:00"))),
    ("du lundi au vendredi je travaille de 9h à 17h", ChangeWeek(WORKDAYS, "set", ("09:00-17:00",))),
    ("ouvre samedi de 10h à 12h", ChangeDates((date(2026, 12, 5),), "add", ("10:00-12:00",))),
    ("pas d'appels vendredi", ChangeDates((date(2026, 12, 4),), "close")),
    ("passe l'appel de 30 minutes à 50 euros", SetPrice(30, "to", Decimal(50))),
    ("l'appel de 30 minutes coûte 45,50 €", SetPrice(30, "to", Decimal("45.50"))),
    ("augmente l'appel d'une heure de 10 %", SetPrice(60, "percent", Decimal(10))),
    ("baisse la consultation de 60 minutes de 5 euros", SetPrice(60, "by", Decimal(-5))),
    ("l'appel de 30 minutes est gratuit", SetPrice(30, "to", Decimal(0))),
    ("ajoute un appel de 45 minutes à 60 euros", Sell(45, Decimal(60))),
    ("ne vends plus l'appel de 60 minutes", StopSelling(60)),
    ("augmente tous mes prix de 5 %", SetPrice(0, "percent", Decimal(5))),
    ("personne ne peut me réserver vendredi", ChangeDates((date(2026, 12, 4),), "close")),
    ("mes horaires du lundi : 9h-12h, 14h-17h", ChangeWeek(("mon",), "set", ("09:00-12:00", "14:00-17:00"))),
    ("mets-moi en congé du 14 au 18 décembre", off(14, 18)),
    ("il me faut 24 heures de préavis", SetLimit("notice_hours", 24)),
    ("48h de préavis", SetLimit("notice_hours", 48)),
    ("laisse 15 minutes entre les appels", SetLimit("buffer_minutes", 15)),
    ("au plus trois appels par jour", SetLimit("per_day", 3)),
]


@pytest.mark.parametrize(("text", "change"), ENGLISH)
def test_a_change_is_heard_in_english(text: str, change: Change) -> None:
    meant = heard(text)
    assert isinstance(meant, Wants), meant
    assert meant.change == change


@pytest.mark.parametrize(("text", "change"), FRENCH)
def test_un_changement_est_compris_en_francais(text: str, change: Change) -> None:
    meant = heard(text, "fr")
    assert isinstance(meant, Wants), meant
    assert meant.change == change


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("should I raise the 30-minute call to 50?", "en"),
        ("did I block tomorrow 2 to 4?", "en"),
        ("what if I were away on Thursday?", "en"),
        ("the client is away until Thursday", "en"),
        ("she said she is on holiday next week", "en"),
        ("don't block tomorrow", "en"),
        ("I was away last week", "en"),
        ("I love Fridays", "en"),
        ("the weather is nice today", "en"),
        ("my logo costs me a lot of time", "en"),
        ("see you on Monday at 3", "en"),
        ("call me back tomorrow", "en"),
        ("raise the basic package to 120", "en"),
        ("est-ce que je dois augmenter l'appel de 30 minutes à 50 ?", "fr"),
        ("la cliente est absente jusqu'à jeudi", "fr"),
        ("ne bloque pas demain", "fr"),
        ("j'étais absent la semaine dernière", "fr"),
        ("il fait beau aujourd'hui", "fr"),
        ("rappelle-moi lundi", "fr"),
    ],
)
def test_what_is_no_order_changes_nothing(text: str, language: Language) -> None:
    assert not isinstance(heard(text, language), Wants | Says | Undoes)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("cancel Ana's call on Thursday", "en"),
        ("cancel all calls tomorrow", "en"),
        ("move my Thursday call to Friday", "en"),
        ("accept Ana's booking", "en"),
        ("annule tous mes appels demain", "fr"),
        ("déplace mon appel de jeudi à vendredi", "fr"),
    ],
)
def test_what_is_booked_is_not_touched_by_words(text: str, language: Language) -> None:
    assert heard(text, language) == Unclear("booked")


@pytest.mark.parametrize(
    ("text", "language", "lacks"),
    [
        ("I'm away", "en", "away_days"),
        ("I'm away from Monday", "en", "away_until"),
        ("block some time", "en", "block_when"),
        ("I have a doctor's appointment on Thursday at 3", "en", "block_when"),
        ("no calls", "en", "which_days"),
        ("I work on Mondays", "en", "which_hours"),
        ("raise the call to 50", "en", "which_call"),
        ("raise the 30-minute call", "en", "which_price"),
        ("less notice", "en", "which_number"),
        ("je suis en vacances", "fr", "away_days"),
        ("je suis absent à partir de lundi", "fr", "away_until"),
        ("augmente l'appel de 30 minutes", "fr", "which_price"),
    ],
)
def test_what_is_missing_is_known(text: str, language: Language, lacks: str) -> None:
    assert heard(text, language) == Lacks(lacks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("what's on this week?", "en", "agenda"),
        ("what calls do I have tomorrow?", "en", "agenda"),
        ("my agenda", "en", "agenda"),
        ("when is my next call?", "en", "agenda"),
        ("mon prochain appel ?", "fr", "agenda"),
        ("anything for me?", "en", "waiting"),
        ("how many calls do I have next week?", "en", "agenda"),
        ("who is waiting for me?", "en", "waiting"),
        ("anything pending?", "en", "waiting"),
        ("what did you change?", "en", "changes"),
        ("show my changes", "en", "changes"),
        ("when am I away?", "en", "time_off"),
        ("am I away on Thursday?", "en", "time_off"),
        ("what are my hours?", "en", "hours"),
        ("how much is the 30-minute call?", "en", "prices"),
        ("help", "en", "help"),
        ("what can I say?", "en", "help"),
        ("qu'est-ce que j'ai cette semaine ?", "fr", "agenda"),
        ("montre mon agenda", "fr", "agenda"),
        ("qui m'attend ?", "fr", "waiting"),
        ("qu'as-tu changé ?", "fr", "changes"),
        ("quels sont mes congés ?", "fr", "time_off"),
        ("quels sont mes horaires ?", "fr", "hours"),
        ("combien coûte l'appel de 30 minutes ?", "fr", "prices"),
        ("aide", "fr", "help"),
    ],
)
def test_a_question_is_known_by_its_topic(text: str, language: Language, topic: str) -> None:
    meant = heard(text, language)
    assert isinstance(meant, Asks), meant
    assert meant.topic == topic


def test_an_agenda_has_the_days_that_are_named_or_seven() -> None:
    assert heard("what's on tomorrow?") == Asks("agenda", date(2026, 12, 2), date(2026, 12, 2))
    assert heard("what's on next week?") == Asks("agenda", date(2026, 12, 7), date(2026, 12, 13))
    assert hear("what's on this week?", Ear(datetime(2026, 12, 6, 9, tzinfo=UTC), CALENDAR, "EUR")) == Asks(
        "agenda", date(2026, 12, 6), date(2026, 12, 13)
    )
    assert heard("what's on?") == Asks("agenda", date(2026, 12, 1), date(2026, 12, 7))


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes please!",
        "yep",
        "ok",
        "go ahead",
        "perfect",
        "that's right",
        "oui",
        "Oui, vas-y",
        "d'accord",
        "c'est bon",
        "ok merci",
        "👍",
    ],
)
def test_a_yes_is_a_yes(text: str) -> None:
    assert heard(text) == Says(True)


@pytest.mark.parametrize("text", ["no", "No thanks.", "nope", "never mind", "not that", "non", "non merci", "laisse tomber", "annule"])
def test_a_no_is_a_no(text: str) -> None:
    assert heard(text) == Says(False)


@pytest.mark.parametrize(
    ("text", "rest"), [("no, until Saturday", "until Saturday"), ("No, make it 55", "55"), ("non, plutôt jusqu'à samedi", "jusqu'à samedi")]
)
def test_what_is_said_behind_a_no_is_kept(text: str, rest: str) -> None:
    assert heard(text) == Says(False, rest)


@pytest.mark.parametrize("text", ["yes but only on Friday", "no calls on Friday", "yesterday was fine", "noted"])
def test_what_only_begins_like_an_answer_is_none(text: str) -> None:
    assert not isinstance(heard(text), Says)


@pytest.mark.parametrize(
    ("text", "nth"),
    [
        ("undo that", None),
        ("undo", None),
        ("undo 3", 3),
        ("défais ça", None),
        ("annule ça", None),
        ("undo change number 2", 2),
        ("cancel that please", None),
        ("reviens en arrière", None),
    ],
)
def test_an_undo_is_heard_with_its_number(text: str, nth: int | None) -> None:
    assert heard(text, "fr" if text.endswith(("ça", "arrière")) else "en") == Undoes(nth)


def test_another_currency_is_no_price() -> None:
    assert heard("raise the 30-minute call to 50 dollars") == Unclear("currency")


def test_of_several_changes_the_first_is_heard_and_the_others_are_told() -> None:
    meant, rest = hear_first("I'm away on Thursday and raise the 30-minute call to 45", Ear(NOW, CALENDAR, "EUR"))
    assert meant == Wants(off(3))
    assert rest == "raise the 30-minute call to 45"


@pytest.mark.parametrize(
    ("text", "change", "left"),
    [
        ("raise the 30-minute call to 50 and the 60-minute call to 80", SetPrice(30, "to", Decimal(50)), "the 60-minute call to 80"),
        ("at most 3 calls a day and 8 a week", SetLimit("per_day", 3), "8 a week"),
    ],
)
def test_of_two_figures_none_is_taken_for_the_other(text: str, change: Change, left: str) -> None:
    assert hear_first(text, Ear(NOW, CALENDAR, "EUR")) == (Wants(change), left)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("raise the 30-minute call to 50 from Monday", "en"),
        ("from January I work Mondays 9 to 12", "en"),
        ("no calls on Fridays until Christmas", "en"),
        ("at most 3 calls a day this week", "en"),
        ("passe l'appel de 30 minutes à 50 à partir de lundi", "fr"),
        ("en décembre pas d'appels le vendredi", "fr"),
    ],
)
def test_what_is_wanted_later_or_for_a_while_is_not_done_at_once(text: str, language: Language) -> None:
    assert heard(text, language) == Unclear("not_later")


def test_the_same_words_mean_the_days_that_follow_the_day_they_are_said_on() -> None:
    later = Ear(datetime(2026, 12, 5, 23, 30, tzinfo=UTC), CALENDAR, "EUR")
    assert hear("I'm away tomorrow", later) == Wants(off(7))


def test_nothing_that_is_said_breaks_the_hearing() -> None:
    for text in (
        "",
        "?",
        "99999999999",
        "block " * 200,
        "🏖️ away 🏖️ Thursday",
        "30-minute call to " + "9" * 40,
        "non " * 50,
        "24 and 25 and 31 and 32",
    ):
        for language in ("en", "fr"):
            heard(text, language)  # type: ignore[arg-type]
