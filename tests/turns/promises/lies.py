"""Falsehoods, planted systematically: each class takes something true of the records and bends one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from assistant.orders.catalogue import Extra, Gig, Package
from tests.turns.promises.catalogues import BOXES, CODE, VOICE
from tests.turns.promises.spelling import count, money


@dataclass(frozen=True, slots=True)
class Lie:
    kind: str
    gig: Gig
    language: str
    text: str


def plural(number: int, word: str) -> str:
    return word if number == 1 or word.endswith("s") else word + "s"


PRICE = {
    "en": (
        "Our {name} package will set you back {price}.",
        "Good choice! {name} is priced at {price}, and I would gladly tell you more about it.",
        "You would pay {price} for {name}.",
        "- {name}: {price}",
        "If I had to pick, I'd go for {name} ({price}).",
    ),
    "fr": (
        "Le tarif de {name} est de {price}.",
        "Comptez {price} pour {name}.",
        "- {name} : {price}",
        "Avec {name}, vous ne dépensez que {price}.",
        "{name} vous reviendrait à {price}, tout simplement.",
    ),
}
DAYS = {
    "en": ("{name} lands in your inbox within {days}.", "Turnaround for {name}: {days}.", "Allow {days} for {name}."),
    "fr": ("Pour {name}, il faut patienter {days}.", "{name} : délai de {days}.", "Je vous remets {name} en {days}."),
}
REVISIONS = {
    "en": ("With {name} you may ask for {many}.", "{name} has {many} built in.", "{name} gives you {many} to get it right."),
    "fr": ("{name} donne droit à {many}.", "Vous avez {many} avec {name}.", "{name} : {many}."),
}
TOTAL = {
    "en": ("{quantity} × {name} would be {price}.", "For {quantity} of the {name} package you're looking at {price} altogether."),
    "fr": ("{quantity} × {name}, cela ferait {price}.", "Pour {quantity} exemplaires de {name}, le total est de {price}."),
}
HELD = {
    "en": (
        "She is around on 27 December.",
        "You can reach Léna on Wednesday between 9:00 and 12:30.",
        "Saturday mornings are open for calls.",
        "The calendar is open until 20:00 on Monday.",
        "She is away from 20 December to 2 January.",
        "Léna returns on 29 December.",
        "You'll have everything on 5 December.",
        "I can wrap this up before Friday.",
        "On Friday you can book from 9:00.",
        "She is on holiday until 9 January.",
    ),
    "fr": (
        "Elle est disponible le 27 décembre.",
        "On peut l'appeler le mercredi entre 9h et 12h30.",
        "Le samedi matin est ouvert aux appels.",
        "Elle travaille le lundi jusqu'à 20 h.",
        "Elle est absente du 20 décembre au 2 janvier.",
        "Retour de congé le 29 décembre.",
        "Vous aurez tout le 5 décembre.",
        "Je termine cela d'ici vendredi.",
        "Le vendredi, les rendez-vous commencent à 9h00.",
        "Elle est en vacances jusqu'au 9 janvier.",
    ),
}
SCOPE = {
    ("boxes", "en"): (
        "One label comes with a 3D mock-up.", "The Full box includes a style sheet.", "Printing is part of the deal.", "We print the labels and post them to you.",
        "Source files are included in the Full box.", "Stock photo licences are covered as well.", "One label contains 3 labels.", "The Product line gets you up to 9 boxes.",
        "I will also build your website.", "I can translate the texts too.", "The Full box does not include a dieline.", "Everything is included, even printing.",
        "You also get social media banners with One label.", "Basic covers the dieline, the PDF and a style sheet.",
    ),
    ("boxes", "fr"): (
        "L'impression est comprise dans le prix.", "La formule Full box inclut les fichiers sources.", "Je m'occupe aussi de l'impression.",
        "One label comprend une maquette 3D.", "Vous recevez également un site web.", "Full box ne comprend pas la maquette 3D.",
    ),
    ("voix", "fr"): (
        "La musique de fond est incluse.", "Message court comprend le découpage par chapitre.", "Je peux aussi traduire votre texte.", "La traduction est offerte avec Livre audio.",
        "Narration longue va jusqu'à 2 000 mots.", "L'écriture du script fait partie de la formule Livre audio.", "Les droits de diffusion publicitaire sont inclus dans Narration longue.",
    ),
    ("voix", "en"): (
        "Background music is included.", "Message court includes the chapter breakdown.", "The translation is included as well.", "I write the script too.",
    ),
    ("dashboards", "en"): (
        "The One-page dashboard includes 3 data sources.", "Team dashboard comes with up to 40 charts.", "Hosting costs are included.", "User accounts are part of the One-page dashboard.",
        "Manual data entry is no problem, it's part of the Team dashboard.", "You get a mobile app with the Team dashboard.", "Recorded training is included in the Team dashboard.",
    ),
    ("dashboards", "fr"): ("Le Team dashboard comprend 9 sources de données.", "Les frais d'hébergement sont compris.", "La saisie manuelle des données est incluse."),
}  # fmt: skip
POLICY = {
    "en": (
        "The marketplace charges clients a service fee of 7.5%.", "The service fee for clients is 20% of the price.", "The commission of the marketplace is 5.5%.",
        "Freelancers keep 90% of the price.", "Earnings can be withdrawn after 7 days for everyone.", "For Top Rated freelancers the clearing time is 14 days.",
        "A consultation can be cancelled up to 48 hours before it starts.", "You can cancel a consultation free of charge at any time.",
        "Payment outside the platform is perfectly fine.", "You're allowed to pay outside the platform.", "You are entitled to a full refund within 30 days.",
        "There is a money-back guarantee.", "The final files are kept for five years.", "The working sketches belong to you as well.",
        "Sharing phone numbers before an order is allowed.", "A late cancellation is refunded in full.", "The fixed part of the fee is $2 below $100.",
    ),
    "fr": (
        "Les frais de service du client sont de 8 %.", "Le freelance garde 95 % du prix.", "Une commande peut être annulée sans frais dans les 72 heures qui suivent le paiement.",
        "Vous serez remboursé intégralement sous 30 jours.", "Satisfait ou remboursé !", "Le paiement hors plateforme est autorisé.", "La commission de la plateforme est de 10 %.",
        "Les fichiers finaux sont conservés pendant dix ans.",
    ),
}  # fmt: skip
IMPLIED = {
    "en": (
        "{name} is completely free for new clients.", "I'll do {name} at half the usual price.", "You get {name} on the house.", "{name} can be delivered the same day.",
        "I'll send you {name} tomorrow.", "{name} has no limit on revisions.", "Ask for as many changes as you like with {name}.", "There's a 15% discount on {name} right now.",
        "{extra} costs nothing extra.", "I'd throw in {extra} for free.", "{extra} is included at no additional charge.", "{name} is ready overnight.",
        "The second order is half price.", "{extra} is on me.", "I can start today.", "I work around the clock, weekends too.", "Everything can be done instantly.", "Our special deal: pay for one {name}, get twice the work.",
    ),
    "fr": (
        "{name} est gratuit pour vous.", "Je vous fais {name} à moitié prix.", "{name} est livré le jour même.", "Je vous envoie {name} demain.", "{extra} vous est offert.",
        "{extra} est inclus sans supplément.", "Autant de retouches que vous le souhaitez avec {name}.", "Il y a une remise de 15 % sur {name}.", "Livraison immédiate, dès aujourd'hui.",
        "Je travaille jour et nuit, même le week-end.", "{extra} est pour moi.",
    ),
}  # fmt: skip
ARABIC, WIDE, BENGALI = ({ord(str(n)): chr(base + n) for n in range(10)} for base in (0x0660, 0xFF10, 0x09E6))


def _wrong_amounts() -> Iterator[Lie]:
    for gig, language, words in product((BOXES, VOICE, CODE), ("en", "fr"), (False, True)):
        for place, package in enumerate(gig.packages):
            price = package.price.minor // 100
            for step, template in zip((5, -10, 15, 100, -3), PRICE[language], strict=True):
                if (step + place) % 2:
                    yield Lie(
                        "wrong amount",
                        gig,
                        language,
                        template.format(name=package.title, price=money(price + step, package.price.currency, language, words)),
                    )


def _wrong_subjects() -> Iterator[Lie]:
    for gig, language, words in product((BOXES, VOICE, CODE), ("en", "fr"), (False, True)):
        sold: tuple[tuple[str, tuple[Package | Extra, ...]], ...] = (
            ("right amount, wrong package", gig.packages),
            ("right amount, wrong extra", gig.extras),
        )
        for kind, things in sold:
            for place, thing in enumerate(things):
                other = things[(place + 1) % len(things)]
                template = PRICE[language][(place + words) % 5].replace(" package", "" if kind.endswith("extra") else " package")
                price = money(other.price.minor // 100, other.price.currency, language, words)
                yield Lie(kind, gig, language, template.format(name=thing.title, price=price))


def _wrong_totals() -> Iterator[Lie]:
    for gig, language in product((BOXES, VOICE, CODE), ("en", "fr")):
        unit = gig.packages[0].price.minor // 100
        for quantity, total in ((2, unit * 3), (3, unit * 3 - 20), (3, unit), (4, unit * 3), (5, unit * 4)):
            for template in TOTAL[language]:
                price = money(total, gig.packages[0].price.currency, language, False)
                yield Lie("wrong quantity", gig, language, template.format(quantity=quantity, name=gig.packages[0].title, price=price))


def _wrong_days_and_revisions() -> Iterator[Lie]:
    for gig, language, words in product((BOXES, VOICE, CODE), ("en", "fr"), (False, True)):
        for place, package in enumerate(gig.packages):
            other = gig.packages[(place + 1) % len(gig.packages)]
            for days, template in zip(
                (other.delivery_days, package.delivery_days + 3, 2 * package.delivery_days), DAYS[language], strict=True
            ):
                said = f"{count(days, language, words)} {'days' if language == 'en' else 'jours'}"
                yield Lie("wrong days", gig, language, template.format(name=package.title, days=said))
            for many, template in zip(((other.revisions or 7), (package.revisions or 0) + 4), REVISIONS[language], strict=False):
                if many != package.revisions:
                    said = f"{count(many, language, words)} {plural(many, 'revision' if language == 'en' else 'révision')}"
                    yield Lie("wrong revisions", gig, language, template.format(name=package.title, many=said))


def _words() -> Iterator[Lie]:
    for language in ("en", "fr"):
        yield from (Lie("wrong date or hours", BOXES, language, text) for text in HELD[language])
        yield from (Lie("policy", BOXES, language, text) for text in POLICY[language])
        for gig, template in product((BOXES, CODE, VOICE), IMPLIED[language]):
            yield Lie("implied", gig, language, template.format(name=gig.packages[1].title, extra=gig.extras[0].title))
    for gig in (BOXES, VOICE, CODE):
        for language in ("en", "fr"):
            yield from (Lie("scope", gig, language, text) for text in SCOPE[gig.slug, language])


def _disguised() -> Iterator[Lie]:
    for gig, language in product((BOXES, VOICE, CODE), ("en", "fr")):
        for place, package in enumerate(gig.packages):
            amount, currency = package.price.minor // 100, package.price.currency
            template = PRICE[language][place]
            for other in {"EUR", "USD", "CAD"} - {currency}:
                said = money(amount, other, language, False).replace("$", "US$" if other == "USD" and language == "en" else "$")
                if not (currency == "CAD" and other == "USD" and language == "fr"):
                    yield Lie("currency swap", gig, language, template.format(name=package.title, price=said))
            for script in (ARABIC, WIDE, BENGALI):
                said = money(amount + 10, currency, language, False).translate(script)
                yield Lie("digits of another script", gig, language, template.format(name=package.title, price=said))


def lies() -> list[Lie]:
    return [*_wrong_amounts(), *_wrong_subjects(), *_wrong_totals(), *_wrong_days_and_revisions(), *_words(), *_disguised()]
