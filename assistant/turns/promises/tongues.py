"""Languages by name and code, and what a text says of them: from which into which, and which are spoken."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.understanding.written import level

LANGUAGES = {
    "en": ("english", "anglais", "anglaise"), "fr": ("french", "francais", "francaise"), "de": ("german", "allemand"),
    "es": ("spanish", "espagnol"), "it": ("italian", "italien"), "pt": ("portuguese", "portugais"), "nl": ("dutch", "neerlandais"),
    "ja": ("japanese", "japonais"), "zh": ("chinese", "chinois", "mandarin"), "ar": ("arabic", "arabe"), "ru": ("russian", "russe"),
    "pl": ("polish", "polonais"), "hi": ("hindi",), "ko": ("korean", "coreen"), "tr": ("turkish", "turc"), "el": ("greek", "grec"),
    "sv": ("swedish", "suedois"),
}  # fmt: skip
CODES = {word: code for code, names in LANGUAGES.items() for word in names}
TONGUE = "|".join(CODES)
PAIR = re.compile(
    rf"\b({TONGUE})(?: (?:language|texts?|version|du quebec))?\s?(?:into|to|vers|en|au|->|→|-|–)\s?(?:the |le |la |l')?({TONGUE})\b"
)
TRANSLATES = re.compile(
    rf"\b(?:translat\w+|tradui\w+|subtitl\w+|sous-titr\w+)\b[^.;!?]{{0,25}}?"
    rf"\b(?P<way>from|into|to|depuis|de|du|vers|en)\b[ ']*(?:l[ea]? ?'?)?(?P<tongue>{TONGUE})\b"
)
SPOKEN = re.compile(
    rf"\b(?:speaks?|spoken|fluent|native|bilingual|writes?|replies|answers|answered|parle\w*|repond\w*|ecri\w+|courant\w*|maternelle|"
    rf"bilingue|"
    rf"redige\w*)\b(?:[^.;!?]{{0,40}}?)\b({TONGUE})\b(?P<more>(?:[ ,]+(?:and|et|or|ou)? ?(?:{TONGUE})\b)*)"
)


@lru_cache(maxsize=4096)
def tongues(text: str) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """The pairs translated between, and the languages spoken or written."""
    flat = level(text)
    pairs = frozenset((CODES[m[1]], CODES[m[2]]) for m in PAIR.finditer(flat))
    return pairs, frozenset(CODES[t] for m in SPOKEN.finditer(flat) for t in re.findall(TONGUE, m.group()))
