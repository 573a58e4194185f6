"""Companies are told before their credits expire."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from ouvrage.accounts.models import User
from ouvrage.credits.notices import Expiring, tell_expiries
from ouvrage.credits.parameters import NOTICE_DAYS
from ouvrage.kit.db import hold
from ouvrage.kit.time import now

# Who is to be told of what, in one statement: per member and day in Paris, how much of each kind.
# Frozen companies wait, for their dates will move; whoever was told of that day is left out.
DUE = """
SELECT member.id, due.key || ':' || member.id, due.ends_on, due.counts
FROM (
    SELECT company_id, ends_on, jsonb_object_agg(kind, held) AS counts,
        'credits.expiring:' || company_id || ':' || ends_on AS key
    FROM (
        SELECT company_id, kind, (expires_at AT TIME ZONE 'Europe/Paris')::date AS ends_on,
            sum("left") AS held
        FROM credits_grant AS held
        WHERE "left" > 0 AND expires_at > %(now)s AND expires_at <= %(soon)s
            AND NOT EXISTS (
                SELECT FROM credits_freeze AS rest
                WHERE rest.company_id = held.company_id AND rest.thawed_at IS NULL
            )
        GROUP BY company_id, kind, ends_on
    ) AS kinds
    GROUP BY company_id, ends_on
) AS due
JOIN accounts_user AS member ON member.company_id = due.company_id AND member.is_active
WHERE NOT EXISTS (
    SELECT FROM notifications_mail AS told WHERE told.key = due.key || ':' || member.id
)
ORDER BY due.ends_on, member.id
LIMIT %(limit)s
"""


@transaction.atomic
def announce_expiries(*, limit: int = 500) -> int:
    """Tell members what expires within `credits.notice_days`, once per day of expiry.

    Then: a mail and a line to each; how many were told, 0 when nobody is left to tell.
    """
    hold("credits.announce_expiries")  # a second worker would render the same mails for nothing
    moment = now()
    values: dict[str, Any] = {
        "now": moment,
        "soon": moment + timedelta(days=NOTICE_DAYS.value()),
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(DUE, values)
        rows = cursor.fetchall()
    tell_expiries(_expiring(rows))
    return len(rows)


def _expiring(rows: Iterable[tuple[int, str, date, Any]]) -> list[Expiring]:
    rows = list(rows)
    members = User.objects.in_bulk({row[0] for row in rows})
    return [
        Expiring(members[member_id], key, day, _counts(counts))
        for member_id, key, day, counts in rows
    ]


def _counts(counts: Any) -> dict[str, int]:
    """As the driver gives JSON: read already, or still a text."""
    read = json.loads(counts) if isinstance(counts, str) else counts
    return {kind: int(count) for kind, count in read.items()}
