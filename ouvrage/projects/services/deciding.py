"""What Suivi Projet decides: validate, ask for more, refuse, set aside."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now, today
from ouvrage.kit.transitions import move
from ouvrage.projects import facts, rules
from ouvrage.projects.commitment.services import open_commitment
from ouvrage.projects.content import apply_content
from ouvrage.projects.models import AliveBy, Project, RefusalReason, VoidReason
from ouvrage.projects.parameters import REPLY_DAYS
from ouvrage.projects.states import ProjectState

VOIDED = VoidReason.values
REFUSED = RefusalReason.values


@transaction.atomic
def validate_project(
    *, project_id: int, edits: dict[str, Any], reply_days: int | None, actor: User
) -> Project:
    """List a project after the call, with what was corrected together on the phone.

    `edits` may hold any part of the content (see content.py). Refused: projects.desk_only,
    projects.incomplete, kit.illegal_move. Then: projects.validated, projects.reply_accepted;
    providers may come.
    """
    project = Project.objects.posted().locked(pk=project_id)
    rules.check_desk(actor)
    changed = apply_content(project, edits)
    rules.check_whole(project)
    days = reply_days or REPLY_DAYS.value(brand_id=project.brand_id)
    move(
        project,
        ProjectState.OPEN,
        by=actor,
        published_at=now(),
        confirmed_alive_at=now(),
        alive_by=AliveBy.PHONE,
        reply_days=days,
        reply_due_on=today() + timedelta(days=days),
        **changed,
    )
    _announce(facts.VALIDATED, project, actor, reply_days=days, changed=sorted(changed))
    open_commitment(project, officer=actor)
    enqueue("projects.refresh_words", key="projects.refresh_words")
    return project


@transaction.atomic
def request_amendment(*, project_id: int, text: str, actor: User, field: str = "") -> Project:
    """Ask the client to complete the project; `field` is the part the link opens.

    Refused: projects.desk_only, projects.reason_missing, kit.illegal_move.
    Then: projects.amendment_requested, and a mail with the officer's words.
    """
    project = Project.objects.posted().locked(pk=project_id)
    rules.check_desk(actor)
    rules.check_reason("other", ["other"], text)
    move(
        project,
        ProjectState.AMENDMENT_REQUESTED,
        by=actor,
        decision_text=text.strip(),
        amend_field=field,
        amend_asked_at=now(),
    )
    _announce(facts.AMENDMENT_REQUESTED, project, actor, field=field)
    return project


@transaction.atomic
def refuse_project(*, project_id: int, reason_code: str, text: str, actor: User) -> Project:
    """Turn a project down, telling the client why.

    Refused: projects.desk_only, projects.reason_missing, kit.illegal_move.
    Then: projects.refused, and a mail with the reason.
    """
    project = Project.objects.posted().locked(pk=project_id)
    rules.check_desk(actor)
    rules.check_reason(reason_code, REFUSED, text)
    _close(project, ProjectState.REFUSED, reason_code, text, actor)
    _announce(facts.REFUSED, project, actor, reason=reason_code)
    return project


@transaction.atomic
def void_project(
    *, project_id: int, reason_code: str, text: str, dead_since: date | None = None, actor: User
) -> Project:
    """Set aside what is no real project. Credits spent on it come back.

    `dead_since` is the day on which it was already over, when the officer knows it.
    Refused: projects.desk_only, projects.reason_missing, projects.still_to_come, kit.illegal_move.
    Then: projects.voided; apps above return credits and close offers.
    """
    project = Project.objects.posted().locked(pk=project_id)
    rules.check_desk(actor)
    rules.check_reason(reason_code, VOIDED, text)
    rules.check_come(dead_since)
    _close(project, ProjectState.VOIDED, reason_code, text, actor)
    day = dead_since.isoformat() if dead_since else None
    _announce(facts.VOIDED, project, actor, reason=reason_code, dead_since=day)
    return project


@transaction.atomic
def reconsider_project(*, project_id: int, text: str, actor: User) -> Project:
    """Take back what the desk decided: the project waits for validation as on its first day.

    Refused: projects.desk_only, projects.reason_missing, kit.illegal_move.
    Then: projects.reconsidered, and a mail with the supervisor's words.
    """
    project = Project.objects.posted().locked(pk=project_id)
    rules.check_desk(actor)
    rules.check_reason("other", ["other"], text)
    move(
        project,
        ProjectState.SUBMITTED,
        by=actor,
        decision_code="",
        decision_text=text.strip(),
        amend_field="",
        amend_asked_at=None,
        ended_at=None,
    )
    _announce(facts.RECONSIDERED, project, actor)
    return project


def _close(project: Project, state: ProjectState, code: str, text: str, actor: User) -> None:
    move(
        project,
        state,
        by=actor,
        decision_code=code,
        decision_text=text.strip(),
        ended_at=now(),
    )


def _announce(kind: Any, project: Project, actor: User, **data: Any) -> None:
    record(kind, subject=project, actor=actor, side="followup", project_id=project.pk, **data)
