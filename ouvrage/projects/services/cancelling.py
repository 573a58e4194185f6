"""The client gives a project up."""

from datetime import date

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.projects import facts, rules
from ouvrage.projects.models import CancelReason, Project
from ouvrage.projects.states import ProjectState


@transaction.atomic
def cancel_project(
    *, project_id: int, reason: str, text: str, dead_since: date | None = None, actor: User
) -> Project:
    """End the client's own project, at any time before signature; asked twice, done once.

    `dead_since` is the day on which it was already over: what was spent from then on comes back.
    Refused: projects.too_late_to_cancel, projects.reason_missing, projects.still_to_come; not
    one's own: 404. Then: projects.cancelled; apps above close offers and return credits.
    """
    project = Project.objects.posted().of_client(actor.pk).locked(pk=project_id)
    if project.state == ProjectState.CANCELLED:
        return project
    rules.check_cancellable(project)
    rules.check_reason(reason, CancelReason.values, text)
    rules.check_come(dead_since)
    before = project.state
    move(
        project,
        ProjectState.CANCELLED,
        by=actor,
        cancel_reason=reason,
        decision_text=text.strip(),
        ended_at=now(),
    )
    record(
        facts.CANCELLED,
        subject=project,
        actor=actor,
        side="client",
        project_id=project.pk,
        reason=reason,
        before=before,
        dead_since=dead_since.isoformat() if dead_since else None,
    )
    return project
