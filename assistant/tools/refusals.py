"""The tool that finds the rule behind a refusal, so that a no always names what forbids it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assistant.conversations.facts import Fact, Source, Subject
from assistant.orders.policies import Policy
from assistant.tools.tool import Arguments, Desk, Tool, ToolResult, TurnContext

Rule = Literal["off_platform_payment", "off_platform_contact", "personal_data", "traded_reviews", "instructions", "other"]

# Words that a policy's id carries when it states the rule; the marketplace's own records decide what is said of it.
MARKS: dict[str, tuple[str, ...]] = {
    "off_platform_payment": ("off_platform", "outside_payment", "payment_outside"),
    "off_platform_contact": ("off_platform", "contact_outside", "outside_contact"),
    "traded_reviews": ("review_trad", "reviews_trad", "traded_review", "paid_review", "reviews_for_sale", "review_manipulation"),
    "personal_data": ("personal_data", "privacy", "others_data"),
}


class DeclineArguments(Arguments):
    rule: Annotated[Rule, Field(description="which rule forbids it")]


def decline(desk: Desk, context: TurnContext, arguments: DeclineArguments) -> ToolResult:
    policies = [p for p in desk.shelf.policies(context.now.date()) if any(mark in p.id for mark in MARKS.get(arguments.rule, ()))]
    facts = tuple(_fact(policy, context.language) for policy in policies[:2])
    records = [{"id": f.source.id, "title": f.source.title, "text": f.source.excerpt} for f in facts]
    return ToolResult({"rule": arguments.rule, "records": records}, facts, tuple(f.source for f in facts))


def _fact(policy: Policy, language: str) -> Fact:
    title = policy.title.get(language) or next(iter(policy.title.values()), policy.id)
    value = policy.value if isinstance(policy.value, (str, int)) else ", ".join(f"{k}: {v}" for k, v in policy.value.items())
    source = Source(f"policy:{policy.id}", "policy", title, f"{title}: {value} ({policy.source})")
    return Fact("policy", Subject("passage", f"policy:{policy.id}", (title,)), {"text": source.excerpt}, source)


DECLINE_TOOL = Tool(
    "decline",
    "read",
    "Call before refusing what a rule forbids: returns the rule's record to name in the refusal.",
    DeclineArguments,
    decline,
)
