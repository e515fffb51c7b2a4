"""How a reply counts and what it rests on, told from what the tools did rather than from what a model says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.conversations.facts import Promise, Source
from assistant.conversations.record import OUTCOME_ORDER, Outcome
from assistant.tools.calls import Called, Ledger
from assistant.understanding.terms import terms

MOST_SOURCES = 6
ENOUGH_SHARED = 2


def handed_over(ledger: Ledger) -> bool:
    return any(called.effect == "record" and called.status == "done" and called.content.get("handed_over") for called in ledger.calls)


def acted(ledger: Ledger) -> bool:
    """An offer was sent, or the freelancer asked for one."""
    return any(acted_by(called) for called in ledger.calls)


def acted_by(called: Called) -> bool:
    return called.effect == "command" and called.content.get("status") in ("sent", "waiting_approval")


def ordered(ledger: Ledger) -> bool:
    """A tool returned an order of this client's."""
    return any(called.content.get("orders") for called in ledger.done("list_offers"))


def provider_outcome(text: str, promises: Sequence[Promise], ledger: Ledger) -> Outcome:
    """A provider says nothing of its outcome, so the calls it made and the shape of its words tell."""
    applies: set[Outcome] = {"answered"}
    if handed_over(ledger):
        applies.add("handed_over")
    if acted(ledger):
        applies.add("acted")
    if ledger.done("decline"):
        applies.add("declined")
    if ledger.done("record_gap"):
        applies.add("unknown")
    if not promises and text.rstrip(" \n\"'*»)").endswith("?"):
        applies.add("asked")
    return first_that_applies(applies)


def first_that_applies(outcomes: Iterable[Outcome]) -> Outcome:
    return min(outcomes, key=OUTCOME_ORDER.index)


def chosen_sources(promises: Sequence[Promise], used: Sequence[str], known: Iterable[Source]) -> tuple[Source, ...]:
    """What the promises rest on, all of it, then what else was used, as far as there is room."""
    by_id = {source.id: source for source in reversed(list(known))}
    promised = list(dict.fromkeys(p.source for p in promises if p.source in by_id))
    further = [i for i in dict.fromkeys(used) if i in by_id and i not in promised]
    return tuple(by_id[i] for i in promised + further[: max(0, MOST_SOURCES - len(promised))])


def likely_used(text: str, sources: Iterable[Source], language: str) -> tuple[str, ...]:
    """A provider does not say which passages it used: those that share most of its words, best first."""
    said = set(terms(text, language))
    shared = {source.id: len(said & set(terms(f"{source.title} {source.excerpt}"))) for source in sources}
    return tuple(sorted((i for i, n in shared.items() if n >= ENOUGH_SHARED), key=lambda i: -shared[i]))
