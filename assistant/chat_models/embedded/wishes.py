"""From what was said to what is wanted: each wish with the gig, packages, extras and quantities it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from assistant.chat_models.briefing import Briefing, GigOutline
from assistant.chat_models.embedded.reading import Situation
from assistant.understanding import amounts
from assistant.understanding.acts import FORBIDDEN, SOCIAL, Segment, acts, segments
from assistant.understanding.mentions import Named, Saying, mend, named_in, tier_in
from assistant.understanding.terms import STOPWORDS, terms
from assistant.understanding.text import fold, words

FACTS = ("price", "delivery", "revisions", "includes", "excludes", "extras")
WHO = ("languages", "location", "level", "about")

# Words that belong to a question about price, time or contents and name nothing in particular.
PLAIN = frozenset(
    """c:price c:cheap c:expensive c:budget c:payment c:order c:delivery c:fast c:rush c:day c:week c:month c:hour c:deadline c:start c:finish
    c:business day c:revision c:include c:exclude c:package c:extra c:service c:project c:freelancer c:offer c:quantity c:compare c:recommend c:free
    c:unlimited c:custom c:client c:create c:new c:simple c:small c:large c:file c:available c:quality c:option c:requirement c:company c:person
    take total rough long work come time hand back receiv exact usual general typic averag current today now best right good differ
    expect ready soon earliest min max minimum maximum choos chois pay full altogeth sum second third standard basic premium help look assist
    work charg everyth addit whole sell need make rest compl recevr recevoir pret prend pren dur minimal differ environ total exactement habituel normal
    moyen duree compter obtenir trouv regard question inform detail bonjour point main thing way number first last one two three four five
    standard un deux trois quatre cinq pack moment""".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """`kinds` says what is asked, "open" where only the library can tell. `topics` are content terms that no name here explains."""

    kinds: frozenset[str]
    text: str
    gig: str | None = None
    packages: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    quantity: int | None = None
    counted: str = ""
    more: int | None = None
    """How many of an extra: "2 extra pages", "trois variantes de plus"."""
    budget: tuple[int, str] | None = None
    days: int | None = None
    topics: frozenset[str] = frozenset()
    rule: str | None = None
    reason: str = ""
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Other gigs with extras of that name, where no gig is spoken of."""
    named: bool = False
    """Whether this sentence itself named the gig, a package or an extra."""

    def has(self, *kinds: str) -> bool:
        return bool(self.kinds & set(kinds))


def wishes(situation: Situation) -> tuple[Wish, ...]:
    """In the order they were said; social words only where nothing else is wanted."""
    briefing, language = situation.briefing, situation.language
    parts = [s for text in situation.new for s in segments(mend(text, _vocabulary(briefing.gigs), language), briefing.freelancer)]
    found = [wish for segment in _joined(parts) for wish in _wishes_of(segment, situation)]
    found = _settled(_with_context(found, situation))
    if briefing.must_hand_over and not any(w.has("person") for w in found):
        found = [*found, Wish(frozenset({"person"}), situation.text, reason=briefing.must_hand_over)]
    return tuple(found)


_STATEMENT: frozenset[str] = frozenset(("ability", "recommend", "includes", "book")) | SOCIAL
_ASKING: frozenset[str] = frozenset(("recommend", "price", "delivery", "compare", "order", "revisions"))
_QUESTION_WORD = re.compile(r"\b(?:how|what|which|when|where|who|can|could|do|does|is|are|would|will|combien|quel\w*|quand|ou|qui|est-ce|que|quoi|comment|lequel|laquelle)\b")


def _joined(parts: Sequence[Segment]) -> list[Segment]:
    """What a client tells before asking belongs to the question: "I run a bakery. I need labels. What do you recommend?"."""
    joined: list[Segment] = []
    told: list[str] = []
    for segment in parts:
        tells = not segment.question and segment.acts <= _STATEMENT and not _QUESTION_WORD.match(fold(segment.text)) and len(segment.text.split()) > 2
        if tells and not segment.acts <= SOCIAL - {"acknowledge"} or (tells and not segment.acts):
            told.append(segment.text)
            continue
        if told and segment.acts & _ASKING and not segment.acts & set(FORBIDDEN):
            segment = Segment(". ".join([*told, segment.text]), segment.acts | {"recommend"} if "recommend" in segment.acts else segment.acts)
            told = []
        joined.append(segment)
    if told:
        rest = ". ".join(told)
        said = acts(rest)
        if joined and joined[-1].acts & {"recommend"}:
            joined[-1] = Segment(f"{joined[-1].text}. {rest}", joined[-1].acts)
        else:
            joined.append(Segment(rest, said))
    return joined


@lru_cache(maxsize=256)
def _vocabulary(gigs: tuple[GigOutline, ...]) -> frozenset[str]:
    """What a misspelt word may have meant: words of the catalogue and those the acts turn on."""
    said = " ".join(" ".join((g.title, g.category, *(p.title for p in (*g.packages, *g.extras)), *g.includes)) for g in gigs)
    turning = """price prices pricing delivery deliver revision revisions package packages include included includes difference recommend discount
    available availability premium standard basic express refund consultation language languages example portfolio source files unlimited
    livraison livrer retouche retouches revision forfait formule compris inclus difference conseiller remise disponible disponibilite horaires
    gratuit consultation langues exemple fichiers sources illimite combien prix tarif tarifs delai delais"""
    return frozenset(word.text for word in words(f"{said} {turning}") if word.text not in STOPWORDS["en"] and word.text not in STOPWORDS["fr"])


def _wishes_of(segment: Segment, situation: Situation) -> Iterator[Wish]:
    acts_said = segment.acts
    forbidden = next((act for act in FORBIDDEN if act in acts_said), None)
    if forbidden:
        yield Wish(frozenset({"decline"}), segment.text, rule=forbidden)
        return
    if "person" in acts_said and "is_bot" not in acts_said:
        yield Wish(frozenset({"person"}), segment.text, reason=segment.text)
        return
    subject = about(segment.text, situation)
    kinds = _kinds(segment, subject, situation)
    if kinds:
        yield replace(subject, kinds=frozenset(kinds))


def _kinds(segment: Segment, subject: Wish, situation: Situation) -> set[str]:  # noqa: C901 - one row per act, in order of precedence
    said = segment.acts
    if said & {"is_bot", "capabilities", "back_to_assistant", "complaint", "insult", "how_are_you"} and not said & set(FACTS):
        return {next(k for k in ("back_to_assistant", "is_bot", "insult", "complaint", "how_are_you", "capabilities") if k in said)}
    if "order" in said:
        return {"order"}
    if "discount" in said:
        return {"discount"}
    if "client_pays" in said:
        return {"open", "fees"}
    if "free_work" in said and not subject.extras and "revisions" not in said and "book" not in said:
        return {"open", "free_work"}
    if "recommend" in said and not (said & {"price"} and subject.packages):
        return {"recommend"}
    if "compare" in said and not (subject.quantity and "price" in said):
        return {"compare"}
    if "book" in said:
        return {"book"}
    if "requirements" in said:
        return {"requirements"}
    if "offers" in said and not subject.packages:
        return {"offers"}
    if "hours" in said or ("away" in said and not _OWN_ABSENCE.search(fold(segment.text))):
        return {"calendar"}
    who = {kind for kind in WHO if kind in said}
    if who:
        return who
    facts = {kind for kind in FACTS if kind in said}
    if facts == {"includes"} and subject.topics and "ability" in said:
        return {"scope", "open"}
    if "delivery" in facts and facts == {"delivery"} and _asks_for_thing(segment, subject):
        facts = set()
    if facts:
        return facts | ({"open"} if subject.topics else set())
    return _rest(segment, subject, situation)


def _asks_for_thing(segment: Segment, subject: Wish) -> bool:
    """ "Do you deliver SVG files?" asks for a thing, not for a time."""
    return "ability" in segment.acts and not subject.days and bool(subject.topics) and not re.search(
        r"\b(?:how|when|fast|quick\w*|soon|days?|weeks?|hours?|by|before|rush|urgent\w*|express|24|48|quand|combien|delais?|vite|rapid\w+|jours?|semaines?|heures?|avant|pour le)\b",
        fold(segment.text),
    )  # fmt: skip


def _rest(segment: Segment, subject: Wish, situation: Situation) -> set[str]:
    said = segment.acts
    only_names = subject.named and not subject.topics and len(segment.text.split()) <= 8
    if only_names and "ability" in said and not subject.packages and not _FOLLOWING.match(fold(segment.text)):
        return {"scope", "open"}
    if only_names:
        return {"follow_up"}
    if subject.days and not subject.topics and situation.briefing.dialogue.get("kinds"):
        return {"delivery"}
    if said and said <= SOCIAL and len(segment.text.split()) <= 7:
        return set(said)
    if subject.quantity and not subject.topics:
        return {"follow_up"}
    if "ability" in said:
        return {"scope", "open"}
    if subject.topics or segment.question:
        return {"open"}
    return set(said & SOCIAL) or ({"unclear"} if not said else set())


_OWN_ABSENCE = re.compile(r"\b(?:i|we) (?:was|were|am|are|go|went|take|took|have been|had)\b|\bmy (?:vacation|holidays?|days off)\b|\b(?:je|j'|mes|nous|on) ?(?:suis|etais|ai|pars|prends|serai|sommes|avons|jours|vacances|conges)\b|\bif a freelancer\b|\bsi un freelance\b")
_FOLLOWING = re.compile(r"^\W*(?:and|et|what about|how about|with|avec|for|pour|qu'en est-il|quid|plus|ok|alors)\b")


def about(text: str, situation: Situation) -> Wish:
    """What a sentence is about: names, quantities, money and time in it, and the words that none of them explains."""
    briefing, language = situation.briefing, situation.language
    saying = Saying.of(text, language)
    wish = _names(saying, Wish(frozenset(), text), situation)
    focus = situation.gig(wish.gig or briefing.dialogue.get("gig") or briefing.gig or (briefing.gigs[0].slug if len(briefing.gigs) == 1 else None))
    if focus is not None and not wish.packages:
        tier = tier_in(saying, len(focus.packages))
        if tier is not None:
            wish = replace(wish, gig=focus.slug, packages=(focus.packages[tier].id,), named=True)
    wish = _counted(_with_amounts(wish, text, language), text, briefing, language)
    return replace(wish, topics=_topics(saying, wish, briefing))


def _counted(wish: Wish, text: str, briefing: Briefing, language: str) -> Wish:
    """How many of the package, and how many of an extra, are meant."""
    gig = next((g for g in briefing.gigs if g.slug == wish.gig), None)
    of_extras = frozenset(t for e in (gig.extras if gig else ()) if e.id in wish.extras for t in terms(e.title, gig.language)) if gig else frozenset()
    of_packages = frozenset(t for p in gig.packages for t in terms(p.title, gig.language)) if gig else frozenset()
    for amount in amounts.find(text, language):
        if amount.kind != "count" or amount.low is None or amount.low != int(amount.low) or not 1 <= amount.low <= 100_000:
            continue
        unit = frozenset(terms(amount.unit, language))
        around = fold(text[amount.end : amount.end + 30] + " " + amount.text)
        if wish.extras and (_MORE.search(around) or unit & of_extras - of_packages):
            wish = replace(wish, more=int(amount.low))
        elif wish.quantity is None and not amount.article:
            wish = replace(wish, quantity=int(amount.low), counted=amount.unit)
    return wish


def _names(saying: Saying, wish: Wish, situation: Situation) -> Wish:
    briefing = situation.briefing
    gig = _gig_said(saying, briefing)
    found = []
    for candidate in _candidates(gig, briefing):
        packages = named_in(saying, _named(candidate.packages, candidate.language), _gig_terms(candidate))
        extras = _extras_said(saying, candidate)
        if packages or extras:
            found.append((candidate.slug, packages, extras))
    if found:
        first = next((row for row in found if row[1]), found[0])
        spoken_of = gig or briefing.dialogue.get("gig") or briefing.gig
        also = tuple((slug, extras) for slug, _, extras in found if slug != first[0] and extras) if not spoken_of and not first[1] else ()
        wish = replace(wish, gig=first[0], packages=first[1], extras=first[2], also=also, named=True)
    return replace(wish, gig=gig.slug, named=True) if gig is not None else wish


def _extras_said(saying: Saying, gig: GigOutline) -> tuple[str, ...]:
    """Extras a sentence names; one made of plain words ("Extra revision") only where something more is asked for."""
    sold = frozenset(term for package in gig.packages for term in terms(package.title, gig.language))
    found = named_in(saying, _named(gig.extras, gig.language), _gig_terms(gig) | sold | {"c:delivery", "c:extra"})
    more = bool(_MORE.search(saying.folded))
    plain = {e.id for e in gig.extras if frozenset(terms(e.title, gig.language)) - _gig_terms(gig) <= PLAIN - {"c:rush", "c:file"}}
    return tuple(extra for extra in found if more or extra not in plain)


_MORE = re.compile(r"\b(?:extra|additional|more|further|another|added|add|supplementaires?|en plus|de plus|autres?|ajouter|rajouter|option)\b")


def _gig_said(saying: Saying, briefing: Briefing) -> GigOutline | None:
    """The gig whose own words the sentence uses, if one stands out: words of its title weigh more, and words that few gigs use."""
    heard = saying.terms - PLAIN
    scores = []
    for gig in briefing.gigs:
        weight = {term: 1 / sum(term in _known_terms(other) for other in briefing.gigs) for term in heard & _known_terms(gig)}
        scores.append((sum(value * (2 if term in _gig_terms(gig) else 1) for term, value in weight.items()), gig))
    best = sorted(scores, key=lambda row: -row[0])
    if not best or best[0][0] < 0.6 or (len(best) > 1 and best[0][0] - best[1][0] < 0.3):
        return None
    return best[0][1]


@lru_cache(maxsize=1024)
def _gig_terms(gig: GigOutline) -> frozenset[str]:
    return frozenset(terms(f"{gig.title}. {gig.category}. {gig.slug.replace('-', ' ')}", gig.language)) - PLAIN


@lru_cache(maxsize=1024)
def _known_terms(gig: GigOutline) -> frozenset[str]:
    """Everything a gig's lists speak of."""
    said = ". ".join((gig.title, gig.category, *(p.title for p in (*gig.packages, *gig.extras)), *gig.includes))
    return frozenset(terms(said, gig.language))


def _candidates(gig: GigOutline | None, briefing: Briefing) -> Sequence[GigOutline]:
    """Gigs to look for package names in: the one said, else the one spoken of, else all."""
    if gig is not None:
        return (gig,)
    slug = briefing.dialogue.get("gig") or briefing.gig
    return tuple(sorted(briefing.gigs, key=lambda g: g.slug != slug))


def _named(outlines: Sequence[Any], language: str) -> tuple[Named, ...]:
    return tuple(Named(outline.id, outline.title, language) for outline in outlines)


def _with_amounts(wish: Wish, text: str, language: str) -> Wish:
    for amount in amounts.find(text, language):
        if amount.kind == "money" and len(amount.unit) == 3 and amount.low is not None and wish.budget is None:
            wish = replace(wish, budget=(int((amount.high or amount.low) * 100), amount.unit))
        elif amount.kind == "duration" and amount.seconds is not None and amount.unit in ("second", "minute") and wish.quantity is None:
            wish = replace(wish, quantity=int(amount.high or amount.low or 1), counted=amount.unit)
        elif amount.kind == "duration" and amount.seconds is not None and wish.days is None and amount.seconds >= 3600:
            wish = replace(wish, days=max(1, round((amount.seconds * (amount.high or amount.low or 1) / (amount.low or 1)) / 86400)))
    return wish


_PURPOSE = re.compile(r"\b(?:for|pour) (?:my|our|his|her|their|a friend'?s?|mon|ma|mes|notre|nos|son|sa|ses|leur)\b[^,.?!]*")


def _topics(saying: Saying, wish: Wish, briefing: Briefing) -> frozenset[str]:
    """The content terms of a sentence that nothing it names explains, without what it is for ("for my bakery")."""
    folded = saying.folded
    kept = saying.terms
    if wish.named:
        without = frozenset(terms(_PURPOSE.sub(" ", folded)))
        kept = kept & (without | frozenset(term for term in kept if term.startswith("c:")) & without)
    name = frozenset(terms(briefing.freelancer)) | frozenset(terms(briefing.assistant or ""))
    gig = next((g for g in briefing.gigs if g.slug == wish.gig), None)
    explained = _explained(gig, wish) if gig else frozenset()
    return frozenset(term for term in kept - PLAIN - name - explained if not term.isdigit())


def _explained(gig: GigOutline, wish: Wish) -> frozenset[str]:
    titles = [p.title for p in gig.packages if p.id in wish.packages] + [e.title for e in gig.extras if e.id in wish.extras]
    return _gig_terms(gig) | frozenset(term for title in titles for term in terms(title, gig.language))


def _with_context(found: list[Wish], situation: Situation) -> list[Wish]:
    """Carry the subject over: from the part before it in the message, else from the turn before."""
    kept: list[Wish] = []
    state = situation.briefing.dialogue
    for wish in found:
        last = next((w for w in reversed(kept) if w.gig), None)
        if wish.gig is None:
            slug = last.gig if last else state.get("gig") or situation.briefing.gig
            slug = slug or (situation.briefing.gigs[0].slug if len(situation.briefing.gigs) == 1 else None)
            if situation.gig(slug):
                wish = replace(wish, gig=slug)
        if not wish.packages and not wish.named and wish.gig == (last.gig if last else state.get("gig")):
            carried = last.packages if last else tuple(state.get("packages", ()))
            if wish.has("price", "delivery", "revisions", "includes", "order", "follow_up", "requirements") and not wish.topics:
                wish = replace(wish, packages=carried)
        kept.append(_followed(wish, state, kept))
    return kept


def _followed(wish: Wish, state: dict[str, Any], before: Sequence[Wish]) -> Wish:
    """ "And the premium one?" asks again what was asked last."""
    if not wish.has("follow_up"):
        return wish
    earlier = next((w for w in reversed(before) if w.has(*FACTS)), None)
    kinds = set(earlier.kinds if earlier else state.get("kinds", ())) & {*FACTS, "compare", "recommend", "requirements"}
    if wish.quantity and not kinds:
        kinds = {"price"}
    quantity = wish.quantity or (state.get("quantity") if not wish.packages or wish.extras else None)
    extras = wish.extras
    if extras and not wish.packages and "price" in kinds and state.get("packages"):
        wish = replace(wish, packages=tuple(state["packages"]), quantity=quantity)
    return replace(wish, kinds=frozenset(kinds or {"overview"}), extras=extras)


def _settled(found: list[Wish]) -> list[Wish]:
    """Social words give way to anything wanted; one sentence of pure context before a question is part of it."""
    wanted = [w for w in found if not w.kinds <= SOCIAL and not w.kinds <= {"unclear"}]
    if not wanted:
        return found[:2]
    merged: list[Wish] = []
    for wish in wanted:
        if any(w.kinds == wish.kinds and w.has("decline", "person", "calendar", "offers", "book", "discount") for w in merged):
            continue
        if merged and _one_breath(merged[-1], wish):
            merged[-1] = replace(merged[-1], kinds=merged[-1].kinds | wish.kinds, text=f"{merged[-1].text} {wish.text}", days=merged[-1].days or wish.days)
        else:
            merged.append(wish)
    return merged[:5]


def _one_breath(earlier: Wish, later: Wish) -> bool:
    """ "How much is it, and how fast?" is one question about one thing."""
    figures = earlier.kinds <= set(FACTS) and later.kinds <= set(FACTS)
    same = (later.gig, later.packages, later.extras) == (earlier.gig, earlier.packages, earlier.extras) or not later.named
    return figures and same and not later.topics and not earlier.topics and (later.quantity or earlier.quantity) == earlier.quantity


def greeted(situation: Situation) -> bool:
    return any("greet" in acts(text) for text in situation.new)
