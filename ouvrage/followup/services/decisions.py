"""Deciding on a submitted project: validate, ask for more, refuse, set aside."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup import facts, queries, rules
from ouvrage.followup.models import Decision, SheetForm, Verdict
from ouvrage.followup.services.drafts import forget_drafts
from ouvrage.followup.services.tasks import drop_tasks
from ouvrage.journal.services import record
from ouvrage.projects import services as projects
from ouvrage.projects.models import Project


@transaction.atomic
def decide(
    *,
    decision_id: UUID,
    project_id: int,
    verdict: str,
    reason_code: str = "",
    reason: str = "",
    edits: dict[str, Any] | None = None,
    reply_days: int | None = None,
    field: str = "",
    dead_since: date | None = None,
    actor: User,
) -> Decision:
    """Decide on a project; sent twice with the same id, it counts once.

    `dead_since` is for a project set aside: the day on which it was already over.
    Refused: followup.no_call_reached, followup.reason_missing, projects.reason_missing (code not
    of the list), kit.illegal_move.
    Then: the project moves, its client reads why; the first call leaves the queue.
    """
    Project.objects.locked(pk=project_id)
    known = Decision.objects.filter(pk=decision_id).first()
    if known:
        return known
    rules.check_reason(verdict, reason)
    call = queries.last_reached_call(project_id)
    if verdict == Verdict.VALIDATED:
        rules.check_reached(call)
    decision = Decision.objects.create(
        pk=decision_id,
        project_id=project_id,
        officer=actor,
        call=call,
        verdict=verdict,
        reason_code=reason_code,
        reason=reason.strip(),
    )
    drop_tasks(project_id=project_id, because="decided")
    forget_drafts(project_id=project_id, form=SheetForm.DECISION)
    _apply(decision, actor, edits or {}, days=reply_days, field=field, dead_since=dead_since)
    record(
        facts.DECIDED,
        subject=decision,
        actor=actor,
        side="followup",
        project_id=project_id,
        verdict=verdict,
        reason_code=reason_code,
    )
    return decision


def _apply(
    decision: Decision,
    actor: User,
    edits: dict[str, Any],
    *,
    days: int | None,
    field: str,
    dead_since: date | None,
) -> None:
    project_id = decision.project_id
    if decision.verdict == Verdict.VALIDATED:
        projects.validate_project(project_id=project_id, edits=edits, reply_days=days, actor=actor)
    elif decision.verdict == Verdict.AMENDMENT:
        projects.request_amendment(
            project_id=project_id, text=decision.reason, field=field, actor=actor
        )
    elif decision.verdict == Verdict.REFUSED:
        projects.refuse_project(
            project_id=project_id,
            reason_code=decision.reason_code,
            text=decision.reason,
            actor=actor,
        )
    else:
        projects.void_project(
            project_id=project_id,
            reason_code=decision.reason_code,
            text=decision.reason,
            dead_since=dead_since,
            actor=actor,
        )
