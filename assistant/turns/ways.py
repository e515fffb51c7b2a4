"""The ways a notice reaches a freelancer: the console's log, e-mail, a signed webhook."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
import smtplib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from functools import partial
from typing import Any
from urllib.parse import unquote, urlsplit

from assistant.settings import Settings

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds that a receiver gets."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """`key` stays the same over retries, so that a receiver can drop what it has had."""

    key: str
    freelancer: str
    made_at: datetime
    body: dict[str, Any]


Send = Callable[[Parcel], None]


def console(_settings: Settings) -> Send | None:
    return _to_console


def email(settings: Settings) -> Send | None:
    """None unless a server and a recipient are set."""
    if settings.smtp_url is None or settings.notify_email is None:
        return None
    sender = settings.smtp_from or settings.notify_email
    return partial(_to_mailbox, settings.smtp_url.get_secret_value(), sender, settings.notify_email)


def webhook(settings: Settings) -> Send | None:
    """None unless an address and a secret are set: a notice that nobody can verify is not sent."""
    if settings.notify_webhook is None or settings.notify_secret is None:
        return None
    return partial(_to_webhook, settings.notify_webhook, settings.notify_secret.get_secret_value())


WAYS: dict[str, Callable[[Settings], Send | None]] = {"console": console, "email": email, "webhook": webhook}


def signature(secret: str, key: str, timestamp: int, body: bytes) -> str:
    """As Standard Webhooks has it: HMAC-SHA256 over "id.timestamp.body"; a secret that begins with whsec_ is base64."""
    raw = base64.b64decode(secret.removeprefix("whsec_")) if secret.startswith("whsec_") else secret.encode()
    digest = hmac.new(raw, f"{key}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def _to_console(parcel: Parcel) -> None:
    # A warning, because it must be seen under any logging set-up.
    log.warning("for %s: %s\n%s", parcel.freelancer, parcel.body["subject"], parcel.body["text"])


def _to_mailbox(url: str, sender: str, recipient: str, parcel: Parcel) -> None:
    message = EmailMessage()
    message["From"], message["To"] = sender, recipient
    message["Subject"] = " ".join(parcel.body["subject"].split())
    message["Message-ID"] = f"<{parcel.key.replace(':', '.')}@assistant.invalid>"
    message.set_content(parcel.body["text"], cte="quoted-printable")
    address = urlsplit(url)
    server_class = smtplib.SMTP_SSL if address.scheme == "smtps" else smtplib.SMTP
    with server_class(address.hostname or "localhost", address.port or 0, timeout=PATIENCE) as server:
        if address.scheme != "smtps" and server.has_extn("starttls"):
            server.starttls()
        if address.username:
            server.login(unquote(address.username), unquote(address.password or ""))
        server.send_message(message)


def _to_webhook(url: str, secret: str, parcel: Parcel) -> None:
    import httpx

    told = {"type": parcel.body["kind"], "timestamp": parcel.made_at.isoformat(), "freelancer": parcel.freelancer}
    body = json.dumps({**told, "text": parcel.body["text"], "data": parcel.body["data"]}, ensure_ascii=False).encode()
    sent_at = int(time.time())
    headers = {
        "content-type": "application/json",
        "webhook-id": parcel.key,
        "webhook-timestamp": str(sent_at),
        "webhook-signature": signature(secret, parcel.key, sent_at, body),
    }
    httpx.post(url, content=body, headers=headers, timeout=PATIENCE).raise_for_status()
