"""Slips of the finger in the words that a freelancer orders changes with: "im awy", "blok tomorow", "vacnces", "undoo"."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from assistant.understanding.text import fold

KNOWN = tuple(
    "away block blocked unblock cancel undo calls call available unavailable holiday holidays vacation working hours mornings afternoons "
    "raise increase lower reduce price change changed changes notice between before after until only waiting minute minutes free help "
    "absent absente vacances conge bloque debloque annule annuler defais appel appels disponible indisponible travaille augmente baisse "
    "passe "
    "preavis entre avant apres jusqu seulement attend change changements reviens retour malade horaires consultation consultations".split()
)
NOT_SLIPS = frozenset(
    "always alway any all also cell cells ball hall tall cold cool cars car clue hour house our ours free freed tree three fret fee feel "
    "prize pride rice prince rising raised raises vocation novice nation held hell hello heap chance charge charges changer changed "
    "apple apples attends attendre passes passed past paste basse baisser passer rather retours annuel annuelle minuit mince "
    "afters often offer offers offre entree contre entry here lowers lover power slower cause caller called calling blocks blocking black "
    "clock working worked worker antes avance dispo waited wanting minus honey hourly fall fell weeks weekend money".split()
)
_WORD = re.compile(r"[^\W\d_]{3,}")
SHORT = {
    "awy": "away",
    "aawy": "away",
    "awya": "away",
    "bck": "back",
    "bak": "back",
    "udno": "undo",
    "hlep": "help",
    "clals": "calls",
    "cals": "calls",
}


def mended(text: str) -> str:
    """The text with such words as they were meant; every other word as it was written."""
    return _WORD.sub(lambda match: _mended(match[0]), text)


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    plain = fold(word)
    if plain in SHORT:
        return SHORT[plain]
    if len(plain) < 5 or plain in KNOWN or plain in NOT_SLIPS or not plain.isalpha():
        return word
    best, least = word, 3
    for known in KNOWN:
        allowed = 2 if len(known) >= 9 and len(plain) >= 8 else 1
        if (
            known == plain + "s"
            or known[0] != plain[0]
            or abs(len(known) - len(plain)) > allowed
            or plain in (known + "s", known + "e", known + "d", known + "r")
        ):
            continue
        slips = OSA.distance(plain, known, score_cutoff=allowed)
        if slips <= allowed and slips < least:
            best, least = known, slips
    return best
