"""Words by which a message about a call is known for what it does; all are matched on folded text."""

from __future__ import annotations

import re

CALL = (
    r"(?:calls?|consultations?|meetings?|appointments?|sessions?|bookings?|appels?|visios?|rendez-?vous|rdv"
    r"|entretiens?|reservations?|creneaux?|slots?)"
)
TALK = r"\b(?:calls?(?! to\b| cent)|consultations?|appels?(?! d'offre| a l)|visios?|rendez-?vous|rdv)\b"
"""Nothing else that is sold here is called this; a session or a slot may be part of the work."""
NAMES_CALL = re.compile(rf"\b{CALL}\b")
ASKS_FOR = re.compile(
    rf"\b(?:book|schedule|reserve|set up|arrange|fix|grab|plan|have|jump on|hop on|get on|take|make|set)\b[^.?!]{{0,30}}\b{CALL}\b"
    rf"|\b(?:reserver|prendre|planifier|fixer|caler|programmer|organiser|prevoir|avoir|faire)\b[^.?!]{{0,25}}\b{CALL}\b"
    rf"|\b(?:i'd like|i want|i need|can i have|could i have|je voudrais|j'aimerais|je veux|il me faut)\b[^.?!]{{0,25}}\b{CALL}\b"
)
BOOKS = re.compile(
    r"\b(?:book|schedule|reserve|pencil|fit|squeeze) (?:it|me|us|that|this|one|in|on|for|at)\b|\b(?:visit|meet"
    r"|(?:see|talk to|speak to|talk with|speak with) (?:you|him|her|them))\b"
    r"|\b(?:reserve[rz]?|planifie[rz]?|programme[rz]?|cale[rz]?)(?:-(?:moi|nous|le|la))?\b"
    r"|\b(?:vous|te|le|la|se) (?:voir|rencontrer|parler)\b"
)
"""With a time it asks for a call; without one it may mean the work."""
BOOKS_ME = re.compile(r"\b(?:book|schedule|fit|squeeze|pencil) (?:me|us) (?:in|an?|with|for)\b")
ARE_THERE = re.compile(
    r"\b(?:do you|can you|could you|can we|could we|would you)\b[^.?!]{0,25}\b(?:calls?|consultations?|zoom|skype|google meet|teams"
    r"|by phone|on the phone|over the phone)\b(?! to)"
    r"|\b(?:faites|fais|proposez|proposes|prenez|acceptez|offrez|peut-on|on peut|pouvons-nous|possible)\b[^.?!]{0,25}\b(?:appels?|visios?"
    r"|consultations?|rendez-?vous|rdv|se parler|s'appeler|telephone|zoom|skype)\b"
)
SPEAK = re.compile(
    r"\b(?:can|could|shall|should|let's|may) (?:we |i )?(?:talk|speak|chat|meet|catch up|have a chat)\b"
    r"|\b(?:i'd|i would|we'd|we would) (?:like|love|prefer) to (?:talk|speak|chat|discuss)\b"
    r"|\b(?:j'aimerais|je voudrais|on aimerait|nous aimerions|je souhaite\w*) (?:en |vous |te |lui |en )*(?:parler|discuter)\b"
    r"|\b(?:on (?:peut|pourrait|se)|peut-on|pourrait-on|pouvons-nous|pourrions-nous)(?: on)? (?:se |s')?(?:parler|parle|appeler|appelle"
    r"|voir|voit)\b"
)
PRICE = re.compile(
    r"\b(?:how much|cost|price|combien|prix|tarif|coute\w*|cancel\w*|refund\w*|annul\w*|rembours\w*"
    r"|how long|until when|have to (?:have )?pa(?:y|id)|must i pay|do i pay|jusqu'a quand|dois-je payer|je dois (?:avoir )?pay\w+)\b"
)
MOVES = re.compile(
    rf"\b(?:move|reschedule|postpone|change|shift|push|bring forward)\b[^.?!]{{0,25}}\b(?:{CALL}|it|that|the time)\b"
    rf"|\b(?:deplacer|decaler|reporter|changer|avancer|repousser)\b[^.?!]{{0,25}}\b(?:{CALL}|l'heure|ca)\b|\b(?:la|le) (?:deplacer"
    rf"|decaler|reporter)\b"
)
MOVES_ALONE = re.compile(
    r"\b(?:move|reschedule|postpone|rather|instead|another (?:time|day)|can't make it|make it|how about|what about"
    r"|can we do|could we do|deplacer|decaler|decale|on peut faire|disons|mettons|si on faisait|reporter|reporte|plutot"
    r"|un autre (?:jour|moment)|empechement)\b"
)
CANCELS = re.compile(
    rf"\b(?:cancel|call off|drop)\b[^.?!]{{0,20}}\b(?:{CALL}|it)\b|\b(?:annuler|annulez|annule)\b[^.?!]{{0,20}}\b(?:{CALL}|le|la|ca)\b"
)
CANCELS_ALONE = re.compile(r"\b(?:cancel|annul\w+|never mind|nevermind|forget it|laissez tomber|laisse tomber|tant pis)\b")
ABOUT_CANCELLING = re.compile(r"\b(?:how|until|if i|free of|for free|policy|comment|jusqu'a|si je|gratuit\w*|conditions?)\b")
LATER = re.compile(r"\b(?:later|plus tard|apres ca|further out)\b")
EARLIER = re.compile(r"\b(?:earlier|sooner|plus tot|avant ca)\b")
OTHERS = re.compile(
    r"\b(?:other (?:times?|slots?|days?|options?)|another (?:time|day|slot|one)|something (?:else|later|earlier)|anything else"
    r"|later|earlier"
    r"|sooner|none of|neither|what else|d'autres|autre (?:jour|heure|creneau|date|moment|chose)|plus tard|plus tot|aucun\w*)\b"
)
GO_AHEAD = re.compile(
    r"^\W*(?:(?:yes|yep|ok|okay|sure|perfect|great|good|fine|oui|d'accord|parfait|tres bien|ca marche|super)\W+)*"
    r"(?:(?:please |let's |alors )?(?:book (?:it|that)|go ahead|do it|please do|do so|confirm(?:ed)?(?: it)?|lock it in"
    r"|that works|works for me"
    r"|sounds (?:good|great)|move it|reserv\w+|allez-y|vas-y|confirme[zr]?|faites(?:-le)?|c'est (?:bon|parfait)|ca (?:me )?va"
    r"|deplacez\w*))"
    r"(?: (?:please|svp|s'il vous plait|merci|thanks|then|alors))?\W*$"
)
PICKS = re.compile(
    r"\b(?:ones?|works?|suits?|is (?:good|fine|perfect|great|ok|okay)|let's (?:do|take|go)|i(?:'ll|'d| will| would)? take"
    r"|go (?:for|with)|celui"
    r"|celle|me va|convient|je prends|va pour|parfait|ok|yes|oui)\b"
)
NTH = re.compile(
    r"^\W*(?:(?:yes|ok|oui|please|let's (?:take|do|go (?:for|with))|i(?:'d|'ll| will| would)? (?:take|want|like|prefer)|je prends"
    r"|je prendrais"
    r"|plutot|va pour|go (?:for|with)|maybe|actually|alors|finalement|no|non)\W+)*(?:the |le |la |number |option |numero )?"
    r"(?:(first|1st|premier|premiere|1er|1(?=\W*$)|one(?=\W*$))|(second|2nd|deuxieme|2eme|2e|middle|2(?=\W*$)|two(?=\W*$))"
    r"|(third|3rd|last|troisieme|3eme|3e|dernier|derniere|3(?=\W*$)|three(?=\W*$)))\b(?!:| (?:of|de|du|week|call|time you|jour|day)\b"
    r"|,? (?:janv|jan|feb|fevr|mar|avr|apr|mai|may|juin|jun|juil|jul|aout|aug|sep|oct|nov|dec))"
)
FREE = re.compile(
    r"\b(?:are you|is (?:he|she|\w+)|will you be|would you be) (?:also |still )?(?:free|available|around)\b"
    r"|\b(?:etes-vous|vous etes|seriez-vous|serez-vous|es-tu|tu es|est-(?:il|elle)) (?:aussi )?(?:libres?|dispo|disponibles?)\b"
)
MINE = re.compile(
    rf"\b(?:which|what|when|list|show|any|do i have|have i|is|are)\b[^.?!]{{0,20}}\b(?:my|our|i|we)\b[^.?!]{{0,25}}\b{CALL}\b"
    rf"|\b(?:which|what|how many) {CALL} (?:do|have) (?:i|we)\b|\b{CALL} (?:do|have) i (?:have|booked)\b"
    rf"|\bwhen (?:is|are|was) (?:it|my|our|the) ?{CALL}?\W*$|\bam i booked\b|\bdid you book\b"
    rf"|\b(?:quels?|quelles?|quand|c'est quand|liste|montrez|mes)\b[^.?!]{{0,25}}\b(?:mon|mes|ma|notre|nos|j'ai"
    rf"|ai-je)\b[^.?!]{{0,20}}\b{CALL}\b"
    rf"|\bquels? {CALL} (?:j'ai|ai-je|avons-nous)\b|\b(?:mes|mon|notre) {CALL}\W*$|\bc'est quand\b|\b(?:ai-je|j'ai) (?:un|des"
    rf"|quels?) {CALL}\W*\?"
)
LINK = re.compile(
    r"\b(?:send|resend|share|give|what(?:'s| is)|where(?:'s| is)|have|get|need|lost|missing)\b[^.?!]{0,30}\b(?:link|url|zoom"
    r"|invite|invitation|dial-in)\b"
    r"|\b(?:envoye\w*|renvoye\w*|donne\w*|c'est quoi|quel(?:le)? est|ou est|avoir|retrouve\w*|perdu"
    r"|besoin)\b[^.?!]{0,30}\b(?:lien|url|invitation|visio)\b"
)
PAYS = re.compile(
    r"\b(?:pay(?: for)? (?:it|the call|now|that)|how (?:do|can) i pay|payer|regler (?:l'appel|la consultation)|comment (?:je )?paye\w*)\b"
)
CLOCKS = re.compile(
    r"\b(?:what|which) time (?:is|will) (?:it|that)(?: be)? (?:now |there |currently )?(?:for|in|at|on|there|where"
    r"|by)?\b[^.?!]{0,20}\b(?:you|your|there|place|here|me)\b"
    r"|\b(?:your|my|whose) time (?:or|zone)\b|\bis that (?:in )?(?:your|my|london|paris|local) time\b|\bwhich time ?zone\b"
    r"|\b(?:quelle heure|heure)\b[^.?!]{0,25}\b(?:chez (?:vous|toi|moi)|pour vous|la-bas|votre fuseau)\b|\bvotre heure ou\b"
    r"|\bmon heure ou\b|\bquel fuseau\b"
)
LIVES = re.compile(
    r"\b(?:i'?m|i am|we'?re|we are|i live|i'?ll be|based|located|i meant|i mean|actually|my time ?zone is)\b(?: \w+){0,2}? (?:in"
    r"|at|from|on|near)?\b"
    r"|\b(?:je suis|nous sommes|j'habite|je vis|je serai|base\w*|je voulais dire|mon fuseau)\b"
)
WAIT = re.compile(
    r"\b(?:wait(?:ing)?[- ]?list|(?:tell|notify|ping|alert|write|message|let) me (?:know )?(?:if|when|as soon as|should"
    r"|once)\b[^.?!]{0,40}"
    r"\b(?:open|opens|free|frees|available|come|comes|cancel\w*|earlier|slot|something|time|place))\b"
    r"|\bliste d'attente\b|\b(?:prevenez|previens|avertissez|dites|ecrivez|tenez|alertez)(?:-| )?moi\b[^.?!]{0,50}"
    r"\b(?:libere\w*|libre|dispo\w*|annul\w*|ouvre\w*|creneau|place|courant)\b"
)
UNWAIT = re.compile(
    r"\b(?:take|remove|get|strike) me (?:off|from|out)\b|\b(?:leave|quit|cancel|off)\b[^.?!]{0,15}\bwait(?:ing)?[- ]?list\b"
    r"|\b(?:no longer|stop|don't|do not) (?:need to |want to )?(?:wait\w*|notify\w*|tell me)\b"
    r"|\b(?:retirez|retire|enlevez|sortez|desinscrivez|otez)(?:-| )?moi\b|\b(?:quitter|sortir de"
    r"|annuler?)\b[^.?!]{0,15}\bliste d'attente\b"
    r"|\b(?:plus la peine|inutile) de (?:me prevenir|m'avertir)\b|\bn'attends plus\b"
)
BUSINESS = re.compile(
    r"\b(?:deliver\w*|deadline|ready|finish\w*|turnaround|costs?|prices?|how much|how long|revisions?|offers?|quote|order\w*|include\w*"
    r"|livr\w+|delais?|prix|combien|coute\w*|tarifs?|retouches?|offres?|devis|command\w+|inclu\w*|compris)\b"
)
ABOUT = re.compile(
    r"\b(?:about|regarding|concerning|to (?:discuss|talk about|go over|go through)|au sujet d\w+|a propos d\w+|concernant"
    r"|pour (?:parler|discuter) d\w+)"
    r"(?: (?:my|our|the|a|an|mon|ma|mes|notre|nos|le|la|les|l'|d'|du|de la|un|une))? ?(?P<what>[^.?!,;]{3,120})"
)
IN_PASSING = re.compile(r"\b(?:in|within|dans|for another|pendant)\s*$")
MOVED_BY = re.compile(r"^\s*(?:later|earlier|sooner|after|before|ago|from|plus tard|plus tot|apres|avant|d'avance)\b")
AT_THE_HOUR, A_L_HEURE = re.compile(r"\b(?:at|around)\s*$"), re.compile(r"\b(?:a|vers)\s*$")
