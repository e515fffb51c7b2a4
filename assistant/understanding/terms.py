"""The words of a text that carry meaning, made comparable within and between English and French."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock

import snowballstemmer

from assistant.understanding.language import guess
from assistant.understanding.text import fold, tokens

CONCEPT = "c:"
"""Marks a term that means the same in both languages ("c:price"); any other term is a stem."""

# Words that say nothing of a subject: articles, pronouns, auxiliaries, politeness, question words.
STOPWORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        """a an the and or but if so of to in on at by for from with without into onto as is are was were be been being am do does did doing
    done
        have has had having i you he she it we they me him her us them my your yours his hers its our ours their theirs this that
        these those there here
        what which who whom whose how when where why can could will would shall should may might must not no nor yes than then too
        very just also only
        even any some all each every both either neither much many more most few less least other another such own same about again
        ever never always
        please thanks thank hi hello hey dear ok okay well really actually maybe perhaps quite want wants wanted need needs needed
        like likes would wanna gonna
        get gets got getting give gives go goes going let lets know tell see say said ask thing things something anything
        everything nothing someone anyone
        im ive id ill youre youve theyre its thats whats dont doesnt didnt cant cannot wont isnt arent wasnt couldnt wouldnt
        shouldnt havent hasnt
        up down out over off per via because while during until before after between through possible able use used using one ones
        kind kinds sort sorts lot bit way
        today todays tonight now nowadays currently
        u ur r pls plz thx yeah yep nope hmm um uh oh sir madam mr mrs""".split()
    ),
    "fr": frozenset(
        """
    le la les l un une des du de d et ou mais si car donc or ni a au aux en dans par pour sur sous avec sans vers chez entre comme que
    qu qui quoi dont ou
        je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y moi toi soi eux mon ma mes ton ta tes son sa ses
        notre nos votre vos
        ce c cet cette ces cela ca ceci celui celle ceux celles quel quelle quels quelles lequel laquelle comment quand combien pourquoi
        est suis es sommes etes sont ete etre etait etaient sera seront serait soit ai as avons avez ont avoir avait aurait aura eu
        fait fais faites faire font peux peut pouvez pouvons peuvent pourriez pourrais pourrait pouvoir veux veut voulez voudrais
        vouloir souhaite souhaiterais
        faut dois doit devez devoir vais va allez aller ne n pas plus moins tres trop bien aussi encore meme tout tous toute
        toutes autre autres chaque
        oui non merci bonjour bonsoir salut svp stp plait cher chers alors ainsi puis apres avant pendant depuis jusqu jusque lors
        quelque quelques chose rien personne aucun aucune tel telle ici la voila voici peu beaucoup besoin envie savoir sais dire dit dites
        ok okay aujourd hui maintenant actuellement
        aimerais aimerait possible utiliser j'ai c'est qu'est est-ce cb pr slt bjr koi pk ds vs pis""".split()
    ),
}


@cache
def _stemmers() -> Mapping[str, snowballstemmer.stemmer]:
    return {"en": snowballstemmer.stemmer("english"), "fr": snowballstemmer.stemmer("french")}


_ONE_AT_A_TIME = Lock()


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem of one folded word. Accents are gone before stemming, on both sides of every comparison."""
    # A stemmer keeps the word it works on in itself, and turns run in several threads.
    with _ONE_AT_A_TIME:
        found = _stemmers()[language].stemWord(word)
    return fold(found)


@cache
def lexicon() -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """Per language: a phrase as a tuple of stems -> its concept."""
    table: dict[str, dict[tuple[str, ...], str]] = {"en": {}, "fr": {}}
    for concept, language, said in _forms():
        table[language].setdefault(tuple(stem(word, language) for word in said), concept)
    return table


@cache
def _forms() -> Sequence[tuple[str, str, tuple[str, ...]]]:
    """Each phrase of the lexicon: its concept, its language, its words."""
    rows = (line.split("\t") for line in _lines() if line.strip() and not line.startswith("#"))
    return [
        (CONCEPT + concept, language, tuple(tokens(phrase)))
        for concept, english, french in rows
        for language, phrases in (("en", english), ("fr", french))
        for phrase in phrases.split(",")
    ]


def _lines() -> list[str]:
    return files("assistant.understanding").joinpath("lexicon.tsv").read_text("utf-8").splitlines()


@cache
def _exact() -> Mapping[str, Mapping[str, str]]:
    """Per language: single words as listed -> their concept, for those whose stem is another's too ("packaging" and "package")."""
    listed: dict[str, dict[str, str]] = {"en": {}, "fr": {}}
    for concept, language, said in _forms():
        if len(said) == 1 and lexicon()[language][(stem(said[0], language),)] != concept:
            listed[language].setdefault(said[0], concept)
    return listed


@cache
def _beginnings() -> Mapping[str, Mapping[str, int]]:
    """Per language: a stem that a phrase begins with -> how many stems the longest such phrase has."""
    longest: dict[str, dict[str, int]] = {}
    for language, table in lexicon().items():
        of = longest.setdefault(language, {})
        for phrase in table:
            of[phrase[0]] = max(len(phrase), of.get(phrase[0], 0))
    return longest


@cache
def light() -> frozenset[str]:
    """Concepts of everyday words: they help to find a passage, but say little of what it is about."""
    found: set[str] = set()
    everyday = False
    for line in _lines():
        if line.startswith("# ----"):
            everyday = any(name in line for name in ("everyday", "quantity and quality"))
        elif everyday and "\t" in line:
            found.add(CONCEPT + line.split("\t")[0])
    return frozenset(found)


def telling(wanted: frozenset[str]) -> frozenset[str]:
    """Of some terms, the concepts that say what something is about."""
    return frozenset(term for term in wanted if term.startswith(CONCEPT)) - light()


# A word with a capital inside a sentence, or of capitals: the name of a thing.
_NAMES = re.compile(r"(?<=[a-zà-ÿ,;:'’] )(?:[A-ZÀ-Þ][\w.+#-]*|[a-z]+[A-Z]\w*)|\b[A-Z]{2,}\d*\b")


def named(text: str) -> frozenset[str]:
    """The terms of the names in a text, in either language."""
    return frozenset(term for name in _NAMES.findall(text) for language in ("en", "fr") for term in terms(name, language))


@lru_cache(maxsize=20_000)
def terms(text: str, language: str | None = None) -> tuple[str, ...]:
    """Concept ids and stems in the order of the text, without the words that carry no subject.

    `language` "en" or "fr" is the text's own; None means it is guessed. A word unknown in its own language is looked up in the other's
    lexicon too, because clients mix them ("le packaging", "un devis for my logo").
    """
    code = language if language in ("en", "fr") else guess(text).code
    return tuple(_terms(text, code if code in ("en", "fr") else "en"))


def _terms(text: str, language: str) -> Iterator[str]:
    said = tokens(text)
    other = "fr" if language == "en" else "en"
    stems = {code: [stem(token, code) for token in said] for code in (language, other)}
    at = 0
    while at < len(said):
        found = _phrase(stems[language], at, language) or _phrase(stems[other], at, other, least=2)
        if found is None and said[at] not in STOPWORDS[language]:
            found = _phrase(stems[other], at, other) if said[at] not in STOPWORDS[other] else None
        if found is not None:
            concept, length = found
            if length == 1:
                concept = _exact()[language].get(said[at], concept)
            if length > 1 or said[at] not in STOPWORDS[language]:
                yield concept
            at += length
            continue
        if said[at] not in STOPWORDS[language] and (len(said[at]) > 1 or said[at].isdigit()):
            yield stems[language][at]
        at += 1


def _phrase(stems: list[str], at: int, language: str, least: int = 1) -> tuple[str, int] | None:
    longest = _beginnings()[language].get(stems[at], 0)
    if longest < least:
        return None
    table = lexicon()[language]
    for length in range(min(longest, len(stems) - at), least - 1, -1):
        concept = table.get(tuple(stems[at : at + length]))
        if concept is not None:
            return concept, length
    return None
