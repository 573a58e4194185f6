"""Both sides of some days in SQL, whatever their number: what differs, what agrees again.

Ours are the movements of the provider's account in the ledger, by the provider's own name of the
try or refund; theirs the lines of the statement. Days choose what is looked at; a movement itself
is compared whole, so that midnight falling between the two sides makes no difference.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

from ouvrage.kit.db import require_transaction
from ouvrage.kit.time import now, start_of_day
from ouvrage.payments.accounts import psp

SIDES = """
WITH looked_at AS (
    SELECT entry.reference, CASE WHEN posting.amount > 0 THEN 'in' ELSE 'out' END AS direction,
           (entry.at AT TIME ZONE 'Europe/Paris')::date AS day_on
    FROM ledger_posting AS posting JOIN ledger_entry AS entry ON entry.id = posting.entry_id
    WHERE posting.account_id = (SELECT id FROM ledger_account WHERE code = %(account)s)
      AND entry.at >= %(begins)s AND entry.at < %(ends)s
    UNION ALL
    SELECT reference, direction, day_on FROM payments_statementline
    WHERE gateway = %(gateway)s AND day_on BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT reference, direction, day_on FROM payments_difference
    WHERE gateway = %(gateway)s AND closed_at IS NULL
),
movement AS (
    SELECT reference, direction, min(day_on) AS day_on FROM looked_at GROUP BY reference, direction
),
compared AS (
    SELECT movement.*, ours.cents AS here, theirs.amount_cents AS there
    FROM movement
    LEFT JOIN payments_statementline AS theirs ON theirs.gateway = %(gateway)s
      AND theirs.reference = movement.reference AND theirs.direction = movement.direction
    CROSS JOIN LATERAL (
        SELECT sum(posting.amount)::bigint AS cents
        FROM ledger_entry AS entry JOIN ledger_posting AS posting ON posting.entry_id = entry.id
        WHERE entry.reference = movement.reference
          AND posting.account_id = (SELECT id FROM ledger_account WHERE code = %(account)s)
          AND (posting.amount > 0) = (movement.direction = 'in')
    ) AS ours
)
"""
COUNTS = f"""{SIDES}
SELECT count(*) FILTER (WHERE here IS NOT NULL), coalesce(sum(here), 0)::bigint,
       count(*) FILTER (WHERE there IS NOT NULL), coalesce(sum(there), 0)::bigint
FROM compared WHERE day_on BETWEEN %(first)s AND %(last)s
"""  # noqa: S608 — no value of anybody's in it
# One that a person closed stays closed as long as both sides say what they said then.
OPEN = f"""{SIDES}
INSERT INTO payments_difference
    (gateway, reference, direction, kind, day_on, here_cents, there_cents, found_at, note)
SELECT %(gateway)s, reference, direction,
    CASE WHEN here IS NULL THEN 'missing_here'
         WHEN there IS NULL THEN 'missing_there' ELSE 'amount' END,
    day_on, here, there, %(now)s, ''
FROM compared
WHERE here IS DISTINCT FROM there AND NOT EXISTS (
    SELECT 1 FROM payments_difference AS closed
    WHERE closed.gateway = %(gateway)s AND closed.reference = compared.reference
      AND closed.direction = compared.direction AND closed.closed_by_id IS NOT NULL
      AND closed.here_cents IS NOT DISTINCT FROM here
      AND closed.there_cents IS NOT DISTINCT FROM there
)
ON CONFLICT (gateway, reference, direction) WHERE closed_at IS NULL DO UPDATE
    SET kind = excluded.kind, here_cents = excluded.here_cents, there_cents = excluded.there_cents
RETURNING (xmax = 0)
"""  # noqa: S608 — no value of anybody's in it
CLOSE = f"""{SIDES}
UPDATE payments_difference AS open SET closed_at = %(now)s
FROM compared
WHERE open.gateway = %(gateway)s AND open.closed_at IS NULL
  AND open.reference = compared.reference AND open.direction = compared.direction
  AND compared.here IS NOT DISTINCT FROM compared.there
"""  # noqa: S608 — likewise


@dataclass(frozen=True, slots=True)
class Compared:
    """What one comparison came to: movements and sums of each side, differences found, closed."""

    here_count: int
    here_cents: int
    there_count: int
    there_cents: int
    found: int
    closed: int


def compare(gateway: str, first: date, last: date) -> Compared:
    """Write down what differs in those days, close what agrees again: three statements."""
    require_transaction()
    values: dict[str, str | date | datetime] = {
        "account": psp(gateway).code,
        "gateway": gateway,
        "first": first,
        "last": last,
        "begins": start_of_day(first),
        "ends": start_of_day(last + timedelta(days=1)),
        "now": now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(CLOSE, values)
        closed = cursor.rowcount
        cursor.execute(OPEN, values)
        found = sum(is_new for (is_new,) in cursor.fetchall())
        cursor.execute(COUNTS, values)
        here_count, here_cents, there_count, there_cents = cursor.fetchone()
    return Compared(here_count, here_cents, there_count, there_cents, found, closed)
