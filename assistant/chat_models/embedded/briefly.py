"""What a turn adds to the brief: what is known of the client's project, and what the gig still needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.chat_models.embedded.deal import Deal
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.wishes import Wish


def brief_of(situation: Situation, wanted: Sequence[Wish], dialogue: dict[str, Any]) -> dict[str, Any]:
    """The brief as it stands after this turn, in the contract's shape; what was known stays known until said otherwise."""
    earlier = situation.briefing.brief
    gig = situation.gig(dialogue.get("gig") or earlier.get("gig") or situation.briefing.gig)
    known = dict(earlier.get("known", {})) if gig is None or gig.slug == earlier.get("gig") else {}
    if gig is not None:
        known |= _named(gig.packages, dialogue.get("packages", ()), "package") | _named(gig.extras, dialogue.get("extras", ()), "extras")
    if dialogue.get("quantity"):
        known["quantity"] = str(dialogue["quantity"])
    for wish in wanted:
        if wish.budget is not None and wish.has("recommend"):
            known["budget"] = f"{wish.budget[0] / 100:g} {wish.budget[1].rstrip('?')}".strip()
        if wish.days is not None and wish.has("delivery", "recommend", "price"):
            known["deadline_days"] = str(wish.days)
    deal = Deal.of(dialogue)
    if deal is not None and gig is not None and deal.proposal.gig == gig.slug:
        known |= deal.told
    if dialogue.get("files"):
        known["files"] = ", ".join(dialogue["files"])
    missing = _missing(situation, gig.slug if gig else None) or tuple(
        earlier.get("missing", ()) if gig and gig.slug == earlier.get("gig") else ()
    )
    return {"gig": gig.slug if gig else None, "known": known, "missing": [m for m in missing if m not in known], "assumed": {}}


def _named(outlines: Sequence[Any], ids: Sequence[str], field: str) -> dict[str, str]:
    titles = [outline.title for outline in outlines if outline.id in ids]
    return {field: ", ".join(titles)} if 0 < len(titles) < 3 else {}


def _missing(situation: Situation, slug: str | None) -> tuple[str, ...]:
    """The ids of what the gig's record requires, where this turn has read it."""
    gig = situation.result("get_gig", {"gig": slug}) if slug else None
    return tuple(r["id"] for r in gig.get("requirements", ()) if r["required"]) if gig else ()
