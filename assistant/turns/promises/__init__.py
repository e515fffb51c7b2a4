"""Every price, time, count, date, scope item and rule that a reply states, matched in value and subject with a fact a tool returned."""

from assistant.turns.promises.sheet import Unbacked
from assistant.turns.promises.verdict import Verdict, check, check_composed

__all__ = ["Unbacked", "Verdict", "check", "check_composed"]
