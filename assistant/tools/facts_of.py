"""Records turned into facts: each statement with the subject it is made of and the source a client may open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from assistant.conversations.facts import Fact, Source, Subject
from assistant.orders.catalogue import Extra, Gig, Package, Profile
from assistant.orders.pricing import Quote
from assistant.retrieval.passages import MARKETPLACE, Hit, Passage
from assistant.scheduling.calendar import Calendar, Consultation


def money_value(money: object) -> dict[str, object]:
    return {"minor": money.minor, "currency": money.currency}  # type: ignore[attr-defined]


def gig_subject(gig: Gig) -> Subject:
    return Subject("gig", gig.slug, (gig.title,))


def package_subject(gig: Gig, package: Package) -> Subject:
    return Subject("package", f"{gig.slug}/{package.id}", (package.title, package.id), within=gig.slug)


def extra_subject(gig: Gig, extra: Extra) -> Subject:
    return Subject("extra", f"{gig.slug}/{extra.id}", (extra.title, extra.id), within=gig.slug)


def gig_subjects(gig: Gig) -> tuple[Subject, ...]:
    """Every name that a reply may speak of, whether or not a tool returned its facts."""
    return (
        gig_subject(gig),
        *(package_subject(gig, p) for p in gig.packages),
        *(extra_subject(gig, e) for e in gig.extras),
    )


def gig_source(gig: Gig) -> Source:
    return Source(f"gig:{gig.slug}", "gig", gig.title, gig.description.strip()[:300])


def package_source(gig: Gig, package: Package) -> Source:
    revisions = "∞" if package.revisions is None else str(package.revisions)
    excerpt = f"{package.price.say(gig.language)} · {package.delivery_days} d · {revisions} rev. · {', '.join(package.includes)}"
    return Source(f"gig:{gig.slug}/{package.id}", "gig", f"{gig.title}: {package.title}", excerpt)


def extra_source(gig: Gig, extra: Extra) -> Source:
    return Source(f"gig:{gig.slug}/{extra.id}", "gig", f"{gig.title}: {extra.title}", f"+ {extra.price.say(gig.language)}")


@lru_cache(maxsize=512)
def gig_facts(gig: Gig) -> tuple[Fact, ...]:
    return (
        *(fact for package in gig.packages for fact in _package_facts(gig, package)),
        *(fact for extra in gig.extras for fact in _extra_facts(gig, extra)),
        *(Fact("scope", gig_subject(gig), {"item": item, "included": False}, gig_source(gig)) for item in gig.excludes),
        *_gig_policy(gig),
    )


DAYS_COUNTED = {
    True: "Delivery times are in working days, so weekends do not count.\n"
    "Les délais sont en jours ouvrés, les fins de semaine ne comptent donc pas.",
    False: "Delivery times are in calendar days, so weekends count.\n"
    "Les délais sont en jours calendaires, les fins de semaine comptent donc.",
}


def _gig_policy(gig: Gig) -> Iterator[Fact]:
    text = " ".join((gig.title, gig.description, *(r.ask for r in gig.requirements)))
    yield Fact("policy", gig_subject(gig), {"text": text}, gig_source(gig))
    yield Fact("policy", gig_subject(gig), {"text": DAYS_COUNTED[gig.working_days]}, gig_source(gig))
    if gig.quantity_adds_days:
        yield Fact("delivery", gig_subject(gig), {"days": gig.quantity_adds_days, "adds": True}, gig_source(gig))


def _package_facts(gig: Gig, package: Package) -> Iterator[Fact]:
    subject, source = package_subject(gig, package), package_source(gig, package)
    yield Fact("price", subject, money_value(package.price), source)
    yield Fact("delivery", subject, {"days": package.delivery_days, "working_days": gig.working_days}, source)
    yield Fact("revisions", subject, {"count": package.revisions}, source)
    for item in package.includes:
        yield Fact("scope", subject, {"item": item, "included": True}, source)


def _extra_facts(gig: Gig, extra: Extra) -> Iterator[Fact]:
    subject, source = extra_subject(gig, extra), extra_source(gig, extra)
    yield Fact("price", subject, money_value(extra.price), source)
    yield Fact("scope", subject, {"item": extra.title, "included": True, "extra": True}, source)
    if extra.delivery_days is not None:
        yield Fact("delivery", subject, {"days": extra.delivery_days, "working_days": gig.working_days}, source)
    if extra.adds_days:
        yield Fact("delivery", subject, {"days": extra.adds_days, "adds": True, "working_days": gig.working_days}, source)
    if extra.adds_revisions:
        yield Fact("revisions", subject, {"count": extra.adds_revisions, "adds": True}, source)


def quote_facts(quote: Quote) -> tuple[Fact, ...]:
    """A quote's own facts and those of the gig it is made of."""
    gig, source = quote.gig, quote_source(quote)
    subject = Subject("quote", quote_id(quote), (describe(quote),), within=gig.slug)
    facts = [
        Fact("price", subject, money_value(quote.total), source),
        Fact("delivery", subject, {"days": quote.delivery_days, "working_days": gig.working_days}, source),
        Fact("revisions", subject, {"count": quote.revisions}, source),
    ]
    for line in quote.lines:
        names = (f"{line.quantity} × {line.package.title}",)
        part = Subject("quote", f"{quote_id(quote)}#{line.package.id}", names, within=f"{gig.slug}/{line.package.id}")
        facts.append(Fact("price", part, money_value(line.total), source))
    for pick in quote.extras:
        names = (f"{pick.count} × {pick.extra.title}",)
        part = Subject("quote", f"{quote_id(quote)}#{pick.extra.id}", names, within=f"{gig.slug}/{pick.extra.id}")
        facts.append(Fact("price", part, money_value(pick.total), source))
    return tuple(facts)


def quote_id(quote: Quote) -> str:
    parts = [f"{line.package.id}x{line.quantity}" for line in quote.lines] + [f"{pick.extra.id}x{pick.count}" for pick in quote.extras]
    return f"{quote.gig.slug}/{'+'.join(parts)}"


def describe(quote: Quote) -> str:
    parts = [f"{line.quantity} × {line.package.title}" for line in quote.lines]
    parts += [pick.extra.title if pick.count == 1 else f"{pick.count} × {pick.extra.title}" for pick in quote.extras]
    return " + ".join(parts)


def quote_source(quote: Quote) -> Source:
    return Source(f"quote:{quote_id(quote)}", "order", describe(quote), quote.gig.title)


def consultation_facts(calendar: Calendar) -> tuple[Fact, ...]:
    return (*(fact for each in calendar.consultations for fact in _consultation(each)), *_consultation_rules(calendar))


def _consultation_rules(calendar: Calendar) -> Iterator[Fact]:
    if not calendar.consultations:
        return
    policy = calendar.policy
    text = (
        f"A consultation can be cancelled free of charge until {policy.cancel_free_hours} hours before it starts, "
        f"and moved until {policy.reschedule_free_hours} hours before. It is paid within {policy.pay_within_minutes} minutes of booking.\n"
        f"Une consultation s'annule sans frais jusqu'à {policy.cancel_free_hours} heures avant le début, "
        f"et se déplace jusqu'à {policy.reschedule_free_hours} heures avant. Elle se paie dans les {policy.pay_within_minutes} minutes."
    )
    subject = Subject("consultation", "consultation", ("consultation", "call", "appel"))
    yield Fact("policy", subject, {"text": text}, Source("profile:consultations", "profile", "Consultation", text))


def _consultation(each: Consultation) -> Iterator[Fact]:
    subject = Subject("consultation", f"consultation/{each.minutes}", (f"{each.minutes} min", "consultation", "call", "appel"))
    source = Source("profile:consultations", "profile", f"Consultation {each.minutes} min", "")
    yield Fact("price", subject, money_value(each.price), source)
    yield Fact("delivery", subject, {"minutes": each.minutes}, source)


AVAILABILITY = Source("profile:availability", "profile", "Availability", "")


def calendar_facts(calendar: Calendar) -> tuple[Fact, ...]:
    subject = Subject("availability", "availability", ("availability", "hours", "away", "disponibilité", "horaires", "absence"))
    facts = [Fact("policy", subject, {"text": calendar.timezone}, AVAILABILITY)]
    for away in calendar.away:
        facts.append(Fact("date", subject, {"from": away.first.isoformat(), "to": away.last.isoformat(), "away": True}, AVAILABILITY))
    for day, hours in calendar.weekly.items():
        facts += [Fact("date", subject, {"day": day, "from": f"{h.start:%H:%M}", "to": f"{h.end:%H:%M}"}, AVAILABILITY) for h in hours]
    for date, hours in calendar.dates.items():
        if not hours:
            facts.append(Fact("date", subject, {"from": date.isoformat(), "to": date.isoformat(), "away": True}, AVAILABILITY))
        facts += [
            Fact(
                "date",
                subject,
                {"from": date.isoformat(), "to": date.isoformat(), "start": f"{h.start:%H:%M}", "end": f"{h.end:%H:%M}"},
                AVAILABILITY,
            )
            for h in hours
        ]
    return tuple(facts)


def profile_source(profile: Profile) -> Source:
    return Source("profile", "profile", profile.name, profile.headline)


def profile_facts(profile: Profile) -> tuple[Fact, ...]:
    subject = Subject("profile", "profile", (profile.name,))
    said = (
        profile.headline,
        profile.about,
        profile.timezone,
        *profile.languages,
        *profile.skills,
        *profile.professions,
        profile.level or "",
    )
    return (Fact("policy", subject, {"text": "\n".join(said)}, profile_source(profile)),)


def passage_source(passage: Passage) -> Source:
    place = "marketplace" if passage.owner == MARKETPLACE else "own"
    return Source(f"{place}:{passage.id}", passage.kind, passage.title, passage.text[:600])


def hit_fact(hit: Hit) -> Fact:
    passage = hit.passage
    subject = Subject("passage", f"{passage.owner}:{passage.id}", (passage.title,))
    value: dict[str, object] = {"text": f"{passage.title}\n{passage.text}"}
    # History may be quoted or told as such, but backs nothing that is said of today.
    return Fact("policy", subject, {**value, "superseded": True} if passage.superseded else value, passage_source(passage))
