"""All passages of one owner, made anew from its records and documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from assistant.importing.disagreement import mark_superseded
from assistant.importing.document_passages import document_passages
from assistant.importing.documents import Document
from assistant.importing.drafts import PROFILE, slug_of
from assistant.importing.profile_passages import profile_passages
from assistant.importing.record_passages import gig_passages, policy_passages
from assistant.orders import records
from assistant.orders.policies import from_record
from assistant.retrieval.passages import Passage
from assistant.scheduling.records import calendar


def freelancer_passages(bodies: Mapping[str, dict[str, Any]]) -> list[Passage]:
    body = bodies[PROFILE]
    profile = records.profile(body)
    found = list(profile_passages(profile, calendar(body, profile.timezone, profile.currency), body))
    for name, gig in bodies.items():
        if name != PROFILE:
            found += gig_passages(profile.handle, records.gig(slug_of(name), gig, profile), gig.get("faq", ()))
    return found


def rule_passages(policies: Iterable[Mapping[str, Any]], today: date) -> list[Passage]:
    return list(policy_passages((from_record(body) for body in policies), today))


def passages_of_documents(documents: Sequence[Document], owner: str) -> tuple[list[Passage], list[str]]:
    """With those that a newer official document outdates marked, and what to warn of."""
    return mark_superseded(documents, [passage for document in documents for passage in document_passages(document, owner)])
