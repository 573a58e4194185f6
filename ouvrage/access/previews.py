"""Whom a change of these numbers touches."""

from datetime import timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ouvrage.access.models import Opening
from ouvrage.access.parameters import CANCEL_RETURN_DAYS, CONTACT_CAP, CONTACTS_PER_DAY
from ouvrage.brands.previews import Change, touches
from ouvrage.credits.models import CreditKind
from ouvrage.kit.time import PARIS, now
from ouvrage.projects.models import Project
from ouvrage.projects.states import BEFORE_SIGNATURE, LISTED

LOOKED_BACK = timedelta(days=30)


@touches(CONTACT_CAP.key)
def projects_at_the_cap(change: Change) -> str:
    """Listed projects whose places would be taken, or would open again."""
    listed = Project.objects.filter(state__in=sorted(LISTED), **_brand(change))
    contacts = listed.filter(openings__kind=CreditKind.CONTACT).values("pk")
    full = contacts.annotate(taken=Count("openings")).filter(
        taken__gte=min(change.before, change.after)
    )
    if change.after > change.before:
        count = full.filter(taken__lt=change.after).count()
        return ngettext(
            "{count} listed project that is full would take contacts again.",
            "{count} listed projects that are full would take contacts again.",
            count,
        ).format(count=count)
    count = full.filter(taken__lt=change.before).count()
    return ngettext(
        "{count} listed project would be full at once; contacts already opened stay open.",
        "{count} listed projects would be full at once; contacts already opened stay open.",
        count,
    ).format(count=count)


@touches(CANCEL_RETURN_DAYS.key)
def openings_within_the_days(change: Change) -> str:
    """Spends on projects that may still be cancelled, between the two bounds."""
    near, far = sorted((change.before, change.after))
    rows = Opening.objects.filter(
        kind__in=[CreditKind.OFFRE, CreditKind.CONTACT],
        returned_at=None,
        project__state__in=sorted(BEFORE_SIGNATURE),
        opened_at__gt=now() - timedelta(days=far),
        opened_at__lte=now() - timedelta(days=near),
    )
    if change.brand_id:
        rows = rows.filter(project__brand_id=change.brand_id)
    count = rows.exclude(entry_key="").count()
    if change.after > change.before:
        return ngettext(
            "{count} credit already spent would come back if its project were cancelled today.",
            "{count} credits already spent would come back if their projects were cancelled today.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} credit already spent would no longer come back if its project were cancelled.",
        "{count} credits already spent would no longer come back if their projects were cancelled.",
        count,
    ).format(count=count)


@touches(CONTACTS_PER_DAY.key)
def companies_that_reach_it(change: Change) -> str:
    """Who opened more than the new number on one day lately."""
    rows = Opening.objects.filter(kind=CreditKind.CONTACT, opened_at__gte=now() - LOOKED_BACK)
    if change.brand_id:
        rows = rows.filter(project__brand_id=change.brand_id)
    days = rows.values("company", day=TruncDate("opened_at", tzinfo=PARIS))
    reached = days.annotate(made=Count("pk")).filter(made__gte=change.after)
    count = reached.values("company").distinct().count()
    return ngettext(
        "{count} provider opened that many contacts on one day of the last 30.",
        "{count} providers opened that many contacts on one day of the last 30.",
        count,
    ).format(count=count) + (" " + _("Contacts already opened stay open."))


def _brand(change: Change) -> dict[str, int]:
    return {"brand_id": change.brand_id} if change.brand_id else {}
