"""Whom a change of these numbers touches."""

from datetime import timedelta

from django.utils.translation import ngettext

from ouvrage.brands.previews import Change, touches
from ouvrage.kit.time import now
from ouvrage.payments.models import Refund
from ouvrage.payments.parameters import REFUND_BOUND

LOOKED_BACK = timedelta(days=90)


@touches(REFUND_BOUND.key)
def refunds_between(change: Change) -> str:
    """Refunds that people asked for lately and that the new bound would treat otherwise."""
    low, high = sorted((change.before, change.after))
    rows = Refund.objects.filter(
        requested_by__isnull=False,
        asked_at__gte=now() - LOOKED_BACK,
        amount_cents__gt=low,
        amount_cents__lte=high,
    )
    count = rows.count()
    if change.after > change.before:
        return ngettext(
            "{count} refund of the last 90 days would not have needed a second person.",
            "{count} refunds of the last 90 days would not have needed a second person.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} refund of the last 90 days would have needed a second person.",
        "{count} refunds of the last 90 days would have needed a second person.",
        count,
    ).format(count=count)
