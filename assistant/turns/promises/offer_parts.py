"""An offer's step, discount, listed price and price with the fee: a figure is theirs only where the words say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.conversations.facts import Fact
from assistant.turns.promises.figures import INSTEAD, Figure, Figures
from assistant.turns.promises.reading import Statement
from assistant.understanding.written import level

PART = "part"
_STEP = r"(?:steps?|milestones?|stages?|phases?|instal?lments?|etapes?|jalons?|tranches?|versements?)"
_ORDINALS = (
    ("first", "1st", "premiere?", "1e?re", "1er"),
    ("second", "2nd", "deuxieme", "seconde", "2e"),
    ("third", "3rd", "troisieme", "3e"),
    ("fourth", "4th", "quatrieme", "4e"),
    ("fifth", "5th", "cinquieme", "5e"),
    ("sixth", "6th", "sixieme", "6e"),
)
_ORDINAL = "|".join(word for words in _ORDINALS for word in words) + "|last|final|derniere?|next|other|autre|suivante?"
_WHOLE = r"(?:offer|offre|quote|devis|order|commande|project|projet)"
SPOKEN = re.compile(
    rf"\b(?:of|de|in|dans) (?:your |the |this |my |votre |la |cette |l')?(?:custom )?{_WHOLE}\b"
    rf"|(?P<whole>\b(?:{_WHOLE}|total|altogether|overall|in all|en tout|everything|whole|entire|complete|ensemble)\b)"
    rf"|\b(?P<ordinal>{_ORDINAL}) (?:\w+ )?{_STEP}\b"
    rf"|\b{_STEP} ?(?:no\.? ?|n° ?)?(?P<number>[1-6])\b"
    rf"|\b(?P<any>(?:each|every|per|chaque|par) {_STEP}\b|{_STEP} (?:of|a|at|de|d')(?![a-z])|{_STEP} ?:)"
)
"""What a sentence speaks of last before a figure: one step, any, or the whole."""
AFTER = re.compile(
    rf"^ ?(?:for |pour |a |la |le |the |each |every |per |par |chaque )+(?:(?P<ordinal>{_ORDINAL}) )?{_STEP}(?: (?P<number>[1-6]))?\b"
)
STEPS = re.compile(rf"\b{_STEP}\b")
_CUT = r"(?:discount|reduction|rebate|remise|rabais|savings?)"
_IS = r"\s*(?:(?:of|is|was|are|be|will|would|:|=|de|d'|est|sont|sera|amounts? to|comes? to|s'eleve a|exactly|just)\s*)*$"
CUT_IS = re.compile(rf"\b{_CUT}\b{_IS}")
LESS = re.compile(rf"\b(?:{_CUT}|saves?(?: you)?|economisez|economies?)\b{_IS}|\b(?:less|minus|moins)\s*$")
LESS_AFTER = re.compile(rf"^\s*(?:(?:of |de )?{_CUT}|off|cheaper|de moins|d'economies?)\b")
LISTED = re.compile(
    r"\b(?:listed|list price|full price|regular\w*|usual\w*|normal\w*|original\w*|catalogue|affiche\w*|plein tarif|habituel\w*|"
    r"(?:before|without|avant|sans) (?:the |any |la |toute )?(?:discount|remise|reduction))\b[^,;.]{0,25}$"
)
LISTED_AFTER = re.compile(r"^\s*(?:before|without|avant|sans) (?:the |any |la |toute )?(?:discount|remise|reduction)\b")
_FEE = r"(?:fees?|frais|commission)"
IS_THE_FEE = re.compile(rf"\b{_FEE}(?: (?:de service|for clients|du client))?{_IS}")
WHOLE = re.compile(r"\b(?:your|this|the|my|votre|cette|ton|l')\s?(?:custom |new )?(?:offer|offre|quote|devis)\b")
IS_THE_WHOLE = re.compile(
    r"\b(?:your|this|votre|cette|ton) (?:custom |new )?(?:offer|offre|quote|devis)(?: personnalisee?)?"
    r"(?: (?:now|maintenant|is|costs?|comes? to|will|would|be|cost|est|coute\w*|sera|revient|takes?|delivered|livree?|en|in|at|a))* ?:? ?$"
)
TOTAL_IS = re.compile(rf"\b(?:total|altogether|in all|en tout)\b{_IS}")
PAID = re.compile(
    rf"\b{_FEE}\b|\b(?:you|client|vous)(?:'ll| will| would| really| en tout)? (?:pay|pays|paying|payez|paierez|reglez|reglerez)\b"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """`which` is the end of a part's subject id, empty for the whole offer. `only`: of nothing else, so another's figure is no backing."""

    which: str
    only: bool = False


class OfferParts:
    """Reads the statements of one reply, one after the other."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        facts = [fact for by in figures.ledger.facts.values() for facts in by.values() for fact in facts]
        self._facts = [f for f in facts if f.subject.kind == PART or (f.source.kind == "order" and f.subject.id == f.source.id)]
        # Of what is not offered yet the price list's own quotes tell the total.
        self._quotes = [f for f in facts if f.subject.kind == "quote" and "#" not in f.subject.id]
        self._listing_steps = False

    def begin(self, statement: Statement) -> None:
        """Steps may stand in a list, under a line that says so."""
        if not statement.bullet:
            self._listing_steps = bool(STEPS.search(level(statement.text)))

    def find(self, figure: Figure) -> tuple[Fact | None, bool]:
        """The fact that says it of the part spoken of, and whether nothing else could back it."""
        if not self._facts or figure.kind not in ("price", "delivery") or figure.amount.high is not None:
            return None, False
        only = False
        for spoken in self._spoken(figure):
            theirs = [f for f in self._facts if f.kind == figure.kind and self._named(f, spoken.which)]
            others = [f for f in self._quotes if f.kind == figure.kind] if not spoken.which else []
            found = next((f for f in (*theirs, *others) if self._figures.same(figure, f)), None)
            if found is not None:
                return found, False
            only = only or (spoken.only and bool(theirs))
        return None, only

    def _named(self, fact: Fact, which: str) -> bool:
        part = fact.subject.id.removeprefix(fact.source.id).removeprefix("#")
        if which == "step last":
            steps = [f.subject.id for f in self._facts if f.source == fact.source and f.subject.id.rpartition("#")[2].startswith("step ")]
            return bool(steps) and fact.subject.id == max(steps)
        return part.startswith("step ") if which == "step" else part == which

    def _spoken(self, figure: Figure) -> Iterator[Spoken]:
        text, amount = figure.statement.text, figure.amount
        before, after = level(text[: amount.start]), level(text[amount.end :])
        yield from self._step(figure.statement, before, after)
        bare = figure.bound.named is None
        if WHOLE.search(before) or TOTAL_IS.search(before):
            yield Spoken("", only=bool(IS_THE_WHOLE.search(before)) or (bare and bool(TOTAL_IS.search(before))))
        if figure.kind != "price":
            return
        if LESS.search(before) or LESS_AFTER.match(after):
            yield Spoken("discount", only=bool(CUT_IS.search(before)) or (bare and bool(LESS.search(before))))
        if INSTEAD.search(before) or LISTED.search(before) or LISTED_AFTER.match(after):
            yield Spoken("listed")
        if PAID.search(level(text)) and not IS_THE_FEE.search(before):
            yield Spoken("fee included")

    def _step(self, statement: Statement, before: str, after: str) -> Iterator[Spoken]:
        behind = AFTER.match(after)
        if behind:
            yield Spoken(_which(behind), only=True)
            return
        said = [match for match in SPOKEN.finditer(before) if match.lastgroup]
        if said:
            if said[-1].lastgroup != "whole":
                yield Spoken(_which(said[-1]), only=said[-1].lastgroup != "any")
        elif (statement.bullet and self._listing_steps) or STEPS.search(level(f"{statement.label} {' '.join(statement.heads)}")):
            yield Spoken("step")


def _which(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("number"):
        return f"step {groups['number']}"
    ordinal = groups.get("ordinal") or ""
    if re.fullmatch(r"last|final|derniere?", ordinal):
        return "step last"
    place = next((n for n, words in enumerate(_ORDINALS, 1) if re.fullmatch("|".join(words), ordinal)), None)
    return f"step {place}" if place else "step"
