"""What the embedded model is told of one packaging designer, and what it makes of a client's words."""

from __future__ import annotations

from typing import Any

from assistant.chat_models.briefing import Briefing, GigOutline, PackageOutline
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.understanding import understand
from assistant.chat_models.embedded.wishes import Wish

PACKAGING = GigOutline(
    slug="packaging",
    title="I will design your packaging",
    category="Graphics & Design / Packaging",
    language="en",
    packages=(PackageOutline("basic", "One label"), PackageOutline("standard", "Full box"), PackageOutline("premium", "Product range")),
    extras=(PackageOutline("source", "Source files (Illustrator)"), PackageOutline("express", "Express delivery")),
    description="Boxes and labels for food brands.",
    includes=("1 label", "print-ready PDF", "dieline", "3D mock-up"),
    excludes=("printing", "stock photo licences"),
)
LOGO = GigOutline(
    slug="logo",
    title="I will draw your logo",
    category="Graphics & Design / Logo",
    language="en",
    packages=(PackageOutline("one", "Logo only"), PackageOutline("identity", "Brand identity")),
    extras=(PackageOutline("animation", "Animated logo"),),
    includes=("SVG and PNG files",),
)


def briefing(language: str = "en", **changes: Any) -> Briefing:
    told: dict[str, Any] = {
        "now": "2026-11-23T10:00:00+01:00",
        "timezone": "Europe/Paris",
        "language": language,
        "freelancer": "Léna Moreau",
        "headline": "Packaging designer",
        "gigs": (PACKAGING, LOGO),
        "languages": ("fr", "en"),
        "skills": ("packaging", "logo"),
    }
    return Briefing(**{**told, **changes})


def wishes(*said: str, language: str = "en", before: tuple[str, ...] = (), **changes: Any) -> tuple[Wish, ...]:
    return understand(Situation(briefing(language, **changes), before, said, ()))
