"""Reminding a client, before the day that he promised, of the offers that wait for an answer."""

from datetime import date

from django.db import transaction

from ouvrage.journal.services import record
from ouvrage.kit.time import today
from ouvrage.offers import facts, queries
from ouvrage.offers.parameters import REMIND_DAYS
from ouvrage.projects.models import Project, ReplyCommitment
from ouvrage.projects.states import ProjectState


@transaction.atomic
def recall_replies(*, project_id: int) -> bool:
    """Remind the client once for each of the days of the rule; true when it was time.

    A day that was missed is caught up by the next one. Then: offers.reply_recalled, and a mail
    that lists who waits.
    """
    project = Project.objects.locked(pk=project_id)
    due = project.reply_due_on
    if project.state != ProjectState.OPEN or due is None or due < today():
        return False
    ReplyCommitment.objects.get_or_create(project=project, defaults={"first_due_on": due})
    kept = ReplyCommitment.objects.locked(pk=project_id)
    waiting = queries.waiting_on(project_id)
    mark = _mark(due)
    if not waiting or mark is None or (kept.recalled_days or mark + 1) <= mark:
        return False
    kept.recalled_days = mark
    kept.save(update_fields=["recalled_days"])
    record(
        facts.REPLY_RECALLED,
        subject=project,
        actor=None,
        project_id=project_id,
        days=mark,
        waiting=len(waiting),
        due_on=due.isoformat(),
    )
    return True


def _mark(due: date) -> int | None:
    """Which of the days before has been reached, the nearest."""
    left = (due - today()).days
    return min((days for days in REMIND_DAYS.value() if left <= days), default=None)
