"""What the model is told before a turn: who, when, what is sold by name, what is known. Prices and the mandate stay out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from assistant.chat_models.briefing import Briefing, GigOutline, PackageOutline
from assistant.conversations.facts import Subject
from assistant.conversations.parties import Client
from assistant.orders.catalogue import Catalogue, Gig
from assistant.tools.facts_of import gig_subjects


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a conversation stands when a turn begins."""

    state: str
    language: str
    brief: dict[str, Any]
    dialogue: dict[str, Any]


def brief_model(catalogue: Catalogue, client: Client, standing: Standing, now: datetime, must_hand_over: str | None) -> Briefing:
    profile = catalogue.profile
    return Briefing(
        now=now.astimezone(ZoneInfo(profile.timezone)).isoformat(timespec="minutes"),
        timezone=profile.timezone,
        language=standing.language,
        freelancer=profile.name,
        headline=profile.headline,
        gigs=tuple(_outline(gig) for gig in catalogue.gigs),
        assistant=profile.voice.name,
        tone=profile.voice.tone,
        answers=profile.voice.answers,
        languages=profile.languages,
        skills=profile.skills,
        client=client.name,
        client_timezone=client.timezone,
        returning=client.returning,
        state=standing.state,
        gig=standing.brief.get("gig"),
        must_hand_over=must_hand_over,
        brief=standing.brief,
        dialogue=standing.dialogue,
    )


def names_of(catalogue: Catalogue) -> tuple[Subject, ...]:
    return tuple(subject for gig in catalogue.gigs for subject in gig_subjects(gig))


def _outline(gig: Gig) -> GigOutline:
    return GigOutline(
        slug=gig.slug,
        title=gig.title,
        category=gig.category,
        language=gig.language,
        packages=tuple(PackageOutline(p.id, p.title) for p in gig.packages),
        extras=tuple(PackageOutline(e.id, e.title) for e in gig.extras),
        description=gig.description,
        includes=tuple(dict.fromkeys(item for package in gig.packages for item in package.includes)),
        excludes=gig.excludes,
    )
