"""Three small catalogues in different trades, and the facts the tools would return of them."""

from __future__ import annotations

from datetime import date, time

from assistant.conversations.facts import Fact, Source, Subject
from assistant.money import Money
from assistant.orders.catalogue import Extra, Gig, Package
from assistant.orders.pricing import Line, Pick, price
from assistant.scheduling.calendar import Away, Calendar, Consultation, Hours
from assistant.tools import facts_of


def _money(amount: int, currency: str) -> Money:
    return Money.parse(amount, currency)


BOXES = Gig(
    "boxes",
    "I will design your packaging",
    "Design",
    "en",
    "Labels and boxes for small food brands, drawn from scratch in vector files.",
    (
        Package("basic", "One label", _money(90, "EUR"), 3, 1, ("1 label", "print-ready PDF")),
        Package("standard", "Full box", _money(220, "EUR"), 6, 3, ("dieline", "3D mock-up", "print-ready PDF")),
        Package("premium", "Product line", _money(480, "EUR"), 12, 5, ("up to 4 boxes", "dieline", "3D mock-up", "style sheet")),
    ),
    (
        Extra("source", "Source files", _money(30, "EUR")),
        Extra("express", "Express delivery", _money(60, "EUR"), delivery_days=1),
        Extra("variant", "Extra variant", _money(45, "EUR"), adds_days=2, repeatable=True),
        Extra("revision", "Extra revision", _money(20, "EUR"), adds_revisions=1, repeatable=True),
    ),
    excludes=("printing", "stock photo licences"),
)
VOICE = Gig(
    "voix",
    "Je vais enregistrer votre voix off",
    "Audio",
    "fr",
    "Publicité, formation en ligne ou livre audio, avec un accent neutre.",
    (
        Package("essentiel", "Message court", _money(75, "CAD"), 2, 1, ("jusqu'à 75 mots", "1 fichier WAV", "nettoyage du son")),
        Package("confort", "Narration longue", _money(260, "CAD"), 5, 2, ("jusqu'à 600 mots", "fichiers WAV et MP3", "nettoyage du son")),
        Package(
            "integral", "Livre audio", _money(900, "CAD"), 15, None, ("jusqu'à 9 000 mots", "fichiers WAV et MP3", "découpage par chapitre")
        ),
    ),
    (
        Extra("synchro", "Synchronisation à l'image", _money(55, "CAD"), adds_days=1),
        Extra("diffusion", "Droits de diffusion publicitaire", _money(150, "CAD")),
        Extra("urgence", "Livraison urgente", _money(40, "CAD"), delivery_days=1),
    ),
    excludes=("musique de fond", "traduction", "écriture du script"),
)
CODE = Gig(
    "dashboards",
    "I will turn your spreadsheets into a live dashboard",
    "Data",
    "en",
    "I collect your data, clean it and show it on a dashboard that refreshes by itself.",
    (
        Package("single", "One-page dashboard", _money(320, "USD"), 4, 1, ("1 data source", "up to 6 charts", "daily refresh")),
        Package("team", "Team dashboard", _money(690, "USD"), 9, 2, ("3 data sources", "up to 15 charts", "user accounts")),
    ),
    (
        Extra("feed", "Additional data source", _money(140, "USD"), adds_days=2, repeatable=True),
        Extra("training", "Recorded training", _money(95, "USD"), adds_days=1),
    ),
    working_days=True,
    excludes=("manual data entry", "hosting costs"),
)
CALENDAR = Calendar(
    "Europe/Paris",
    {day: (Hours(time(9), time(12, 30)), Hours(time(14), time(18))) for day in ("mon", "tue", "thu")}
    | {"fri": (Hours(time(10), time(16)),)},
    away=(Away(date(2026, 12, 24), date(2027, 1, 2), "Winter break"),),
    consultations=(Consultation(30, _money(40, "EUR")), Consultation(60, _money(70, "EUR"))),
)
TEXTS = {
    "fees": (
        "Fees of the marketplace",
        "The service fee for clients is 5.5% of the price, plus $3 when the purchase is below $100. "
        "A freelancer keeps 80% of the price; the commission of the marketplace is 20%.",
    ),
    "clearing": (
        "When is the money available?",
        "Earnings can be withdrawn after a clearing time of 14 days. For Top Rated freelancers it is 7 days.",
    ),
    "cancel": (
        "Cancelling a consultation",
        "A consultation can be cancelled free of charge up to 24 hours before it starts; later it is not refunded.",
    ),
    "frais": ("Annulation d'une commande", "Une commande peut être annulée sans frais dans les 48 heures qui suivent le paiement."),
    "contact": (
        "Contact outside the platform",
        "Payment outside the platform is forbidden, and so is sharing phone numbers before an order.",
    ),
    "rights": ("Who owns the design?", "You own the final design once the order is paid. Working sketches stay with the designer."),
    "files": ("How long do you keep the files?", "The final files are kept for three years, so a reprint can start from them."),
}


def passages() -> tuple[Fact, ...]:
    return tuple(
        Fact(
            "policy",
            Subject("passage", f"@m:{key}", (title,)),
            {"text": f"{title}\n{text}"},
            Source(f"marketplace:{key}", "document", title),
        )
        for key, (title, text) in TEXTS.items()
    )


def quotes(gig: Gig) -> tuple[Fact, ...]:
    first, second = gig.packages[0], gig.packages[1]
    extra = gig.extras[0]
    made = (
        price(gig, (Line(first.id, 3),), ()),
        price(gig, (Line(first.id, 3),), (Pick(extra.id, 1),)),
        price(gig, (Line(second.id, 1),), (Pick(extra.id, 1),)),
    )
    return tuple(fact for quote in made for fact in facts_of.quote_facts(quote))


def facts(*gigs: Gig) -> tuple[Fact, ...]:
    """What the tools have returned by the middle of a conversation about these gigs."""
    return (
        *(fact for gig in gigs for fact in (*facts_of.gig_facts(gig), *quotes(gig))),
        *facts_of.consultation_facts(CALENDAR),
        *facts_of.calendar_facts(CALENDAR),
        *passages(),
    )


def names(*gigs: Gig) -> tuple[Subject, ...]:
    return tuple(subject for gig in gigs for subject in facts_of.gig_subjects(gig))
