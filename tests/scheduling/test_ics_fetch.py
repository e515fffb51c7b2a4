"""A calendar is fetched from the public network, or not at all."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.errors import AssistantError, Invalid, Unavailable
from assistant.scheduling.ics_capped import MOST_BYTES
from assistant.scheduling.ics_fetch import MOST_HOPS, Address, Reach, checked, fetch, is_public

TEXT = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"

PRIVATE = """127.0.0.1 127.255.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 0.1.2.3 255.255.255.255
    224.0.0.1 239.1.1.1 240.0.0.1 192.0.2.1 198.51.100.7 203.0.113.9 198.18.0.1 192.0.0.8 ::1 :: fe80::1 fc00::1 fd12:3456::1 ff02::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2002:7f00:1:: 2001:0:7f00:1:: 2001:db8::1
    fec0::1 100::1""".split()
PUBLIC = "93.184.216.34 8.8.8.8 1.1.1.1 2606:4700:4700::1111 ::ffff:8.8.8.8".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))
    with pytest.raises(Invalid) as refused:
        fetch("https://calendar.example/me.ics", Reach(look_up=lambda host, port: [address]))
    assert refused.value.code == "not_public"


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_outside_is(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("private", ["10.0.0.1", "::1"])
def test_a_name_with_one_address_inside_is_not_asked(private: str) -> None:
    with pytest.raises(Invalid):
        fetch("https://calendar.example/", Reach(look_up=lambda host, port: ["93.184.216.34", private]))


ODD = """file:///etc/passwd ftp://calendar.example/ gopher://calendar.example/ //calendar.example/ calendar.example /etc/passwd
    https:// https:///me.ics https://user:secret@calendar.example/ https://@calendar.example/ https://calendar.example:22/
    http://calendar.example:8000/ https://calendar.example:99999/ https://calendar.example:0/
    https://calendar.example:x/ https://[::1/ javascript:alert(1) data:text/calendar,x https://éxample.example/""".split()


ODDER = ["", " ", "https://calendar.example/\nHost: inside", "https://calendar.example/a b", "https://c.example/" + "x" * 2000]


@pytest.mark.parametrize("url", [*ODD, *ODDER])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Invalid) as refused:
        fetch(url)
    assert refused.value.code == "bad_address"


# However a number is written, the name server's answer is what is checked.
NUMBERS = [
    "https://2130706433/",
    "https://0x7f000001/",
    "https://127.1/",
    "https://[::ffff:127.0.0.1]/",
    "https://localhost/",
    "http://127.0.0.1/",
]


@pytest.mark.parametrize("url", NUMBERS)
def test_this_machine_by_any_name_is_not_asked(url: str) -> None:
    with pytest.raises(Invalid) as refused:
        fetch(url, Reach(look_up=lambda host, port: ["127.0.0.1"]))
    assert refused.value.code == "not_public"


def test_a_subscription_is_asked_for_over_https() -> None:
    assert checked(" webcal://calendar.example/me.ics#top ") == "https://calendar.example/me.ics"


def test_a_name_that_nobody_knows_is_tried_again_later() -> None:
    def unknown(host: str, port: int) -> Sequence[str]:
        raise OSError("no such name")

    with pytest.raises(Unavailable) as refused:
        fetch("https://calendar.example/", Reach(look_up=unknown))
    assert refused.value.code == "calendar_unreachable"


# ---- against a server on this machine, which for once may be reached ----------------------------------------------


@dataclass
class Elsewhere:
    port: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    def look_up(self, host: str, port: int) -> Sequence[str]:
        self.looked_up.append(host)
        return ["10.0.0.1"] if host == "inside.example" else ["127.0.0.1"]

    def allowed(self, address: Address) -> bool:
        return address.is_loopback

    @property
    def reach(self) -> Reach:
        return Reach(self.look_up, self.allowed, (self.port,), seconds=2)

    def url(self, path: str, host: str = "calendar.example") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    there = Elsewhere()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there.asked.append((self.headers["Host"], self.path))
            kind, _, rest = self.path.strip("/").partition("/")
            if kind in ("to", "round"):
                self.send_response(302)
                self.send_header("Location", rest.replace("PORT", str(there.port)) or "/round")
                self.end_headers()
            elif kind == "large":
                self.send_response(200)
                self.end_headers()
                for _ in range(MOST_BYTES // 65536 + 2):
                    self.wfile.write(b"x" * 65536)
            elif kind == "slow":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while True:
                    self.wfile.write(b"X: y\r\n")
                    time.sleep(0.2)
            else:
                self.send_response(int(kind) if kind.isdigit() else 200)
                self.end_headers()
                self.wfile.write(TEXT.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                # The other side has had enough.
                self.close_connection = True

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        server.daemon_threads = True
        there.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield there
        server.shutdown()
        thread.join()


def test_the_text_is_fetched_by_the_checked_address_under_its_name(elsewhere: Elsewhere) -> None:
    assert fetch(elsewhere.url("/me.ics?key=1"), elsewhere.reach) == TEXT
    assert elsewhere.asked == [(f"calendar.example:{elsewhere.port}", "/me.ics?key=1")]
    assert elsewhere.looked_up == ["calendar.example"]


def test_redirects_are_followed_and_each_is_checked(elsewhere: Elsewhere) -> None:
    assert fetch(elsewhere.url("/to//next.ics"), elsewhere.reach) == TEXT
    assert fetch(elsewhere.url("/to/http://other.example:PORT/me.ics"), elsewhere.reach) == TEXT
    for location, code in [
        ("http://inside.example:PORT/", "not_public"),
        ("http://169.254.169.254/latest", "bad_address"),
        ("file:///etc/passwd", "bad_address"),
    ]:
        with pytest.raises(Invalid) as refused:
            fetch(elsewhere.url(f"/to/{location}"), elsewhere.reach)
        assert refused.value.code == code


def test_redirects_that_do_not_end_are_left(elsewhere: Elsewhere) -> None:
    with pytest.raises(Invalid) as refused:
        fetch(elsewhere.url("/round"), elsewhere.reach)
    assert refused.value.code == "bad_address"
    assert len(elsewhere.asked) == MOST_HOPS + 1


def test_a_name_whose_answer_changes_is_checked_by_the_answer_that_is_used(elsewhere: Elsewhere) -> None:
    answers = iter(["127.0.0.1", "10.0.0.1", "127.0.0.1"])
    reach = replace(elsewhere.reach, look_up=lambda host, port: [next(answers)])
    assert fetch(elsewhere.url("/me.ics"), reach) == TEXT
    with pytest.raises(Invalid):
        fetch(elsewhere.url("/me.ics"), reach)


def test_more_than_is_read_is_not_waited_for(elsewhere: Elsewhere) -> None:
    with pytest.raises(Invalid) as refused:
        fetch(elsewhere.url("/large"), elsewhere.reach)
    assert refused.value.code == "calendar_too_large"


def test_a_server_that_drips_is_left_in_time(elsewhere: Elsewhere) -> None:
    begun = time.monotonic()
    with pytest.raises(Unavailable):
        fetch(elsewhere.url("/slow"), elsewhere.reach)
    assert time.monotonic() - begun < 6


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_server_that_has_none_is_tried_again_later(elsewhere: Elsewhere, status: int) -> None:
    with pytest.raises(AssistantError) as refused:
        fetch(elsewhere.url(f"/{status}"), elsewhere.reach)
    assert refused.value.code == "calendar_unreachable"
