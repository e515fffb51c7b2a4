"""Plain statements of what somebody does, is or owns, cut into the pieces that a record has to bear out one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.turns.promises.polarity import hedged, negative
from assistant.turns.promises.reading import Statement
from assistant.understanding.terms import stem
from assistant.understanding.written import level, vocabulary

CLAUSES = re.compile(
    r"[;:()!?]|[.](?=\s|$)|,? \b(?:but|because|so|since|while|whereas|although|though|mais|car|donc|tandis que|puisque|alors que)\b"
    r"|,? (?:and|et) (?=(?:i|we|he|she|it|they|you|je|j'|nous|il|elle|on|vous)\b)|, (?=(?:i|we|he|she|it|they|je|nous|il|elle|"
    r"vous)\b)|\s[-–—]\s"
)
SUBJECT = (
    r"(?P<subject>\b(?:{pronouns}|"
    r"(?:the|our|your|my|le|la|votre|notre) (?:freelancer|seller|designer|developer|translator|writer|artist|team|studio|freelance|"
    r"vendeuse?|graphiste|developpeu\w+|traduct\w+|redact\w+|equipe)|{names}))"
)
AUXILIARY = (
    r"(?P<aux>(?:\s(?:can|could|will|would|may|shall|do|does|also|even|gladly|happily|always|usually|often|certainly|definitely|absolutely|"
    r"already|personally|now|then|simply|both|fully|regularly|sometimes|generally|is able to|are able to|am able to|is happy to|"
    r"am happy to|is willing to|are allowed to|are free to|is ready to|never|has also|"
    r"peux|peut|pouvez|pouvons|sait|sais|vous|lui|leur|les|le|la|l'|y|en|se|s'|s|me|m'|n|toujours|aussi|egalement|meme|volontiers)\b'?"
    r"|'(?:ll|d))*)"
)
VERB = r"[\s']+(?P<verb>[a-z]{1,})\b(?P<rest>[^;:()!?]*)"
ASKED = re.compile(r"\b(?:if|whether|would you|do you|can you|shall i|want me|si vous|voulez|souhaitez|est-ce)\b")
CUT = re.compile(
    r"\b(?:if|once|when|whenever|so that|because|before|after|until|which|that|who|where|whose|as soon|instead|rather|"
    r"si|quand|lorsque|des que|avant|apres|qui|que|dont|ou vous|afin|pour que)\b"
)
PIECES = re.compile(r",(?!\d)|\band\b|\bet\b|\+|&|\bas well as\b|\bainsi que\b|\bor\b|\bou\b|\bfrom\b|\bplus\b")
TALK = vocabulary(
    "help answer ask pass forward check tell explain suggest recommend show look see find connect say confirm note let understand "
    "compare calculate walk guide assist need like love want know think hear read come begin continue proceed quote clarify narrow refer "
    "discuss talk relay point advise propose summarise summarize depend mean hope mention wish try appreciate apologise apologize choose "
    "pick go take cost start total fit suit require remain stay decide order book contact reach expect opt save upgrade pay get receive "
    "buy consider send share describe add reply agree seem feel wonder suppose guess notice believe leave give list prefer turn "
    "spend charge ask'd thank welcome please am are were afraid sorry 'm 're ve d ll m re"
)
PARLER = vocabulary(
    "aide aider reponds repondre repond demande demander prendrais opterais conseillerais recommanderais voudrais aimerais ajouter "
    "transmets transmettre transmet verifie verifier dis dire dit explique expliquer propose "
    "proposer conseille conseiller recommande recommander montre montrer regarde voir vois trouve trouver confirme confirmer note "
    "noter comprends "
    "compare comparer calcule calculer guide guider ajouter ajoute ajoutez renseigne renseigner oriente passe passer sais savoir pose "
    "poser precise preciser "
    "informe informer chiffre chiffrer pense crois espere souhaite prefere choisir choisissez prendre prends prenez prend coute "
    "commence commencer "
    "compte comptez faut reste suffit convient correspond demandez commander commandez reserver reservez contacter envoyer envoyez "
    "partager recevoir "
    "recevez obtenez auriez aurez avez suis serai peux peut pouvez voulez souhaitez devez depend depense depensez paie payez dispose "
    "disposez indiquez choisi "
    "arrive arrivons obtient obtenons tombe retrouve desole desolee ravie ravi serais serez etes ai dois veux opter optez decrivez "
    "dites hesitez revient s'agit agit figure donne donner laisse permettez"
)
LIGHT = vocabulary(
    "do does offer offers provide provides use uses make makes handle handles manage manages have has had hold holds include includes "
    "work works "
    "fait fais faire propose proposons offre utilise utilisons realise realiser assure gere possede travaille deliver delivers cover "
    "covers "
    "livre fournit fournis take takes get gets accept accepts"
)
BEING = vocabulary("be is are sont was est etait a has had possede detient holds lives vit habite comes vient")
STATE = re.compile(
    r"\b(?:away|holidays?|vacations?|vacances|break|leave|back|available|availab\w*|open|closed|off|happy|glad|delighted|able|sure|"
    r"ready|right|best|one|person|good|great|in charge|"
    r"absent\w*|disponib\w*|ferme\w*|de retour|ravie?|prete?|conge\w*|working days|the same|listed|added|ajoute\w*|named|called|asked|"
    r"needed|"
    r"bonne?|meilleure?|ideal\w*|perfect\w*|parfait\w*|what|how|why|part|priced|sold|vendu\w*|inclu\w*|compris\w*)\b"
)
ABLE = vocabulary(
    "support supports handle handles connect connects integrate integrates sync syncs update updates refresh refreshes translate "
    "translates "
    "guarantee guarantees protect protects extend extends last lasts run runs accept accepts prend gere garantit traduit supporte "
    "fonctionne"
)
OF_THEM = vocabulary(
    "recommend suggest propose agit faut reste suffit conseille recommande answer reply decide confirm tell let know want need like "
    "prefer hope think contact discuss talk cost take start charge ask come get "
    "repond decide confirme dit sait veut prefere pense contacte coute prend commence demande recoit revient aime souhaite"
)
"""What may be said of the freelancer without binding."""
KEEPS = vocabulary("own owns keep keeps retain retains resell reuse modify garde gardez conservez conserve possedez revendre modifier")
THING = re.compile(
    r"\b(?P<subject>it|this|that|the (?:package|gig|service|dashboard|website|site|app|application|file|files|work|price)|elle|il|"
    r"(?:la|le|ce|cette) (?:formule|service|fichier|tableau|site|prix|travail))(?:\s(?:can|will|also|even|peut|aussi|se|automatically))*"
    r"\s(?P<verb>[a-z]{3,})\b(?P<rest>[^;:()!?]*)"
)


MATTER = re.compile(
    r"^\W*(?P<subject>(?!(?:this|that|it|these|those|what|which|who|there|your|you|i|we|he|she|they|votre|vos|vous|je|nous|il|elle|on|"
    r"ce)\b)"
    r"(?:[a-z0-9'-]+ ){0,5}[a-z'-]+) "
    r"(?P<verb>(?:can be|will be|is|are|gets?|est|sont|peu(?:t|vent) etre|sera|seront)(?: also| always| aussi| toujours)? "
    r"(?:written|delivered|printed|shipped|posted|translated|recorded|designed|created|built|made|edited|signed|kept|stored|owned|"
    r"sold|handled|tested|"
    r"checked|published|hosted|ecrite?s?|livree?s?|imprimee?s?|expediee?s?|traduite?s?|enregistree?s?|concue?s?|creee?s?|realisee?s?|"
    r"gardee?s?|"
    r"conservee?s?|testee?s?|verifiee?s?|publiee?s?|hebergee?s?)|counts? as|belongs? to|appartien\w+|comptent? comme)\b(?P<rest>.*)$"
)
"""Something that is neither a person nor sold, and what is said of it."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """`pieces` are what is said to be done or had, each with its verb unless that says nothing by itself."""

    pieces: tuple[str, ...]
    start: int
    end: int
    verb: str
    """Empty where it says nothing by itself."""


def assertions(statement: Statement, names: frozenset[str], language: str) -> Iterator[Assertion]:
    """`names` are the freelancer's, folded."""
    text = level(statement.text)
    if statement.question or statement.heading or statement.cell or hedged(text):
        return
    last = 0
    for match in [*CLAUSES.finditer(text), None]:
        end = match.start() if match else len(text)
        clause = text[last:end]
        if len(clause.split()) > 1 and not negative(clause) and not ASKED.search(clause):
            found = _of(clause, last, _subject(names, language))
            if found:
                yield found
        last = match.end() if match else end


@cache
def _subject(names: frozenset[str], language: str) -> re.Pattern[str]:
    pronouns = "je|j|nous|vous|il(?! y)|elle|on" if language == "fr" else "i|we|he|she|they|you"
    own = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"
    return re.compile(SUBJECT.replace("{names}", own).replace("{pronouns}", pronouns) + AUXILIARY + VERB)


@cache
def _conversational() -> frozenset[str]:
    return frozenset(stem(word, "en") for word in TALK) | PARLER


def _talks(verb: str) -> bool:
    return verb in _conversational() or stem(verb, "en") in _conversational()


def _of(clause: str, at: int, subject: re.Pattern[str]) -> Assertion | None:
    match = subject.search(clause)
    if match and match["subject"] in ("i", "we", "you", "je", "j", "nous", "vous", "on"):
        return _spoken(match, at)
    if match:
        return _told(match, at)
    thing = THING.search(clause)
    if thing and (thing["verb"] in ABLE):
        return _made(thing, at)
    matter = MATTER.search(clause)
    if matter and not STATE.search(matter["rest"]):
        whole = f"{matter['subject']} {matter['verb']} {matter['rest']}"
        return Assertion((whole,), at + matter.start("subject"), at + matter.end(), "")
    return None


def _spoken(match: re.Match[str], at: int) -> Assertion | None:
    """In the first person only what is offered, of the client only what they may do or own."""
    verb = match["verb"]
    if _talks(verb) or verb in BEING or verb in ("have", "ai", "avons", "avez", "ve"):
        return None
    if match["subject"] in ("you", "vous") and not (re.search(r"\b(?:can|may|allowed|free|pouvez)\b", match["aux"] or "") or verb in KEEPS):
        return None
    return _made(match, at)


def _told(match: re.Match[str], at: int) -> Assertion | None:
    verb, rest = match["verb"], match["rest"]
    if verb in BEING and (STATE.search(rest) or len(rest.split()) < 1):
        return None
    if (verb in OF_THEM or stem(verb, "en") in OF_THEM) and verb not in BEING:
        return None
    return _made(match, at)


def _made(match: re.Match[str], at: int) -> Assertion:
    verb, rest = match["verb"], match["rest"]
    cut = CUT.search(rest)
    rest = rest[: cut.start()] if cut and rest[: cut.start()].strip() else rest
    parts = [part.strip() for part in PIECES.split(rest) if part.strip()]
    lead = "" if verb in LIGHT or verb in BEING else verb
    pieces = tuple(f"{lead} {part}".strip() if place == 0 else part for place, part in enumerate(parts)) or ((lead,) if lead else ())
    return Assertion(pieces, at + match.start("subject"), at + match.end("verb") + len(rest), lead)
