"""What the freelancer is told in the owner's chat, English and French side by side. Days and figures are put in by code."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, tuple[str, str]] = {
    # ---- reading back
    "read_back": ("I understood:\n{change}.\n{meets}Shall I do that?", "J'ai compris :\n{change}.\n{meets}Je le fais ?"),
    "read_undo": ("To undo:\n{change}.\n{meets}Shall I put it back as it was?", "À défaire :\n{change}.\n{meets}Je remets comme avant ?"),
    "stale": ("Your calendar was changed meanwhile, so I read it again.\n", "Votre agenda a changé entre-temps, je relis donc.\n"),
    "displaced": (
        "Two changes were waiting for a yes, so I read the last one again, to be sure.\n",
        "Deux changements attendaient un oui, je relis donc le dernier, pour être sûr.\n",
    ),
    "replaces": (
        "(What I read back before was not confirmed and is dropped.)\n",
        "(Ce que j'avais relu avant n'a pas été confirmé, je l'abandonne.)\n",
    ),
    "meets": (
        "Booked in that time, and it stays: settle it with the client, or cancel it yourself.\n{lines}\n",
        "Réservé à ce moment, et cela reste : voyez avec le client, ou annulez vous-même.\n{lines}\n",
    ),
    "keeps_price": ("What is booked already keeps its price.\n", "Ce qui est déjà réservé garde son prix.\n"),
    "done": ("Done.\n{change}.", "C'est fait.\n{change}."),
    "undone": ("This is undone, and all is as it was before it:\n{change}.", "Ceci est défait, tout est comme avant :\n{change}."),
    "dropped": ("All right, nothing is changed.", "D'accord, rien n'est changé."),
    "dropped_unclear": (
        'All right, nothing is changed. I did not understand "{text}": say the whole change again.',
        "D'accord, rien n'est changé. Je n'ai pas compris « {text} » : redites tout le changement.",
    ),
    "expired": (
        "That waited too long and is dropped. Say it again, please.",
        "Cela a attendu trop longtemps, je l'ai abandonné. Redites-le, s'il vous plaît.",
    ),
    "no_pending": ("Nothing is waiting for a yes or a no.", "Rien n'attend de oui ni de non."),
    "done_already": ("That is done already: nothing is waiting for a yes.", "C'est déjà fait : rien n'attend de oui."),
    "nothing_to_undo": (
        "There is nothing to undo: no change was made here yet.",
        "Il n'y a rien à défaire : aucun changement n'a été fait ici.",
    ),
    "no_such_change": ("There is no change number {n} in the list.", "Il n'y a pas de changement numéro {n} dans la liste."),
    "moved_on": (
        "I cannot undo that exactly: it was changed again since. Undo the later change first, or say how it should be.\n{change}.",
        "Je ne peux pas le défaire exactement : cela a encore changé depuis. Défaites d'abord le changement plus récent, ou dites comment ce doit être.\n{change}.",
    ),
    "raced": (
        "Your calendar is being changed elsewhere right now: try again.",
        "Votre agenda est en train d'être changé ailleurs : réessayez.",
    ),
    "then_again": ('One thing at a time. Then say this again: "{text}"', "Une chose à la fois. Redites ensuite ceci : « {text} »"),
    # ---- choices
    "yes": ("Yes", "Oui"),
    "no": ("No", "Non"),
    "undo": ("Undo that", "Défais ça"),
    "every": ("No, every {day}", "Non, tous les {day}"),
    "once": ("No, only this {day}", "Non, seulement ce {day}"),
    "back_then": ("No, I'm back on {day}", "Non, je suis de retour le {day}"),
    # ---- asking back
    "away_days": (
        'Away on which days? For example: "from Thursday to Sunday".',
        "Absent quels jours ? Par exemple : « de jeudi à dimanche ».",
    ),
    "away_until": (
        'Until when, that day included? For example: "until 12 December".',
        "Jusqu'à quand, ce jour compris ? Par exemple : « jusqu'au 12 décembre ».",
    ),
    "block_when": (
        'Which hours of which day? For example: "tomorrow 2 to 4".',
        "Quelles heures de quel jour ? Par exemple : « demain de 14h à 16h ».",
    ),
    "unblock_when": (
        'Which hours shall be open again? For example: "unblock tomorrow 2 to 4".',
        "Quelles heures rouvrir ? Par exemple : « débloque demain de 14h à 16h ».",
    ),
    "which_days": (
        'On which day or days? For example: "no calls on Fridays", or "no calls on 12 December".',
        "Quel jour ? Par exemple : « pas d'appels le vendredi », ou « pas d'appels le 12 décembre ».",
    ),
    "which_hours": (
        'From when to when? For example: "I work Mondays 9 to 12 and 14 to 18".',
        "De quand à quand ? Par exemple : « le lundi je travaille de 9h à 12h et de 14h à 18h ».",
    ),
    "which_call": (
        'Which call? You sell: {sold}. For example: "raise the {minutes}-minute call to 50".',
        "Quel appel ? Vous vendez : {sold}. Par exemple : « passe l'appel de {minutes} minutes à 50 ».",
    ),
    "which_price": (
        'What is its price to be? For example: "raise the 30-minute call to 50".',
        "Quel doit être son prix ? Par exemple : « passe l'appel de 30 minutes à 50 ».",
    ),
    "which_length": (
        'How many minutes? For example: "add a 45-minute call at 60".',
        "Combien de minutes ? Par exemple : « ajoute un appel de 45 minutes à 60 ».",
    ),
    "which_number": (
        'How much? For example: "48 hours notice", "at most 3 calls a day", "15 minutes between calls".',
        "Combien ? Par exemple : « préavis de 48 heures », « au plus 3 appels par jour », « 15 minutes entre les appels ».",
    ),
    # ---- what cannot be done
    "nothing_to_change": ("It is like that already: nothing to change.", "C'est déjà ainsi : rien à changer."),
    "ends_before": ("That would end before it begins. From when to when?", "Cela finirait avant de commencer. De quand à quand ?"),
    "past_days": ("These days have passed. Which days do you mean?", "Ces jours sont passés. De quels jours parlez-vous ?"),
    "past_hours": ("That time has passed. Which hours do you mean?", "Ce moment est passé. De quelles heures parlez-vous ?"),
    "too_long": ("That is longer than two years: say a shorter time.", "C'est plus de deux ans : dites une durée plus courte."),
    "off_already": ("You are away then already: nothing to change.", "Vous êtes déjà absent à ce moment : rien à changer."),
    "not_away": (
        "You are not away then, so there is nothing to take back.",
        "Vous n'êtes pas absent à ce moment : il n'y a rien à annuler.",
    ),
    "blocked_already": ("That time is blocked already: nothing to change.", "Ce moment est déjà bloqué : rien à changer."),
    "nothing_blocked": ("Nothing is blocked then.", "Rien n'est bloqué à ce moment."),
    "away_then": (
        'You are away {days}, so hours would not count. Say "cancel my day off" with the day first.',
        "Vous êtes absent {days}, des heures n'y compteraient pas. Dites d'abord « annule mon congé » avec le jour.",
    ),
    "not_sold": (
        "You sell no {minutes}-minute call. You sell: {sold}.",
        "Vous ne vendez pas d'appel de {minutes} minutes. Vous vendez : {sold}.",
    ),
    "sold_already": ("You sell a {minutes}-minute call already.", "Vous vendez déjà un appel de {minutes} minutes."),
    "bad_price": (
        "That is no price I can set. Write an amount in {currency}, from 0 to 1,000,000.",
        "Ce n'est pas un prix que je peux fixer. Écrivez un montant en {currency}, de 0 à 1 000 000.",
    ),
    "bad_length": ("A call has 1 to {most} minutes.", "Un appel dure de 1 à {most} minutes."),
    "bad_limit": ("That must be from {least} to {most}.", "Ce doit être de {least} à {most}."),
    "closed_then": ("You are closed then already: nothing to change.", "Vous êtes déjà fermé à ce moment : rien à changer."),
    "bad_records": ("Your records would no longer hold together: {problem}", "Vos données ne seraient plus cohérentes : {problem}"),
    # ---- what was not understood
    "unknown": (
        'I did not understand that. For example: "I\'m away from Thursday to Sunday", "no calls on Friday mornings", "what\'s on this week?". "help" lists the rest.',
        "Je n'ai pas compris. Par exemple : « je suis absent de jeudi à dimanche », « pas d'appels le vendredi matin », « qu'est-ce que j'ai cette semaine ? ». « aide » donne le reste.",
    ),
    "asked": (
        "That was a question, so I changed nothing. To change it, say it without the question.",
        "C'était une question, je n'ai donc rien changé. Pour le changer, dites-le sans poser de question.",
    ),
    "negated": ("All right, I leave that as it is.", "D'accord, je laisse cela comme c'est."),
    "past": ("That is in the past: nothing to change.", "C'est du passé : rien à changer."),
    "currency": (
        "Your prices are in {currency}: write the amount in it.",
        "Vos prix sont en {currency} : écrivez le montant dans cette monnaie.",
    ),
    "somebody_else": (
        "That is about somebody else, so I changed nothing of yours.",
        "Il s'agit de quelqu'un d'autre, je n'ai donc rien changé chez vous.",
    ),
    "gig": (
        "Prices of packages are changed in the gig's file and imported; here I change calls, hours and days off.",
        "Les prix des formules se changent dans le fichier du service, à importer ; ici je change les appels, les horaires et les absences.",
    ),
    "not_later": (
        "Prices, limits and weekly hours change at once and until you change them again, not from a day on or for a while: say it on that day. "
        "For some days, name the days.",
        "Les prix, les limites et les horaires changent tout de suite et jusqu'au prochain changement, pas à partir d'un jour ni pour un temps : "
        "dites-le ce jour-là. Pour quelques jours, nommez les jours.",
    ),
    "booked": (
        'What is booked or offered is settled where it stands, with its own buttons or calls, not here: I changed nothing. "what\'s on this week?" lists it.',
        "Ce qui est réservé ou proposé se règle à sa place, avec ses propres boutons ou appels, pas ici : je n'ai rien changé. "
        "« qu'est-ce que j'ai cette semaine ? » en donne la liste.",
    ),
    # ---- what is told
    "hello": (
        "Hello {name}! Tell me what to change, or ask what is on.",
        "Bonjour {name} ! Dites-moi quoi changer, ou demandez ce qui est prévu.",
    ),
    "thanks": ("You're welcome.", "Avec plaisir."),
    "agenda": ("{days}:\n{lines}", "{days} :\n{lines}"),
    "agenda_empty": ("Nothing is booked {days}.", "Rien n'est réservé {days}."),
    "agenda_call": (
        "{when}: {minutes}-minute call with {client} ({status})",
        "{when} : appel de {minutes} minutes avec {client} ({status})",
    ),
    "agenda_about": (", about: {about}", ", sujet : {about}"),
    "agenda_off": ("Away {days}{note}", "Absence {days}{note}"),
    "agenda_blocked": ("Blocked: {when}{note}", "Bloqué : {when}{note}"),
    "confirmed": ("confirmed", "confirmé"),
    "held": ("held until paid", "retenu jusqu'au paiement"),
    "waiting_approval": ("waits for your yes", "attend votre accord"),
    "a_client": ("a client", "un client"),
    "no_time_off": ("You have no days off and no blocked hours ahead.", "Vous n'avez ni absence ni heures bloquées à venir."),
    "time_off": ("Ahead:\n{lines}", "À venir :\n{lines}"),
    "your_hours": ("Your hours ({zone}):\n{lines}", "Vos horaires ({zone}) :\n{lines}"),
    "no_hours": ("You have no weekly hours: nobody can book you.", "Vous n'avez pas d'horaires : personne ne peut vous réserver."),
    "your_prices": ("Your calls:\n{lines}", "Vos appels :\n{lines}"),
    "no_prices": ("You sell no calls.", "Vous ne vendez pas d'appels."),
    "call_line": ("{minutes} minutes: {price}", "{minutes} minutes : {price}"),
    "waiting": ("Waiting for you:\n{lines}", "En attente de vous :\n{lines}"),
    "nobody_waits": ("Nobody is waiting for you.", "Personne ne vous attend."),
    "waits_person": ("{client} asked for you: {reason}", "{client} a demandé à vous parler : {reason}"),
    "waits_offer": ("An offer of {total} waits for your yes until {until}", "Une offre de {total} attend votre accord jusqu'au {until}"),
    "waits_booking": ("A call on {when} waits for your yes until {until}", "Un appel le {when} attend votre accord jusqu'au {until}"),
    "waits_gap": ('A question I could not answer: "{question}" ({n})', "Une question sans réponse : « {question} » ({n})"),
    "asked_by": ("asked by {n}", "posée par {n}"),
    "changes": (
        'Changes, newest first:\n{lines}\nSay "undo" and the number to undo one.',
        "Changements, le plus récent d'abord :\n{lines}\nDites « défais » et le numéro pour en défaire un.",
    ),
    "no_changes": ("Nothing was changed yet.", "Rien n'a encore été changé."),
    "change_undone": (" (undone)", " (défait)"),
    "help": (
        'Say it in your own words, for example:\n- "I\'m away from Thursday to Sunday", "I\'m back on Monday", "cancel my day off on Friday"\n'
        '- "block tomorrow 2 to 4", "unblock tomorrow"\n- "no calls on Friday mornings", "only calls after 10 on Mondays", "I work Tuesdays 9 to 12 and 14 to 18", "open Saturday 10 to 12"\n'
        '- "raise the 30-minute call to 50", "add a 45-minute call at 60", "stop selling the 60-minute call"\n'
        '- "48 hours notice", "15 minutes between calls", "at most 3 calls a day"\n'
        '- "what\'s on this week?", "who is waiting for me?", "what did you change?", "undo that"\n'
        "I read every change back, and do it when you say yes.",
        "Dites-le avec vos mots, par exemple :\n- « je suis absent de jeudi à dimanche », « je reviens lundi », « annule mon congé de vendredi »\n"
        "- « bloque demain de 14h à 16h », « débloque demain »\n- « pas d'appels le vendredi matin », « le lundi seulement après 10h », « le mardi je travaille de 9h à 12h et de 14h à 18h », « ouvre samedi de 10h à 12h »\n"
        "- « passe l'appel de 30 minutes à 50 », « ajoute un appel de 45 minutes à 60 », « ne vends plus l'appel de 60 minutes »\n"
        "- « préavis de 48 heures », « 15 minutes entre les appels », « au plus 3 appels par jour »\n"
        "- « qu'est-ce que j'ai cette semaine ? », « qui m'attend ? », « qu'as-tu changé ? », « défais ça »\n"
        "Je relis chaque changement, et je le fais quand vous dites oui.",
    ),
}


def say(key: str, language: str, **values: object) -> str:
    english, french = PHRASES[key]
    return (french if language == "fr" else english).format(**values)
