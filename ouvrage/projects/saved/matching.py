"""A new project against every saved search: one statement writes all that it hits.

A plain scan is the quickest: its columns are few, and a hundred thousand rows are read in
milliseconds (docs/decisions/0066).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.projects.models import Project, SearchHit
from ouvrage.projects.states import ProjectState
from ouvrage.subscriptions.policy import early_hours_of, most_early_hours

ONE = """
WITH project AS MATERIALIZED (
    SELECT project.*, lower(unaccent(place)) AS plain_place, ARRAY(
        SELECT needed.skill_id FROM projects_project_skills AS needed
        WHERE needed.project_id = project.id
    ) AS needed
    FROM projects_project AS project WHERE project.id = %(project)s
)"""
FITTING = """
    SELECT saved.id, project.id, %(now)s::timestamptz, %(due)s::timestamptz
    FROM projects_savedsearch AS saved, project
    WHERE saved.paused_at IS NULL
        AND (saved.brand_id IS NULL OR saved.brand_id = project.brand_id)
        AND (saved.categories = '{}' OR project.category_id = ANY(saved.categories))
        AND (saved.budgets = '{}' OR project.budget_bracket = ANY(saved.budgets))
        AND (project.is_remote OR NOT saved.is_remote)
        AND (saved.place = '' OR position(saved.place IN project.plain_place) > 0)
        AND (saved.skills = '{}' OR saved.skills <@ project.needed)
        AND (saved.query IS NULL OR project.search @@ saved.query)
        AND saved.person_id IS DISTINCT FROM project.client_id
"""
MATCH = f"""{ONE}, hit AS (
    INSERT INTO projects_searchhit (search_id, project_id, at, due_at) {FITTING}
    ON CONFLICT (search_id, project_id) DO NOTHING
    RETURNING id, search_id
)
SELECT hit.id, saved.company_id
FROM hit JOIN projects_savedsearch AS saved ON saved.id = hit.search_id
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True)
class Matched:
    """How many searches a project hit, and the moments at which people are told."""

    count: int
    moments: frozenset[datetime] = frozenset()


@transaction.atomic
def match_project(*, project_id: int) -> Matched:
    """Write what a listed project hits, once per search; alerts leave when each plan says.

    Safe to run twice. Companies whose plan brings alerts earlier are told at once, the others
    after as many hours as the best plan gains.
    """
    if not Project.objects.filter(pk=project_id, state=ProjectState.OPEN).exists():
        return Matched(0)
    gained = most_early_hours()
    at = now()
    late = at + timedelta(hours=gained)
    with connection.cursor() as cursor:
        cursor.execute(MATCH, {"project": project_id, "now": at, "due": late})
        hits = cursor.fetchall()
    moments = {late}
    early = early_hours_of({company for _hit, company in hits}) if gained else {}
    for hours in set(early.values()) - {0}:
        due = late - timedelta(hours=min(hours, gained))
        those = [hit for hit, company in hits if early.get(company) == hours]
        SearchHit.objects.filter(pk__in=those).update(due_at=due)
        moments.add(due)
    for due in moments if hits else ():
        wait = round((due - at).total_seconds() / 3600)
        enqueue(
            "projects.tell_hits",
            key=f"tell_hits:{project_id}:{wait}",
            at=due,
            project_id=project_id,
        )
    return Matched(len(hits), frozenset(moments))
