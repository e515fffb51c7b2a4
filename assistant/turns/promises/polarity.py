"""Whether a statement denies, hedges or asks: words that turn a claim round or take it back."""

from __future__ import annotations

import re

from assistant.understanding.written import level

NOT_ONLY = re.compile(
    r"\b(?:not (?:just|only|more than|less than|later than)|no (?:later|more|less|fewer) than|pas (?:seulement|que|"
    r"plus de|moins de)|not to mention|no problem|no worries|pas de (?:souci|probleme)|why not|if not|sinon)\b")  # fmt: skip
NEGATIVE = re.compile(
    r"\b(?:not|no|never|none|neither|nor|cannot|without|nothing|nobody|no one|isn't|aren't|doesn't|don't|didn't|won't|can't|"
    r"couldn't|wouldn't|shouldn't|hasn't|"
    r"haven't|wasn't|pas|ne|n'|jamais|aucune?|sans|ni|non(?!-))\b|\bn'",
)
CONTRARY = re.compile(
    r"\b(?:excludes?|excluded|excluding|forbidden|prohibited|unavailable|closed|refuses?|refused|exclut|exclue?s?|"
    r"excluent|interdite?s?|ferme)\b"
)
ANSWER = re.compile(r"\W*(?:no|non|nope|sorry,? no|desolee?,? non)\s*[,:;.!–-]")
ASIDE = re.compile(
    r",? (?:and |but |et )?(?:not|never|pas|non) (?:an?|the|une?|le|la|les|as|by|for|in|to|with|par|pour|a|en) [^,;.:]*[.!]?\s*$|"
    r"\b(?:without|sans)\b"
)
"""What is left out in passing does not turn the sentence round."""
HEDGE = re.compile(
    r"\b(?:can(?:not|'t| not)|could(?:n't| not)|won't|will not|not able to|unable to|don't|do not|wouldn't|am not|"
    r"'m not|isn't|is not)\b[^.]{0,25}"
    r"\b(?:promise|guarantee|confirm|commit|know|say|tell|sure|certain|find|verify|possible|have (?:any )?(?:information|details|record))"
    r"|\bno (?:information|record|details|mention|data)\b|\bnot sure\b"
    r"|\b(?:ne|n')\s*(?:peux|puis|peut|pouvons|sais|trouve|suis|dispose|connais|ai|vois)\b[^.]{0,15}\bpas\b|"
    r"\baucune (?:information|mention|donnee)\b|\bnothing i have\b|\brien de ce que\b|\bi do not know\b|\bje ne le sais pas\b|\bj'ignore\b"
)
ELSEWHERE = re.compile(
    r"\b(?:yourself|your own|your side|elsewhere|separate(?:ly)?|another (?:freelancer|provider|person)|third party|"
    r"not|(?:is|are) yours|yours to pay|at your (?:cost|expense)|custom offer|on request|"
    r"recommend|any print\w*|print(?:ing)? (?:shop|house|company)|printer|your printer|would need to|vous-meme|"
    r"de votre cote|ailleurs|separe(?:ment|e)?|sur demande|offre personnalisee|a part|"
    r"votre imprimeur|recommander|a votre charge)\b"
)


def negative(text: str) -> bool:
    flat = NOT_ONLY.sub(" ", level(text))
    answer = ANSWER.match(flat)
    if answer and CONTRARY.search(flat[answer.end() :]):
        flat = flat[answer.end() :]
    aside = ASIDE.search(flat)
    if aside and len(flat[: aside.start()].split()) > 3:
        flat = ASIDE.sub(" ", flat)
    return bool(NEGATIVE.search(flat)) ^ bool(CONTRARY.search(flat))


def hedged(text: str) -> bool:
    """The speaker says that they do not know or cannot promise it."""
    return bool(HEDGE.search(level(text)))


def elsewhere(text: str) -> bool:
    """It is somebody else's to do, or another matter."""
    return bool(ELSEWHERE.search(level(text)))
