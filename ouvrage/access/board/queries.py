"""Where a company stands with each of its projects: told by facts, unless a hand says otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, QuerySet
from django.db.models.expressions import RawSQL

from ouvrage.access.models import Prospect, Stage
from ouvrage.credits.models import CreditKind
from ouvrage.kit.time import today
from ouvrage.projects.models import Project
from ouvrage.projects.states import OVER

SHOWN = 12
STAGED = """
    SELECT mine.project_id, mine.last, CASE
        WHEN told.is_won THEN 'won'
        WHEN project.state = ANY(%(over)s) THEN 'lost'
        WHEN own.stage <> '' THEN own.stage
        WHEN told.offer IN ('offers.declined', 'offers.closed') THEN 'lost'
        WHEN mine.has_contact THEN 'contacted'
        WHEN told.offer IN ('offers.sent', 'offers.reconsidered', 'offers.unselected',
            'offers.selected') THEN 'offered'
        ELSE 'opened'
    END AS stage
    FROM (
        SELECT project_id, max(opened_at) AS last, bool_or(kind = %(contact)s) AS has_contact
        FROM access_opening WHERE company_id = %(company)s GROUP BY project_id
    ) AS mine
    JOIN projects_project AS project ON project.id = mine.project_id
    LEFT JOIN access_prospect AS own
        ON own.project_id = mine.project_id AND own.company_id = %(company)s
    LEFT JOIN LATERAL (
        SELECT bool_or(kind = 'contracts.in_force') AS is_won,
            (array_agg(kind ORDER BY id DESC) FILTER (WHERE kind LIKE 'offers.%%')) [1] AS offer
        FROM journal_fact AS fact
        WHERE fact.project_id = mine.project_id AND fact.company_id = %(company)s
            AND fact.kind IN ('contracts.in_force', 'offers.sent', 'offers.declined',
                'offers.reconsidered', 'offers.closed', 'offers.withdrawn', 'offers.selected',
                'offers.unselected')
    ) AS told ON true
"""
"""The stage of each project; offers and contracts stand above and are known by their facts."""
COLUMNS = f"""
SELECT project_id, stage, total FROM (
    SELECT project_id, stage, count(*) OVER by_stage AS total,
        row_number() OVER (by_stage ORDER BY last DESC, project_id DESC) AS place
    FROM ({STAGED}) AS staged
    WINDOW by_stage AS (PARTITION BY stage)
) AS placed WHERE place <= %(shown)s ORDER BY place
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True)
class Card:
    """One project on the board, with the company's own words."""

    project: Project
    own: Prospect | None

    @property
    def is_due(self) -> bool:
        return bool(self.own and self.own.remind_on and self.own.remind_on <= today())


@dataclass(slots=True)
class Column:
    """One stage: how many stand there, and the latest of them."""

    stage: Stage
    total: int = 0
    cards: list[Card] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.total - len(self.cards)


def columns_of(company_id: int) -> list[Column]:
    """The whole board in three queries, however many projects there are."""
    columns = {stage: Column(stage) for stage in Stage}
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, {**_values(company_id), "shown": SHOWN})
        rows = cursor.fetchall()
    ids = [project_id for project_id, _stage, _total in rows]
    projects = Project.objects.defer("description").select_related("category").in_bulk(ids)
    own = words_of(company_id, ids)
    for project_id, stage, total in rows:
        column = columns[Stage(stage)]
        column.total = total
        column.cards.append(Card(projects[project_id], own.get(project_id)))
    return list(columns.values())


def words_of(company_id: int, project_ids: Sequence[int]) -> dict[int, Prospect]:
    """The company's own words, by project; one query."""
    found = Prospect.objects.filter(company_id=company_id, project__in=project_ids)
    return {own.project_id: own for own in found}


def at_stage(rows: QuerySet[Project], company_id: int, stage: Stage) -> QuerySet[Project]:
    """Those of these projects that stand there."""
    statement = STAGED.replace("%(over)s", "%s", 1).replace("%(contact)s", "%s")
    statement = statement.replace("%(company)s", "%s")
    values = [sorted(OVER), CreditKind.CONTACT, company_id, company_id, company_id, stage]
    return rows.filter(
        pk__in=RawSQL(  # noqa: S611 - our own words, values apart
            f"SELECT project_id FROM ({statement}) AS staged WHERE stage = %s",  # noqa: S608
            values,
            output_field=BigIntegerField(),
        )
    )


def stages_of(company_id: int) -> dict[int, Stage]:
    """The stage of every project, for the export."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT project_id, stage FROM ({STAGED}) AS staged", _values(company_id))  # noqa: S608
        return {project_id: Stage(stage) for project_id, stage in cursor.fetchall()}


def due_reminders(company_id: int, day: date) -> QuerySet[Prospect]:
    """What the company wanted to be reminded of by that day, and did not deal with since."""
    due = Prospect.objects.filter(company_id=company_id, remind_on__lte=day)
    return due.select_related("project").order_by("remind_on", "pk")


def _values(company_id: int) -> dict[str, Any]:
    return {"company": company_id, "over": sorted(OVER), "contact": CreditKind.CONTACT}
