"""What speaks for a passage as the answer: how much of the question it says in one breath, and whether it has what is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from assistant.retrieval.lexical import TermIndex, is_shared, rarity
from assistant.retrieval.passages import Passage
from assistant.understanding import amounts
from assistant.understanding.terms import named, telling, terms
from assistant.understanding.text import fold, sentences

# A figure in a question is often the asker's own, not the answer's.
_OWN_FIGURE = 0.6
_BESIDE = 25
"""Letters after a number in which what it counts is named."""
# A word that is no concept can seldom be found in a text of another language, so there it counts less.
_FOREIGN_WORD = 0.5
# The rest of a long message is told, not asked.
_MOST_ASKED = 20.0
_LISTED = 2
_FIGURES = ("count", "duration", "money", "percent", "date")

# What is asked, and the kinds of amounts one of which the answer must have.
_LASTING = r"how (?:long|old|soon|fast)|since when|combien de temps|quel(?:le)? (?:delai|duree)|depuis (?:quand|combien)"
_ASKS = (
    (re.compile(rf"\b(?:{_LASTING})\b"), ("duration", "date")),
    (re.compile(r"\b(?:what (?:percentage|share)|quel(?:le)? (?:pourcentage|part))\b"), ("percent",)),
    (
        re.compile(r"\b(?:how (?:many|much|big)|what (?:\w+ )?fees?|combien|quel prix|quels frais)\b"),
        ("count", "money", "percent", "duration"),
    ),
)
_COUNTS = re.compile(r"\b(?:how many|combien d[e'](?! temps))\s*(.{0,40})")
_MEASURES = re.compile(
    r"\b(?:in (?:grams?|kilos?|inches|centimet\w+|millimet\w+|met(?:er|re)s?|pixels|hertz|decibels)"
    r"|(?:what|which) (?:\w+ ){0,2}(?:weight|height|width|thickness|resolution|temperature|speed)"
    r"|(?:en|combien de) (?:grammes?|kilos?|centimetres?|millimetres?|metres?|pixels|hertz|decibels)"
    r"|quel(?:le)? (?:est (?:le |la |l'))?(?:poids|grammage|hauteur|largeur|epaisseur|resolution|temperature|vitesse))\b"
)
_ASKS_LIST = re.compile(r"\b(?:what are|quel(?:le)?s sont|which \w+s (?:are|exist)|what \w+s (?:are|exist))\b")
_OF_ONE = re.compile(r"\W*(?:yes|no|your|my|oui|non|votre|vos|mon|ma|mes)\b")
_ASKS_MEANING = re.compile(
    r"\b(?:what(?:'s| is| are| does)|who (?:counts|is considered|qualifies)|c'est quoi|qu'est[- ]ce qu\w*|qui (?:compte|est considere)"
    r"|que (?:veut dire|signifie)|a quoi (?:sert|correspond\w*)|quel(?:le)?s? (?:sont|est)|definition|explain|explique[rz]?)\b"
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A term of the question as the library writes it (a typo put right), and how rare it is there, less for a typo."""

    term: str
    weight: float
    known: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """`mass` is how much that is rare both have in common; `share` the part of the question that one sentence and the title have, 0..1.

    Neither counts names: a passage about Smith & Co. need not say what is asked about them. `unknown` is the part of the question
    that stands nowhere in the library. `counted` is None where nothing is to be counted or measured, else whether "how many pages" finds a
    number of pages.
    """

    mass: float
    share: float
    unknown: float
    without_figure: bool
    counted: bool | None
    defines: bool
    lists: bool


def weigh(asked: Iterable[str], indexes: Sequence[TermIndex]) -> dict[str, Meant]:
    """The question's terms by how rare they are in everything searched."""
    size = sum(index.size for index in indexes)
    found = {}
    for term in dict.fromkeys(asked):
        known = [index.known(term) for index in indexes if index.frequency(term)] or [index.known(term) for index in indexes]
        meant, credit = max(known, key=lambda one: (one[0] != term, one[1])) if known else (term, 1.0)
        having = sum(index.frequency(meant) for index in indexes)
        weight = credit * rarity(size, having) * (_OWN_FIGURE if term.isdigit() else 1.0)
        found[term] = Meant(meant, weight, having > 0)
    return found


def evidence(passage: Passage, question: str, meant: Mapping[str, Meant], *, foreign: bool) -> Evidence:
    """`foreign`: whether the passage is in another language than the question."""
    names = named(question) - telling(frozenset(meant))
    weights = {
        one.term: one.weight * (_FOREIGN_WORD if foreign and not is_shared(term) else 1.0)
        for term, one in meant.items()
        if term not in names or names.issuperset(meant)
    }
    title = frozenset(terms(passage.title, passage.language))
    parts = [terms(part, passage.language) for part in sentences(passage.text)] or [()]
    folded = fold(question)
    subject = telling(frozenset(weights)) or frozenset(weights)
    return Evidence(
        mass=_mass(weights, title.union(*parts)),
        share=max(_mass(weights, title.union(part)) for part in parts) / min(sum(weights.values()) or 1.0, _MOST_ASKED),
        unknown=sum(one.weight for one in meant.values() if not one.known) / (sum(one.weight for one in meant.values()) or 1.0),
        without_figure=_lacks_figure(passage, folded),
        counted=_counted(passage, folded),
        defines=_defines(passage, folded, subject),
        lists=_lists(passage, folded, subject),
    )


def _mass(weights: Mapping[str, float], said: Set[str]) -> float:
    return sum(weight for term, weight in weights.items() if term in said)


def _lacks_figure(passage: Passage, question: str) -> bool:
    kinds = next((kinds for asks, kinds in _ASKS if asks.search(question)), None)
    return kinds is not None and not any(a.kind in kinds and not a.article for a in amounts.find(passage.text, passage.language))


def _counted(passage: Passage, question: str) -> bool | None:
    asked = _COUNTS.search(question)
    things = terms(asked.group(1))[:1] if asked else ()
    if not things:
        return False if _MEASURES.search(question) and not _has_number(passage) else None
    return any(
        things[0] in terms(passage.text[amount.start : amount.end + _BESIDE], passage.language)
        for amount in amounts.find(passage.text, passage.language)
        if amount.kind in _FIGURES and not amount.article
    )


def _has_number(passage: Passage) -> bool:
    return any(amount.kind == "count" and not amount.article for amount in amounts.find(passage.text, passage.language))


def _lists(passage: Passage, question: str, subject: Set[str]) -> bool:
    """Where several are asked for, they are listed."""
    return _ASKS_LIST.search(question) is not None and any(
        part.count(",") >= _LISTED and subject <= frozenset(terms(part, passage.language)) for part in sentences(passage.text)
    )


def _defines(passage: Passage, question: str, subject: Set[str]) -> bool:
    """A definition names what it defines first, in its heading or a sentence."""
    if _ASKS_LIST.search(question) or not _ASKS_MEANING.search(question):
        return False
    heading = passage.title.split(" — ")[0]
    # A heading that asks something else ("Can I pay in milestones?") takes for granted what it names.
    names = not heading.endswith("?") or _ASKS_MEANING.search(fold(heading))
    parts = [part for part in (*([heading] if names else ()), *sentences(passage.text)) if not _OF_ONE.match(fold(part))]
    return any(subject <= frozenset(terms(part, passage.language)[: len(subject) + 1]) for part in parts)
