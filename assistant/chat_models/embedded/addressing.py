"""Whether a sentence speaks to the freelancer or of what is sold here, or of the speaker's own affairs."""

from __future__ import annotations

import re

from assistant.chat_models.embedded.subject import PLAIN
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.text import fold

_YOU = re.compile(
    r"\b(?:you|your|yours|u|ur|ya|she|her|hers|he|him|his|freelancer|seller"
    r"|vous|votre|vos|tu|ton|ta|tes|toi|te|elle|son|sa|ses|lui|freelance|prestataire)\b|\b(?:il|t')(?= ?(?!y\b|faut|est\b))"
)
_MINE = re.compile(r"\b(?:i|i'm|i've|my|mine|we|our|je|j'|mon|ma|mes|moi|nous|notre|nos)\b")
# What a question about days and places is made of, whoever it is about.
OF_TIME = frozenset(
    """c:timezone c:location c:away c:available c:call c:book c:hour c:work c:calendar c:level c:language c:experience c:weekend c:christmas
    c:monday c:tuesday c:wednesday c:thursday c:friday c:saturday c:sunday c:morning c:afternoon c:evening c:date c:start c:stop
    c:january c:february c:march c:april c:may c:june c:july c:august c:september c:october c:november c:december c:summer c:winter
    c:autumn c:easter c:noon c:future c:later c:time c:minute c:contact c:catch
    till until jusqu open close closed reach repli answer respond online ouvert ferm joign joindr repons repond appel""".split()
) | {"c:new year", "c:public holiday", "c:spring season"}  # fmt: skip


def spoken_to(folded: str) -> bool:
    """Whether the freelancer is addressed or spoken of: "you", "she"."""
    return bool(_YOU.search(folded))


def of_the_freelancer(text: str, subject: Wish, name: str) -> bool:
    """Whether a question about hours, days, places or a person asks it of the freelancer.

    "How many vacation days do I have left" and "the time zone of New York" do not; "available on Monday?" does.
    """
    folded = fold(text)
    if spoken_to(folded) or any(part in folded.split() for part in fold(name).split()):
        return True
    strange = subject.topics - OF_TIME - PLAIN
    return not strange and not (_MINE.search(folded) and subject.topics & {"c:away"})
