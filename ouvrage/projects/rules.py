"""What is allowed on a project. Each check returns nothing, or refuses."""

from datetime import date, datetime, time
from typing import Protocol

from django.db.models import Q

from ouvrage.accounts.models import StaffRole, User
from ouvrage.kit.time import PARIS, today
from ouvrage.projects.errors import (
    DeskOnly,
    Incomplete,
    NothingAsked,
    NotToPostAgain,
    Over,
    ReasonMissing,
    StillToCome,
    TooLateToCancel,
    TooManyToday,
)
from ouvrage.projects.labels import NEEDED
from ouvrage.projects.models import Project
from ouvrage.projects.parameters import DAILY_LIMIT
from ouvrage.projects.states import BEFORE_SIGNATURE, OVER, ProjectState


class Officer(Protocol):
    """Whoever decides at the desk."""

    def has_role(self, *roles: str) -> bool: ...


def check_desk(actor: Officer) -> None:
    if not actor.has_role(StaffRole.FOLLOWUP, StaffRole.SUPERVISOR):
        raise DeskOnly


def may_read_files(user: User, key: str) -> bool:
    """The client, and Suivi Projet once it is sent; who opened its report, apps above say."""
    seen = Project.objects.of_client(user.pk)
    if user.has_role(StaffRole.FOLLOWUP, StaffRole.SUPERVISOR):
        seen = seen | Project.objects.posted()
    return key.isdecimal() and seen.filter(pk=int(key)).exists()


def check_whole(project: Project) -> None:
    """Title, need, category, budget and a way to reach the client.

    An imported project may wait for its first call without a budget: the officer asks for it.
    """
    needed = dict(NEEDED)
    if project.imported_as and project.state == ProjectState.DRAFT:
        del needed["budget_bracket"]
    missing = [str(label) for name, label in needed.items() if not getattr(project, name)]
    if missing:
        raise Incomplete(missing=", ".join(missing).lower())


def check_daily_limit(project: Project) -> None:
    """At most so many projects a client and day (Paris). Call it under the client's lock."""
    limit = DAILY_LIMIT.value(brand_id=project.brand_id)
    midnight = datetime.combine(today(), time(), PARIS)
    sent_today = Q(submitted_at__gte=midnight) | Q(held_since__gte=midnight)
    sent = Project.objects.filter(sent_today, client_id=project.client_id).exclude(pk=project.pk)
    if sent.count() >= limit:
        raise TooManyToday(count=limit)


def check_cancellable(project: Project) -> None:
    if project.state not in BEFORE_SIGNATURE:
        raise TooLateToCancel


def check_reason(code: str, known: list[str], text: str) -> None:
    """A known reason; in words too when it is « another reason »."""
    if code not in known or (code == "other" and not text.strip()):
        raise ReasonMissing


def check_come(day: date | None) -> None:
    """A project was over on a day that has come."""
    if day is not None and day > today():
        raise StillToCome


def check_amendable(project: Project) -> None:
    if project.state != ProjectState.AMENDMENT_REQUESTED:
        raise NothingAsked


def may_repost(project: Project) -> bool:
    """Refused, or given up by its client."""
    return project.state in {ProjectState.REFUSED, ProjectState.CANCELLED}


def check_may_repost(project: Project) -> None:
    if not may_repost(project):
        raise NotToPostAgain


def check_not_over(project: Project) -> None:
    if project.state in OVER:
        raise Over
