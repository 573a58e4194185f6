"""May this happen? Each check returns nothing or refuses."""

from datetime import date, datetime, timedelta

from django.utils import formats

from ouvrage.accounts.models import StaffRole, User
from ouvrage.followup import errors
from ouvrage.followup.models import OFFICERS, Absence, Call, Outcome, Task, Verdict
from ouvrage.kit.time import PARIS, now, today


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


def check_agreed(outcome: str, agreed_at: datetime | None) -> None:
    """A client who asks to be called back says when; what was agreed lies ahead."""
    if outcome == Outcome.CALL_BACK and agreed_at is None:
        raise errors.CallBackMissing
    if agreed_at is not None and agreed_at <= now():
        raise errors.CallBackMissing


def check_ahead(moment: datetime, *, days: int) -> None:
    """A call is put off to a moment to come, and not for ever."""
    if not now() < moment <= now() + timedelta(days=days):
        raise errors.NotAhead(days=days)


def check_colleague(colleague: User) -> None:
    """A call is handed to an officer who is there."""
    if not colleague.is_active or not colleague.has_role(*OFFICERS):
        raise errors.NotAnOfficer(name=colleague.full_name)
    if Absence.objects.on(today()).filter(officer=colleague).exists():
        raise errors.ColleagueAway(name=colleague.full_name)


def check_said(reason: str) -> None:
    if not reason.strip():
        raise errors.WhyMissing


def check_absence(officer_id: int, from_on: date, until_on: date, actor: User) -> None:
    check_own_absence(officer_id, actor)
    if until_on < from_on or until_on < today():
        raise errors.AbsenceBackwards


def check_own_absence(officer_id: int, actor: User) -> None:
    if officer_id != actor.pk and not actor.has_role(StaffRole.SUPERVISOR):
        raise errors.NotYourAbsence


def check_reason(verdict: str, reason: str) -> None:
    if verdict != Verdict.VALIDATED and not reason.strip():
        raise errors.ReasonMissing


def check_reached(call: Call | None) -> None:
    """Nothing can be bought on a project before a logged call reached its client (RULES §2)."""
    if call is None:
        raise errors.NoCallReached
