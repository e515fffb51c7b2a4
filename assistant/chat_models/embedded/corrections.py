"""A client who takes something back: "no wait, rather the small one", "it isn't beer, it's honey", "without the express"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chat_models.embedded.leaning import corrected
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.subject import about, gig_terms
from assistant.chat_models.embedded.wishes import FACTS, Wish
from assistant.understanding.acts import SOCIAL, Segment, acts
from assistant.understanding.terms import telling, terms
from assistant.understanding.text import fold

TAKES_BACK = re.compile(
    r"^\W*(?:(?:oh|ah|oops|oups|euh|er|um|hmm?|sorry|pardon|desolee?|no|nope|non|well|ok|but|mais|et)\W+)*"
    r"(?:wait|hold on|actually|my (?:mistake|bad)|i meant?|scratch that|correction|make (?:that|it)|or rather|rather|on second thou?ghts?"
    r"|i was wrong|i got (?:that|it) wrong|attends|attendez|en fait|finalement|plutot|je voulais dire|je me suis trompee?|erreur de ma part"
    r"|au temps pour moi|autant pour moi|je corrige|mon erreur)\b"
)
# "It isn't beer at all", "ce n'est pas du vin": what is no longer meant, with the rest of its clause.
_NOT_THAT = re.compile(
    r"\b(?:(?:it|this|that|they|we|those)\W?(?:s|re|is|are|was)?(?: is| are| was)?(?:n't| not)|isn't|aren't|wasn't|not"
    r"|(?:ce|il|elle)? ?n'(?:est|etait) pas|c'est pas|pas)"
    r" (?:for |about |a |an |the |my |pour |du |de la |de l'|de |des |d'|un |une |le |la |l')*"
    r"([a-z][\w' -]*?)(?= at all| but| mais|[,.;:!?]|$)(?: at all)?"
)


def put_right(text: str, situation: Situation) -> str | None:
    """What a correction says is so, where it names, counts or asks anything."""
    rest = corrected(text) if situation.briefing.dialogue.get("gig") else None
    if rest is None:
        return None
    subject = about(rest, situation)
    return rest if subject.named or subject.counts or acts(rest, situation.briefing.freelancer) - SOCIAL else None


def of_another_thing(parts: Sequence[Segment], situation: Situation) -> Wish | None:
    """The question before, with the thing that was wrong left out and the right one put in; None where nothing was taken back."""
    state = situation.briefing.dialogue
    asked = frozenset(state.get("kinds", ())) & {*FACTS, "recommend"}
    text = " ".join(part.text for part in parts)
    if not state.get("gig") or not asked or not TAKES_BACK.match(fold(text)):
        return None
    if any(part.question or part.acts - SOCIAL for part in parts):
        return None
    folded = fold(text)
    wrong = [match.group(1) for match in _NOT_THAT.finditer(folded)]
    right = _NOT_THAT.sub(" ", folded)
    if not wrong or not situation.before or not telling(frozenset(terms(right, situation.language))):
        return None
    taken_back = frozenset(term for thing in wrong for term in terms(thing, situation.language))
    before = " ".join(word for word in situation.before[-1].split() if not taken_back & frozenset(terms(word, situation.language)))
    again = about(f"{before} {right}", situation)
    left = tuple(gig.slug for gig in situation.briefing.gigs if not taken_back & gig_terms(gig))
    if len(left) < len(situation.briefing.gigs) and again.gig not in left:
        again = (
            about(again.text, situation, only=left[0]) if len(left) == 1 else replace(again, gig=None, packages=(), extras=(), rivals=left)
        )
    return replace(again, kinds=asked, topics=frozenset())
