"""What the public may know of a client: projects posted, realised, and how often he answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from ouvrage.kit.time import today
from ouvrage.projects.parameters import RATED_OFFERS
from ouvrage.projects.queries.replies import Replies, replies_where
from ouvrage.projects.states import REALISED

FIGURES = """
SELECT project.client_id,
    count(*) FILTER (WHERE project.published_at IS NOT NULL),
    count(*) FILTER (WHERE project.state = ANY(%(realised)s)),
    coalesce(max(replies.due), 0), coalesce(max(replies.answered), 0)
FROM projects_project AS project
LEFT JOIN (
    SELECT client_id, count(*) AS due, count(*) FILTER (WHERE is_answered) AS answered
    FROM (REPLIES) AS reply GROUP BY client_id
) AS replies ON replies.client_id = project.client_id
WHERE project.client_id = ANY(%(clients)s)
GROUP BY project.client_id
""".replace("REPLIES", replies_where("project.client_id = ANY(%(clients)s)"))


@dataclass(frozen=True, slots=True)
class ClientFigures:
    """Counts over all of one client's projects; the reply rate is that of replies.py."""

    posted: int = 0
    realised: int = 0
    offers: int = 0
    answered: int = 0

    @property
    def reply_percent(self) -> int | None:
        """The share of offers answered in time; nothing below a few offers."""
        if self.offers < RATED_OFFERS.value():
            return None
        return Replies(self.offers, self.answered).percent


def figures_of(client_ids: Iterable[int]) -> dict[int, ClientFigures]:
    """The figures of several clients in one query."""
    ids = list(client_ids)
    if not ids:
        return {}
    values: dict[str, Any] = {"clients": ids, "today": today(), "realised": sorted(REALISED)}
    with connection.cursor() as cursor:
        cursor.execute(FIGURES, values)
        return {row[0]: ClientFigures(*row[1:]) for row in cursor.fetchall()}
