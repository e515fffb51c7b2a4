"""Tools that look things up: gigs, the profile, the calendar, documents and the marketplace's rules. They change nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import Field

from assistant.errors import NotFound
from assistant.orders.catalogue import Catalogue, Extra, Gig, Package
from assistant.retrieval.passages import MARKETPLACE, Hit
from assistant.scheduling.calendar import WEEKDAYS, Calendar, Hours
from assistant.tools import facts_of
from assistant.tools.tool import Arguments, Desk, Tool, ToolResult, TurnContext

LOOK_AHEAD = timedelta(days=400)
"""How far single dates and days away are told."""


class Nothing(Arguments):
    pass


class GigArguments(Arguments):
    gig: Annotated[str, Field(max_length=120, description="the gig's slug, as listed in the context")]


class SearchArguments(Arguments):
    query: Annotated[str, Field(min_length=1, max_length=1000, description="the question, in the client's words")]
    before: Annotated[str, Field(max_length=1000, description="the client's message before it, where this one follows up on it")] = ""


def find_gig(catalogue: Catalogue, slug: str) -> Gig:
    gig = catalogue.gig(slug)
    if gig is None:
        raise NotFound(
            f"There is no gig {slug!r} here; the gigs are: {', '.join(g.slug for g in catalogue.gigs) or 'none'}.", code="unknown_gig"
        )
    return gig


def list_gigs(desk: Desk, context: TurnContext, _: Nothing) -> ToolResult:
    gigs = desk.shelf.catalogue(context.freelancer).gigs
    content = [
        {
            "slug": gig.slug,
            "title": gig.title,
            "category": gig.category,
            "language": gig.language,
            "from": min((p.price for p in gig.packages), key=lambda m: m.minor).to_json(),
            "fastest_days": min(p.delivery_days for p in gig.packages),
            "working_days": gig.working_days,
            "packages": [package_json(p) for p in gig.packages],
        }
        for gig in gigs
    ]
    facts = tuple(fact for gig in gigs for fact in facts_of.gig_facts(gig))
    return ToolResult({"gigs": content}, facts, tuple(facts_of.gig_source(gig) for gig in gigs))


def get_gig(desk: Desk, context: TurnContext, arguments: GigArguments) -> ToolResult:
    gig = find_gig(desk.shelf.catalogue(context.freelancer), arguments.gig)
    return ToolResult(gig_json(gig), facts_of.gig_facts(gig), (facts_of.gig_source(gig),))


def package_json(package: Package) -> dict[str, Any]:
    return {
        "id": package.id,
        "title": package.title,
        "price": package.price.to_json(),
        "delivery_days": package.delivery_days,
        "revisions": "unlimited" if package.revisions is None else package.revisions,
        "includes": list(package.includes),
    }


def extra_json(extra: Extra) -> dict[str, Any]:
    return {
        "id": extra.id,
        "title": extra.title,
        "price": extra.price.to_json(),
        "delivery_days": extra.delivery_days,
        "adds_days": extra.adds_days,
        "adds_revisions": extra.adds_revisions,
        "repeatable": extra.repeatable,
    }


def gig_json(gig: Gig) -> dict[str, Any]:
    return {
        "slug": gig.slug,
        "title": gig.title,
        "category": gig.category,
        "language": gig.language,
        "working_days": gig.working_days,
        "description": gig.description.strip(),
        "packages": [package_json(p) for p in gig.packages],
        "extras": [extra_json(e) for e in gig.extras],
        "quantity_adds_days": gig.quantity_adds_days,
        "excludes": list(gig.excludes),
        "requirements": [{"id": r.id, "ask": r.ask, "required": r.required} for r in gig.requirements],
        "milestones": gig.milestones,
        "subscription": gig.subscription,
    }


def get_profile(desk: Desk, context: TurnContext, _: Nothing) -> ToolResult:
    profile = desk.shelf.catalogue(context.freelancer).profile
    calendar = desk.calendars.calendar(context.freelancer)
    content = {
        "name": profile.name,
        "headline": profile.headline,
        "about": profile.about.strip(),
        "languages": list(profile.languages),
        "timezone": profile.timezone,
        "level": profile.level,
        "pro": profile.pro,
        "skills": list(profile.skills),
        "professions": list(profile.professions),
        "consultations": [{"minutes": c.minutes, "price": c.price.to_json()} for c in calendar.consultations],
    }
    facts = facts_of.profile_facts(profile) + facts_of.consultation_facts(calendar)
    return ToolResult(content, facts, (facts_of.profile_source(profile),))


def get_availability(desk: Desk, context: TurnContext, _: Nothing) -> ToolResult:
    """With the days off that were made or lifted in the product."""
    calendar = desk.scheduling.calendar(context.freelancer)
    today = context.now.astimezone(ZoneInfo(calendar.timezone)).date()
    content = {
        "today": today.isoformat(),
        "timezone": calendar.timezone,
        "weekly": {day: _spans(calendar.weekly[day]) for day in WEEKDAYS if calendar.weekly.get(day)},
        "dates": {d.isoformat(): _spans(h) for d, h in sorted(calendar.dates.items()) if today <= d <= today + LOOK_AHEAD},
        "away": [
            {"from": a.first.isoformat(), "to": a.last.isoformat(), "note": a.note}
            for a in sorted(calendar.away, key=lambda a: a.first)
            if a.last >= today and a.first <= today + LOOK_AHEAD
        ],
        "consultations": [{"minutes": c.minutes, "price": c.price.to_json()} for c in calendar.consultations],
        "notice_hours": calendar.notice_hours,
        "horizon_days": calendar.horizon_days,
        "policy": _policy(calendar),
    }
    return ToolResult(content, facts_of.calendar_facts(calendar) + facts_of.consultation_facts(calendar), (facts_of.AVAILABILITY,))


def _policy(calendar: Calendar) -> dict[str, int]:
    policy = calendar.policy
    return {
        "pay_within_minutes": policy.pay_within_minutes,
        "cancel_free_hours": policy.cancel_free_hours,
        "reschedule_free_hours": policy.reschedule_free_hours,
    }


def _spans(hours: tuple[Hours, ...]) -> list[str]:
    return [f"{h.start:%H:%M}-{'24:00' if h.end.isoformat() == '00:00:00' else format(h.end, '%H:%M')}" for h in hours]


def search_knowledge(desk: Desk, context: TurnContext, arguments: SearchArguments) -> ToolResult:
    queries = tuple(q for q in (arguments.before, arguments.query) if q)
    found = desk.library.look_up(context.freelancer, queries, limit=10)
    facts = tuple(facts_of.hit_fact(hit) for hit in found.hits)
    content = {"results": [_hit_json(hit) for hit in found.hits], "unheard": found.unheard}
    return ToolResult(content, facts, tuple(fact.source for fact in facts))


def _hit_json(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "id": facts_of.passage_source(passage).id,
        "of": "marketplace" if passage.owner == MARKETPLACE else "freelancer",
        "kind": passage.kind,
        "title": passage.title,
        "text": passage.text,
        "source": passage.source,
        "locator": passage.locator,
        "language": passage.language,
        "date": passage.date.isoformat() if passage.date else None,
        "official": passage.official,
        "superseded": passage.superseded,
        "score": round(hit.score, 3),
        "similarity": round(hit.similarity, 3),
        "overlap": round(hit.overlap, 3),
        "sure": round(hit.sure, 3),
    }


KNOWLEDGE_TOOLS = (
    Tool("list_gigs", "read", "All gigs of the freelancer with their packages, prices, delivery days and revisions.", Nothing, list_gigs),
    Tool(
        "get_gig", "read", "Everything of one gig: packages, extras, what is excluded, what must be known to start.", GigArguments, get_gig
    ),
    Tool(
        "get_profile",
        "read",
        "Who the freelancer is: languages, time zone, level, skills, experience, consultations sold.",
        Nothing,
        get_profile,
    ),
    Tool(
        "get_availability",
        "read",
        "Weekly hours, single dates that differ, days away, notice and horizon of consultations.",
        Nothing,
        get_availability,
    ),
    Tool(
        "search_knowledge",
        "read",
        "Passages that may answer a question: the freelancer's FAQ and documents and the marketplace's rules, with scores, dates, sources.",
        SearchArguments,
        search_knowledge,
    ),
)
