"""May this call be noted, taken back, answered? Each check returns nothing or refuses."""

from datetime import datetime, timedelta

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.followup.contacts import errors
from ouvrage.followup.contacts.models import Attempt
from ouvrage.followup.contacts.parameters import ATTEMPT_UNDO_MINUTES, ATTEMPTS_PER_DAY
from ouvrage.kit.time import now, start_of_day, today
from ouvrage.projects.models import Project
from ouvrage.projects.states import LISTED, ProjectState

CALLED = LISTED | {ProjectState.SELECTED}
"""While a client may be called about a project: as long as nothing is signed."""


def check_calls(actor: User, project: Project) -> Opening:
    """Who opened the contact may call; his opening."""
    mine = Opening.objects.filter(
        project=project, company=actor.company_id, kind=CreditKind.CONTACT
    ).first()
    if mine is None:
        raise errors.NotYoursToCall
    if project.state not in CALLED:
        raise errors.NothingToCall(number=project.pk)
    return mine


def check_called_at(called_at: datetime, opening: Opening) -> None:
    if not opening.opened_at <= called_at <= now():
        raise errors.CalledWhen


def check_pace(company_id: int, project: Project) -> None:
    """At most so many calls a company, client and day; call it under the project's lock."""
    limit = ATTEMPTS_PER_DAY.value(brand_id=project.brand_id)
    noted = Attempt.objects.standing().filter(company=company_id, project=project)
    if noted.filter(noted_at__gte=start_of_day(today())).count() >= limit:
        raise errors.EnoughCalls(count=limit)


def undo_until(attempt: Attempt) -> datetime:
    return attempt.noted_at + timedelta(minutes=ATTEMPT_UNDO_MINUTES.value())


def check_still_undone(attempt: Attempt) -> None:
    if attempt.answer or undo_until(attempt) <= now():
        raise errors.TooLateToTakeBack(minutes=ATTEMPT_UNDO_MINUTES.value())


def check_answerable(attempt: Attempt) -> None:
    if attempt.taken_back_at is not None:
        raise errors.CallTakenBack
    if attempt.answer:
        raise errors.AlreadyAnswered
