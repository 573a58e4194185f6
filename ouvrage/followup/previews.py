"""Whom a change of these numbers touches."""

from datetime import timedelta

from django.utils.translation import ngettext

from ouvrage.brands.previews import Change, touches
from ouvrage.followup.models import Task
from ouvrage.followup.parameters import CALLS_AFTER_DAYS, LEASE_MINUTES
from ouvrage.kit.time import now
from ouvrage.projects.models import Project
from ouvrage.projects.states import LISTED


@touches(LEASE_MINUTES.key)
def calls_held(change: Change) -> str:
    """Calls that an officer holds now keep their minutes."""
    count = Task.objects.filter(done_at=None, held_until__gt=now()).count()
    return ngettext(
        "{count} call that is held keeps its minutes; later ones have the new number.",
        "{count} calls that are held keep their minutes; later ones have the new number.",
        count,
    ).format(count=count)


@touches(CALLS_AFTER_DAYS.key)
def projects_called(change: Change) -> str:
    """Listed projects that the longest of both rhythms reaches."""
    reach = now() - timedelta(days=max([*change.before, *change.after]))
    rows = Project.objects.filter(state__in=sorted(LISTED), published_at__gte=reach)
    count = rows.count()
    return ngettext(
        "{count} listed project is still within these days; calls already planned stay.",
        "{count} listed projects are still within these days; calls already planned stay.",
        count,
    ).format(count=count)
