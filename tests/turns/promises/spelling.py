"""Numbers as a writer spells them, in two languages, digits or words."""

from __future__ import annotations

ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
ENGLISH_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
FRENCH = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
FRENCH_TENS = "_ _ vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()
NAMES = {"EUR": ("euros", "euros"), "USD": ("dollars", "dollars"), "CAD": ("Canadian dollars", "dollars canadiens")}
SIGNS = {"EUR": "€", "USD": "$", "CAD": "CA$"}


def english(number: int) -> str:
    if number < 20:
        return ENGLISH[number]
    if number < 100:
        return ENGLISH_TENS[number // 10] + (f"-{ENGLISH[number % 10]}" if number % 10 else "")
    rest = f" and {english(number % 100)}" if number % 100 else ""
    return f"{english(number // 100)} hundred{rest}" if number < 1000 else f"{english(number // 1000)} thousand {english(number % 1000)}"


def french(number: int) -> str:
    if number < 20:
        return FRENCH[number]
    if number < 100:
        tens, units = FRENCH_TENS[number // 10], number % 10 + (10 if number // 10 in (7, 9) else 0)
        if units == 0:
            return tens + ("s" if tens == "quatre-vingt" else "")
        return f"{tens} et {FRENCH[units]}" if units in (1, 11) and number < 80 else f"{tens}-{FRENCH[units]}"
    many = number // 100
    head = "cent" if many == 1 else f"{french(many)} cent" + ("s" if number % 100 == 0 else "")
    return head + (f" {french(number % 100)}" if number % 100 else "")


def count(number: int | None, language: str, words: bool) -> str:
    if number is None:
        return {"en": "unlimited", "fr": "un nombre illimité de"}[language]
    return (english if language == "en" else french)(number) if words else str(number)


def money(amount: int, currency: str, language: str, words: bool) -> str:
    if words:
        return f"{count(amount, language, True)} {NAMES[currency][language == 'fr']}"
    sign = SIGNS[currency]
    return f"{sign}{amount}" if language == "en" else f"{amount} {'$ CA' if currency == 'CAD' else sign}"
