"""Tasks: planned, taken under a lease, given back, dropped."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from ouvrage.accounts.models import User
from ouvrage.followup import facts, queries, rules
from ouvrage.followup.models import ASKED_FOR, PRIORITIES, Purpose, Task
from ouvrage.followup.parameters import LEASE_MINUTES
from ouvrage.followup.planning import late_after
from ouvrage.journal.services import record
from ouvrage.kit.db import require_transaction
from ouvrage.kit.time import now


def plan_call(*, project_id: int, purpose: str, due_at: datetime) -> Task | None:
    """Add a call to the queue, or leave the waiting one of the same purpose as it is.

    A client who does not want to be called is called only when he asks for it himself.
    """
    require_transaction()
    if purpose not in ASKED_FOR and queries.refuses_calls(project_id):
        return None
    task, _ = Task.objects.get_or_create(
        project_id=project_id,
        purpose=purpose,
        done_at=None,
        defaults={
            "due_at": due_at,
            "late_at": late_after(purpose, due_at),
            "priority": PRIORITIES[Purpose(purpose)],
        },
    )
    return task


@transaction.atomic
def claim_task(*, task_id: int, actor: User) -> Task:
    """Take a task for the length of a lease; taking it again prolongs it.

    Refused: followup.task_held, followup.task_done.
    Then: the access to the client's number is on record.
    """
    task = Task.objects.select_related("holder").locked(pk=task_id)
    rules.check_free_for(task, actor)
    return _take(task, actor)


@transaction.atomic
def claim_next(*, actor: User) -> Task | None:
    """Take the most urgent free call that may be made now, or go on with the one already held.

    Rows that a colleague is just taking are skipped, so that nobody waits and no call
    is made twice (INV-30). None when nothing is to be called now.
    """
    held = Task.objects.filter(holder=actor, held_until__gt=now(), done_at=None)
    task = held.select_for_update(no_key=True).order_by("due_at", "pk").first()
    if task is None:
        free = queries.proposed_to(actor).order_by("priority", "due_at", "pk")
        task = free.select_for_update(skip_locked=True, no_key=True, of=("self",)).first()
    return _take(task, actor) if task else None


@transaction.atomic
def release_task(*, task_id: int, actor: User) -> None:
    """Give a task back to the queue. Refused: followup.not_held, followup.task_done."""
    task = Task.objects.locked(pk=task_id)
    rules.check_held_by(task, actor)
    let_go(task, assignee=task.assignee)


def let_go(task: Task, *, assignee: User | None = None) -> None:
    """Building block: end the lease; the call is a colleague's, or anybody's when none is named."""
    require_transaction()
    task.holder = None
    task.held_until = None
    task.assignee = assignee
    task.save(update_fields=["holder", "held_until", "assignee"])


def drop_tasks(*, project_id: int, because: str) -> int:
    """Close what still waits on a project that needs no more calls; the number closed."""
    return _drop(Task.objects.filter(project_id=project_id), because)


def drop_reconfirmation(*, project_id: int) -> int:
    """Close the call that asks whether a project is alive, unless an officer is on it just now."""
    return drop_free_task(project_id=project_id, purpose=Purpose.RECONFIRM, because="confirmed")


def drop_free_task(*, project_id: int, purpose: Purpose, because: str) -> int:
    """Close the call of one purpose, unless an officer is on it just now."""
    held = Q(held_until__gt=now())
    asking = Task.objects.filter(project_id=project_id, purpose=purpose)
    return _drop(asking.exclude(held), because)


def _drop(tasks: QuerySet[Task], because: str) -> int:
    require_transaction()
    waiting = tasks.filter(done_at=None)
    return waiting.update(done_at=now(), dropped_because=because, holder=None, held_until=None)


def _take(task: Task, officer: User) -> Task:
    is_new = task.holder_id != officer.pk
    task.holder = officer
    task.held_until = now() + timedelta(minutes=LEASE_MINUTES.value())
    task.save(update_fields=["holder", "held_until"])
    if is_new:
        record(
            facts.TASK_TAKEN,
            subject=task,
            actor=officer,
            side="followup",
            project_id=task.project_id,
        )
    return task
