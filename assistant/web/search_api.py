"""Gigs of all freelancers for a need in words, for the API and the landing page alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.concurrency import run_in_threadpool

from assistant.errors import Invalid, NotFound
from assistant.orders.catalogue import Gig, Profile
from assistant.understanding.text import visible
from assistant.web.asked import clean
from assistant.web.callers import Ready
from assistant.web.documented import problems
from assistant.web.limits import limit_address
from assistant.web.parts import Parts
from assistant.web.shapes import Found

router = APIRouter(tags=["search"])

NEED_LIMIT = 500
FITS = 0.3
NEAR = 0.12
MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Match:
    profile: Profile
    gig: Gig
    score: float


def find(parts: Parts, need: str, locale: str | None = None) -> list[Match]:
    """Best first; of two that fit alike, the one in the asker's language."""
    wanted = (locale or "").split("-")[0].lower()
    found: list[Match] = []
    for hit in parts.library.search_gigs(need):
        try:
            catalogue = parts.shelf.catalogue(hit.freelancer)
        except NotFound:  # the search index may be an import behind
            continue
        gig = catalogue.gig(hit.gig)
        if gig is not None:
            found.append(Match(catalogue.profile, gig, min(1.0, max(0.0, float(hit.score)))))
    return sorted(found, key=lambda m: (-round(m.score, 3), m.gig.language != wanted))


def worth_showing(matches: list[Match]) -> tuple[list[Match], bool]:
    """What a reader should see of them, and whether that fits: where nothing does, the few that come nearest."""
    fits = [match for match in matches if match.score >= FITS]
    return (fits, True) if fits else ([match for match in matches if match.score >= NEAR][:MOST_NEAR], False)


@router.get(
    "/api/search",
    operation_id="search_gigs",
    summary="Find gigs for a need",
    response_model=list[Found],
    responses=problems(422, 429),
    dependencies=[Depends(limit_address)],
)
async def search(
    parts: Ready,
    q: Annotated[str, Query(max_length=NEED_LIMIT, description="What is needed, in any words.", examples=["a label for my jam"])],
    locale: Annotated[str | None, Query(max_length=16, description="BCP 47; of two gigs that fit alike, its language comes first.")] = None,
) -> list[dict[str, Any]]:
    need = clean(q)
    if not visible(need).strip():
        raise Invalid("Say what is needed: `q` is empty.", code="empty_query")
    matches = await run_in_threadpool(find, parts, need, locale)
    return [_found(match) for match in matches]


def _found(match: Match) -> dict[str, Any]:
    cheapest = min((p.price for p in match.gig.packages), key=lambda price: price.minor)
    return {
        "freelancer": match.profile.handle,
        "gig": match.gig.slug,
        "title": match.gig.title,
        "from": cheapest.to_json(),
        "score": round(match.score, 4),
    }
