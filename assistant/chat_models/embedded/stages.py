"""What a message does to the deal that is being made: answers, agrees, bargains on, changes it, asks of it, or leaves it alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chat_models.embedded.corrections import TAKES_BACK
from assistant.chat_models.embedded.deal import Deal
from assistant.chat_models.embedded.dealing import ABOVE, said_of
from assistant.chat_models.embedded.leaning import leaning
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.subject import about
from assistant.chat_models.embedded.table import Table, laid
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding.acts import SOCIAL, Segment
from assistant.understanding.deals import asks_freelancer, figures
from assistant.understanding.terms import telling
from assistant.understanding.text import fold

Parts = Sequence[Segment]

ATTACHED = "📎"
"""How a channel says that a file was attached: its name comes after it."""
FEW = 14
"""Words of a message that may be no more than a change of the order."""
_YES = re.compile(
    r"\b(?:yes|yep|yeah|sure|ok|okay|fine|works|suits?|perfect|great|good|deal|agreed|please do|go ahead|let's go|oui|d'accord|ok|convient"
    r"|parfait|ca (?:me |nous )?va|volontiers|tres bien|entendu|marche)\b"
)
_BUT = re.compile(r"\b(?:but|no|not|too|mais|non|pas|trop|ne)\b|n't\b")
_REQUEST = re.compile(
    r"\b(?:(?:can|could|would|will|may) (?:you|i|we)|please|pouvez-vous|pourriez-vous|peux-tu|tu peux|vous pouvez|vous pourriez"
    r"|peut-on|on peut"
    r"|puis-je|je peux|est-ce qu[e'] ?(?:je|on|vous) (?:peux|peut|pouvez|pourriez))\b[^.?!]{0,25}"
    r"\b(?:add|include|remove|drop|leave out|make|change|switch|swap|have|take|split|pay|do it|ajoute\w*|enleve\w*|retire\w*"
    r"|change\w*|mettre"
    r"|prendre|avoir|passer|remplace\w*|payer|faire)\b"
)
_ABOUT_IT = re.compile(
    r"\b(?:until when|how long|till when|valid\w*|expir\w*|jusqu'a quand|valable\w*|tient|encore (?:valable|possible|la prendre"
    r"|l'avoir)|(?:still|toujours) interess?e\w*)\b"
    r"|\bstill (?:have|get|order|accept|take|possible)\b|\btoujours (?:possible|valable|l'avoir)\b"
)
_OFFER = re.compile(r"\b(?:offers?|quotes?|offre|devis|it|that|elle|la|l'avoir|c'est|interess?e\w*)\b")
_ANSWER_ONLY = re.compile(
    r"^\W*(?:(?:and|so|but|ok|et|mais|alors) )?(?:how (?:much|long|many|soon|do|does|can|will)"
    r"|when (?:can|could|will|would|do|does|is|are)|where (?:can|do|is|are)"
    r"|what (?:is|are|do|does|will|would|happens|if)|who (?:is|are|will)|what's"
    r"|quand (?:est-ce|serait|sera|pouvez|puis|aurais|aurai)|c'est (?:combien|pour quand|quoi)|qu'est-ce"
    r"|comment|pourquoi|quel(?:le)?s? (?:est|sont)"
    r"|can (?:you|i|we)|could (?:you|i|we)|do (?:you|i|we)|does|is|are|will|would|combien|est-ce"
    r"|pouvez|peux|avez|faut-il)\b"
)


def dealt(found: Sequence[Wish], parts: Parts, situation: Situation) -> list[Wish]:
    """The wishes as the deal takes them; as they are where it does not concern them."""
    wishes, said = list(found), said_of(situation)
    deal = Deal.of(situation.briefing.dialogue)
    if situation.text.startswith(ATTACHED) and not (deal and deal.stage == "brief" and deal.asking):
        return [_whole("attached", situation)]
    if _asks_freelancer(deal, situation):
        return [_whole("ask_her", situation, next((w for w in wishes if w.gig), None))]
    if deal is not None and wishes and _drops_an_extra(deal, situation):
        return [_of_the_deal(wishes[0], deal, situation)]
    if any(w.has(*ABOVE) for w in wishes):
        return wishes
    if "again" in said and not (deal and deal.stage == "brief") and situation.briefing.returning:
        return [_whole("again", situation)]
    if deal is None:
        if "status" in said:
            return [_whole("offer_status", situation)]
        return [_whole("accept_offer", situation, next((w for w in wishes if w.gig), None))] if _only_accepts(said, situation) else wishes
    if "drop" in said and len(situation.text.split()) <= FEW and deal.stage != "placed":
        return [_whole("drop_deal", situation)]
    stage = {"brief": _briefed, "placed": _placed}.get(deal.stage, _proposed)
    return stage(deal, wishes, parts, situation)


def _asks_freelancer(deal: Deal | None, situation: Situation) -> bool:
    briefing = situation.briefing
    dealing = deal or briefing.dialogue.get("query") or Table.of(briefing.dialogue).packages
    return bool(dealing) and not briefing.must_hand_over and asks_freelancer(situation.text, situation.language, briefing.freelancer)


def _drops_an_extra(deal: Deal, situation: Situation) -> bool:
    """ "Drop the training": what is left out is an extra of the order, whatever else the words could mean."""
    if not leaning(situation.text).drops or len(situation.text.split()) > FEW or "?" in situation.text:
        return False
    said = _NEGATION.sub(" ", fold(situation.text))
    return bool(set(about(said, situation, only=deal.proposal.gig).extras) & set(dict(deal.proposal.extras)))


# What is said not to be wanted names nothing; here it names what is to go.
_NEGATION = re.compile(r"\b(?:without|sans|no|not|drop|leave out|remove|skip)\b")


# ---- something was asked that the offer needs --------------------------------------------------------------------


def _briefed(deal: Deal, wishes: list[Wish], parts: Parts, situation: Situation) -> list[Wish]:
    """What was asked for is told; what is asked meanwhile is answered, and the brief goes on after it."""
    said = said_of(situation)
    questions = [part.text for part in parts if _is_question(part)]
    if "offer" in said and not questions and len(situation.text.split()) <= FEW and not any(w.named and w.packages for w in wishes):
        return [_whole("enough", situation)]
    changed = next((w for w in wishes if _puts_right(w, deal, situation)), None)
    if changed is not None:
        return [_of_the_deal(changed, deal, situation)]
    if any(w.has("discount") for w in wishes):
        return [w for w in wishes if w.has("discount")]
    told = [part.text for part in parts if not _is_question(part) and not (part.acts and part.acts <= SOCIAL - {"affirm", "deny"})]
    asked = [w for w in wishes if any(question.rstrip(" ?") in w.text for question in questions)]
    if not asked:
        return [_whole("told", situation)]
    # "What do you mean?", "why?": of the question itself, which is put once more.
    asked = [w for w in asked if telling(w.topics) or not w.kinds <= {"open", "scope", "unclear"}]
    answers = [Wish(frozenset({"told"}), " ".join(told), gig=wishes[0].gig)] if told else []
    return [*asked, *(answers or [_whole("resume", situation)])]


def _is_question(part: Segment) -> bool:
    """With its mark, or begun as only questions are: "which products to reorder" answers what was asked."""
    return "?" in part.text or bool(_ANSWER_ONLY.match(fold(part.text)))


def _puts_right(wish: Wish, deal: Deal, situation: Situation) -> bool:
    """While something else was asked for, only what is put right, added or left out in so many words changes the order."""
    folded, lean = fold(situation.text), leaning(situation.text)
    named = bool(wish.named and (wish.packages or wish.extras)) or bool(wish.counts)
    if TAKES_BACK.match(folded) and named:
        return True
    same = wish.gig == deal.proposal.gig and bool(wish.extras)
    request = _REQUEST.search(folded) or "?" not in situation.text
    return same and bool(request) and (lean.adds or lean.drops) and len(folded.split()) <= FEW


# ---- an offer is proposed, or the freelancer is to be asked -------------------------------------------------------


def _proposed(deal: Deal, wishes: list[Wish], parts: Parts, situation: Situation) -> list[Wish]:
    said, named = said_of(situation), figures(situation.text, situation.language)
    other_price = named.price is not None and not any(w.packages for w in wishes)
    if _only_accepts(said, situation) or _agrees(deal, situation):
        return [_whole("agreed", situation)]
    if named.percent is not None or other_price:
        return [_whole("discount", situation)]
    number = _first_number(situation)
    if number is not None:
        return [replace(_whole("discount", situation), text=number)]
    if deal.stage != "bargain" and "offer" in said and not any(w.packages for w in wishes):
        return [_whole("agreed", situation)]
    if wishes and all(w.has("deny") for w in wishes):
        return [_whole("not_agreed", situation)]
    return _changed(deal, wishes, parts, situation) or wishes


def _agrees(deal: Deal, situation: Situation) -> bool:
    """A yes that names nothing but what was proposed: "OK then, two days with the express delivery is fine"."""
    folded = fold(situation.text)
    if "?" in situation.text or not _YES.search(folded) or _BUT.search(folded) or deal.stage == "bargain":
        return False
    percent = figures(situation.text, situation.language).percent
    granted = deal.proposal.percent is not None and percent is not None and float(deal.proposal.percent) == float(percent)
    if percent is not None and not granted:
        return False
    spoken = about(situation.text, situation, only=deal.proposal.gig)
    mine = {*dict(deal.proposal.lines), *dict(deal.proposal.extras)}
    numbers = {number for number, _ in spoken.counts} - {many for _, many in deal.proposal.lines}
    numbers -= {spoken.days, deal.proposal.days, percent}
    return set(spoken.packages) | set(spoken.extras) <= mine and not numbers - {1} and leaning(situation.text).times in (0, percent)


def _first_number(situation: Situation) -> str | None:
    """ "190 is my last word", "180 ?": a number that begins the message, where a price is spoken of."""
    opening = r"\W*(?:(?:ok|okay|and|et|so|alors|then|what about|how about|for|pour|a|say|disons|maybe|plutot|no|non|hmm?)\W+)*"
    other = r"(?! ?(?:days?|weeks?|jours?|semaines?|of|x|more|de plus|%))"
    found = re.match(rf"{opening}(\d{{2,6}}(?:[.,]\d{{1,2}})?)\b{other}", fold(situation.text))
    return found.group(1) if found else None


# ---- the offer was sent, or waits for the freelancer -----------------------------------------------------------


def _placed(deal: Deal, wishes: list[Wish], parts: Parts, situation: Situation) -> list[Wish]:
    said, folded = said_of(situation), fold(situation.text)
    if _only_accepts(said, situation):
        return [_whole("accept_offer", situation)]
    changed = _changed(deal, wishes, parts, situation)
    if changed:
        return changed
    if (
        "status" in said
        or (_ABOUT_IT.search(folded) and _OFFER.search(folded) and not any(w.packages for w in wishes))
        or _ALORS.match(folded)
    ):
        return [_whole("offer_status", situation)]
    if "offer" in said and not any(w.packages for w in wishes):
        return [_whole("agreed", situation)]
    if any(w.has("discount") for w in wishes):
        return wishes
    return [_whole("noted", situation)] if _tells_more(wishes, parts) else wishes


_ALORS = re.compile(
    r"^\W*(?:(?:still|toujours) (?:nothing|no (?:answer|news|reply)|rien|pas de (?:reponse|nouvelles))|alors|so|well|any answer"
    r"|une reponse)\W*$"
)
_ONLY_TOLD = frozenset(("open", "scope", "need", "overview", "follow_up", "unclear", "includes"))


def _tells_more(wishes: Sequence[Wish], parts: Parts) -> bool:
    """Said after the offer was placed, asking and wanting nothing: it belongs to the project."""
    asks = any(part.question or _is_question(part) for part in parts)
    long = sum(len(part.text.split()) for part in parts) > 1
    return long and not asks and bool(wishes) and all(w.kinds <= _ONLY_TOLD for w in wishes)


def _changed(deal: Deal, wishes: Sequence[Wish], parts: Parts, situation: Situation) -> list[Wish]:
    """The order as it is changed: another package, so many of it, an extra more or less, in steps, by a day. A question changes nothing."""
    folded, lean = fold(situation.text), leaning(situation.text)
    asks = any(part.question for part in parts)
    if (asks and not _REQUEST.search(folded)) or len(folded.split()) > FEW:
        return []
    if said_of(situation) & {"steps", "monthly"} and not any(w.packages for w in wishes):
        return [_whole("rework", situation, Wish(frozenset(), situation.text, gig=deal.proposal.gig))]
    spoken = about(situation.text, situation, only=deal.proposal.gig)
    if lean.drops and not spoken.extras and not spoken.packages:
        # "Finally without": what was only asked about is not added; the one extra there is goes.
        only_asked = set(dict(Table.of(situation.briefing.dialogue).extras)) - set(dict(deal.proposal.extras))
        return [_whole("offer_status", situation)] if only_asked else []
    drops = lean.drops and bool(spoken.extras) and not spoken.packages
    counts = bool(spoken.counts or lean.times or lean.more) and not asks
    other = bool(spoken.packages or spoken.extras) and (not asks or lean.corrects or lean.adds or lean.drops)
    elsewhere = next((w for w in wishes if w.packages and w.gig != deal.proposal.gig and w.named), None)
    if not (drops or counts or other or elsewhere or (spoken.days and not asks)):
        return []
    main = elsewhere or next((w for w in wishes if w.gig == deal.proposal.gig), None) or spoken
    return [_of_the_deal(main, deal, situation)]


def _of_the_deal(wish: Wish, deal: Deal, situation: Situation) -> Wish:
    """The change read for the gig that is being dealt about, where it does not plainly name a package of another one."""
    gig = situation.gig(deal.proposal.gig)
    if gig is not None and not (wish.gig != gig.slug and wish.packages and wish.named):
        again = replace(
            about(situation.text, situation, only=gig.slug), gig=gig.slug, kinds=frozenset({"order"}), lean=leaning(situation.text)
        )
        wish = laid(again, _on_the_table(deal), gig, situation)
    return replace(wish, kinds=frozenset({"rework"}), text=situation.text)


def _on_the_table(deal: Deal) -> Table:
    """What is dealt about, as what lies on the table: a change is laid beside that and nothing else."""
    quantity = deal.proposal.lines[0][1] if len(deal.proposal.lines) == 1 and deal.proposal.lines[0][1] > 1 else None
    packages = tuple(package for package, _ in deal.proposal.lines)
    return Table(deal.proposal.gig, packages, deal.proposal.extras, quantity, kinds=frozenset({"price"}))


def _whole(kind: str, situation: Situation, wish: Wish | None = None) -> Wish:
    return replace(wish or Wish(frozenset(), situation.text), kinds=frozenset({kind}), text=situation.text)


def _only_accepts(said: frozenset[str], situation: Situation) -> bool:
    named = figures(situation.text, situation.language)
    bargains = named.percent is not None or named.price is not None
    return "accept" in said and not bargains and "?" not in situation.text and len(situation.text.split()) <= FEW
