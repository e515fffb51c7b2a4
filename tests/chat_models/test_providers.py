from __future__ import annotations

import asyncio

import pytest
from langchain_core.messages import AIMessage

from assistant.chat_models.failure import ModelFailed, why
from assistant.chat_models.providers import open_chat_model
from assistant.chat_models.readable import readable
from assistant.errors import Invalid
from assistant.settings import Settings
from tests.fakes import openai_server
from tests.fakes.openai_server import Behaviour, FakeOpenAI, serving


def test_without_a_setting_there_is_no_provider() -> None:
    assert open_chat_model(Settings()) is None


@pytest.mark.parametrize(
    ("model", "named"),
    [
        ("gpt-5", "ASSISTANT_MODEL_URL"),
        ("openai:", "ASSISTANT_MODEL"),
        ("openai:gpt-5", "ASSISTANT_MODEL_KEY"),
        ("nobody:some-model", "nobody"),
    ],
)
def test_a_setting_that_cannot_work_says_which_and_what_to_write(model: str, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(Invalid, match=named):
        open_chat_model(Settings(model=model))


def test_a_provider_whose_package_is_missing_names_the_extra_to_install() -> None:
    try:
        import langchain_ollama  # noqa: F401
    except ImportError:
        with pytest.raises(Invalid, match=r"freelance-assistant\[ollama\]"):
            open_chat_model(Settings(model="ollama:qwen3"))
    else:
        pytest.skip("the ollama extra is installed here")


@pytest.mark.parametrize(
    ("model", "asked_for"),
    [(None, "default"), ("qwen3:8b", "qwen3:8b"), ("openai:some/model", "some/model")],
    ids=["url", "colon", "prefix"],
)
def test_any_openai_compatible_url_is_enough(model: str | None, asked_for: str) -> None:
    with serving(openai_server.text("Bonjour, voilà.")) as server:
        answer = ask(server, model)
    assert answer.text == "Bonjour, voilà."
    assert server.asked[0]["path"] == "/v1/chat/completions"
    assert server.asked[0]["body"]["model"] == asked_for
    assert server.asked[0]["authorization"] == "Bearer none"


def test_the_key_is_sent_and_shown_nowhere_else() -> None:
    with serving(openai_server.text("Hello.")) as server:
        settings = Settings(model_url=server.url, model_key="sk-very-secret")
        model = open_chat_model(settings)
        assert model is not None
        asyncio.run(model.ainvoke("Hi"))
    assert server.asked[0]["authorization"] == "Bearer sk-very-secret"
    assert "very-secret" not in repr(model) + repr(settings)


def test_a_tool_call_that_arrives_in_fragments_is_put_together() -> None:
    with serving(openai_server.call("get_gig", {"gig": "packaging", "count": 3})) as server:
        answer = ask(server)
    assert [(c["name"], c["args"]) for c in answer.tool_calls] == [("get_gig", {"gig": "packaging", "count": 3})]


def test_a_server_that_recovers_at_the_second_request_is_not_given_up() -> None:
    with serving(openai_server.status(429, Retry_After="0"), openai_server.text("Hello.")) as server:
        assert ask(server).text == "Hello."


@pytest.mark.parametrize(
    ("behaviour", "reason", "requests"),
    [
        (openai_server.status(500), "http_500", 2),
        (openai_server.status(429, Retry_After="0"), "http_429", 2),
        (openai_server.status(401), "http_401", 1),
        (openai_server.garbage, "garbage", 1),
        (openai_server.garbled_events, "garbage", 1),
        (openai_server.cut, "connection", 1),
        (openai_server.unfinished, "cut", 1),
        (openai_server.hang, "timeout", 2),
        (openai_server.stall, "timeout", 1),
    ],
    ids=["500", "429", "401", "garbage", "garbled events", "cut", "unfinished", "hang", "stall"],
)
def test_every_failure_has_one_word(behaviour: Behaviour, reason: str, requests: int) -> None:
    with serving(behaviour) as server, pytest.raises(Exception) as failed:  # noqa: PT011
        ask(server, timeout=0.3)
    assert why(failed.value) == reason
    assert len(server.asked) == requests


def test_nobody_listening_is_a_failed_connection() -> None:
    with serving(openai_server.empty) as server:
        url = server.url
    model = open_chat_model(Settings(model_url=url, model_timeout=1))
    assert model is not None
    with pytest.raises(Exception) as failed:  # noqa: PT011
        asyncio.run(model.ainvoke("Hi"))
    assert why(failed.value) == "connection"


def test_an_answer_cut_by_its_length_is_not_taken_for_whole() -> None:
    with pytest.raises(ModelFailed, match="cut"):
        readable(AIMessage("It costs", response_metadata={"stop_reason": "max_tokens"}))


def ask(server: FakeOpenAI, name: str | None = None, timeout: float = 5) -> AIMessage:
    model = open_chat_model(Settings(model=name, model_url=server.url, model_timeout=timeout))
    assert model is not None
    return readable(asyncio.run(model.ainvoke("Hi")))
