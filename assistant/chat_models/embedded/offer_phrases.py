"""What is said about offers, English and French side by side. Figures are put in from records; none stands here."""

from __future__ import annotations

OFFER_PHRASES: dict[str, tuple[str, str]] = {
    "gladly": ("Gladly.", "Avec plaisir."),
    "before_offer": (
        "To make your offer I need to know a little more.",
        "Pour préparer votre offre, il me faut encore quelques précisions.",
    ),
    "beyond": (
        "“{item}” is not something I can price: {name} would have to say. Tell me to ask {name} if you want that too.",
        "« {item} » n'est pas dans ce que je peux chiffrer : c'est à {name} de le dire. Dites-moi de demander à {name} si vous le voulez aussi.",
    ),
    "next_needed": ("Thank you, noted.", "Merci, c'est noté."),
    "left_open": ("All right, that can be told later.", "D'accord, cela pourra être précisé plus tard."),
    "back_to_offer": ("Back to your offer:", "Revenons à votre offre :"),
    "if_you_have": ("(only if you have it)", "(seulement si vous en avez)"),
    "how_many_months": ("For how many months, from 1 to 12?", "Pour combien de mois, de 1 à 12 ?"),
    "offer_sent": (
        "Here is your offer: {what}, {total}, delivered in {days}, {revisions}.",
        "Voici votre offre : {what}, {total}, livraison en {days}, {revisions}.",
    ),
    # As tools/offer_facts.py states it, word for word.
    "offer_monthly": ("The price is that of one month, for {months}.", "Le prix est celui d'un mois, pendant {months}."),
    "offer_instead": ("That is {total} instead of {full}.", "Soit {total} au lieu de {full}."),
    "offer_pays": ("With the marketplace's service fee you pay {pays}.", "Avec les frais de service de la place de marché, vous payez {pays}."),
    "offer_excludes": ("Not included: {items}.", "Non compris : {items}."),
    "offer_step": ("{amount}, {days}", "{amount}, {days}"),
    "offer_steps": ("It is paid in steps:\n{lines}", "Le paiement se fait par étapes :\n{lines}"),
    "offer_until": (
        "It is valid until {date}. Only you can accept it, with the button on the card.",
        "Elle est valable jusqu'au {date}. C'est à vous de l'accepter, avec le bouton de la carte ; personne d'autre ne le peut.",
    ),
    "offer_replaces": ("It replaces the offer before.", "Elle remplace l'offre précédente."),
    "checking": (
        "I am checking this with {name} and will tell you here as soon as there is an answer. Meanwhile I can go on answering your questions.",
        "Je vois cela avec {name} et je vous donne la réponse ici dès que je l'ai. En attendant, je réponds volontiers à vos autres questions.",
    ),
    "offer_failed": (
        "The offer could not be made just now. Shall I pass your wish on to {name}?",
        "L'offre n'a pas pu être préparée pour l'instant. Voulez-vous que je transmette votre souhait à {name} ?",
    ),
    "no_combination": (
        "These cannot be ordered together. Which of them would you like?",
        "Ces éléments ne peuvent pas être commandés ensemble. Lequel souhaitez-vous ?",
    ),
    "shall_i_offer": (
        "Shall I make you an offer for {what}?",
        "Je vous prépare une offre pour {what} ?",
    ),
    "offer_dropped": ("All right, no offer then. I am here if you have another question.", "D'accord, pas d'offre. Je reste là si vous avez une autre question."),
    # ---- bargaining
    "what_price": (
        "The listed price of {what} is {full}. Which price did you have in mind? I can say at once what is possible.",
        "Le prix affiché pour {what} est de {full}. À quel prix pensiez-vous ? Je peux vous dire tout de suite ce qui est possible.",
    ),
    "bargain_yes": (
        "Yes, that is possible: {what} for {total} instead of {full}. Shall I make you the offer?",
        "Oui, c'est possible : {what} pour {total} au lieu de {full}. Je vous prépare l'offre ?",
    ),
    "bargain_within": (
        "{what} costs {full}, so that fits. Shall I make you the offer?",
        "{what} : {full}, cela convient donc. Je vous prépare l'offre ?",
    ),
    "bargain_counter": (
        "I cannot go that far. What I can offer at once is {what} for {total} instead of {full}. Shall I make you that offer, or ask {name} about yours?",
        "Je ne peux pas aller jusque-là. Ce que je peux proposer tout de suite : {what} pour {total} au lieu de {full}. Je vous prépare cette offre, ou je demande à {name} pour la vôtre ?",
    ),
    "bargain_ask": (
        "{what} is listed at {full}. I may not decide on that price by myself. Shall I ask {name}?",
        "{what} est affiché à {full}. Je ne peux pas décider seul de ce prix. Voulez-vous que je demande à {name} ?",
    ),
    "bargain_no": (
        "At that price it is not possible; {what} is listed at {full}.",
        "À ce prix, ce n'est pas possible ; {what} est affiché à {full}.",
    ),
    "too_fast": (
        "It cannot be delivered that fast. The soonest is {days}: {what}, {total}. Shall I make the offer with that?",
        "Une livraison aussi rapide n'est pas possible. Au plus tôt : {days}, {what}, {total}. Je prépare l'offre ainsi ?",
    ),
    "faster": (
        "A faster delivery than that is for {name} to decide. Shall I make the offer like this, or ask {name}?",
        "Une livraison plus rapide, c'est à {name} d'en décider. Je prépare l'offre ainsi, ou je demande à {name} ?",
    ),
    "too_fast_plain": ("It cannot be delivered that fast.", "Une livraison aussi rapide n'est pas possible."),
    "not_that_low": ("An offer that small cannot be made.", "Une offre aussi basse n'est pas possible."),
    # ---- offers there are
    "accept_by_button": (
        "Thank you! Only you can accept: please press the button on the card.",
        "Merci ! C'est à vous d'accepter : appuyez sur le bouton de la carte, s'il vous plaît.",
    ),
    "offer_open": ("Your offer is open: here is the card again.", "Votre offre est ouverte : revoici la carte."),
    "offer_waits": ("{name} has been asked and has not answered yet. I will tell you here.", "{name} a reçu la question et n'a pas encore répondu. Je vous le dirai ici."),
    "offer_accepted": ("Your offer was accepted, and the order is made.", "Votre offre est acceptée, et la commande est passée."),
    "offer_declined": ("You declined the last offer. Shall I make a new one?", "Vous avez refusé la dernière offre. J'en prépare une nouvelle ?"),
    "offer_withdrawn": ("The last offer was withdrawn. Shall I make a new one?", "La dernière offre a été retirée. J'en prépare une nouvelle ?"),
    "offer_expired": ("The last offer has expired. Shall I make it anew?", "La dernière offre a expiré. Je la refais ?"),
    "offer_refused": ("{name} could not agree to the last wish. Shall I make an offer at the listed price?", "{name} n'a pas pu donner suite au dernier souhait. Je prépare une offre au prix affiché ?"),
    "offer_lapsed": ("{name} has not answered in time; your wish stays noted.", "{name} n'a pas répondu à temps ; votre souhait reste noté."),
    "no_offer_yet": ("There is no offer for you here yet. What would you like to order?", "Il n'y a pas encore d'offre pour vous ici. Que souhaitez-vous commander ?"),
    "no_order_before": (
        "I see no earlier order of yours here. What would you like to order?",
        "Je ne vois pas de commande précédente de votre part. Que souhaitez-vous commander ?",
    ),
    "file_kept": ("Thank you, the file is kept for {name}.", "Merci, le fichier est conservé pour {name}."),
    "noted_for_offer": ("Thank you, I have noted that for {name}.", "Merci, je l'ai noté pour {name}."),
    "what_to_change": ("What should be different? I can make you a new offer.", "Que faudrait-il changer ? Je peux vous faire une nouvelle offre."),
    # ---- what may be pressed next
    "choose_offer": ("Make me an offer", "Faites-moi une offre"),
    "choose_make_it": ("Yes, make the offer", "Oui, préparez l'offre"),
    "choose_ask_price": ("Ask {name} about my price", "Demandez à {name} pour mon prix"),
    "choose_ask_time": ("Ask {name} about the time", "Demandez à {name} pour le délai"),
    "choose_later": ("I will tell that later", "Je le dirai plus tard"),
}  # fmt: skip
