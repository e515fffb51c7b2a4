"""A freelancer's profile and calendar as passages: about, skills, languages, hours, days away, consultations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.importing.record_passages import Place, faq_passages
from assistant.importing.wording import Wording
from assistant.orders.catalogue import Profile
from assistant.retrieval.passages import Passage
from assistant.scheduling.calendar import WEEKDAYS, Calendar, Hours


def profile_passages(profile: Profile, calendar: Calendar, body: Mapping[str, Any]) -> Iterator[Passage]:
    """`body` is the stored profile: its questions carry their own language."""
    place = Place(profile.handle, "profile.yaml", profile.languages[0])
    words = Wording(place.language)
    about = "\n".join(part for part in (profile.headline, profile.about) if part) or profile.name
    yield from place.passages("profile:about", "profile", words.say("about", name=profile.name), about, "about")
    for key, title, text in _facts(profile, calendar, words):
        yield from place.passages(f"profile:{key}", "profile", f"{title} — {profile.name}", text, key)
    yield from faq_passages(place, "profile:faq", body.get("faq", ()))


def _facts(profile: Profile, calendar: Calendar, words: Wording) -> Iterator[tuple[str, str, str]]:
    spoken = ", ".join(words.language_name(code) for code in profile.languages)
    yield "languages", words.say("languages"), words.label("languages", spoken)
    for key, values in (("skills", profile.skills), ("professions", profile.professions)):
        if values:
            yield key, words.say(key), words.label(key, ", ".join(values))
    if calendar.weekly:
        yield "hours", words.say("hours"), _hours(calendar, words)
    if calendar.away:
        yield "away", words.say("away"), "\n".join(_away(calendar, words))
    yield "consultations", words.say("consultations"), _consultations(calendar, words)


def _hours(calendar: Calendar, words: Wording) -> str:
    days = [f"{words.weekday(day)}: {_stretches(calendar.weekly.get(day, ())) or words.say('closed')}" for day in WEEKDAYS]
    return "\n".join([words.label("hours", f"({calendar.timezone})"), *days])


def _stretches(hours: tuple[Hours, ...]) -> str:
    return ", ".join(f"{h.start:%H:%M}-{f'{h.end:%H:%M}' if h.end.hour or h.end.minute else '24:00'}" for h in hours)


def _away(calendar: Calendar, words: Wording) -> Iterator[str]:
    for stretch in calendar.away:
        note = f" ({stretch.note})" if stretch.note else ""
        yield words.label("away", words.say("from_to", first=stretch.first, last=stretch.last)) + note


def _consultations(calendar: Calendar, words: Wording) -> str:
    if not calendar.consultations:
        return words.label("consultations", words.say("none"))
    prices = ((c.minutes, c.price.say(words.language) if c.price.minor else words.say("free")) for c in calendar.consultations)
    offered = "; ".join(words.say("consultation", minutes=minutes, price=price) for minutes, price in prices)
    terms = [words.say("cancel", n=calendar.policy.cancel_free_hours), words.say("reschedule", n=calendar.policy.reschedule_free_hours)]
    return " ".join([words.label("consultations", offered) + ".", *terms])
