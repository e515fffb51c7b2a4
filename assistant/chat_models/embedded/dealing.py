"""What a message does about an offer, told from its words and from where the talk about the offer stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chat_models.embedded.deal import Deal
from assistant.chat_models.embedded.leaning import corrected, leaning
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.subject import about
from assistant.chat_models.embedded.table import Table, laid
from assistant.chat_models.embedded.wishes import FACTS, Wish
from assistant.understanding import deals as said_of
from assistant.understanding.acts import ASKS, SOCIAL, Segment
from assistant.understanding.deals import Figures, asks_freelancer, deals, figures
from assistant.understanding.terms import telling
from assistant.understanding.text import fold

_ABOVE = ("decline", "person", "complaint", "insult")
"""What goes before any deal: it is answered as it would be without one."""
_HOW_IT_WORKS = re.compile(
    r"^\W*(?:(?:and|et|so|alors|hi|hello|bonjour)\W+)*"
    r"(?:how (?!about)|what|who|why|where|when|which|is there|are there|comment|qu'est|que |quoi|pourquoi|qui|quand|quel)"
)
_TAKES = re.compile(
    r"^\W*(?:(?:ok|okay|great|good|perfect|hi|hello|hey|bonjour|super|parfait|d'accord|bien|alors|so|then|well)\W+)*"
    r"(?:(?:i|we)(?:'d| would|'ll| will)? (?:like|want|love|need|prefer)? ?(?:to )?(?:have|get|take|go (?:for|with)|book|order|buy)"
    r"|(?:je|on|nous) (?:prends?|prendrai\w*|choisi\w*|(?:veux|voudrais|voulons|aimerais|souhaite\w*|vais)"
    r" (?:prendre|avoir|commander|choisir|acheter|partir sur)))\b"
)
"""How somebody takes what is named, where it is no question."""
_PRICED = frozenset((*FACTS, "open", "scope", "order", "follow_up", "discount", "recommend"))
_AGREES = frozenset(("affirm", "acknowledge", "order"))


def heard(found: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> list[Wish]:
    """Wishes with those that ask for an offer, or for another price, known as such; before what was said earlier is laid beside them."""
    said = _said(situation)
    if any(w.has(*_ABOVE) for w in found):
        return list(found)
    if _special(said, found, parts, situation):
        return _as(found, "special", situation)
    if "offer" in said and not _HOW_IT_WORKS.match(fold(situation.text)):
        return _as(found, "order", situation)
    if said & {"monthly", "steps"} and not any(part.question for part in parts) and any(w.packages or w.gig for w in found):
        return _as(found, "order", situation)
    if any(w.packages and w.named for w in found) and "?" not in situation.text and _TAKES.match(fold(situation.text)):
        return _as(found, "order", situation)
    named = figures(situation.text, situation.language)
    if _bargains(said, named, found, parts, situation):
        return _as(found, "discount", situation)
    return list(found)


def _special(said: frozenset[str], found: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> bool:
    """Something made to measure is wanted, in words that name nothing of the catalogue."""
    asks = any(part.question for part in parts) and "offer" not in said
    return (
        "special" in said and not asks and any(len(telling(w.topics)) > 1 for w in found) and not any(w.packages or w.extras for w in found)
    )


def dealt(found: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> list[Wish]:
    """The wishes as the deal that is being made takes them; as they are where it does not concern them."""
    wishes, said = list(found), _said(situation)
    dialogue = situation.briefing.dialogue
    deal = Deal.of(dialogue)
    dealing = deal or dialogue.get("query") or Table.of(dialogue).packages
    if (
        dealing
        and asks_freelancer(situation.text, situation.language, situation.briefing.freelancer)
        and not situation.briefing.must_hand_over
    ):
        return [_whole("ask_her", situation, _first(wishes))]
    if any(w.has(*_ABOVE) for w in wishes):
        return wishes
    if "status" in said and not _stage(deal, "brief"):
        return [_whole("offer_status", situation)]
    if "again" in said and not _stage(deal, "brief") and situation.briefing.returning:
        return [_whole("again", situation)]
    if deal is None:
        return [_whole("accept_offer", situation, _first(wishes))] if _only_accepts(said, situation) else wishes
    return _by_stage(deal, wishes, parts, situation)


def _by_stage(deal: Deal, wishes: list[Wish], parts: Sequence[Segment], situation: Situation) -> list[Wish]:
    said = _said(situation)
    if "drop" in said and len(situation.text.split()) <= 12 and deal.stage != "placed":
        return [_whole("drop_deal", situation)]
    if deal.stage == "brief":
        return _in_the_brief(deal, wishes, parts, situation)
    agrees = bool(wishes) and all(w.kinds <= SOCIAL | _AGREES and not (w.named or w.counts or w.lean.times) for w in wishes)
    agrees = agrees and any(w.has(*_AGREES) for w in wishes)
    named = figures(situation.text, situation.language)
    if deal.stage in ("agree", "ask", "bargain") and (
        named.percent is not None or (named.price is not None and not any(w.packages for w in wishes))
    ):
        return [_whole("discount", situation)]
    if deal.stage in ("agree", "ask") and (agrees or "accept" in said or _short_offer(said, wishes, situation)):
        return [_whole("agreed", situation)]
    if deal.stage in ("agree", "ask", "bargain") and all(w.has("deny") for w in wishes) and wishes:
        return [_whole("not_agreed", situation)]
    if deal.stage in ("bargain", "agree") and _bare_number(situation):
        return [_whole("discount", situation)]
    if _only_accepts(said, situation):
        return [_whole("accept_offer", situation)]
    changed = next((w for w in wishes if _changes(w, parts)), None)
    if deal.stage in ("placed", "agree", "ask") and changed is not None:
        return [_of_the_deal(changed, deal, situation)]
    if deal.stage == "placed" and _tells_more(wishes, parts):
        return [_whole("noted", situation)]
    return wishes


def _of_the_deal(wish: Wish, deal: Deal, situation: Situation) -> Wish:
    """The change read for the gig that is being dealt about, where it does not plainly name a package of another one."""
    gig = situation.gig(deal.proposal.gig)
    if gig is not None and wish.gig != gig.slug and not wish.packages:
        again = replace(about(situation.text, situation, only=gig.slug), lean=wish.lean)
        if again.extras or again.counts or again.packages:
            wish = laid(replace(again, gig=gig.slug, kinds=frozenset({"order"})), Table.of(situation.briefing.dialogue), gig, situation)
    return replace(wish, kinds=frozenset({"rework"}))


_ONLY_TOLD = frozenset(("open", "scope", "overview", "follow_up", "unclear", "includes"))


def _tells_more(wishes: Sequence[Wish], parts: Sequence[Segment]) -> bool:
    """Said after the offer was placed, asking and wanting nothing: it belongs to the project."""
    asks = any(_is_question(part.text) for part in parts)
    long = sum(len(part.text.split()) for part in parts) > 1
    return long and not asks and bool(wishes) and all(w.kinds <= _ONLY_TOLD for w in wishes)


def _in_the_brief(deal: Deal, wishes: list[Wish], parts: Sequence[Segment], situation: Situation) -> list[Wish]:
    """What was asked for is told; what is asked meanwhile is answered, and the brief goes on after it."""
    said = _said(situation)
    if "offer" in said and not any(_is_question(part.text) for part in parts) and len(situation.text.split()) <= 12:
        return [_whole("enough", situation)]
    changed = next((w for w in wishes if _changes(w, parts) and _takes_back(w, situation)), None)
    if changed is not None:
        return [_of_the_deal(changed, deal, situation)]
    if any(w.has("discount") for w in wishes):
        return [w for w in wishes if w.has("discount")]
    questions = [part.text for part in parts if _is_question(part.text)]
    told = [part.text for part in parts if not _is_question(part.text) and not (part.acts and part.acts <= SOCIAL - {"affirm", "deny"})]
    asked = [w for w in wishes if any(question.rstrip(" ?") in w.text for question in questions)]
    if not asked:
        return [_whole("told", situation)]
    answers = [Wish(frozenset({"told"}), " ".join(told), gig=wishes[0].gig)] if told else []
    return [*asked, *(answers or [_whole("resume", situation)])]


def _takes_back(wish: Wish, situation: Situation) -> bool:
    """While something else was asked for, only what is put right or added in so many words changes the order: "no wait, three"."""
    deal = Deal.of(situation.briefing.dialogue)
    same = deal is not None and wish.gig == deal.proposal.gig
    lean = leaning(situation.text)
    rights = wish.lean.corrects or lean.corrects or corrected(situation.text) is not None
    return rights or (same and bool(wish.extras) and (lean.adds or lean.drops))


def _is_question(text: str) -> bool:
    return text.rstrip().endswith("?") or bool(ASKS.match(fold(text)))


def _changes(wish: Wish, parts: Sequence[Segment]) -> bool:
    """Whether it changes what is to be ordered: another package, so many of it, an extra added or left out. A question changes nothing."""
    if any(part.question for part in parts) or wish.told and not (wish.lean.corrects or wish.lean.drops or wish.lean.adds):
        return False
    lean = leaning(" ".join(part.text for part in parts)) if len(parts) == 1 else wish.lean
    corrects = lean.corrects or wish.lean.corrects
    if corrects and (wish.named or wish.counts):
        return True
    few = sum(len(part.text.split()) for part in parts) <= 12
    return few and (
        (wish.named and bool(wish.packages or wish.extras)) or lean.drops or bool(lean.more) or bool(lean.times and not lean.points)
    )


def _bargains(said: frozenset[str], named: Figures, found: Sequence[Wish], parts: Sequence[Segment], situation: Situation) -> bool:
    """Whether a price or a percentage is named to be granted, of something that is spoken of."""
    if named.percent is None and named.price is None and named.bare is None:
        return False
    if any("discount" in part.acts for part in parts):
        return True
    dialogue = situation.briefing.dialogue
    spoken_of = any(w.packages for w in found) or Table.of(dialogue).packages or Deal.of(dialogue) is not None
    advice = any("recommend" in part.acts or "compare" in part.acts for part in parts)
    return "target" in said and bool(spoken_of) and not advice and all(w.kinds <= _PRICED | SOCIAL for w in found)


def _as(found: Sequence[Wish], kind: str, situation: Situation) -> list[Wish]:
    """One wish of that kind, about what the message is about; questions of other things stay."""
    main = next((w for w in found if w.named or w.packages), None) or next((w for w in found if w.kinds & _PRICED), None)
    if main is None:
        return [*(w for w in found if w.kinds <= {"greet"}), Wish(frozenset({kind}), situation.text)]
    asked = [w for w in found if w is not main and not w.kinds <= _PRICED | SOCIAL]
    if kind == "discount":
        main = _without_price(main, figures(situation.text, situation.language))
    # What names nothing is about what was spoken of, whatever else its words are.
    topics = main.topics if main.named or kind == "special" else frozenset[str]()
    return [replace(main, kinds=frozenset({kind}), text=situation.text, topics=topics), *asked]


def _without_price(wish: Wish, named: Figures) -> Wish:
    """A number that is a price counts nothing: "could you make it 200"."""
    price = named.price[0] if named.price else named.bare
    counts = tuple(count for count in wish.counts if count[0] != price)
    return replace(
        wish, counts=counts, quantity=None if wish.quantity == price else wish.quantity, lean=replace(wish.lean, times=0, more=0)
    )


def _said(situation: Situation) -> frozenset[str]:
    return frozenset(deals(situation.text, situation.language, situation.briefing.freelancer))


def _stage(deal: Deal | None, *stages: str) -> bool:
    return deal is not None and deal.stage in stages


def _whole(kind: str, situation: Situation, about: Wish | None = None) -> Wish:
    wish = about or Wish(frozenset(), situation.text)
    return replace(wish, kinds=frozenset({kind}), text=situation.text)


def _first(wishes: Sequence[Wish]) -> Wish | None:
    return next((w for w in wishes if w.gig), None)


def _only_accepts(said: frozenset[str], situation: Situation) -> bool:
    return "accept" in said and "?" not in situation.text and len(situation.text.split()) <= 14


def _short_offer(said: frozenset[str], wishes: Sequence[Wish], situation: Situation) -> bool:
    """ "Yes, make the offer": nothing new is named."""
    return "offer" in said and not any(w.named for w in wishes) and len(situation.text.split()) <= 10


def _bare_number(situation: Situation) -> bool:
    """ "180 ?", where a price was asked for."""
    return bool(re.fullmatch(rf"(?:[\w,' ]{{0,20}} )?{said_of.COUNT}\W*", said_of.marked(situation.text, situation.language)))
