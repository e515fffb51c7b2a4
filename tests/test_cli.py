from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from assistant.conversations.access import principal
from assistant.database.engine import Database
from assistant.database.migrate import opened
from assistant.database.tables import freelancers
from assistant.errors import Unauthenticated
from assistant.settings import Settings


def assistant(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assistant", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, env={**os.environ, **environment})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one freelancer, who sells nothing yet."""
    with opened(Settings(home=tmp_path)) as database, database.transaction() as connection:
        connection.execute(insert(freelancers).values(handle="lena", profile={}, calendar={}))
    return tmp_path


def owner_of(home: Path, token: str) -> str:
    database = Database.in_home(home)
    with database.snapshot() as connection:
        found = principal(connection, token, datetime.now(UTC))
    database.close()
    return f"{found.kind} {found.freelancer}"


def test_the_menu_names_every_command_and_fits_a_terminal() -> None:
    menu = assistant("--help").stdout
    for command in ("demo", "serve", "chat", "import", "export", "token", "doctor"):
        assert f"  {command} " in menu
    assert max(map(len, menu.splitlines())) <= 80


def test_a_token_is_printed_alone_and_opens_the_freelancers_side(home: Path) -> None:
    made = assistant("token", "lena", "--home", home)
    assert (made.returncode, made.stderr, made.stdout.count("\n")) == (0, "", 1)
    assert owner_of(home, made.stdout.strip()) == "owner lena"


def test_a_revoked_token_opens_nothing(home: Path) -> None:
    token = assistant("token", "lena", "--home", home, "--expires", "5").stdout.strip()
    listed = assistant("token", "lena", "--home", home, "--list").stdout
    assert listed.endswith("in use\n")
    assert token not in listed
    assert assistant("token", "lena", "--home", home, "--revoke", listed.split()[0]).returncode == 0
    with pytest.raises(Unauthenticated):
        owner_of(home, token)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("token", "nobody"), 1, "There is no freelancer 'nobody'"),
        (("export", "nobody"), 1, "There is no freelancer 'nobody'"),
        (("import", "no/such/folder"), 1, "no/such/folder"),
        (("demo", "--knowledge", "no/such/folder"), 1, "--knowledge"),
        (("serve", "--port", "65536"), 2, "--port"),
        (("import", ".", "--prefer", "neither"), 2, "--prefer"),
        (("bogus",), 2, "bogus"),
    ],
)
def test_what_goes_wrong_is_said_on_stderr_without_a_traceback(tmp_path: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    done = assistant(*arguments, ASSISTANT_HOME=str(tmp_path))
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_setting_that_cannot_be_is_named(tmp_path: Path) -> None:
    done = assistant("doctor", "--home", tmp_path, ASSISTANT_PORT="many")
    assert done.returncode == 1
    assert done.stderr.startswith("ASSISTANT_PORT=many: ")


def test_a_port_in_use_is_said_with_what_to_do(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        done = assistant("serve", "--home", tmp_path, "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} of 127.0.0.1 is taken" in done.stderr


def test_the_doctor_says_what_is_missing_and_what_to_do(tmp_path: Path) -> None:
    done = assistant("doctor", "--home", tmp_path / "none")
    assert done.returncode == 1
    assert "-> `assistant import PATH`" in done.stdout
    assert not (tmp_path / "none").exists()


def test_the_doctor_finds_an_order_service_that_does_not_answer(home: Path) -> None:
    url = "http://127.0.0.1:9"
    found = assistant(
        "doctor", "--home", home, ASSISTANT_ORDERS_URL=url, ASSISTANT_ORDERS_SECRET="a secret that both processes share"
    ).stdout
    assert f"NOT orders           {url}" in found
    assert "cannot be reached" in found
    without = assistant("doctor", "--home", home, ASSISTANT_ORDERS_URL=url).stdout
    assert "-> ASSISTANT_ORDERS_SECRET needs at least 16 characters" in without


def test_the_doctor_finds_a_chat_model_that_does_not_answer(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    found = assistant("doctor", "--home", home, ASSISTANT_MODEL="any", ASSISTANT_MODEL_URL=f"http://127.0.0.1:{port}/v1").stdout
    assert "NOT chat model" in found
    assert "ASSISTANT_MODEL_URL" in found
    assert "ok  database" in found


def test_a_freelancer_steers_by_words_and_undoes_by_an_id(sample_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    told = "raise the 30-minute call to 50\nyes\n"
    command = [sys.executable, "-m", "assistant", "chat", "--owner", "lena-moreau", "--home", str(home)]
    chat = subprocess.run(command, capture_output=True, text=True, check=True, input=told)
    assert "The 30-minute call: €50 (until now: €40)" in chat.stdout
    (line,) = assistant("changes", "lena-moreau", "--home", home).stdout.splitlines()
    assert "30 minutes : 50 € (jusqu'ici : 40 €)" in line
    undone = [assistant("undo", line.split()[0], "--home", home) for _ in range(2)]
    assert [one.returncode for one in undone] == [0, 0]
    assert undone[0].stdout == undone[1].stdout
    assert "(défait)" in assistant("changes", "lena-moreau", "--home", home).stdout
    refused = assistant("undo", "no-such-change", "--home", home)
    assert (refused.returncode, "There is no such change" in refused.stderr) == (1, True)
