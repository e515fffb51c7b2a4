from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import httpx

from assistant.errors import Unavailable
from assistant.settings import Settings
from assistant.web.app import create_app
from assistant.web.order_role import create_order_app
from assistant.web.parts import Parts
from tests.web.running import running
from tests.web.shop import LENA, Shop, open_shop, opened


def test_alive_and_ready_with_a_state_for_each_part(shop: Shop) -> None:
    assert shop.http.get("/healthz").json() == {"status": "ok"}
    ready = shop.http.get("/readyz").json()
    assert ready["ready"] is True
    assert set(ready["parts"]) == {"database", "knowledge", "search", "assistant", "orders"}


def test_the_port_answers_before_the_parts_are_there(tmp_path: Path) -> None:
    settings, go = Settings(home=tmp_path), threading.Event()

    def slowly() -> Parts:
        go.wait(20)
        return open_shop(settings)

    with running(create_app(settings, slowly), ready=False) as address:
        assert httpx.get(f"{address}/healthz").status_code == 200
        not_ready = httpx.get(f"{address}/readyz")
        assert (not_ready.status_code, not_ready.json()["parts"]["search"]["reason"]) == (503, "still loading")
        answer = httpx.post(f"{address}/api/freelancers/{LENA}/conversations", json={})
        assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (503, "not_ready", "1")
        page = httpx.get(f"{address}/c/{LENA}")
        assert (page.status_code, page.headers["retry-after"]) == (503, "1")
        assert "starting" in page.text
        go.set()


def test_a_part_that_cannot_be_opened_is_told_without_its_insides(tmp_path: Path) -> None:
    def broken() -> Parts:
        raise RuntimeError("password=hunter2")

    with running(create_app(Settings(home=tmp_path), broken), ready=False) as address:
        answer = httpx.get(f"{address}/readyz")
        assert answer.status_code == 503
        assert "hunter2" not in answer.text


def test_a_part_that_is_only_away_is_waited_for(tmp_path: Path) -> None:
    settings, tries = Settings(home=tmp_path), []

    def away_at_first() -> Parts:
        tries.append(1)
        if len(tries) == 1:
            raise Unavailable("The database does not answer.", code="database_unreachable")
        return open_shop(settings)

    with running(create_app(settings, away_at_first), ready=False) as address:
        assert "waiting" in httpx.get(f"{address}/readyz").text
        until = time.monotonic() + 20
        while httpx.get(f"{address}/readyz").status_code != 200 and time.monotonic() < until:
            time.sleep(0.1)
        assert httpx.post(f"{address}/api/freelancers/{LENA}/conversations", json={}).status_code == 201


def test_a_server_that_waits_can_be_stopped(tmp_path: Path) -> None:
    def away() -> Parts:
        raise Unavailable("The database does not answer.")

    began = time.monotonic()
    with running(create_app(Settings(home=tmp_path), away), ready=False) as address:
        assert httpx.get(f"{address}/healthz").status_code == 200
    assert time.monotonic() - began < 15


def test_an_unexpected_error_leaves_as_an_id_and_nothing_else(tmp_path: Path) -> None:
    with opened(tmp_path) as shop:
        shop.parts.database.close()
        (tmp_path / "assistant.db").unlink()
        answer = shop.http.get("/api/freelancers/x/gaps", headers={"Authorization": "Bearer own_x"})
    body = answer.json()
    assert (answer.status_code, body["code"]) == (500, "internal")
    assert body["error"] in body["detail"]
    assert "sqlite" not in answer.text.lower()


def test_unknown_addresses_and_methods_are_problems_for_programs_and_a_page_for_people(shop: Shop) -> None:
    assert shop.http.get("/api/nothing").json()["code"] == "not_found"
    wrong = shop.http.put("/healthz")
    assert (wrong.status_code, wrong.json()["code"], wrong.headers["allow"]) == (405, "method_not_allowed", "GET")
    page = shop.http.get("/nothing", headers={"Accept": "text/html", "Accept-Language": "fr"})
    assert (page.status_code, page.headers["content-language"]) == (404, "fr")


def test_every_answer_forbids_foreign_scripts_frames_and_sniffing(shop: Shop) -> None:
    for path in ("/", f"/c/{LENA}", "/api", "/healthz", "/static/chat.js", "/nothing"):
        headers = shop.http.get(path).headers
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_the_description_names_every_call_of_the_contract_and_every_status(shop: Shop) -> None:
    schema = shop.http.get("/openapi.json").json()
    calls = {(method, path): call for path, item in schema["paths"].items() for method, call in item.items()}
    assert ("post", "/api/conversations/{conversation}/messages") in calls
    assert len({call["operationId"] for call in calls.values()}) == len(calls)
    say = calls["post", "/api/conversations/{conversation}/messages"]["responses"]
    assert set(say) == {"200", "400", "401", "404", "409", "413", "422", "429", "500", "503"}
    assert set(say["429"]["content"]) == {"application/problem+json"}
    assert "text/event-stream" in say["200"]["content"]


def test_every_schema_that_is_referred_to_is_described(shop: Shop) -> None:
    schema = shop.http.get("/openapi.json").json()

    def references(node: Any) -> set[str]:
        if isinstance(node, dict):
            own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
            return own.union(*map(references, node.values()))
        return set().union(*map(references, node)) if isinstance(node, list) else set()

    known = {f"#/components/schemas/{name}" for name in schema["components"]["schemas"]}
    assert references(schema) <= known
    assert "#/components/schemas/Problem" in known


def test_every_value_is_described_or_shown_by_an_example(tmp_path: Path) -> None:
    chosen = Settings(home=tmp_path, orders_secret="a secret that both processes share")
    apps = create_app(chosen, lambda: open_shop(chosen)), create_order_app(chosen, lambda: nullcontext(None))  # type: ignore[arg-type, return-value]
    bare = [
        f"{name}.{key}"
        for app in apps
        for name, schema in app.openapi()["components"]["schemas"].items()
        for key, value in schema.get("properties", {}).items()
        if not {"description", "example", "examples", "enum", "const"} & set(value) and "$ref" not in str(value)
    ]
    assert bare == []


def test_the_door_opens_without_the_heavy_libraries() -> None:
    heavy = ["torch", "chromadb", "langchain", "langchain_core", "onnxruntime", "sentence_transformers"]
    look = f"import sys, assistant.web.app; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout.strip() == "[]"
