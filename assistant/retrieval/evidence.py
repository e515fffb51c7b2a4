"""What speaks for a passage as the answer: how much of the question it says in one breath, and whether it has what is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from assistant.retrieval.lexical import TermIndex, is_shared, rarity
from assistant.retrieval.passages import Passage
from assistant.understanding import amounts
from assistant.understanding.terms import telling, terms
from assistant.understanding.text import fold, sentences

# A figure in a question is often the asker's own, not the answer's.
_OWN_FIGURE = 0.6
# A word that is no concept can seldom be found in a text of another language, so there it counts less.
_FOREIGN_WORD = 0.5
_WHOLE = 0.95
_FIGURES = ("count", "duration", "money", "percent", "date")

# What is asked, and the kinds of amounts one of which the answer must have.
_LASTING = (
    r"how (?:long|old|soon|fast|often)|since when"
    r"|combien de temps|quel(?:le)? (?:delai|duree)|depuis (?:quand|combien)|a quelle frequence"
)
_ASKS = (
    (re.compile(rf"\b(?:{_LASTING})\b"), ("duration", "date")),
    (re.compile(r"\b(?:what (?:percentage|share)|quel(?:le)? (?:pourcentage|part))\b"), ("percent",)),
    (re.compile(r"\b(?:how (?:many|much|big)|what fee|combien|quel prix)\b"), ("count", "money", "percent", "duration")),
)
_COUNTS = re.compile(r"\b(?:how many|combien d[e'])\s*(.{0,40})")
_ASKS_MEANING = re.compile(
    r"\b(?:what(?:'s| is| are| does)|who (?:counts|is considered|qualifies)|c'est quoi|qu'est[- ]ce qu\w*|qui (?:compte|est considere)"
    r"|que (?:veut dire|signifie)|a quoi (?:sert|correspond\w*)|quel(?:le)?s? (?:sont|est)|definition)\b"
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A term of the question as the library writes it (a typo put right), and how rare it is there, less for a typo."""

    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """`mass` is how much that is rare both have in common; `share` the part of the question that one sentence and the title have, 0..1.

    `whole`: nothing that is asked is missing there. `counted` is None where nothing is to be counted, else whether "how many pages"
    finds a number of pages.
    """

    mass: float
    share: float
    whole: bool
    without_figure: bool
    counted: bool | None
    defines: bool


def weigh(asked: Iterable[str], indexes: Sequence[TermIndex]) -> dict[str, Meant]:
    """The question's terms by how rare they are in everything searched."""
    size = sum(index.size for index in indexes)
    found = {}
    for term in dict.fromkeys(asked):
        known = [index.known(term) for index in indexes if index.frequency(term)] or [index.known(term) for index in indexes]
        meant, credit = max(known, key=lambda one: (one[0] != term, one[1])) if known else (term, 1.0)
        weight = credit * rarity(size, sum(index.frequency(meant) for index in indexes))
        found[term] = Meant(meant, weight * (_OWN_FIGURE if term.isdigit() else 1.0))
    return found


def evidence(passage: Passage, question: str, meant: Mapping[str, Meant], *, foreign: bool) -> Evidence:
    """`foreign`: whether the passage is in another language than the question."""
    weights = {one.term: one.weight * (_FOREIGN_WORD if foreign and not is_shared(term) else 1.0) for term, one in meant.items()}
    title = frozenset(terms(passage.title, passage.language))
    parts = [terms(part, passage.language) for part in sentences(passage.text)] or [()]
    mass = _mass(weights, title.union(*parts))
    share = max(_mass(weights, title.union(part)) for part in parts) / (sum(weights.values()) or 1.0)
    subject = telling(frozenset(weights))
    folded = fold(question)
    return Evidence(
        mass=mass,
        share=share,
        whole=bool(subject) and share > _WHOLE,
        without_figure=_lacks_figure(passage, folded),
        counted=_counted(passage, folded),
        defines=bool(_ASKS_MEANING.search(folded)) and _begins_with((_heading(passage), *parts), subject or frozenset(weights)),
    )


def _mass(weights: Mapping[str, float], said: Set[str]) -> float:
    return sum(weight for term, weight in weights.items() if term in said)


def _lacks_figure(passage: Passage, question: str) -> bool:
    kinds = next((kinds for asks, kinds in _ASKS if asks.search(question)), None)
    return kinds is not None and not _has_figure(passage.text, kinds)


def _has_figure(text: str, kinds: Sequence[str] = _FIGURES) -> bool:
    return any(amount.kind in kinds and not amount.article for amount in amounts.find(text))


def _heading(passage: Passage) -> tuple[str, ...]:
    """The terms of the nearest heading: a document's passages are titled "Section — Document"."""
    return terms(passage.title.split(" — ")[0], passage.language)


def _counted(passage: Passage, question: str) -> bool | None:
    asked = _COUNTS.search(question)
    things = terms(asked.group(1))[:1] if asked else ()
    if not things:
        return None
    near = [part for part in (passage.title, *sentences(passage.text)) if things[0] in terms(part, passage.language)]
    return any(_has_figure(part) for part in near)


def _begins_with(parts: Sequence[Sequence[str]], subject: Set[str]) -> bool:
    """A definition names what it defines first."""
    return any(subject <= frozenset(part[: len(subject) + 3]) for part in parts)
