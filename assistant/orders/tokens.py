"""Service tokens: who calls the order service, signed by the assistant with a shared secret, good for five minutes."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import get_args

from assistant.errors import Invalid, Unauthenticated
from assistant.orders.caller import Caller, Role
from assistant.settings import Settings

LIFE = timedelta(minutes=5)
SKEW = timedelta(seconds=30)
"""How far the two machines' clocks may be apart."""
KIND = "svc1"
SHORTEST_SECRET = 16


def secret_of(settings: Settings) -> str:
    """Invalid, saying what to do, where there is none or one that can be guessed."""
    secret = settings.orders_secret.get_secret_value() if settings.orders_secret is not None else ""
    if len(secret) < SHORTEST_SECRET:
        raise Invalid(
            f"ASSISTANT_ORDERS_SECRET needs at least {SHORTEST_SECRET} characters, the same for the assistant and the order service: "
            """make one with `python -c "import secrets; print(secrets.token_hex())"`.""",
            code="orders_secret",
        )
    return secret


def sign(secret: str, caller: Caller, now: datetime) -> str:
    """`svc1.CLAIMS.SIGNATURE`, both base64url; the claims are the caller and the time of making."""
    claims = {
        "role": caller.role,
        "freelancer": caller.freelancer,
        "client": caller.client,
        "conversation": caller.conversation,
        "made": int(now.timestamp()),
    }
    body = _text(json.dumps(claims, separators=(",", ":")).encode())
    return f"{KIND}.{body}.{_text(_signature(secret, body))}"


def read(secret: str, token: str, now: datetime) -> Caller:
    """Whom the token speaks for. Unauthenticated if it was not made with this secret, or not within the last five minutes."""
    kind, _, rest = token.partition(".")
    body, _, signature = rest.partition(".")
    # Compared before anything is parsed, and in a time that tells nothing of where it differs.
    if kind != KIND or not hmac.compare_digest(_text(_signature(secret, body)).encode(), signature.encode("utf-8", "replace")):
        raise Unauthenticated("This service token is not known here.")
    try:
        claims = json.loads(_bytes(body))
        made = datetime.fromtimestamp(claims["made"], UTC)
        caller = Caller(claims["role"], claims["freelancer"], claims["client"], claims["conversation"])
    except (binascii.Error, ValueError, KeyError, TypeError, OverflowError) as error:
        raise Unauthenticated("This service token cannot be read.") from error
    if not made - SKEW <= now < made + LIFE:
        raise Unauthenticated("This service token has run out.", code="token_expired")
    if caller.role not in get_args(Role):
        raise Unauthenticated("This service token names no role that is known here.")
    return caller


def _signature(secret: str, body: str) -> bytes:
    return hmac.new(secret.encode(), f"{KIND}.{body}".encode("utf-8", "replace"), hashlib.sha256).digest()


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
