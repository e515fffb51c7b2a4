from decimal import Decimal

from assistant.money import Money
from assistant.orders.mandate import Mandate, OfferLimits
from assistant.orders.records import gig, mandate, profile

SELLER = profile({"handle": "nora", "name": "Nora", "languages": ["fr", "en"], "timezone": "Europe/Paris", "currency": "EUR"})


def test_a_gig_speaks_its_sellers_first_language_unless_it_says_otherwise() -> None:
    body = {"title": "Signs", "packages": [{"id": "a", "title": "A", "price": "90.50", "delivery_days": 3, "revisions": "unlimited"}]}
    assert gig("signs", body, SELLER).language == "fr"
    assert gig("signs", {**body, "language": "en"}, SELLER).language == "en"
    assert gig("signs", body, SELLER).packages[0].price == Money(9050, "EUR")
    assert gig("signs", body, SELLER).packages[0].revisions is None


def test_limits_of_one_gig_win_over_the_common_ones_and_leave_the_others() -> None:
    body = {"offers": {"send_up_to": 300, "floor": 50, "max_discount_percent": "7.5", "per_gig": {"signs": {"floor": 90}}}}
    found = mandate(body, "EUR", version=4)
    common = OfferLimits(Money(30000, "EUR"), Decimal("7.5"), Money(5000, "EUR"))
    assert (found.version, found.offers) == (4, common)
    assert found.per_gig["signs"] == OfferLimits(Money(30000, "EUR"), Decimal("7.5"), Money(9000, "EUR"))


def test_without_a_mandate_everything_asks() -> None:
    assert mandate(None, "EUR") == Mandate()
    assert mandate(None, "EUR").consultations == "ask"
    assert mandate(None, "EUR").offers.send_up_to is None
