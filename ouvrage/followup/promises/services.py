"""The call before the promised day: planned in time, spared when nobody waits any more."""

from django.db import transaction

from ouvrage.followup.calendar import business_day_before, next_call_hour
from ouvrage.followup.models import Purpose, Task
from ouvrage.followup.services.tasks import drop_free_task, plan_call
from ouvrage.kit.time import now, start_of_day, today
from ouvrage.offers.models import Offer
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


@transaction.atomic
def plan_reply_call(*, project_id: int) -> bool:
    """Add the call once for a promised day, from the last business day before it; true if added."""
    project = Project.objects.locked(pk=project_id)
    due = project.reply_due_on
    if project.state != ProjectState.OPEN or due is None or due < today():
        return False
    eve = business_day_before(due)
    planned = Task.objects.filter(
        project=project, purpose=Purpose.REPLY_DUE, created_at__gte=start_of_day(eve)
    )
    waits = Offer.objects.waiting().filter(project=project)
    if eve > today() or planned.exists() or not waits.exists():
        return False
    due_at = next_call_hour(now())
    task = plan_call(project_id=project.pk, purpose=Purpose.REPLY_DUE, due_at=due_at)
    return task is not None


@transaction.atomic
def spare_reply_call(*, project_id: int) -> None:
    """Nobody calls about offers that are answered, or about a day that was moved."""
    project = Project.objects.locked(pk=project_id)
    waits = Offer.objects.waiting().filter(project=project).exists()
    due = project.reply_due_on
    if (
        not waits
        or project.state != ProjectState.OPEN
        or (due and business_day_before(due) > today())
    ):
        drop_free_task(project_id=project.pk, purpose=Purpose.REPLY_DUE, because="answered")
