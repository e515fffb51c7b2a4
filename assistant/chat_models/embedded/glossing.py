"""The figure of a sentence quoted in another language, put behind its words in the client's: "for three years [3 ans]"."""

from __future__ import annotations

import re

from babel.units import format_unit

from assistant.understanding import amounts
from assistant.understanding.amounts import Amount
from assistant.understanding.text import fold

_SPANS = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))
_HOW_MANY = re.compile(
    r"\b(?:how (?:many|much|long|old|often|far|soon|late|big|large)|since when|(?:until|till) when|what age|which age|maximum|minimum|limit"
    r"|combien|depuis quand|jusqu'a quand|quel(?:le)? (?:age|delai|duree|limite|taille)|au (?:plus|moins)|maxi\w*|mini\w*)\b"
)


def asks_how_many(question: str) -> bool:
    return bool(_HOW_MANY.search(fold(question)))


def glossed(quote: str, spoken: str, language: str) -> str:
    """The quote with its figures written out in words said again in the client's language."""
    for amount in reversed(amounts.find(quote, spoken)):
        figure = _figure(amount, language)
        if figure and not any(char.isdigit() for char in amount.text):
            quote = f"{quote[: amount.end]} [{figure}]{quote[amount.end :]}"
    return quote


def _figure(amount: Amount, language: str) -> str:
    if amount.article or amount.low is None or amount.low % 1 or amount.high is not None or amount.working:
        return ""
    if amount.kind == "duration" and amount.unit in _SPANS:
        return str(format_unit(int(amount.low), f"duration-{amount.unit}", locale=language))
    return str(int(amount.low)) if amount.kind == "count" and amount.unit and amount.low > 1 else ""
