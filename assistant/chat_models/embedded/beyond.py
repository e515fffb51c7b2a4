"""Whether a wish is for something that has nothing to do with this freelancer: then no list of packages is an answer."""

from __future__ import annotations

from assistant.chat_models.embedded.addressing import OF_TIME
from assistant.chat_models.embedded.answers.knowledge import hits, query_of
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.subject import named_for_certain
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.mentions import Saying
from assistant.understanding.terms import CONCEPT, light, telling, terms

_NEED_A_SUBJECT = ("order", "recommend", "overview", "compare", "includes")
_OF_A_DAY = ("calendar", "book")
_OF_WHAT_IS_SOLD = (*_NEED_A_SUBJECT, "scope", "book", "price", "delivery", "revisions", "extras", "excludes")
_FAR = 0.29
"""Below this likeness a message has nothing to do with any passage: of a hundred questions about what is sold one lies there."""
_OF_THE_CATALOGUE = frozenset(("c:package", "c:service", "c:freelancer", "c:offer"))


def beyond(wish: Wish, look: Look) -> bool:
    """ "How do I order cheques for my account": words that say something, none of which anything of the freelancer's mentions."""
    if _far_off(wish, look):
        return True
    if wish.has(*_OF_A_DAY):
        # "Have you time today to look at my car": a day is named, but nothing that is done here.
        return _mostly_unheard(telling(wish.topics) - OF_TIME, wish, look, least=2)
    said = wish.topics - light()
    if wish.named or not said or not wish.has(*_NEED_A_SUBJECT):
        return False
    if frozenset(terms(wish.text, look.situation.language)) & _OF_THE_CATALOGUE:
        return False
    return said <= _unheard(wish, look)


def _far_off(wish: Wish, look: Look) -> bool:
    """Whether a first message is like nothing that is known here, though a word of it stands in a title: "my age range"."""
    situation = look.situation
    spoken_of = situation.briefing.dialogue.get("gig") or situation.briefing.gig
    part = 2 * len(wish.text) < len(situation.text)
    if spoken_of or part or not look.alone or not (wish.topics or wish.named) or not wish.has(*_OF_WHAT_IS_SOLD):
        return False
    saying = Saying.of(situation.text, situation.language)
    if any(named_for_certain(saying, gig) for gig in situation.briefing.gigs):
        return False
    return max((hit["similarity"] for hit in hits(wish, look)), default=0.0) < _FAR


def strange(wish: Wish, look: Look, *, of_a_gig: bool = False) -> bool:
    """Whether most of what a question says has never been heard of here: then a word that a list happens to share is no answer.

    That a gig is named explains a stray word, unless the gig itself is all there is to say yes to ("the film on a USB stick").
    """
    return _mostly_unheard(wish.topics - light(), wish, look, least=2 if wish.named and not of_a_gig else 1)


def _mostly_unheard(said: frozenset[str], wish: Wish, look: Look, least: float = 1) -> bool:
    if _weight(said) < least:
        return False
    unheard = _weight(said & _unheard(wish, look))
    return unheard >= least and 2 * unheard > _weight(said)


def _weight(said: frozenset[str]) -> float:
    """A word that is no concept cannot be found in another language, nor in another form."""
    return sum(1.0 if term.startswith(CONCEPT) else 0.5 for term in said if not term[:1].isdigit())


def _unheard(wish: Wish, look: Look) -> frozenset[str]:
    return frozenset(look("search_knowledge", **query_of(wish, look))["unheard"])
