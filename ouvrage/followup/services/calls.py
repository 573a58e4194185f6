"""Logging a call and what follows from its outcome."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup import facts, rules
from ouvrage.followup.models import Call, Outcome, Purpose, SheetForm, Task
from ouvrage.followup.planning import GRACE, after_call
from ouvrage.followup.services.drafts import forget_drafts
from ouvrage.followup.services.notes import write_note
from ouvrage.followup.services.reaching import judge_reach
from ouvrage.followup.services.tasks import plan_call
from ouvrage.journal.services import record
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.projects import services as projects
from ouvrage.projects.models import Project
from ouvrage.projects.states import LISTED


@transaction.atomic
def log_call(
    *,
    call_id: UUID,
    task_id: int,
    outcome: str,
    note: str = "",
    is_readable: bool = False,
    call_back_at: datetime | None = None,
    actor: User,
) -> Call:
    """Write down how a call went; logged twice with the same id, it is kept once.

    `call_back_at` is when the client asked to be called, or agreed to be called next.
    Refused: followup.not_held, followup.task_done, followup.call_back_missing,
    messaging.contact_details.
    Then: a call that reached the client of a listed project renews its alive stamp;
    the task is done, or comes back at the next fitting moment; a client who cannot be
    reached is told of as such.
    """
    project = Project.objects.locked(pk=Task.objects.found(pk=task_id).project_id)
    task = Task.objects.select_related("project").locked(pk=task_id)
    known = Call.objects.filter(pk=call_id).first()
    if known:
        return known
    rules.check_held_by(task, actor)
    rules.check_agreed(outcome, call_back_at)
    call = Call.objects.create(
        pk=call_id,
        project=project,
        task=task,
        officer=actor,
        purpose=task.purpose,
        outcome=outcome,
        phone=project.contact_phone,
        call_back_at=call_back_at,
    )
    _announce(call)
    if outcome == Outcome.REACHED and project.state in LISTED:
        projects.confirm_alive(project_id=project.pk, by="phone", actor=actor)
    judge_reach(call=call, project=project)
    _write_down(call, note, is_readable=is_readable)
    _settle(task, call)
    forget_drafts(project_id=project.pk, form=SheetForm.CALL)
    return call


def _write_down(call: Call, note: str, *, is_readable: bool) -> None:
    if not note.strip():
        return
    write_note(
        note_id=new_id(),
        project_id=call.project_id,
        text=note,
        is_readable=is_readable,
        call_id=call.pk,
        actor=call.officer,
    )


def _announce(call: Call) -> None:
    record(
        facts.CALLED,
        subject=call,
        actor=call.officer,
        side="followup",
        project_id=call.project_id,
        outcome=call.outcome,
        purpose=call.purpose,
    )


def _settle(task: Task, call: Call) -> None:
    """Close the task or bring it back: a first call stays until the decision is made."""
    following = after_call(task, call.outcome, call.call_back_at)
    task.attempts += 1
    if following.stays:
        task.save(update_fields=["attempts"])
        return
    task.holder = None
    task.held_until = None
    if following.comes_back and following.due_at:
        task.due_at = following.due_at
        task.late_at = following.due_at + GRACE
        task.assignee = call.officer if call.outcome == Outcome.CALL_BACK else None
        task.save()
        return
    task.done_at = now()
    task.done_by = call.officer
    task.save()
    if following.due_at:
        plan_call(project_id=call.project_id, purpose=Purpose.FOLLOW_UP, due_at=following.due_at)
