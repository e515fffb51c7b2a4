"""Who a token speaks for, and for how long."""

from __future__ import annotations

import pytest

from assistant.conversations import access
from assistant.database.tables import clients, conversations, owner_tokens
from assistant.errors import NotFound, Unauthenticated
from tests.turns.house import House

pytestmark = pytest.mark.usefixtures("either")


def test_a_conversations_token_is_its_clients(house: House) -> None:
    talk = house.open()
    who = house.do(access.principal, talk.opened.token, house.clock())
    assert (who.kind, who.freelancer, who.conversation) == ("client", "lena-moreau", talk.id)


def test_an_owner_token_is_its_freelancers(house: House) -> None:
    token = house.do(access.issue_owner_token, "sam-okoro", days=90, now=house.clock())
    who = house.do(access.principal, token, house.clock())
    assert (who.kind, who.freelancer, who.conversation) == ("owner", "sam-okoro", None)


@pytest.mark.parametrize("token", [None, "", "nonsense", "cnv_", "' or 1=1 --"])
def test_anything_else_is_nobodys(house: House, token: str | None) -> None:
    house.open()
    with pytest.raises(Unauthenticated):
        house.do(access.principal, token, house.clock())


def test_tokens_expire(house: House) -> None:
    talk = house.open()
    owner = house.do(access.issue_owner_token, "lena-moreau", days=90, now=house.clock())
    house.clock.pass_by(days=90)
    for token in (talk.opened.token, owner):
        with pytest.raises(Unauthenticated) as refused:
            house.do(access.principal, token, house.clock())
        assert refused.value.code == "token_expired"


def test_a_revoked_token_opens_nothing(house: House) -> None:
    token = house.do(access.issue_owner_token, "lena-moreau", days=90, now=house.clock())
    (listed,) = house.do(access.list_owner_tokens, "lena-moreau")
    house.do(access.revoke_owner_token, "lena-moreau", listed.id, house.clock())
    with pytest.raises(Unauthenticated):
        house.do(access.principal, token, house.clock())
    assert house.do(access.list_owner_tokens, "lena-moreau")[0].revoked_at == house.clock()


def test_nobody_revokes_anothers_token(house: House) -> None:
    token = house.do(access.issue_owner_token, "lena-moreau", days=90, now=house.clock())
    for named in (token, "", "%", "_"):
        with pytest.raises(NotFound):
            house.do(access.revoke_owner_token, "sam-okoro", named, house.clock())
    for vague in ("", "%", "_"):
        with pytest.raises(NotFound):
            house.do(access.revoke_owner_token, "lena-moreau", vague, house.clock())


def test_a_token_for_nobody_is_not_made(house: House) -> None:
    with pytest.raises(NotFound) as nobody:
        house.do(access.issue_owner_token, "nobody", days=90, now=house.clock())
    assert nobody.value.code == "unknown_freelancer"


def test_secrets_are_stored_only_as_hashes(house: House) -> None:
    talk = house.open()
    owner = house.do(access.issue_owner_token, "lena-moreau", days=90, now=house.clock())
    stored = str([house.rows(table) for table in (clients, conversations, owner_tokens)])
    assert not [secret for secret in (talk.opened.token, talk.opened.client_key, owner) if secret in stored or secret[4:] in stored]
