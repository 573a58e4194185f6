"""The public reply rate: the one statement of how clients keep their promise to answer offers.

An offer counts once the promised day is over, if it came by that day, was not withdrawn before
any answer, and its project was not set aside. It is answered when, by the end of that day (Paris),
the client turned it down, selected it or another one, or gave the project up: its provider then
knew. A shortlist, a read offer or the closing message past the day is no answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from ouvrage.kit.time import today

REPLIES = """
SELECT * FROM (
    SELECT project.id AS project_id, project.client_id, project.brand_id,
        project.reply_due_on AS due_on, sent.subject_id AS offer_id,
        EXISTS (
            SELECT FROM journal_fact AS word
            WHERE word.project_id = project.id AND word.at >= sent.at
                AND (word.at AT TIME ZONE 'Europe/Paris')::date <= project.reply_due_on
                AND (word.kind IN ('offers.selected', 'projects.cancelled')
                    OR word.kind = 'offers.declined' AND word.subject_id = sent.subject_id)
        ) AS is_answered,
        EXISTS (
            SELECT FROM journal_fact AS back
            WHERE back.project_id = project.id AND back.kind = 'offers.withdrawn'
                AND back.subject_id = sent.subject_id
                AND (back.at AT TIME ZONE 'Europe/Paris')::date <= project.reply_due_on
        ) AS is_withdrawn
    FROM projects_project AS project
    JOIN journal_fact AS sent ON sent.project_id = project.id AND sent.kind = 'offers.sent'
        AND (sent.at AT TIME ZONE 'Europe/Paris')::date <= project.reply_due_on
    WHERE project.reply_due_on < %(today)s AND project.state <> 'voided' AND {narrow}
) AS promised
WHERE is_answered OR NOT is_withdrawn
"""

BY_WEEK = """
SELECT date_trunc('week', due_on)::date, count(*), count(*) FILTER (WHERE is_answered)
FROM (REPLIES) AS reply GROUP BY 1
"""


def replies_where(narrow: str) -> str:
    """The statement for some projects; `narrow` is SQL of our own about `project`."""
    return REPLIES.format(narrow=narrow)


@dataclass(frozen=True, slots=True)
class Replies:
    """Offers whose promised day is over, and those that had their answer by then."""

    due: int = 0
    answered: int = 0

    @property
    def percent(self) -> int | None:
        return round(100 * self.answered / self.due) if self.due else None


def replies_by_week(*, since: date, brand_id: int | None) -> dict[date, Replies]:
    """By the Monday of the week in which the promised day lies."""
    narrow = "project.reply_due_on >= %(since)s"
    if brand_id:
        narrow += " AND project.brand_id = %(brand)s"
    statement = BY_WEEK.replace("REPLIES", replies_where(narrow))
    values = {"today": today(), "since": since, "brand": brand_id}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {monday: Replies(due, answered) for monday, due, answered in cursor.fetchall()}


def total(replies: Iterable[Replies]) -> Replies:
    """Of several weeks together."""
    found = list(replies)
    return Replies(sum(one.due for one in found), sum(one.answered for one in found))
