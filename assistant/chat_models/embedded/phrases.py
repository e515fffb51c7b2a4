"""What the embedded model says, line by line, English and French side by side. Figures are put in by code."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.chat_models.embedded.call_phrases import CALL_PHRASES
from assistant.chat_models.embedded.offer_phrases import OFFER_PHRASES

PHRASES: Mapping[str, tuple[str, str]] = {
    # ---- prices and packages
    "gig_prices": ("For {gig}:\n{lines}", "Pour {gig} :\n{lines}"),
    "all_gigs": ("{name} offers:\n{lines}", "{name} propose :\n{lines}"),
    "gig_from": ("{gig}: from {price}", "{gig} : à partir de {price}"),
    "package_price": ("{package} costs {price}, delivered in {days}.", "{package} coûte {price}, livraison en {days}."),
    "costs": ("{package} costs {price}.", "{package} coûte {price}."),
    "package_holds": ("{package}: {items}.", "{package} : {items}."),
    "package_delivery": ("{package} is delivered in {days}.", "{package} : livraison en {days}."),
    "package_revisions": ("{package} comes with {revisions}.", "{package} comprend {revisions}."),
    "package_includes": ("{package} includes: {items}.", "{package} comprend : {items}."),
    "gig_excludes": ("Not included in {gig}: {items}.", "Non compris dans {gig} : {items}."),
    "no_excludes": ("Nothing is listed as excluded from {gig}.", "Rien n'est indiqué comme exclu de {gig}."),
    "gig_extras": ("Extras for {gig}:\n{lines}", "Options pour {gig} :\n{lines}"),
    "no_extras": ("{gig} has no extras.", "{gig} n'a pas d'option."),
    "extra_line": ("{extra}: +{price}", "{extra} : +{price}"),
    "extra_price": ("{extra} is an extra at {price}.", "{extra} est une option à {price}."),
    "extra_adds_days": ("adds {days}", "ajoute {days}"),
    "extra_days": ("delivery in {days}", "livraison en {days}"),
    "extra_adds_revisions": ("adds {revisions}", "ajoute {revisions}"),
    "express": ("In a hurry? {extra} (+{price}) makes it {days}.", "Pressé ? {extra} (+{price}) ramène le délai à {days}."),
    "more_revisions": ("More can be added: {extra}, {price} each.", "On peut en ajouter : {extra}, {price} l'unité."),
    "quote": ("{what}: {total} in total, delivered in {days}, {revisions}.", "{what} : {total} au total, livraison en {days}, {revisions}."),
    "quote_line": ("{what}: {total}", "{what} : {total}"),
    "working_days": ("These are working days.", "Il s'agit de jours ouvrés."),
    "in_working_days": (
        "{gig}: delivery times are in working days, so weekends do not count.",
        "{gig} : les délais sont en jours ouvrés, les fins de semaine ne comptent donc pas.",
    ),
    "in_calendar_days": (
        "{gig}: delivery times are in calendar days, so weekends count.",
        "{gig} : les délais sont en jours calendaires, les fins de semaine comptent donc.",
    ),
    "once_only": ("{extra} counts once per order.", "{extra} ne compte qu'une fois par commande."),
    "need_met": (
        "Yes, that is what {gig} is for:\n{lines}\nTell me which one you want, or a little more about it, and I suggest one.",
        "Oui, c'est l'objet de {gig} :\n{lines}\nDites-moi laquelle vous voulez, ou un peu plus, et je vous en conseille une.",
    ),
    "uncounted": (
        "Not in this sum: {item}. I do not find it among the packages and extras.",
        "Non compté dans cette somme : {item}. Je ne le trouve pas parmi les formules et les options.",
    ),
    "too_many": (
        "No package goes as far as {quantity} {unit}, and I will not guess a price for it.",
        "Aucune formule ne va jusqu'à {quantity} {unit}, et je ne veux pas inventer de prix.",
    ),
    "largest": ("The largest: {package}.", "La plus grande : {package}."),
    # ---- time
    "yes_in_time": ("Yes: {package} takes {days}.", "Oui : {package} prend {days}."),
    "with_express": (
        "Yes, with {extra} (+{price}): {days}. Without it, {package} takes {normal}.",
        "Oui, avec {extra} (+{price}) : {days}. Sans cette option, {package} prend {normal}.",
    ),
    "not_in_time": ("No: the shortest delivery is {days}, with {package}.", "Non : la livraison la plus courte est de {days}, avec {package}."),
    "not_even_rushed": (
        "Not quite. The quickest is with {extra} (+{price}): {days}. Without it, {package} takes {normal}.",
        "Pas tout à fait. Au plus vite, avec {extra} (+{price}) : {days}. Sans cette option, {package} prend {normal}.",
    ),
    "in_time": ("Yes:", "Oui :"),
    "rushed": ("with {extra} (+{price}): {days}", "avec {extra} (+{price}) : {days}"),
    "order_in_time": ("Yes, in {days}.", "Oui, en {days}."),
    "order_too_late": ("No: that takes {days}.", "Non : il faut {days}."),
    "hours": ("{name} works {hours} ({zone} time).", "{name} travaille {hours} (heure de {zone})."),
    "no_hours": ("{name} has noted no working hours.", "{name} n'a pas indiqué d'horaires."),
    "closed_on": ("No, {name} does not work on {day}.", "Non, {name} ne travaille pas le {day}."),
    "open_on": ("Yes, {name} works on {day}: {hours} ({zone} time).", "Oui, {name} travaille le {day} : {hours} (heure de {zone})."),
    "open_otherwise": (
        "Not at that time. On {day}, {name} works {hours} ({zone} time).",
        "Pas à ce moment-là. Le {day}, {name} travaille {hours} (heure de {zone}).",
    ),
    "date_open": ("On {date}: {hours} ({zone} time).", "Le {date} : {hours} (heure de {zone})."),
    "date_closed": ("{name} does not work on {date}.", "{name} ne travaille pas le {date}."),
    "date_away": ("{name} is away on {date} (from {first} to {last}).", "{name} n'est pas disponible le {date} (absence du {first} au {last})."),
    "away_list": ("{name} is away {periods}.", "{name} n'est pas disponible {periods}."),
    "away_period": ("from {first} to {last}", "du {first} au {last}"),
    "no_away": ("No days away are noted for the coming months.", "Aucune absence n'est notée pour les prochains mois."),
    "no_away_then": ("No absence of {name} is noted for those days.", "Aucune absence de {name} n'est notée pour ces jours-là."),
    "odd_date": ("Different hours on {date}: {hours}.", "Horaires particuliers le {date} : {hours}."),
    # ---- consultations
    "consultations": ("{name} takes consultations:\n{lines}", "{name} propose des consultations :\n{lines}"),
    "consultation_line": ("{minutes} minutes: {price}", "{minutes} minutes : {price}"),
    "cancel_free": (
        "A consultation can be cancelled free of charge until {hours} hours before it starts, and moved until {move} hours before.",
        "Une consultation s'annule sans frais jusqu'à {hours} heures avant le début, et se déplace jusqu'à {move} heures avant.",
    ),
    "free": ("free of charge", "gratuite"),
    "no_consultations": ("{name} takes no consultations, but answers questions here.", "{name} ne propose pas de consultation, mais répond ici aux questions."),
    "book_next": (
        "Which day and time would suit you?",
        "Quel jour et quelle heure vous iraient ?",
    ),
    # ---- who
    "languages": ("{name} works in {tongues}.", "{name} travaille en {tongues}."),
    "no_language": ("No, {tongue} is not among the languages {name} works in: {tongues}.", "Non, {name} ne travaille pas en {tongue}, mais en {tongues}."),
    "yes_language": ("Yes, {name} works in {tongues}.", "Oui, {name} travaille en {tongues}."),
    "zone": ("{name} works on {zone} time.", "{name} travaille à l'heure de {zone}."),
    "level": ("{name}'s level on the marketplace: {level}.", "Niveau de {name} sur la place de marché : {level}."),
    "no_level": ("No level is recorded for {name}.", "Aucun niveau n'est enregistré pour {name}."),
    "pro": ("{name} is a vetted professional.", "{name} est un professionnel vérifié."),
    "not_pro": ("{name} is not listed as a vetted professional.", "{name} n'est pas enregistré comme professionnel vérifié."),
    "skills": ("Skills: {skills}.", "Compétences : {skills}."),
    # ---- choosing
    "recommend": ("I would take {package}: {price}, delivered in {days}, {revisions}.", "Je prendrais {package} : {price}, livraison en {days}, {revisions}."),
    "recommend_order": ("I would take this:", "Je prendrais ceci :"),
    "because": ("It includes {items}.", "La formule comprend : {items}."),
    "for_the_money": ("For that money there is:", "Pour cette somme, il y a :"),
    "within_budget": ("It stays within your budget.", "Cela reste dans votre budget."),
    "over_budget": ("It is above the budget you named; nothing here costs less.", "C'est au-dessus du budget indiqué ; rien ici ne coûte moins."),
    "beyond_budget": ("That is above the budget you named.", "C'est au-dessus du budget indiqué."),
    "other_currency": ("Prices are in {currency}.", "Les prix sont en {currency}."),
    "cheaper_choice": ("If you need less, {package} at {price} may do.", "Si vous avez besoin de moins, {package} à {price} peut suffire."),
    "missing_in_budget": (
        "{items} would need {package} at {price}.",
        "{items} : il faudrait {package} à {price}.",
    ),
    "only_package": ("There is one package.", "Il y a une seule formule."),
    "compare": ("{lines}", "{lines}"),
    "more_in": ("{package} adds: {items}.", "{package} ajoute : {items}."),
    "which_gig": ("Which of these do you mean?", "Duquel de ces services s'agit-il ?"),
    # ---- scope
    "included_in": ("Yes, {item}: included in {packages}.", "Oui, {item} : compris dans {packages}."),
    "as_extra": ("as the extra {extra}, {price}.", "avec l'option {extra}, {price}."),
    "yes_extra": ("Yes, as an extra: {extra}, {price}.", "Oui, en option : {extra}, {price}."),
    "otherwise_extra": ("Elsewhere it is the extra {extra}, {price}.", "Sinon, c'est l'option {extra}, {price}."),
    "excluded": ("No: {gig} does not cover {item}.", "Non : {gig} ne comprend pas {item}."),
    "not_in_package": ("Not in {package}, but in {packages}.", "Pas dans {package}, mais dans {packages}."),
    "not_in_package_extra": ("It is not part of {package}.", "Ce n'est pas compris dans {package}."),
    "yes_gig": ("Yes: {gig}.", "Oui : {gig}."),
    "yes_skill": ("Yes, {skill} is among {name}'s skills.", "Oui, {skill} fait partie des compétences de {name}."),
    "no_reviews_here": (
        "I have no reviews or ratings of {name} here, so I cannot quote any.",
        "Je n'ai ici ni avis ni note sur {name}, je ne peux donc pas en citer.",
    ),
    "own_gig": ("No, that is a service of its own: {gig}.", "Non, c'est un service à part : {gig}."),
    "taken_yes": ("Yes.", "Oui."),
    "taken_no": ("No.", "Non."),
    "milestones_yes": ("Yes, {gig} may be sold in milestones.", "Oui, {gig} peut être vendu par étapes clés."),
    "milestones_no": ("No, {gig} is not sold in milestones.", "Non, {gig} n'est pas vendu par étapes clés."),
    "subscription_yes": ("Yes, {gig} may be sold as a monthly subscription.", "Oui, {gig} peut être vendu en abonnement mensuel."),
    "subscription_no": ("No, {gig} is not sold as a subscription.", "Non, {gig} n'est pas vendu en abonnement."),
    # ---- needs and orders
    "requirements": ("To start, {name} needs:\n{lines}", "Pour commencer, {name} a besoin de :\n{lines}"),
    "no_requirements": ("Nothing special is listed as needed before {gig}.", "Rien de particulier n'est demandé avant {gig}."),
    "if_possible": ("(if you have it)", "(si vous l'avez)"),
    "order_which": ("Gladly. Which package would you like?", "Avec plaisir. Quelle formule souhaitez-vous ?"),
    "discount": (
        "The listed prices hold. Tell me which package you want and which price you have in mind, and I say at once what is possible.",
        "Les prix affichés s'appliquent. Dites-moi quelle formule vous voulez et à quel prix vous pensiez : je vous dis tout de suite ce qui est possible.",
    ),
    "cheapest": ("The lowest listed price is {package} at {price}.", "Le prix affiché le plus bas est {package} à {price}."),
    # ---- knowledge
    "quote_text": ("{text}", "{text}"),
    "quote_foreign": ("In the original ({tongue}): {text}", "Dans le texte d'origine ({tongue}) : {text}"),
    "as_of": ("(as of {date})", "(état : {date})"),
    "which_of_it": (
        "About {what}: would you like to know its price, how long it takes, what is included, or something else?",
        "Au sujet de {what} : souhaitez-vous connaître le prix, le délai, le contenu, ou autre chose ?",
    ),
    "all_i_have": ("All I have on this:", "Voici tout ce que j'en sais :"),
    "unknown": (
        "I do not know that: nothing I have from {name} says it. I have noted your question for {name}. Shall I pass the conversation on?",
        "Je ne le sais pas : rien de ce que {name} m'a donné ne le dit. J'ai noté votre question pour {name}. Voulez-vous que je transmette la conversation ?",
    ),
    "unknown_waiting": (
        "I do not know that. I have added it to what {name} will see.",
        "Je ne le sais pas. Je l'ai ajouté à ce que {name} verra.",
    ),
    "unknown_unnoted": ("I do not know that: nothing I have from {name} says it.", "Je ne le sais pas : rien de ce que {name} m'a donné ne le dit."),
    "unknown_twice": (
        "I do not know that either, so I have passed our conversation on to {name}, who will answer you here. I can go on with your other questions meanwhile.",
        "Je ne le sais pas non plus : j'ai transmis notre conversation à {name}, qui vous répondra ici. En attendant, je réponds volontiers à vos autres questions.",
    ),
    "told": (
        "Thank you, that helps. Shall I recommend a package, or make you an offer?",
        "Merci, c'est utile. Voulez-vous que je vous conseille une formule, ou que je vous fasse une offre ?",
    ),
    "nearest": (
        "I have no certain answer to that. The nearest I find:",
        "Je n'ai pas de réponse certaine à cela. Ce que je trouve de plus proche :",
    ),
    "nearest_unknown": (
        "If that is not it: I have noted your question for {name}. Shall I pass the conversation on?",
        "Si ce n'est pas cela : j'ai noté votre question pour {name}. Voulez-vous que je transmette la conversation ?",
    ),
    "nearest_unknown_waiting": (
        "I have added your question to what {name} will see.",
        "J'ai ajouté votre question à ce que {name} verra.",
    ),
    "nearest_unknown_unnoted": ("", ""),
    "nearest_unknown_twice": (
        "As I could not answer for the second time, I have passed our conversation on to {name}, who will answer you here. I can go on with your other questions meanwhile.",
        "Comme je n'ai pas su répondre pour la deuxième fois, j'ai transmis notre conversation à {name}, qui vous répondra ici. En attendant, je réponds volontiers à vos autres questions.",
    ),
    "known_instead": ("What I can tell you:", "Ce que je peux vous dire :"),
    # ---- people
    "handed_over": (
        "I have passed this on to {name}, who will answer you here. Meanwhile I can go on answering your other questions.",
        "J'ai transmis votre demande à {name}, qui vous répondra ici. En attendant, je peux répondre à vos autres questions.",
    ),
    "away_until": ("{name} is away until {last}.", "{name} est en congé jusqu'au {last}."),
    "complaint": ("I am sorry to hear that.", "J'en suis désolé."),
    "is_bot": (
        "I am an AI assistant{called}. I answer for {name}, from what {name} has given me; you can talk to {name} in person at any time.",
        "Je suis un assistant IA{called}. Je réponds pour {name}, à partir de ce que {name} m'a confié ; vous pouvez parler à {name} en personne à tout moment.",
    ),
    "capabilities": (
        "I can tell you what {name} offers, prices, delivery times and revisions, add up an order, help you choose a package, say when {name} is available, "
        "explain the marketplace's rules, and pass you on to {name}.",
        "Je peux vous dire ce que {name} propose, les prix, délais et retouches, calculer une commande, vous aider à choisir une formule, dire quand {name} est "
        "disponible, expliquer les règles de la place de marché et vous passer {name}.",
    ),
    "back": ("I am here. What would you like to know?", "Me revoici. Que souhaitez-vous savoir ?"),
    # ---- refusals
    "off_platform_payment": (
        "I cannot arrange payment outside the marketplace: orders are paid here.",
        "Je ne peux pas organiser de paiement hors de la place de marché : les commandes se paient ici.",
    ),
    "off_platform_contact": (
        "I cannot share or use contact details outside the marketplace before an order: please keep the conversation here.",
        "Je ne peux pas donner ni utiliser de coordonnées hors de la place de marché avant une commande : restons ici, s'il vous plaît.",
    ),
    "personal_data": (
        "I do not share other people's data: what other clients said, ordered or paid stays private, and so do private details.",
        "Je ne communique pas les données d'autres personnes : ce que d'autres clients ont dit, commandé ou payé reste privé, tout comme les informations personnelles.",
    ),
    "traded_reviews": (
        "No: reviews are neither sold nor exchanged, and I offer nothing in return for one.",
        "Non : les avis ne se vendent ni ne s'échangent, et je ne propose rien en échange d'un avis.",
    ),
    "instructions": (
        "I cannot change or reveal how I work, and only {name} decides about limits. I am glad to help with {name}'s services.",
        "Je ne peux ni changer ni révéler mes consignes, et c'est {name} qui décide des limites. Je vous aide volontiers à propos des services de {name}.",
    ),
    "the_rule": ("The rule: {title}.", "La règle : {title}."),
    # ---- courtesy
    "hello": ("Hello!", "Bonjour !"),
    "how_can_i": ("How can I help you with {name}'s services?", "Que puis-je faire pour vous à propos des services de {name} ?"),
    "how_are_you": ("Very well, thank you! How can I help you?", "Très bien, merci ! Que puis-je faire pour vous ?"),
    "thank": ("You are welcome! Anything else you would like to know?", "Avec plaisir ! Souhaitez-vous savoir autre chose ?"),
    "goodbye": ("Goodbye, and thank you for your visit!", "Au revoir, et merci de votre visite !"),
    "acknowledge": ("Good. Is there anything else you would like to know?", "Très bien. Souhaitez-vous savoir autre chose ?"),
    "affirm": ("Good. What would you like to know?", "Très bien. Que souhaitez-vous savoir ?"),
    "deny": ("All right. I am here if you have another question.", "D'accord. Je reste là si vous avez une autre question."),
    "apology": ("No problem at all. What would you like to know?", "Aucun souci. Que souhaitez-vous savoir ?"),
    "insult": ("Let us stay polite. I am glad to help if I can, or to pass you on to {name}.", "Restons courtois. Je vous aide volontiers si je peux, ou je vous passe {name}."),
    "unclear": (
        "I did not quite understand. Are you asking about a price, a delivery time, or what is included?",
        "Je n'ai pas bien compris. Votre question porte-t-elle sur un prix, un délai ou ce qui est compris ?",
    ),
    "foreign": ("I can answer in English or French.", "Je peux répondre en français ou en anglais."),
    # ---- what may be pressed next
    "choose_person": ("Talk to {name}", "Parler à {name}"),
    "choose_pass_on": ("Yes, pass it on to {name}", "Oui, transmettez à {name}"),
    "choose_compare": ("Compare the packages", "Comparer les formules"),
    "choose_includes": ("What is included?", "Qu'est-ce qui est compris ?"),
    "choose_delivery": ("How long does it take?", "Quel est le délai ?"),
    "choose_recommend": ("Which package do you recommend?", "Quelle formule me conseillez-vous ?"),
    "choose_prices": ("What are the prices?", "Quels sont les prix ?"),
    "choose_needs": ("What do you need from me?", "De quoi avez-vous besoin de ma part ?"),
}  # fmt: skip


ALL = {**PHRASES, **OFFER_PHRASES, **CALL_PHRASES}


def say(key: str, language: str, /, **values: object) -> str:
    return ALL[key][1 if language == "fr" else 0].format(**values)
