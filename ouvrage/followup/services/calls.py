"""Logging a call and what follows from its outcome."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.followup import facts, rules
from ouvrage.followup.calendar import add_business_days, next_call_hour
from ouvrage.followup.models import Call, Outcome, Purpose, Task
from ouvrage.followup.parameters import CALLS_AFTER_DAYS, RETRY_HOURS
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

    Refused: followup.not_held, followup.task_done, followup.call_back_missing.
    Then: a call that reached the client of a listed project renews its alive stamp;
    the task is done, or comes back at the next fitting moment; a client who cannot be
    reached is told of as such.
    """
    project = Project.objects.locked(pk=Task.objects.found(pk=task_id).project_id)
    task = Task.objects.locked(pk=task_id)
    known = Call.objects.filter(pk=call_id).first()
    if known:
        return known
    rules.check_held_by(task, actor)
    rules.check_call_back(outcome, call_back_at)
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
    if note.strip():
        write_note(
            note_id=new_id(),
            project_id=project.pk,
            text=note,
            is_readable=is_readable,
            call_id=call.pk,
            actor=actor,
        )
    _settle(task, call)
    return call


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
    task.attempts += 1
    if call.outcome == Outcome.CALL_BACK and call.call_back_at:
        _come_back(task, call.call_back_at)
    elif call.outcome == Outcome.NO_ANSWER:
        _come_back(task, next_call_hour(now() + timedelta(hours=RETRY_HOURS.value())))
    elif call.outcome == Outcome.WRONG_NUMBER:
        _come_back(task, add_business_days(now(), 1))
    elif task.purpose == Purpose.FIRST_CALL:
        task.save(update_fields=["attempts"])
    else:
        task.done_at = now()
        task.done_by = call.officer
        task.holder = None
        task.held_until = None
        task.save()
        _plan_next(task)


def _come_back(task: Task, due_at: datetime) -> None:
    task.due_at = due_at
    task.holder = None
    task.held_until = None
    task.save()


def _plan_next(task: Task) -> None:
    """The next follow-up of J+7, J+14, J+21, J+45, counted from validation; none after the last."""
    published_at = task.project.published_at
    if published_at is None:
        return
    for days in CALLS_AFTER_DAYS.value():
        due_at = published_at + timedelta(days=days)
        if due_at > now():
            due = next_call_hour(due_at)
            plan_call(project_id=task.project_id, purpose=Purpose.FOLLOW_UP, due_at=due)
            return
