"""Whom a change of these numbers touches."""

from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils.translation import ngettext

from ouvrage.brands.previews import Change, touches
from ouvrage.kit.time import PARIS, now
from ouvrage.projects.models import Project, ProjectQuerySet
from ouvrage.projects.parameters import (
    AMENDMENT_DAYS,
    ASLEEP_DAYS,
    DAILY_LIMIT,
    DRAFT_DAYS,
    RECONFIRM_DAYS,
)
from ouvrage.projects.states import ProjectState

LOOKED_BACK = timedelta(days=30)


@touches(ASLEEP_DAYS.key)
def projects_that_fall_asleep(change: Change) -> str:
    """Open projects whose silence lies between the two bounds: they would stop selling."""
    count = _silent(change, "confirmed_alive_at", state=ProjectState.OPEN)
    if change.after > change.before:
        return ngettext(
            "{count} open project that was about to sleep goes on selling.",
            "{count} open projects that were about to sleep go on selling.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} open project would fall asleep and stop selling.",
        "{count} open projects would fall asleep and stop selling.",
        count,
    ).format(count=count)


@touches(RECONFIRM_DAYS.key)
def projects_to_reconfirm(change: Change) -> str:
    """Open projects whose stamp would change, with the call and the mail that follow."""
    count = _silent(change, "confirmed_alive_at", state=ProjectState.OPEN)
    if change.after > change.before:
        return ngettext(
            "{count} open project would no longer be to reconfirm.",
            "{count} open projects would no longer be to reconfirm.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} open project would be to reconfirm; its client is written to and called.",
        "{count} open projects would be to reconfirm; their clients are written to and called.",
        count,
    ).format(count=count)


@touches(DRAFT_DAYS.key)
def drafts_forgotten(change: Change) -> str:
    count = _silent(change, "changed_at", state=ProjectState.DRAFT)
    if change.after > change.before:
        return ngettext(
            "{count} draft that was about to be removed is kept longer.",
            "{count} drafts that were about to be removed are kept longer.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} draft would be removed in the next night.",
        "{count} drafts would be removed in the next night.",
        count,
    ).format(count=count)


@touches(AMENDMENT_DAYS.key)
def amendments_refused(change: Change) -> str:
    count = _silent(change, "amend_asked_at", state=ProjectState.AMENDMENT_REQUESTED)
    if change.after > change.before:
        return ngettext(
            "{count} client who was about to be too late has more time.",
            "{count} clients who were about to be too late have more time.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} project to complete would be refused in the next night.",
        "{count} projects to complete would be refused in the next night.",
        count,
    ).format(count=count)


@touches(DAILY_LIMIT.key)
def clients_at_the_limit(change: Change) -> str:
    """Who posted that many on one day lately."""
    rows = _of_brand(change).filter(submitted_at__gte=now() - LOOKED_BACK)
    days = rows.values("client", day=TruncDate("submitted_at", tzinfo=PARIS))
    reached = days.annotate(posted=Count("pk")).filter(posted__gte=change.after)
    count = reached.values("client").distinct().count()
    return ngettext(
        "{count} client posted that many projects on one day of the last 30.",
        "{count} clients posted that many projects on one day of the last 30.",
        count,
    ).format(count=count)


def _silent(change: Change, moment: str, **state: Any) -> int:
    """Rows whose moment lies between the two bounds, in days before now."""
    near, far = sorted((change.before, change.after))
    between = {
        f"{moment}__lt": now() - timedelta(days=near),
        f"{moment}__gte": now() - timedelta(days=far),
    }
    return _of_brand(change).filter(**state, **between).count()


def _of_brand(change: Change) -> ProjectQuerySet:
    rows = Project.objects.all()
    return rows.filter(brand_id=change.brand_id) if change.brand_id else rows
