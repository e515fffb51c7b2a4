"""Which language a text is in: English, French, or another, told by the small words that only one of them uses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from assistant.understanding.text import fold, visible, words

_ENGLISH = frozenset(
    """the a an and or is are was were be been do does did have has had i you he she it we they my your his her its our their this that
    these those
    what which who how when where why can could would will should may might must shall not no yes with without from for of to in
    on at by about
    into than then there here if but so any some much many more most please thanks thank hi hello hey need want looking work
    working make get give
    let us me him them just also only very too don't doesn't didn't can't won't isn't aren't i'm i'd i'll i've it's that's what's you're
    dont doesnt didnt cant wont isnt arent im ill ive thats whats youre cheap cheapest price how's hours days weeks until
    tell know see ask asked like something anything someone buy pay paid order ordered your yours mine get got bye goodbye morning
    evening""".split()
)
_FRENCH = frozenset(
    """le la les un une des du de et ou est sont etait etre ai as avez avons ont avoir je tu il elle on nous vous ils elles mon ma mes
    ton ta tes
    votre vos notre nos leur leurs son sa ses ce cet cette ces que qui quoi quel quelle quels quelles comment quand combien
    pourquoi ou peux peut
    pouvez pourriez voudrais souhaite veux faut avec sans pour par sur dans en au aux chez vers depuis pendant ne pas non oui plus
    moins tres trop
    bien aussi mais donc car si alors merci bonjour salut bonsoir svp plait stp fait faire faites faut cela ca c'est d'accord
    qu'est j'ai j'aimerais
    est-ce besoin prix tarif delai jours semaines heures gratuit moi toi lui eux quelque chose rien tout tous toute toutes aucun
    dois doit aurais
    l d j n s t m c qu y a coute coutent cout cher chere livraison retouches revisions au revoir bonne journee soiree
    slt bjr bsr cc koi pk pkoi qd tt tjrs svp stp vs pr ds ki kel kelle cb combi jpeux jveux jai cest ya""".split()
)
_OTHER = frozenset(
    """el los las una unos unas por para como cuanto cuanta esta estoy tengo quiero puedo hola gracias pero muy tambien usted ustedes con
    der die das ein eine und ich ist nicht mit fur wie viel kann haben hallo danke bitte auf wir sie sind
    il lo gli che non per sono quanto costa ciao grazie vorrei posso questo della nel
    voce nao uma obrigado quanto posso ola de het een niet voor hoeveel""".split()
)
_SHARED = _ENGLISH & _FRENCH | {"a", "on", "me", "or", "as", "in", "des", "il", "de", "y", "c", "t", "s", "ca", "non"}


@dataclass(frozen=True, slots=True)
class Guess:
    """`code` is "en", "fr" or "other"; `sure` is False where the text says too little ("ok", "logo?")."""

    code: str
    sure: bool


# Asked of the same message by everything that reads it.
@lru_cache(maxsize=512)
def guess(text: str, default: str = "en") -> Guess:
    """The language of a client's message; short or mixed texts keep `default`, the language spoken so far."""
    lowered = visible(text).lower()
    tokens = [word.text for word in words(text)]
    english = sum(1.0 for t in tokens if t in _ENGLISH and t not in _SHARED)
    french = sum(1.0 for t in tokens if t in _FRENCH and t not in _SHARED)
    shared_french = sum(0.3 for t in tokens if t in {"l", "d", "j", "qu", "de", "des", "on", "il"})
    french += shared_french + 0.7 * sum(1 for letter in lowered if letter in "éèêàùçœîôûë") ** 0.5
    other = sum(1.0 for t in tokens if t in _OTHER and t not in _ENGLISH and t not in _FRENCH) + sum(
        1.0 for letter in lowered if letter in "ñ¿¡äöüßãõ"
    )
    if other > max(english, french) and other >= 2:
        return Guess("other", True)
    if _foreign_script(lowered):
        return Guess("other", True)
    margin = abs(english - french)
    # "On" alone, which both have, says nothing.
    if margin < 0.5:
        return Guess(default, False)
    code = "en" if english > french else "fr"
    return Guess(code, margin >= 1.5 or (margin >= 0.9 and (min(english, french) == 0)))


def detect(text: str) -> str:
    """The language of a document: "en" or "fr" (English where neither shows)."""
    found = guess(text[:20_000], default="en")
    return found.code if found.code in ("en", "fr") else "en"


def _foreign_script(text: str) -> bool:
    letters = [letter for letter in fold(text) if letter.isalpha()]
    return len(letters) >= 4 and sum(letter > "\u036f" for letter in letters) > len(letters) / 2
