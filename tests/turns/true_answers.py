"""True answers about the sample freelancers, worded freely: what a provider that keeps to the records might write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from assistant.money import Money
from assistant.orders.catalogue import Catalogue, Gig, Package
from tests.turns.falsehoods import LANGUAGES, PIECES, Language
from tests.turns.promises.spelling import count


@dataclass(frozen=True, slots=True)
class TrueAnswer:
    freelancer: str
    gig: str
    language: str
    text: str


ONE = {
    "en": (
        "Thanks for asking! The {name} package is {price} and it is delivered in {days}. Would that work for you?",
        "Sure. For {price} you would get {name}: {first} and {last}. It takes {days}.",
        "{name} comes to {price}. It includes {last}, and {revisions} are part of it.",
        "Good news: {last} is included in {name} ({price}). Delivery takes {days}.",
        "In short: {name}, {price}, {days}, {revisions}. Shall we go ahead?",
        "Of course. {name} costs {price}; the delivery time is {days}. What is your project about?",
    ),
    "fr": (
        "Merci pour votre message ! La formule {name} est à {price}, livrée en {days}. Est-ce que cela vous convient ?",
        "Bien sûr. Pour {price}, vous avez {name} : {first} et {last}. Le délai est de {days}.",
        "{name} revient à {price}. La formule comprend {last}, avec {revisions}.",
        "Bonne nouvelle : {last} est compris dans {name} ({price}). Comptez {days}.",
        "En bref : {name}, {price}, {days}, {revisions}. On continue ?",
        "Volontiers. {name} coûte {price} ; le délai de livraison est de {days}. De quoi parle votre projet ?",
    ),
}
TWO = {
    "en": (
        "Both would do. {a} is {pa}; {b} is {pb}.",
        "If {a} is enough, that is {pa}. For {pb}, there is {b}.",
        "- {a}: {pa}\n- {b}: {pb}\n\nTell me which one you prefer.",
    ),
    "fr": (
        "Les deux conviennent. {a} est à {pa} ; {b} est à {pb}.",
        "Si {a} vous suffit, c'est {pa}. Pour {pb}, il y a {b}.",
        "- {a} : {pa}\n- {b} : {pb}\n\nDites-moi laquelle vous préférez.",
    ),
}
EXTRA = {
    "en": (
        "On top of that, {name} can be added for {price}.",
        "There is an extra for that: {name}, {price}.",
        "{name} is optional and costs {price}.",
    ),
    "fr": (
        "En plus, {name} peut être ajouté pour {price}.",
        "Il y a une option pour cela : {name}, {price}.",
        "{name} est une option à {price}.",
    ),
}
NO = {
    "en": ("I'm afraid {item} is not included.", "Sorry, this gig does not cover {item}.", "No: {item} is excluded here."),
    "fr": ("Désolé, ce n'est pas compris : {item}.", "Non, ce service ne couvre pas {item}.", "Non : {item} est exclu ici."),
}
OWN_WORDS: tuple[TrueAnswer, ...] = tuple(
    TrueAnswer(*fields)
    for fields in (
        ("arjun-mehta", "web-app", "en", "Arjun builds web applications in Python, with Django or FastAPI."),
        ("arjun-mehta", "web-app", "en", "He has fourteen years of experience, the last six as an independent developer in Pune."),
        ("arjun-mehta", "web-app", "en", "You own the code and the repository from the first commit."),
        ("arjun-mehta", "web-app", "en", "Arjun does not do WordPress, mobile apps or blockchain."),
        ("arjun-mehta", "web-app", "en", "On the server he works in Python only."),
        ("arjun-mehta", "web-app", "en", "In the browser he uses plain TypeScript or htmx."),
        ("arjun-mehta", "web-app", "en", "Hosting is not included: you pay your hosting provider directly, and Arjun deploys to it."),
        ("arjun-mehta", "web-app", "en", "A defect in what he built is repaired without charge for thirty days."),
        ("arjun-mehta", "web-app", "en", "Yes, this gig may be sold in milestones."),
        ("arjun-mehta", "web-app", "en", "Arjun is Top Rated, and he speaks English and Hindi."),
        ("arjun-mehta", "web-app", "en", "He writes tests and documents what he builds."),
        ("arjun-mehta", "web-app", "en", "A non-disclosure agreement is something Arjun decides himself. Shall I ask him?"),
        ("arjun-mehta", "web-app", "en", "Arjun works on weekdays: Monday to Thursday until 18:30, on Friday until 17:00."),
        ("arjun-mehta", "web-app", "en", "He is away from 24 to 31 December 2026."),
        ("arjun-mehta", "web-app", "en", "A 30-minute consultation costs $60, one hour is $110."),
        ("arjun-mehta", "web-app", "en", "There is a short written update every Friday and a staging server with the latest state."),
        ("arjun-mehta", "web-app", "fr", "Arjun développe en Python, avec Django ou FastAPI."),
        ("arjun-mehta", "web-app", "fr", "Une consultation de 30 minutes coûte 60 $."),
        ("arjun-mehta", "data-dashboard", "en", "The data is refreshed once a day with the One-page dashboard."),
        ("arjun-mehta", "data-dashboard", "en", "With the Dashboard with data pipeline, the data is refreshed every hour."),
        ("arjun-mehta", "data-dashboard", "en", "He uses Metabase or Superset when you have no tool, because they need no licence."),
        ("arjun-mehta", "data-dashboard", "en", "He also builds in Power BI if you already pay for it."),
        ("arjun-mehta", "data-dashboard", "en", "Statistical forecasting is not covered, sorry."),
        ("arjun-mehta", "data-dashboard", "en", "Your team can change the charts without code, and the training extra shows how."),
        ("arjun-mehta", "data-dashboard", "en", "Real data stays on your own servers; Arjun never copies it to his machine."),
        ("arjun-mehta", "data-dashboard", "en", "Sources can be Excel, Google Sheets, a shop system or a database."),
        (
            "arjun-mehta",
            "code-review",
            "en",
            "No, repairs are not part of this gig. They can be quoted as a custom offer after the review.",
        ),
        ("arjun-mehta", "code-review", "en", "You get a ranked list of findings: what is wrong, why it matters, and how to repair it."),
        ("arjun-mehta", "code-review", "en", "He reports security problems that he sees, but this is no audit and no penetration test."),
        ("arjun-mehta", "code-review", "en", "Nothing is changed in your code."),
        ("lena-moreau", "packaging", "en", "Léna delivers print-ready files; she does not print."),
        ("lena-moreau", "packaging", "en", "She can recommend printers in France and Belgium."),
        ("lena-moreau", "packaging", "en", "The Full box and the Product range packages include the dieline."),
        (
            "lena-moreau",
            "packaging",
            "en",
            "The source files come with the Product range; with One label or Full box they are an extra at €30.",
        ),
        ("lena-moreau", "packaging", "en", "She works in CMYK with the printer's profile, plus Pantone spot colours."),
        ("lena-moreau", "packaging", "en", "A 30-minute consultation is €40, an hour €70."),
        ("lena-moreau", "packaging", "en", "You work with her directly, from the first sketch to the last file."),
        ("lena-moreau", "packaging", "en", "Léna answers in French and in English."),
        ("lena-moreau", "packaging", "en", "Send the number you got from GS1 and she places the barcode at the right size."),
        ("lena-moreau", "packaging", "en", "Sorry, I cannot promise a date. Shall I ask Léna?"),
        ("lena-moreau", "packaging", "en", "A consultation can be cancelled free of charge until 24 hours before it starts."),
        ("lena-moreau", "packaging", "en", "Léna is on holiday from 24 December 2026 to 2 January 2027."),
        ("lena-moreau", "packaging", "en", "On Wednesdays she works from 9:00 to 12:30."),
        ("lena-moreau", "packaging", "fr", "Léna est designer indépendante à Nantes."),
        ("lena-moreau", "packaging", "fr", "Elle dessine des emballages et des étiquettes depuis onze ans."),
        ("lena-moreau", "packaging", "fr", "Elle travaille sur Illustrator, InDesign et Esko Studio."),
        ("lena-moreau", "packaging", "fr", "L'impression n'est pas comprise."),
        ("lena-moreau", "packaging", "fr", "Elle répond en français et en anglais."),
        ("lena-moreau", "packaging", "fr", "Le mercredi, elle travaille de 9h à 12h30."),
        ("lena-moreau", "packaging", "fr", "Elle est absente du 24 décembre 2026 au 2 janvier 2027."),
        ("lena-moreau", "packaging", "fr", "Une consultation de 60 minutes coûte 70 €."),
        ("lena-moreau", "packaging", "fr", "Le paiement hors de la plateforme est interdit."),
        ("maika-tremblay", "traduction", "fr", "Maïka traduit de l'anglais vers le français."),
        ("maika-tremblay", "traduction", "fr", "Elle traduit uniquement vers sa langue maternelle, le français."),
        ("maika-tremblay", "traduction", "fr", "Elle traduit à la main, sans traduction automatique."),
        ("maika-tremblay", "traduction", "fr", "Les traductions certifiées ne sont pas proposées."),
        ("maika-tremblay", "traduction", "fr", "Chaque texte est relu à voix haute avant la livraison."),
        ("maika-tremblay", "traduction", "fr", "Les délais sont en jours ouvrables : la fin de semaine ne compte pas."),
        ("maika-tremblay", "traduction", "fr", "La relecture par une deuxième traductrice est une option à 60 $ CA."),
        ("maika-tremblay", "traduction", "en", "Maïka translates from English into French only."),
        ("maika-tremblay", "traduction", "en", "She does not offer certified translation."),
        ("maika-tremblay", "voix-off", "fr", "Elle enregistre chez elle, à Montréal, dans une cabine traitée."),
        ("maika-tremblay", "voix-off", "fr", "Maïka prête sa voix à des publicités et à des livres audio depuis neuf ans."),
        ("maika-tremblay", "voix-off", "fr", "Deux accents sont possibles : français québécois ou français international."),
        ("maika-tremblay", "voix-off", "fr", "Ni musique ni bruitages ne sont fournis."),
        ("maika-tremblay", "voix-off", "fr", "Une erreur de sa part est refaite sans frais et sans compter de retouche."),
        ("maika-tremblay", "voix-off", "fr", "Le micro est un Neumann TLM 103."),
        ("maika-tremblay", "voix-off", "fr", "Elle peut lire vos deux premières phrases, avec un filigrane sonore, pour valider le ton."),
        ("maika-tremblay", "sous-titrage", "fr", "Vous recevez les sous-titres en SRT et en VTT."),
        ("maika-tremblay", "sous-titrage", "fr", "La traduction de l'anglais vers le français est comprise dans le prix."),
        ("maika-tremblay", "sous-titrage", "fr", "Oui, ce service peut être pris en abonnement."),
        ("owen-gallagher", "website-copy", "en", "Owen researches and writes each page himself."),
        ("owen-gallagher", "website-copy", "en", "He writes in English only, British or American."),
        ("owen-gallagher", "website-copy", "en", "No, you get a document: your web designer or you paste it in."),
        ("owen-gallagher", "website-copy", "en", "Legal pages need a solicitor, so they are not included."),
        ("owen-gallagher", "website-copy", "en", "The Website and voice package has unlimited revisions, until you complete the order."),
        ("owen-gallagher", "website-copy", "en", "Before that, Owen was a sub-editor on a regional paper in Leeds for eight years."),
        ("owen-gallagher", "website-copy", "en", "A 15-minute consultation is free, and 45 minutes cost £55."),
        ("owen-gallagher", "website-copy", "en", "He is away from 19 to 29 December 2026."),
        ("owen-gallagher", "website-copy", "en", "He works on Saturdays from 10:00 to 12:00."),
        ("owen-gallagher", "website-copy", "fr", "Owen écrit uniquement en anglais."),
        ("owen-gallagher", "seo-audit", "en", "The recorded walk-through is only in the Whole-site audit."),
        ("owen-gallagher", "seo-audit", "en", "Technical repairs are not included."),
        ("owen-gallagher", "seo-audit", "en", "He uses your own search statistics and a crawler; you need no paid tool."),
        ("owen-gallagher", "blog-retainer", "en", "Buying links is not part of what he does."),
        ("owen-gallagher", "blog-retainer", "en", "Nobody can honestly guarantee a place on the first page of Google."),
        ("owen-gallagher", "blog-retainer", "en", "The articles appear under your name or your company's."),
        ("owen-gallagher", "blog-retainer", "en", "Yes, this gig may be taken monthly; each month is an order of its own."),
    )
)
TALK = {
    "en": (
        "Hello! I'm an AI assistant. What would you like to know?",
        "I'm happy to help you choose. What is it for, and when do you need it?",
        "You can order whenever you are ready; just tell me which package you prefer.", "Shall I pass your question on to {first}?",
        "Could you tell me a little more about your project?", "I can ask {first} if you like.",
        "You're welcome, and good luck with your launch!",
    ),
    "fr": (
        "Bonjour ! Je suis une assistante IA. Que souhaitez-vous savoir ?",
        "Je vous aide volontiers à choisir. C'est pour quoi, et pour quand ?",
        "Vous pouvez commander quand vous voulez ; dites-moi simplement quelle formule vous préférez.",
        "Voulez-vous que je transmette votre question à {first} ?",
        "Pouvez-vous m'en dire un peu plus sur votre projet ?", "Je peux demander à {first} si vous le souhaitez.",
        "Avec plaisir, et bonne chance pour votre lancement !",
    ),
}  # fmt: skip


def true_answers(catalogue: Catalogue) -> list[TrueAnswer]:
    handle, first = catalogue.profile.handle, catalogue.profile.name.split()[0]
    made = [
        TrueAnswer(handle, gig.slug, language, text) for gig, language in product(catalogue.gigs, LANGUAGES) for text in _of(gig, language)
    ]
    for language in LANGUAGES:
        made += [TrueAnswer(handle, catalogue.gigs[0].slug, language, text.format(first=first)) for text in TALK[language]]
    return made + [answer for answer in OWN_WORDS if answer.freelancer == handle]


def _of(gig: Gig, language: Language) -> Iterator[str]:
    for place, package in enumerate(gig.packages):
        for frame in ONE[language][place % 2 :: 2]:
            yield frame.format(**_fields(gig, package, language))
    for place, (a, b) in enumerate(zip(gig.packages, gig.packages[1:], strict=False)):
        yield TWO[language][(place + len(gig.slug)) % 3].format(
            a=a.title, b=b.title, pa=_price(a.price, language), pb=_price(b.price, language)
        )
    for place, extra in enumerate(gig.extras):
        yield EXTRA[language][(place + len(gig.slug)) % 3].format(name=extra.title, price=_price(extra.price, language))
    for place, item in enumerate(gig.excludes):
        yield NO[language][(place + len(gig.slug)) % 3].format(item=item)


def _fields(gig: Gig, package: Package, language: Language) -> dict[str, str]:
    day, days, revision, revisions = PIECES[language]
    working = (
        {"en": ("working ", ""), "fr": ("", " ouvrés" if package.delivery_days > 1 else " ouvré")}[language]
        if gig.working_days
        else ("", "")
    )
    many = package.revisions
    return {
        "name": package.title,
        "price": _price(package.price, language),
        "days": f"{package.delivery_days} {working[0]}{day if package.delivery_days == 1 else days}{working[1]}",
        "revisions": f"{count(many, language, False)} {revision if many == 1 else revisions}",
        "first": package.includes[0],
        "last": package.includes[-1],
    }


def _price(price: Money, language: Language) -> str:
    return price.say(language)
