"""Consultations that are sold: another price, another length, one more, one less."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from assistant.owner.ear import Ear
from assistant.owner.meant import Lacks, Meant, Unclear, Wants
from assistant.scheduling.changes import ChangeLength, Sell, SetPrice, StopSelling
from assistant.understanding import amounts
from assistant.understanding.amounts import Amount
from assistant.understanding.text import fold

_CALL = re.compile(
    r"\b(?:calls?|consult\w*|sessions?|meetings?|appels?|consultations?|seances?|visios?|rendez-vous|rdv|entretiens?|hour|half[- ]hour|heure|demi-heure"
    r"|(?:\d+|thirty|sixty|fifteen|forty-five|ninety|trente|soixante|quinze|quarante-cinq)[- ]?(?:min\w*|mn))\b"
)
EVERY = 0
_ALL = re.compile(
    r"\b(?:all|every|each|both) (?:my |the )?(?:\w+ )?(?:prices?|calls?|rates?|consultations?)\b|\bmy (?:prices|rates|calls)\b|\b(?:tous|toutes) (?:mes|les) \w+|\bmes (?:prix|tarifs|appels|consultations)\b"
)
_PRICE = re.compile(
    r"\b(?:rais\w+|increas\w+|lower\w*|reduc\w+|rais|drop|cut|set|chang\w+|put|make|bump|price[sd]?|costs?|charge|up|down|worth|free(?: of charge)?"
    r"|augment\w+|baiss\w+|monte[rz]?|mont|diminu\w+|passe[rz]?|mets|mettre|mettez|met|fixe[rz]?|chang\w+|coute\w*|prix|tarif|facture[rz]?|vaut|gratuit\w*|reduis\w*)\b|[€$£=]|\b(?:is|are|est|sont) (?:now |maintenant )?(?:at |a )?\d"
)
_MONEY = re.compile(
    r"[€$£]|\b(?:euros?|eur|dollars?|usd|pounds?|gbp|chf|francs?|price\w*|costs?|charge|prix|tarif|coute\w*|facture\w*|free|gratuit\w*)\b"
)
_LOWER = re.compile(r"\b(?:lower\w*|reduc\w+|drop|cut|down|less|cheaper|baiss\w+|diminu\w+|reduis\w*|moins)\b")
_BY = re.compile(
    r"\b(?:by|de|d')\s*(?:[€$£]\s*)?\d+(?:[.,]\d+)?\s*(?:%|percent|pour ?cent|euros?|eur|€|\$|£|dollars?|more|de plus|de moins)?\W*$"
)
_FREE = re.compile(r"\b(?:free(?: of charge)?|for nothing|gratuite?s?|offerte?s?)\b")
_STOP = re.compile(
    r"\b(?:stop (?:selling|offering|taking|doing)|no longer (?:offer|sell|do)|remove|delete|drop|retire[rz]?|supprime[rz]?|enleve[rz]?|arrete[rz]?|n'offre plus"
    r"|ne (?:propose|vends|fais) plus)\b"
)
_SELL = re.compile(r"\b(?:add|offer|sell|also offer|introduce|ajoute[rz]?|propose[rz]?|vends|vendre|offre|cree[rz]?)\b")
_LENGTH = re.compile(
    r"\b(?:longer|shorter|length\w*|last\w*|instead of \d+ ?min\w*|dure\w*|allonge\w*|raccourci\w*|au lieu de \d+ ?min\w*|takes?|lasts)\b"
)
_HOUR = re.compile(r"\b(?:(?:one|an?|1)[- ])?(?:hour|hourly|hr)\b(?!s)|\b(?:une |1 ?|l')?heure\b|\b1 ?h\b")


def sold_heard(text: str, ear: Ear) -> Meant | None:
    folded = fold(text)
    if not _CALL.search(folded) and not _ALL.search(folded):
        return None
    lengths = lengths_heard(text, ear)
    if _STOP.search(folded) and lengths:
        return Wants(StopSelling(lengths[0]))
    changes_length = bool(_LENGTH.search(folded)) or (len(lengths) > 1 and not _MONEY.search(folded))
    if changes_length and not _MONEY.search(folded) and _bare(text, ear) is None:
        return Wants(ChangeLength(lengths[0], lengths[1])) if len(lengths) > 1 else Lacks("which_length") if lengths else None
    if _SELL.search(folded):
        return _another(text, folded, lengths, ear)
    return _priced(text, folded, lengths, ear) if _PRICE.search(folded) else None


def price_heard(text: str, ear: Ear) -> tuple[Literal["to", "by", "percent"], Decimal] | Unclear | None:
    """A price, or how much more (less is below 0). None where there is none."""
    folded = fold(text)
    if _FREE.search(folded):
        return "to", Decimal(0)
    found = [amount for amount in amounts.find(text, ear.language) if amount.low is not None]
    sign = -1 if _LOWER.search(folded) else 1
    percent = next((amount for amount in found if amount.kind == "percent"), None)
    if percent is not None and percent.low is not None:
        return "percent", percent.low * sign
    money = next((amount for amount in found if amount.kind == "money"), None)
    if money is not None and money.unit not in (ear.currency, "") and len(money.unit) == 3:
        return Unclear("currency")
    value = money.low if money is not None else _bare(text, ear)
    if value is None:
        return None
    return (
        ("by", value * sign)
        if _BY.search(folded.rstrip(" .!")) and not re.search(r"\b(?:to|at|a|=)\s*[€$£]?\d+\W*\w*\W*$", folded)
        else ("to", value)
    )


def _priced(text: str, folded: str, lengths: tuple[int, ...], ear: Ear) -> Meant | None:
    price = price_heard(text, ear)
    if isinstance(price, Unclear):
        return price
    if price is None:
        return Lacks("which_price") if lengths else None
    sold = tuple(one.minutes for one in ear.calendar.consultations)
    one = sold[0] if len(sold) == 1 else EVERY if _ALL.search(folded) else None
    minutes = lengths[0] if lengths else one
    return Wants(SetPrice(minutes, *price)) if minutes is not None else Lacks("which_call")


def _another(text: str, folded: str, lengths: tuple[int, ...], ear: Ear) -> Meant | None:
    price = price_heard(text, ear)
    if isinstance(price, Unclear):
        return price
    if not lengths:
        return Lacks("which_length")
    if price is None or price[0] != "to":
        return Lacks("which_price")
    if any(one.minutes == lengths[0] for one in ear.calendar.consultations):
        return Wants(SetPrice(lengths[0], *price))
    return Wants(Sell(lengths[0], price[1]))


def lengths_heard(text: str, ear: Ear) -> tuple[int, ...]:
    """In minutes, in the order in which they are named; "hour" alone is one too."""
    found = [amount for amount in amounts.find(text, ear.language) if amount.kind == "duration" and amount.unit in ("minute", "hour")]
    lengths = [round((amount.seconds or 0) / 60) for amount in found]
    if not lengths and _HOUR.search(fold(text)):
        return (60,)
    return tuple(dict.fromkeys(length for length in lengths if length))


def _bare(text: str, ear: Ear) -> Decimal | None:
    """The last plain number, which counts nothing that is no money: "to 50"."""
    counted = [amount for amount in amounts.find(text, ear.language) if amount.kind == "count" and not amount.article]
    plain = [amount for amount in counted if _plain(amount)]
    return plain[-1].low if plain else None


def _plain(amount: Amount) -> bool:
    words = amount.text.lower().split()
    # "The 30-minute one" is no price.
    counts = words[0] in ("one", "un", "une") or amount.unit.split(" ")[0] in ("call", "calls", "appels", "appel", "minutes", "min")
    return amount.low is not None and amount.high is None and not counts
