"""What a question asks of: of ordering from a freelancer, or of affairs that are the asker's own."""

from __future__ import annotations

import re
from collections.abc import Set

from assistant.understanding.terms import CONCEPT
from assistant.understanding.text import fold

_TRADE = frozenset(
    CONCEPT + name.strip()
    for name in """order, freelancer, client, regular client, first order, minimum order, order status, order page, refund, cancel,
    revision, review, milestone, delivery, partial delivery, deliverable, draft, first draft, final version, proof,
    watermark, naming files, offer, custom, package, extra, gig, project, service, scope, out of scope, level, gold
    level, platinum level, diamond level, silver level, bronze level, new seller, level one, level two, top rated,
    pro freelancer, badge, loyalty, score, success score, response rate, subcategory, vetted, off-platform, support,
    resolution center, dispute, escrow, chargeback, payment, payout, invoice, deposit, price, price list, price
    change, estimate quote, bulk discount, repeat discount, student discount, nonprofit discount, contract, license,
    commercial use, nda sign, marketplace, profile, rule, forbidden, eligible, criteria, benefit tier, demotion,
    promotion level, username, search results, favorite, report user, block user, suspended account, close account,
    warning, job post, bid, agency account, business account, work hours contract, inbox message, dedicated manager,
    seller plus, waitlist, auto accept, fees, subscription, reward, point, gift card, redeem""".split(",")
)
_ASKS = re.compile(
    r"\?|\b(?:what\w*|how|when|where|who\w*|why|which|can|could|do|does|did|is|are|will|would|should|may|if|explain|tell"
    r"|you\w*|vous|votre|vos|tu|ton|ta|tes|combien|quel\w*|quand|comment|qui|que|qu|quoi|pourquoi|est|peut|puis|peux|pouvez|faut|expliquez?|dites)\b"
)


def is_of_the_trade(said: Set[str]) -> bool:
    """Whether some terms name what a marketplace for freelancers deals in."""
    return not _TRADE.isdisjoint(said)


def asks(question: str) -> bool:
    """Whether a text has the words of a question or speaks to somebody ("your review includes the fixes"), unlike "bob is my name now"."""
    return _ASKS.search(fold(question)) is not None
