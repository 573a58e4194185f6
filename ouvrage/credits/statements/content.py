"""What a monthly statement says: read from rows that never change, as they stood that month.

Nothing is stored: a month that is over, asked for again, gives the same words.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from ouvrage.credits import wallets
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import CreditLedger, Movement, month_bounds
from ouvrage.kit.time import now, today
from ouvrage.ledger.models import Posting

# What each grant still held when the month ended, and until when it was good at that moment:
# a thaw since then may have moved its date.
HELD = """
SELECT grants.kind, coalesce(moved.was_at, grants.expires_at) AS until,
    sum(grants.count - spent.count - gone.count)::bigint AS held
FROM credits_grant AS grants
JOIN ledger_entry AS arrival ON arrival.key = grants.key AND arrival.at < %(end)s
CROSS JOIN LATERAL (
    SELECT count(*) FROM credits_spend AS spend
    JOIN ledger_entry AS entry ON entry.key = spend.key
    WHERE spend.grant_id = grants.id AND entry.at < %(end)s
) AS spent
CROSS JOIN LATERAL (
    SELECT coalesce(sum(line.amount), 0) AS count
    FROM ledger_entry AS entry JOIN ledger_posting AS line ON line.entry_id = entry.id
    WHERE entry.key IN (SELECT word || ':' || grants.id FROM unnest(%(words)s::text[]) AS word)
        AND entry.at < %(end)s AND line.amount > 0
) AS gone
LEFT JOIN LATERAL (
    SELECT move.was_at FROM credits_move AS move
    JOIN credits_freeze AS rest ON rest.id = move.freeze_id
    WHERE move.grant_id = grants.id AND rest.thawed_at >= %(end)s
    ORDER BY rest.thawed_at LIMIT 1
) AS moved ON true
WHERE grants.company_id = %(company)s
GROUP BY grants.kind, until
HAVING sum(grants.count - spent.count - gone.count) > 0
ORDER BY until, grants.kind
"""
GONE = ["expired", "taken_back"]
"""How the key of an entry begins in which a grant lost what was left of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One kind over the month."""

    kind: CreditKind
    opening: int
    came: int
    left: int
    closing: int
    position: int
    digest: str


@dataclass(frozen=True, slots=True)
class Expiry:
    """Credits in hand at the end of the month that are good until the same moment."""

    kind: CreditKind
    count: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Statement:
    """All that the paper of a month says."""

    company_id: int
    month: date
    ends_at: datetime
    lines: list[Line]
    movements: list[Movement]
    expiries: list[Expiry]


def statement_of(company_id: int, month: date) -> Statement | None:
    """The statement of a month that is over; None before the first movement."""
    begins, ends = month_bounds(month)
    if ends > now():
        return None
    closing = _last_before(company_id, ends)
    if not closing:
        return None
    query = CreditLedger(company_id, month=month)
    movements = query.movements(query.rows().order_by("pk"))
    opening = _last_before(company_id, begins)
    lines = [_line(kind, opening.get(kind), closing.get(kind), movements) for kind in CreditKind]
    return Statement(company_id, month, ends, lines, movements, _held(company_id, ends))


def ended_months(months: list[date]) -> list[date]:
    """Those of a list that are over: the running one has no statement yet."""
    return [month for month in months if month < today().replace(day=1)]


def _last_before(company_id: int, moment: datetime) -> dict[str, Posting]:
    """By kind, the last link of its chain before a moment; one query."""
    lines = Posting.objects.filter(
        account__code__in=wallets.codes_of(company_id), entry__at__lt=moment
    )
    newest = lines.order_by("account_id", "-position").distinct("account_id")
    return {line.account.unit: line for line in newest.select_related("account")}


def _line(
    kind: CreditKind, before: Posting | None, after: Posting | None, movements: list[Movement]
) -> Line:
    changes = [one.change for one in movements if one.kind == kind]
    return Line(
        kind,
        opening=(before.balance_after or 0) if before else 0,
        came=sum(change for change in changes if change > 0),
        left=-sum(change for change in changes if change < 0),
        closing=(after.balance_after or 0) if after else 0,
        position=(after.position or 0) if after else 0,
        digest=after.digest if after else "",
    )


def _held(company_id: int, ends: datetime) -> list[Expiry]:
    values: dict[str, Any] = {"company": company_id, "end": ends, "words": GONE}
    with connection.cursor() as cursor:
        cursor.execute(HELD, values)
        return [
            Expiry(CreditKind(kind), int(count), until) for kind, until, count in cursor.fetchall()
        ]
