"""True replies as a large model words them: prose, bullets, tables, comparisons, totals, follow-ups, hedges, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from assistant.orders.catalogue import Gig, Package
from tests.turns.promises.catalogues import BOXES, CODE, VOICE
from tests.turns.promises.spelling import count, money


@dataclass(frozen=True, slots=True)
class Truth:
    gig: Gig
    language: str
    text: str
    said: tuple[str, ...] = ()


DAY = {"en": ("day", "days"), "fr": ("jour", "jours")}
REVISION = {"en": ("revision", "revisions"), "fr": ("révision", "révisions")}


def fields(gig: Gig, package: Package, language: str, words: bool) -> dict[str, str]:
    many = package.revisions
    unit = REVISION[language][many != 1]
    working = {"en": "working ", "fr": ""}[language] if gig.working_days else ""
    after = " ouvrés" if gig.working_days and language == "fr" else ""
    return {
        "name": package.title,
        "price": money(package.price.minor // 100, package.price.currency, language, words),
        "days": f"{count(package.delivery_days, language, words)} {working}{DAY[language][package.delivery_days != 1]}{after}",
        "revisions": f"{count(many, language, words)} {unit}",
        "first": package.includes[0],
        "second": package.includes[1],
    }


ONE = {
    "en": (
        "Sure! The {name} package costs {price} and takes {days}. It comes with {revisions}.",
        "Great question. For {price}, the {name} package gets you {first} and {second}, with {revisions} included. Delivery is in {days}.",
        "**{name}**\n- Price: {price}\n- Delivery: {days}\n- Revisions: {revisions}\n\nWould you like to go ahead with it?",
        "{name} ({price}, {days}) would be my suggestion here, since it includes {second}.",
        "The price of {name} is {price}; you'd have it in {days}. Let me know if you have any other questions!",
        "That would be {name}. It is {price}, delivered in {days}, and there are {revisions} included. Feel free to ask for more details.",
        "You'd be looking at {price} for {name}. Turnaround is {days}.",
        "Happy to help! {name} has {revisions}. The price is {price}.",
        "{name} includes {first} and {second}.",
        "Yes, {second} is part of the {name} package, which sells at {price}.",
    ),
    "fr": (
        "Bien sûr ! La formule {name} coûte {price} et demande {days}. Elle comprend {revisions}.",
        "Pour {price}, la formule {name} comprend {first} et {second}, avec {revisions}. La livraison se fait en {days}.",
        "**{name}**\n- Prix : {price}\n- Délai : {days}\n- Révisions : {revisions}\n\nSouhaitez-vous continuer avec cette formule ?",
        "Je vous conseille {name} ({price}, {days}), car elle inclut {second}.",
        "Le prix de {name} est de {price} ; vous l'auriez en {days}. N'hésitez pas si vous avez d'autres questions !",
        "Comptez {price} pour {name}, avec un délai de {days}.",
        "{name} est à {price}, livré en {days}. Il y a {revisions} dans cette formule.",
        "Avec plaisir ! {name} donne droit à {revisions}. Son prix est de {price}.",
        "{name} comprend {first} et {second}.",
        "Oui, {second} fait partie de la formule {name}, proposée à {price}.",
    ),
}
TWO = {
    "en": (
        "{a[name]} is {a[price]} while {b[name]} is {b[price]}.",
        "There are two that fit: {a[name]} at {a[price]} ({a[days]}) and {b[name]} at {b[price]} ({b[days]}).",
        "1. **{a[name]}**: {a[price]}, {a[days]}, {a[revisions]}\n2. **{b[name]}**: {b[price]}, {b[days]}, {b[revisions]}\n\nWhich one suits you better?",
        "| Package | Price | Delivery | Revisions |\n| --- | --- | --- | --- |\n| {a[name]} | {a[price]} | {a[days]} | {a[revisions]} |\n| {b[name]} | {b[price]} | {b[days]} | {b[revisions]} |",
        "|  | {a[name]} | {b[name]} |\n|---|---|---|\n| Price | {a[price]} | {b[price]} |\n| Delivery | {a[days]} | {b[days]} |",
        "{a[name]} and {b[name]} cost {a[price]} and {b[price]} respectively.",
        "Compared with {a[name]} ({a[price]}), {b[name]} costs {b[price]} but gives you {b[revisions]} instead of {a[revisions]}.",
        "If time matters, {a[name]} is delivered in {a[days]}. {b[name]} takes {b[days]}, and it adds {b[second]}.",
        "For {a[price]} you get {a[name]}, and for {b[price]} you get {b[name]}.",
    ),
    "fr": (
        "{a[name]} est à {a[price]}, tandis que {b[name]} est à {b[price]}.",
        "Deux formules conviennent : {a[name]} à {a[price]} ({a[days]}) et {b[name]} à {b[price]} ({b[days]}).",
        "1. **{a[name]}** : {a[price]}, {a[days]}, {a[revisions]}\n2. **{b[name]}** : {b[price]}, {b[days]}, {b[revisions]}\n\nLaquelle préférez-vous ?",
        "| Formule | Prix | Délai | Révisions |\n| --- | --- | --- | --- |\n| {a[name]} | {a[price]} | {a[days]} | {a[revisions]} |\n| {b[name]} | {b[price]} | {b[days]} | {b[revisions]} |",
        "{a[name]} et {b[name]} coûtent respectivement {a[price]} et {b[price]}.",
        "Par rapport à {a[name]} ({a[price]}), {b[name]} coûte {b[price]} mais offre {b[revisions]} au lieu de {a[revisions]}.",
        "Pour {a[price]}, vous avez {a[name]} ; pour {b[price]}, vous avez {b[name]}.",
    ),
}
EXTRA = {
    "en": (
        "You can add {extra} for {price}.", "{extra} is available as an extra at {price}.", "If you need {extra}, that's {price} on top of the package price.",
        "The {extra} extra costs {price}.", "It isn't part of the package itself, but {extra} can be added for {price}.",
    ),
    "fr": (
        "Vous pouvez ajouter {extra} pour {price}.", "{extra} est disponible en option à {price}.", "Si vous avez besoin de {extra}, c'est {price} en plus du prix de la formule.",
        "L'option {extra} coûte {price}.", "Ce n'est pas inclus d'office, mais {extra} peut être ajouté pour {price}.",
    ),
}  # fmt: skip
TOTALS = {
    "en": (
        "For {q} × {name} the total comes to {total}.",
        "{q} × {name} + {extra} = {whole}.",
        "Here is the breakdown:\n- {q} × {name}: {total}\n- {extra}: {each}\n- **Total: {whole}**",
        "Three times {name} at {unit} each makes {total}; with {extra} it is {whole} in total.",
    ),
    "fr": (
        "Pour {q} × {name}, le total est de {total}.",
        "{q} × {name} + {extra} = {whole}.",
        "Voici le détail :\n- {q} × {name} : {total}\n- {extra} : {each}\n- **Total : {whole}**",
        "{q} × {name} à {unit} chacun, cela fait {total} ; avec {extra}, on arrive à {whole} au total.",
    ),
}
PLAIN = (
    Truth(BOXES, "en", "No, printing is not included; you receive print-ready files and can pick any printer you like."),
    Truth(BOXES, "en", "Printing isn't covered by this gig, sorry. Stock photo licences are excluded too."),
    Truth(BOXES, "en", "Express delivery brings it down to 1 day for €60."),
    Truth(BOXES, "en", "With Express delivery (€60), One label is ready in 1 day instead of 3 days."),
    Truth(BOXES, "en", "Each extra variant adds 2 days and costs €45."),
    Truth(BOXES, "en", "An extra revision is €20."),
    Truth(BOXES, "en", "Packages start at €90."),
    Truth(BOXES, "en", "Prices range from €90 to €480, depending on the package."),
    Truth(BOXES, "en", "The cheapest option is One label at €90, the most complete one is Product line at €480."),
    Truth(BOXES, "en", "The Full box costs €130 more than One label."),
    Truth(BOXES, "en", "It's €220.", ("How much is the full box?",)),
    Truth(BOXES, "en", "That one takes 12 days and includes 5 revisions.", ("and the premium one?",)),
    Truth(BOXES, "en", "With your budget of €300, the Full box at €220 fits nicely.", ("I have €300, what can I get?",)),
    Truth(BOXES, "en", "Is it for 3 or for 5 labels? And what size are they?", ("I need labels",)),
    Truth(BOXES, "en", "You mentioned a deadline of 10 days: the Full box takes 6 days, so it fits.", ("I need it in 10 days",)),
    Truth(BOXES, "en", "I'm afraid I can't promise a date like 5 December. Shall I ask Léna?"),
    Truth(BOXES, "en", "I don't have any information about that, but I can ask Léna for you."),
    Truth(BOXES, "en", "Hello! I'm Lou, an AI assistant. How can I help you today?"),
    Truth(BOXES, "en", "You're welcome! Feel free to come back any time."),
    Truth(BOXES, "en", "Two quick questions: what product is it for, and do you already have a logo?"),
    Truth(BOXES, "en", "There are three packages: One label (€90), Full box (€220) and Product line (€480)."),
    Truth(BOXES, "en", "I can't offer a discount myself, but I can pass your request on to Léna."),
    Truth(BOXES, "en", "There is no discount on record, sorry."),
    Truth(BOXES, "en", "A 30-minute consultation is €40, and 60 minutes cost €70."),
    Truth(BOXES, "en", "You can book a call of half an hour for €40 or one hour for €70."),
    Truth(BOXES, "en", "Léna is away from 24 December 2026 to 2 January 2027, so replies may be slow. She is back on 3 January."),
    Truth(BOXES, "en", "She works Monday, Tuesday and Thursday from 9:00 to 12:30 and from 14:00 to 18:00, and on Friday from 10:00 to 16:00."),
    Truth(BOXES, "en", "No, she is closed on Sundays."),
    Truth(BOXES, "en", "Clients pay a service fee of 5.5% of the price, plus $3 when the purchase is below $100."),
    Truth(BOXES, "en", "The freelancer keeps 80% of the price, because the commission of the marketplace is 20%."),
    Truth(BOXES, "en", "Earnings can be withdrawn after 14 days; for Top Rated freelancers it is 7 days."),
    Truth(BOXES, "en", "You can cancel a consultation free of charge until 24 hours before it starts. After that it is not refunded."),
    Truth(BOXES, "en", "I'm sorry, payment outside the platform is forbidden, so I can't help with that."),
    Truth(BOXES, "en", "You own the final design once the order is paid; working sketches stay with the designer."),
    Truth(BOXES, "en", "The final files are kept for three years."),
    Truth(BOXES, "en", "Source files are not part of the Full box; they can be added for €30."),
    Truth(BOXES, "en", "One label doesn't include a 3D mock-up. The Full box does, for €220."),
    Truth(BOXES, "en", "Both the Full box and the Product line include a dieline and a 3D mock-up."),
    Truth(BOXES, "en", "I'd recommend the Product line: up to 4 boxes, a dieline, 3D mock-up and a style sheet for €480."),
    Truth(BOXES, "fr", "Non, l'impression n'est pas comprise. Vous recevez des fichiers prêts à imprimer."),
    Truth(BOXES, "fr", "La livraison express coûte 60 € et ramène le délai à 1 jour."),
    Truth(BOXES, "fr", "Les prix vont de 90 € à 480 €."),
    Truth(BOXES, "fr", "Les formules commencent à partir de 90 €."),
    Truth(BOXES, "fr", "La moins chère est One label, à 90 €."),
    Truth(BOXES, "fr", "Ce serait 220 €.", ("combien pour la Full box ?",)),
    Truth(BOXES, "fr", "Les fichiers sources ne sont pas compris dans la formule Full box ; vous pouvez les ajouter pour 30 €."),
    Truth(BOXES, "fr", "Léna est absente du 24 décembre au 2 janvier, et de retour le 3 janvier."),
    Truth(BOXES, "fr", "Elle travaille le lundi, le mardi et le jeudi de 9h à 12h30 et de 14h à 18h, et le vendredi de 10h à 16h."),
    Truth(BOXES, "fr", "Non, c'est fermé le dimanche."),
    Truth(BOXES, "fr", "Un appel de 30 minutes coûte 40 €, une heure coûte 70 €."),
    Truth(BOXES, "fr", "Les frais de service du client sont de 5,5 % du prix, plus 3 $ quand l'achat est inférieur à 100 $."),
    Truth(BOXES, "fr", "Vous pouvez annuler une commande sans frais dans les 48 heures qui suivent le paiement."),
    Truth(BOXES, "fr", "Je ne peux pas vous promettre une livraison pour le 5 décembre, mais je peux demander à Léna."),
    Truth(BOXES, "fr", "Je n'ai pas cette information. Voulez-vous que je pose la question à Léna ?"),
    Truth(BOXES, "fr", "Bonjour ! Je suis une assistante IA. Comment puis-je vous aider aujourd'hui ?"),
    Truth(BOXES, "fr", "Avec votre budget de 300 €, la formule Full box à 220 € convient.", ("j'ai 300 € de budget",)),
    Truth(BOXES, "fr", "C'est pour 3 ou 5 étiquettes ?", ("je voudrais des étiquettes",)),
    Truth(VOICE, "fr", "La musique de fond n'est pas incluse, et la traduction non plus."),
    Truth(VOICE, "fr", "Livre audio inclut des révisions illimitées."),
    Truth(VOICE, "fr", "La synchronisation à l'image ajoute 1 jour et coûte 55 $ CA."),
    Truth(VOICE, "fr", "Message court va jusqu'à 75 mots ; Narration longue va jusqu'à 600 mots."),
    Truth(VOICE, "fr", "Avec la livraison urgente (40 $ CA), vous avez l'enregistrement en 1 jour."),
    Truth(VOICE, "fr", "Je ne fais pas de traduction, désolée."),
    Truth(VOICE, "en", "Livre audio comes with unlimited revisions for CA$900."),
    Truth(VOICE, "en", "Background music is not included, sorry."),
    Truth(VOICE, "en", "Narration longue is 260 Canadian dollars and takes 5 days."),
    Truth(CODE, "en", "Hosting costs are not included. Manual data entry is excluded as well."),
    Truth(CODE, "en", "The One-page dashboard covers 1 data source and up to 6 charts, with a daily refresh."),
    Truth(CODE, "en", "An additional data source costs $140 and adds 2 working days."),
    Truth(CODE, "en", "Delivery times are in working days: 4 working days for the One-page dashboard, 9 for the Team dashboard."),
    Truth(CODE, "en", "The Team dashboard has 3 data sources, up to 15 charts and user accounts for $690."),
    Truth(CODE, "fr", "Le Team dashboard coûte 690 $ et demande 9 jours ouvrés."),
)  # fmt: skip


def truths() -> list[Truth]:
    return [*_of_one(), *_of_two(), *_extras(), *_totals(), *PLAIN]


def _of_one() -> Iterator[Truth]:
    for gig, language, words in product((BOXES, VOICE, CODE), ("en", "fr"), (False, True)):
        for package in gig.packages:
            for place, template in enumerate(ONE[language]):
                if (place + words) % 2 == 0 or gig is BOXES:
                    yield Truth(gig, language, template.format(**fields(gig, package, language, words)))


def _of_two() -> Iterator[Truth]:
    for gig, language in product((BOXES, VOICE, CODE), ("en", "fr")):
        for a, b in zip(gig.packages, gig.packages[1:], strict=False):
            for template in TWO[language]:
                yield Truth(gig, language, template.format(a=fields(gig, a, language, False), b=fields(gig, b, language, False)))


def _extras() -> Iterator[Truth]:
    for gig, language in product((BOXES, VOICE, CODE), ("en", "fr")):
        for place, extra in enumerate(gig.extras):
            for template in EXTRA[language][place % 2 :: 2]:
                yield Truth(
                    gig,
                    language,
                    template.format(extra=extra.title, price=money(extra.price.minor // 100, extra.price.currency, language, False)),
                )


def _totals() -> Iterator[Truth]:
    for gig, language in product((BOXES, VOICE, CODE), ("en", "fr")):
        package, extra = gig.packages[0], gig.extras[0]

        def said(minor: int, currency: str = package.price.currency, language: str = language) -> str:
            return money(minor // 100, currency, language, False)

        total = 3 * package.price.minor
        for template in TOTALS[language]:
            text = template.format(
                q=3, name=package.title, extra=extra.title, total=said(total), each=said(extra.price.minor), unit=said(package.price.minor),
                whole=said(total + extra.price.minor),
            )  # fmt: skip
            yield Truth(gig, language, text)
