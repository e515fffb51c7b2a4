"""A home with many freelancers: copies of those it has, with their vectors, put straight into the tables."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, func, insert, literal, select

from assistant.database.engine import Database
from assistant.database.tables import freelancers, gigs, owners, passages

AT_ONCE = 250
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


def fill(database: Database, count: int) -> tuple[str, ...]:
    """Adds copies until there are `count` freelancers; returns all their handles.

    Every copy has a word of its own in its texts, so that what the server remembers of one text does not serve the next freelancer.
    """
    with database.snapshot() as connection:
        samples = tuple(connection.scalars(select(freelancers.c.handle).order_by(freelancers.c.handle)))
    made = tuple((samples[n % len(samples)], n) for n in range(count - len(samples)))
    for start in range(0, len(made), AT_ONCE):
        # One transaction for all would be written twice: gigabytes into the log, and from there into the tables.
        with database.transaction() as connection:
            for sample, n in made[start : start + AT_ONCE]:
                _copy(connection, sample, f"{sample}-{n}", _word(n))
    return (*samples, *(f"{sample}-{n}" for sample, n in made))[:count]


def _copy(connection: Connection, sample: str, handle: str, word: str) -> None:
    row = connection.execute(select(freelancers).where(freelancers.c.handle == sample)).mappings().one()
    connection.execute(insert(freelancers), {**row, "handle": handle, "profile": {**row["profile"], "handle": handle}})
    offered = connection.execute(select(gigs).where(gigs.c.freelancer == sample)).mappings().all()
    connection.execute(insert(gigs), [{**gig, "freelancer": handle, "body": _marked(gig["body"], word)} for gig in offered])
    _copy_rows(connection, passages, sample, {"owner": handle, "text": passages.c.text + f" ({word})"})
    _copy_rows(connection, owners, sample, {"owner": handle})


def _copy_rows(connection: Connection, table: Table, owner: str, changed: dict[str, Any]) -> None:
    """Inside the database: the vectors never leave it."""
    values = [changed.get(column.name, column) for column in table.c]
    columns = [value if not isinstance(value, str) else literal(value) for value in values]
    connection.execute(insert(table).from_select(table.c.keys(), select(*columns).where(table.c.owner == owner)))


def _marked(body: dict[str, Any], word: str) -> dict[str, Any]:
    packages = [{**package, "includes": [f"{item} {word}" for item in package.get("includes", ())]} for package in body["packages"]]
    return {**body, "description": f"{body['description']} ({word})", "packages": packages}


def _word(n: int) -> str:
    """A word that nobody uses: letters only, since figures would be prices or quantities."""
    pieces = []
    n += len(CONSONANTS) * len(VOWELS)
    while n:
        n, rest = divmod(n, len(CONSONANTS) * len(VOWELS))
        pieces.append(CONSONANTS[rest // len(VOWELS)] + VOWELS[rest % len(VOWELS)])
    return "".join(pieces) + "x"


def passages_each(database: Database) -> float:
    """The mean number of passages of one freelancer."""
    with database.snapshot() as connection:
        of_theirs = select(func.count()).select_from(passages).where(passages.c.owner.in_(select(freelancers.c.handle)))
        everyone = select(func.count()).select_from(freelancers)
        return float(connection.scalar(of_theirs) or 0) / (connection.scalar(everyone) or 1)
