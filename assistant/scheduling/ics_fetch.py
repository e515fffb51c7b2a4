"""Fetches a calendar by its address, from the public network alone: on every hop a name is looked up once, checked, and used as checked."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore

from assistant.errors import Invalid, Unavailable
from assistant.scheduling.ics_capped import MOST_BYTES

MOST_HOPS = 5
LONGEST_URL = 2000
SECONDS = 10.0
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS: tuple[tuple[bytes | str, bytes | str], ...] = (
    ("User-Agent", "freelance-assistant"),
    ("Accept", "text/calendar, text/plain;q=0.5"),
    ("Accept-Encoding", "identity"),
)
# Of no use to anybody's calendar, and not the same to every Python. The IPv6 ones lead to other addresses: a private one may be inside.
_SPECIAL = tuple(
    ipaddress.ip_network(net)
    for net in ("192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/23", "3fff::/20")
)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address.is_site_local:
            return False
    special = any(address in net for net in _SPECIAL if net.version == address.version)
    return address.is_global and not special and not address.is_multicast and not address.is_reserved


def look_up(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(at[4][0]) for at in found))


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be reached, and how; the defaults are the public network's. Tests reach their own machine instead."""

    look_up: Callable[[str, int], Sequence[str]] = look_up
    allowed: Callable[[Address], bool] = is_public
    ports: tuple[int, ...] = (80, 443)
    seconds: float = SECONDS
    trust: Callable[[], ssl.SSLContext] = field(default=ssl.create_default_context)


def fetch(url: str, reach: Reach | None = None) -> str:
    """The text at that address, at most MOST_BYTES within some seconds, redirects included.

    Invalid (bad_address, not_public, calendar_too_large): it will not be fetched. Unavailable: it could not be, this time.
    """
    reach = reach or Reach()
    ends = time.monotonic() + reach.seconds
    try:
        with httpcore.ConnectionPool(ssl_context=reach.trust(), network_backend=_Checked(reach, ends)) as pool:
            return _follow(pool, url, reach)
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError) as error:
        raise Unavailable("This calendar cannot be reached at the moment.", code="calendar_unreachable") from error


def checked(url: str, reach: Reach | None = None) -> str:
    """The address as it will be asked for. Invalid (bad_address) where it never would be."""
    url, ports = url.strip(), (reach or Reach()).ports
    try:
        found = urlsplit(url)
        scheme = {"webcal": "https", "webcals": "https"}.get(found.scheme.lower(), found.scheme.lower())
        default = {"http": 80, "https": 443}[scheme]
        port = default if found.port is None else found.port
    except (KeyError, ValueError) as error:
        raise _bad_address() from error
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= LONGEST_URL
    if not plain or not found.hostname or "@" in found.netloc or port not in ports:
        raise _bad_address()
    return found._replace(scheme=scheme, fragment="").geturl()


def _bad_address() -> Invalid:
    return Invalid("A calendar's address begins with https:// and names a public server, without a password.", code="bad_address")


def _follow(pool: httpcore.ConnectionPool, url: str, reach: Reach) -> str:
    for _ in range(MOST_HOPS + 1):
        url = checked(url, reach)
        with pool.stream("GET", url, headers=_HEADERS) as response:
            if response.status in _REDIRECTS:
                url = urljoin(url, _header(response, b"location"))
                continue
            if response.status != 200:
                raise Unavailable(f"The calendar's server answered {response.status}.", code="calendar_unreachable")
            return _text(response.iter_stream())
    raise Invalid("This calendar's address leads on and on.", code="bad_address")


def _header(response: httpcore.Response, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in response.headers if key.lower() == name), "")


def _text(chunks: Iterable[bytes]) -> str:
    whole = bytearray()
    for chunk in chunks:
        whole += chunk
        if len(whole) > MOST_BYTES:
            raise Invalid("This calendar is larger than is read.", code="calendar_too_large")
    return whole.decode("utf-8", "replace")


class _Checked(httpcore.NetworkBackend):
    """Opens connections to checked addresses only, by the address that was checked, so that no second answer of a name server counts."""

    def __init__(self, reach: Reach, ends: float) -> None:
        self._reach = reach
        self._ends = ends
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        address = self._address(host, port)
        return _Hurried(self._plain.connect_tcp(address, port, _left(self._ends), local_address, socket_options), self._ends)

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> httpcore.NetworkStream:
        raise Invalid("No calendar is there.", code="not_public")

    def _address(self, host: str, port: int) -> str:
        try:
            found = [ipaddress.ip_address(one.partition("%")[0]) for one in self._reach.look_up(host.strip("[]"), port)]
        except (OSError, UnicodeError, ValueError) as error:
            raise httpcore.ConnectError(str(error)) from error
        if not found or not all(self._reach.allowed(one) for one in found):
            raise Invalid("This calendar's address is not on the public network.", code="not_public")
        return str(found[0])


class _Hurried(httpcore.NetworkStream):
    """Whatever the other side does, all of it together ends in time: who sends a byte now and then is not waited for."""

    def __init__(self, stream: httpcore.NetworkStream, ends: float) -> None:
        self._stream = stream
        self._ends = ends

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._ends))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._ends))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Hurried(self._stream.start_tls(ssl_context, server_hostname, _left(self._ends)), self._ends)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("out of time")
    return left
