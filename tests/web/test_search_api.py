from __future__ import annotations

import pytest

from tests.web.shop import Shop


def test_a_need_in_words_finds_gigs_with_their_lowest_price(shop: Shop) -> None:
    found = shop.http.get("/api/search", params={"q": "labels for honey jars", "locale": "en"}).json()
    assert found[0] | {"score": 0} == {
        "freelancer": "lena-moreau",
        "gig": "packaging",
        "title": "I will design your packaging",
        "from": {"amount": "90.00", "currency": "EUR"},
        "score": 0,
    }
    assert 0 < found[0]["score"] <= 1


@pytest.mark.parametrize("query", ["", "q=", "q=%20%E2%80%8B", f"q={'x' * 501}"])
def test_a_need_must_be_said_in_a_few_words(shop: Shop, query: str) -> None:
    assert shop.http.get(f"/api/search?{query}").status_code == 422
