"""What the public may know of a client: projects posted, realised, and how often he answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

FEWEST_OFFERS = 3

FIGURES = """
SELECT project.client_id,
    count(DISTINCT project.id) FILTER (WHERE project.published_at IS NOT NULL),
    count(DISTINCT project.id) FILTER (WHERE project.state = 'finalised'),
    count(DISTINCT fact.subject_id) FILTER (WHERE fact.kind = 'offers.sent'),
    count(DISTINCT fact.subject_id) FILTER (WHERE fact.kind <> 'offers.sent')
FROM projects_project AS project
LEFT JOIN journal_fact AS fact ON fact.project_id = project.id
    AND fact.kind IN ('offers.sent', 'offers.shortlisted', 'offers.selected', 'offers.declined')
    AND project.reply_due_on < current_date
WHERE project.client_id = ANY(%s)
GROUP BY project.client_id
"""


@dataclass(frozen=True, slots=True)
class ClientFigures:
    """Counts over all of one client's projects.

    Offers are those whose reply commitment is over; answered ones were decided upon.
    """

    posted: int = 0
    realised: int = 0
    offers: int = 0
    answered: int = 0

    @property
    def reply_percent(self) -> int | None:
        """The share of offers that got a decision; nothing below three offers."""
        if self.offers < FEWEST_OFFERS:
            return None
        return min(100, 100 * self.answered // self.offers)


def figures_of(client_ids: Iterable[int]) -> dict[int, ClientFigures]:
    """The figures of several clients in one query."""
    ids = list(client_ids)
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(FIGURES, [ids])
        return {row[0]: ClientFigures(*row[1:]) for row in cursor.fetchall()}
