"""What the first message would have to wait for, done before anybody writes: the lexicon, the patterns, a first step, a first search."""

from __future__ import annotations

from langchain_core.messages import HumanMessage

from assistant.chat_models.briefing import Briefing
from assistant.chat_models.embedded.model import EmbeddedChatModel
from assistant.orders.mandate import HandOverTriggers
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.library import Library
from assistant.retrieval.passages import MARKETPLACE
from assistant.turns.promises import check_composed
from assistant.turns.triggers import must_hand_over

SAID = ("Hello, what does it cost, and how long does it take?", "Bonjour, quel est le prix, et sous quel délai ?")
NOBODY = Briefing(now="2026-01-01T12:00:00+00:00", timezone="UTC", language="en", freelancer="", headline="", gigs=())


def warm(embedder: Embedder, library: Library) -> None:
    """Answers nobody, from nothing. Everything it makes is kept by what made it."""
    model = EmbeddedChatModel()
    must_hand_over(SAID, HandOverTriggers(topics=("a topic",)), "")
    for said in SAID:
        answer = model.invoke([NOBODY.message(), HumanMessage(said)])
        check_composed(f"{answer.text} It costs 10 € and takes 3 days.", (), language="en", said=(said,))
    embedder.embed(SAID, query=True)
    # What is everyone's is read now; a freelancer's own passages are few.
    library.search(MARKETPLACE, SAID)
