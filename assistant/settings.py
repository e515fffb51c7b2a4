"""Every setting, read from the environment once; nothing else in the project reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

RATE = r"^\d+ ?(?:/|per) ?(?:\d+ )?(?:second|minute|hour|day)s?$"
"""How a limit is written: "60/minute", "10 per hour"."""


class Settings(BaseSettings):
    """Frozen. Each field is set by ASSISTANT_<NAME>, and to nothing by the word none; README lists them all."""

    model_config = SettingsConfigDict(
        env_prefix="ASSISTANT_", env_parse_none_str="none", frozen=True, extra="ignore", protected_namespaces=()
    )

    home: Path = Path(".assistant")
    # PostgreSQL, for several processes; none = SQLite in the home. Secret, because it may hold a password.
    database_url: SecretStr | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    # The chat model: none = the embedded one; "openai:…", "anthropic:…", "ollama:…"; or any OpenAI-compatible URL.
    model: str | None = None
    model_url: str | None = None
    model_key: SecretStr | None = None
    model_timeout: float = Field(default=20.0, gt=0)
    turn_timeout: float = Field(default=45.0, gt=0)
    # The sentence-transformers model: a name or a folder; none = the all-MiniLM-L6-v2 that comes with the package.
    embedding_model: str | None = None
    # "on" or "off"; off is for load and acceptance tests only.
    limits: Literal["on", "off"] = "on"
    limit_address: str = Field(default="60/minute", pattern=RATE)
    limit_client: str = Field(default="20/minute", pattern=RATE)
    limit_freelancer: str = Field(default="600/minute", pattern=RATE)
    # In megabytes from one address.
    limit_uploads: str = Field(default="200/hour", pattern=RATE)
    body_limit: int = Field(default=256_000, gt=0)
    message_limit: int = Field(default=8_000, gt=0)
    # The order service in another process: its address, and the secret that both share.
    orders_url: str | None = None
    orders_secret: SecretStr | None = None
    human_idle_hours: int | None = None
    waiting_notice_hours: int = 4
    # Reminders to the client, None = never: before an offer ends, and after a silence.
    offer_reminder_hours: int | None = Field(default=24, gt=0)
    follow_up_hours: int | None = Field(default=24, gt=0)
    # How many minutes before a consultation its freelancer is written too, of 1440, 60 and 15; none = never.
    own_reminder_minutes: str | None = Field(default="60", pattern=r"^\d+(?: ?, ?\d+)*$")
    # How long a booking waits for the calendars elsewhere to be read anew.
    calendar_timeout: float = Field(default=3.0, ge=0)
    smtp_url: SecretStr | None = None
    smtp_from: str | None = None
    notify_email: str | None = None
    notify_webhook: str | None = None
    notify_secret: SecretStr | None = None

    def own_reminders(self) -> frozenset[int]:
        return frozenset(int(minutes) for minutes in (self.own_reminder_minutes or "").split(",") if minutes)
