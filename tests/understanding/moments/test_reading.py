"""What a client writes about time is read as they mean it, in English and French."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from assistant.understanding.moments.reading import read
from assistant.understanding.moments.values import Reading

NOW = datetime(2026, 3, 10, 9, 30)
"""A Tuesday."""


def first(said: str, language: str | None = None, against: Reading | None = None) -> Reading:
    found = read(said, NOW, language, against=against)  # type: ignore[arg-type]
    assert found, f"no time was found in {said!r}"
    return found[0]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-03-10"), ("Shall we say tomorrow?", "2026-03-11"), ("the day after tomorrow", "2026-03-12"),
        ("on Thursday", "2026-03-12"), ("Tuesday", "2026-03-17"), ("this Friday please", "2026-03-13"), ("coming Monday", "2026-03-16"),
        ("next Saturday", "2026-03-21"), ("next Friday", "2026-03-20"), ("the Friday after next", "2026-03-20"),
        ("Wednesday of next week", "2026-03-18"), ("next week Thursday", "2026-03-19"), ("Thursday in two weeks", "2026-03-26"),
        ("3 Mondays from now", "2026-03-30"), ("in three weeks", "2026-03-31"), ("in a month", "2026-04-10"),
        ("a week from Friday", "2026-03-20"), ("ten days from today", "2026-03-20"), ("two days after Easter", "2026-04-07"),
        ("two weeks before April 20", "2026-04-06"), ("the 18th", "2026-03-18"), ("the 5th", "2026-04-05"), ("on the 31st", "2026-03-31"),
        ("Friday the 27th", "2026-03-27"), ("12 May", "2026-05-12"), ("May 12th", "2026-05-12"), ("the twelfth of May", "2026-05-12"),
        ("June 3rd, 2027", "2027-06-03"), ("3rd of June 2027", "2027-06-03"), ("Wed, Apr 1", "2026-04-01"), ("February 2", "2027-02-02"),
        ("2026-09-14", "2026-09-14"), ("14/09/2026", "2026-09-14"), ("9/14/2026", "2026-09-14"), ("14.09.2026", "2026-09-14"),
        ("14-Sep-2026", "2026-09-14"), ("the 20th of next month", "2026-04-20"), ("the first Monday of May", "2026-05-04"),
        ("the last Friday in April", "2026-04-24"), ("the last day of May", "2026-05-31"), ("Christmas", "2026-12-25"),
        ("New Year's Eve", "2026-12-31"), ("could it be wendesday?", "2026-03-11"), ("tommorow", "2026-03-11"),
        ("on Thrusday", "2026-03-12"),
        ("the day after Christmas", "2026-12-26"),
        ("I can't do Monday, Tuesday instead", "2026-03-17"), ("any day but not Thursday, Friday is best", "2026-03-13"),
        ("two months after next Friday", "2026-05-20"), ("yesterday", "2026-03-09"), ("three days ago", "2026-03-07"),
        ("last Friday", "2026-03-06"),
    ],
)  # fmt: skip
def test_an_english_day_is_found(said: str, day: str) -> None:
    reading = first(said, "en")
    assert (reading.kind, reading.start) == ("date", at(day))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("aujourd'hui", "2026-03-10"), ("demain si possible", "2026-03-11"), ("après-demain", "2026-03-12"), ("jeudi", "2026-03-12"),
        ("mardi", "2026-03-17"), ("ce vendredi", "2026-03-13"), ("lundi prochain", "2026-03-16"), ("samedi qui vient", "2026-03-14"),
        ("mercredi de la semaine prochaine", "2026-03-18"), ("la semaine prochaine, jeudi", "2026-03-19"),
        ("vendredi en huit", "2026-03-20"),
        ("dans 3 jours", "2026-03-13"), ("dans une quinzaine", "2026-03-24"), ("dans deux mois", "2026-05-10"), ("le 18", "2026-03-18"),
        ("plutôt le 8", "2026-04-08"), ("vendredi 27", "2026-03-27"), ("le 12 mai", "2026-05-12"), ("1er avril", "2026-04-01"),
        ("mercredi 1er avril", "2026-04-01"), ("le 3 juin 2027", "2027-06-03"), ("14/09/2026", "2026-09-14"), ("le 14/09", "2026-09-14"),
        ("le 3/4", "2026-04-03"), ("le 20 du mois prochain", "2026-04-20"), ("le premier lundi de mai", "2026-05-04"),
        ("le dernier jour de mai", "2026-05-31"), ("à Noël", "2026-12-25"), ("jeudo ça irait ?", "2026-03-12"), ("vendrdi", "2026-03-13"),
        ("le lendemain de Noël", "2026-12-26"), ("vingt-et-un mars", "2026-03-21"), ("dans quinze jours", "2026-03-24"),
        ("le dernier vendredi du mois", "2026-03-27"), ("Je ne peux pas lundi, plutôt mardi", "2026-03-17"),
        ("deux jours à partir de demain", "2026-03-13"), ("hier", "2026-03-09"), ("il y a trois jours", "2026-03-07"),
        ("vendredi dernier", "2026-03-06"),
        ("une semaine après le 2 avril", "2026-04-09"),
        ("deux jours plus tard", "2026-03-12"), ("le lendemain", "2026-03-11"),
    ],
)  # fmt: skip
def test_a_french_day_is_found(said: str, day: str) -> None:
    reading = first(said, "fr")
    assert (reading.kind, reading.start) == ("date", at(day))


@pytest.mark.parametrize(
    ("said", "language", "clock"),
    [
        ("3pm", "en", "15:00"), ("at 3", "en", "15:00"), ("at 9", "en", "09:00"), ("10:45 am", "en", "10:45"), ("17:20", "en", "17:20"),
        ("at 11.15", "en", "11:15"), ("half past nine in the morning", "en", "09:30"), ("20 to 2", "en", "13:40"),
        ("quarter to five", "en", "16:45"), ("a quarter past 8 in the evening", "en", "20:15"), ("ten past 4 pm", "en", "16:10"),
        ("noon", "en", "12:00"), ("five o'clock", "en", "17:00"), ("7 in the evening", "en", "19:00"), ("morning 10:30", "en", "10:30"),
        ("12 in the afternoon", "en", "12:00"), ("1230 pm", "en", "12:30"), ("6 45 p.m.", "en", "18:45"), ("11ish", "en", "11:00"),
        ("half three", "en", "15:30"), ("Ok at 4", "en", "16:00"), ("eight thirty am", "en", "08:30"),
        ("15h30", "fr", "15:30"), ("15 h", "fr", "15:00"), ("à 9h", "fr", "09:00"), ("neuf heures et quart", "fr", "09:15"),
        ("dix heures et demie", "fr", "10:30"), ("midi et demi", "fr", "12:30"), ("onze heures moins le quart", "fr", "10:45"),
        ("huit heures moins dix", "fr", "07:50"), ("midi", "fr", "12:00"), ("8 heures du soir", "fr", "20:00"),
        ("seize heures", "fr", "16:00"),
        ("14h05", "fr", "14:05"), ("18:15", "fr", "18:15"), ("3h de l'après-midi", "fr", "15:00"), ("vers 17 h", "fr", "17:00"),
        ("dix-sept heures trente", "fr", "17:30"), ("9 heures du matin", "fr", "09:00"), ("minuit", "fr", "00:00"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_found(said: str, language: str, clock: str) -> None:
    reading = first(said, language)
    assert reading.kind == "time"
    assert reading.start is not None
    assert reading.start.strftime("%H:%M") == clock
    assert reading.start >= NOW


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("next Tuesday at 3", "2026-03-17T15:00"), ("tomorrow at 10am", "2026-03-11T10:00"), ("Friday 4pm works", "2026-03-13T16:00"),
        ("9am on Thursday", "2026-03-12T09:00"), ("at 5 tomorrow afternoon", "2026-03-11T17:00"), ("8 tonight", "2026-03-10T20:00"),
        ("March 20th at half past two", "2026-03-20T14:30"), ("3:15 pm on the 14th", "2026-03-14T15:15"),
        ("2026-04-01 14:00", "2026-04-01T14:00"),
        ("2026-04-01T14:00", "2026-04-01T14:00"), ("Tuesday works, say 3pm", "2026-03-17T15:00"), ("in half an hour", "2026-03-10T10:00"),
        ("in 90 minutes", "2026-03-10T11:00"), ("the 12th. I am free at 2:30 pm", "2026-03-12T14:30"),
        ("tomorrow noon", "2026-03-11T12:00"),
        ("Thursday morning at 11", "2026-03-12T11:00"), ("wensday 3pm", "2026-03-11T15:00"), ("the 8th, 16:30", "2026-04-08T16:30"),
        ("le 8 à 15h30", "2026-04-08T15:30"), ("demain à 10h", "2026-03-11T10:00"), ("jeudi 12 à 9 heures", "2026-03-12T09:00"),
        ("vendredi 15h", "2026-03-13T15:00"), ("lundi prochain à midi", "2026-03-16T12:00"), ("jeudi matin à 11h", "2026-03-12T11:00"),
        ("dans une demi-heure", "2026-03-10T10:00"), ("le 1er avril vers 14h", "2026-04-01T14:00"), ("15h mardi", "2026-03-17T15:00"),
        ("mercredi me convient, disons 16h", "2026-03-11T16:00"), ("ce soir à 20h", "2026-03-10T20:00"),
        ("demain à 8h du soir", "2026-03-11T20:00"),
    ],
)  # fmt: skip
def test_a_day_and_a_time_make_one_moment(said: str, moment: str) -> None:
    reading = first(said, "fr" if "h" in said and " à" in said else None)
    assert (reading.kind, reading.start) == ("datetime", at(moment))


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("between 2 and 4 on Thursday", "2026-03-12T14:00", "2026-03-12T16:00"),
        ("tomorrow 2 to 4", "2026-03-11T14:00", "2026-03-11T16:00"),
        ("Friday from 9 to 5", "2026-03-13T09:00", "2026-03-13T17:00"), ("9am-11:30am on Monday", "2026-03-16T09:00", "2026-03-16T11:30"),
        ("from Monday to Wednesday", "2026-03-16", "2026-03-19"), ("13 to 15 July", "2026-07-13", "2026-07-16"),
        ("from the 20th to the 24th", "2026-03-20", "2026-03-25"), ("Feb 27 - March 2", "2027-02-27", "2027-03-03"),
        ("in 2 or 3 days", "2026-03-12", "2026-03-14"), ("Nov 28 - Dec 2, 2027", "2027-11-28", "2027-12-03"),
        ("Monday 13 to Wednesday 15 July", "2026-07-13", "2026-07-16"), ("from August to October", "2026-08-01", "2026-11-01"),
        ("the weekend of the 21st", "2026-03-21", "2026-03-23"), ("lunch on Thursday", "2026-03-12T11:00", "2026-03-12T14:00"),
        ("jeudi en fin de journée", "2026-03-12T16:00", "2026-03-12T19:00"),
        ("next week", "2026-03-16", "2026-03-23"), ("this month", "2026-03-01", "2026-04-01"), ("this weekend", "2026-03-14", "2026-03-16"),
        ("in April", "2026-04-01", "2026-05-01"), ("tomorrow afternoon", "2026-03-11T12:00", "2026-03-11T18:00"),
        ("in two weeks, morning my time", "2026-03-24T08:00", "2026-03-24T12:00"), ("the next 3 days", "2026-03-11", "2026-03-14"),
        ("end of the month", "2026-03-22", "2026-04-01"), ("the week of May 6th", "2026-05-04", "2026-05-11"),
        ("arriving on Friday and leaving Sunday", "2026-03-13", "2026-03-16"),
        ("finish on the 20th, start on Monday", "2026-03-16", "2026-03-21"),
        ("de 14h à 16h", "2026-03-10T14:00", "2026-03-10T16:00"), ("jeudi entre 14h et 16h", "2026-03-12T14:00", "2026-03-12T16:00"),
        ("du 3 au 7 avril", "2026-04-03", "2026-04-08"), ("de lundi à mercredi", "2026-03-16", "2026-03-19"),
        ("la semaine prochaine", "2026-03-16", "2026-03-23"), ("cette semaine", "2026-03-09", "2026-03-16"),
        ("demain matin", "2026-03-11T08:00", "2026-03-11T12:00"), ("fin du mois", "2026-03-22", "2026-04-01"),
        ("en avril", "2026-04-01", "2026-05-01"),
        ("jeudi en fin de matinée", "2026-03-12T10:00", "2026-03-12T12:00"),
        ("vendredi après-midi", "2026-03-13T12:00", "2026-03-13T18:00"),
        ("les 3 prochains jours", "2026-03-11", "2026-03-14"), ("commencer lundi et finir vendredi", "2026-03-16", "2026-03-21"),
    ],
)  # fmt: skip
def test_a_stretch_has_a_start_and_an_end(said: str, start: str, end: str) -> None:
    reading = first(said)
    assert (reading.kind, reading.start, reading.end) == ("interval", at(start), at(end))


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("for two hours", 7200), ("half an hour", 1800), ("an hour and a half", 5400), ("45 minutes", 2700), ("for 3 days", 259200),
        ("a call of 1h30", 5400), ("three quarters of an hour", 2700), ("one and a half hours", 5400),
        ("pendant 3 jours", 259200), ("une demi-heure", 1800), ("une heure et demie de visio", 5400), ("trois quarts d'heure", 2700),
        ("un appel de 2h", 7200), ("pendant une semaine", 604800), ("un quart d'heure", 900),
    ],
)  # fmt: skip
def test_a_length_of_time_is_counted_in_seconds(said: str, seconds: int) -> None:
    reading = first(said, "fr" if said[:2] in ("pe", "un", "tr") else None)
    assert (reading.kind, reading.seconds) == ("duration", seconds)


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("anytime after the 12th", ("2026-03-13", None)), ("before 4", (None, "2026-03-10T16:00")),
        ("from Monday on", ("2026-03-16", None)),
        ("by Friday", (None, "2026-03-14")), ("until the 20th", (None, "2026-03-21")), ("Thursday after 3pm", ("2026-03-12T15:00", None)),
        ("within 3 days", (None, "2026-03-14")), ("Friday at the latest", (None, "2026-03-14")),
        ("d'ici vendredi", (None, "2026-03-14")), ("après le 12", ("2026-03-13", None)), ("avant 16h", (None, "2026-03-10T16:00")),
        ("à partir de lundi", ("2026-03-16", None)), ("jusqu'au 20", (None, "2026-03-21")), ("jeudi après 15h", ("2026-03-12T15:00", None)),
        ("vendredi au plus tard", (None, "2026-03-14")), ("on Thursday", ("2026-03-12", "2026-03-13")),
    ],
)  # fmt: skip
def test_an_open_end_stays_open(said: str, window: tuple[str | None, str | None]) -> None:
    low, high = (at(edge) if edge else None for edge in window)
    assert first(said).window == (low, high)


@pytest.mark.parametrize(
    ("said", "language", "readings"),
    [
        ("samedi prochain", "fr", ("2026-03-14", "2026-03-21")),
        ("next Saturday", "en", ("2026-03-21", "2026-03-14")),
        ("3/4", "en", ("2027-03-04", "2026-04-03")),
        ("Thursday at 3", "en", ("2026-03-12T15:00", "2026-03-12T03:00")),
        ("jeudi à 3h", "fr", ("2026-03-12T03:00", "2026-03-12T15:00")),
        ("Thursday or Friday after 2pm", "en", ("2026-03-12T14:00", "2026-03-13T14:00")),
        ("lundi à 9h ou 10h", "fr", ("2026-03-16T09:00", "2026-03-16T10:00")),
        ("3 or 4pm tomorrow", "en", ("2026-03-11T15:00", "2026-03-11T16:00")),
        ("jeudi ou vendredi matin", "fr", ("2026-03-12T08:00", "2026-03-13T08:00")),
    ],
)
def test_several_readings_come_best_first(said: str, language: str, readings: tuple[str, ...]) -> None:
    assert tuple(reading.start for reading in read(said, NOW, language)) == tuple(map(at, readings))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "language", "doubtful"),
    [
        ("samedi prochain", "fr", True), ("samedi", "fr", False), ("next Saturday", "en", False), ("at 3", "en", True),
        ("at 3pm", "en", False),
        ("15h", "fr", False), ("à 4h", "fr", True), ("3/4", "en", True), ("13/4", "en", False), ("Tuesday 12 March", "en", True),
        ("Thursday 12 March", "en", False), ("le 3/4", "fr", False),
    ],
)  # fmt: skip
def test_what_could_be_misread_is_read_back(said: str, language: str, doubtful: bool) -> None:
    assert first(said, language).to_confirm is doubtful


@pytest.mark.parametrize(
    ("said", "weekly"),
    [
        ("no calls on Friday mornings", True),
        ("every Monday at 9am", True),
        ("tous les lundis", True),
        ("on Friday", False),
        ("le lundi 16", False),
    ],
)
def test_what_recurs_every_week_says_so(said: str, weekly: bool) -> None:
    assert first(said).weekly is weekly


@pytest.mark.parametrize(
    ("before", "said", "start"),
    [
        ("Thursday at 3pm", "no, 4pm", "2026-03-12T16:00"), ("Thursday at 3pm", "no, 4", "2026-03-12T16:00"),
        ("Thursday at 3pm", "Friday instead", "2026-03-13T15:00"), ("Thursday at 3pm", "an hour later", "2026-03-12T16:00"),
        ("Thursday at 3pm", "30 minutes earlier please", "2026-03-12T14:30"), ("Thursday at 3pm", "make it the 19th", "2026-03-19T15:00"),
        ("Thursday 26 March at 3pm", "sorry, Friday", "2026-03-27T15:00"), ("Thursday afternoon", "at 4", "2026-03-12T16:00"),
        ("Thursday afternoon", "morning would be better", "2026-03-12T08:00"), ("tomorrow", "10:30", "2026-03-11T10:30"),
        ("at 3pm", "on Monday", "2026-03-16T15:00"), ("Thursday at 3pm", "Monday at 10am", "2026-03-16T10:00"),
        ("on Thursday", "a day later", "2026-03-13"),
        ("jeudi à 15h", "non, 16h", "2026-03-12T16:00"), ("jeudi à 15h", "plutôt vendredi", "2026-03-13T15:00"),
        ("jeudi à 15h", "une heure plus tard", "2026-03-12T16:00"), ("jeudi après-midi", "à 16h", "2026-03-12T16:00"),
        ("jeudi à 15h", "le matin", "2026-03-12T08:00"),
    ],
)  # fmt: skip
def test_a_correction_keeps_what_it_does_not_name(before: str, said: str, start: str) -> None:
    assert first(said, against=first(before)).start == at(start)


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("Can we move it from Tuesday 10am to Wednesday 11am?", "2026-03-11T11:00"),
        ("please reschedule from Monday to Thursday", "2026-03-12"),
        ("push the call from 3 to 4 on Friday", "2026-03-13T16:00"),
        ("on peut décaler de mardi 10h à mercredi 11h ?", "2026-03-11T11:00"),
        ("Je ne peux pas à 15h, plutôt 17h30", "2026-03-10T17:30"),
        ("After 4pm would be ideal, not Thursday", "2026-03-10T16:00"),
    ],
)
def test_what_is_given_up_is_not_what_is_asked_for(said: str, start: str) -> None:
    assert first(said).start == at(start)


@pytest.mark.parametrize("said", ["Monday to Friday, 9 to 5", "du lundi au vendredi, de 9h à 17h", "Mon-Fri 9am-5pm"])
def test_hours_of_several_days_are_those_of_each(said: str) -> None:
    reading = first(said)
    assert (reading.start, reading.end) == (at("2026-03-16"), at("2026-03-21"))
    assert reading.hours == (time(9), time(17))


def test_a_reading_says_where_it_stands() -> None:
    said = "Could we talk on Thursday at 3pm, please?"
    span = first(said).span
    assert said[span.start : span.end] == span.text == "Thursday at 3pm"


@pytest.mark.parametrize(
    ("said", "theirs"),
    [
        ("9am your time", True), ("Thursday morning, your time", True), ("tomorrow at 3pm my time", False), ("jeudi 9h, votre heure", True),
        ("demain 15h chez vous", True), ("jeudi 9h", False),
    ],
)  # fmt: skip
def test_the_others_clock_is_told_from_ones_own(said: str, theirs: bool) -> None:
    assert first(said).your_time is theirs


def test_a_zone_that_is_named_is_kept_until_the_clients_own_is_known() -> None:
    from zoneinfo import ZoneInfo

    said = "Thursday 4pm CET"
    assert first(said).offset is not None
    moved = read(said, NOW, zone=ZoneInfo("America/New_York"))[0]
    assert (moved.start, moved.offset) == (at("2026-03-12T11:00"), None)
