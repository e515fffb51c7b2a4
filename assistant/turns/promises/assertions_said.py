"""Whether a record bears out what a sentence says that somebody does, is, owns, or has done; what nobody wrote down is not said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from assistant.conversations.facts import Fact
from assistant.turns.promises.assertions import Assertion, assertions
from assistant.turns.promises.ledger import either, meaning
from assistant.turns.promises.polarity import hedged, negative
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.scope import SUBJECTS, Claim
from assistant.turns.promises.sheet import Sheet
from assistant.turns.promises.texts import MEASURES
from assistant.turns.promises.tongues import CODES, LANGUAGES, PAIR, SPOKEN, TONGUE, TRANSLATES, tongues
from assistant.turns.promises.wording import OFTEN
from assistant.understanding.written import level, tokens, vocabulary

ENOUGH = 0.6
NEARLY = 0.9
DAYS = vocabulary(
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche english french "
    "anglais francais "
    "january february march april may june july august september october november december europe"
)
IDLE = (
    "based long working been since just simply really weekday weekdays semaine project projects client clients customer customers "
    "need needs thing things everything anything work job "
    "done case question questions detail "
    "details way well nice nicely good great careful carefully clean quality high best own whole complete full entire possible usual "
    "available request option options help time step steps way place kind side end name person people business company brand brands "
    "small new "
    "projet projets client clients besoin besoins chose choses tout travail question questions detail details bien bon bonne soin qualite "
    "propre complet entier possible disponible demande option options aide temps etape etapes facon lieu type fin nom personne entreprise "
    "marque petit petite nouveau nouvelle directly yourself himself herself themselves lui-meme elle-meme directement aussi also exactly"
)
LEVELS = re.compile(r"\b(top[ _]rated|level (?:one|two|three|\d)|niveau (?:un|deux|trois|\d)|new seller|nouveau vendeur)\b")
HOLDER = re.compile(r"\b(?:he|she|they|il|elle|freelancer|seller|freelance|who|qui)\b")
DONE = re.compile(
    r"\b(?:i|we)(?: have|'ve)? (?:just |already |now |also |gone ahead and |successfully )*"
    r"(?:booked|reserved|scheduled|sent|e-?mailed|mailed|placed|ordered|created|applied|arranged|spoken|spoke|talked|phoned|called|"
    r"cancelled|canceled|"
    r"refunded|paid|signed|attached|uploaded|set up|blocked|saved you|secured|held|opened|started|begun|began|activated|unlocked|"
    r"added|negotiated|"
    r"checked with|agreed with|confirmed (?:with|your|the|it)|obtained|got (?:her|his|the) (?:ok|approval|agreement))\b"
    r"|\b(?:j'ai|nous avons|je viens de|on a)(?: bien| deja| aussi| vous| lui)*(?: d')? ?"
    r"(?:prevenu|averti|contacte|reserve|envoye|passe (?:la|votre) commande|commande|cree|applique|programme|fixe|bloque|annule|"
    r"rembourse|paye|signe|joint|"
    r"televerse|"
    r"appele|telephone|parle (?:a|avec)|active|ajoute|lance|commence|demarre|negocie|obtenu|vu avec|verifie avec|confirme (?:avec|"
    r"votre|la|le)|"
    r"reserver|envoyer|creer|appliquer|programmer|fixer|bloquer|annuler|parler a|ajouter|lancer|confirmer)\b"
    r"|\b(?:your|the|votre|vos|la|le) (?:\w+ )?(?:call|consultation|appointment|slot|order|invoice|refund|contract|discount|payment|"
    r"booking|"
    r"appel|rendez-vous|creneau|commande|facture|remboursement|contrat|remise|paiement|reservation)"
    r" (?:is|has been|was|is now|est|a ete|a bien ete|est bien|vient d'etre) (?:now |already |all |officially |deja |desormais )?"
    r"(?:booked|reserved|scheduled|sent|placed|confirmed|created|applied|set|cancelled|refunded|approved|signed|paid|processed|accepted|"
    r"on its way|reservee?|envoyee?|passee?|confirmee?|creee?|appliquee?|programmee?|annulee?|remboursee?|validee?|signee?|payee?|"
    r"acceptee?)\b"
    r"|\b(?P<who>[a-z]+|he|she|il|elle) (?:has |have |a |vient d[e'] ?)(?:just |already |personally |bien |deja |donne )*"
    r"(?:agreed|approved|accepted|confirmed|promised|said yes|given (?:her|his) (?:ok|approval|consent)|started|begun|seen|read|reviewed|"
    r"accepte|approuve|confirme|promis|valide|commence|son accord|dit oui|dit d'accord|vu|lu)\b"
)
PRIVATE = re.compile(
    r"\b(?:can|will|could|may|is able to|happily|shows?|tells?|sees?|peu[xt]|pouvez|pouvons|montre|voit|dit) [^.]{0,50}\b"
    r"(?:other|another|previous|autres?|anciens?|precedents?) (?:clients?|customers?|buyers?)(?:'s?)? ?(?:data|details|names|"
    r"addresses|orders|prices|messages|paid|pay|"
    r"said|wrote|ordered|order|spent|budgets?|ont|a paye|donnees|noms|commandes|factures)?"
)
SAME = re.compile(
    r"\b(?:the )?same (?P<what>price|cost|delivery(?: time)?|deadline|turnaround|number of revisions|revisions|contents?|items|things|"
    r"files|scope|deliverables|"
    r"features) (?:as|for)\b|\b(?:the )?same as\b|\b(?:identical to|equivalent to|no different from|as (?:much|expensive|cheap|fast|"
    r"quick|complete) as|equal to)\b"
    r"|\b(?:le|la|les|au) memes? (?P<quoi>prix|tarif|cout|delai|nombre de (?:retouches|revisions)|retouches|revisions|contenu|"
    r"elements|fichiers|prestations) que\b"
    r"|\b(?:identiques? a|equivalente?s? a|aussi (?:chere?|cher|rapide|complete?) que)\b"
)
OTHER_SCRIPT = re.compile(
    r"[一二三四五六七八九十百千万億亿兆零〇壱弐参拾]+|\b(?=[ivxlcdm]{2,}\b)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b"
)
PRICED = re.compile(
    r"€|\$|£|¥|円|元|\b(?:eur|usd|gbp|cad|chf|euros?|dollars?|pounds?|livres?|francs?|days?|jours?|weeks?|semaines?|revisions?|"
    r"retouches?|%)\b"
)


@dataclass(frozen=True)
class AssertionsSaid:
    """Reads what has no figure and is in no list."""

    sheet: Sheet

    def read(self, statement: Statement, claims: Sequence[Claim]) -> None:
        text = level(statement.text)
        self._deeds(statement, text)
        self._unreadable(statement, text)
        if statement.question or hedged(text):
            return
        self._same(statement, text)
        if not negative(text):
            self._tongues(statement, text)
            self._often(statement, text)
            for match in PRIVATE.finditer(text):
                self._missing(statement, match.start(), match.end(), "What other clients say, order or pay is never told.")
        for one in assertions(self._unread(statement, claims), self._names, self.sheet.language):
            fact = self._borne_out(one)
            if fact is False or self._strange(statement, one):
                self._missing(statement, one.start, one.end)

    def _missing(self, statement: Statement, start: int, end: int, why: str = "") -> None:
        if not self.sheet.found_in(statement):
            words = statement.text[start:end].strip()
            self.sheet.missing(statement, "scope", start, end, why or f"No record bears out {words!r}: say only what a tool returned.")

    @cached_property
    def _names(self) -> frozenset[str]:
        subjects = (s for s in self.sheet.ledger.subjects.values() if s.kind == "profile")
        whole = [level(name) for s in subjects for name in s.names]
        return frozenset(whole) | frozenset(name.split()[0] for name in whole if name.split())

    def _unread(self, statement: Statement, claims: Sequence[Claim]) -> Statement:
        """Without what others have read: names of what is sold, figures, days, items."""
        names = [(n.start, n.end) for n in self.sheet.binder.named if n.start >= 0 and any(n.group)]
        backed = [(start - statement.start, end - statement.start) for _, start, end in self.sheet.promises]
        text = statement.text
        spoken = [(m.start(), m.end()) for pattern in (SPOKEN, PAIR) for m in pattern.finditer(level(text))]
        for start, end in (
            *names,
            *backed,
            *spoken,
            *((a.start, a.end) for a in statement.amounts if not a.article),
            *((c.start, c.end) for c in claims),
        ):
            if 0 <= start < len(text):
                text = text[:start] + " " * (min(end, len(text)) - start) + text[end:]
        return replace(statement, text=text)

    def _deeds(self, statement: Statement, text: str) -> None:
        """No tool books, sends or agrees to anything: whoever says so claims a deed that was not done."""
        for match in DONE.finditer(text) if not statement.question else ():
            who = match["who"]
            if who and who not in ("he", "she", "il", "elle") and who not in self._names:
                continue
            if not negative(text[: match.end()]):
                self._missing(statement, match.start(), match.end(), "Nothing of the kind was done: only say what a tool did.")

    def _unreadable(self, statement: Statement, text: str) -> None:
        for match in OTHER_SCRIPT.finditer(level(statement.text)):
            beside = text[max(0, match.start() - 4) : match.start()] + " " + text[match.end() : match.end() + 12]
            spoken = statement.text[match.start() : match.end()]
            if PRICED.search(beside) and (not spoken.isascii() or spoken.isupper()):
                self._missing(statement, match.start(), match.end(), "Write amounts in plain digits or words.")

    def _tongues(self, statement: Statement, text: str) -> None:
        known = self._known_tongues
        for match in PAIR.finditer(text):
            if (CODES[match[1]], CODES[match[2]]) not in known[0] and CODES[match[1]] != CODES[match[2]]:
                self._missing(statement, match.start(), match.end())
        for match in TRANSLATES.finditer(text) if known[0] else ():
            place = 0 if match["way"] in ("from", "depuis", "de", "du") else 1
            if CODES[match["tongue"]] not in {pair[place] for pair in known[0]}:
                self._missing(statement, match.start(), match.end())
        for match in SPOKEN.finditer(text):
            for tongue in re.findall(TONGUE, match.group()):
                if CODES[tongue] not in known[1]:
                    self._missing(statement, match.start(), match.end())
        for match in LEVELS.finditer(text) if HOLDER.search(text) or any(name in text for name in self._names) else ():
            wanted = match[1].replace("one", "1").replace("two", "2").replace("niveau", "level").replace("un", "1").replace("deux", "2")
            profiles = " ".join(
                level(str(f.value.get("text", ""))).replace("_", " ")
                for f in self.sheet.ledger.all("policy")
                if f.subject.kind == "profile"
            )
            if wanted not in profiles and self.sheet.texts.statement(statement.text, negative=False, least=0.6) is None:
                self._missing(statement, match.start(), match.end())

    @cached_property
    def _known_tongues(self) -> tuple[set[tuple[str, str]], set[str]]:
        pairs: set[tuple[str, str]] = set()
        spoken: set[str] = set()
        for line in self.sheet.ledger.lines:
            made, told = tongues(line.text.removeprefix(line.fact.subject.names[0]) if line.fact.subject.kind == "passage" else line.text)
            if not line.negative and "?" not in line.text.rstrip(" .")[-1:]:
                pairs |= made
                spoken |= told
        for fact in self.sheet.ledger.all("policy"):
            if fact.subject.kind in ("profile", "gig"):
                words = {t.word for t in tokens(str(fact.value.get("text", "")))}
                spoken |= {code for code, names in LANGUAGES.items() if {*names, code} & words and fact.subject.kind == "profile"}
        return pairs, spoken

    def _often(self, statement: Statement, text: str) -> None:
        """How often something happens is in an item or a text, about the same matter."""
        for match in OFTEN.finditer(text):
            wanted = _frequency(match.group())
            plain = level(self.sheet.unnamed(statement).text)
            rest = either(plain[: match.start()] + " " + plain[match.end() :]) - SUBJECTS - MEASURES - _idle()
            same = [_frequency(item) for item, of in self._items() if self.sheet.binder.named and _frequency(item) and rest & of]
            if same and not any(wanted & units for units in same):
                self._missing(statement, match.start(), match.end())
                continue
            told = [(line.text, line.terms) for line in self.sheet.ledger.lines if not line.negative]
            if wanted and not any(wanted & _frequency(said) and (not rest or rest & of) for said, of in (*told, *self._items())):
                self._missing(statement, match.start(), match.end())

    def _items(self) -> list[tuple[str, frozenset[str]]]:
        """What the packages spoken of list; all of them where none is."""
        named = self.sheet.binder.named or list(self.sheet.binder.context.carried)
        own = {k for n in named for part in n.group for k in part if k[0] == "package"}
        items = [str(f.value["item"]) for f in self.sheet.scope.inside if not own or (f.subject.kind, f.subject.id) in own]
        return [(item, either(item)) for item in items]

    def _same(self, statement: Statement, text: str) -> None:
        """ "The same price as X": the records of both say so."""
        match = SAME.search(text)
        if match is None or negative(text):
            return
        groups = [part for n in (*self.sheet.binder.named, *self.sheet.binder.context.carried) for part in n.group]
        what = match["what"] or match["quoi"] or ""
        kinds = ("price",) if re.search(r"price|cost|prix|tarif|cout|expensive|cheap|cher|much", what or text) else (
            ("delivery",) if re.search(r"deliver|deadline|turn|delai|fast|quick|rapide", what or match.group()) else
            ("revisions",) if re.search(r"revis|retouch", what or match.group()) else ("scope",))  # fmt: skip
        if len(groups) >= 2:
            if not self._alike(groups[0], groups[1], kinds[0]):
                self._missing(statement, match.start(), match.end(), "The records of the two differ there.")
            return
        if self.sheet.texts.statement(statement.text, negative=False, least=0.8) is None and groups:
            self._missing(statement, match.start(), match.end())

    def _alike(self, a: frozenset[tuple[str, str]], b: frozenset[tuple[str, str]], kind: str) -> bool:
        values = [sorted(str(f.value) for k in keys for f in self.sheet.ledger.of(k, kind)) for keys in (a, b)]  # type: ignore[arg-type]
        return bool(values[0]) and values[0] == values[1]

    def _borne_out(self, one: Assertion) -> Fact | bool | None:
        """A fact, None where nothing is said that could be wrong, False where a piece has no record."""
        found: Fact | None = None
        for place, piece in enumerate(one.pieces):
            terms = self._telling(piece)
            if not terms:
                continue
            fact = self._support(piece, terms, self._telling(one.verb) if one.verb and not place else frozenset())
            if fact is None:
                return False
            found = found or fact
        return found

    def _telling(self, piece: str) -> frozenset[str]:
        own = frozenset(t for t in meaning(piece, self.sheet.language) if not t.isdigit())
        named = frozenset(t for s in self.sheet.ledger.subjects.values() if s.kind == "profile" for t in either(" ".join(s.names)))
        return own - SUBJECTS - MEASURES - _idle() - named

    def _support(self, piece: str, terms: frozenset[str], verb: frozenset[str]) -> Fact | None:
        yes, no = self._told(terms, verb)
        if yes and yes[0] >= NEARLY and len(terms) > 2 and (no is None or yes[0] >= no[0]):
            return yes[1]
        scope = self.sheet.scope
        if scope.excluded_in(piece, None) is not None:
            return None
        for fact in (*scope.inside, *scope.extras):
            if verb <= either(str(fact.value["item"])) and scope.fits(piece, fact):
                return fact
        return yes[1] if yes and (no is None or yes[0] >= no[0] - 0.05) else None

    def _strange(self, statement: Statement, one: Assertion) -> bool:
        """A name of something that no text, no list and no message of the client holds."""
        words = [t for t in tokens(statement.text[one.start : one.end]) if t.kind == "word" and t.start > 0]
        names = [t.word for t in words if t.raw[0].isupper() and len(t.word) > 1]
        return any(not {name, name.removesuffix("s")} & self._vocabulary and name not in self._names for name in names)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        ledger = self.sheet.ledger
        texts = [line.text for line in ledger.lines] + [str(f.value["item"]) for f in ledger.all("scope")]
        titles = [name for subject in ledger.subjects.values() for name in subject.names]
        return frozenset(t.word for text in (*texts, *titles) for t in tokens(text)) | DAYS

    def _told(self, terms: frozenset[str], verb: frozenset[str]) -> tuple[tuple[float, Fact] | None, tuple[float, Fact] | None]:
        """The text that says most of it, and the one that denies most of it."""
        best: dict[bool, tuple[float, Fact]] = {}
        for line in self.sheet.ledger.lines:
            score = 0.0 if line.title or not verb <= line.terms else self.sheet.texts.share(terms, line.terms)
            if score >= ENOUGH and (line.negative not in best or score > best[line.negative][0]):
                best[line.negative] = (score, line.fact)
        pooled = self.sheet.texts.share(terms, self._profile) if self._profile else 0.0
        if pooled >= NEARLY and False not in best:
            best[False] = (pooled, next(f for f in self.sheet.ledger.all("policy") if f.subject.kind == "profile"))
        return best.get(False), best.get(True)

    @cached_property
    def _profile(self) -> frozenset[str]:
        """What the profile says of its owner, taken together."""
        own = (line.terms for line in self.sheet.ledger.lines if line.fact.subject.kind == "profile" and not line.negative)
        return frozenset(term for terms in own for term in terms)


@cache
def _idle() -> frozenset[str]:
    return frozenset(t for word in IDLE.split() for t in either(word))


UNITS = {
    "hour": re.compile(r"hour|heure"),
    "day": re.compile(r"dai|day|jour|quotidien|night|nuit"),
    "week": re.compile(r"week|semaine|hebdo|friday|monday"),
    "month": re.compile(r"month|mois|mensuel"),
    "quarter": re.compile(r"quarter|trimestre"),
    "year": re.compile(r"year|annuel|\ban\b"),
    "minute": re.compile(r"minute|second|real|temps reel|continu"),
}


@lru_cache(maxsize=4096)
def _frequency(text: str) -> frozenset[str]:
    """Units of how often, whatever the words: "daily" and "every day" are the same."""
    found = [match.group() for match in OFTEN.finditer(level(text))]
    return frozenset(unit for word in found for unit, pattern in UNITS.items() if pattern.search(word))
