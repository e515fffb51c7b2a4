"""Predictions for the outside yardsticks, by the same functions the assistant uses.

    python benchmarks/packs.py PACK CASES.jsonl OUT.jsonl [--shared DIR]

OUT gets one line per case in the form that the packs' scorer reads; DIR is what a pack keeps beside its cases.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path
from time import process_time
from typing import Any

from babel.core import UnknownLocaleError
from babel.numbers import get_currency_name
from packs_booking import booker
from packs_chat import injected, off_topic
from packs_retrieval import faq, follow_ups

from assistant.understanding import amounts
from assistant.understanding.acts import segments
from assistant.understanding.agreeing import agreed
from assistant.understanding.moments.reading import read
from assistant.understanding.moments.values import Reading

Case = dict[str, Any]
UNLISTED = {"BTC": "bitcoin"}
# What the pack calls an act; what it has no word for is left out.
ACTS: dict[str, tuple[str, ...]] = {
    "affirm": ("affirm",), "deny": ("deny",), "acknowledge": ("acknowledge",), "greet": ("greet",), "goodbye": ("end_call",),
    "thank": ("thank",), "person": ("handoff",), "repeat": ("repeat",), "book": ("booking", "appointment"), "price": ("how_much",),
    "delivery": ("how_long",),
}  # fmt: skip
# Where the speaker is, for the one source whose moments were given with an offset that the pack leaves out.
ZONES: dict[str, tzinfo] = {"duckling": timezone(timedelta(hours=-2))}


def _datetime(case: Case) -> Case:
    readings = read(case["text"], datetime.fromisoformat(case["ref"]), case["lang"], zone=ZONES.get(case["source"]))
    return {"id": case["id"], "results": [_moment(reading) for reading in readings]}


def _moment(reading: Reading) -> Case:
    if reading.start is None or reading.end is None:
        return {"value": None, "seconds": reading.seconds}
    start = reading.start
    if reading.kind == "interval" and reading.grain != "part" and reading.bound in ("by", "until"):
        start = reading.end - timedelta(days=1)
    found = {"value": start.isoformat()}
    return found if reading.kind in ("time", "datetime") else {**found, "end": reading.end.isoformat()}


def _money_duration(case: Case) -> Case:
    found = amounts.find(case["text"], case["lang"])
    results: list[Case] = []
    for amount in found:
        if amount.kind == "money" and amount.low is not None:
            results += [{"amount": float(amount.low), "currency": name} for name in _currency(amount, case["lang"])]
        elif amount.seconds is not None:
            results.append({"seconds": float(amount.seconds)})
    return {"id": case["id"], "results": results}


def _currency(amount: amounts.Amount, language: str) -> list[str]:
    """One currency in the ways the sources write it: its code, its name, and the word that was said."""
    said = amount.text.split()[-1].lower().removesuffix("s").capitalize()
    try:
        named = get_currency_name(amount.unit, locale=language)
    except (UnknownLocaleError, LookupError):
        named = ""
    named = UNLISTED.get(amount.unit, named)
    named = " ".join(word if word in ("de", "des", "du") else word[:1].upper() + word[1:] for word in named.split())
    return list(dict.fromkeys((amount.unit, amount.unit.capitalize(), named, said)))


def _acts(case: Case) -> Case:
    """What somebody does by saying it, in the words that the pack has for it."""
    found = {name for segment in segments(case["text"]) for act in segment.acts for name in ACTS.get(act, ())}
    if agreed(case["text"]) is not None and not found & {"acknowledge", "deny", "thank"}:
        found.add("affirm")
    return {"id": case["id"], "intents": sorted(found), "slots": {}}


PACKS: dict[str, Callable[[Path], AbstractContextManager[Callable[[Case], Case]]]] = {
    "datetime": lambda _: nullcontext(_datetime),
    "money_duration": lambda _: nullcontext(_money_duration),
    "nlupp": lambda _: nullcontext(_acts),
    "sgd_appointments": lambda _: booker(),
    "clinc150": lambda _: off_topic(),
    "prompt_injection": lambda _: injected(),
    "stackfaq": faq,
    "mtrag_un": follow_ups,
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pack", choices=sorted(PACKS))
    arguments.add_argument("cases", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--shared", type=Path, help="what a pack keeps beside its cases (stackfaq, mtrag_un)")
    given = arguments.parse_args()
    if not given.cases.is_file():
        sys.exit(f"skipped: there is no {given.cases}")
    cases = [json.loads(line) for line in given.cases.read_text("utf8").splitlines() if line.strip()]
    with PACKS[given.pack](given.shared or given.cases.parent.parent / "shared") as predict:
        started = process_time()
        predictions = [predict(case) for case in cases]
        took = process_time() - started
    given.out.write_text("".join(json.dumps(one) + "\n" for one in predictions), "utf8")
    print(f"{len(cases)} cases, {1000 * took / max(1, len(cases)):.2f} ms of processor time each")


if __name__ == "__main__":
    main()
