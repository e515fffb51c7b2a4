"""What a provider's answer may not say whatever its figures: that a person wrote it, that a thing was done which was not, a way around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.chat_models.briefing import CLOSE, OPEN, RULES, Briefing
from assistant.understanding.language import guess


@dataclass(frozen=True, slots=True)
class Fault:
    """Words of a draft that must not be sent, and why."""

    kind: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Backing:
    """`passed_on`: a hand-over or a gap was recorded in this turn. `texts`: what tools returned. `tools`: their names."""

    passed_on: bool
    texts: str
    tools: tuple[str, ...]
    language: str


_WHO = r"(?:i|we)(?:\s+have|['’]ve|\s+will|['’]ll|\s+am|['’]m)?\s+(?:just\s+|already\s+|now\s+|also\s+)?"
_SENT = r"(?:pass|forward|relay|transferr?|escalat|hand)(?:e?d|ing)?"
_PASSED_ON = re.compile(
    rf"\b{_WHO}(?:{_SENT}\b[^.!?]{{0,60}}?\b(?:on|over|along|to)\b|(?:notif(?:y|ied|ying)|inform(?:ed|ing)?|told|alert(?:ed|ing)?)\b(?!\s+you)"
    r"|(?:noted|recorded|logged)\b[^.!?]{0,30}\bquestion|let(?:ting)?\b(?!\s+you)[^.!?]{0,40}\bknow\b)"
    rf"|\bhas\s+been\s+(?:{_SENT}|notified|informed)\b"
    r"|\bwill\s+(?:get\s+back\s+to|contact|reach\s+out\s+to|reply\s+to|write\s+to)\s+you\b"
    r"|\b(?:j['’]ai|nous\s+avons|je\s+viens\s+de|je\s+vais)\s+(?:bien\s+|tout\s+de\s+suite\s+|l['’]|le\s+|la\s+|lui\s+|d['’])*"
    r"(?:transm|transf[ée]r|relay|pr[ée]ven|inform[ée]|averti|signal[ée]|not[ée]\s+(?:votre|ta)\s+question)"
    r"|\bje\s+(?:lui\s+|le\s+|la\s+)?(?:transmets|transf[èe]re|relaie|pr[ée]viens|informe|avertis)\b"
    r"|\ba\s+(?:bien\s+)?[ée]t[ée]\s+(?:transmis|transf[ée]r|pr[ée]ven|inform|averti)"
    r"|\b(?:reviendra\s+vers|recontactera|contactera)\b|\b(?:vous|te)\s+(?:re)?contactera\b|\b(?:vous|te)\s+r[ée]pondra\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"\?|\bif\s+you\b|\bwould\s+you\b|\bsi\s+(?:vous|tu)\b|\bsouhaite", re.IGNORECASE)
_A_PERSON = re.compile(
    r"\bi(?:['’]m|\s+am)\s+(?:a\s+|an\s+)?(?:real\s+|actual\s+|living\s+)*(?:human|person|man|woman)\b"
    r"|\bi(?:['’]m|\s+am)\s+not\s+(?:a\s+|an\s+)?(?:chat\s*bot|bot|robot|ai|machine|artificial|automated|virtual)\b"
    r"|\bje\s+suis\s+(?:bien\s+)?(?:une?\s+)?(?:vraie?\s+)?(?:humaine?|personne|homme|femme)\b"
    r"|\bje\s+ne\s+suis\s+pas\s+(?:une?\s+)?(?:chat\s*bot|bot|robot|ia|intelligence|machine|assistant\s+virtuel)\b",
    re.IGNORECASE,
)
_I_AM = r"\b(?:i\s+am|i['’]m|je\s+suis|je\s+m['’]appelle|my\s+name\s+is)"
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:https?://|www\.)[^\s<>\"')\]]+"
    r"|\b[\w-]+\.(?:com|net|org|io|me|fr|co|gg|app|dev|link)\b(?:/[^\s<>\"')\]]*)?"
    r"|(?<![\w@])@[a-z][\w.]{2,}"
    r"|(?:\+\d{1,3}|(?<!\d)0\d)[\d .()/-]{6,}\d",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_RULE_LINES = tuple(line.strip().casefold() for line in RULES.splitlines())
_FIELDS = ("must_hand_over", "client_timezone", OPEN, CLOSE)
ENOUGH_WORDS = 8


def faults(text: str, briefing: Briefing, backing: Backing) -> tuple[Fault, ...]:
    found = (_human(text, briefing), _passed_on(text, backing), _lures(text, backing), _leaks(text, backing), _language(text, backing))
    return tuple(fault for each in found for fault in each)


def _human(text: str, briefing: Briefing) -> Iterator[Fault]:
    names = {briefing.freelancer, *briefing.freelancer.split()[:1]} - {briefing.assistant}
    posing = rf"{_I_AM}\s+(?:{'|'.join(map(re.escape, sorted(names)))})\b(?!['’]s)"
    for match in [*_A_PERSON.finditer(text), *(re.finditer(posing, text, re.IGNORECASE) if names else ())]:
        yield Fault("identity", match.group(), "you are an AI assistant and never say otherwise")


def _passed_on(text: str, backing: Backing) -> Iterator[Fault]:
    if backing.passed_on:
        return
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        match = _PASSED_ON.search(sentence)
        if match and not _OFFERED.search(sentence):
            yield Fault("deed", match.group(), "nothing was passed on: call hand_over or record_gap first")


def _lures(text: str, backing: Backing) -> Iterator[Fault]:
    known = backing.texts.casefold()
    for match in _CONTACT.finditer(text):
        found = match.group().rstrip(".,;:!?")
        is_number = not re.search(r"[a-z]", found, re.IGNORECASE)
        if found.casefold() not in known and not (is_number and sum(c.isdigit() for c in found) < 9):
            yield Fault("contact", found, "no tool returned this address, link or number")


def _leaks(text: str, backing: Backing) -> Iterator[Fault]:
    folded = " ".join(text.casefold().split())
    inner = [*_FIELDS, *(tool for tool in backing.tools if "_" in tool), *(line for line in _RULE_LINES if len(line) > 40)]
    for words in inner:
        if words in folded:
            yield Fault("inner", words[:60], "instructions, the context block and tool names are not for clients")


def _language(text: str, backing: Backing) -> Iterator[Fault]:
    own = _QUOTED.sub(" ", text)
    spoken = guess(own, default=backing.language)
    if backing.language in ("en", "fr") and spoken.sure and spoken.code != backing.language and len(own.split()) >= ENOUGH_WORDS:
        yield Fault("language", text[:60], f"the client speaks {'French' if backing.language == 'fr' else 'English'}")
