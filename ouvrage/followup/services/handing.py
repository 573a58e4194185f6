"""A call put off to another moment, or handed to a colleague."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.followup import facts, rules
from ouvrage.followup.models import Task
from ouvrage.followup.parameters import SNOOZE_DAYS
from ouvrage.followup.services.notes import write_note
from ouvrage.followup.services.tasks import let_go
from ouvrage.journal.services import record
from ouvrage.notifications.notices import notify

HANDED = _("A colleague handed a call over to you: #{number}.")


@transaction.atomic
def snooze_task(*, task_id: int, until: datetime, reason: str, actor: User) -> Task:
    """Put a call that one holds off to a later moment, saying why; whoever is free makes it then.

    What was promised to the client stays promised: the call still counts as late from that day.
    Refused: followup.not_held, followup.task_done, followup.not_ahead, followup.why_missing.
    """
    task = Task.objects.locked(pk=task_id)
    rules.check_held_by(task, actor)
    rules.check_ahead(until, days=SNOOZE_DAYS.value())
    rules.check_said(reason)
    task.due_at = until
    task.save(update_fields=["due_at"])
    let_go(task)
    record(
        facts.TASK_SNOOZED,
        subject=task,
        actor=actor,
        side="followup",
        project_id=task.project_id,
        until=until.isoformat(),
        reason=reason.strip(),
    )
    return task


@transaction.atomic
def hand_over(*, task_id: int, to_id: int, word_id: UUID, word: str, actor: User) -> Task:
    """Give a call that one holds to a colleague who is there, with a word about it.

    It is his until the bound of `followup.assigned_hours` is over, then anybody's again.
    Refused: followup.not_held, followup.task_done, followup.not_an_officer,
    followup.colleague_away.
    Then: the colleague finds a notice; the word is an internal note.
    """
    task = Task.objects.select_related("project").locked(pk=task_id)
    rules.check_held_by(task, actor)
    colleague = User.objects.get(pk=to_id)
    rules.check_colleague(colleague)
    if word.strip():
        write_note(
            note_id=word_id,
            project_id=task.project_id,
            text=word,
            is_readable=False,
            actor=actor,
        )
    let_go(task, assignee=colleague)
    fact = record(
        facts.TASK_HANDED_OVER,
        subject=task,
        actor=actor,
        side="followup",
        project_id=task.project_id,
        to=colleague.full_name,
    )
    notify(
        kind=facts.TASK_HANDED_OVER.name,
        key=f"{facts.TASK_HANDED_OVER.name}:{fact.pk}",
        reader=colleague,
        text=format_lazy(HANDED, number=task.project_id),
        url=reverse("followup:sheet", args=[task.pk]),
        project_id=task.project_id,
    )
    return task
