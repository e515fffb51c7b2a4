"""Reviews of the freelancer: none are kept here, and where they stand is for the marketplace's own pages to say."""

from __future__ import annotations

from assistant.chat_models.embedded.answers import knowledge
from assistant.chat_models.embedded.answers.listed import asked_of, named_by
from assistant.chat_models.embedded.look import Look
from assistant.chat_models.embedded.part import Part
from assistant.chat_models.embedded.phrases import say
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.terms import terms
from assistant.understanding.text import sentences

REVIEW = "c:review"
WHERE = {
    "en": "Where are the ratings and reviews of earlier clients shown?",
    "fr": "Où sont affichés les notes et les avis des clients précédents ?",
}


def of_the_freelancer(wish: Wish, look: Look) -> Part | None:
    """Whether there are reviews; None where something else is asked, or where reviewing is what the freelancer sells."""
    briefing, language = look.situation.briefing, look.situation.language
    core = [unit for unit in asked_of(wish, look).core if unit.strong]
    if not core or not all(REVIEW in unit.meanings for unit in core) or any(REVIEW in named_by(gig) for gig in briefing.gigs):
        return None
    text = say("no_reviews_here", language, name=briefing.freelancer)
    hits = look("search_knowledge", query=WHERE[language]).get("results", [])
    shown = next((hit for hit in hits if hit["of"] == "marketplace" and hit["kind"] == "document" and hit["language"] == language), None)
    if shown is not None and shown["sure"] >= knowledge.SURE:
        parts = sentences(" ".join(str(shown["text"]).split()))
        first = parts[knowledge.nearest(parts, WHERE[language], language)[0]]
        if REVIEW in terms(first, language):
            look.cite(shown["id"])
            text = f"{text} {first}"
    return Part(text)
