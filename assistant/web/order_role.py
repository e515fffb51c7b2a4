"""The order service as a server of its own: `Orders`, call by call, for assistants that hold a service token."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assistant.errors import Forbidden, Unauthenticated
from assistant.orders import tokens
from assistant.orders.caller import Caller
from assistant.orders.service import Edit, Orders
from assistant.orders.wanted import Wanted
from assistant.orders.wire import from_json, to_json
from assistant.settings import Settings
from assistant.web import documented, problems
from assistant.web.body_limit import BodyLimit
from assistant.web.order_role_shapes import (
    CommandBody,
    ConsiderBody,
    DecideBody,
    DoneShape,
    EventShape,
    PlaceBody,
    PlacedShape,
    SignedBody,
    SupplementBody,
    WholeApproval,
    WholeOffer,
    WholeOrder,
)
from assistant.web.security_headers import SecurityHeaders
from assistant.web.shapes import Alive

DESCRIPTION = """Catalogue, prices, mandate, offers, approvals and orders, for the assistant's servers only.

Every call carries a service token, `Authorization: Bearer svc1.…`: who calls (role, freelancer, client, conversation), signed with the
shared secret (HMAC-SHA256) and good for five minutes. Authority comes from the token, never from the body. Every command carries a `key`:
the same key and body again return the first result, another body is `409 key_reused`. Errors are `application/problem+json` with a stable
`code`. Times are ISO 8601 in UTC, money is `{"amount": "120.00", "currency": "EUR"}`."""

router = APIRouter(prefix="/orders/v1", tags=["orders"])
health = APIRouter(tags=["health"])
bearer = HTTPBearer(scheme_name="service", description="A service token, made anew for every call.", auto_error=False)


def orders(request: Request) -> Orders:
    found: Orders = request.app.state.orders
    return found


def caller(request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> Caller:
    if given is None:
        raise Unauthenticated
    return tokens.read(request.app.state.secret, given.credentials, datetime.now(UTC))


def clock(who: Annotated[Caller, Depends(caller)]) -> None:
    if who.role != "timer":
        raise Forbidden("Only the clock may do this.")


House = Annotated[Orders, Depends(orders)]
By = Annotated[Caller, Depends(caller)]
READS = documented.problems(401, 403, 404, 422)
COMMANDS = documented.problems(400, 401, 403, 404, 409, 413, 422)


def create_order_app(settings: Settings, opened: Callable[[], AbstractContextManager[Orders]]) -> FastAPI:
    """`opened` is entered when the server starts. Invalid (orders_secret) without a secret to check callers by."""
    secret = tokens.secret_of(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        house = opened()
        app.state.orders = await asyncio.to_thread(house.__enter__)
        yield
        await asyncio.to_thread(house.__exit__, None, None, None)

    app = FastAPI(
        title="Order service", version=documented.version_here(), description=DESCRIPTION, lifespan=lifespan, docs_url=None, redoc_url=None
    )
    app.state.secret = secret
    problems.install(app)
    app.include_router(router)
    app.include_router(health)
    documented.describe(app)
    app.add_middleware(BodyLimit, limit=settings.body_limit)
    app.add_middleware(problems.Unexpected)
    app.add_middleware(SecurityHeaders)
    return app


@health.get("/healthz", operation_id="alive", summary="Is the process alive?", response_model=Alive)
@health.get("/readyz", operation_id="ready", summary="Can it answer?", response_model=Alive)
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.post("/place", operation_id="place", summary="Ask for an offer", response_model=PlacedShape, responses=COMMANDS)
def place(body: PlaceBody, house: House, who: By) -> Any:
    """Prices, judges, and opens the offer or asks the freelancer, in one transaction."""
    return to_json(house.place(who, body.key, from_json(Wanted, body.wanted.model_dump()), insist=body.insist))


@router.post("/consider", operation_id="consider", summary="What `place` would come to", response_model=PlacedShape, responses=COMMANDS)
def consider(body: ConsiderBody, house: House, who: By) -> Any:
    """Nothing is made."""
    return to_json(house.consider(who, from_json(Wanted, body.wanted.model_dump())))


@router.get(
    "/offers", operation_id="offers", summary="A freelancer's or a conversation's offers", response_model=list[WholeOffer], responses=READS
)
def offers(house: House, who: By) -> Any:
    return to_json(tuple(house.offers(who)))


@router.get("/offers/{offer}", operation_id="offer", summary="One offer", response_model=WholeOffer, responses=READS)
def offer(offer: str, house: House, who: By) -> Any:
    return to_json(house.offer(who, offer))


@router.post("/offers/{offer}/view", operation_id="view", summary="The client sees it", response_model=WholeOffer, responses=COMMANDS)
def view(offer: str, house: House, who: By) -> Any:
    return to_json(house.view(who, offer))


@router.post("/offers/{offer}/accept", operation_id="accept", summary="The client accepts", response_model=WholeOrder, responses=COMMANDS)
def accept(offer: str, body: SignedBody, house: House, who: By) -> Any:
    return to_json(house.accept(who, body.key, offer, body.hash))


@router.post(
    "/offers/{offer}/decline", operation_id="decline", summary="The client declines", response_model=WholeOffer, responses=COMMANDS
)
def decline(offer: str, body: SignedBody, house: House, who: By) -> Any:
    return to_json(house.decline(who, body.key, offer, body.hash))


@router.post(
    "/offers/{offer}/withdraw", operation_id="withdraw", summary="The freelancer withdraws", response_model=WholeOffer, responses=COMMANDS
)
def withdraw(offer: str, body: CommandBody, house: House, who: By) -> Any:
    return to_json(house.withdraw(who, body.key, offer))


@router.get(
    "/approvals", operation_id="approvals", summary="What waits for the freelancer", response_model=list[WholeApproval], responses=READS
)
def approvals(house: House, who: By) -> Any:
    return to_json(tuple(house.approvals(who)))


@router.post(
    "/approvals/{approval}", operation_id="decide", summary="The freelancer decides", response_model=WholeApproval, responses=COMMANDS
)
def decide(approval: str, body: DecideBody, house: House, who: By) -> Any:
    edit = from_json(Edit, body.edit.model_dump()) if body.edit is not None else None
    return to_json(house.decide(who, body.key, approval, body.decision, edit))


@router.get(
    "/orders", operation_id="orders", summary="A freelancer's or a client's orders", response_model=list[WholeOrder], responses=READS
)
def all_orders(house: House, who: By) -> Any:
    return to_json(tuple(house.orders(who)))


@router.get("/orders/{order}", operation_id="order", summary="One order", response_model=WholeOrder, responses=READS)
def order(order: str, house: House, who: By) -> Any:
    return to_json(house.order(who, order))


@router.post(
    "/orders/{order}/supplement",
    operation_id="supplement",
    summary="Add what the order lacks",
    response_model=WholeOrder,
    responses=COMMANDS,
)
def supplement(order: str, body: SupplementBody, house: House, who: By) -> Any:
    """What the client told and the order does not know yet; nothing is overwritten."""
    return to_json(house.supplement(who, body.key, order, body.requirements))


@router.post(
    "/due", operation_id="do_due", summary="End what is over", response_model=DoneShape, responses=COMMANDS, dependencies=[Depends(clock)]
)
def do_due(house: House) -> dict[str, int]:
    """Offers expire and approvals lapse: each once, never early. Only for the clock's token."""
    return {"done": house.do_due()}


@router.get(
    "/events",
    operation_id="events",
    summary="What happened",
    response_model=list[EventShape],
    responses=READS,
    dependencies=[Depends(clock)],
)
def events(
    house: House,
    after: Annotated[int, Query(ge=0, le=2**53, description="Only those with a larger `seq`.")] = 0,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> Any:
    """Oldest first, of every freelancer. Only for the clock's token."""
    return to_json(tuple(house.events(after, limit)))
