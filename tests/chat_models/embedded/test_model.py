"""The embedded model as LangChain knows a chat model, pure: nothing but its messages decides what it says."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.tools import tool

from assistant.chat_models.embedded.model import EmbeddedChatModel
from assistant.tools.offered import offered
from assistant.tools.table import TOOLS
from tests.chat_models.embedded.briefings import briefing

QUESTIONS = [
    "How much is the full box?",
    "Combien coûte une étiquette, et en combien de temps ?",
    "How much for 3 labels with source files?",
    "What do you recommend for €250?",
    "Compare the packages, tell me about your hours, days away, languages, refund rules and whether printing is included",
    "Quelle est la politique de remboursement de la plateforme ?",
    "I'd like to talk to Léna",
    "Can I pay by PayPal outside the site?",
    "Hello!",
    "blorf?",
]
NEVER = ("sqlalchemy", "httpx", "requests", "chromadb", "onnxruntime", "torch", "sqlite3", "fastapi", "random")


def turn(*said: str, language: str = "en") -> list[BaseMessage]:
    return [briefing(language).message(), *map(HumanMessage, said)]


def bound() -> Any:
    return EmbeddedChatModel().bind_tools(offered(TOOLS))


@tool
def get_weather(city: str) -> str:
    """Not one of ours."""
    return city


def test_it_is_a_chat_model_that_binds_tools_and_answers_with_a_message() -> None:
    model = EmbeddedChatModel()
    assert isinstance(model, BaseChatModel)
    assert isinstance(model.bind_tools([get_weather]).invoke(turn("Hello!")), AIMessage)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_messages_give_the_same_message(question: str) -> None:
    first, again = (bound().invoke(turn(question)) for _ in range(2))
    assert (first.content, first.tool_calls) == (again.content, again.tool_calls)
    assert first.additional_kwargs == again.additional_kwargs


def test_what_was_asked_before_does_not_stay_in_the_model() -> None:
    model = bound()
    alone = model.invoke(turn("How much is the full box?"))
    model.invoke(turn("Combien coûte le logo animé ?", language="fr"))
    assert model.invoke(turn("How much is the full box?")).tool_calls == alone.tool_calls


@pytest.mark.parametrize("messages", [[HumanMessage("Hello")], [briefing().message()], []])
def test_without_a_system_message_or_a_clients_words_it_says_what_it_needs(messages: list[BaseMessage]) -> None:
    with pytest.raises(ValueError, match=r"system message|at least one|message"):
        bound().invoke(messages)


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_calls_tools_that_exist_with_arguments_they_take(question: str) -> None:
    schemas = {one.name: one.arguments for one in TOOLS}
    for call in bound().invoke(turn(question)).tool_calls:
        taken = schemas[call["name"]].model_validate(call["args"])
        assert taken.model_dump(exclude_unset=True).keys() == call["args"].keys()


def test_it_calls_no_tool_that_is_not_bound() -> None:
    assert EmbeddedChatModel().bind_tools([get_weather]).invoke(turn("How much is the full box?")).tool_calls == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_with_tools_that_all_refuse_it_still_comes_to_an_end_within_eight_calls(question: str) -> None:
    messages, calls = turn(question), 0
    for _ in range(9):
        answer = bound().invoke(messages)
        if not answer.tool_calls:
            break
        calls += len(answer.tool_calls)
        refused = [ToolMessage('{"error": "not now"}', tool_call_id=call["id"], status="error") for call in answer.tool_calls]
        messages += [answer, *refused]
    assert answer.text
    assert not answer.tool_calls
    assert calls <= 8


def test_its_reply_says_how_it_counts_and_what_to_remember() -> None:
    answer = bound().invoke(turn("Hello!"))
    reply = answer.additional_kwargs["reply"]
    assert (reply["outcome"], reply["language"], reply["sources"]) == ("answered", "en", [])
    assert all({"label", "text"} == set(choice) for choice in reply["choices"])
    assert isinstance(answer.additional_kwargs["dialogue"], dict)


def test_un_message_en_francais_a_sa_reponse_en_francais() -> None:
    answer = bound().invoke(turn("Bonjour !", language="en"))
    assert answer.additional_kwargs["reply"]["language"] == "fr"


def test_the_package_reaches_no_disk_no_network_and_no_database() -> None:
    code = "import sys, pkgutil, importlib, assistant.chat_models.embedded as p\n" + (
        "before = set(sys.modules)\n"
        "import langchain_core.language_models, langchain_core.messages, langchain_core.tools\n"
        "outside = set(sys.modules) - before\n"
        "[importlib.import_module(m.name) for m in pkgutil.walk_packages(p.__path__, p.__name__ + '.')]\n"
        "print(*sorted({n.partition('.')[0] for n in set(sys.modules) - before - outside} | "
        "{n for n in sys.modules if n.startswith('assistant.')}))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) & set(NEVER) == set()
    inner = (
        "assistant.database",
        "assistant.retrieval",
        "assistant.orders.shelf",
        "assistant.settings",
        "assistant.web",
        "assistant.turns",
    )
    assert [name for name in loaded if name.startswith(inner)] == []
