"""How a message leans on what was said before it: asks for the sum of it, for one more, for it so many times, or without a part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.understanding.dimensions import without_sizes
from assistant.understanding.text import fold

_SMALL = {
    **dict(zip("one two three four five six seven eight nine ten twelve".split(), (*range(1, 11), 12), strict=True)),
    **dict(zip("un deux trois quatre cinq six sept huit neuf dix douze".split(), (*range(1, 11), 12), strict=True)),
    "une": 1, "another": 1,
}  # fmt: skip
_N = rf"(\d{{1,6}}|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
_END = (
    r"\W*(?:(?:then|actually|instead|though|please|pls|now|in fact|alors|donc|du coup|plutot|en fait|finalement|svp|stp|maintenant)\W*)*$"
)
_OPENING = (
    r"(?:and|so|ok|okay|but|then|well|also|cool|great|good|fine|right|hm+|et|alors|donc|mais|du coup|bon|bien|puis|super|parfait|d'accord)"
)

_TOTAL = re.compile(
    r"\b(?:altogether|all together|all in all|in total|totals?|in all|all in|all told|overall|everything|the lot|the whole (?:thing|lot)"
    r"|the sum|au total|en tout|tout compris|tout ensemble|le tout|la totale|l'ensemble|la somme)\b"
    r"|\b(?:come|comes|came|bring\w*|add\w*) (?:it |that |all |us )*(?:to|up)\b|\bca (?:fait|fera|ferait|donne|monte)\b"
)
_BOTH = re.compile(r"\b(?:both|the two|the pair|(?:tou(?:te)?s )?les deux|l'un et l'autre|l'une et l'autre)\b")
_TOGETHER = re.compile(r"\b(?:together|ensemble|a la fois|at once)\b")
_MORE = (
    re.compile(rf"\b{_N} more\b(?! (?:question|thing|detail|info|days?\b|weeks?\b|hours?\b))"),
    re.compile(r"\b(another)\b(?! (?:question|thing|day|time|week))"),
    re.compile(rf"\b(?:encore|rajoute\w*|ajoute\w*)(?:[- ]en)? {_N}\b(?! (?:question|chose|jours?|fois))"),
    re.compile(rf"\b{_N}(?: [a-z'-]+){{0,4}} (?:de|en) plus\b"),
    re.compile(rf"\b{_N} autres?\b(?! (?:question|chose|jour))"),
)
_ANY_MORE = re.compile(
    r"\b(?:get|have|add|need|want|buy|ask for|avoir|ajouter|demander|prendre|faut) (?:some |any |en )?"
    r"(?:more|extra|davantage|plus|d'autres)\b\W*$"
)
_SPAN = (
    r"(?:working |business )?(?:days?|weeks?|hours?|months?|jours?|semaines?|heures?|mois|ans|years?|euros?|dollars?|francs?|eur|usd|chf|%)"
)
_TIMES = (
    re.compile(rf"\b(?:j'en|m'en|t'en|l'on en|en) (?:[a-z]+ ){{1,3}}{_N}\b(?! (?:{_SPAN}|de plus|en plus|autres?)\b)"),
    re.compile(
        rf"\b{_N}(?: [a-z-]+){{0,2}} (?:of (?:them|those|these|it)|like (?:that|those|these|it)|comme (?:ca|cela|celui-ci|celle-ci))\b"
    ),
    re.compile(
        r"\b(?:for|just|only|with|say|and|or|about|make (?:it|that)|take|order|need|want|got|have|had|are|is|counted|it's|that's|i've|we've"
        rf"|pour|juste|seulement|avec|et|ou|disons|mettons|prends|prenons|faut|c'est|ai|avons|a|sont|compte|plutot|que) {_N}{_END}"
    ),
    re.compile(rf"^\W*{_N}{_END}"),
)
_DROPS = re.compile(
    r"\b(?:without|drop|remove|skip|leave out|leave off|minus|forget|no need for|don't need|do not need|take (?:out|off|away)|scrap"
    r"|sans|enlev\w*|retir\w*|laisse\w* tomber|pas besoin d\w*|oubli\w*|supprim\w*|on laisse)\b"
)
_ADDS = re.compile(
    rf"^\W*(?:{_OPENING}\W+)*(?:and|plus|also|with|et|avec|en plus|puis|add|ajoute\w*|rajoute\w*)\b"
    r"|\b(?:as well|too|on top|also|on it|to (?:it|that)|aussi|egalement|en plus|de plus|add|ajout\w*|rajout\w*|more"
    r"|another|encore|toujours avec|still with|dessus|par-dessus)\b"
)
_AGAIN = re.compile(r"\b(?:more|another|encore|autres?|de plus)\b")
_CORRECTS = (
    r"(?:no|non|nope|nan|wait|hang on|hold on|attends?|attendez|sorry|pardon|desolee?|oops|oups"
    r"|scratch that|strike that|my mistake|my bad"
    r"|i meant?|je voulais dire|je veux dire|rather|plutot|actually|in fact|en fait|finalement|en realite|changement"
    r"|correction|instead)"
)
_CORRECTION = re.compile(
    rf"^\W*(?:(?:oh|ah|hm+|euh|ok|well|bon)\W+)*{_CORRECTS}\b(?:[\s,.:;!…-]+(?:{_CORRECTS}|that|c'est|it's|but|mais)\b)*[\s,.:;!…-]+"
)
_CORRECTED = re.compile(
    r"\b(?:actually|instead|rather|in fact|en fait|finalement|plutot|a la place|make (?:it|that)|change (?:it|that) to|switch"
    r"|swap|i meant?|after all)\b"
)
_NOT_THAT = re.compile(
    r"^[^,.;:!?]*?\b(?:isn't|is not|aren't|are not|wasn't|not|n'est pas|c'est pas|etait pas|pas)\b[^,.;:!?]*[,;:.]"
    r"\s*(?:(?:but|mais|it's|it is|it was|c'est|they're|plutot)\s+)*"
)
_INSIDE = re.compile(
    r"\b(?:how many|what|which|what's|whats|combien d\w*|quoi|qu'est-ce|quels?|quelles?)\b.*"
    r"\b(?:in (?:it|that|there|this)(?: one| package)?|inside"
    r"|with (?:it|that)(?: one)?|dedans|la-dedans|dans celui-la|dans celle-la|avec ca)\W*$"
)
_WHICH = re.compile(
    rf"^\W*(?:{_OPENING}\W+)*(?:(?:in|with|dans|avec) )?(?:which|what (?:package|plan|option)|laquelle|lequel|quel(?:le)?s?)\b"
)
_HAS = re.compile(
    r"\b(?:does|do|has|have|includes?|covers?|comes? with|gives?|offers?|got|contains?|need|fait|font|a|ont|inclut|comprend|couvre"
    r"|propose|permet|l'a|faut)\b"
)
_BIGGER = re.compile(r"\b(?:bigger|larger|next (?:one|size|package|level|up)|one up|above|dearer|au-dessus|plus (?:grande?|grosse?))\b")
_SMALLER = re.compile(r"\b(?:smaller|cheaper|next one down|one down|below|en dessous|moins chere?|plus petite?)\b")
_OTHER = re.compile(r"\b(?:the other(?: one| package| option)?|l'autre(?: formule| forfait)?)\b(?! (?:day|jour|hand|side|cote))")
_POINTS = re.compile(
    r"\b(?:that|it|this|those|these|them|he|she|they|ca|cela|celui|celle|ceux|celles|en|y|celui-la|celle-la|la-dessus"
    r"|il|elle|l'a|one|ones)\b"
)
_FOLLOWS = re.compile(
    rf"^\W*(?:{_OPENING}\b|what about|how about|for|with|pour|avec|plus|sans|without|qu'en est-il|quid|why|pourquoi|who|for what|till)\b"
)
FEW = 9
"""Words up to which a message may be no more than a reference to what was said before."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """Nothing set: the message stands by itself."""

    total: bool = False
    both: bool = False
    adds: bool = False
    again: bool = False
    """One more of what there is already, rather than so many of it."""
    more: int = 0
    any_more: bool = False
    times: int = 0
    drops: bool = False
    corrects: bool = False
    which: bool = False
    inside: bool = False
    """Asks what is in it."""
    step: int = 0
    """To the package above (1) or below (-1) the one spoken of."""
    other: bool = False
    points: bool = False
    """Short, and begun like an answer to what was said, or with "that" or "it" in the place of a thing."""

    @property
    def of_what_there_is(self) -> bool:
        return bool(self.total or self.both or self.more or self.times or self.drops or self.step or self.other)


def leaning(text: str, *, corrects: bool = False) -> Leaning:
    said = without_sizes(fold(text).replace("’", "'"))
    few = len(said.split()) <= FEW
    more = _number(_MORE, said)
    return Leaning(
        total=bool(_TOTAL.search(said)) or (few and bool(_TOGETHER.search(said))),
        both=bool(_BOTH.search(said)),
        adds=bool(_ADDS.search(said)),
        again=bool(_AGAIN.search(said)),
        more=more,
        any_more=bool(_ANY_MORE.search(said)),
        times=0 if more else _number(_TIMES, said),
        drops=bool(_DROPS.search(said)),
        corrects=corrects or bool(_CORRECTED.search(said)),
        inside=bool(_INSIDE.search(said)),
        which=bool(_WHICH.match(said) and _HAS.search(said)),
        step=1 if _BIGGER.search(said) else -1 if _SMALLER.search(said) else 0,
        other=bool(_OTHER.search(said)),
        points=few and bool(_FOLLOWS.match(said) or _POINTS.search(said)),
    )


def beside(lean: Leaning, told: str) -> Leaning:
    """With what was told just before it: "the second page too. What's the total?"."""
    said = leaning(told)
    return replace(
        lean,
        adds=lean.adds or said.adds,
        again=lean.again or said.again,
        more=lean.more or said.more,
        times=lean.times or said.times,
        drops=lean.drops or said.drops,
        corrects=lean.corrects or said.corrects,
    )


def corrected(text: str) -> str | None:
    """What is said after "no wait" or "sorry, I meant", without what it says is not so; None where nothing is corrected."""
    said = fold(text)
    found = _CORRECTION.match(said)
    if found is None or len(said) != len(text) or not said[found.end() :].strip(" ?.!"):
        return None
    rest = text[found.end() :]
    negated = _NOT_THAT.match(fold(rest))
    return rest[negated.end() :] if negated and rest[negated.end() :].strip() else rest


def _number(patterns: tuple[re.Pattern[str], ...], said: str) -> int:
    for pattern in patterns:
        found = pattern.search(said)
        if found:
            return int(found.group(1)) if found.group(1).isdigit() else _SMALL[found.group(1)]
    return 0
