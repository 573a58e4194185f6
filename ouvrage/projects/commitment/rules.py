"""What may be done with a reply commitment. Each check returns nothing, or refuses."""

from datetime import date, timedelta

from ouvrage.kit.time import paris_day, today
from ouvrage.projects.commitment.models import ReplyCommitment
from ouvrage.projects.errors import (
    NothingPromised,
    ProlongedAlready,
    ProlongReasonMissing,
    ReplyDayOutOfBounds,
)
from ouvrage.projects.models import Project
from ouvrage.projects.parameters import MOST_REPLY_DAYS, PROLONG_DAYS
from ouvrage.projects.states import LISTED
from ouvrage.ui.text import long_day


def due_on(project: Project) -> date:
    """The day that was promised. Refused: projects.nothing_promised."""
    if project.reply_due_on is None:
        raise NothingPromised
    return project.reply_due_on


def is_running(project: Project) -> bool:
    """Offers may still come, and the day has not passed."""
    due = project.reply_due_on
    return project.state in LISTED and due is not None and due >= today()


def check_promised(project: Project) -> None:
    if not is_running(project):
        raise NothingPromised


def bounds(project: Project) -> tuple[date, date]:
    """The first and the last day that the client may give himself now."""
    if project.offer_count:
        due, more = due_on(project), PROLONG_DAYS.value(brand_id=project.brand_id)
        return due + timedelta(days=1), due + timedelta(days=more)
    since = paris_day(project.published_at) if project.published_at else today()
    most = MOST_REPLY_DAYS.value(brand_id=project.brand_id)
    return today() + timedelta(days=1), max(since + timedelta(days=most), due_on(project))


def check_day(project: Project, day: date) -> None:
    first, last = bounds(project)
    if not first <= day <= last:
        raise ReplyDayOutOfBounds(first=long_day(first), last=long_day(last))


def check_not_prolonged(kept: ReplyCommitment) -> None:
    if kept.prolonged_at is not None:
        raise ProlongedAlready


def check_said_why(reason: str) -> None:
    if not reason:
        raise ProlongReasonMissing
