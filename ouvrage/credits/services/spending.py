"""A credit leaves a wallet."""

from django.db import connection

from ouvrage.credits import wallets
from ouvrage.credits.errors import Frozen, NoneLeft
from ouvrage.credits.models import CreditKind, Freeze
from ouvrage.kit.db import require_transaction
from ouvrage.kit.errors import Refused
from ouvrage.kit.time import now
from ouvrage.ledger.errors import NotEnoughFunds
from ouvrage.ledger.models import Entry
from ouvrage.ledger.services import credit, debit, post_entry

# The wallet is locked by then, so nobody else takes from its grants.
TAKE = """
WITH taken AS (
    UPDATE credits_grant SET "left" = "left" - 1
    WHERE id = (
        SELECT id FROM credits_grant
        WHERE company_id = %s AND kind = %s AND "left" > 0 AND expires_at > %s
            AND NOT EXISTS (
                SELECT FROM credits_freeze AS rest
                WHERE rest.company_id = credits_grant.company_id AND rest.thawed_at IS NULL
            )
        ORDER BY expires_at, id
        LIMIT 1
    )
    RETURNING id
)
INSERT INTO credits_spend (key, grant_id) SELECT %s, id FROM taken RETURNING grant_id
"""


def spend_credit(*, company_id: int, kind: str, key: str, reference: str) -> Entry:
    """Take one credit for one reason, once per key, from the grant that expires soonest.

    Must run inside the caller's transaction, which a refusal ends.
    Refused: credits.none_left, credits.frozen.
    """
    require_transaction()
    lines = [debit(wallets.wallet(company_id, kind), 1), credit(wallets.used(kind), 1)]
    try:
        entry = post_entry(key=key, kind=wallets.SPENT, reference=reference, lines=lines)
    except NotEnoughFunds:
        raise _why_not(company_id, kind) from None
    if entry.is_new:
        _take_from_grant(company_id, kind, key)
    return entry


def _take_from_grant(company_id: int, kind: str, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [company_id, kind, now(), key])
        taken = cursor.fetchone()
    if taken is None:  # frozen, or all that is left has expired and is not yet swept
        raise _why_not(company_id, kind)


def _why_not(company_id: int, kind: str) -> Refused:
    """Looked up only once the credit was refused: a spend that succeeds pays nothing for it."""
    if Freeze.objects.filter(company_id=company_id, thawed_at__isnull=True).exists():
        return Frozen()
    return NoneLeft(kind=CreditKind(kind).label)
