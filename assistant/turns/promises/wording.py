"""Promises that carry no figure: free, half price, today, no limit, a guarantee, a right, a skill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.turns.promises.polarity import hedged, negative
from assistant.turns.promises.reading import Statement
from assistant.turns.promises.tongues import TONGUE
from assistant.understanding.written import level, vocabulary

Sense = Literal["free", "discount", "soon", "unlimited", "rule", "skill", "ratio", "always"]

FREE = re.compile(
    r"\bfor free\b|\bfree of (?:charge|cost)\b|"
    r"(?<!feel )(?<!royalty-)(?<!royalty )(?<!hands-)(?<!ad-)\bfree\b(?! (?:to|time|slots?|moment|hand|will|up|on|"
    r"of (?!charge|cost)))"
    r"|\bgratis\b|\bcomplimentary\b|\bon the house\b|\b(?:is|are|be|comes?) on (?:me|him|her|them)\b|\bon us\b|"
    r"\bno (?:extra |additional |further )?(?:charge|cost|fee)\b"
    r"|\bwithout (?:extra |additional |any |further )*(?:charge|cost|fee|paying)\b|\bcosts? (?:you )?nothing\b|"
    r"\b(?:zero|no) (?:extra )?cost\b|\bwaive\w*\b"
    r"|\b(?:at|for) nothing\b|\bwon't (?:pay|cost) (?:a thing|anything)\b|\bnot (?:pay|cost)\w* (?:a thing|"
    r"anything)\b|\b(?:won't|doesn't|don't|not|never) (?:pay|cost|charge)\w*(?: you)?(?: (?:extra|more|anything|"
    r"a thing|a cent|a penny|a dime))?\b|\bno (?:service |extra |hidden )?(?:fees?|commission)\b|\bmy treat\b|"
    r"\bas a gift\b|\bthrow\w* in\b"
    r"|\bgratuit(?:e|es|s|ement)?\b|\boffert(?:e|es|s)?\b|\bcadeau\b|\bsans (?:frais|supplement|surcout|cout|"
    r"rien payer)\b|\baucuns? (?:frais|supplement|surcout)\b"
    r"|\baucune commission\b|\bje (?:vous )?(?:l'|les )offre\b|\bje vous offre\b|\bne (?:vous )?coute(?:nt|"
    r"ra)? rien\b|\bpas de (?:frais|supplement|surcout)\b|\bgracieu\w+\b"
    r"|\b(?:est|sont|sera|seront) (?:pour (?:moi|lui|elle|nous)|a (?:ma|sa|notre) charge)\b"
)
DISCOUNT = re.compile(
    r"\bhalf(?:[- ]| the | of the )?(?:price|cost|fee)\b|\b(?:a |the )?discount(?:s|ed)?\b|\brebates?\b|\bprice cut\b|"
    r"\bpromo(?:tion)?s?\b|\bcoupons?\b|\bvouchers?\b|\b\d+ ?% off\b|\bpercent off\b"
    r"|\bspecial (?:price|rate|deal|offer)\b|\bknock\w* (?:\S+ )?off\b|\bmoitie(?: du)? prix\b|\bdemi[- ]tarif\b|"
    r"\bremises?\b|\brabais\b|\breductions?\b|\bristournes?\b|\bprix (?:d'ami|special|casse)\b|\bsoldes?\b"
)
RATIO = re.compile(
    r"\b(?:double|doubles|twice|triple|triples|thrice|quadruple|halves|halved|half the|a third|a fourth|a fifth|"
    r"a sixth|an eighth|a tenth|un cinquieme|un dixieme|two[- ]thirds|a quarter|three quarters|le double|la moitie|"
    r"moitie moins|"
    r"(?:deux|trois|quatre) fois (?:plus|moins|le)|un tiers|le triple|un quart)\b(?! (?:of an? )?(?:hour|day|heure|d'heure|check))"
)
SOON = re.compile(
    r"\b(?:today|tonight|tomorrow|instant(?:ly)?|immediate(?:ly)?|right away|straight away|at once|on the spot|"
    r"in no time|within the hour|by (?:the end of the )?(?:week|weekend|month)"
    r"|next (?:week|month)|this (?:week|month|weekend|afternoon|evening|morning)|asap|end of (?:the )?(?:day|week|month)"
    r"|aujourd'hui|demain|ce soir|cet apres-midi|tout de suite|immediat\w*|sur[- ]le[- ]champ|dans l'heure|"
    r"instantane\w*|des ce soir|la semaine prochaine|cette semaine|ce week-end"
    r"|le mois prochain|d'ici la fin|fin de (?:semaine|journee)|avant la fin)\b"
)
WORKS = re.compile(
    r"\b(?:deliver\w*|ready|with you|in your (?:inbox|hands)|arriv\w*|chez vous|finish\w*|done|complet\w*|send|receive|start\w*|"
    r"begin\w*|have it|have them|"
    r"turn(?:ed)? around|ship\w*|available|book\w*|get (?:it|them|you|your)|off|open"
    r"|livr\w*|pret\w*|termin\w*|fini\w*|envo\w*|recev\w*|commenc\w*|demarr\w*|disponib\w*|reserv\w*|aurez|ouvert\w*|"
    r"fait|work(?:s|ing)?|travaill\w*|cancel\w*|annul\w*|refund\w*|keep|kept|stor\w*|conserv\w*|gard\w*|online|"
    r"joign\w*|reach\w*|on call|repon\w*)\b"
)
UNLIMITED = re.compile(
    r"\b(?:unlimited|limitless|endless(?:ly)?|infinite(?:ly)?|as (?:many|often|much)(?: \w+){0,3} as (?:you|it)|"
    r"no (?:limits?|cap|maximum)|without (?:any )?(?:limits?|cap)|until you(?:'re| are) (?:\w+ )?(?:happy|satisfied|"
    r"delighted|content|pleased)"
    r"|illimite\w*|autant (?:de|d')\b.{0,25}|autant que|sans (?:aucune )?limite|a volonte|a l'infini|"
    r"jusqu'a (?:votre |pleine |entiere )?satisfaction|aucune limite|pas de limite)\b"
)
NO_WEEKENDS = re.compile(r"\bweek-?ends? (?:do not|don't|are not|aren't|ne) (?:count|comptent|comptes)\w*")
ALWAYS = re.compile(
    r"\b(?:24/7|24 ?/ ?7|around the clock|round the clock|day and night|night and day|seven days|7 days a week|"
    r"any ?time of (?:the )?day|whenever you(?! are ready|'re ready)|every day|every single day|all year|24 ?h(?:eures)? ?(?:sur|/) ?24|"
    r"7 ?(?:j(?:ours)?)? ?(?:sur|/) ?7"
    r"|jour et nuit|n'importe quand|a toute heure|tous les jours|en permanence|anytime|any time|any point|"
    r"at all times|forever|for life|lifetime|indefinitely|pour toujours|a vie|indefiniment|a tout moment|weekends?|"
    r"week-ends?)\b"
)
SENSES = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in (
        r"refund\w*|money[- ]back|your money|votre argent|reimburs\w*|rembours\w*|satisfait",
        r"cancel\w*|annul\w*",
        r"guarante\w*|warrant\w*|garanti\w*",
        r"own(?:s|ed|er\w*)?|belongs?|keep all|copyright|licen[cs]\w*|rights?|propriet\w*|appartien\w*|cession|droits?",
        r"confidential\w*|nda|secret",
        r"exclusiv\w*",
        r"must|have to|required|obliged|obligatoire|doit|doivent|devez|faut",
        r"allowed|may|can|permitted|forbidden|prohibited|against|autorise\w*|permis\w*|interdit\w*|pouvez|peut|peuvent",
        r"escrow|sequestre",
        r"penalt\w*|liab\w*|chargeback",
    )
)
"""Words of rules by what they are about: a text backs a rule only by words of the same sense."""

OFTEN = re.compile(
    r"\b(?:(?:every|each|once an?|once a|twice an?) (?:single )?(?:second|minute|hour|day|night|week|month|quarter|year|morning|"
    r"monday|friday)|hourly|daily|weekly|"
    r"monthly|nightly|real[- ]time|continuously|(?:chaque|toutes les|tous les|une fois par|par) (?:seconde|minute|heure|jour|nuit|"
    r"semaine|mois|trimestre|an)s?|"
    r"quotidien\w*|hebdomadaire\w*|mensuel\w*|en temps reel|en continu)\b"
)
ASKS = re.compile(r"\b(?:i|we)(?:'ll| will| can| could|'d be happy to)? ask\b|\bje (?:peux |vais )?(?:demander?|poser?)\b")
EARLIER = re.compile(r"\b(?:before|in advance|up[- ]?front|beforehand|avant|d'avance|a l'avance)\b")
OWNS = re.compile(r"\b(?:own|owns|owned|belongs?|appartien\w*|propriet\w*)\b")
YOU = re.compile(r"\b(?:you|your|clients?|buyers?|vous|votre|vos|acheteurs?)\b")
RULE_WORDS = re.compile(
    r"\b(?:appartien\w+|must|may not|allowed|permitted|forbidden|entitled|obliged|required to|own(?:s|ership)? (?:the|all|every)|"
    r"belongs? to|keep all|penalt\w+|liab\w+|guarante\w*|warrant\w*|refund\w*|money[- ]back|"
    r"reimburs\w*|cancel\w*|outside (?:of )?(?:the |this )?(?:platform|site|marketplace|fiverr)|off[- ]platform|"
    r"hors (?:de la |de )?plateforme|bank transfer|wire transfer|paypal|virement|copyright|exclusiv\w*|"
    r"confidential\w*|nda|escrow|chargeback|garanti\w*|rembours\w*|(?:your|votre) (?:money|argent)|deposit|acompte|"
    r"counts? as|compte(?:nt)? comme|uses? up (?:an?|one)|"
    r"arrhes|annul\w*|interdit\w*|autorise\w*|obligatoire|propriete|cession|penalite\w*|satisfait)\b"
)
COUNTS_AS = re.compile(r"\b(?:counts? as|comptent? comme|compte comme|uses? up)\b")
MATTERS = re.compile(
    r"\b(?:the|your|every|any|all|each|l'|le|la|les|toutes?|tout|votre|vos|chaque) ?(?:\w+ )?(?:money|payments?|funds|earnings|"
    r"orders?|reviews?|ratings?|"
    r"account|platform|marketplace|argent|paiements?|fonds|revenus|commandes?|avis|compte|plateforme|place de marche)"
    r" (?:(?:is|are|can|may|will|goes|go|stays?|gets?|est|sont|peut|peuvent|reste\w*|va|revient) )[a-z]+"
)
"""What the marketplace rules: said of it, a plain statement is a rule."""
SKILL = re.compile(
    r"\b(?:i|we)(?: also| even) (?P<also>[a-z]{3,}\b[^.;!?]*)"
    r"|\b(?:i|we|he|she|they|[a-z]+) (?P<speaks>(?:speaks?|parle\w*) [^.;!?]*)"
    r"|\b(?:je|on|nous)(?: vous)? (?P<aussi>[a-z]{4,}(?: aussi| egalement| meme)\b[^.;!?]*)"
    r"|\b(?P<who>i|we|he|she|they|[a-z]+)(?: can| could| will|'ll| do| does|'d be happy to| am happy to| are happy to|"
    r"'m happy to| am able to| is able to| would)(?: also| even| gladly| happily| certainly| absolutely)*"
    r" (?P<verb>[a-z]{3,})\b(?P<rest>[^.;!?]*)"
    r"|\b(?:je|nous|il|elle|on)(?: vous)?(?: peux| peut| pouvons| fais| fait| faisons| realise| realisons| propose|"
    r" proposons| assure| m'occupe| s'occupe)(?: aussi| egalement| meme| volontiers| de|"
    r" d')*\s?(?P<faire>[a-z' ]{3,}[^.;!?]*)"
)
PERSONAL = vocabulary(
    "help answer ask pass forward check tell explain suggest recommend show give share send prepare look see find put "
    "connect arrange say confirm note let understand compare calculate walk guide add assist need like love want know have "
    "get take make keep think hear read reach come start begin continue proceed quote price be clarify narrow review refer "
    "discuss talk speak go hand relay point advise propose summarise summarize depend happily gladly only always work use "
    "choose pick order decide negotiate expect promise help support respond adjust accept refuse reserve schedule book cost "
    "try leave remain stay stand receive run provide offer cover include deliver require mean"
)
SPOKEN = re.compile(
    r"\b(?:aider|repondre|demander|transmettre|verifier|dire|expliquer|proposer|conseiller|recommander|montrer|donner|"
    r"partager|envoyer|preparer|regarder|voir|trouver|mettre en|organiser|confirmer|noter|"
    r"comparer|calculer|guider|ajouter|renseigner|orienter|passer|savoir|poser|preciser|informer|chiffrer|etablir|"
    r"faire (?:suivre|passer|parvenir)|part)\b"
)
CONTACT = re.compile(
    r"\b(?:pass (?:it|this|that|your)|forward|let \w+ know|ask (?:him|her|them|[a-z]+)|get back to|hear (?:back|from)|"
    r"reply|answer you|contact|transmet\w*|reviendr\w*|repondr\w*|demander)\b"
)
GREETING = re.compile(r"\b(?:how (?:can|may) (?:i|we) help|help you|what can i do|que puis-je|comment puis-je|vous aider|en quoi)\b")


@dataclass(frozen=True, slots=True)
class Implied:
    sense: Sense
    start: int
    end: int
    item: str = ""


def implied(statement: Statement) -> Iterator[Implied]:
    """What the statement promises in words; questions, denials and hedges promise nothing (a denial of a charge does)."""
    text = level(statement.text)
    if statement.question and not FREE.search(text) and not DISCOUNT.search(text):
        return
    for sense, pattern in (("discount", DISCOUNT), ("ratio", RATIO), ("unlimited", UNLIMITED)):
        for match in pattern.finditer(text):
            if not (sense == "discount" and "%" in match.group()) and not _taken_back(text, match.start()):
                yield Implied(sense, match.start(), match.end())  # type: ignore[arg-type]
    for match in FREE.finditer(text):
        if not _taken_back(text, match.start()) and not (
            match.group() == "free" and re.search(r"\b(?:availab\w+|calendar|agenda)\b", text)
        ):
            yield Implied("free", match.start(), match.end())
    if WORKS.search(text) and not GREETING.search(text) and not hedged(text):
        for match in SOON.finditer(text):
            if not CONTACT.search(text) and not _taken_back(text, match.start()):
                yield Implied("soon", match.start(), match.end())
        for match in ALWAYS.finditer(text):
            if not _taken_back(text, match.start()):
                yield Implied("always", match.start(), match.end())
    yield from _rules(statement, text)
    yield from _skills(statement, text)


def _taken_back(text: str, place: int) -> bool:
    """Denied or hedged in the same clause, before it: "no discount", "I cannot promise it today"."""
    before = re.split(r"[,;:(]|\bbut\b|\bmais\b", text[:place])[-1]
    return negative(before + " ") or hedged(before)


def _rules(statement: Statement, text: str) -> Iterator[Implied]:
    if statement.question or statement.heading or hedged(text) or len(text.split()) < 3 or ASKS.search(text):
        return
    match = RULE_WORDS.search(text) or (None if negative(text) or statement.amounts else MATTERS.search(text))
    if match:
        yield Implied("rule", match.start(), match.end())


def _skills(statement: Statement, text: str) -> Iterator[Implied]:
    for match in SKILL.finditer(text):
        if negative(text[: match.start()]) or hedged(match.group()) or negative(match.group()):
            continue
        plain = match.group("also") or match.group("aussi") or match.group("speaks")
        if plain:
            if match.group("speaks") and re.search(rf"\b(?:{TONGUE})\b", plain):
                continue
            if (plain.split()[0] not in PERSONAL or plain.startswith("take care")) and not SPOKEN.search(plain):
                yield Implied("skill", match.start(), match.end(), _head(plain))
            continue
        who = match.group("who")
        if (
            who
            and who not in ("i", "we", "he", "she", "they")
            and (who in ("you", "it", "that", "this") or not statement.text[match.start("who")].isupper())
        ):
            continue
        verb, rest = match.group("verb"), match.group("rest")
        if verb in ("also", "gladly", "happily", "certainly", "then", "only", "not", "never"):
            continue
        if verb:
            if verb not in PERSONAL:
                yield Implied("skill", match.start("verb"), match.end(), _head(f"{verb} {rest}"))
        elif not SPOKEN.search(match.group()):
            yield Implied("skill", match.start("faire"), match.end(), _head(match.group("faire")))


def senses(text: str) -> frozenset[int]:
    flat = level(text)
    return frozenset(place for place, pattern in enumerate(SENSES) if pattern.search(flat))


def owning(said: str, line: str) -> bool:
    """Whose it is: the client's where the text speaks of the client, the freelancer's where it does not."""
    if not SENSES[3].search(level(said)):
        return True
    mine, theirs = YOU.search(level(said)), YOU.search(level(line.split("?")[-1]))
    return bool(theirs) if mine else not (theirs and OWNS.search(level(line)) and OWNS.search(level(said)))


def in_order(said: str, line: str) -> bool:
    """ "Before" is borne out only by a text that says so."""
    return not EARLIER.search(level(said)) or bool(EARLIER.search(level(line)))


def _head(text: str) -> str:
    return re.split(r",|\b(?:for|if|once|when|so|because|before|after|which|that|pour|si|quand|des que|avant|apres|qui|que|as)\b", text)[0]
