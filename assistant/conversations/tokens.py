"""Secrets that are shown once and stored only as their hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

CONVERSATION_LIFE = timedelta(days=30)
CLIENT_KEY_LIFE = timedelta(days=365)


def new_token(prefix: str) -> str:
    """256 random bits; the prefix says what it opens, to people and to secret scanners."""
    return f"{prefix}_{secrets.token_urlsafe(32)}"


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
