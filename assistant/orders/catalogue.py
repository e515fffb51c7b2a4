"""What a freelancer sells, as plain frozen values: gigs, packages, extras, and who sells them."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.money import Money

UNLIMITED = None
"""`revisions` of a package sold with unlimited revisions."""


@dataclass(frozen=True, slots=True)
class Package:
    id: str
    title: str
    price: Money
    delivery_days: int
    revisions: int | None
    includes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extra:
    """`delivery_days` replaces the package's days; `adds_days` and `adds_revisions` are added per count."""

    id: str
    title: str
    price: Money
    delivery_days: int | None = None
    adds_days: int = 0
    adds_revisions: int = 0
    repeatable: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    id: str
    ask: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Faq:
    q: str
    a: str


@dataclass(frozen=True, slots=True)
class Gig:
    slug: str
    title: str
    category: str
    language: str
    description: str
    packages: tuple[Package, ...]
    extras: tuple[Extra, ...] = ()
    working_days: bool = False
    quantity_adds_days: int = 0
    excludes: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    faq: tuple[Faq, ...] = ()
    milestones: bool = False
    subscription: bool = False

    def package(self, package_id: str) -> Package | None:
        return next((p for p in self.packages if p.id == package_id), None)

    def extra(self, extra_id: str) -> Extra | None:
        return next((e for e in self.extras if e.id == extra_id), None)


@dataclass(frozen=True, slots=True)
class Voice:
    """How the assistant speaks for this freelancer."""

    name: str | None = None
    tone: str = "friendly"
    answers: str = "short"
    greeting: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    handle: str
    name: str
    headline: str
    about: str
    languages: tuple[str, ...]
    timezone: str
    currency: str
    level: str | None = None
    pro: bool = False
    skills: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    voice: Voice = field(default_factory=Voice)
    faq: tuple[Faq, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything one freelancer sells at one knowledge version; immutable, so it may be cached by (handle, version)."""

    profile: Profile
    gigs: tuple[Gig, ...]
    version: int = 0

    def gig(self, slug: str) -> Gig | None:
        return next((g for g in self.gigs if g.slug == slug), None)
