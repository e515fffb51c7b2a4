"""Questions with what a right answer must and must not contain, asked through the engine as a channel would."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.conversations.record import Incoming
from assistant.turns.start import Intro
from assistant.understanding.text import fold
from assistant.web.parts import Parts


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    freelancer: str
    kind: str
    turns: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`wrong` are things said that must not be; `missing` what a right answer would have had, or the outcome it lacks."""

    case: Case
    missing: tuple[str, ...]
    wrong: tuple[str, ...]
    said: str

    @property
    def right(self) -> bool:
        return not self.missing and not self.wrong


def read_cases(path: Path) -> tuple[Case, ...]:
    bodies = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return tuple(Case(b["id"], b["freelancer"], b["kind"], tuple(b["turns"])) for b in bodies)


async def ask(parts: Parts, case: Case) -> Verdict:
    opened = await parts.engine.open(case.freelancer, Intro(None, None, None, None), None)
    missing: list[str] = []
    wrong: list[str] = []
    said = []
    for number, turn in enumerate(case.turns):
        answer = await parts.engine.receive(Incoming(opened.conversation, f"{case.id}-{number}", turn["say"]))
        reply = answer.reply or {"text": "", "outcome": "silent"}
        said.append(f"> {turn['say']}\n< ({reply['outcome']}) {reply['text']}")
        if reply["outcome"] not in turn.get("outcome", [reply["outcome"]]):
            missing.append(f"outcome {'/'.join(turn['outcome'])}, not {reply['outcome']}")
        missing += [str(entry) for entry in turn.get("has", ()) if not _has(reply["text"], entry)]
        wrong += [str(entry) for entry in turn.get("lacks", ()) if _has(reply["text"], entry)]
    return Verdict(case, tuple(missing), tuple(wrong), "\n".join(said))


def _has(text: str, entry: str | Sequence[str]) -> bool:
    options = [entry] if isinstance(entry, str) else entry
    return any(_contains(_plain(text), _plain(option)) for option in options)


def _plain(text: str) -> str:
    folded = re.sub(r"\s+", " ", fold(text))
    joined = re.sub(r"(?<=\d)[ ,.](?=\d{3}\b)", "", folded)
    return re.sub(r"(?<=\d),(?=\d)", ".", joined)


def _contains(text: str, option: str) -> bool:
    """Numbers and words as wholes; longer phrases anywhere."""
    before = r"(?<!\d)(?<!\d\.)" if option[:1].isdigit() else r"(?<!\w)"
    return re.search(rf"{before}{re.escape(option)}(?!\w|\.\d)", text) is not None


def report(verdicts: Sequence[Verdict]) -> str:
    failed = [v for v in verdicts if not v.right]
    lines = [f"{len(verdicts) - len(failed)} of {len(verdicts)} right"]
    lines += [f"\n{v.case.id} ({v.case.kind}) missing {v.missing} wrong {v.wrong}\n{v.said}" for v in failed]
    return "\n".join(lines)
