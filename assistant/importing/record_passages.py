"""Records as passages, so that a question finds them: a package, an extra, a question with its answer, hours, a policy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.importing.policy_words import policy_value
from assistant.importing.splitting import pieces
from assistant.importing.wording import Wording
from assistant.orders.catalogue import Extra, Gig, Package
from assistant.orders.policies import Policy, in_force
from assistant.retrieval.passages import MARKETPLACE, Passage, PassageKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where passages come from: whose they are, in which file, in which language."""

    owner: str
    source: str
    language: str

    def passages(self, name: str, kind: PassageKind, title: str, text: str, locator: str) -> Iterator[Passage]:
        language = self.language.split("-")[0]
        for number, part in enumerate(pieces(text.strip())):
            if part:
                yield Passage(f"{name}.{number}" if number else name, self.owner, kind, title, part, self.source, locator, language)


def gig_passages(owner: str, gig: Gig, faq: Iterable[Mapping[str, Any]]) -> Iterator[Passage]:
    place = Place(owner, f"gigs/{gig.slug}.yaml", gig.language)
    name, words = f"gig:{gig.slug}", Wording(gig.language)
    yield from place.passages(name, "gig", gig.title, _overview(gig, words), "description")
    for package in gig.packages:
        title = f"{package.title} — {gig.title}"
        yield from place.passages(f"{name}:package:{package.id}", "gig", title, _package(package, gig, words), f"packages[{package.id}]")
    for extra in gig.extras:
        title = f"{extra.title} — {gig.title}"
        yield from place.passages(f"{name}:extra:{extra.id}", "gig", title, _extra(extra, gig, words), f"extras[{extra.id}]")
    if gig.excludes:
        text = words.say("excludes", items="; ".join(gig.excludes))
        yield from place.passages(f"{name}:excludes", "gig", f"{words.say('excludes_title')} — {gig.title}", text, "excludes")
    if gig.requirements:
        asks = "\n".join(f"- {r.ask}" + ("" if r.required else f" {words.say('optional')}") for r in gig.requirements)
        text = f"{words.say('requires')}\n{asks}"
        yield from place.passages(f"{name}:requirements", "gig", f"{words.say('requires_title')} — {gig.title}", text, "requirements")
    yield from faq_passages(place, f"{name}:faq", faq)


def faq_passages(place: Place, name: str, faq: Iterable[Mapping[str, Any]]) -> Iterator[Passage]:
    """The question is the title; its id does not change when other questions come or go."""
    for pair in faq:
        own = Place(place.owner, place.source, pair.get("language", place.language))
        yield from own.passages(f"{name}:{question_key(pair['q'])}", "faq", pair["q"], pair["a"], "faq")


def question_key(question: str) -> str:
    return hashlib.sha256(" ".join(question.casefold().split()).encode()).hexdigest()[:12]


def policy_passages(policies: Iterable[Policy], today: date) -> Iterator[Passage]:
    """Every version of every rule, in each language it is named in; those that no longer hold are marked."""
    policies = tuple(policies)
    holding = {(policy.id, policy.valid_from) for policy in in_force(policies, today)}
    for policy in policies:
        for language, title in policy.title.items():
            said = f"{title}{' :' if language == 'fr' else ':'} {policy_value(policy, language)}"
            yield Passage(
                id=f"policy:{policy.id}:{policy.valid_from}:{language}",
                owner=MARKETPLACE,
                kind="policy",
                title=title,
                text=f"{said} {Wording(language).say('as_of', date=policy.valid_from)}",
                source=policy.source,
                locator=f"policies.yaml: {policy.id}",
                language=language,
                date=policy.valid_from,
                official=policy.confidence == "official",
                superseded=policy.valid_from <= today and (policy.id, policy.valid_from) not in holding,
            )


def _overview(gig: Gig, words: Wording) -> str:
    notes = [words.say(key) for key, holds in (("milestones", gig.milestones), ("subscription", gig.subscription)) if holds]
    if gig.quantity_adds_days:
        notes.append(words.say("pieces", days=words.days(gig.quantity_adds_days, working=gig.working_days)))
    return "\n".join(part for part in (gig.category, gig.description, *notes) if part) or gig.title


def _package(package: Package, gig: Gig, words: Wording) -> str:
    delivered = words.say("delivered", days=words.days(package.delivery_days, working=gig.working_days))
    terms = ", ".join([package.price.say(words.language), delivered, words.revisions(package.revisions)])
    includes = " " + words.say("includes", items="; ".join(package.includes)) if package.includes else ""
    return f"{package.title}{' :' if words.language == 'fr' else ':'} {terms}.{includes}"


def _extra(extra: Extra, gig: Gig, words: Wording) -> str:
    terms = [f"+ {extra.price.say(words.language)}"]
    if extra.delivery_days is not None:
        terms.append(words.say("replaces", days=words.days(extra.delivery_days, working=gig.working_days)))
    if extra.adds_days:
        terms.append(words.say("adds", days=words.days(extra.adds_days, working=gig.working_days)))
    if extra.adds_revisions:
        terms.append(words.say("adds_revisions", revisions=words.revisions(extra.adds_revisions)))
    if extra.repeatable:
        terms.append(words.say("repeatable"))
    return f"{extra.title}{' :' if words.language == 'fr' else ':'} {', '.join(terms)}."
