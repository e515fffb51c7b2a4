"""Money: whole minor units and a currency. Never a float, never two currencies in one sum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from babel.numbers import format_currency, get_currency_precision, get_currency_symbol, is_currency


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` is in the currency's smallest unit (cents for EUR, yen for JPY, fils for KWD)."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, amount: str | int | float | Decimal, currency: str) -> Money:
        """From a decimal in major units. ValueError if it is no number, or finer than the currency's minor unit."""
        if not is_currency(currency):
            raise ValueError(f"{currency!r} is not a currency code (ISO 4217)")
        try:
            value = Decimal(str(amount))
            minor = value.scaleb(get_currency_precision(currency))
            whole = minor == minor.to_integral_value()
        except InvalidOperation:
            raise ValueError(f"{amount!r} is not an amount") from None
        if not whole:
            raise ValueError(f"{amount!r} is finer than {currency} can be paid")
        return cls(int(minor), currency)

    @property
    def amount(self) -> Decimal:
        """In major units, with the currency's own number of decimals."""
        return Decimal(self.minor).scaleb(-get_currency_precision(self.currency))

    def __add__(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added")
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return self + Money(-other.minor, other.currency)

    def __mul__(self, count: int) -> Money:
        return Money(self.minor * count, self.currency)

    def percent(self, percent: Decimal) -> Money:
        """That share of it, rounded half up to the minor unit."""
        share = (Decimal(self.minor) * percent / 100).quantize(Decimal(1), ROUND_HALF_UP)
        return Money(int(share), self.currency)

    def to_json(self) -> dict[str, str]:
        return {"amount": f"{self.amount:f}", "currency": self.currency}

    @classmethod
    def from_json(cls, body: dict[str, str]) -> Money:
        return cls.parse(body["amount"], body["currency"])

    def say(self, language: str) -> str:
        """As a person writes it: €90, CHF 90 or €90.50 in English, 90 € or 90,50 € in French."""
        decimals = self.minor % 10 ** get_currency_precision(self.currency) != 0
        number = "#,##0.00" if decimals else "#,##0"
        locale = "fr" if language == "fr" else "en"
        letters = get_currency_symbol(self.currency, locale=locale)[-1:].isalpha()
        pattern = f"{number} ¤" if locale == "fr" else f"¤ {number}" if letters else f"¤{number}"
        return format_currency(self.amount, self.currency, pattern, locale=locale, currency_digits=decimals)
