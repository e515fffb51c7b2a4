"""Which currency a sign, a code or a name means, in English and French."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from babel import Locale
from babel.numbers import list_currencies

from assistant.understanding.written import Token, fold, vocabulary

SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₿": "BTC", "₭": "LAK", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₽": "RUB",
    "₴": "UAH", "₦": "NGN", "฿": "THB", "₫": "VND", "元": "CNY", "円": "JPY", "₱": "PHP", "₲": "PYG", "₡": "CRC", "₸": "KZT",
    "₮": "MNT", "₼": "AZN", "₾": "GEL", "₵": "GHS", "৳": "BDT", "﷼": "IRR", "ரூ": "LKR",
}  # fmt: skip
DOLLARS = {
    "us": "USD", "u.s": "USD", "u.s.": "USD", "usd": "USD", "c": "CAD", "ca": "CAD", "cad": "CAD", "can": "CAD", "a": "AUD", "au": "AUD",
    "aud": "AUD", "nz": "NZD", "nzd": "NZD", "hk": "HKD", "hkd": "HKD", "s": "SGD", "sg": "SGD", "sgd": "SGD", "mx": "MXN", "mxn": "MXN",
    "r": "BRL", "nt": "TWD", "twd": "TWD",
}  # fmt: skip
EVERYDAY = {
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "balles": "EUR", "pound": "GBP",
    "pounds": "GBP", "quid": "GBP", "sterling": "GBP", "livre": "GBP", "livres": "GBP", "yen": "JPY", "yens": "JPY", "yuan": "CNY",
    "yuans": "CNY", "kuai": "CNY", "rmb": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "roupie": "INR", "roupies": "INR",
    "rs": "INR", "shekel": "ILS", "shekels": "ILS", "bitcoin": "BTC", "bitcoins": "BTC", "btc": "BTC", "rm": "MYR", "ringgit": "MYR",
    "ringgits": "MYR", "tugrik": "MNT", "tugriks": "MNT", "real": "BRL", "reais": "BRL", "zloty": "PLN", "zlotys": "PLN", "baht": "THB",
    "bahts": "THB", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "hryvnia": "UAH", "won": "KRW", "rand": "ZAR",
    "dirham": "AED", "dirhams": "AED", "naira": "NGN", "egyptianpound": "EGP",
}  # fmt: skip
VAGUE = {
    "franc": "franc", "francs": "franc", "peso": "peso", "pesos": "peso", "peseta": "peseta", "pesetas": "peseta", "dinar": "dinar",
    "dinars": "dinar", "riyal": "riyal", "riyals": "riyal", "rial": "rial", "rials": "rial", "krona": "krona", "krone": "krone",
    "kroner": "krone", "lira": "lira", "liras": "lira", "guilder": "guilder", "guilders": "guilder", "mark": "mark", "marks": "mark",
    "pesewa": "pesewa", "pesewas": "pesewa", "satoshi": "satoshi", "satoshis": "satoshi",
}  # fmt: skip
"""Names several countries use: the name itself stands for the currency."""

COINS = {
    "cent": "cent", "cents": "cent", "c": "cent", "centime": "centimes", "centimes": "centimes", "penny": "penny", "pennies": "cent",
    "pence": "pence", "p": "pence", "sen": "cent", "sens": "cent", "kopiyka": "cent", "kopiykas": "cent", "kopeck": "cent",
    "kopecks": "cent", "paise": "cent",
}  # fmt: skip
LOWER_CASE_CODES = vocabulary(
    "eur usd gbp cad aud nzd chf jpy inr cny sek nok dkk pln czk huf ron bgn hkd sgd mxn brl zar aed sar qar kwd egp mad tnd xof xaf "
    "ils rub uah krw thb myr idr php vnd ngn kes ghs lbp mnt twd"
)
NATIONS = {
    "us": "USD", "american": "USD", "americain": "USD", "americains": "USD", "canadian": "CAD", "canadien": "CAD", "canadiens": "CAD",
    "australian": "AUD", "australien": "AUD", "australiens": "AUD",
}  # fmt: skip


@cache
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())


@cache
def _names() -> dict[tuple[str, ...], str]:
    """Full names of every currency in both languages, as folded words."""
    names: dict[tuple[str, ...], str] = {}
    for language in ("en", "fr"):
        locale = Locale.parse(language)
        for code, plurals in locale._data["currency_names_plural"].items():
            for name in {*plurals.values(), locale.currencies.get(code, "")}:
                words = tuple(fold(name).replace("-", " ").split())
                if len(words) > 1 and code in _codes() and "(" not in name:
                    names.setdefault(words, code)
    return names


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _names())


def _is_sign(word: str) -> bool:
    return len(word) == 1 and (word in SIGNS or unicodedata.category(word) == "Sc")


def _long_name(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    if tokens[place].word not in _first_words() and not tokens[place].word.startswith(("malaysia", "dutch")):
        return None
    for length in (4, 3, 2):
        words = tuple(t.word for t in tokens[place : place + length])
        code = len(words) == length and _names().get(words)
        if code:
            return code, place + length
    return None


def _code(token: Token) -> str | None:
    upper = token.word.upper()
    if len(token.word) != 3 or upper not in _codes():
        return None
    return upper if token.word in LOWER_CASE_CODES or token.raw.isupper() else None


def currency_after(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    """The currency named from `place` on (after a number), and the place behind it."""
    if place >= len(tokens):
        return None
    word = tokens[place].word
    if word in ("de", "of", "d") and place + 1 < len(tokens):
        inner = currency_after(tokens, place + 1 + (word == "d"))
        return inner if inner and tokens[place - 1].kind == "word" else None
    if word == "-" and place + 1 < len(tokens) and tokens[place].glued and tokens[place + 1].glued:
        return currency_after(tokens, place + 1) if tokens[place + 1].kind == "word" else None
    if _is_sign(word):
        return _nation_after(tokens, place)
    found = _long_name(tokens, place)
    if found:
        return found
    if word in EVERYDAY and (word != "real" or tokens[place].glued):
        return _nation_after(tokens, place)
    if word in VAGUE:
        return VAGUE[word], place + 1
    code = _code(tokens[place])
    if code:
        return code, place + 1 + (place + 1 < len(tokens) and tokens[place + 1].word == "$")
    return _adjective_first(tokens, place) or _dotted(tokens, place)


def _nation_after(tokens: Sequence[Token], place: int) -> tuple[str, int]:
    """ "$ CAD", "$ hk", "dollars australiens"; alone, the sign's or the name's usual country."""
    plain = SIGNS.get(tokens[place].word) or EVERYDAY.get(tokens[place].word, tokens[place].word)
    if plain == "USD" and place + 1 < len(tokens):
        after = tokens[place + 1]
        nation = NATIONS.get(after.word) if tokens[place].word != "$" else None
        code = _code(after)
        short = tokens[place].word == "$" and len(after.word) > 1 and after.word not in ("us", "can", "au")
        glued_country = DOLLARS.get(after.word) if short else None
        found = nation or (code if code and code.endswith("D") else None) or glued_country
        if tokens[place].word == "$" and after.word in ("us", "c", "u") and (after.raw.isupper() or after.word == "c"):
            found = DOLLARS.get(after.word, "USD")
        if found:
            return found, place + 2
    return plain, place + 1


def _adjective_first(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    word = tokens[place].word
    millions = word[1:].upper() if len(word) == 4 and word[0] == "m" and tokens[place].raw.isupper() else ""
    if millions in _codes():
        return "M" + millions, place + 1
    if place + 1 >= len(tokens):
        return None
    after = tokens[place + 1].word
    if after == "$" and word in DOLLARS:
        return DOLLARS[word], place + 2
    if word in NATIONS and after in ("dollar", "dollars"):
        return NATIONS[word], place + 2
    if len(word) > 3 and (after in EVERYDAY or after in VAGUE) and word.endswith(("ish", "ch", "an", "ian", "ia", "ese", "ss")):
        return EVERYDAY.get(after) or VAGUE[after], place + 2
    return None


def _dotted(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    words = [t.word for t in tokens[place : place + 4]]
    if words[:3] == ["l", ".", "e"]:
        return "EGP", place + 3 + (words[3:] == ["."] and tokens[place + 3].glued)
    return None


def currency_before(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    """The currency that ends just before `place` (a number's start), and the place where it starts."""
    last = place - 1
    if last < 0:
        return None
    token = tokens[last]
    if _is_sign(token.word):
        return _sign_before(tokens, last)
    code = _code(token)
    if code:
        return code, last
    if token.word in ("rs", "rm", "ringgit", "btc", "kr"):
        return EVERYDAY.get(token.word, token.word), last - (last > 0 and tokens[last - 1].word.startswith("malaysia"))
    if token.word == "." and last > 0 and tokens[last - 1].word == "rs":
        return "INR", last - 1
    millions = token.word[1:].upper() if len(token.word) == 4 and token.word[0] == "m" else ""
    return ("M" + millions, last) if millions in _codes() and token.word[1:] in LOWER_CASE_CODES else None


def _sign_before(tokens: Sequence[Token], sign: int) -> tuple[str, int]:
    plain = SIGNS.get(tokens[sign].word, tokens[sign].word)
    if tokens[sign].word != "$" or sign == 0:
        return plain, sign
    before = tokens[sign - 1]
    country = DOLLARS.get(before.word)
    written_with_space = before.word in ("c", "us", "usd", "cad", "aud", "nzd", "mxn", "hk") and before.word != "s"
    if country and (tokens[sign].glued or written_with_space):
        if before.word == "s" and sign > 1 and tokens[sign - 2].word in (".", "'"):
            return "USD", sign - 1
        return country, sign - 1
    code = _code(before)
    return (code, sign - 1) if code and tokens[sign].glued else (plain, sign)
