"""Questions that name a sum: what it is enough for, and which package fits it."""

from __future__ import annotations

import re

from assistant.chat_models.embedded.asks.asking import Asking
from assistant.understanding.text import fold

_AFFORDS = re.compile(
    r"\b(?:budget|enough|suffi\w+|assez|doable|faisable|jouable|spend|afford|set aside|put aside|mis de cote|got|have|only"
    r"|under|below|less than|moins de|en dessous|max\w*|can (?:i|you|we)|could (?:i|you|we)|j'ai|dispose|depenser"
    r"|que (?:puis|pouvez|peux)|que vous pouvez|pouvez-vous (?:faire|proposer)|(?:do|offer|get) for|pour (?:ca|ce prix|cette somme))\b"
)
_FITS = re.compile(
    r"\b(?:what|which|anything|something|quoi|qu'est-ce|que|quel(?:le)?s?)\b[^.?!]*\b(?:fits?|rentre\w*|tient|tiennent|passe\w*|possible"
    r"|(?:get|have|avoir|obtenir) (?:for|with|pour|avec) (?:that|it|this|ca|cela|ce))\b"
)
WHICH_PACKAGE = re.compile(
    r"\b(?:which|what|quel(?:le)?) (?:package|plan|option|tier|pack|offer|formule|forfait|offre)\b|\b(?:lequel|laquelle)\b"
)


def enough_for(asked: Asking) -> set[str]:
    """What a sum is enough for is asked, not what something costs."""
    subject, folded = asked.subject, fold(f"{asked.told} {asked.segment.text}")
    figures = asked.said & {"price", "includes", "client_pays", "discount", "order"}
    if not subject.budget or not (not figures and _AFFORDS.search(folded) or _FITS.search(folded)):
        return set()
    if subject.counts and "recommend" in asked.said:
        return {"recommend"}
    return {"recommend"} if len(subject.packages) != 1 or WHICH_PACKAGE.search(asked.folded) else {"price"}
