"""« Suivi » on the report: the last call, what it came to, and when the next one is planned."""

from dataclasses import dataclass
from datetime import date, timedelta

from ouvrage.followup.models import Call, Task
from ouvrage.journal.registry import Reader
from ouvrage.kit.time import now, paris_day
from ouvrage.projects.states import OVER
from ouvrage.web.report.policy import Viewpoint


@dataclass(frozen=True, slots=True)
class Following:
    """What any reader of the thread may know of the calls, in two lines."""

    last: Call | None
    next_week: date | None
    """The Monday of the week of the next call; the day and hour are the desk's affair."""


def following(view: Viewpoint) -> Following | None:
    """For the client and those who opened the report, whatever their plan; two queries."""
    if view.is_desk or not view.capacities & {Reader.OPENED, Reader.CLIENT}:
        return None
    last = Call.objects.filter(project=view.project).order_by("-at").first()
    monday = None
    if view.project.state not in OVER:
        waiting = Task.objects.filter(project=view.project, done_at=None).order_by("due_at")
        task = waiting.only("due_at").first()
        monday = _monday(paris_day(max(task.due_at, now()))) if task else None
    return Following(last, monday) if last or monday else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
