"""The two statements that a posting costs, written by hand to stay two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from ouvrage.kit.time import now
from ouvrage.ledger.models import Account

# Guarded accounts are locked lowest id first, so that two entries never wait for each other;
# the shared ones are only read, so that nobody queues for them.
HOLD = """
WITH held AS (
    SELECT * FROM ledger_account WHERE code = ANY(%s) AND guarded ORDER BY id FOR NO KEY UPDATE
)
SELECT * FROM held
UNION ALL
SELECT * FROM ledger_account WHERE code = ANY(%s) AND NOT guarded
"""

# A key that is already there makes nothing: no entry, no line, no change of balance.
WRITE = """
WITH entry AS (
    INSERT INTO ledger_entry (key, kind, reference, fingerprint, at) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (key) DO NOTHING
    RETURNING id, at
),
lines AS (
    INSERT INTO ledger_posting (entry_id, account_id, amount, position, balance_after, digest)
    SELECT entry.id, line.*
    FROM entry, unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[]) AS line
),
moved AS (
    UPDATE ledger_account AS account
    SET balance = state.balance, length = state.length, head = state.head
    FROM entry, unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::text[])
        AS state(id, balance, length, head)
    WHERE account.id = state.id
)
SELECT id, at FROM entry
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is stored; the chain's columns only on a guarded account."""

    account: int
    amount: int
    position: int | None
    balance_after: int | None
    digest: str


def hold_accounts(codes: Sequence[str]) -> dict[str, Account]:
    """The accounts by code, the guarded ones locked until the transaction ends."""
    names = list(codes)
    return {account.code: account for account in Account.objects.raw(HOLD, [names, names])}


def write_entry(
    heading: tuple[str, str, str, str], rows: Sequence[Row], changed: Sequence[Account]
) -> tuple[int, datetime] | None:
    """Write key, kind, reference, fingerprint and lines at once; None when the key was taken."""
    lines: list[list[Any]] = [
        [row.account for row in rows],
        [row.amount for row in rows],
        [row.position for row in rows],
        [row.balance_after for row in rows],
        [row.digest for row in rows],
    ]
    states: list[list[Any]] = [
        [account.pk for account in changed],
        [account.balance for account in changed],
        [account.length for account in changed],
        [account.head for account in changed],
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [*heading, now(), *lines, *states])
        made = cursor.fetchone()
    return (made[0], made[1]) if made else None
