"""What is sold and under which rules, read from the records and kept by version."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from assistant.database.engine import Database
from assistant.database.tables import freelancers, gigs, policies
from assistant.errors import NotFound
from assistant.orders import records
from assistant.orders.catalogue import Catalogue
from assistant.orders.mandate import Mandate
from assistant.orders.policies import Policy, from_record, in_force
from assistant.orders.versioned import Versioned
from assistant.retrieval import store
from assistant.retrieval.passages import MARKETPLACE


class Shelf:
    """Safe to share between threads; an import or a change shows at the next call."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sold = Versioned(database, _read_sold)
        self._policies = Versioned(database, _read_policies, most=1)

    def catalogue(self, handle: str) -> Catalogue:
        """NotFound (unknown_freelancer) if nobody has that handle."""
        return self._sold.get(handle)[0]

    def mandate(self, handle: str) -> Mandate:
        """NotFound (unknown_freelancer) if nobody has that handle; without limits of their own, everything asks."""
        return self._sold.get(handle)[1]

    def policies(self, today: date) -> tuple[Policy, ...]:
        return in_force(self._policies.get(MARKETPLACE), today)

    def handles(self) -> tuple[str, ...]:
        with self._database.snapshot() as connection:
            return tuple(connection.execute(select(freelancers.c.handle).order_by(freelancers.c.handle)).scalars())

    def version(self, handle: str) -> int:
        with self._database.snapshot() as connection:
            return store.version(connection, handle)


def _read_sold(connection: Connection, handle: str, version: int) -> tuple[Catalogue, Mandate]:
    row = connection.execute(select(freelancers).where(freelancers.c.handle == handle)).first()
    if row is None:
        raise unknown_freelancer(handle)
    seller = records.profile(row.profile)
    offered = connection.execute(select(gigs.c.slug, gigs.c.body).where(gigs.c.freelancer == handle).order_by(gigs.c.place, gigs.c.slug))
    sold = tuple(records.gig(slug, body, seller) for slug, body in offered)
    limits = records.mandate(row.mandate, seller.currency, row.mandate_version)
    return Catalogue(seller, sold, version), limits


def _read_policies(connection: Connection, _owner: str, _version: int) -> tuple[Policy, ...]:
    return tuple(from_record(body) for body in connection.execute(select(policies.c.body)).scalars())


def unknown_freelancer(handle: str) -> NotFound:
    return NotFound(f"There is no freelancer {handle!r} here.", code="unknown_freelancer")
