"""What follows from a call: when somebody calls again, and what for. The one statement of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ouvrage.followup.calendar import add_business_days, next_call_hour
from ouvrage.followup.models import Outcome, Purpose, Task
from ouvrage.followup.parameters import (
    CALLS_AFTER_DAYS,
    FIRST_CALL_BUSINESS_DAYS,
    RETRY_HOURS,
)
from ouvrage.kit.time import now
from ouvrage.projects.models import Project

GRACE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Next:
    """What becomes of a task after a call.

    `stays`: it waits for a decision. `comes_back`: the same call is made again at `due_at`.
    Otherwise it is done, and `due_at` is the next regular call, if there is one.
    """

    due_at: datetime | None = None
    comes_back: bool = False
    stays: bool = False


def late_after(purpose: str, due_at: datetime) -> datetime:
    """From when on a call due then counts as late: what clients are promised (RULES §10)."""
    if purpose == Purpose.FIRST_CALL:
        return add_business_days(due_at, FIRST_CALL_BUSINESS_DAYS.value())
    return due_at + GRACE


def after_call(task: Task, outcome: str, agreed_at: datetime | None = None) -> Next:
    """What a call on this task leads to; `agreed_at` is what the client asked for or agreed to."""
    project = task.project
    if outcome == Outcome.CALL_BACK:
        return Next(agreed_at, comes_back=True)
    if outcome == Outcome.NO_ANSWER:
        again = now() + timedelta(hours=RETRY_HOURS.value())
        return Next(next_call_hour(again, project.call_hours), comes_back=True)
    if outcome == Outcome.WRONG_NUMBER:
        return Next(add_business_days(now(), 1), comes_back=True)
    if task.purpose == Purpose.FIRST_CALL:
        return Next(stays=True)
    if outcome == Outcome.REFUSES:
        return Next()
    return Next(agreed_at or next_round(project))


def next_round(project: Project) -> datetime | None:
    """The next follow-up of J+7, J+14, J+21, J+45, counted from validation; none after the last."""
    if project.published_at is None:
        return None
    days: Sequence[int] = CALLS_AFTER_DAYS.value()
    rounds = (project.published_at + timedelta(days=count) for count in days)
    due_at = next((moment for moment in rounds if moment > now()), None)
    return next_call_hour(due_at, project.call_hours) if due_at else None
