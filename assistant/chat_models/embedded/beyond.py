"""Whether a wish is for something that has nothing to do with this freelancer: then no list of packages is an answer."""

from __future__ import annotations

from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.terms import light, terms

_NEED_A_SUBJECT = ("order", "recommend", "overview", "compare", "includes")
_OF_THE_CATALOGUE = frozenset(("c:package", "c:service", "c:freelancer", "c:offer"))


def beyond(wish: Wish, look: Look) -> bool:
    """ "How do I order cheques for my account": words that say something, none of which anything of the freelancer's mentions."""
    telling = wish.topics - light()
    if wish.named or not telling or not wish.has(*_NEED_A_SUBJECT):
        return False
    if frozenset(terms(wish.text, look.situation.language)) & _OF_THE_CATALOGUE:
        return False
    unheard = look("search_knowledge", query=wish.text[:1000])["unheard"]
    return telling <= frozenset(unheard)
