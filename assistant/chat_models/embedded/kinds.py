"""Which question a sentence asks: the first family that knows it says so."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.chat_models.embedded.asks import days, figures, needs, selling, sums
from assistant.chat_models.embedded.asks.asking import ASKS_WHAT, FOLLOWING, Asking
from assistant.chat_models.embedded.asks.sums import WHICH_PACKAGE
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.wishes import FACTS, WHO, Wish
from assistant.understanding.acts import SOCIAL, Segment
from assistant.understanding.terms import telling
from assistant.understanding.text import fold, words

TALK = ("back_to_assistant", "is_bot", "insult", "complaint", "how_are_you", "capabilities")
_TAG = re.compile(
    r",\W*(?:right|correct|no|yes|is it not|(?:is|are|does|do|will|would|can)n't (?:it|they|you|she|he)|n'est-ce pas"
    r"|c'est (?:bien )?ca|non|oui|hein|pas vrai)\W*$"
)
_AUXILIARY = re.compile(r"^\W*(?:and |et |but |or |ou )?(?:is|are|does|do|will|would|can|could|est|sont|c'est|tu|vous|il y a)\b")
_COVERS = re.compile(
    r"\b(?:cover|covers|include|includes|included|come with|comes with|part of|in the price|dans le prix"
    r"|do i (?:also )?get|will i get|inclu\w*|comprend|comprise?s?|couvre)\b"
)
_WHICH_HAS = re.compile(
    rf"(?:{WHICH_PACKAGE.pattern}|\bwhich (?:one|of \w+)\b)[^.?!]*?\b(?:has|have|includes?|comes? with|gives?|got|offers?|contains?"
    r"|a|ont|inclut|comprend|contient|propose)\b"
)
_SEEKS = re.compile(
    r"\b(?:looking for|searching for|(?:i|we) need(?! to)|in need of|je (?:re)?cherche|nous cherchons|on cherche|il (?:me"
    r"|nous) (?:faut|faudrait)|(?:ai|avons|aurais) besoin d\w*)\b"
)
_QUESTION = re.compile(
    r"\b(?:how|faites|fais|proposez|what|which|when|where|who|why|do|does|can|could|combien|quel(?:le)?s?|quand|comment|pourquoi|est-ce|pouvez|avez|faites)\b"
)
# "I need the sworn kind, can you?"
_WHETHER_POSSIBLE = re.compile(
    r"\b(?:can|could|do|would) you\b|\bpossible\b|\b(?:vous|tu) (?:pouvez|peux|faites|fais)\b|\bpouvez-vous\b|\bpeux-tu\b"
)
_SHORT_TIME = re.compile(r"\b(?:same[- ]day|24 ?h|48 ?h|le jour meme)\b")
_WORTH_ASKING = 14
# "How many books have you illustrated?" asks of what was, not of a package.
_DONE_SO_FAR = re.compile(
    r"\bhow many\b(?! (?:years|months|weeks|days|hours))[^.?!]{0,40}\b(?:have|has|did) (?:you|u|she|he|they)\b"
    r"|\bcombien d(?:e |')(?!annees|ans|temps|mois|jours)[^.?!]{0,40}\b(?:avez-vous|as-tu|a-t-(?:elle|il))(?: deja)? \w+e?s?\b"
)
_PLATFORM = re.compile(r"\b(?:marketplace|platform|fiverr|place de marche|plateforme|the site|le site)\b")
_SUPPOSED = re.compile(r"\b(?:if|in case|suppose|supposing|what happens when|si|s'il|au cas ou|en cas)\b")
"""Asks what would be, and complains of nothing."""

# "My present labels look terrible": not the freelancer's work.
_ILL_SPOKEN = re.compile(r"\b(?:terrible|awful|disappointed|unhappy|not happy|decue?s?|mecontente?s?|pas contente?s?)\b")
_THEIR_OWN = re.compile(r"\b(?:my|our|their|mon|ma|mes|notre|nos|leurs?)\b")
_OF_THE_WORK = re.compile(
    r"\b(?:you|your|yours|order|delivery|delivered|service|freelancer|assistant|vous|votre|vos|commande|livraison|livre|freelance)\b"
)


def kinds(segment: Segment, subject: Wish, situation: Situation, told: str = "") -> set[str]:
    """Empty for words that want nothing; `told` is what was said before the question."""
    asked = Asking(segment, subject, situation, told)
    return next((found for family in FAMILIES if (found := family(asked))), set())


def _pressed(asked: Asking) -> set[str]:
    """A choice pressed, the title of a gig or a package and nothing else; or a bare number after one."""
    subject, situation = asked.subject, asked.situation
    gigs = situation.briefing.gigs
    titles = {fold(title).strip(" ?.!") for gig in gigs for title in (gig.title, *(p.title for p in gig.packages))}
    if asked.folded.strip(" ?.!") in titles:
        return {"follow_up"}
    bare = subject.counts and asked.said <= {"deny", "affirm", "acknowledge"} and not telling(subject.topics)
    return {"follow_up"} if bare and situation.briefing.dialogue.get("gig") else set()


def _talk(asked: Asking) -> set[str]:
    """Talk about the talk itself."""
    said, subject = asked.said, asked.subject
    talk = next((kind for kind in TALK if kind in said), None)
    of_the_work = talk == "complaint" and not asked.segment.question and _OF_THE_WORK.search(asked.folded)
    if talk is None or (said & set(FACTS) and not of_the_work):
        return set()
    theirs = telling(subject.topics) or _THEIR_OWN.search(asked.folded)
    of_others = theirs and _ILL_SPOKEN.search(asked.folded) and not _OF_THE_WORK.search(asked.folded)
    supposed = talk == "complaint" and (asked.segment.question or _SUPPOSED.search(asked.folded) or of_others)
    beside = (talk == "how_are_you" and subject.topics) or (talk == "capabilities" and subject.budget)
    return set() if supposed or beside else {talk}


def _elsewhere(asked: Asking) -> set[str]:
    """What was done so far, and how the marketplace does things, stand in no record of a gig."""
    subject = asked.subject
    of_the_place = _PLATFORM.search(asked.folded) and subject.topics and not subject.packages
    return {"open"} if _DONE_SO_FAR.search(asked.folded) or of_the_place else set()


def _covered(asked: Asking) -> set[str]:
    """Whether something is a part of it."""
    said, subject, folded = asked.said, asked.subject, asked.folded
    about_something = bool(subject.topics or subject.packages) and not subject.budget
    asks = "ability" in said or bool(_AUXILIARY.match(folded) or _TAG.search(folded))
    figure = said & {"revisions", "delivery"}
    return {"scope", "open"} if about_something and asks and not figure and asked.yes_or_no and _COVERS.search(folded) else set()


def _who(asked: Asking) -> set[str]:
    return {kind for kind in WHO if kind in asked.said} if asked.of_the_freelancer else set()


def _asks_something(segment: Segment) -> bool:
    return segment.question and "how_are_you" not in segment.acts and bool(_QUESTION.search(fold(segment.text)))


def _wished(subject: Wish, folded: str) -> set[str]:
    """What is wanted by when, or with what, and put as a wish: its figures are asked for."""
    seeks = bool(_SEEKS.search(folded))
    if subject.days and (subject.named or subject.rivals) and seeks:
        return {"price", "delivery"}
    if not subject.packages or telling(subject.topics):
        return set()
    return {"delivery"} if subject.days else {"price"} if subject.extras and seeks else set()


def _social(asked: Asking) -> set[str]:
    said, subject, segment, folded = asked.said, asked.subject, asked.segment, asked.folded
    length = len(words(segment.text))
    if (
        said & {"greet", "thank", "goodbye", "how_are_you"}
        and said <= SOCIAL | {"ability"}
        and not _asks_something(segment)
        and (length <= 8 or not segment.question and length <= _WORTH_ASKING)
    ):
        return {str(act) for act in said & SOCIAL}
    asks = bool(ASKS_WHAT.match(folded)) and subject.topics
    if said and said <= SOCIAL and not segment.question and not asks and (length <= _WORTH_ASKING or not subject.topics):
        return {str(act) for act in said}
    return set()


def _rest(asked: Asking) -> set[str]:
    said, subject, segment, situation, folded = asked.said, asked.subject, asked.segment, asked.situation, asked.folded
    length = len(words(segment.text))
    wished = _wished(subject, folded)
    if wished:
        return wished
    if subject.named and _SEEKS.search(folded) and not _QUESTION.match(folded) and not subject.extras:
        doubts = _WHETHER_POSSIBLE.search(folded) and telling(subject.topics)
        return {"follow_up"} if subject.counts else {"scope", "open"} if doubts else {"overview"}
    if subject.named and not subject.topics and length <= 8:
        following = (subject.packages and not _COVERS.search(folded)) or FOLLOWING.match(folded) or "ability" not in said
        return {"follow_up"} if following else {"scope", "open"}
    nothing_else = not telling(subject.topics)
    if (subject.days or _SHORT_TIME.search(folded)) and nothing_else and situation.briefing.dialogue.get("gig"):
        return {"delivery", "price"} & {"delivery", *situation.briefing.dialogue.get("kinds", ())}
    if subject.counts and nothing_else and (not subject.topics or situation.briefing.dialogue.get("gig")):
        return {"follow_up"}
    if subject.extras and FOLLOWING.match(folded) and nothing_else:
        return {"follow_up"}
    what = subject.topics and ASKS_WHAT.match(folded) and not FOLLOWING.match(folded)
    if subject.packages and length <= 9 and "ability" not in said and nothing_else and not what:
        return {"follow_up"}
    if needs.needed(asked):
        return {"need"}
    if "ability" in said or (segment.question and subject.topics and not said):
        return {"scope", "open"} if asked.yes_or_no or _WHICH_HAS.search(folded) else {"open"}
    if subject.topics or segment.question:
        return {"open"}
    return {str(act) for act in said & SOCIAL} or ({"unclear"} if not said else set())


FAMILIES: tuple[Callable[[Asking], set[str]], ...] = (
    selling.call_told_of,
    _pressed,
    _talk,
    selling.order,
    selling.payment,
    selling.fees,
    _elsewhere,
    days.whether_weekends_count,
    figures.size,
    days.presence,
    _covered,
    sums.enough_for,
    selling.selling,
    days.hours,
    _who,
    needs.of_another,
    figures.figures,
    _social,
    _rest,
)
"""In the order in which they win."""
