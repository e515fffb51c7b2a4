"""What somebody does about an offer by saying something: bargains, asks for it, takes it, wants it changed, in steps, monthly, or again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from assistant.understanding import amounts
from assistant.understanding.text import fold

Deal = Literal["offer", "accept", "status", "again", "ask_freelancer", "special", "target", "steps", "monthly", "drop", "later"]

MONEY, PERCENT, COUNT, SPAN = "¤", "%", "#", "§"
"""What stands for an amount of money, a percentage, a number and a length of time in a text that patterns read."""

_YOU = r"(?:you|she|he|they|we|i|it|vous|tu|elle|il|on|ca)"
_OFFER = r"(?:offers?|quotes?|proposals?|estimates?|deal|offre|devis|proposition)"

PATTERNS: dict[Deal, tuple[str, ...]] = {
    "offer": (
        rf"\b(?:send|make|give|prepare|draft|write|create|issue|draw up|get)\b(?: (?:me|us))?[^.?!]{{0,25}}\b{_OFFER}\b(?! on\b)",
        rf"\b(?:i|we)(?:'d| would| will)? (?:like|want|need|love|get|have|take)\b[^.?!]{{0,25}}\b(?:an?|the|that|your) (?:custom |formal |written )?{_OFFER}\b",
        rf"\b(?:envoye\w*|fai(?:re|tes|s)|prepare\w*|etabli\w*|redige\w*|donne\w*)\b[^.?!]{{0,25}}\b{_OFFER}\b",
        rf"\b(?:je|j'|on|nous|il (?:me|nous)) ?(?:veux|voudrais|voulons|aimerais|souhait\w*|faudrait|recevoir|attends)\b[^.?!]{{0,25}}\b(?:une?|l'|la|le|votre) ?{_OFFER}\b",
        r"\b(?:a|an|un|une) (?:custom |personal |formal )?(?:offer|quote|devis|offre)(?: personnalisee| sur mesure)?,? (?:please|svp|s'il vous plait|s'il te plait)",
        rf"\b(?:put|bring|wrap|combine|group|mettez|mettre|regroup\w+|reuni\w+)\b[^.?!]{{0,30}}\b(?:in|into|dans|en) (?:{COUNT} )?"
        rf"(?:(?:one|an?|a single|single|seule?|une?|the same|la meme) )?{_OFFER}\b",
        r"\b(?:let's|lets) (?:do (?:it|this|that)|go ahead|proceed|start)\b|\b(?:on y va|allons-y|on fait comme ca|c'est parti)\b",
    ),
    "accept": (
        r"\b(?:i|we) (?:'d like to |want to |will |would like to )?(?:hereby )?accept\b|\baccept(?:ed)?\W*$|\b(?:j'|nous |on |je l'|je vais )accepte\w*\b|\bdeal\b\W*$|\bmarche conclu\b"
        r"|\b(?:i'll|i will|we'll|we will) take (?:it|the offer|this offer|your offer)\b|\bje (?:la |le |l')?(?:prends|valide)(?: l'offre| votre offre)?\W*$",
    ),
    "status": (
        r"\b(?:what's|what is|whats) the status\b|^\W*(?:status|any news|any update|des nouvelles|du nouveau)\W*$",
        rf"\b(?:any (?:news|update|word|answer)|what about|status of|where is|what happened (?:to|with)|still waiting for|did you send|have you sent|resend|show me|see|find)\b[^.?!]{{0,20}}\b(?:my|the|that|your|our) (?:\w+ )?{_OFFER}\b",
        r"\b(?:any (?:news|update|word)|have you heard|did|has)\b[^.?!]{0,20}\b(?:she|he|they|{name})\b[^.?!]{0,15}\b(?:answer\w*|repl\w+|say|said|approv\w+|agree\w*|decid\w+|come back)\b",
        rf"\b(?:ou en (?:est|sont)|des nouvelles|une reponse|qu'en est-il|renvoye\w*|revoir|remontr\w+)\b[^.?!]{{0,25}}\b(?:{_OFFER}|de (?:elle|lui|{{name}}))",
        r"\b(?:elle|il|{name}) a(?:-t-(?:elle|il))? (?:repondu|valide|accepte|approuve|dit|decide)\b",
    ),
    "again": (
        r"\b(?:the )?same (?:again|order|thing|package|one|as (?:last|the last|the previous|before|my last)\b)|\b(?:like|as) (?:the )?last (?:time|order)\b|\breorder\b|\border (?:it |that |this )?again\b|\brepeat (?:my|the|our) (?:last |previous )?order\b",
        r"\b(?:la meme chose|le meme|les memes|pareil|idem)\b[^.?!]{0,20}\b(?:que )?(?:la )?(?:derniere|precedente|avant|d'habitude)\b|\bcomme (?:la (?:derniere|precedente) fois|d'habitude|l'autre fois|avant)\b|\b(?:re)?commander (?:la meme chose|a l'identique)\b|\bpareil que\b",
    ),
    "ask_freelancer": (
        r"\b(?:ask|check with|consult|see with|run it by|try with)\b[^.?!]{0,12}\b(?:her|him|them|{name}|the (?:freelancer|designer|seller))\b",
        r"\b(?:demande[rz]?|voi[rs]|voyez|vérifie\w*|verifie\w*|propose[rz]?)\b[^.?!]{0,12}\b(?:-?lui|a {name}|avec {name}|avec elle|avec lui|{name})\b",
    ),
    "special": (
        r"\b(?:custom|bespoke|tailor-?made|special|personali[sz]ed|individual) (?:offer|quote|order|price|project|request|job|package)\b|\b(?:something|anything) (?:custom|special|different|else entirely|not (?:on|in) (?:the|your) (?:list|menu|gig))\b",
        r"\b(?:sur[- ]mesure|personnalisee?s?|speciale?s?|hors catalogue)\b",
    ),
    "target": (
        rf"\b(?:can|could|would|will|do|may|might) {_YOU}\b[^.?!]{{0,30}}\b(?:do|accept|take|make|manage|go|offer|give|sell|agree|be)\b[^.?!¤%]{{0,60}}[¤%]",
        r"\b(?:only|just|at most|max(?:imum)?|no more than|budget(?: is| of)?|pay|offer(?:ing)? you|how about|what about|say|afford|spend|counter)\b[^.?!¤%]{0,20}[¤%]",
        r"\b(?:pourr\w+|peux|pouvez|peut|accepte\w*|ferai\w*|fait\w*|seri\w+|va|ira\w*|possible)\b[^.?!¤%]{0,30}[¤%]",
        r"\b(?:que|seulement|maximum|max|au plus|budget(?: est| de)?|paie\w*|payer|propose|mettre|dispose|limite)\b[^.?!¤%]{0,20}[¤%]",
        r"^\W*(?:(?:and|et|ok|okay|alors|so|then|what about|how about|for|pour|a|say|disons|plutot|maybe|peut-etre|pas plus de)\W+)*[¤%](?: (?:then|alors|max|maximum|ok))?\W*$",
        rf"\b(?:can|could|would|will) {_YOU}\b[^.?!#]{{0,40}}\b(?:for|at|to) #\W*$|\b(?:faire|descendre|laisser|passer|accepte\w*) (?:ca |le |la |l'ensemble |le tout )?(?:a|pour) #\W*$",
        r"% (?:off|less|discount|de (?:moins|remise|reduction|rabais))|\b(?:discount|remise|reduction|rabais) (?:of|de) %",
    ),
    "steps": (
        r"\b(?:in|into|over|by|with) (?:# )?(?:steps?|milestones?|stages?|phases?|instal?ments?|parts|payments)\b|\bmilestones?\b|\b(?:split|spread|staged|stage)\b[^.?!]{0,20}\b(?:payments?|order|project|it|cost|price|work)\b",
        r"\ben (?:# )?(?:etapes?|jalons?|phases?|tranches|fois|versements?|paiements)\b|\bpar (?:etapes?|jalons?|tranches)\b|\bjalons?\b|\b(?:echelonn\w+|etaler)\b",
    ),
    "monthly": (
        r"\b(?:monthly|every month|each month|per month|subscribe|(?:as|by|on|with) (?:a |an )?(?:monthly )?(?:subscription|retainer))\b",
        r"\b(?:mensuel\w*|tous les mois|chaque mois|par mois|abonnement|m'abonner|s'abonner|recurrent\w*)\b",
    ),
    "drop": (
        r"\b(?:(?:want|like|going|prefer) to stop|stop here|let's stop|never ?mind|forget (?:it|about it|the offer)|cancel (?:it|that|the offer|this)|stop (?:it|this|the offer)|changed? my mind|no longer (?:interested|want)|not interested|drop it|leave it)\b",
        r"\b(?:laisse[rz]? tomber|oublie[rz]?(?: ca| l'offre)?|annule[rz]?|(?:on|je) (?:m'|s')?arrete|j'arrete|j'ai change d'avis|je change d'avis|plus interesse\w*|tant pis|finalement non)\b",
    ),
    "later": (
        r"\b(?:later|skip|i don'?t know|do not know|not sure|no idea|dunno|not (?:yet )?decided|tbd|to be (?:defined|decided)|don'?t have (?:it|that|one|any|them)|next question|just (?:send|make) (?:it|the offer))\b|^\W*(?:none|no|nope|n/?a|nothing)\W*$",
        r"\b(?:plus tard|passe[rz]?|je (?:ne )?sais pas|aucune idee|pas (?:encore )?decide|a definir|a voir|on verra|j'en ai pas|je n'en ai pas|pas pour l'instant|question suivante)\b|^\W*(?:non|aucune?|rien|neant)\W*$",
    ),
}  # fmt: skip

_UNNAMED = r"(?!)"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a message names: money in major units with its code, a percentage, steps and months; None where it names none.

    `bare` is a last number that counts nothing: money where a price is spoken of.
    """

    price: tuple[Decimal, str] | None = None
    bare: Decimal | None = None
    percent: Decimal | None = None
    steps: int | None = None
    months: int | None = None


@lru_cache(maxsize=1024)
def deals(text: str, language: str | None = None, name: str = "") -> frozenset[Deal]:
    """All that a text does about an offer; `name` is the freelancer's."""
    said = marked(text, language)
    parts = [re.escape(part) for part in fold(name).replace("-", " ").split() if len(part) > 2]
    spoken_of = "(?:" + "|".join(parts) + ")" if parts else _UNNAMED
    return frozenset(deal for deal, pattern in _compiled(spoken_of) if pattern.search(said))


def asks_freelancer(text: str, language: str | None = None, name: str = "") -> bool:
    """The freelancer is to be asked something, not to be spoken with: "ask Léna about my price"."""
    return "ask_freelancer" in deals(text, language, name) and not _IN_PERSON.search(fold(text))


_IN_PERSON = re.compile(r"\b(?:talk|speak|call|chat|person|human|parler|appele\w*|humaine?|personne|directement)\b")


@lru_cache(maxsize=256)
def _compiled(name: str) -> tuple[tuple[Deal, re.Pattern[str]], ...]:
    return tuple((deal, re.compile("|".join(f"(?:{p.replace('{name}', name)})" for p in found))) for deal, found in PATTERNS.items())


def marked(text: str, language: str | None = None) -> str:
    """The folded text with a sign in the place of each amount, so that patterns need not know how sums are written."""
    signs = {"money": MONEY, "percent": PERCENT, "count": COUNT, "duration": SPAN}
    for amount in reversed(amounts.find(text, language)):
        if amount.kind in signs and not amount.article and amount.low is not None:
            counted = f" {amount.unit}" if amount.kind == "count" and amount.unit else ""
            text = f"{text[: amount.start]} {signs[amount.kind]}{counted} {text[amount.end :]}"
    return re.sub(r"\s+", " ", fold(text)).strip()


_STEPS = re.compile(
    r"\b(?:steps?|milestones?|stages?|phases?|instal?ments?|parts|payments|etapes?|jalons?|tranches|fois|versements?|paiements)\b"
)
_OFF = re.compile(r"\W*(?:off|less|discount|cheaper|rebate|de (?:moins|remise|reduction|rabais))\b")
_ENDS = re.compile(
    r"[\s?.!,]*(?:please|then|max|svp|alors|(?:would|could|can) (?:that|it|this) (?:be )?(?:work|ok|okay|fine|possible|do)"
    r"|(?:is|would) (?:it|that) (?:be )?(?:possible|ok|okay)"
    r"|possible|doable|ok|okay|(?:ce serait|c'est|ca serait|est-ce) (?:possible|faisable|jouable|bon)|ca (?:irait|va|passe|marche)(?: pour vous)?)?[\s?.!]*",
)
MOST_STEPS, MOST_MONTHS = 6, 12


def figures(text: str, language: str | None = None) -> Figures:
    found = amounts.find(text, language)
    money = next(((a.low, a.unit) for a in found if a.kind == "money" and a.low is not None), None)
    percents = [a for a in found if a.kind == "percent" and a.low is not None]
    # "75 % of that, so 25 % off": what is to come off, not what is to be paid.
    percent = next((a.low for a in percents if _OFF.match(fold(text[a.end :]))), percents[0].low if percents else None)
    steps = next((int(a.low) for a in found if a.kind == "count" and a.low and _STEPS.search(fold(a.unit))), None)
    months = next((int(a.low) for a in found if a.kind == "duration" and a.unit == "month" and a.low and not a.article), None)
    last = found[-1] if found else None
    # In "280 ce serait possible ?" nothing is counted, whatever stands behind the number.
    behind = fold(text[last.start :]).lstrip("0123456789 .,'") if last is not None else ""
    ends = last is not None and last.kind == "count" and not last.article and _ENDS.fullmatch(behind)
    bare = last.low if last is not None and ends else None
    return Figures(money, bare, percent, _bounded(steps, 2, MOST_STEPS), _bounded(months, 1, MOST_MONTHS))


def _bounded(number: int | None, least: int, most: int) -> int | None:
    return number if number is not None and least <= number <= most else None
