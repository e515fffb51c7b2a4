"""What the freelancer asks to be told: what is on, who waits, what was changed, and how things are set."""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.owner.days_heard import days_heard
from assistant.owner.ear import Ear
from assistant.owner.meant import Asks, Meant, Topic, Undoes
from assistant.understanding.text import fold

DAY = timedelta(days=1)
_UNDO = re.compile(
    r"\b(?:undo|revert|roll ?back|take (?:that|it) back|put (?:it|that) back|defai[st]\w*|defaire|retablis\w*|retablir|reviens en arriere|annule[rz]? (?:ca|cela|le dernier changement"
    r"|la derniere (?:modification|modif)|ce changement|mon dernier changement|le changement|la modification))\b|\bcancel (?:that|this|it|the last (?:change|one)|my last change)(?: please| pls)?\W*$|\bgo back to (?:how|what) it was\b|\bput (?:it|everything) back\b"
)
_NEXT = re.compile(r"\b(?:next|prochaine?)\b")
_WEEK = re.compile(r"\b(?:week|semaine)\b")
_NTH = re.compile(r"\b(?:undo|revert|defai[st]\w*|annule[rz]?)\b.*?(?:number|change|numero|no|#)? ?(\d{1,2})\b")
_TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    ("changes", re.compile(
        r"\bwhat (?:did (?:you|i)|have (?:you|i)|has been|was|'?s been) (?:change\w*|done|do)\b|\b(?:last|recent|all|list|show|my|the) (?:\w+ )?changes\b|\bchange ?log\b|^changes\b|\bwhat changed\b"
        r"|\bqu'?est-?ce (?:que tu as|qui a ete|que j'ai|qui a) (?:change|modifie|fait)\w*|\bqu'as-?tu (?:change|modifie|fait)|\b(?:derniers|derniere?s?|mes|les|liste) (?:\w+ )?(?:changements|modifications|modifs)\b|^changements\b"
    )),
    ("waiting", re.compile(
        r"\b(?:who|what|anyone|anybody|anything|someone|is there) .*\b(?:wait\w*|pending|need\w* me|open)\b|\bwaiting (?:for me|list)?\b|\b(?:anything|something|news) for me\b|\b(?:any )?(?:hand-?overs?|approvals?|gaps?|open questions)\b|\bto-?do\b|\bwhat do (?:i|you) need (?:to do|from me)\b"
        r"|\b(?:qui|quoi|qu'est-ce qui|quelqu'un|quelque chose) .*\b(?:attend\w*|en attente)\b|\ben attente\b|\b(?:quelque chose|du nouveau|quoi de neuf)\b(?: pour moi)?|\b(?:a valider|a approuver|a repondre|approbations?|validations?|questions? ouvertes?)\b|\bqu'ai-je a faire\b"
    )),
    ("time_off", re.compile(
        r"\b(?:when am i|am i|my|which|what are my|what is my|what) (?!if\b)(?:(?!if\b)\w+ ){0,3}(?:away|days? off|time off|holidays?|vacations?|blocked)\b|\bquand (?:suis-je|est-ce que je suis|je suis) (?:absente?|en vacances|en conge)\b|\b(?:mes|quels?|quelles?) (?:sont )?(?:mes )?(?:conges|vacances|absences|jours de conge|blocages)\b|\bsuis-je (?:absente?|en conge|en vacances)\b"
    )),
    ("hours", re.compile(
        r"\b(?:what are|what's|show|tell me|which are|what) .*\bhours\b|^(?:my )?(?:working |opening )?hours\W*$|\bwhen (?:do i work|am i open|am i available)\b"
        r"|\b(?:quels? sont|quelles sont|montre|c'est quoi) .*\b(?:horaires|heures)\b|^(?:mes )?horaires\W*$|\bquand est-?ce que je travaille\b"
    )),
    ("prices", re.compile(
        r"\b(?:what|how much) .*\b(?:cost|costs|price|prices|charge)\b|^(?:my )?prices\W*$|\bwhat do i (?:sell|offer)\b|\bhow much (?:is|are|do i)\b"
        r"|\b(?:combien|quel est le prix|quels sont (?:mes|les) (?:prix|tarifs))\b|^(?:mes )?(?:prix|tarifs)\W*$"
    )),
    ("limits", re.compile(r"\b(?:what|which|show|quel\w*|montre)\b.*\b(?:limits?|notice|buffer|limites?|preavis|battement)\b")),
    ("agenda", re.compile(
        r"\bwho(?:'s| is) (?:booked|coming)\b|\b(?:my|the) next (?:call|consultation|meeting|booking|appointment)\b|\b(?:mon|le) prochain (?:appel|rdv|rendez-vous)\b|\bma prochaine consultation\b|\bwhat(?:'s| is| do i have| have i got|s) (?:on|up|coming|planned|booked|scheduled|in my|my (?:day|week|schedule|agenda|calendar)|today|tomorrow|next|happening)\b|\bwhat (?:do i have|have i got|calls|consultations|meetings|bookings)\b"
        r"|\b(?:my|the|show (?:me )?)\b.{0,12}\b(?:agenda|schedule|calendar|calls|bookings|consultations|appointments|diary|week|day)\b(?! (?:should|must|are|is|to|at|from|off))|^(?:agenda|today|this week|schedule|calendar|planning)\b|\b(?:any|which) (?:calls|bookings|consultations|meetings)\b|\bhow (?:many (?:calls|bookings|consultations|meetings)|busy)\b|\bcombien d'(?:appels|rdv|rendez-vous)\b|\bhow (?:does|is) my (?:day|week)\b|\bwho (?:is|am i|do i) .*(?:call|meet|book)\w*\b"
        r"|\b(?:qu'est-?ce que j'ai|qu'ai-?je|qu'est-?ce qu'il y a|qu'y a-t-il|quoi de prevu|c'est quoi) .*|\b(?:mon|le|montre.*) (?:agenda|planning|programme|calendrier|emploi du temps)\b|\bmes (?:rdv|rendez-vous|appels|reservations|consultations)\b(?! (?:a|coute|dure))|\bquels? (?:sont mes )?(?:appels|rdv|rendez-vous|consultations)\b|\b(?:prevu|au programme)\b|^(?:planning|cette semaine|aujourd'hui)\W*$"
    )),
    ("help", re.compile(
        r"^\W*(?:help|aide|\?+|commands?|commandes?)\W*$|\bwhat can (?:i|you) (?:say|do|change|ask)\b|\bhow does this work\b|\bhelp me\b|\bwhat do (?:you|i) (?:understand|say)\b"
        r"|\b(?:que (?:puis-?je|peux-?tu|sais-?tu)|qu'est-?ce que (?:je peux|tu peux|tu sais)|comment ca marche|aide-moi|tu peux faire quoi)\b"
    )),
    ("hello", re.compile(r"^\W*(?:hi+|hello|hey|good (?:morning|afternoon|evening)|bonjour|bonsoir|salut|coucou)\b[\w ,']{0,20}\W*$")),
    ("thanks", re.compile(r"^\W*(?:(?:great|perfect|ok|super|parfait|genial),? )?(?:thanks?|thank you|thx|cheers|merci)\b[\w ,']{0,20}\W*$")),
)  # fmt: skip


def question_heard(text: str, ear: Ear) -> Meant | None:
    folded = fold(text).strip()
    if _UNDO.search(folded):
        nth = _NTH.search(folded)
        return Undoes(int(nth[1]) if nth else None)
    topic = next((topic for topic, pattern in _TOPICS if pattern.search(folded)), None)
    if topic is None:
        return None
    if topic != "agenda":
        return Asks(topic)
    days = days_heard(text, ear).days
    if not days and _NEXT.search(folded):
        return Asks("agenda", ear.today, ear.today + 30 * DAY)
    if days:
        last = days[-1][1]
        # On its last day "this week" is mostly the next one.
        return Asks("agenda", days[0][0], last + 7 * DAY if last == ear.today and _WEEK.search(folded) else last)
    return Asks("agenda", ear.today, ear.today + 6 * DAY)
