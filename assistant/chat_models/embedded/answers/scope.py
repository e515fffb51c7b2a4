""" "Do you…?", "Is … included?": yes or no from the lists a gig has, else from what the library says, else not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from assistant.chat_models.embedded import wording
from assistant.chat_models.embedded.answers import knowledge, opening
from assistant.chat_models.embedded.answers.knowledge import named_things
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.subject import PLAIN, gig_terms
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.terms import telling, terms
from assistant.understanding.text import fold

Record = dict[str, Any]
GOOD_MATCH = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A list entry that the question may be about; `fit` is the share of words that both have."""

    where: Literal["gig", "includes", "extra", "excludes", "skill"]
    gig: str
    item: str
    fit: float


def scope(wish: Wish, look: Look) -> Part:
    sold = _ways_of_selling(wish, look)
    if sold is not None:
        return sold
    if wish.extras and wish.gig and len(wish.topics) <= 1:
        gig = look("get_gig", gig=wish.gig)
        look.cite(f"gig:{wish.gig}")
        return Part(
            "\n".join(_extra_told(gig, extra, look.situation.language) for extra in wish.extras),
            note={"gig": wish.gig, "packages": list(wish.packages), "extras": list(wish.extras), "kinds": ["price"]},
        )
    listed = best_match(wish, look)
    from_faq = knowledge.direct(wish, look, every_kind=False)
    if from_faq is not None and (listed is None or listed.fit < 1 or listed.where in ("excludes", "gig", "skill")):
        return from_faq
    if listed is not None:
        return _told(listed, wish, look)
    return opening.open_question(wish, look)


def best_match(wish: Wish, look: Look) -> Match | None:
    briefing, language = look.situation.briefing, look.situation.language
    asked = frozenset(t for t in terms(wish.text, language) if not t.isdigit()) - (PLAIN - {"c:file", "c:print", "c:rush"})
    gig = look.situation.gig(wish.gig)
    titles = (
        frozenset(t for p in (gig.packages if gig else ()) if p.id in wish.packages for t in terms(p.title, gig.language))
        if gig
        else frozenset()
    )
    asked = wish.topics or asked - titles
    asked = telling(asked) | named_things(asked, wish.text) or asked
    if not asked:
        return None
    order = sorted(briefing.gigs, key=lambda gig: gig.slug != wish.gig)
    found = [match for gig in order for match in _matches(gig, asked, strict=bool(named_things(asked, wish.text)))]
    found += [Match("skill", wish.gig or "", skill, _fit(asked, skill, "en" if language == "en" else "fr")) for skill in briefing.skills]
    good = [match for match in found if match.fit >= GOOD_MATCH]
    own = [match for match in good if match.gig == wish.gig]
    spoken = {gig.slug for gig in briefing.gigs if gig.language == language}
    return max(own or good, key=lambda match: (round(match.fit, 2), match.gig in spoken), default=None)


def _matches(gig: Any, asked: frozenset[str], *, strict: bool) -> Iterator[Match]:
    """`strict` where the name of a thing is asked for: then what is only near it is something else."""
    yield Match("gig", gig.slug, gig.title, _fit(asked, gig.title, gig.language))
    asked = asked - gig_terms(gig) or asked
    if asked <= frozenset(terms(gig.description, gig.language)):
        yield Match("gig", gig.slug, gig.title, 0.55)
    for package in gig.packages:
        yield Match("gig", gig.slug, gig.title, _fit(asked, package.title, gig.language) * 0.95)
    for item in gig.includes:
        yield Match("includes", gig.slug, item, _fit(asked, item, gig.language))
    # What is told of an extra or an exclusion names it, so it is true even where the question meant a little more.
    for extra in gig.extras:
        yield Match("extra", gig.slug, extra.id, _told_fit(asked, extra.title, gig.language, strict))
    for item in gig.excludes:
        yield Match("excludes", gig.slug, item, _told_fit(asked, item, gig.language, strict))


def _fit(asked: frozenset[str], item: str, language: str) -> float:
    """1 where both say the same; high where everything asked is in the item; low where part of the question is not."""
    said = frozenset(t for t in terms(item, language) if not t.isdigit()) - (PLAIN - {"c:file", "c:rush", "c:revision"})
    common = asked & said
    if not common:
        return 0.0
    if asked <= said:
        return 1.0 if len(said) > 12 else 0.6 + 0.4 * len(common) / len(said)
    return 0.4 * len(common) / len(asked | said)


def _told_fit(asked: frozenset[str], item: str, language: str, strict: bool) -> float:
    fit = _fit(asked, item, language)
    return fit if strict else max(fit, _near(asked, item, language))


def _near(asked: frozenset[str], item: str, language: str) -> float:
    """0.5 where half of the question and half of the item are the same."""
    said = frozenset(terms(item, language)) - PLAIN
    common = asked & said
    return 0.5 if common and 2 * len(common) >= len(asked) and 2 * len(common) >= len(said) else 0.0


def _told(match: Match, wish: Wish, look: Look) -> Part:
    language, name = look.situation.language, look.situation.briefing.freelancer
    if match.where == "skill":
        look.cite("profile")
        look("get_profile")
        return Part(say("yes_skill", language, skill=match.item, name=name))
    gig = look("get_gig", gig=match.gig)
    look.cite(f"gig:{match.gig}")
    note = {"gig": match.gig, "packages": list(wish.packages), "kinds": ["includes"]}
    title = wording.quoted(gig["title"], language)
    if match.where == "excludes":
        return Part(say("excluded", language, item=match.item, gig=title), note=note)
    if match.where == "extra":
        return Part(_extra_told(gig, match.item, language), note=note)
    if match.where == "gig":
        return Part(_gig_told(gig, title, language), note={**note, "kinds": ["price"]})
    return Part(_include_told(gig, match.item, wish, language), note=note)


def _gig_told(gig: Record, title: str, language: str) -> str:
    lines = [wording.package_line(p, gig["working_days"], language) for p in gig["packages"]]
    return f"{say('yes_gig', language, gig=title)}\n{wording.bullets(lines)}"


def _extra_told(gig: Record, extra_id: str, language: str) -> str:
    extra = next(e for e in gig["extras"] if e["id"] == extra_id)
    told = {"extra": wording.quoted(extra["title"], language), "price": wording.money(extra["price"], language)}
    holders = [p["title"] for p in gig["packages"] if any(_same(extra["title"], item, gig["language"]) for item in p["includes"])]
    if holders:
        packages = wording.listed([wording.quoted(t, language) for t in holders], language)
        return f"{say('included_in', language, item=extra['title'], packages=packages)} {say('otherwise_extra', language, **told)}"
    return say("yes_extra", language, **told)


def _include_told(gig: Record, item: str, wish: Wish, language: str) -> str:
    holders = [p for p in gig["packages"] if any(_same(item, other, gig["language"]) for other in p["includes"])]
    packages = wording.listed([wording.quoted(p["title"], language) for p in holders], language)
    extra = next((e for e in gig["extras"] if _same(item, e["title"], gig["language"])), None)
    asked = next((p for p in gig["packages"] if p["id"] in wish.packages), None)
    if asked is not None and asked not in holders:
        text = say("not_in_package", language, package=wording.quoted(asked["title"], language), packages=packages)
    else:
        text = say("included_in", language, item=item, packages=packages)
    if extra is not None and len(holders) < len(gig["packages"]):
        told = {"extra": wording.quoted(extra["title"], language), "price": wording.money(extra["price"], language)}
        text = f"{text} {say('otherwise_extra', language, **told)}"
    return text


def _same(one: str, other: str, language: str) -> bool:
    """Whether two list entries speak of the same thing ("source files" and "Source files (Illustrator)")."""
    a, b = frozenset(terms(one, language)) - PLAIN, frozenset(terms(other, language)) - PLAIN
    if not a or not b:
        return fold(one) == fold(other)
    digits = {t for t in a ^ b if t.isdigit()}
    return (a <= b or b <= a) and not digits


def _ways_of_selling(wish: Wish, look: Look) -> Part | None:
    """Milestones and subscriptions are yes or no of the gig, not list entries."""
    language = look.situation.language
    asked = frozenset(terms(wish.text, language))
    key = "milestones" if "c:milestone" in asked else "subscription" if asked & {"c:subscription"} else None
    if key is None or wish.gig is None:
        return None
    gig = look("get_gig", gig=wish.gig)
    look.cite(f"gig:{wish.gig}")
    title = wording.quoted(gig["title"], language)
    return Part(say(f"{key}_{'yes' if gig[key] else 'no'}", language, gig=title), note={"gig": wish.gig})
