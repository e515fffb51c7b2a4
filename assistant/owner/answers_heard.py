"""Yes and no to what was read back, in both languages, and what is left of a message behind a no."""

from __future__ import annotations

import re

from assistant.owner.meant import Says
from assistant.understanding.text import fold

_YES = re.compile(
    r"^(?:\s*[👍✅👌]\ufe0f?)+\s*$|^\W*(?:yes|yep|yeah|yup|yess+|ys|y|ok(?:ay|ey|i)?|k|sure|of course|definitely|absolutely|please do|go ahead|go|do (?:it|that|so)|correct|right|exactly|indeed|confirm(?:ed|s)?|i confirm"
    r"|perfect|great|good|fine|sounds good|looks good|that'?s (?:right|correct|it|fine|good|ok)|all (?:right|good)|alright|done|agreed"
    r"|oui|ouais|ouep|wi|si|d'accord|dac|daccord|bien sur|absolument|tout a fait|exactement|exact|vas-?y|allez-?y|fais-?le|faites-?le|confirme[rz]?|je confirme|c'est (?:bon|ca|exact|correct|parfait|bien ca)|parfait|entendu|ca marche|nickel|impeccable|volontiers|valide[rz]?|je valide|ok c'est bon)"
    r"(?:[\s,!.]+(?:please|pls|thanks?|thank you|do (?:it|that|so)|go ahead|that'?s (?:right|correct|it|fine|good)|confirm(?:ed)?|correct|yes|perfect|great|sure|of course|svp|stp|s'il te plait|s'il vous plait|merci|vas-?y|fais-?le|c'est (?:bon|ca|exact|parfait|bien ca)|parfait|oui|je confirme|exactement|confirme|super|for me))*[\s.!]*$"
)
_NO = re.compile(
    r"^\W*(?:no|nope|nah|non|nan|nop|don'?t|do not|stop|never ?mind|forget it|leave it|cancel|wrong|not (?:quite|that|right|so)|that'?s (?:wrong|not right|not it)|laisse(?:z)? tomber|annule|abandonne|pas (?:ca|exactement|tout a fait)|c'est (?:faux|pas ca)|faux|rien)\b"
    r"(?:\s+(?:thanks?|thank you|merci|do(?:n'?t)? do (?:it|that)|don'?t|tout|it))*(?P<rest>.*)$",
    re.DOTALL,
)  # fmt: skip
_LEAD = re.compile(
    r"^[\s,.;:!–—-]*(?:(?:i mean|i meant|but|rather|make (?:it|that)|it'?s|je veux dire|je voulais dire|mais|plut[oô]t|c'est|instead|actually|en fait)\b[\s,]*)*",
    re.IGNORECASE,
)


def answer_heard(text: str) -> Says | None:
    """None where it is neither; "no, until Saturday" is a no with the rest "until Saturday"."""
    folded = fold(text).strip()
    if _YES.match(folded):
        return Says(True)
    no = _NO.match(folded)
    if no is None:
        return None
    # What follows is read as it was written, capitals and all; folding may change the length of a text, then its folded form is read.
    rest = text.strip()[no.start("rest") :] if len(folded) == len(text.strip()) else no["rest"]
    if rest and rest[0].isalnum() and not re.match(r"\s", rest):
        return None
    return Says(False, _LEAD.sub("", rest).strip(" .!\n"))
