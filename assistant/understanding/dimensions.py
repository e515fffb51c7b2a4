"""Sizes as written ("60 x 90 mm", "12 by 8 by 20 cm"): numbers that measure and count nothing."""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:[.,]\d+)?"
_UNIT = r"(?:mm|cm|m|px|in|inch(?:es)?|ml|cl|pouces?|\")"
_ACROSS = (
    rf"{_NUMBER} ?{_UNIT}?(?: ?[x×*] ?| by | sur | par ){_NUMBER}(?: ?{_UNIT}?(?: ?[x×*] ?| by | sur | par ){_NUMBER})?(?: ?{_UNIT}\b)?"
)
_ONE = rf"{_NUMBER} ?(?:mm|cm|px|ml|cl)\b"
_SIZE = re.compile(rf"(?<![\d.,]){_ACROSS}|(?<![\d.,]){_ONE}", re.IGNORECASE)


def without_sizes(text: str) -> str:
    """The text with blanks in the place of sizes, so that every place in it stays where it is."""
    return _SIZE.sub(lambda found: " " * len(found.group()), text)
