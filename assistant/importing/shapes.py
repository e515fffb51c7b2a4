"""The shape of profile.yaml, of a gig's file and of policies.yaml: which keys there are and what each may hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from assistant.importing.fields import (
    Amount,
    Count,
    Currency,
    Day,
    Days,
    Flag,
    Language,
    LongText,
    Name,
    Percent,
    Positive,
    Revisions,
    Stretches,
    Text,
    Zone,
)


class Shape(BaseModel):
    """What is not said stays unsaid: the defaults are those of the values that records are read into."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True, hide_input_in_errors=True)


class WeekShape(Shape):
    mon: Stretches | None = None
    tue: Stretches | None = None
    wed: Stretches | None = None
    thu: Stretches | None = None
    fri: Stretches | None = None
    sat: Stretches | None = None
    sun: Stretches | None = None


class AwayShape(Shape):
    first: Day = Field(alias="from")
    last: Day = Field(alias="to")
    note: Text | None = None

    @model_validator(mode="after")
    def _in_order(self) -> AwayShape:
        if self.last < self.first:
            raise ValueError(f"ends ({self.last}) before it begins ({self.first})")
        return self


class AvailabilityShape(Shape):
    weekly: WeekShape | None = None
    dates: Annotated[dict[Day, Stretches], Field(max_length=1_000)] | None = None
    away: Annotated[list[AwayShape], Field(max_length=500)] | None = None
    step_minutes: Annotated[Positive, Field(le=1440)] | None = None
    buffer_minutes: Annotated[Count, Field(le=1440)] | None = None
    notice_hours: Count | None = None
    horizon_days: Annotated[Positive, Field(le=730)] | None = None
    per_day: Positive | None = None
    per_week: Positive | None = None
    busy_calendars: Annotated[list[Text], Field(max_length=20)] | None = None


class ConsultationShape(Shape):
    minutes: Annotated[Positive, Field(le=1440)]
    price: Amount


class ConsultationPolicyShape(Shape):
    pay_within_minutes: Positive | None = None
    cancel_free_hours: Count | None = None
    reschedule_free_hours: Count | None = None
    no_show_minutes: Count | None = None
    meeting_link: Text | None = None


class AssistantShape(Shape):
    name: Text | None = None
    tone: Literal["professional", "friendly", "casual"] | None = None
    answers: Literal["short", "detailed"] | None = None
    greeting: Text | None = None


class LimitsShape(Shape):
    send_up_to: Amount | None = None
    max_discount_percent: Percent | None = None
    floor: Amount | None = None
    min_delivery_days: Count | None = None
    expires_after_days: Annotated[Positive, Field(le=365)] | None = None


class OffersShape(LimitsShape):
    per_gig: dict[str, LimitsShape] | None = None


class HandOverShape(Shape):
    budget_over: Amount | None = None
    topics: list[Text] | None = None
    phrases: list[Text] | None = None


class MandateShape(Shape):
    offers: OffersShape | None = None
    consultations: Literal["book", "ask"] | None = None
    hand_over: HandOverShape | None = None


class FaqShape(Shape):
    q: Text
    a: LongText
    language: Language | None = None


class ProfileShape(Shape):
    handle: Name
    name: Text
    headline: Text | None = None
    about: LongText | None = None
    languages: Annotated[list[Language], Field(min_length=1, max_length=20)]
    timezone: Zone
    currency: Currency
    level: Literal["new", "level_1", "level_2", "top_rated"] | None = None
    pro: Flag | None = None
    skills: Annotated[list[Text], Field(max_length=100)] | None = None
    professions: Annotated[list[Text], Field(max_length=3)] | None = None
    availability: AvailabilityShape | None = None
    consultations: Annotated[list[ConsultationShape], Field(max_length=20)] | None = None
    consultation_policy: ConsultationPolicyShape | None = None
    assistant: AssistantShape | None = None
    mandate: MandateShape | None = None
    faq: Annotated[list[FaqShape], Field(max_length=1_000)] | None = None


class PackageShape(Shape):
    id: Name
    title: Text
    price: Amount
    delivery_days: Days
    revisions: Revisions
    includes: Annotated[list[Text], Field(max_length=100)] | None = None


class ExtraShape(Shape):
    id: Name
    title: Text
    price: Amount
    delivery_days: Days | None = None
    adds_days: Count | None = None
    adds_revisions: Count | None = None
    repeatable: Flag | None = None


class RequirementShape(Shape):
    id: Name
    ask: Text
    required: Flag | None = None


class GigShape(Shape):
    title: Text
    category: Text | None = None
    language: Language | None = None
    working_days: Flag | None = None
    description: LongText | None = None
    packages: Annotated[list[PackageShape], Field(min_length=1, max_length=3)]
    extras: Annotated[list[ExtraShape], Field(max_length=100)] | None = None
    quantity_adds_days: Count | None = None
    excludes: Annotated[list[Text], Field(max_length=200)] | None = None
    requirements: Annotated[list[RequirementShape], Field(max_length=50)] | None = None
    faq: Annotated[list[FaqShape], Field(max_length=200)] | None = None
    milestones: Flag | None = None
    subscription: Flag | None = None


def _has_words(title: dict[str, str]) -> dict[str, str]:
    if not title:
        raise ValueError("is empty")
    return title


class PolicyShape(Shape):
    id: Name
    value: Any
    unit: Text | None = None
    title: Annotated[dict[Language, Text], AfterValidator(_has_words)]
    valid_from: Day
    source: Text
    confidence: Literal["official", "public", "reported"] | None = None

    @model_validator(mode="after")
    def _value_is_plain(self) -> PolicyShape:
        if isinstance(self.value, list) or self.value is None:
            raise ValueError("value should be a number, a text or a mapping")
        if isinstance(self.value, dict) and self.unit is not None:
            raise ValueError("unit belongs to a scalar value; a mapping names its own")
        return self


class PoliciesShape(Shape):
    policies: Annotated[list[PolicyShape], Field(max_length=2_000)]


class FrontMatterShape(Shape):
    title: Text | None = None
    source: Text | None = None
    date: Day | None = None
    language: Language | None = None
    official: Flag | None = None
    supersedes: Text | list[Text] | None = None
