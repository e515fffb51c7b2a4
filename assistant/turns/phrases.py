"""Turns of phrase that a provider's answer is watched for, English and French, one pattern per thing said."""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    # A typographic apostrophe is the same word.
    return re.compile("|".join(f"(?:{p})" for p in patterns).replace("'", "['’]"), re.IGNORECASE)


_WE = r"\b(?:i|we)(?:\s+have|'ve|\s+will|'ll|\s+am|'m)?\s+(?:just\s+|already\s+|now\s+|also\s+)?"
_SENT = r"(?:pass|forward|relay|transferr?|escalat|hand)(?:e?d|ing)?\b"
_NOUS = r"\b(?:j'ai|nous\s+avons|je\s+viens\s+de|je\s+vais)\s+(?:bien\s+|tout\s+de\s+suite\s+|l'|le\s+|la\s+|lui\s+|d')*"

PASSED_ON = _any(
    rf"{_WE}{_SENT}[^.!?]{{0,60}}?\b(?:on|over|along|to)\b",
    rf"{_WE}(?:notif(?:y|ied|ying)|inform(?:ed|ing)?|told|alert(?:ed|ing)?)\b(?!\s+you)",
    rf"{_WE}(?:noted|recorded|logged)\b[^.!?]{{0,30}}\bquestion",
    rf"{_WE}let(?:ting)?\b(?!\s+you)[^.!?]{{0,40}}\bknow\b",
    rf"\bhas\s+been\s+(?:{_SENT}|notified|informed)",
    r"\bwill\s+(?:get\s+back\s+to|contact|reach\s+out\s+to|reply\s+to|write\s+to)\s+you\b",
    rf"{_NOUS}(?:transm|transf[ée]r|relay|pr[ée]ven|inform[ée]|averti|signal[ée]|not[ée]\s+(?:votre|ta)\s+question)",
    r"\bje\s+(?:lui\s+|le\s+|la\s+)?(?:transmets|transf[èe]re|relaie|pr[ée]viens|informe|avertis)\b",
    r"\ba\s+(?:bien\s+)?[ée]t[ée]\s+(?:transmis|transf[ée]r|pr[ée]ven|inform|averti)",
    r"\breviendra\s+vers\b|\b(?:re)?contactera\b|\b(?:vous|te)\s+r[ée]pondra\b",
)
NOT_KNOWN = _any(
    r"\bi\s+(?:do\s+not|don't)\s+know\b",
    r"\bi\s+(?:do\s+not|don't)\s+have\s+(?:that|this|any|the)\b[^.!?]{0,20}\b(?:information|details?|answer)",
    r"\bi(?:\s+am|'m)\s+(?:not\s+|un)(?:sure|able\s+to\s+(?:answer|say|tell))\b",
    r"\bi\s+(?:can'?t|cannot)\s+(?:answer|confirm|tell)\b",
    r"\bje\s+(?:ne\s+)?(?:sais\s+pas|(?:peux|saurais)\s+pas\s+(?:r[ée]pondre|confirmer|dire))",
    r"\bje\s+(?:n'ai|ne\s+dispose)\s+pas\s+(?:de\s+)?(?:cette|l'|la|d'|ces|les)\s*(?:information|r[ée]ponse|d[ée]tail)",
)
OFFER_MADE = _any(
    rf"{_WE}(?:sent|made|prepared|created|issued|drafted|put together)\b[^.!?]{{0,30}}\b(?:offer|quote)\b",
    r"\b(?:here\s+is|here's|please\s+find)\s+(?:your|the|my)\s+(?:custom\s+|new\s+|revised\s+)?(?:offer|quote)\b",
    r"\byour\s+(?:custom\s+|new\s+|revised\s+)?offer\s+(?:is|has\s+been)\s+(?:ready|sent|made|open|on\s+(?:the|its)\s+way)\b",
    r"\b(?:votre|ton)\s+(?:nouvelle\s+)?(?:offre|devis)\s+(?:personnalis[ée]e?\s+)?(?:est|a\s+[ée]t[ée])\s+"
    r"(?:d[ée]j[àa]\s+|bien\s+)?(?:pr[êe]te?|envoy[ée]e?|faite?|cr[ée][ée]e?|ouverte?|en\s+route)\b",
    r"\bvoici\s+(?:votre|ton|l'|la)\s*(?:nouvelle\s+)?(?:offre|devis)\b|\bci-joint\b[^.!?]{0,20}\b(?:offre|devis)\b",
    rf"{_NOUS}(?:vous\s+|t'|te\s+)?(?:ai\s+|avons\s+)?(?:envoy[ée]|fait|pr[ée]par[ée]|[ée]tabli|cr[ée][ée])\w*\b[^.!?]{{0,30}}\b(?:offre|devis)\b",
    r"\bje\s+(?:vous\s+|t')(?:ai|avons)\s+(?:envoy[ée]|fait|pr[ée]par[ée]|[ée]tabli|cr[ée][ée])\w*\b[^.!?]{0,30}\b(?:offre|devis)\b",
)
FREELANCER_ASKED = _any(
    rf"{_WE}(?:ask(?:ed|ing)?|check(?:ed|ing)?)\b(?!\s+you)[^.!?]{{0,20}}\b(?:with\s+)?(?:the\s+freelancer|her|him|them|[A-Z][\w-]+)\b",
    r"\b(?:je\s+vois|je\s+v[ée]rifie|je\s+demande|j'ai\s+demand[ée])\b[^.!?]{0,20}\b(?:[àa]|avec)\s+(?:elle|lui|la\s+freelance|[A-Z][\w-]+)\b",
)
_SOMEBODY = (
    r"\b(?!(?:be|been|being|is|are|was|were|to|get|gets|got|not|t|never|yet|you|the|an?|any|all|only|every|no|pre|already|just|now|both)\b)"
    r"[\w-]+(?:\s+has|\s+have|'s|'ve)?\s+(?:already\s+|just\s+|now\s+|also\s+)*"
)
_DONE = r"(?:is|was|are|has\s+been|have\s+been)\s+(?:now\s+|already\s+|successfully\s+|just\s+)*"
_DEAL = r"(?:offer|order|price|discount|deal|request|proposal|budget|everything|it|this|that)"
_A = r"\b(?:a|ai|ont|avons)\s+(?:d[ée]j[àa]\s+|bien\s+|aussi\s+)*"
_ONT = r"\b(?:a|ont)\s+(?:d[ée]j[àa]\s+|bien\s+|aussi\s+)*"
_MARCHE = r"(?:offre|commande|prix|tarif|remise|march[ée]|demande|proposition|budget|tout|cela|[çc]a|c')"
APPROVED = _any(
    rf"{_SOMEBODY}(?:approved|authori[sz]ed|okayed)\b(?!\s+(?:by|printer|supplier|partner)\b)",
    rf"{_SOMEBODY}(?:said\s+(?:yes|ok(?:ay)?)|agreed)\s+(?:to|with|on)\s+(?:your|this|that|it)\b",
    rf"{_SOMEBODY}(?:said\s+(?:yes|ok(?:ay)?)|agreed)\s+(?:to|with|on)\s+(?:the\s+|a\s+)?{_DEAL}\b",
    rf"\b{_DEAL}\s+{_DONE}(?:approved|authori[sz]ed|okayed|agreed)\b",
    r"\b(?:gave|has\s+given|have\s+given)\s+(?:me\s+|us\s+|you\s+)?(?:her|his|their|the)\s+(?:ok|okay|approval|consent|go-ahead|green\s+light)\b",
    rf"{_A}(?:approuv|autoris|valid)[ée]\b",
    rf"{_ONT}accept[ée]\s+(?:votre|vos|ton|ta|tes|le|la|les|ce|cet|cette)\b|{_ONT}accept[ée]\s+l'",
    rf"{_MARCHE}\s*(?:est|a\s+(?:d[ée]j[àa]\s+|bien\s+)?[ée]t[ée])\s+(?:d[ée]j[àa]\s+|bien\s+)*(?:approuv|autoris|valid)[ée]e?\b",
    rf"{_A}(?:dit\s+(?:oui|ok)|donn[ée]\s+(?:son|leur|le)\s+(?:accord|feu\s+vert))\b|\best\s+d'accord\s+(?:pour|avec)\b",
    # What this project says itself when the freelancer has said yes (order_words).
    r"\blooked\s+at\s+your\s+request:\s+here\s+is\b|\b[ée]tudi[ée]\s+votre\s+demande\s*:\s*voici\b",
)
_OFFER = r"(?:offer|order|payment|purchase|proposal)"
_OFFRE = r"(?:offre|commande|paiement|achat|proposition)"
ORDERED = _any(
    rf"{_WE}(?:accepted|placed|confirmed|ordered|paid)\b[^.!?]{{0,30}}\b(?:{_OFFER}|it|them)\b",
    rf"\b(?:you|the|this|that|my)r?\s+(?:\w+\s+)?{_OFFER}\s+{_DONE}(?:accepted|placed|confirmed|received|started|paid|booked|made\s+for)\b",
    rf"\b{_OFFER}\s+(?:has|have)\s+(?:now\s+|already\s+)*(?:started|begun|gone\s+through)\b",
    rf"\bj'ai\s+(?:bien\s+|d[ée]j[àa]\s+)*(?:accept|pass|confirm|pay|valid)[ée]e?\b[^.!?]{{0,30}}\b{_OFFRE}\b",
    rf"\b{_OFFRE}\s+(?:est|a\s+(?:bien\s+|d[ée]j[àa]\s+)?[ée]t[ée]|a)\s+(?:bien\s+|d[ée]j[àa]\s+|maintenant\s+)*(?:(?:accept|pass|confirm|pay|valid|enregistr)[ée]e?|re[çc]ue?|commenc[ée])\b",
)
# What speaks of a time that has not come, or asks: "once Léna has approved it", "as soon as the offer is accepted".
TO_COME = _any(
    r"\b(?:once|when|whenever|after|until|till|unless|if|whether|before|as\s+soon\s+as)\b",
    r"\b(?:une\s+fois|lorsqu|quand|apr[èe]s|jusqu|tant\s+que|si|avant|d[èe]s\s+que)\b",
    r"\b(?:lorsqu'|jusqu'|d[èe]s\s+qu'|s'il\b)",
)
# What makes a sentence an offer to do it rather than a claim that it was done.
OFFERED = _any(r"\?", r"\bif\s+you\b", r"\bwould\s+you\b", r"\bsi\s+(?:vous|tu)\b", r"\bsouhaite")
# "I don't know your size yet" asks the client; it is no question that the freelancer could answer.
OF_THE_CLIENT = _any(r"\byour?\b", r"\bvo(?:tre|s|us)\b", r"\bt(?:on|a|es)\b", r"\byet\b", r"\bencore\b")
A_PERSON = _any(
    r"\bi(?:'m|\s+am)\s+(?:a\s+|an\s+)?(?:real\s+|actual\s+|living\s+)*(?:human|person|man|woman)\b",
    r"\bi(?:'m|\s+am)\s+not\s+(?:a\s+|an\s+)?(?:chat\s*bot|bot|robot|ai|machine|artificial|automated|virtual)\b",
    r"\bje\s+suis\s+(?:bien\s+)?(?:une?\s+)?(?:vraie?\s+)?(?:humaine?|personne|homme|femme)\b",
    r"\bje\s+ne\s+suis\s+pas\s+(?:une?\s+)?(?:chat\s*bot|bot|robot|ia|intelligence|machine|assistant\s+virtuel)\b",
)
CONTACT = _any(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"\b(?:https?://|www\.)[^\s<>\")\]]+",
    r"\b[\w-]+\.(?:com|net|org|io|me|fr|co|gg|app|dev|link)\b(?:/[^\s<>\")\]]*)?",
    r"(?<![\w@])@[a-z][\w.]{2,}",
    r"(?:\+\d{1,3}|(?<!\d)0\d)[\d .()/-]{6,}\d",
)


def posing_as(names: set[str]) -> re.Pattern[str]:
    """Introducing oneself by one of these names; "I'm Léna's assistant" is not."""
    either = "|".join(map(re.escape, sorted(names)))
    return _any(rf"\b(?:i\s+am|i'm|je\s+suis|je\s+m'appelle|my\s+name\s+is)\s+(?:{either})\b(?!'s)")
