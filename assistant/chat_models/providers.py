"""A large model in the embedded one's place: one setting names any provider that LangChain knows, or any OpenAI-compatible URL."""

from __future__ import annotations

from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from assistant.errors import Invalid
from assistant.settings import Settings

OURS = ("openai", "anthropic", "ollama")
"""Providers that can be installed as an extra of this project, or come with it."""

RETRIES = 1
# A server that runs locally checks no key, but OpenAI's client insists on one.
NO_KEY = "none"


def open_chat_model(settings: Settings) -> BaseChatModel | None:
    """None where no provider is set. Invalid names the setting that is wrong, or the package that is missing."""
    if settings.model is None and settings.model_url is None:
        return None
    provider, name = _provider_and_name(settings)
    try:
        model: BaseChatModel = init_chat_model(name, model_provider=provider, **_options(settings, provider))
    except ImportError as error:
        raise Invalid(f"ASSISTANT_MODEL={settings.model}: {_install(provider, error)}", code="model_not_installed") from error
    except Exception as error:
        hint = "" if settings.model_key else " (the key is set by ASSISTANT_MODEL_KEY)"
        raise Invalid(f"ASSISTANT_MODEL={settings.model}: {_first_line(error)}{hint}", code="model_setting") from error
    return model


def _provider_and_name(settings: Settings) -> tuple[str, str]:
    provider, _, name = (settings.model or "").partition(":")
    # With a URL a colon may belong to the name, as in "qwen3:8b".
    if settings.model_url and provider not in OURS:
        return "openai", settings.model or "default"
    if not provider or not name:
        ways = ", ".join(f'"{known}:NAME"' for known in OURS)
        message = f"ASSISTANT_MODEL={settings.model} names no provider: write {ways}, or set ASSISTANT_MODEL_URL"
        raise Invalid(message, code="model_setting")
    return provider, name


def _options(settings: Settings, provider: str) -> dict[str, Any]:
    options: dict[str, Any] = {"timeout": settings.model_timeout, "max_retries": RETRIES}
    if provider == "ollama":
        options = {"client_kwargs": {"timeout": settings.model_timeout}}
    else:
        # Streamed, a server that stalls is noticed between two words, and a slow one is not taken for a dead one.
        options["streaming"] = True
    if settings.model_url:
        options["base_url"] = settings.model_url
    if settings.model_key:
        options["api_key"] = settings.model_key.get_secret_value()
    elif settings.model_url and provider == "openai":
        options["api_key"] = NO_KEY
    return options


def _install(provider: str, error: ImportError) -> str:
    if provider in OURS:
        return f"its package is missing; install it with: pip install 'freelance-assistant[{provider}]'"
    return f"its package is missing; {_first_line(error)}"


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
