"""Falsehoods about the sample freelancers: each takes what a record says and bends one thing; a few are made up whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, product
from typing import Literal

from assistant.money import Money
from assistant.orders.catalogue import Catalogue, Extra, Gig, Package
from assistant.scheduling.calendar import Calendar
from tests.turns.promises.spelling import count, money

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, Language] = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Falsehood:
    kind: str
    freelancer: str
    gig: str
    language: str
    text: str


PRICE = {
    "en": (
        "{name} is {price}.", "You'd pay {price} for {name}, all things considered.", "Happy to help! {name} comes to {price}.",
        "**{name}**: {price}",
        "The price? {price} for {name}.", "If {name} suits you, that's {price}.", "- {name} – {price}",
        "At {price}, {name} is hard to beat.",
    ),
    "fr": (
        "{name} est à {price}.", "Vous payeriez {price} pour {name}.", "Avec plaisir ! {name} coûte {price}.", "**{name}** : {price}",
        "Le prix ? {price} pour {name}.", "Si {name} vous convient, c'est {price}.", "- {name} – {price}",
        "À {price}, {name} est imbattable.",
    ),
}  # fmt: skip
DAYS = {
    "en": (
        "{name} is delivered in {days}.",
        "You'd have {name} within {days}.",
        "{name} takes {days} from start to finish.",
        "Count {days} for {name}.",
    ),
    "fr": (
        "{name} est livré en {days}.",
        "Vous auriez {name} sous {days}.",
        "{name} demande {days} en tout.",
        "Comptez {days} pour {name}.",
    ),
}
ROUNDS = {
    "en": ("{name} comes with {many}.", "You get {many} with {name}.", "{many} are part of {name}.", "{name}: {many}"),
    "fr": ("{name} comprend {many}.", "Vous avez {many} avec {name}.", "Il y a {many} dans {name}.", "{name} : {many}"),
}
TOTAL = {
    "en": (
        "{many} × {name}: {price} in total.",
        "For {many} {name} together it would be {price}.",
        "{name}, {many} times, adds up to {price}.",
    ),
    "fr": ("{many} × {name} : {price} au total.", "Pour {many} {name}, cela ferait {price}.", "{name}, {many} fois, revient à {price}."),
}
INCLUDED = {
    "en": (
        "{name} includes {item}.",
        "Yes, {item} is included in {name}.",
        "With {name} you also get {item}.",
        "{item} comes with {name} as standard.",
    ),
    "fr": (
        "{name} comprend {item}.",
        "Oui, {item} est inclus dans {name}.",
        "Avec {name}, vous recevez aussi {item}.",
        "{item} fait partie de {name}.",
    ),
}
DENIED = {
    "en": ("{name} does not include {item}.", "No, {item} is not part of {name}."),
    "fr": ("{name} ne comprend pas {item}.", "Non, {item} n'est pas compris dans {name}."),
}
NOWHERE = {
    "en": (
        "a mobile app",
        "a promotional video",
        "business cards",
        "a podcast episode",
        "social media management",
        "a trademark registration",
        "drone footage",
    ),
    "fr": (
        "une application mobile",
        "une vidéo promotionnelle",
        "un épisode de balado",
        "la gestion des réseaux sociaux",
        "un dépôt de marque",
        "des photos par drone",
    ),
}
IMPLIED = {
    "en": (
        "{name} is free for first-time clients.", "{name} is half price this month.", "{name} can be ready the same day.",
        "You get unlimited changes with {name}.",
        "There is a money-back guarantee on {name}.", "{extra} comes at no extra cost.",
        "Order {name} twice and the second one is on the house.",
        "{name} will be with you tomorrow morning.", "I can knock 20% off {name}.", "Your satisfaction is guaranteed with {name}.",
        "{name} costs next to nothing: it's complimentary.",
    ),
    "fr": (
        "{name} est gratuit pour une première commande.", "{name} est à moitié prix ce mois-ci.", "{name} peut être prêt le jour même.",
        "Les modifications sont illimitées avec {name}.",
        "{name} est satisfait ou remboursé.", "{extra} est offert.", "Vous aurez {name} dès demain matin.",
        "Je peux faire une remise de 20 % sur {name}.", "{name} est garanti à vie.",
    ),
}  # fmt: skip
FIGURES = {
    "en": (
        "The service fee for clients is {n}% of the purchase.", "Freelancers keep {n}% of the price.",
        "Earnings can be withdrawn after {n} days.",
        "An order is completed by itself after {n} days.", "An unaccepted offer expires after {n} years.",
        "A gig may have up to {n} packages.",
    ),
    "fr": (
        "Les frais de service du client sont de {n} % de l'achat.", "Le freelance garde {n} % du prix.",
        "Les revenus sont disponibles après {n} jours.",
        "Une commande se termine d'elle-même après {n} jours.", "Un service peut avoir jusqu'à {n} formules.",
    ),
}  # fmt: skip
RULES = {
    "en": (
        "You can pay by bank transfer if you prefer.", "Paying outside the platform is fine here.",
        "You may exchange phone numbers before ordering.",
        "The money is released to the freelancer before the work is done.", "You can buy a five-star review as an extra.",
        "{first} can see what other clients paid.",
        "Every cancelled order is refunded in cash to your card.", "Once you order, cancelling is impossible.",
    ),
    "fr": (
        "Vous pouvez payer par virement si vous préférez.", "Payer hors de la plateforme est autorisé.",
        "Vous pouvez échanger vos numéros avant la commande.",
        "L'argent est versé avant la fin du travail.", "Vous pouvez acheter un avis cinq étoiles.",
        "Toute commande annulée est remboursée en espèces.",
    ),
}  # fmt: skip
PERSON = {
    "en": (
        "{first} speaks fluent {tongue}.", "{first} is a native {tongue} speaker.", "{first} has thirty years of experience.",
        "{first} is a New Seller on the marketplace.",
        "{first} can also work in {tongue}.", "{first} has a team of six people.", "{first} holds a law degree.",
        "{first} lives in Berlin.", "{first} used to work for a large bank.",
    ),
    "fr": (
        "{first} parle couramment {tongue}.", "{first} a trente ans d'expérience.", "{first} est un nouveau vendeur sur la plateforme.",
        "{first} écrit aussi en {tongue}.",
        "{first} a une équipe de six personnes.", "{first} possède un diplôme de droit.", "{first} habite à Berlin.",
    ),
}  # fmt: skip
TONGUES = {"en": ("Spanish", "Japanese", "Russian"), "fr": ("l'espagnol", "le japonais", "le russe")}
DEEDS = {
    "en": (
        "I have booked the call for you.", "I've placed your order.", "Your consultation is confirmed.", "I just sent you the invoice.",
        "{first} has agreed to a lower price.",
        "I have passed your message on to {first}.", "I've reserved a slot in the calendar.", "The discount has been applied.",
    ),
    "fr": (
        "J'ai réservé l'appel pour vous.", "J'ai passé la commande.", "Votre rendez-vous est confirmé.",
        "Je viens d'envoyer la facture.", "{first} a accepté un prix plus bas.",
        "J'ai transmis votre message à {first}.", "J'ai réservé un créneau dans l'agenda.", "La remise a été appliquée.",
    ),
}  # fmt: skip
ABILITIES = {
    "en": (
        "{first} works in Java and PHP as well.", "{first} keeps all the rights to the work.",
        "{first} will sign a non-disclosure agreement.", "{first} repairs pianos too.",
        "{first} visits clients on site every week.", "{first} guarantees a first place on Google.",
        "{first} trains dogs for film sets.", "You may resell the work as your own product line.",
        "{first} prints and ships everything.", "{name} costs the same as {other}.", "{name} is refreshed every minute.",
        "{name} has the same contents as {other}.",
    ),
    "fr": (
        "{first} travaille aussi en Java et en PHP.", "{first} garde tous les droits sur le travail.",
        "{first} signe volontiers un accord de confidentialité.", "{first} répare aussi les pianos.",
        "{first} garantit la première place sur Google.", "{first} imprime et expédie tout.", "{name} a le même prix que {other}.",
        "{name} a le même contenu que {other}.",
    ),
}  # fmt: skip
AWAY = {
    "en": (
        "{first} is away from {a} to {b}.",
        "{first} is back on {b}.",
        "{first} can be reached on {inside}.",
        "{first} works on Sundays from 9:00 to 12:00.",
    ),
    "fr": (
        "{first} est en congé du {a} au {b}.",
        "{first} revient le {b}.",
        "{first} est disponible le {inside}.",
        "{first} travaille le dimanche de 9h à 12h.",
    ),
}
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
PIECES = {"en": ("day", "days", "revision", "revisions"), "fr": ("jour", "jours", "retouche", "retouches")}


def falsehoods(catalogue: Catalogue, calendar: Calendar) -> list[Falsehood]:
    """All of one freelancer; every frame is used in turn."""
    made: list[Falsehood] = []
    first = catalogue.profile.name.split()[0]
    for gig, language in product(catalogue.gigs, LANGUAGES):
        frames = _Frames(gig, language, frozenset(extra.title for other in catalogue.gigs if other != gig for extra in other.extras))
        for kind, text in (*_figures(frames), *_scope(frames), *_words(frames, first)):
            made.append(Falsehood(kind, catalogue.profile.handle, gig.slug, language, text))
    gig = catalogue.gigs[0]
    for language in LANGUAGES:
        for kind, text in (*_days_off(calendar, first, language), *_rules(first, language)):
            made.append(Falsehood(kind, catalogue.profile.handle, gig.slug, language, text))
    return made


class _Frames:
    """Deals out the frames of one language in turn, over a gig."""

    def __init__(self, gig: Gig, language: Language, elsewhere: frozenset[str]) -> None:
        """`elsewhere` are extras that other gigs sell too, perhaps for the price that would be false here."""
        self.gig, self.language, self.elsewhere = gig, language, elsewhere
        # Each gig begins elsewhere in the frames, so that all of them meet all kinds of records.
        start = len(gig.title) + len(gig.packages)
        self._turns = {
            id(frames): cycle(frames[start % len(frames) :] + frames[: start % len(frames)]) for frames in _by_language(language)
        }

    def fill(self, frames: dict[str, tuple[str, ...]], **values: str) -> str:
        return next(self._turns[id(frames[self.language])]).format(**values)

    def pay(self, price: Money, steps: int = 0, *, words: bool = False) -> str:
        if price.minor % 100 or price.currency not in ("EUR", "USD", "CAD"):
            return Money(price.minor + 100 * steps, price.currency).say(self.language)
        return money(price.minor // 100 + steps, price.currency, self.language, words)

    def lasting(self, days: int, *, words: bool) -> str:
        return f"{count(days, self.language, words)} {PIECES[self.language][days != 1]}"

    def rounds(self, many: int, *, words: bool) -> str:
        return f"{count(many, self.language, words)} {PIECES[self.language][2 + (many != 1)]}"


def _by_language(language: Language) -> Iterator[tuple[str, ...]]:
    for frames in (PRICE, DAYS, ROUNDS, TOTAL, INCLUDED, DENIED, IMPLIED, PERSON, DEEDS, ABILITIES):
        yield frames[language]


def _figures(frames: _Frames) -> Iterator[tuple[str, str]]:
    gig = frames.gig
    for words, (place, package) in product((False, True), enumerate(gig.packages)):
        yield "wrong amount", frames.fill(PRICE, name=package.title, price=frames.pay(package.price, 7 + 10 * place, words=words))
        for many in (2, 3):
            wrong = Money(package.price.minor * (many + 1), package.price.currency)
            yield "wrong quantity", frames.fill(TOTAL, many=str(many), name=package.title, price=frames.pay(wrong, words=words))
        yield "wrong days", frames.fill(DAYS, name=package.title, days=frames.lasting(package.delivery_days + 3, words=words))
        if package.revisions is not None:
            yield "wrong revisions", frames.fill(ROUNDS, name=package.title, many=frames.rounds(package.revisions + 4, words=words))
    sold: tuple[tuple[str, tuple[Package | Extra, ...]], ...] = (
        ("another package's amount", gig.packages),
        ("another extra's amount", gig.extras),
    )
    for kind, things in sold:
        for place, thing in enumerate(things):
            other = things[(place + 1) % len(things)]
            if other.price != thing.price and thing.title not in frames.elsewhere:
                yield kind, frames.fill(PRICE, name=thing.title, price=frames.pay(other.price))


def _scope(frames: _Frames) -> Iterator[tuple[str, str]]:
    gig = frames.gig
    for package, item in zip(cycle(gig.packages), gig.excludes, strict=False):
        yield "something excluded", frames.fill(INCLUDED, name=package.title, item=item)
    for package, item in zip(gig.packages, NOWHERE[frames.language], strict=False):
        yield "something nobody lists", frames.fill(INCLUDED, name=package.title, item=item)
    for package in gig.packages:
        yield "something listed, denied", frames.fill(DENIED, name=package.title, item=package.includes[-1])


def _words(frames: _Frames, first: str) -> Iterator[tuple[str, str]]:
    gig = frames.gig
    extra = gig.extras[0].title if gig.extras else gig.packages[0].title
    for package, other in zip(gig.packages, (*gig.packages[1:], gig.packages[0]), strict=True):
        yield "implied", frames.fill(IMPLIED, name=package.title, extra=extra)
        yield "implied", frames.fill(IMPLIED, name=package.title, extra=extra)
        said = frames.fill(ABILITIES, name=package.title, other=other.title, first=first)
        if other != package or package.title not in said:
            yield "an ability or a right", said
        yield "who the freelancer is", frames.fill(PERSON, first=first, tongue=TONGUES[frames.language][len(package.title) % 3])
        yield "a deed not done", frames.fill(DEEDS, first=first)


def _days_off(calendar: Calendar, first: str, language: Language) -> Iterator[tuple[str, str]]:
    for away in calendar.away:
        wrong, inside = _said(away.first - timedelta(2), language), _said(away.first, language)
        later = _said(away.last + timedelta(5), language)
        for frame in AWAY[language]:
            yield "wrong date or hours", frame.format(first=first, a=wrong, b=later, inside=inside)


def _said(day: date, language: Language) -> str:
    month = MONTHS[language][day.month - 1]
    return f"{day.day} {month} {day.year}"


def _rules(first: str, language: Language) -> Iterator[tuple[str, str]]:
    for number in (37, 62):
        yield from (("a rule's figure", frame.format(n=number)) for frame in FIGURES[language])
    yield from (("a rule without a figure", frame.format(first=first)) for frame in RULES[language])
