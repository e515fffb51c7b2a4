"""Refuses every connection that leaves this machine, in the tests and (by PYTHONPATH) in every Python that they start."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any


class NetworkRefused(RuntimeError):
    """A test, or what it tests, tried to leave this machine."""


def stays_here(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(str(host).split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        # A path is a Unix socket; None a message on a connection that was let through.
        if not isinstance(address, tuple):
            return
        host = address[0]
    else:
        return
    if not stays_here(host):
        raise NetworkRefused(f"{event} {host!r}: nothing but this machine may be reached")


sys.addaudithook(refuse)
