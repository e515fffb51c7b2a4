"""Which question a sentence asks: one row per kind, in the order in which they win."""

from __future__ import annotations

import re

from assistant.chat_models.embedded.addressing import OF_TIME, of_the_freelancer, spoken_to
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.sizes_asked import asks_size
from assistant.chat_models.embedded.wishes import FACTS, WHO, Wish
from assistant.understanding import amounts
from assistant.understanding.acts import SOCIAL, ActName, Segment, acts
from assistant.understanding.terms import telling
from assistant.understanding.text import fold, words

TALK = ("back_to_assistant", "is_bot", "insult", "complaint", "how_are_you", "capabilities")
FOLLOWING = re.compile(
    r"^\W*(?:and|et|what about|how about|with|avec|for|pour|qu'en est-il|quid|plus|ok|alors|no wait|non attends|actually|en fait|du coup)\b"
)
_OWN_ABSENCE = re.compile(
    r"\b(?:i|we) (?:was|were|am|are|go|went|take|took|have been|had)\b|\bmy (?:vacation|holidays?|days off)\b"
    r"|\bif a freelancer\b|\bsi un freelance\b"
    r"|\b(?:je|j'|mes|nous|on) ?(?:suis|etais|ai|pars|prends|serai|sommes|avons|jours|vacances|conges)\b"
)
_TIME_ASKED = re.compile(
    r"\b(?:how|when|fast|quick\w*|soon|days?|weeks?|hours?|by|before|rush|urgent\w*|express|24|48|quand|combien|delais?|vite|rapid\w+|jours?|semaines?"
    r"|heures?|avant|pour le)\b"
)
# Asks when the work will be there, not how long or how many days of anything.
_DELIVERS = re.compile(
    r"\b(?:deliver\w*|turn ?-?around|lead ?time|ready|done|finish\w*|takes?|how (?:fast|quick\w*|soon)|get it|have it"
    r"|receive|livr\w+|delais?|prete?s?|fini\w*"
    r"|realis\w+|ca prend|il faut|recevoir|recevr\w+|rush|express|urgent\w*|urgence|quicker|faster|vite)\b"
)
# "How long do you keep them": it is done for long, it does not take long.
_LASTS = re.compile(r"\bhow long (?:do|does|did|can|will|would|may|have|has|are|is) \w+|\bcombien de (?:temps|jours)\b")
_MAKES = (
    r"(?:take|need|requir|deliver|finish|make|turn|get|send|spend|produc|creat|met|pren|livr|faut|fini|fai|realis|termin|envo|rend|produi)"
)
_DOES = re.compile(
    rf"\bhow long (?:do|does|will|would|can) (?:you|u|she|he|they|\w+) (?!{_MAKES})[a-z]{{3,}}"
    rf"|\b(?!{_MAKES})[a-z]{{4,}}(?:-t)?-(?:vous|tu|elle|il)\b[^.?!]*\bcombien de (?:temps|jours)\b"
    rf"|\bcombien de (?:temps|jours|mois|semaines) (?!{_MAKES})[a-z]{{4,}}(?:-t)?-(?:vous|tu|elle|il)\b"
    rf"|\b(?:vous|tu|elle|il) (?!{_MAKES})[a-z]{{4,}}\b[^.?!]*\bcombien de (?:temps|jours|mois)\b"
)
# However the work is called, it asks when it is done.
_WITHIN = re.compile(r"\b(?:en|sous|dans|in|within) (?:combien de|how many) (?:temps|jours|semaines|days|weeks)\b")
_SHORT_TIME = re.compile(r"\b(?:same[- ]day|24 ?h|48 ?h|le jour meme)\b")
_DUE = re.compile(
    r"\b(?:deliver\w*|ready|done|finish\w*|by|before|need it|have it|livr\w+|prete?s?|fini\w*|recevoir|recevr\w+|d'ici|avant)\b"
)
_DAY_WORD = re.compile(
    r"\b(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?|today|tomorrow|tonight"
    r"|christmas|xmas|new year'?s?|bank holidays?"
    r"|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|week-?ends?|fins? de semaine|aujourd'hui|demain"
    r"|noel|jour de l'an|nouvel an)\b"
)
_PRESENCE = re.compile(
    r"\b(?:reach\w*|get hold of|catch|online|around|available|work\w*|open|closed|free|off|start|stop|finish|knock off"
    r"|in|there|reply|answer|respond|record\w*|time"
    r"|joi(?:gn|nd)\w*|dispo\w*|travaill\w*|ouvert\w*|ferme\w*|libre|presente?|la|repond\w*|enregistr\w*|bosse\w*|commence\w*|heure\w*)\b"
)
# "Do you teach on Saturdays?", "on peut se parler un lundi ?": on that day, not for it.
_WEEKDAY = (
    r"(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?"
    r"|dimanches?|week-?ends?)"
)
_ON_A_DAY = re.compile(
    r"\b(?:(?:do|does|are|is|can|could|will|would|may|might) (?:you|he|she|we|i|[a-z]+)|vous|tu|elle|il|on|puis-je|nous)\b[^.?!,;]*?"
    r"(?<!\bfor)(?<!\bby)(?<!\buntil)(?<!\bof)(?<!\bfrom)(?<!\bpour)(?<!\bavant)(?<!\bd'ici)"
    rf"(?: (?:on|this|next|every|at|the|over|a|le|les|un|ce|cet|chaque))+ {_WEEKDAY}\b(?!')"
)
_GOES_SOMEWHERE = re.compile(r"\b(?:come|visit\w*|drive|travel|meet in|open|sell\w*|venir|viens|venez|passer|deplac\w*|ouvr\w*|vend\w*)\b")
_AFFORDS = re.compile(
    r"\b(?:budget|enough|suffi\w+|assez|doable|faisable|jouable|spend|afford|set aside|put aside|mis de cote|got|have|only"
    r"|under|below|less than|moins de|en dessous|max\w*|can (?:i|you|we)|could (?:i|you|we)|j'ai|dispose|depenser"
    r"|que (?:puis|pouvez|peux)|que vous pouvez|pouvez-vous (?:faire|proposer)|(?:do|offer|get) for|pour (?:ca|ce prix|cette somme))\b"
)
# "Which cardboard would you recommend" asks for advice on a thing, not for a package.
_RECOMMENDS_ELSE = re.compile(
    r"\b(?:which|what|quel(?:le)?s?) (?!(?:package|plan|one|option|tier|gig|service|pack|offer|formule|forfait|offre|do"
    r"|would|should|are|is|est|me|of)\b)\w+[^.?!]{0,30}"
    r"\b(?:recommend\w*|suggest\w*|advise\w*|conseill\w*|recommand\w*)"
)
# Advice of some kind, as something that is sold: "do you give tax advice", "du conseil juridique".
_ADVICE_ON = re.compile(
    r"\b(?:give|offer|provide|do|sell) (?!(?:me|us|any|some|you|your|an|a|the|good|more)\b)[a-z-]+ (?:advice|counsel\w*)"
    r"|\b(?:donne\w*|faites|fais|propose\w*|offre\w*)\b[^.?!]{0,12}\b(?:du|des|de la) conseils? (?!(?:pour|sur|de|a|svp)\b)[a-z]+"
)
# Whether the days of a delivery run over weekends.
_DAYS_OFF = r"(?:week-?ends?|saturdays?|sundays?|fins? de semaine|samedis?|dimanches?|bank holidays?|jours feries)"
_DAY_COUNT = re.compile(
    rf"\b{_DAYS_OFF}\b[^.?!]{{0,20}}\b(?:counts?|counted|included|compte\w*|inclus\w*|compris\w*)\b|\b(?:count\w*|includ\w*|compt\w*|inclu\w*)\b[^.?!]{{0,15}}\b{_DAYS_OFF}\b"
    r"|\b(?:working|business|calendar) days or\b|\bjours (?:ouvres|ouvrables|calendaires) ou\b|\b(?:is|are|est-ce"
    r"|sont-ce) (?:that|it|these|those|ce sont|des)? ?(?:in )?(?:working|business|calendar|jours ouvres) ?(?:days)?\b"
)
# "How many books have you illustrated?" asks of what was, not of a package.
_DONE_SO_FAR = re.compile(
    r"\bhow many\b(?! (?:years|months|weeks|days|hours))[^.?!]{0,40}\b(?:have|has|did) (?:you|u|she|he|they)\b"
    r"|\bcombien d(?:e |')(?!annees|ans|temps|mois|jours)[^.?!]{0,40}\b(?:avez-vous|as-tu|a-t-(?:elle|il))(?: deja)? \w+e?s?\b"
)
_NOT_PRESENCE = {"book", "off_platform_contact", "revisions", "discount", "delivery", "price"}
_TAG = re.compile(
    r",\W*(?:right|correct|no|yes|is it not|(?:is|are|does|do|will|would|can)n't (?:it|they|you|she|he)|n'est-ce pas"
    r"|c'est (?:bien )?ca|non|oui|hein|pas vrai)\W*$"
)
_AUXILIARY = re.compile(r"^\W*(?:and |et |but |or |ou )?(?:is|are|does|do|will|would|can|could|est|sont|c'est|tu|vous|il y a)\b")
_PLATFORM = re.compile(r"\b(?:marketplace|platform|fiverr|place de marche|plateforme|the site|le site)\b")
_COVERS = re.compile(
    r"\b(?:cover|covers|include|includes|included|come with|comes with|part of|in the price|dans le prix"
    r"|do i (?:also )?get|will i get|inclu\w*|comprend|comprise?s?|couvre)\b"
)
_WORTH_ASKING = 14
_SUPPOSED = re.compile(r"\b(?:if|in case|suppose|supposing|what happens when|si|s'il|au cas ou|en cas)\b")
"""Asks what would be, and complains of nothing."""
_HANDS_OVER = re.compile(
    r"\b(?:livrez|livres|fournissez|fournis)-(?:vous|tu) (?:aussi |bien )?(?:un|une|des|les?|la|en)\b"
    r"|\bdo you (?:also )?(?:deliver|supply) (?:an?|the|in)\b"
)


def kinds(segment: Segment, subject: Wish, situation: Situation, told: str = "") -> set[str]:
    """Empty for words that want nothing; `told` is what was said before the question."""
    said = segment.acts
    folded = fold(segment.text)
    if told and said & {"price", "delivery"} and not subject.named and "book" in acts(told):
        return {"book"}
    if _pressed(folded, situation):
        return {"follow_up"}
    if (
        subject.counts
        and said <= {"deny", "affirm", "acknowledge"}
        and not telling(subject.topics)
        and situation.briefing.dialogue.get("gig")
    ):
        return {"follow_up"}
    talk = next((kind for kind in TALK if kind in said), None)
    if (
        talk
        and not said & set(FACTS)
        and not (talk == "complaint" and (segment.question or _SUPPOSED.search(folded)))
        and not ((talk == "how_are_you" and subject.topics) or (talk == "capabilities" and subject.budget))
    ):
        return {talk}
    if "order" in said and not (said & {"price", "delivery", "recommend"}):
        return {"follow_up"} if subject.named and re.match(r"\W*(?:and|et|mais|but)? ?(?:if|what if|si)\b", folded) else {"order"}
    if said & {"earns", "client_pays"}:
        return {"open", "commission" if "earns" in said else "fees"}
    if _DONE_SO_FAR.search(folded) or (_PLATFORM.search(folded) and subject.topics and not subject.packages):
        return {"open"}
    if _DAY_COUNT.search(folded):
        return {"day_count"}
    if _of_its_size(segment, subject, situation):
        return {"includes", *(said & {"price"} if _AND.search(folded) else ())}
    here = of_the_freelancer(segment.text, subject, situation.briefing.freelancer)
    if here and subject.days is None and (_about_a_day(segment, folded) or (_names_a_day(folded, subject) and not said & set(FACTS))):
        return {"calendar"}
    if _asks_whether_covered(said, subject, folded):
        return {"scope", "open"}
    if _affords(said, subject, fold(f"{told} {segment.text}")):
        return {"recommend"} if len(subject.packages) != 1 or _WHICH_PACKAGE.search(folded) else {"price"}
    return (
        _selling(segment, subject, folded)
        or (_person(segment, folded) if here else set())
        or _figures(segment, subject, folded)
        or _rest(segment, subject, situation, folded)
    )


def _of_its_size(segment: Segment, subject: Wish, situation: Situation) -> bool:
    table = situation.briefing.dialogue
    gig = situation.gig(subject.gig or table.get("gig"))
    spoken_of = subject.packages or (table.get("packages") if gig and gig.slug == table.get("gig") else ())
    return asks_size(segment.text, gig, situation.language, of_a_package=bool(spoken_of))


_AND = re.compile(r"\b(?:and|et)\b")


def _asks_whether_covered(said: frozenset[ActName], subject: Wish, folded: str) -> bool:
    about_something = bool(subject.topics or subject.packages) and not subject.budget
    asked = "ability" in said or bool(_AUXILIARY.match(folded) or _TAG.search(folded))
    figure = said & {"revisions", "delivery"}
    return about_something and asked and not figure and _yes_or_no(folded) and bool(_COVERS.search(folded))


def _affords(said: frozenset[ActName], subject: Wish, folded: str) -> bool:
    """What a sum is enough for is asked, not what something costs."""
    figures = said & {"price", "includes", "client_pays", "discount", "order"}
    return bool(subject.budget) and (not figures and bool(_AFFORDS.search(folded)) or bool(_FITS.search(folded)))


_WHICH_PACKAGE = re.compile(
    r"\b(?:which|what|quel(?:le)?) (?:package|plan|option|tier|pack|offer|formule|forfait|offre)\b|\b(?:lequel|laquelle)\b"
)
_WHICH_HAS = re.compile(
    rf"(?:{_WHICH_PACKAGE.pattern}|\bwhich (?:one|of \w+)\b)[^.?!]*?\b(?:has|have|includes?|comes? with|gives?|got|offers?|contains?"
    r"|a|ont|inclut|comprend|contient|propose)\b"
)
_FITS = re.compile(
    r"\b(?:what|which|anything|something|quoi|qu'est-ce|que|quel(?:le)?s?)\b[^.?!]*\b(?:fits?|rentre\w*|tient|tiennent|passe\w*|possible"
    r"|(?:get|have|avoir|obtenir) (?:for|with|pour|avec) (?:that|it|this|ca|cela|ce))\b"
)


def _names_a_day(folded: str, subject: Wish) -> bool:
    """ "And on Monday?": a day and hardly anything else."""
    if not _DAY_WORD.search(folded) or subject.packages or telling(subject.topics) - OF_TIME or _ASKS_WHAT.match(folded):
        return False
    return len(folded.split()) <= 4 or (len(folded.split()) <= 10 and _yes_or_no(folded) and spoken_to(folded) and not _DUE.search(folded))


def _pressed(folded: str, situation: Situation) -> bool:
    """A choice pressed: the title of a gig or a package, and nothing else."""
    gigs = situation.briefing.gigs
    return folded.strip(" ?.!") in {fold(title).strip(" ?.!") for gig in gigs for title in (gig.title, *(p.title for p in gig.packages))}


def _about_a_day(segment: Segment, folded: str) -> bool:
    """A named day and being there, not a day something is due on."""
    if _OWN_ABSENCE.search(folded):
        return False
    day = _DAY_WORD.search(folded) or any(a.kind == "date" for a in amounts.find(segment.text))
    on_it = segment.question and _ON_A_DAY.search(folded) and not _GOES_SOMEWHERE.search(folded)
    # "Do you edit on Sundays?" asks for no revision.
    elsewhere = segment.acts & (_NOT_PRESENCE - {"revisions"} if on_it else _NOT_PRESENCE)
    return bool(day and (on_it or _PRESENCE.search(folded))) and not _DUE.search(folded) and not elsewhere


_ASKS_WHAT = re.compile(
    r"^\W*(?:(?:and|et|but|mais|so|ok|hi|hello|bonjour|well|alors|also|aussi|then|yes|oui|in|avec|with|for|pour|dans|a|to|from|de|which|roughly|about)\W+)*"
    r"(?:how|what|whats|which|when|where|who|whose|why|combien|quel(?:le)?s?|quand|qui|comment|pourquoi|que"
    r"|qu'est[- ]ce (?:qui|que)|quoi)\b"
)


_CLAUSE = re.compile(r"[,;:]\s+|\s+[-–]\s+")


def _yes_or_no(folded: str) -> bool:
    """Whether no clause of it begins by asking what, how or which ("if I subscribe, how long does it run?" does)."""
    return not any(_ASKS_WHAT.match(clause) for clause in _CLAUSE.split(folded))


def _selling(segment: Segment, subject: Wish, folded: str) -> set[str]:
    said = segment.acts
    if "discount" in said:
        return {"discount"}
    if "book" in said and subject.topics & {"c:cancel", "c:refund", "c:postpone", "c:reschedule"}:
        return {"book"}
    if "free_work" in said and not subject.extras and not said & {"revisions", "book"}:
        return {"open", "free_work"}
    if "recommend" in said and subject.topics and _ADVICE_ON.search(folded) and _yes_or_no(folded):
        return {"scope", "open"}
    if "recommend" in said and not (said & {"price"} and subject.packages):
        return {"open"} if _RECOMMENDS_ELSE.search(folded) and subject.topics else {"recommend"}
    if "compare" in said and not subject.extras and not (subject.counts and "price" in said):
        return {"compare"}
    if len(subject.packages) > 1 and not subject.counts and not said & set(FACTS) and not FOLLOWING.match(folded):
        return {"compare"}
    if "book" in said and not _OWN_DIARY.search(folded):
        return {"book"}
    if "requirements" in said:
        return {"requirements"}
    return {"offers"} if "offers" in said and not subject.packages else set()


# The asker's own appointments are none of the freelancer's.
_OWN_DIARY = re.compile(
    r"\b(?:do|did) (?:i|we) (?:have|make) (?:an?|any|the)\b[^.?!]*\b(?:appointments?|meetings?|reservations?)\b"
    r"|\b(?:on|in|to|from) my (?:calendar|schedule|diary|agenda)\b|\bai-je (?:un|des) (?:rendez-vous|reunions?)\b|\bdans mon agenda\b"
)


def _person(segment: Segment, folded: str) -> set[str]:
    said = segment.acts
    if ("hours" in said and not _DUE.search(folded) and not folded.startswith(("how many", "combien"))) or (
        "away" in said and not _OWN_ABSENCE.search(folded)
    ):
        return {"calendar"}
    return {kind for kind in WHO if kind in said}


def _figures(segment: Segment, subject: Wish, folded: str) -> set[str]:
    said = segment.acts
    facts: set[str] = {kind for kind in FACTS if kind in said}
    if facts == {"delivery"} and "ability" in said and not subject.days and subject.topics and not _TIME_ASKED.search(folded):
        return set()
    if facts == {"delivery"} and _HANDS_OVER.search(folded) and not subject.days and not _TIME_ASKED.search(folded):
        return {"scope", "open"}
    if facts == {"delivery"} and _WITHIN.search(folded):
        return facts | {"open"} if subject.topics else facts
    strange = bool(telling(subject.topics))
    if facts == {"delivery"} and strange and not subject.packages and (_yes_or_no(folded) or not _DELIVERS.search(folded)):
        return {"open"}
    if facts == {"delivery"} and subject.topics and _lasts(subject, folded):
        return {"open"}
    if facts == {"extras"} and strange and _yes_or_no(folded):
        return {"scope", "open"}
    if facts == {"includes"} and subject.topics and "ability" in said and _yes_or_no(folded) and not subject.budget:
        return {"scope", "open"}
    if (
        subject.extras
        and not facts
        and re.search(r"\b(?:add|adds|ajoute\w*|worth|more)\b", folded)
        and "?" in segment.text
        and "what" in folded
    ):
        return {"price"}
    if {"price", "includes"} <= facts and re.search(r"\b(?:in the price|dans le prix|for that price|pour ce prix)\b", folded):
        facts -= {"price"}
    return facts | {"open"} if facts and subject.topics else facts


def _lasts(subject: Wish, folded: str) -> bool:
    """How long something is kept or may be cancelled is asked, not how long the work takes."""
    ends = subject.topics & {"c:cancel", "c:refund"}
    return bool(ends or _DOES.search(folded)) or (not subject.named and bool(_LASTS.search(folded)) and not _DELIVERS.search(folded))


_SEEKS = re.compile(
    r"\b(?:looking for|searching for|(?:i|we) need(?! to)|in need of|je (?:re)?cherche|nous cherchons|on cherche|il (?:me"
    r"|nous) (?:faut|faudrait)|(?:ai|avons|aurais) besoin d\w*)\b"
)


def _asks_something(segment: Segment) -> bool:
    return segment.question and "how_are_you" not in segment.acts and bool(_QUESTION.search(fold(segment.text)))


_QUESTION = re.compile(
    r"\b(?:how|faites|fais|proposez|what|which|when|where|who|why|do|does|can|could|combien|quel(?:le)?s?|quand|comment|pourquoi|est-ce|pouvez|avez|faites)\b"
)


def _wished(subject: Wish, folded: str) -> set[str]:
    """What is wanted by when, or with what, and put as a wish: its figures are asked for."""
    seeks = bool(_SEEKS.search(folded))
    if subject.days and (subject.named or subject.rivals) and seeks:
        return {"price", "delivery"}
    if not subject.packages or telling(subject.topics):
        return set()
    return {"delivery"} if subject.days else {"price"} if subject.extras and seeks else set()


def _rest(segment: Segment, subject: Wish, situation: Situation, folded: str) -> set[str]:
    said = segment.acts
    length = len(words(segment.text))
    if (
        said & {"greet", "thank", "goodbye", "how_are_you"}
        and said <= SOCIAL | {"ability"}
        and not _asks_something(segment)
        and (length <= 8 or not segment.question and length <= _WORTH_ASKING)
    ):
        return {str(act) for act in said & SOCIAL}
    asks = bool(_ASKS_WHAT.match(folded)) and subject.topics
    if said and said <= SOCIAL and not segment.question and not asks and (length <= _WORTH_ASKING or not subject.topics):
        return {str(act) for act in said}
    wished = _wished(subject, folded)
    if wished:
        return wished
    if subject.named and _SEEKS.search(folded) and not _QUESTION.match(folded) and not subject.extras:
        return {"follow_up"} if subject.counts else {"overview"}
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
    what = subject.topics and _ASKS_WHAT.match(folded) and not FOLLOWING.match(folded)
    if subject.packages and length <= 9 and "ability" not in said and nothing_else and not what:
        return {"follow_up"}
    if "ability" in said or (segment.question and subject.topics and not said):
        return {"scope", "open"} if _yes_or_no(folded) or _WHICH_HAS.search(folded) else {"open"}
    if subject.topics or segment.question:
        return {"open"}
    return {str(act) for act in said & SOCIAL} or ({"unclear"} if not said else set())
