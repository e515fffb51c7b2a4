from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Invalid, Unauthenticated
from assistant.orders import tokens
from assistant.orders.caller import Caller
from assistant.settings import Settings

SECRET = "a secret that both processes share"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ANA = Caller("client", "lena-moreau", "ana", "c1")


@pytest.mark.parametrize("caller", [ANA, Caller("freelancer", "léna"), Caller("timer", ""), Caller("assistant", "x", "y", "z")])
def test_a_token_says_who_calls(caller: Caller) -> None:
    assert tokens.read(SECRET, tokens.sign(SECRET, caller, NOW), NOW + timedelta(minutes=4)) == caller


def test_a_token_is_good_for_five_minutes_and_never_from_the_future() -> None:
    token = tokens.sign(SECRET, ANA, NOW)
    for late in (timedelta(minutes=5), timedelta(days=400), timedelta(minutes=-2)):
        with pytest.raises(Unauthenticated):
            tokens.read(SECRET, token, NOW + late)


def test_another_secret_signs_another_token() -> None:
    with pytest.raises(Unauthenticated):
        tokens.read("another secret of another house", tokens.sign(SECRET, ANA, NOW), NOW)


def test_what_a_token_says_cannot_be_changed() -> None:
    kind, body, signature = tokens.sign(SECRET, ANA, NOW).split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    for change in ({"role": "freelancer"}, {"freelancer": "sam-okoro"}, {"conversation": "c2"}, {"made": claims["made"] + 10**6}):
        forged = base64.urlsafe_b64encode(json.dumps({**claims, **change}).encode()).rstrip(b"=").decode()
        with pytest.raises(Unauthenticated):
            tokens.read(SECRET, f"{kind}.{forged}.{signature}", NOW)


def test_a_role_that_is_none_opens_nothing_even_when_signed() -> None:
    with pytest.raises(Unauthenticated):
        tokens.read(SECRET, tokens.sign(SECRET, Caller("admin", "lena-moreau"), NOW), NOW)  # type: ignore[arg-type]


@given(st.text(max_size=200))
def test_whatever_is_sent_as_a_token_is_refused_in_one_way(token: str) -> None:
    for sent in (token, f"svc1.{token}", f"svc1.{token}.{token}", f"svc1..{token}"):
        with pytest.raises(Unauthenticated):
            tokens.read(SECRET, sent, NOW)


@pytest.mark.parametrize("secret", [None, "", "short"])
def test_a_secret_that_can_be_guessed_is_refused_with_what_to_do(secret: str | None) -> None:
    with pytest.raises(Invalid, match="ASSISTANT_ORDERS_SECRET"):
        tokens.secret_of(Settings(orders_secret=secret))
