"""What a sentence is about: names, quantities, money and time in it, and the words that none of them explains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from assistant.chat_models.briefing import Briefing, GigOutline
from assistant.chat_models.embedded.counting import MORE, counted
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.wishes import Wish
from assistant.understanding import amounts
from assistant.understanding.deadlines import days_left
from assistant.understanding.dimensions import without_sizes
from assistant.understanding.mentions import Named, Saying, named_in, named_whole, plain_title, tier_in
from assistant.understanding.terms import CONCEPT, light, stem, terms
from assistant.understanding.text import fold, words

# Words that belong to a question about price, time or contents and name nothing in particular.
PLAIN = frozenset(
    """c:price c:cheap c:expensive c:budget c:payment c:order c:delivery c:fast c:rush c:day c:week c:month c:hour c:deadline c:start
    c:finish
    c:business day c:revision c:include c:exclude c:package c:extra c:service c:project c:freelancer c:offer c:quantity c:compare
    c:recommend c:free
    c:definition c:unlimited c:custom c:client c:work c:variant c:create c:new c:simple c:small c:large c:file c:available
    c:quality c:company c:monday c:tuesday c:wednesday c:thursday c:friday c:saturday c:sunday
    c:person c:full c:existing c:sell
    take total rough long work come time hand back receiv exact usual general typic averag right good differ bill whole damag sum mate guy
    expect ready soon earliest min max minimum maximum choos chois pay full altogeth second third standard basic premium help look assist
    charg everyth addit sell rest compl recevr recevoir pret prend prendr pren dur minimal environ total exactement habituel normal
    moyen duree temp c:time compter obtenir trouv regard question inform detail bonjour point main thing way number first last one
    two three four five
    un deux trois quatre cinq pack moment tour round both togeth ensembl dix vingt trent ten twenti thirti cent hundr mill
    thousand exact c:precise sept huit neuf seven eight nine deux coup tomorrow demain lovely love nice great perfect super interest curious
    wonder quick actual dedan
    simply hope onc c:twice""".split()
) | {"c:business day"}  # fmt: skip

_PURPOSE = re.compile(r"\b(?:for|pour) (?:my|our|his|her|their|a friend'?s?|mon|ma|mes|notre|nos|son|sa|ses|leur)\b[^,.?!]*")


def about(text: str, situation: Situation, only: str | None = None) -> Wish:
    """A wish of no kind yet; `only` is the gig to read it for, where that is already known."""
    briefing, language = situation.briefing, situation.language
    saying = Saying.of(text, language)
    spoken_of = situation.gig(only or briefing.dialogue.get("gig") or briefing.gig)
    wish = _tier(saying, text, spoken_of, briefing) or _names(saying, Wish(frozenset(), text), briefing, situation.gig(only))
    focus = situation.gig(wish.gig or _single(briefing)) or spoken_of
    if focus is not None and not wish.packages:
        tier = tier_in(saying, len(focus.packages))
        if tier is not None:
            wish = replace(wish, gig=focus.slug, packages=(focus.packages[tier].id,), named=True)
    gig = situation.gig(wish.gig) or (focus if not wish.rivals else None)
    measured = _measured(wish, text, language)
    if measured.days is None:
        measured = replace(measured, days=days_left(text, date.fromisoformat(briefing.now[:10]), language))
    # "60 x 90 mm" is a size, not sixty of something.
    wish = _of_those(counted(measured, without_sizes(text), gig, language), text, briefing, language)
    return replace(wish, topics=_topics(text, wish, briefing, language))


def _of_those(wish: Wish, text: str, briefing: Briefing, language: str) -> Wish:
    """ "The full box with two of those", where an extra was just spoken of: the extra, so many times."""
    spoken = briefing.dialogue
    extras = tuple(spoken.get("extras") or ())
    if len(extras) != 1 or spoken.get("packages") or spoken.get("gig") != wish.gig or not wish.packages or wish.extras:
        return wish
    for amount in amounts.find(text, language):
        if amount.kind == "count" and amount.low and _THOSE.match(fold(text[amount.end :])):
            number = int(amount.low)
            counts = tuple(count for count in wish.counts if count != (number, ""))
            return replace(wish, extras=extras, more=((extras[0], number),), counts=counts)
    return wish


_THOSE = re.compile(r"\W*(?:of (?:those|these|them)|de (?:ceux|celles)|d'entre (?:eux|elles)|comme (?:ca|cela|celui|celle))\b")


def _tier(saying: Saying, text: str, gig: GigOutline | None, briefing: Briefing) -> Wish | None:
    """ "The premium one" is that of the gig spoken of, whatever packages of other gigs are called."""
    place = tier_in(saying, len(gig.packages)) if gig else None
    if gig is None or place is None or len(gig.packages) < 2 or _gigs_said(saying, briefing):
        return None
    if any(named_whole(saying, thing) for other in briefing.gigs for thing in _named(other.packages, other.language)):
        return None
    extras = _extras_said(saying, gig)
    return Wish(frozenset(), text, gig=gig.slug, packages=(gig.packages[place].id,), extras=extras, named=True)


def _single(briefing: Briefing) -> str | None:
    return briefing.gigs[0].slug if len(briefing.gigs) == 1 else None


def _names(saying: Saying, wish: Wish, briefing: Briefing, only: GigOutline | None) -> Wish:
    said = (only,) if only is not None else _gigs_said(saying, briefing)
    spoken_of = briefing.dialogue.get("gig") or briefing.gig
    gig = said[0] if len(said) == 1 else next((g for g in said if g.slug == spoken_of), None)
    if gig is None and len(said) > 1:
        wish = replace(wish, rivals=tuple(g.slug for g in said))
    found = []
    for candidate in _candidates(gig, said, briefing):
        if not said and spoken_of and candidate.slug != spoken_of and not named_for_certain(saying, candidate):
            continue
        packages = named_in(saying, _named(candidate.packages, candidate.language), gig_terms(candidate) | PLAIN)
        extras = _extras_said(saying, candidate)
        if packages or extras:
            found.append((candidate.slug, packages, extras))
    if found:
        first = next((row for row in found if row[1]), found[0])
        alone = gig is None and not spoken_of and not first[1]
        also = tuple((slug, extras) for slug, _, extras in found if slug != first[0] and extras) if alone else ()
        wish = replace(wish, gig=first[0], packages=first[1], extras=first[2], also=also, named=True)
    return replace(wish, gig=gig.slug, named=True, rivals=()) if gig is not None else wish


def named_for_certain(saying: Saying, gig: GigOutline) -> bool:
    return any(named_whole(saying, thing) for thing in _named((*gig.packages, *gig.extras), gig.language))


def _gigs_said(saying: Saying, briefing: Briefing) -> tuple[GigOutline, ...]:
    """The gigs whose own words the sentence uses most: words of a title weigh more, and words that few gigs use."""
    # A number says how many, not of what; of the gig spoken of it may be the limit of a package.
    spoken = bool(briefing.dialogue.get("gig"))
    heard = frozenset(term for term in saying.terms - PLAIN if spoken or not term.isdigit())
    purpose = _purpose(saying, frozenset(term for gig in briefing.gigs for term in _listed_terms(gig)) - PLAIN)
    scores = []
    for gig in briefing.gigs:
        weight = {term: 1 / sum(term in _listed_terms(other) for other in briefing.gigs) for term in heard & _listed_terms(gig)}
        words_said = sum(v * _place(t, gig) * _telling(t, gig) * (0.5 if t in purpose else 1) for t, v in weight.items())
        words_said += _literally(saying, gig, briefing.gigs)
        words_said += LITERAL * len(saying.tokens & _own_words(gig, briefing.gigs))
        whole = named_for_certain(saying, gig)
        scores.append((words_said + (2.5 if whole else 0), gig))
    best = sorted(scores, key=lambda row: -row[0])
    # Another gig than the one spoken of is taken up only where it is plainly meant.
    spoken_of = briefing.dialogue.get("gig") or briefing.gig
    least = 1.2 if spoken_of and best and best[0][1].slug != spoken_of else 0.6
    if not best or best[0][0] < least:
        return ()
    return tuple(gig for score, gig in best if score > 0.6 * best[0][0])


def _purpose(saying: Saying, listed: frozenset[str]) -> frozenset[str]:
    """What stands only behind "for", where what is wanted was named before it: "pictures for a film that we sell"."""
    for match in _FOR.finditer(saying.folded):
        before = frozenset(terms(saying.folded[: match.start()]))
        if any(not term.isdigit() for term in before & listed):
            return frozenset(terms(match.group())) - before - frozenset(terms(saying.folded[match.end() :]))
    return frozenset()


_FOR = re.compile(r"\b(?:for|pour|so that|so we can|afin d\w*)\b[^,.;:?!]*")


def _place(term: str, gig: GigOutline) -> float:
    """What a word weighs by where it stands: in a title, as what packages hold so many of, in the category, only in a list."""
    return 2 if term in _title_terms(gig) else 1.1 if term in counted_terms(gig) else 1 if term in gig_terms(gig) else 0.75


def _literally(saying: Saying, gig: GigOutline, gigs: Sequence[GigOutline]) -> float:
    """Words of a gig's title alone that were heard with another meaning: "an interview", of the gig for job interviews."""
    heard = frozenset(word for word, term in _title_words(gig).items() if word in saying.tokens and term not in _listed_terms(gig))
    own = frozenset(word for word in heard if not any(word in _title_words(other) for other in gigs if other != gig))
    return float(sum(len(word) > 4 and word in _said_whole(gig) for word in own))


@lru_cache(maxsize=1024)
def _said_whole(gig: GigOutline) -> frozenset[str]:
    return frozenset(word.text for word in words(gig.title))


LITERAL = 0.5
"""What a word adds that is written as in the titles of one gig, where another gig has another word for it: "mix", not "master"."""


@lru_cache(maxsize=1024)
def _own_words(gig: GigOutline, gigs: tuple[GigOutline, ...]) -> frozenset[str]:
    """Words of its titles for what another gig in its language has another word for."""
    others = [_title_words(other) for other in gigs if other != gig and other.language == gig.language]
    shared = frozenset(term for other in others for term in other.values())
    return frozenset(word for word, term in _title_words(gig).items() if term in shared and not any(word in other for other in others))


@lru_cache(maxsize=1024)
def _title_words(gig: GigOutline) -> dict[str, str]:
    said = words(" ".join((gig.title, *(p.title for p in gig.packages))))
    meant = {word.text: terms(word.text, gig.language) for word in said if len(word.text) > 2}
    return {word: found[0] for word, found in meant.items() if found and found[0] not in PLAIN}


def _telling(term: str, gig: GigOutline) -> float:
    """A word the lexicon does not know, or that only says of what state a thing is ("future"), says less of what a gig is about."""
    known = term.startswith(CONCEPT) or term in counted_terms(gig)
    return 1.0 if known and term not in _STATES else 0.5


_STATES = frozenset("c:future c:short c:long c:complete c:detail c:place c:group".split())


@lru_cache(maxsize=1024)
def _title_terms(gig: GigOutline) -> frozenset[str]:
    said = ". ".join((gig.title, gig.slug.replace("-", " "), *(p.title for p in gig.packages)))
    return frozenset(terms(said, gig.language))


@lru_cache(maxsize=1024)
def counted_terms(gig: GigOutline) -> frozenset[str]:
    """What packages hold so many of."""
    return frozenset(t for item in gig.includes for a in amounts.find(item) if a.kind == "count" for t in terms(a.unit, gig.language))


@lru_cache(maxsize=1024)
def gig_terms(gig: GigOutline) -> frozenset[str]:
    return frozenset(terms(f"{gig.title}. {gig.category}. {gig.slug.replace('-', ' ')}", gig.language)) - PLAIN


@lru_cache(maxsize=1024)
def _listed_terms(gig: GigOutline) -> frozenset[str]:
    """Everything a gig's lists speak of."""
    said = ". ".join((gig.title, gig.category, *(p.title for p in (*gig.packages, *gig.extras)), *gig.includes))
    return frozenset(terms(said, gig.language))


def _candidates(gig: GigOutline | None, said: Sequence[GigOutline], briefing: Briefing) -> Sequence[GigOutline]:
    """Gigs to look for package names in: the one said, else those that may be meant, else the one spoken of before the others."""
    if gig is not None:
        return (gig,)
    slug = briefing.dialogue.get("gig") or briefing.gig
    return tuple(said) or tuple(sorted(briefing.gigs, key=lambda g: g.slug != slug))


def _named(outlines: Sequence[Any], language: str) -> tuple[Named, ...]:
    return tuple(Named(outline.id, plain_title(outline.title), language) for outline in outlines)


def _extras_said(saying: Saying, gig: GigOutline) -> tuple[str, ...]:
    """Extras a sentence names; one made of plain words ("Extra revision") only where something more is asked for."""
    saying = _without_denied(saying)
    sold = frozenset(term for package in gig.packages for term in terms(package.title, gig.language))
    own = gig_terms(gig) | sold
    found = named_in(saying, _named(gig.extras, gig.language), own | (PLAIN - {"c:rush"}), several=True)
    more = bool(MORE.search(saying.folded))
    added = frozenset(t for match in _ADDED.finditer(saying.folded) for noun in match.groups() if noun for t in terms(noun))
    by_noun = _of_noun(added, own, gig)
    # What packages hold so many of ("up to 10 screens") is a size, not the extra that adds one more.
    pieces = frozenset(t for item in gig.includes for a in amounts.find(item) if a.kind == "count" for t in terms(a.unit, gig.language))
    little = (PLAIN | light() | pieces) - {"c:rush", "c:file"}
    plain = {e.id for e in gig.extras if frozenset(terms(e.title, gig.language)) - own <= little}
    things = _named(gig.extras, gig.language)
    literal = {thing.id for thing in things if fold(thing.title) in saying.folded or _in_another_form(saying, thing)}
    return tuple(e.id for e in gig.extras if e.id in by_noun | literal or (e.id in found and (more or e.id not in plain)))


def _in_another_form(saying: Saying, thing: Named) -> bool:
    """ "Deux variantes d'aménagement": its words in their order, in the plural or the singular."""
    title, said = ([stem(word.text, thing.language) for word in words(text)] for text in (thing.title, saying.folded))
    return len(title) > 1 and any(said[i : i + len(title)] == title for i in range(len(said) - len(title) + 1))


_FURTHER = re.compile(r"\b(?:extra|additional|more|further|another|supplementaires?|(?:de|en) plus|autres?)\b")


def _of_noun(added: frozenset[str], own: frozenset[str], gig: GigOutline) -> frozenset[str]:
    """Extras that have a noun of which more is wanted; where one is called more of it, those that only mention it are not meant.

    "One more route for the logo": the logo is what the gig is about, the route is what is added.
    """
    titles = {e.id: frozenset(terms(e.title, gig.language)) for e in gig.extras}
    meant: set[str] = set()
    nouns = added & frozenset[str]().union(*titles.values()) - (PLAIN - {"c:variant", "c:revision", "c:file"})
    for noun in nouns - own or nouns:
        having = {extra for extra, title in titles.items() if noun in title}
        meant |= {e.id for e in gig.extras if e.id in having and _FURTHER.search(fold(e.title))} or having
    return frozenset(meant)


@lru_cache(maxsize=256)
def _without_denied(saying: Saying) -> Saying:
    """ "No rush", "sans la livraison express": what is said not to be wanted names nothing that is."""
    if not _DENIED.search(saying.folded):
        return saying
    kept = _DENIED.sub(" ", saying.folded)
    return replace(saying, folded=kept, tokens=frozenset(word.text for word in words(kept)), terms=saying.terms & frozenset(terms(kept)))


_DENIED = re.compile(
    r"\b(?<!why )(?<!or )(?<!ou )(?:no|not|without|don't need|do not need|sans|aucune?|pas|rien)\b"
    r"(?! only| just| more| less| plus| que| mal)"
    r"(?:[ ']+(?!and\b|et\b|but\b|mais\b|plus\b|with\b|avec\b|or\b|ou\b|if\b|si\b)[\w-]+){1,3}"
)
# "two more pages", "des variantes en plus": what is to be added.
_ADDED = re.compile(
    r"\b(?:extra|additional|more|further|another)\s+((?:[a-z-]+ ?){1,3})"
    r"|\b((?:[a-z-]+ ){0,2}[a-z-]+)\s+(?:supplementaires?|en plus|de plus|additionnel\w*)\b"
)


_BEFORE_DEADLINE = re.compile(r"(?:\b(?:in|within|under|by|inside|before|d'ici|en|sous|dans|avant|max\w*|less than|moins de)|<)\W*$")


def plainly_named(text: str, wish: Wish, situation: Situation) -> bool:
    """Whether an extra of the wish is meant for certain: by its name, or because more is asked for."""
    gig = situation.gig(wish.gig)
    if gig is None or not wish.extras:
        return True
    saying = Saying.of(text, situation.language)
    whole = any(named_whole(saying, thing) for thing in _named([e for e in gig.extras if e.id in wish.extras], gig.language))
    return whole or bool(MORE.search(saying.folded)) or "c:rush" in saying.terms or bool(re.search(r"\b(?:with|avec)\b", saying.folded))


def _measured(wish: Wish, text: str, language: str) -> Wish:
    for amount in amounts.find(text, language):
        if amount.kind == "money" and amount.low is not None and wish.budget is None:
            # "$" and "francs" are the money of several countries: whichever the gig is sold in.
            shared = amount.unit == "franc" or (amount.unit == "USD" and "us" not in fold(amount.text))
            wish = replace(wish, budget=(int((amount.high or amount.low) * 100), f"{amount.unit}?" if shared else amount.unit))
        elif amount.kind == "duration" and amount.seconds is not None and wish.days is None and amount.seconds >= 7200:
            due = _BEFORE_DEADLINE.search(fold(text[: amount.start]))
            if not due and (amount.article or (amount.unit == "hour" and _LENGTH_OF.match(fold(text[amount.end :])))):
                continue
            share = amount.high / amount.low if amount.high and amount.low else Decimal(1)
            sooner = bool(_SOONER_THAN.search(fold(text[: amount.start])))
            wish = replace(wish, days=max(1, round(amount.seconds * share / 86400) - sooner), working=amount.working)
    if wish.budget is None and (bare := _BARE_BUDGET.search(fold(text))):
        wish = replace(wish, budget=(int(re.sub(r"\D", "", bare["sum"])) * 100, "?"))
        wish = replace(wish, counts=tuple(count for count in wish.counts if count[0] * 100 != (wish.budget or (0, ""))[0]))
    return replace(wish, days=1) if wish.days is None and _NEXT_DAY.search(fold(text)) else wish


# "A budget of 250", "250 at most to spend": a sum in whatever the gig is sold in.
_SUM = (
    r"(?P<sum>\d{1,3}(?:[ .,]\d{3})+|\d{2,6})(?![\d.,:h%-]|\s?(?:mots|words|pages|jours|days|h\b|heures|hours|min|sec|photos|images|m2|m²))"
)
_BARE_BUDGET = re.compile(rf"\b(?:budget|afford|spend|spending|depenser|mettre|investir)\b[^.?!;\d]{{0,40}}\b{_SUM}")

# "Five hours of footage" is how much there is.
_LENGTH_OF = re.compile(r" ?(?:of |de |d'|worth\b)(?! ?(?:delai|now\b|order))")
_SOONER_THAN = re.compile(r"\b(?:sooner|faster|quicker|earlier|less|plus vite|plus tot|moins)\b(?: que| than| de| d')?(?: in| en)?\W*$")
_NEXT_DAY = re.compile(
    r"\b(?:next (?:working |business )?day|by tomorrow|for tomorrow|(?:be|ready|done|delivered) tomorrow|same[- ]day|(?:etre"
    r"|pret\w*|fini\w*|livre\w*|faut) demain|pour demain|d'ici demain|le lendemain|le jour meme|24 ?h)\b"
)


def _topics(text: str, wish: Wish, briefing: Briefing, language: str) -> frozenset[str]:
    """The content terms that nothing named explains, without figures and without what it is for ("for my bakery")."""
    kept = frozenset(terms(_without_figures(text, language), language))
    if wish.named or wish.rivals:
        kept = kept & frozenset(terms(_PURPOSE.sub(" ", fold(text))))
    names = f"{briefing.freelancer} {briefing.assistant or ''}"
    name = frozenset(terms(names, "en")) | frozenset(terms(names, "fr")) | frozenset(fold(names).split())
    gig = next((g for g in briefing.gigs if g.slug == wish.gig), None)
    explained = _explained(gig, wish) if gig else frozenset()
    return frozenset(term for term in kept - PLAIN - name - explained if not term.isdigit())


def _without_figures(text: str, language: str) -> str:
    for amount in reversed(amounts.find(text, language)):
        if amount.kind in ("money", "percent", "duration", "date", "time"):
            text = text[: amount.start] + " " + text[amount.end :]
    return text


def _explained(gig: GigOutline, wish: Wish) -> frozenset[str]:
    titles = [p.title for p in gig.packages if p.id in wish.packages] + [e.title for e in gig.extras if e.id in wish.extras]
    # What a gig refuses is never what it is about, though its category says so: music, of a voice-over.
    refused = frozenset(term for item in gig.excludes for term in terms(item, gig.language)) - _title_terms(gig)
    return (gig_terms(gig) - refused) | frozenset(term for title in titles for term in terms(title, gig.language))
