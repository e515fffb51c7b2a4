"""A client's message as wishes, in the order they were said, with what is carried over from before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.chat_models.briefing import GigOutline
from assistant.chat_models.embedded.calling import called
from assistant.chat_models.embedded.corrections import of_another_thing, put_right
from assistant.chat_models.embedded.counting import of_what_was_told
from assistant.chat_models.embedded.days_asked import names_days
from assistant.chat_models.embedded.dealing import heard
from assistant.chat_models.embedded.kinds import kinds
from assistant.chat_models.embedded.leaning import FEW, beside, leaning
from assistant.chat_models.embedded.reading import Situation
from assistant.chat_models.embedded.rivals import of_the_same
from assistant.chat_models.embedded.stages import dealt
from assistant.chat_models.embedded.subject import PLAIN, about, plainly_named
from assistant.chat_models.embedded.table import BESIDE, Table, added, laid, leant
from assistant.chat_models.embedded.wishes import FACTS, Wish
from assistant.understanding.acts import FORBIDDEN, SOCIAL, Segment, acts, segments
from assistant.understanding.mentions import mend
from assistant.understanding.shorthand import written_out
from assistant.understanding.terms import STOPWORDS, light, telling, terms
from assistant.understanding.text import fold, sentences, words

MOST_WISHES = 5
SHORT_QUESTION = 9
"""Words up to which a question is read together with what was told before it."""
STORY = 30
"""Words up to which what was told is searched together with a short question."""
GREETING = 6
"""Words of a greeting that says nothing else."""
LONG_MESSAGE = 45
"""Words from which on only its questions count as asked; the rest is told."""
_STATEMENT = frozenset(("ability", "recommend", "includes", "book", "order", "extras", "level", "away", "hours")) | SOCIAL
# "I need 4 labels with express delivery." tells what is wanted; what is asked comes after it.
_NEEDS = re.compile(
    r"^\W*(?:i|we|je|j'|nous|on|il (?:me|nous)) ?(?:'d like|need|want|am|are|have|would like|only|can|ai|aurais|avons"
    r"|faut|veux|voudrais|cherche\w*|souhait\w*|'m|'ve)\b"
)
# What makes a length of time told in passing a limit for the work.
_LIMIT = re.compile(
    r"\b(?:need\w*|by|within|before|deadline|asap|urgent\w*|rush|hurry|ready|deliver\w*|due|latest|in time"
    r"|besoin|faut|avant|d'ici|sous|delai|urgence|presse\w*|livr\w+|pour le|au plus tard)\b"
)
_ASKING = frozenset(("recommend", "price", "delivery", "compare", "order", "revisions"))
_QUESTION_WORD = re.compile(
    r"\b(?:how|what|which|when|where|who|can|could|do|does|is|are|would|will|combien|quel(?:le)?s?|quand|ou|qui|est-ce|que|quoi|comment|lequel|laquelle"
    r"|pouvez|peux|faites|avez|as-tu|y a-t-il)\b"
)
_PRESUMED = re.compile(
    r"^\W*(?:since|as|given that|because|seeing that|considering that|now that|vu que|puisqu\w*|comme|etant donne que"
    r"|(?:(?:it's |how )?(?:great|good|nice|glad|happy|pleased|lovely|perfect)|i (?:see|saw|read|gather|understand))"
    r"(?: to \w+)?(?: here)? that"
    r"|(?:c'est )?(?:super|genial|bien|chouette|parfait|top|je vois|j'ai (?:vu|lu)|je lis) (?:que|qu')"
    r"|sachant que|du moment que)\b ?([^,]{8,})(?:, (.+))?$"
)
# Words the acts turn on, for putting misspelt ones right.
_TURNING = """price prices pricing delivery deliver revision revisions package packages include included includes difference recommend
    discount available availability premium standard basic express refund consultation language languages example portfolio source files
    unlimited much many
    livraison livrer retouche retouches forfait formule compris inclus difference conseiller remise disponible disponibilite horaires
    gratuit consultation langues exemple fichiers sources illimite combien prix tarif tarifs delai delais bonjour"""


@lru_cache(maxsize=256)
def understand(situation: Situation) -> tuple[Wish, ...]:
    briefing, language = situation.briefing, situation.language
    vocabulary = _vocabulary(briefing.gigs)
    said = [mend(written_out(text, language), vocabulary, language) for text in situation.new]
    right = [put_right(text, situation) for text in said]
    parts = [s for text, meant in zip(said, right, strict=True) for s in segments(meant or text, briefing.freelancer)]
    corrects = any(right)
    again = None if corrects else of_another_thing(parts, situation)
    found = [again] if again else [wish for segment, told in _with_told(parts) for wish in _wishes_of(segment, told, situation, corrects)]
    found = dealt(_settled(_with_context(heard(found, parts, situation), situation)), parts, situation)
    found = called(found, parts, situation)
    if briefing.must_hand_over and not any(w.has("person") for w in found):
        found = [*found, Wish(frozenset({"person"}), situation.text, reason=briefing.must_hand_over)]
    return tuple(found)


@lru_cache(maxsize=256)
def _vocabulary(gigs: tuple[GigOutline, ...]) -> frozenset[str]:
    """What a misspelt word may have meant: words of the catalogue and those the acts turn on."""
    said = " ".join(" ".join((g.title, g.category, *(p.title for p in (*g.packages, *g.extras)), *g.includes, *g.excludes)) for g in gigs)
    catalogue = {word.text for word in words(said) if word.text not in STOPWORDS["en"] and word.text not in STOPWORDS["fr"]}
    return frozenset(catalogue | {word.text for word in words(_TURNING)})


def _with_told(parts: Sequence[Segment]) -> list[tuple[Segment, str]]:
    """Each thing asked with what was told before it: "I run a bakery. I need labels. What do you recommend?"."""
    asked: list[tuple[Segment, str]] = []
    told: list[str] = []
    long = sum(len(s.text.split()) for s in parts) > LONG_MESSAGE and any(s.question for s in parts)
    for segment in parts:
        wants = segment.acts & {*FORBIDDEN, "person"} or ("greet" in segment.acts and len(segment.text.split()) <= GREETING)
        beside = long and not segment.question and not wants
        if beside or _tells(segment):
            told.append(segment.text)
        else:
            asked.append((segment, ". ".join(told)))
    if told and not any(_wants(segment) for segment, _ in asked):
        everything = ". ".join(told)
        if any(s.acts & {"thank", "goodbye", "acknowledge"} for s, _ in asked) and not telling(frozenset(terms(everything))):
            return asked
        return [*(row for row in asked if row[0].acts & {"greet"}), (Segment(f"{everything} ?", acts(everything) - SOCIAL), "")]
    return asked


def _wants(segment: Segment) -> bool:
    return segment.question or not segment.acts <= SOCIAL


def _tells(segment: Segment) -> bool:
    """A statement: it asks nothing and wants nothing by itself."""
    needs = _STATEMENT | {"delivery", "price", "revisions"} if _NEEDS.match(fold(segment.text)) else _STATEMENT
    if (
        (segment.question or _ASKS_LAST.search(fold(segment.text)))
        or not segment.acts <= needs
        or len(segment.text.split()) <= 2
        or _PRESUMED.match(fold(segment.text))
    ):
        return False
    greeting_too = segment.acts <= {"greet"} and len(segment.text.split()) > GREETING
    return not _QUESTION_WORD.match(fold(segment.text)) and (greeting_too or not (segment.acts and segment.acts <= SOCIAL))


# "I need the plan with the file: what total" asks, whatever it begins with.
_ASKS_LAST = re.compile(r"[:;,-] (?:and |et |donc |so )?(?:what|how (?:much|long|many|soon|fast)|quel(?:le)?s?|combien)\b[^,:;]*$")


def _wishes_of(segment: Segment, told: str, situation: Situation, corrects: bool) -> Iterator[Wish]:
    forbidden = next((act for act in FORBIDDEN if act in segment.acts), None)
    if forbidden:
        yield Wish(frozenset({"decline"}), segment.text, rule=forbidden)
        return
    if "person" in segment.acts and "is_bot" not in segment.acts:
        yield Wish(frozenset({"person"}), segment.text, reason=segment.text)
        return
    presumed = _PRESUMED.match(fold(segment.text)) if len(fold(segment.text)) == len(segment.text) else None
    if presumed:
        yield from _presumption(segment.text[presumed.start(1) : presumed.end(1)], situation)
        rest = (presumed.group(2) or "").strip()
        if not rest:
            return
        segment = Segment(segment.text[presumed.start(2) :].rstrip("?"), acts(rest, situation.briefing.freelancer))
    lean = leaning(segment.text, corrects=corrects)
    lean = beside(lean, told) if len(told.split()) <= FEW else lean
    subject = _without_pronouns(about(segment.text, situation))
    if told and "ability" in segment.acts and not subject.named and not segment.acts & _ASKING and _points_back(segment, subject):
        # "…, could you add that?": what is asked was told just before.
        segment = Segment(f"{told}. {segment.text}", segment.acts)
        subject = about(segment.text, situation)
        if _POINTS_BACK.search(fold(segment.text)) and not subject.counts and not subject.budget:
            yield replace(subject, text=segment.text, kinds=frozenset({"scope", "open"}))
            return
    elif told:
        subject = _filled(subject, about(told, situation))
    told_beside = bool(presumed) or segment.alternative or (not segment.question and not _QUESTION_WORD.match(fold(segment.text)))
    yield from (
        replace(wish, told=told_beside and not wish.told) for wish in _wanted(segment, replace(subject, lean=lean), told, situation)
    )


def _without_pronouns(subject: Wish) -> Wish:
    """ "The bigger one" counts nothing."""
    if not _ONE.search(fold(subject.text)):
        return subject
    return replace(subject, counts=tuple(count for count in subject.counts if count[0] != 1))


_ONE = re.compile(r"\b(?:the|which|that|this|each|every|what|other|paid|free|cheap\w*|\w+er|\w+est|same) one\b")


def _wanted(segment: Segment, subject: Wish, told: str, situation: Situation) -> Iterator[Wish]:
    """What a segment asks of its subject; `told` where that is only how it leans on what was said before."""
    lean, table = subject.lean, Table.of(situation.briefing.dialogue)
    if lean.points and table.gig:
        subject = replace(subject, topics=subject.topics - BESIDE)
    if table.packages:
        subject = added(subject, lean, situation.gig(table.gig))
    leaned = leant(segment.acts, subject, table)
    wanted = leaned or kinds(segment, subject, situation, told)
    if lean.inside and leaned == {"includes"}:
        subject = replace(subject, packages=table.packages, extras=(), more=())
    if leaned and not leaned & {"open", "calendar"}:
        subject = replace(subject, topics=frozenset(), days=subject.days if "delivery" in leaned else None)
    if wanted <= {"delivery", "revisions", "open"} and not plainly_named(f"{told} {segment.text}", subject, situation):
        subject = replace(subject, extras=(), more=())
    if not wanted:
        return
    text = _in_full(segment, told, wanted, table)
    if "which" in wanted:
        meant = about(text, situation)
        subject = replace(meant, packages=(), extras=(), gig=meant.gig or table.gig, lean=lean)
    before = table.query if "open" in wanted and lean.points and "which" not in wanted else ""
    yield replace(subject, text=text, kinds=frozenset(wanted), before=before, told=bool(leaned))


def _in_full(segment: Segment, told: str, wanted: set[str], table: Table) -> str:
    """The question with what it leaves to what was said before."""
    if "which" in wanted:
        return " ".join(filter(None, (table.query, told, segment.text)))
    if wanted == {"calendar"} and table.calendar and not _asks_anew(segment.text):
        return f"{table.calendar} {segment.text}"
    leans = wanted & {"recommend", "overview"} or ("open" in wanted and len(segment.text.split()) <= SHORT_QUESTION)
    lead = segment.lead if "open" in wanted and not wanted & set(FACTS) else ""
    before = lead or (_newest(told) if leans else "")
    return f"{before}{', ' if lead else '. '}{segment.text}" if before else segment.text


def _asks_anew(text: str) -> bool:
    """Whether a question about the calendar names its own days, or is a whole one: "and in the evening?" goes on."""
    return any(char.isdigit() for char in text) or names_days(text) or _WHOLE.search(fold(text)) is not None


_WHOLE = re.compile(r"\b(?:are|do|is|does|will|would|can|could) (?:you|he|she|they)\b|\b(?:vous|tu) \w+|\w+-(?:vous|tu|il|elle)\b")


def _points_back(segment: Segment, subject: Wish) -> bool:
    """Whether a question names nothing itself, or only what is to be done with what was told."""
    return not subject.topics or (bool(_POINTS_BACK.search(fold(segment.text))) and not telling(subject.topics))


_POINTS_BACK = re.compile(
    r"\b(?:you|vous|tu) (?:\w+ )?(?:l'|les? |la )?(?:\w+ )?(?:it|that|them|those|this|ca|cela)\b|\b(?:vous|tu) (?:l'|les? |la )\w+"
)


def _newest(told: str) -> str:
    """Of a long story only its last sentence: the rest would drown the question that follows it."""
    return told if len(told.split()) <= STORY else sentences(told)[-1]


def _filled(subject: Wish, told: Wish) -> Wish:
    """What the question leaves open is taken from what was told before it."""
    if not subject.named:
        names = {
            "gig": told.gig,
            "packages": told.packages,
            "extras": told.extras,
            "more": told.more,
            "quantity": told.quantity,
            "rivals": told.rivals,
            "named": told.named,
        }
        subject = replace(subject, **names)  # type: ignore[arg-type]
    elif told.extras and not subject.extras and subject.gig == told.gig:
        subject = replace(subject, extras=told.extras, more=told.more)
    subject = replace(subject, counts=subject.counts or of_what_was_told(told))
    return replace(
        subject,
        budget=subject.budget or told.budget,
        days=subject.days or (told.days if _LIMIT.search(fold(told.text)) else None),
        working=subject.working or (not subject.days and told.working),
    )


def _presumption(clause: str, situation: Situation) -> Iterator[Wish]:
    """What a client takes for granted is looked up like a question, and put right where it is wrong."""
    said = acts(clause, situation.briefing.freelancer)
    subject = about(clause, situation)
    figures = {kind for kind in ("price", "delivery", "revisions") if kind in said}
    if figures and not subject.topics:
        yield replace(subject, kinds=frozenset(figures), told=True)
    elif subject.topics or subject.named:
        yield replace(subject, kinds=frozenset({"scope", "open"}), told=True)


def _with_context(found: list[Wish], situation: Situation) -> list[Wish]:
    """Carry the subject over: from the part before it in the message, else from the turn before."""
    kept: list[Wish] = []
    state = situation.briefing.dialogue
    for wish in found:
        last = next((w for w in reversed(kept) if w.gig), None)
        wish = of_the_same(wish, last, situation)
        if wish.gig is None and not wish.rivals:
            slug = last.gig if last else state.get("gig") or situation.briefing.gig
            slug = slug or (situation.briefing.gigs[0].slug if len(situation.briefing.gigs) == 1 else None)
            if situation.gig(slug):
                wish = replace(wish, gig=slug)
        table = _just_said(last) if last else Table.of(state)
        if wish.gig is not None and wish.gig == table.gig:
            wish = _carried(wish, _fitting(table, wish, situation.gig(wish.gig)), situation)
        kept.append(_followed(wish, table, kept))
    return kept


def _just_said(wish: Wish) -> Table:
    more = dict(wish.more)
    extras = tuple((extra, more.get(extra, 1)) for extra in wish.extras)
    return Table(wish.gig, wish.packages, extras, wish.quantity, wish.counts, kinds=wish.kinds)


def _fitting(earlier: Table, wish: Wish, gig: GigOutline | None) -> Table:
    """What was spoken of, without its package where pieces of another are counted now ("3 labels", after a box was meant)."""
    if gig is None or not wish.counts or not earlier.packages:
        return earlier
    titles = {package.id: frozenset(terms(package.title, gig.language)) for package in gig.packages}
    added = frozenset(term for extra in gig.extras if extra.id in wish.extras for term in terms(extra.title, gig.language))
    nouns = frozenset(term for _, noun in wish.counts for term in terms(noun, gig.language)) - PLAIN - added
    carried = frozenset[str]().union(*(titles.get(package, frozenset()) for package in earlier.packages))
    others = frozenset[str]().union(*titles.values()) - carried
    return replace(earlier, packages=(), quantity=None, counts=()) if nouns & others and not nouns & carried else earlier


def _carried(wish: Wish, table: Table, situation: Situation) -> Wish:
    """What was spoken of stays meant, unless something else is named or asked of."""
    gig = situation.gig(wish.gig)
    of_it = wish.lean.of_what_there_is or wish.lean.corrects
    about_it = wish.has("price", "delivery", "revisions", "includes", "order", "discount", "follow_up", "requirements")
    completes = bool(wish.packages and table.extras and not table.packages)
    if (
        gig is None
        or not about_it
        or not (of_it or completes or ((wish.extras or not wish.topics - light()) and (not wish.named or wish.extras)))
    ):
        return wish
    if wish.has("price", "delivery", "order", "discount", "follow_up"):
        return laid(wish, table, gig, situation)
    return replace(wish, packages=wish.packages or table.packages)


def _followed(wish: Wish, table: Table, before: Sequence[Wish]) -> Wish:
    """ "And the premium one?" asks again what was asked last."""
    if not wish.has("follow_up"):
        return wish
    earlier = next((w for w in reversed(before) if w.has(*FACTS)), None)
    asked = set(earlier.kinds if earlier else table.kinds) & {*FACTS, "compare", "recommend", "requirements", "order"}
    if (wish.counts or wish.extras) and "order" not in asked:
        asked = {"price"}
    return replace(wish, kinds=frozenset(asked or {"overview"}))


def _settled(found: list[Wish]) -> list[Wish]:
    """Social words give way to anything wanted, and what was only told gives way to what is asked."""
    wanted = [w for w in found if not w.kinds <= SOCIAL and not w.kinds <= {"unclear"}]
    if not wanted:
        return found[:2]
    wanted = [w for w in wanted if w.topics or w.named or not w.kinds <= {"open", "scope"}] or wanted[:1]
    # A bare "combien ?" after something else asks of that.
    wanted = [w for i, w in enumerate(wanted) if not i or w.gig or w.topics or len(w.text.split()) > 2]
    asked = [w for w in wanted if not w.told]
    if asked:
        wanted = [
            w
            for w in wanted
            if not (w.told and w.kinds <= {"open", "scope", "overview", "follow_up"} and not w.topics and not (w.packages and w.extras))
        ]
    merged: list[Wish] = []
    for wish in wanted:
        if any(w.kinds == wish.kinds and w.has("decline", "person", "calendar", "offers", "book", "discount") for w in merged):
            continue
        if merged and _one_breath(merged[-1], wish):
            earlier = merged[-1]
            merged[-1] = replace(
                earlier, kinds=earlier.kinds | wish.kinds, text=f"{earlier.text} {wish.text}", days=earlier.days or wish.days
            )
        else:
            merged.append(wish)
    return merged[:MOST_WISHES]


def _one_breath(earlier: Wish, later: Wish) -> bool:
    """ "How much is it, and how fast?" is one question about one thing."""
    figures = earlier.kinds <= set(FACTS) and later.kinds <= set(FACTS)
    same = (later.gig, later.packages, later.extras) == (earlier.gig, earlier.packages, earlier.extras) or not later.named
    return figures and same and not later.topics and not earlier.topics and (later.counts or earlier.counts) == earlier.counts


def greeted(situation: Situation) -> bool:
    return any("greet" in acts(text) for text in situation.new)
