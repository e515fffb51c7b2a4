"""The order service in another process, over HTTP: the same interface, the same values, the same errors as in this one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import quote

import httpx

from assistant.errors import AssistantError, Conflict, Forbidden, Invalid, NotFound, TooLarge, TooMany, Unavailable
from assistant.orders import tokens
from assistant.orders.approval import Approval
from assistant.orders.caller import Caller
from assistant.orders.offer import Offer
from assistant.orders.order import Order
from assistant.orders.service import Decision, Edit, Event, Placed
from assistant.orders.wanted import Wanted
from assistant.orders.wire import from_json, to_json

T = TypeVar("T")

SECONDS = 10.0
TRIES = 2
"""Every command carries its key and takes effect once, so one that got no answer may be sent again."""
CLOCK = Caller("timer", "")


@dataclass(frozen=True, slots=True)
class Patience:
    seconds: float = SECONDS
    tries: int = TRIES


PATIENCE, LOOK = Patience(), Patience(2.0, 1)
KINDS: dict[int, type[AssistantError]] = {403: Forbidden, 404: NotFound, 409: Conflict, 413: TooLarge, 422: Invalid}


@dataclass(frozen=True, slots=True)
class Done:
    """How many offers and approvals came to their end."""

    done: int


class RemoteOrders:
    """`Orders` behind `url`; safe to share between threads. Whoever makes it closes it.

    Unavailable (orders_unreachable, orders_refused, orders_failed) where the service cannot be asked.
    """

    def __init__(self, url: str, secret: str, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._secret = secret
        self._clock = clock
        # A proxy of the environment is for what leaves the machine's own network; the service is next door.
        self._http = httpx.Client(base_url=f"{url.rstrip('/')}/orders/v1", timeout=SECONDS, trust_env=False)

    def close(self) -> None:
        self._http.close()

    def trouble(self) -> str | None:
        """Why the service cannot be asked now; None when it can. One short try: who asks waits for the answer."""
        try:
            self._ask(CLOCK, "GET", "/events?after=0&limit=1", None, LOOK)
        except AssistantError as error:
            return error.message
        return None

    def place(self, caller: Caller, key: str, wanted: Wanted, *, insist: bool = False) -> Placed:
        return _one(Placed, self._post(caller, "/place", {"key": key, "wanted": to_json(wanted), "insist": insist}))

    def consider(self, caller: Caller, wanted: Wanted) -> Placed:
        return _one(Placed, self._post(caller, "/consider", {"wanted": to_json(wanted)}))

    def offer(self, caller: Caller, offer: str) -> Offer:
        return _one(Offer, self._get(caller, f"/offers/{_part(offer)}"))

    def offers(self, caller: Caller) -> Sequence[Offer]:
        return _all(Offer, self._get(caller, "/offers"))

    def view(self, caller: Caller, offer: str) -> Offer:
        return _one(Offer, self._post(caller, f"/offers/{_part(offer)}/view", {}))

    def accept(self, caller: Caller, key: str, offer: str, hash: str) -> Order:
        return _one(Order, self._post(caller, f"/offers/{_part(offer)}/accept", {"key": key, "hash": hash}))

    def supplement(self, caller: Caller, key: str, order: str, requirements: Mapping[str, str]) -> Order:
        return _one(Order, self._post(caller, f"/orders/{_part(order)}/supplement", {"key": key, "requirements": dict(requirements)}))

    def decline(self, caller: Caller, key: str, offer: str, hash: str) -> Offer:
        return _one(Offer, self._post(caller, f"/offers/{_part(offer)}/decline", {"key": key, "hash": hash}))

    def withdraw(self, caller: Caller, key: str, offer: str) -> Offer:
        return _one(Offer, self._post(caller, f"/offers/{_part(offer)}/withdraw", {"key": key}))

    def approvals(self, caller: Caller) -> Sequence[Approval]:
        return _all(Approval, self._get(caller, "/approvals"))

    def decide(self, caller: Caller, key: str, approval: str, decision: Decision, edit: Edit | None = None) -> Approval:
        body = {"key": key, "decision": decision, "edit": to_json(edit)}
        return _one(Approval, self._post(caller, f"/approvals/{_part(approval)}", body))

    def order(self, caller: Caller, order: str) -> Order:
        return _one(Order, self._get(caller, f"/orders/{_part(order)}"))

    def orders(self, caller: Caller) -> Sequence[Order]:
        return _all(Order, self._get(caller, "/orders"))

    def do_due(self) -> int:
        return _one(Done, self._post(CLOCK, "/due", {})).done

    def events(self, after: int, limit: int = 100) -> Sequence[Event]:
        return _all(Event, self._get(CLOCK, f"/events?after={after:d}&limit={limit:d}"))

    def _get(self, caller: Caller, path: str) -> Any:
        return self._ask(caller, "GET", path, None)

    def _post(self, caller: Caller, path: str, body: dict[str, Any]) -> Any:
        return self._ask(caller, "POST", path, body)

    def _ask(self, caller: Caller, method: str, path: str, body: dict[str, Any] | None, patience: Patience = PATIENCE) -> Any:
        token = tokens.sign(self._secret, caller, self._clock())
        request = self._http.build_request(method, path, json=body, headers={"Authorization": f"Bearer {token}"}, timeout=patience.seconds)
        answer = self._sent(request, patience.tries)
        if not answer.is_success:
            raise _error(answer)
        try:
            return answer.json()
        except ValueError as error:
            raise Unavailable("The order service answered something else than JSON.", code="orders_failed") from error

    def _sent(self, request: httpx.Request, tries: int) -> httpx.Response:
        for left in reversed(range(tries)):
            try:
                return self._http.send(request)
            except httpx.TransportError as error:
                if not left:
                    message = f"The order service cannot be reached ({type(error).__name__}). Try again in a moment."
                    raise Unavailable(message, code="orders_unreachable") from error
        raise AssertionError("unreachable")


def _one(kind: type[T], body: Any) -> T:
    try:
        return from_json(kind, body)
    except Invalid as error:
        raise Unavailable(f"The order service answered something else: {error.message}", code="orders_failed") from error


def _all(kind: type[T], body: Any) -> tuple[T, ...]:
    return tuple(_one(kind, one) for one in body)


def _part(text: str) -> str:
    """As one step of a path, whatever is in it. A dot alone would be taken for a way up."""
    return quote(text, safe="").replace(".", "%2E") or "%00"


def _error(answer: httpx.Response) -> AssistantError:
    """The error that the service meant. What only the two servers can settle between them is Unavailable to everyone else."""
    try:
        told = answer.json()
        code, detail = str(told["code"]), str(told["detail"])
    except (ValueError, KeyError, TypeError):
        code, detail = "orders_failed", f"The order service answered {answer.status_code}."
    if answer.status_code == 429:
        seconds = answer.headers.get("retry-after", "")
        return TooMany(detail, retry_after=int(seconds) if seconds.isdecimal() else 1)
    if answer.status_code == 401:
        message = "The order service does not know this server: do both have the same secret and the same time?"
        return Unavailable(message, code="orders_refused")
    kind = KINDS.get(answer.status_code)
    return kind(detail, code=code) if kind else Unavailable(f"The order service has a problem: {detail}", code="orders_failed")
