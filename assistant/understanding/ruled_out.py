"""A day or a time that is named to be ruled out, before the words that say so."""

from __future__ import annotations

import re

IS_OUT = re.compile(
    r"(?:(?:^|[,;.] ?)(?:(?:but|and|mais|et|no|non|sorry|desole) ?,? ?)?(?:on |in |the |le |la |les )?)(?P<what>[^,;.]{3,40}?) ?,? "
    r"(?:(?:does|do|is|are|will|would)(?: not|n't) (?:work|suit|good|possible|do|be good)"
    r"|(?:is|are) (?:bad|out|no good|impossible|difficult)"
    r"|i (?:can't|cannot|am not free|'m not free)"
    r"|(?:(?:je|ca) )?(?:ne )?(?:(?:me )?(?:peux|va|convient|convien\w*|marche|suis) pas|suis prise?))\b"
)
"""Of a folded text; `what` is ruled out: "Tuesdays don't work for me", "le mardi je ne peux pas"."""
