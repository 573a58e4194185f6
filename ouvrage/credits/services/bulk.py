"""Credits come to many wallets at once, or leave them: the same rows as one by one."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from ouvrage.credits import facts, wallets
from ouvrage.credits.models import Grant
from ouvrage.credits.queries import due_to_expire
from ouvrage.journal.services import Told, record_in_bulk
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.ledger.bulk import BulkEntry, hold_in_bulk, post_in_bulk

BATCH = 5_000

# One document for all rows: a model's own way costs more than the writing itself.
WRITE = """
INSERT INTO credits_grant (id, key, company_id, kind, count, "left", cause, granted_at, expires_at)
SELECT id, key, company_id, kind, count, count, cause, %s, expires_at
FROM json_to_recordset(%s::json) AS given(id uuid, key text, company_id bigint, kind text,
    count int, cause text, expires_at timestamptz)
"""


@dataclass(frozen=True, slots=True)
class BulkGrant:
    """Credits of one kind for one company; the key names the fact that gives them."""

    company_id: int
    kind: str
    count: int
    cause: str
    key: str
    expires_at: datetime


def grant_in_bulk(rows: Sequence[BulkGrant]) -> int:
    """Give many companies credits, once per key; how many grants were new.

    Each batch is a transaction of its own, so that what was cut short is simply run again.
    Gestures do not come this way. Then: credits.granted for each.
    """
    return sum(_grant_batch(batch) for batch in _waves(rows))


@transaction.atomic
def _grant_batch(rows: Sequence[BulkGrant]) -> int:
    """Give one batch, each wallet at most once; how many of its grants are new."""
    hold_in_bulk([wallets.wallet(row.company_id, row.kind) for row in rows])
    known = _known(rows)
    moment = now()
    grants = [_grant(row, moment) for row in rows if row.key not in known]
    if not grants:
        return 0
    _write(grants)
    post_in_bulk(kind=wallets.GRANTED, entries=[_arrival(grant) for grant in grants])
    record_in_bulk(facts.GRANTED, subject="credits.grant", told=map(_given, grants))
    return len(grants)


@transaction.atomic
def expire_in_bulk(*, grant_ids: Sequence[UUID]) -> int:
    """Take back what is left of these grants if their time is over; how many lost something.

    At most one grant per wallet. The wallets are held before the grants are read again.
    Then: credits.expired for each.
    """
    known = Grant.objects.filter(pk__in=grant_ids).values_list("company_id", "kind")
    hold_in_bulk([wallets.wallet(company_id, kind) for company_id, kind in known])
    over = list(due_to_expire(now()).filter(pk__in=grant_ids))
    if not over:
        return 0
    post_in_bulk(kind=wallets.EXPIRED, entries=[_departure(grant) for grant in over])
    record_in_bulk(facts.EXPIRED, subject="credits.grant", told=map(_lost, over))
    Grant.objects.filter(pk__in=[grant.pk for grant in over]).update(left=0)
    return len(over)


def _waves(rows: Iterable[BulkGrant]) -> Iterator[list[BulkGrant]]:
    """Batches in which each wallet comes once, each key once overall."""
    waves: list[dict[tuple[int, str], BulkGrant]] = []
    depth: dict[tuple[int, str], int] = {}
    for row in {row.key: row for row in rows}.values():
        wallet = (row.company_id, row.kind)
        level = depth.get(wallet, 0)
        depth[wallet] = level + 1
        if level == len(waves):
            waves.append({})
        waves[level][wallet] = row
    for wave in waves:
        ordered = list(wave.values())
        for start in range(0, len(ordered), BATCH):
            yield ordered[start : start + BATCH]


def _known(rows: Sequence[BulkGrant]) -> set[str]:
    """The keys that are there already, asked as one list."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key FROM credits_grant WHERE key = ANY(%s)", [[row.key for row in rows]]
        )
        return {key for (key,) in cursor.fetchall()}


def _write(grants: Sequence[Grant]) -> None:
    given = [
        {
            "id": str(grant.pk),
            "key": grant.key,
            "company_id": grant.company_id,
            "kind": grant.kind,
            "count": grant.count,
            "cause": grant.cause,
            "expires_at": grant.expires_at.isoformat(),
        }
        for grant in grants
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [grants[0].granted_at, json.dumps(given)])


def _grant(row: BulkGrant, moment: datetime) -> Grant:
    return Grant(
        id=new_id(),
        key=row.key,
        company_id=row.company_id,
        kind=row.kind,
        count=row.count,
        left=row.count,
        cause=row.cause,
        granted_at=moment,
        expires_at=row.expires_at,
    )


def _arrival(grant: Grant) -> BulkEntry:
    wallet = wallets.wallet(grant.company_id, grant.kind)
    return BulkEntry(grant.key, grant.cause, wallet, wallets.given(grant.kind), -grant.count)


def _departure(grant: Grant) -> BulkEntry:
    wallet = wallets.wallet(grant.company_id, grant.kind)
    key = f"expired:{grant.pk}"
    return BulkEntry(key, grant.cause, wallet, wallets.lapsed(grant.kind), grant.left)


def _given(grant: Grant) -> Told:
    data = {
        "kind": grant.kind,
        "count": grant.count,
        "cause": grant.cause,
        "expires": grant.expires_at.isoformat(),
        "approved_by": None,
    }
    return Told(str(grant.pk), grant.company_id, data)


def _lost(grant: Grant) -> Told:
    return Told(str(grant.pk), grant.company_id, {"kind": grant.kind, "count": grant.left})
