"""A yes to what was just asked, said alone or before something else is asked: "Yes, that's fine. Where is it?"."""

from __future__ import annotations

import re

from assistant.understanding.text import fold

MOST_WORDS = 40

_PLAIN = (
    r"(?:yes|yep|yeah|yup|ya|sure|of course|definitely|absolutely|certainly|correct|exactly|indeed|right|agreed|please do|go ahead|do it"
    r"|let's do (?:it|that)|(?:i|we) do|you(?:'re| are) right|(?:i )?confirm(?:ed)?(?: it| that)?"
    r"|oui|ouais|bien sur|absolument|tout a fait|exactement|exact|volontiers|avec plaisir|allez-y|vas-y|entendu|c'est (?:bien )?ca"
    r"|je confirme|confirme)"
)
_GLAD = (
    r"(?:okay|ok|alright|all right|great|perfect|excellent|good|fine|cool|awesome|wonderful|super|d'accord|parfait|tres bien"
    r"|nickel|genial|impeccable)"
)
_WELL = (
    r"(?:fine|good|great|perfect|ok|okay|right|correct|works?|suits?|alright|all right|well|nice|cool|it|best|wonderful|excellent"
    r"|awesome|lovely)"
)
_SUITS = (
    r"(?:(?:(?:that|it|this|which|all|everything),?(?: time| one| date| day)?"
    r"(?:'s|'ll|'d| is| are| was| will| would| should| does| seems| sounds| looks)?|is)(?: be| just| also| still| all| totally"
    rf"| absolutely| actually)*(?: suits?| works?)?(?: me| us)? {_WELL}(?: (?:with|for|to|by|me|us|now|then|too|well))*"
    r"|(?:that|it|this) (?:suits?|works?)(?: me| us| well| fine)*"
    rf"|(?:sounds|looks|seems|works)(?: just)? (?:{_WELL}|for me|for us)(?: to me| for me)?"
    r"|i(?:'d| would) (?:like|love) that|i(?:'ll| will) take (?:it|that)|i can (?:do|make)(?: that| it)?"
    r"|ca (?:me |nous )?(?:va|convient|marche|ira)(?: bien| tres bien)?"
    r"|c'est (?:bon|parfait|exact|bien|correct|note|super)(?: pour moi| pour nous)?)"
)
_CALL = r"(?:call|appointment|booking|reservation|time|slot|meeting|consultation)"
_DO_IT = (
    r"(?:(?:you (?:can|may) |i(?:'d| would) (?:like|love) to |i(?:'ll| will) |i want to |let's |can you |could you )?"
    rf"(?:book|reserve|schedule|confirm|make|take|move|cancel) (?:(?:the|that|this|my|an?) {_CALL}|it|that|this|me in|for me|this one"
    r"|that one)(?: for me| then| now)*"
    r"|(?:reservez|reserve|confirmez|prenez|deplacez|annulez)(?:-(?:le|la|moi))?"
    r"(?: (?:ce|cet|le|la|l') ?(?:creneau|appel|rendez-vous|rdv))?)"
)
_POLITE = (
    r"(?:please|pls|thank you|thanks?|thx|very much|so much|a lot|then|and|s'il vous plait|svp|s'il te plait|merci|beaucoup|bien"
    r"|alors|et)"
)
_GAP = r"[\s,.!;:\-–—]+"
_OPENING = re.compile(rf"^\W*(?:(?:{_SUITS}|{_DO_IT}|{_PLAIN}|{_GLAD}|{_POLITE})(?:{_GAP}|$))*")
_SAYS_SO = re.compile(rf"\b(?:{_SUITS}|{_DO_IT}|{_PLAIN}|{_GLAD})\b")
_SURE = re.compile(rf"^\W*{_PLAIN}\b")

_HESITATES = re.compile(
    r"\b(?:but|if|unless|wait|hold on|hang on|first|before|however|instead|rather|not|never|cannot|only|maybe|perhaps|no|nope|change"
    r"|other|another|cancel|later|earlier|mais|si|sauf|attend\w*|d'abord|avant|plutot|pas|ne|jamais|peut-etre|non|autre|annul\w+"
    r"|plus (?:tard|tot))\b|n't\b"
)
# "I'd like to know if …" makes no condition, "but where is it?" no objection.
_HARMLESS = re.compile(
    r"\b(?:know|wonder\w*|ask\w*|tell me|see|check|and|or|savoir|demand\w*|dire|dites-moi)(?: \w+){0,2}? (?:if|si|s'il\w*)\b"
    r"|^(?:but|mais) (?=(?:what|where|who|which|do|does|(?:can|could) (?:you|i) (?:tell|give|send|get|have|know)"
    r"|quel|ou|qui|(?:pouvez|pourriez)-vous me (?:dire|donner|envoyer)))"
)
_ASKS = re.compile(
    r"\?|\b(?:what|where|who|which|how|can|could|may|do|does|is|are|will|would|tell|give|send|show|know|wonder\w*|let me know"
    r"|quel(?:le)?s?|combien|ou|qui|comment|pouvez|peux|est-ce|dites|donnez|envoyez)\b"
)
_SENTENCE = re.compile(r"[^.?!]*[.?!]?")


def hesitates(text: str) -> bool:
    """Whether a condition, an objection or another wish is said."""
    return _HESITATES.search(fold(text)) is not None


def agreed(text: str) -> str | None:
    """What the message goes on to ask after its yes, "" where nothing, folded; None where it is no plain yes."""
    folded = fold(text)
    opening = _OPENING.match(folded)
    end = opening.end() if opening else 0
    rest = folded[end:].strip(" \n.!,;:-")
    if not _SAYS_SO.search(folded[:end]) or len(folded.split()) > MOST_WORDS:
        return None
    if not rest:
        return ""
    first = _SENTENCE.match(rest)
    asked = first.group() if first else rest
    if _HESITATES.search(_HARMLESS.sub(" ", asked)):
        return None
    if _ASKS.search(asked):
        return rest
    return "" if _SURE.match(folded) and not _HESITATES.search(rest) else None
