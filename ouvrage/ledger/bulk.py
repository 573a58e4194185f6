"""Writing many entries at once: the same rows, links and digests as `post_entry` one by one.

Each entry moves an amount between a guarded account and a shared one, and each guarded account
moves at most once per call, so that its next link needs only its present head.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from ouvrage.kit.db import require_transaction
from ouvrage.kit.time import now
from ouvrage.ledger.errors import NotEnoughFunds
from ouvrage.ledger.lines import AccountName

MAKE = """
INSERT INTO ledger_account (code, unit, side, guarded, balance, length, head)
SELECT DISTINCT code, unit, side, guarded, CASE WHEN guarded THEN 0 END, 0, ''
FROM unnest(%s::text[], %s::text[], %s::text[], %s::boolean[]) AS wanted(code, unit, side, guarded)
WHERE NOT EXISTS (SELECT FROM ledger_account AS known WHERE known.code = wanted.code)
ON CONFLICT (code) DO NOTHING
"""

# Lowest id first, as everywhere, so that two batches never wait for each other.
LOCK = """
SELECT count(*) FROM (
    SELECT FROM ledger_account WHERE code = ANY(%s) AND guarded ORDER BY id FOR NO KEY UPDATE
) AS held
"""

# `lines.fingerprint_of` and `lines.link_of`, in SQL; a key that is already there makes nothing.
WRITE = """
WITH given AS (
    SELECT * FROM unnest(%(keys)s::text[], %(references)s::text[], %(guarded)s::text[],
        %(shared)s::text[], %(amounts)s::bigint[])
        AS asked(key, reference, code, other_code, amount)
),
said AS (
    SELECT given.*, mine.id AS account_id, other.id AS other_id, mine.head,
        mine.length + 1 AS position,
        mine.balance + amount * CASE mine.side WHEN 'debit' THEN 1 ELSE -1 END AS balance,
        given.code || ':' || amount AS line, other_code || ':' || -amount AS other_line
    FROM given
    JOIN ledger_account AS mine ON mine.code = given.code AND mine.guarded
    JOIN ledger_account AS other ON other.code = given.other_code AND NOT other.guarded
),
printed AS MATERIALIZED (
    SELECT said.*, encode(sha256(convert_to(concat_ws(E'\\n', %(kind)s::text, reference,
        least(line COLLATE "C", other_line COLLATE "C"),
        greatest(line COLLATE "C", other_line COLLATE "C")), 'UTF8')), 'hex') AS fingerprint
    FROM said
),
entry AS (
    INSERT INTO ledger_entry (key, kind, reference, fingerprint, at)
    SELECT key, %(kind)s, reference, fingerprint, %(at)s FROM printed
    ON CONFLICT (key) DO NOTHING
    RETURNING id, key
),
linked AS MATERIALIZED (
    SELECT printed.*, entry.id AS entry_id, encode(sha256(convert_to(concat_ws('|', head,
        printed.key, fingerprint, amount, position), 'UTF8')), 'hex') AS digest
    FROM printed JOIN entry ON entry.key = printed.key
),
lines AS (
    INSERT INTO ledger_posting (entry_id, account_id, amount, position, balance_after, digest)
    SELECT entry_id, account_id, amount, position, balance, digest FROM linked
    UNION ALL
    SELECT entry_id, other_id, -amount, NULL, NULL, '' FROM linked
),
moved AS (
    UPDATE ledger_account AS account
    SET balance = linked.balance, length = linked.position, head = linked.digest
    FROM linked WHERE account.id = linked.account_id
)
SELECT key FROM linked
"""

LOW = """
SELECT code FROM ledger_account JOIN unnest(%s::text[], %s::bigint[]) AS asked(name, amount)
ON code = name
WHERE balance + amount * CASE side WHEN 'debit' THEN 1 ELSE -1 END < 0 LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class BulkEntry:
    """One entry: a signed amount on a guarded account (debit positive), its contrary on a shared
    one. Credits one by one, or cents."""

    key: str
    reference: str
    guarded: AccountName
    shared: AccountName
    amount: int


def hold_in_bulk(names: Sequence[AccountName]) -> None:
    """Make the accounts that are missing, and lock the guarded ones until the transaction ends."""
    require_transaction()
    wanted = list({name.code: name for name in names}.values())
    with connection.cursor() as cursor:
        cursor.execute(
            MAKE,
            [
                [name.code for name in wanted],
                [name.unit for name in wanted],
                [name.side for name in wanted],
                [name.guarded for name in wanted],
            ],
        )
        cursor.execute(LOCK, [[name.code for name in wanted if name.guarded]])


def post_in_bulk(*, kind: str, entries: Sequence[BulkEntry]) -> set[str]:
    """Write these entries, each once; the keys of those that were new.

    Must run inside the caller's transaction. Refused: ledger.not_enough_funds (all or nothing).
    """
    require_transaction()
    codes = [entry.guarded.code for entry in entries]
    if len(set(codes)) < len(codes):
        raise ValueError("a guarded account moves at most once per batch")
    hold_in_bulk([name for entry in entries for name in (entry.guarded, entry.shared)])
    amounts = [entry.amount for entry in entries]
    values: dict[str, Any] = {
        "keys": [entry.key for entry in entries],
        "references": [entry.reference for entry in entries],
        "guarded": codes,
        "shared": [entry.shared.code for entry in entries],
        "amounts": amounts,
        "kind": kind,
        "at": now(),
    }
    with connection.cursor() as cursor:
        if any(entry.guarded.natural(entry.amount) < 0 for entry in entries):
            cursor.execute(LOW, [codes, amounts])
            if cursor.fetchone():
                raise NotEnoughFunds
        cursor.execute(WRITE, values)
        return {key for (key,) in cursor.fetchall()}
