"""Chance draws some decisions of each officer and day, to be heard again."""

from datetime import date
from typing import Any

from django.db import connection, transaction

from ouvrage.followup.supervision.parameters import HEARD_SHARE
from ouvrage.kit.db import hold
from ouvrage.kit.time import now, start_of_day

DRAW = """
INSERT INTO followup_rehearing (decision_id, decided_on, drawn_at, finding, remark)
SELECT id, %(day)s, %(now)s, '', ''
FROM (
    SELECT decision.id,
        row_number() OVER (PARTITION BY decision.officer_id ORDER BY random()) AS place,
        count(*) OVER (PARTITION BY decision.officer_id) AS made
    FROM followup_decision AS decision
    WHERE decision.at >= %(since)s AND decision.at < %(until)s
) AS shuffled
WHERE place <= greatest(1, ceil(made * %(share)s / 10000.0))
"""


@transaction.atomic
def draw_decisions(*, day: date, until: date) -> int:
    """Draw a share of what each officer decided from `day` until before `until`; at least one each.

    A day is drawn once, however often this is asked. The number drawn.
    """
    hold("followup.draw_decisions")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM followup_rehearing WHERE decided_on = %s LIMIT 1", [day])
        if cursor.fetchone():
            return 0
        values: dict[str, Any] = {
            "since": start_of_day(day),
            "until": start_of_day(until),
            "day": day,
            "now": now(),
            "share": HEARD_SHARE.value(),
        }
        cursor.execute(DRAW, values)
        return int(cursor.rowcount)
