"""The freelancer is told of a hand-over by every way that is set up, once, and again only where it failed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.database.tables import outbox
from assistant.settings import Settings
from assistant.turns.delivery import deliver, wait_after
from tests.turns.house import House, opened
from tests.turns.receivers import mail_server, web_server

pytestmark = pytest.mark.usefixtures("either")

SECRET = "whsec_" + base64.b64encode(b"a secret of the freelancer").decode()


def hand_over(house: House) -> None:
    house.open("Anna").say("Je veux parler à un humain, é€ 🦆")


def states(house: House) -> dict[str, str]:
    return {row.channel: row.state for row in house.rows(outbox)}


def test_the_console_is_always_told(house: House, caplog: pytest.LogCaptureFixture) -> None:
    hand_over(house)
    with caplog.at_level(logging.WARNING):
        house.portal.call(deliver, house.office)
    assert "Anna: Le client demande à vous parler en personne." in caplog.text
    assert states(house) == {"console": "sent", "email": "not_set_up", "webhook": "not_set_up"}


def test_a_second_delivery_sends_nothing_more(house: House, caplog: pytest.LogCaptureFixture) -> None:
    hand_over(house)
    house.portal.call(deliver, house.office)
    caplog.clear()
    house.portal.call(deliver, house.office)
    assert caplog.text == ""


def test_an_email_arrives_whole(tmp_path: Path) -> None:
    with mail_server() as mail:
        url = SecretStr(f"smtp://127.0.0.1:{mail.port}")
        settings = Settings(smtp_url=url, smtp_from="lou@example.org", notify_email="lena@example.org")
        with opened(tmp_path, settings) as house:
            hand_over(house)
            house.portal.call(deliver, house.office)
            assert states(house)["email"] == "sent"
        letter = message_from_bytes(mail.mails[0], policy=default)
        assert (letter["to"], letter["from"]) == ("lena@example.org", "lou@example.org")
        assert "é€ 🦆" in letter.get_content()
        assert letter["subject"] == "Anna: Le client demande à vous parler en personne."


def test_a_webhook_is_signed_so_that_its_receiver_can_check_it(tmp_path: Path) -> None:
    with web_server() as web:
        settings = Settings(notify_webhook=f"http://127.0.0.1:{web.port}/told", notify_secret=SecretStr(SECRET))
        with opened(tmp_path, settings) as house:
            hand_over(house)
            house.portal.call(deliver, house.office)
        headers, body = web.posts[0]
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        digest = hmac.new(b"a secret of the freelancer", signed, hashlib.sha256).digest()
        assert headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"
        told = json.loads(body)
        assert (told["type"], told["freelancer"], told["data"]["client"]) == ("hand_over", "lena-moreau", "Anna")


def test_a_webhook_that_fails_is_tried_again_later_under_the_same_id(tmp_path: Path) -> None:
    with web_server() as web:
        web.fail = 1
        settings = Settings(notify_webhook=f"http://127.0.0.1:{web.port}/told", notify_secret=SecretStr(SECRET))
        with opened(tmp_path, settings) as house:
            hand_over(house)
            house.portal.call(deliver, house.office)
            house.portal.call(deliver, house.office)
            assert (len(web.posts), states(house)["webhook"]) == (1, "due")
            house.clock.pass_by(seconds=31)
            house.portal.call(deliver, house.office)
            assert states(house)["webhook"] == "sent"
        assert len({headers["webhook-id"] for headers, _ in web.posts}) == 1
        assert len(web.posts) == 2


def test_a_receiver_that_never_answers_is_given_up_after_days(tmp_path: Path) -> None:
    settings = Settings(notify_webhook="http://127.0.0.1:9/closed", notify_secret=SecretStr("plain"))
    with opened(tmp_path, settings) as house:
        hand_over(house)
        for _ in range(12):
            house.portal.call(deliver, house.office)
            house.clock.pass_by(hours=7)
        assert states(house)["webhook"] == "failed"
        assert "Connect" in {row.channel: row.error for row in house.rows(outbox)}["webhook"]


def test_the_waits_grow_and_are_bounded() -> None:
    waits = [wait_after(tries) for tries in range(1, 13)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(seconds=30), timedelta(hours=6))
