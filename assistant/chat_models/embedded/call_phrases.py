"""What is said about calls, English and French side by side. Times come as the calendar words them."""

from __future__ import annotations

CALL_PHRASES: dict[str, tuple[str, str]] = {
    "which_zone": (
        "Gladly: {lengths}. In which city or time zone are you, so that I name the times on your clock?",
        "Avec plaisir : {lengths}. Dans quelle ville ou quel fuseau horaire êtes-vous, pour vous donner les heures à votre montre ?",
    ),
    "one_length": ("{minutes} minutes ({price})", "{minutes} minutes ({price})"),
    "zone_unknown": (
        "I do not know that place. A large city in your time zone will do.",
        "Je ne connais pas cet endroit. Une grande ville de votre fuseau suffit.",
    ),
    "slots": ("Free for {minutes} minutes ({price}):", "Libre pour {minutes} minutes ({price}) :"),
    "slots_near": ("Near it, for {minutes} minutes ({price}):", "À proximité, pour {minutes} minutes ({price}) :"),
    "other_length": ("{minutes} minutes can be had too: {price}.", "{minutes} minutes sont possibles aussi : {price}."),
    "length_not_sold": ("{asked} minutes are not on offer; this length is the nearest.", "{asked} minutes ne sont pas proposées ; cette durée est la plus proche."),
    "zone_first": (
        "Noted. In which city or time zone are you, so that I take it on your clock?",
        "C'est noté. Dans quelle ville ou quel fuseau horaire êtes-vous, pour que je le comprenne à votre montre ?",
    ),
    "why_taken": ("That time is not free.", "Ce moment n'est pas libre."),
    "why_full": ("No more calls fit on that day or in that week.", "Il n'y a plus de place pour un appel ce jour-là ou cette semaine-là."),
    "why_closed": ("That is outside the hours in which {name} takes calls.", "C'est en dehors des heures où {name} prend des appels."),
    "why_past": ("That time has passed.", "Ce moment est passé."),
    "why_off_grid": ("No call begins at that very minute.", "Aucun appel ne commence à cette minute précise."),
    "why_too_soon": ("That is too soon: calls are booked at least {hours} hours ahead.", "C'est trop tôt : les appels se réservent au moins {hours} heures à l'avance."),
    "why_too_far": ("That is too far ahead: calls can be booked until {last} for now.", "C'est trop loin : pour l'instant, les appels se réservent jusqu'au {last}."),
    "why_away": ("{name} is away until {last}.", "{name} est en congé jusqu'au {last}."),
    "none_later": ("Later than these there is none that suits. These are free:", "Plus tard, il n'y en a pas qui convienne. Ceux-ci sont libres :"),
    "none_earlier": ("Earlier than these there is none that suits. These are free:", "Plus tôt, il n'y en a pas qui convienne. Ceux-ci sont libres :"),
    "none_that_day": ("In what you said there is no other.", "Dans ce que vous avez dit, il n'y en a pas d'autre."),
    "no_slots": ("{name} has no free time to book in the coming days.", "{name} n'a pas de moment libre à réserver dans les prochains jours."),
    "wait_offer": (
        "Shall I put you on the waiting list, and write to you here as soon as a time opens?",
        "Voulez-vous que je vous mette sur liste d'attente, et que je vous écrive ici dès qu'un moment se libère ?",
    ),
    "wait_joined": (
        "You are on the waiting list for a call of {minutes} minutes at the time you said. I write to you here as soon as one is free; "
        "others may hear of it too, so it goes to whoever answers first. To leave the list, just say so.",
        "Vous êtes sur liste d'attente pour un appel de {minutes} minutes au moment que vous avez dit. Je vous écris ici dès qu'il y en a un de libre ; "
        "d'autres peuvent l'apprendre aussi, il ira au premier qui répond. Pour quitter la liste, dites-le simplement.",
    ),
    "wait_joined_any": (
        "You are on the waiting list for a call of {minutes} minutes. I write to you here as soon as a time is free; "
        "others may hear of it too, so it goes to whoever answers first. To leave the list, just say so.",
        "Vous êtes sur liste d'attente pour un appel de {minutes} minutes. Je vous écris ici dès qu'un moment se libère ; "
        "d'autres peuvent l'apprendre aussi, il ira au premier qui répond. Pour quitter la liste, dites-le simplement.",
    ),
    "wait_left": ("You are off the waiting list.", "Vous n'êtes plus sur la liste d'attente."),
    "wait_not_on": ("You are on no waiting list here.", "Vous n'êtes sur aucune liste d'attente ici."),
    "wait_free_now": ("There is no need to wait.", "Inutile d'attendre."),
    "call_confirm": ("{said}: {minutes} minutes, {price}. Shall I book it?", "{said} : {minutes} minutes, {price}. Je réserve ?"),
    "move_confirm": ("{said}: {minutes} minutes. Shall I move it there?", "{said} : {minutes} minutes. Je la déplace à ce moment ?"),
    "call_asked": (
        "{name} confirms calls in person, so I have asked: {said}, {minutes} minutes, {price}. The time is kept for you meanwhile, and the answer comes here.",
        "{name} confirme les appels en personne, j'ai donc demandé : {said}, {minutes} minutes, {price}. Le moment vous est gardé en attendant, et la réponse arrivera ici.",
    ),
    "call_link": ("Meeting link: {link}", "Lien de la visio : {link}"),
    "call_booked": ("Booked: {said}, {minutes} minutes, {price}.", "C'est réservé : {said}, {minutes} minutes, {price}."),
    "call_moved": ("Moved: {said}, {minutes} minutes.", "C'est déplacé : {said}, {minutes} minutes."),
    "call_held": (
        "The time is kept for you until {until}: {said}, {minutes} minutes, {price}. Pay with the button on the card to confirm it.",
        "Le moment vous est gardé jusqu'à {until} : {said}, {minutes} minutes, {price}. Payez avec le bouton de la carte pour confirmer.",
    ),
    "which_start": ("Which of these?", "Lequel de ces moments ?"),
    "start_gone": ("That start cannot be booked any more.", "Ce moment ne peut plus être réservé."),
    "which_time": ("All right. Which day and time would suit you better?", "D'accord. Quel jour et quelle heure vous iraient mieux ?"),
    "no_call_yet": ("You have no call booked here yet. Which day and time would suit you?", "Vous n'avez pas encore d'appel réservé ici. Quel jour et quelle heure vous iraient ?"),
    "too_many_held": (
        "Three times are already kept for you and not yet paid, which is the most. Pay for one with the button on its card, or have me cancel one; then I book this.",
        "Trois moments vous sont déjà gardés sans être payés, c'est le maximum. Payez-en un avec le bouton de sa carte, ou dites-moi d'en annuler un ; je réserve ensuite.",
    ),
    "too_late_to_move": (
        "The call of {said} can be moved until {hours} hours before it begins, so it is too late for me. Shall I pass it on to {name}?",
        "L'appel du {said} peut être déplacé jusqu'à {hours} heures avant son début, il est donc trop tard pour moi. Voulez-vous que je transmette à {name} ?",
    ),
    "cannot_move_asked": (
        "It still waits for {name}'s yes and can be moved after that. I can cancel it, and ask for another time.",
        "Il attend encore l'accord de {name} et pourra être déplacé ensuite. Je peux l'annuler et demander un autre moment.",
    ),
    "your_calls": ("You have this booked here:", "Voici ce que vous avez réservé ici :"),
    "call_line": ("{said}: {minutes} minutes, {price}, {state}", "{said} : {minutes} minutes, {price}, {state}"),
    "call_is_waiting_approval": ("waiting for a yes", "en attente d'un accord"),
    "call_is_held": ("kept until it is paid: with the button on the card", "gardé jusqu'au paiement : avec le bouton de la carte"),
    "call_is_confirmed": ("confirmed", "confirmé"),
    "which_call": ("Which of your calls do you mean?", "De quel appel s'agit-il ?"),
    "no_link": (
        "No meeting link is set for the call of {said}. Shall I ask {name} for one?",
        "Aucun lien de visio n'est prévu pour l'appel du {said}. Voulez-vous que je le demande à {name} ?",
    ),
    "link_later": ("The meeting link comes here once the call is confirmed:", "Le lien de la visio arrive ici une fois l'appel confirmé :"),
    "both_clocks": ("On both clocks: {said}.", "Aux deux montres : {said}."),
    "clock_now": ("For {name} it is now {said}.", "Pour {name}, il est maintenant : {said}."),
    "call_gone": ("That call is not booked any more.", "Cet appel n'est plus réservé."),
    "choose_wait": ("Tell me when a time opens", "Prévenez-moi si un moment se libère"),
    "cannot_move": ("It is too late to move this call.", "Il est trop tard pour déplacer cet appel."),
    "cancel_confirm": ("Cancel the call of {said}? It costs you nothing.", "Annuler l'appel du {said} ? Cela ne vous coûte rien."),
    "cancel_costs": (
        "Cancelling the call of {said} is no longer free of charge, so only you can do it: with the button on the card.",
        "Annuler l'appel du {said} n'est plus gratuit, c'est donc à vous de le faire, avec le bouton de la carte.",
    ),
    "call_cancelled": ("Cancelled: {said}.", "C'est annulé : {said}."),
    "call_kept": ("All right, it stays as it is.", "D'accord, rien ne change."),
    "choose_book_it": ("Yes, book it", "Oui, réservez"),
    "choose_move_it": ("Yes, move it", "Oui, déplacez"),
    "choose_cancel_it": ("Yes, cancel it", "Oui, annulez"),
    "choose_book_call": ("Book a call", "Réserver un appel"),
}  # fmt: skip
