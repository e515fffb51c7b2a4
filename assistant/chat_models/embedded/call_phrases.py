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
    "slots_near": (
        "That time is not free. Near it, for {minutes} minutes ({price}):",
        "Ce moment n'est pas libre. À proximité, pour {minutes} minutes ({price}) :",
    ),
    "other_length": ("{minutes} minutes can be had too: {price}.", "{minutes} minutes sont possibles aussi : {price}."),
    "no_slots": ("{name} has no free time to book in the coming days.", "{name} n'a pas de moment libre à réserver dans les prochains jours."),
    "waiting_list": ("Shall I pass your wish on, so that {name} writes to you here?", "Voulez-vous que je transmette votre souhait, pour que {name} vous écrive ici ?"),
    "call_confirm": ("{said}: {minutes} minutes, {price}. Shall I book it?", "{said} : {minutes} minutes, {price}. Je réserve ?"),
    "move_confirm": ("{said}: {minutes} minutes. Shall I move it there?", "{said} : {minutes} minutes. Je la déplace à ce moment ?"),
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
