"""May this happen? Each check returns nothing or refuses."""

from datetime import datetime

from django.utils import formats

from ouvrage.accounts.models import User
from ouvrage.followup import errors
from ouvrage.followup.models import Call, Outcome, Task, Verdict
from ouvrage.kit.time import PARIS, now


def check_free_for(task: Task, officer: User) -> None:
    if task.done_at is not None:
        raise errors.TaskDone
    held = task.held_until is not None and task.held_until > now()
    if held and task.holder_id != officer.pk and task.holder and task.held_until:
        until = formats.date_format(task.held_until.astimezone(PARIS), "H:i")
        raise errors.TaskHeld(holder=task.holder.full_name, until=until)


def check_held_by(task: Task, officer: User) -> None:
    if task.done_at is not None:
        raise errors.TaskDone
    if task.holder_id != officer.pk:
        raise errors.NotHeld


def check_call_back(outcome: str, call_back_at: datetime | None) -> None:
    if outcome == Outcome.CALL_BACK and (call_back_at is None or call_back_at <= now()):
        raise errors.CallBackMissing


def check_reason(verdict: str, reason: str) -> None:
    if verdict != Verdict.VALIDATED and not reason.strip():
        raise errors.ReasonMissing


def check_reached(call: Call | None) -> None:
    """Nothing can be bought on a project before a logged call reached its client (RULES §2)."""
    if call is None:
        raise errors.NoCallReached
