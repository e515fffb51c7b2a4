"""What somebody does by saying something: asks a price, greets, wants a person, asks for what a rule forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from assistant.understanding.act_patterns import ActName, compiled
from assistant.understanding.text import fold, sentences, visible

__all__ = ["ActName", "Segment", "segments", "wants_assistant", "wants_person"]

FORBIDDEN: tuple[ActName, ...] = ("off_platform_payment", "off_platform_contact", "personal_data", "traded_reviews", "instructions")
SOCIAL: frozenset[ActName] = frozenset(("greet", "thank", "goodbye", "how_are_you", "acknowledge", "affirm", "deny", "apology"))

LONGEST_CUT = 24
"""Words of a sentence that is still cut at "and"; a longer one is one thought with many parts."""

ASKS = re.compile(
    r"^\W*(?:(?:and|et|but|mais|so|ok|hi|hello|bonjour|hey|also|aussi|first|d'abord|two things)\W+)*"
    r"(?:(?:in|on|for|with|from|at|to|by|about|until|till|since|under|dans|sur|en|pour|avec|de|a|au|par|chez|sous|depuis|jusqu'a|d') ?"
    r"(?=(?:how|what|which|when|whom?|combien|quel(?:le)?s?|quand|qui|quoi|ou)\b))?"
    r"(?:how|what|which|when|where|whom?|whose|why|can|could|do|does|did|is|are|am|have|has|would|will|should|shall|may|must|combien|quel(?:le)?s?|quand|ou|qui|est-ce|que|qu'est|quoi"
    r"|comment|pourquoi|pouvez|peux|faites|fais|avez|as-tu|y a-t-il|c'est (?:quoi|combien)"
    r"|(?!rendez-)[a-z]+-(?:vous|tu|t-il|t-elle|t-on|je))\b"
)
"""How a question begins, whether or not it has its mark."""

PRESUMING = re.compile(
    r"^\W*(?:(?:and|et|but|mais|so|alors)\W+)?"
    r"(?:since|as|given that|because|seeing that|considering that|now that|vu que|puisqu\w*|comme|etant donne que"
    r"|sachant que|du moment que|if|si|suppose|supposing|assuming|provided|say|supposons|admettons) (?!much|many|long|soon|for)"
)
"""How a sentence begins that takes something for granted, or supposes it, before it asks."""

INDIRECT = re.compile(
    r"\b(?:wonder\w*|(?:to|don't|not|do not|didn't|can't|cannot) (?:know|understand|find out|work out|figure out|see)|tell me|let me know"
    r"|not (?:sure|clear)|unsure|my question is|(?:want|wanted|like) to (?:know|ask|check)|asking|curious)\b[^.?!]{0,12}"
    r"\b(?:if|whether|how|what|when|where|which|who|why)\b|\bis whether\b"
    r"|\b(?:me demande|savoir|(?:sais|comprends|vois|sait) pas|dites-moi|dis-moi|pas sure?"
    r"|ma question est|demander|curieu\w+ de savoir)\b[^.?!]{0,12}"
    r"\b(?:si|s'il|s'ils|comment|combien|quand|qui|quel(?:le)?s?|ce qu\w*|pourquoi)\b"
)
"""How one asks without a question mark: "I wonder whether …"."""

_NEVER = r"(?!)"
# A new question inside a sentence: "and how long", ", do you", "et est-ce que".
_OPENERS = (
    r"(?:(?:with |for |in |on |avec |pour |dans |sur |en |a )?(?:which|what|quels?|quelles?) |how|what|when|where|who"
    r"|which|why|do you|does|can i|can you|could you|could i|would|will you|is it|is there"
    r"|are you|are there|are we|am i|may i|may we|have you|has (?:she|he)|did you|was it|do i|do we|"
    r"ai-je|peut-on|dois-je|faut-il|est-il|est-elle|sont-ils|sont-elles|a-t-(?:on|elle|il)|as-tu|"
    r"combien|quels?\b|quelles?\b|quand|comment|ou |qui|pourquoi|est-ce|qu'est|peux|pouvez|pourriez|faites|avez|proposez|y a"
    r"|c'est|je peux|puis-je|vous|tu |peut[- ]on|on peut|faut-il|doit-on|dois-je)"
)
_CUT = re.compile(
    rf"(?:,|;)?\s+(?:and|also|et|plus|but|mais|puis|then|aussi|or|ou)(?:\s+also|\s+aussi)?\s+(?={_OPENERS})|,\s+(?={_OPENERS})|(?<=\?)\s+"
)
# After one question, "and" with a verb before its noun asks another: "who owns it, and is hosting in the price?".
_CUT_ASKED = re.compile(
    r"(?:,|;)?\s+(?:and|also|but|et|mais|puis)(?:\s+(?:also|aussi))?\s+(?=(?:is|are|am|do|does|did|has|have|can|could|will|would|should"
    r"|must|may|shall) (?!not\b|n't)[a-z]+|(?!rendez-)[a-z]+-(?:vous|tu|t-il|t-elle|t-on|je)\b)"
)

_CLAUSES = re.compile(r"[,;:]\s+")
_OR = re.compile(r"\b(?:or|ou)\b")


@dataclass(frozen=True, slots=True)
class Segment:
    """One thing said. `text` is as written; `acts` may be several ("how much and how fast" is one breath).

    `lead` is what the same sentence told before it asked: "after the order is done, how long …".
    """

    text: str
    acts: frozenset[ActName]
    lead: str = ""
    alternative: bool = False
    """Whether it is the other half of an "or": "do you print it, or do I?"."""

    @property
    def question(self) -> bool:
        return "?" in self.text or bool(INDIRECT.search(fold(self.text)))


@lru_cache(maxsize=256)
def _patterns(name: str) -> tuple[tuple[ActName, re.Pattern[str]], ...]:
    return tuple((act, compiled(act, name)) for act in get_args(ActName))


@lru_cache(maxsize=4096)
def _name_pattern(name: str) -> re.Pattern[str]:
    """Any part of a freelancer's name that can stand for it in a sentence."""
    parts = [re.escape(part) for part in fold(name).replace("-", " ").split() if len(part) > 2]
    return re.compile("(?:" + "|".join([re.escape(fold(name)), *parts]) + ")" if parts else _NEVER)


@lru_cache(maxsize=2048)
def acts(text: str, name: str = "") -> frozenset[ActName]:
    """Every act of a text; `name` is the freelancer's, so that "can I talk to Léna" is understood."""
    folded = fold(text)
    named = _name_pattern(name)
    # Patterns with a name in them take long to make; those without one serve every freelancer.
    spoken_of = named.pattern if named.search(folded) else _NEVER
    found = frozenset(act for act, pattern in _patterns(spoken_of) if pattern.search(folded))
    no_person = _NO_PERSON.search(folded) or ("book" in found and _BEFORE_ORDERING.search(folded))
    return found - {"person"} if "person" in found and no_person else found


# To talk before anything is bought is a consultation, which has its price.
_BEFORE_ORDERING = re.compile(
    r"\b(?:before (?:i |we )?(?:order|pay|buy|spend|commit|decid)\w*|avant (?:de|d') ?(?:command|pay|achet|depens|m'engag|decid)\w*)"
)


# "I don't want to talk to a human", "a video where people talk to a person".
_NO_PERSON = re.compile(
    r"\b(?:don'?t|do not|no need|needn'?t|not|never|rather not|without|instead of|ne|pas|sans|plutot que)\b[^.?!]{0,25}"
    r"\b(?:talk\w*|speak\w*|human|person|parler|humaine?|personne)\b|\b(?:where|in which|with|of|ou"
    r"|dans laquelle) (?:people|persons?|two people|des gens)\b"
)


def segments(message: str, name: str = "") -> tuple[Segment, ...]:
    """A message cut into the things it says; parts too short to stand alone stay with the one before."""
    return tuple(Segment(part, acts(part, name), lead, alternative) for part, lead, alternative in _parts(message))


def _parts(message: str) -> Iterator[tuple[str, str, bool]]:
    """Each part with what its sentence told before it, where that asked nothing, and whether it comes after an "or"."""
    for sentence in sentences(visible(message)):
        start, lead, alternative = 0, "", False
        short = len(sentence.split()) <= LONGEST_CUT and not PRESUMING.match(fold(sentence))
        for cut in _cuts(fold(sentence)) if short and len(fold(sentence)) == len(sentence) else ():
            if len(sentence[start : cut.start()].split()) >= 3 and len(sentence[cut.end() :].split()) >= 2:
                # What is asked in one breath is all asked, though only the end has the mark.
                piece = sentence[start : cut.start()].strip(" ,;")
                asks = sentence.endswith("?") and _asks(piece)
                yield piece + (" ?" if asks else ""), lead, alternative
                start, lead, alternative = cut.end(), "" if asks else piece, asks and bool(_OR.search(cut.group()))
        yield sentence[start:].strip(" ,;"), lead, alternative


def _asks(piece: str) -> bool:
    """Whether it asks something by itself: "how long does it take" does, "when I pay" only says when."""
    return any(ASKS.match(clause) and not _SAYS_WHEN.match(clause) for clause in _CLAUSES.split(fold(piece)))


_SAYS_WHEN = re.compile(
    r"^\W*(?:and |et |but |mais )?(?:when|where|quand|ou) (?:i|we|you|he|she|they|it|the|my|our|your|an?|je|j"
    r"|on|nous|vous|elle|il|la|le|les|ma|mon|mes|notre|nos|votre|un|une)\b"
)


def _cuts(folded: str) -> list[re.Match[str]]:
    found = list(_CUT.finditer(folded))
    if folded.endswith("?") and ASKS.match(folded):
        found += [cut for cut in _CUT_ASKED.finditer(folded) if all(cut.end() != other.end() for other in found)]
    return sorted(found, key=lambda cut: cut.start())


def wants_person(message: str, name: str = "") -> bool:
    """Asked to speak with a human; asking whether one does already is another matter."""
    return any("person" in s.acts and not s.acts & {"is_bot", "off_platform_contact"} for s in segments(message, name))


def wants_assistant(message: str) -> bool:
    """Asked to go on with the assistant after a hand-over."""
    return "back_to_assistant" in acts(message)
