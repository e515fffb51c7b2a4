from datetime import date

from assistant.orders.policies import Policy, in_force


def fee(valid_from: str, percent: int) -> Policy:
    return Policy("fee", {"en": "Fee"}, percent, "percent", date.fromisoformat(valid_from), "help centre")


def test_the_newest_rule_that_is_not_in_the_future_holds() -> None:
    rules = [fee("2027-01-01", 7), fee("2024-01-01", 5), fee("2025-01-01", 6)]
    assert [p.value for p in in_force(rules, date(2026, 12, 31))] == [6]
    assert [p.value for p in in_force(rules, date(2027, 1, 1))] == [7]


def test_a_rule_that_has_not_begun_does_not_hold() -> None:
    assert in_force([fee("2027-01-01", 7)], date(2026, 1, 1)) == ()
