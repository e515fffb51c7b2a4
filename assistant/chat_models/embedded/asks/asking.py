"""A sentence with what it is about and where it was said, as every kind of question is recognised from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.chat_models.embedded.addressing import of_the_freelancer
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.acts import ActName, Segment
from assistant.understanding.text import fold

FOLLOWING = re.compile(
    r"^\W*(?:and|et|what about|how about|with|avec|for|pour|qu'en est-il|quid|plus|ok|alors|no wait|non attends|actually|en fait|du coup)\b"
)
ASKS_WHAT = re.compile(
    r"^\W*(?:(?:and|et|but|mais|so|ok|hi|hello|bonjour|well|alors|also|aussi|then|yes|oui|in|avec|with|for|pour|dans|a|to|from|de|which|roughly|about|until|till"
    r"|jusqu'a|up to)\W+)*"
    r"(?:how|what|whats|which|when|where|who|whose|why|combien|quel(?:le)?s?|quand|qui|comment|pourquoi|que"
    r"|qu'est[- ]ce (?:qui|que)|quoi)\b"
)
_CLAUSE = re.compile(r"[,;:]\s+|\s+[-–]\s+")


@dataclass(frozen=True)
class Asking:
    """`told` is what was said before the question."""

    segment: Segment
    subject: Wish
    situation: Situation
    told: str = ""

    @cached_property
    def folded(self) -> str:
        return fold(self.segment.text)

    @property
    def said(self) -> frozenset[ActName]:
        return self.segment.acts

    @cached_property
    def of_the_freelancer(self) -> bool:
        return of_the_freelancer(self.segment.text, self.subject, self.situation.briefing.freelancer)

    @cached_property
    def yes_or_no(self) -> bool:
        """Whether no clause of it begins by asking what, how or which ("if I subscribe, how long does it run?" does)."""
        return not any(ASKS_WHAT.match(clause) for clause in _CLAUSE.split(self.folded))
