"""Which currency a sum may be meant in, as a client names it."""

from __future__ import annotations


def same_money(named: str, currency: str) -> bool:
    """Whether a sum as it was named may be meant in a currency; a name with "?" is that of several, "?" alone of any."""
    if named == "?":
        return True
    if not named.endswith("?"):
        return named == currency
    return currency in ({"CHF", "XOF", "XAF"} if named.startswith("franc") else {"USD", "CAD", "AUD", "NZD", "SGD", "HKD"})
