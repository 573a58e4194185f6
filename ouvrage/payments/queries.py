"""What the sweeps look for."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from ouvrage.payments.models import Charge, Refund
from ouvrage.payments.states import ChargeState, RefundState

SOON, LATER = timedelta(minutes=2), timedelta(hours=1)


def charges_to_follow(moment: datetime) -> list[UUID]:
    """Tries without an answer for two minutes, or that banks work on for an hour."""
    unanswered = Q(state=ChargeState.WAITING, ordered_at__lt=moment - SOON)
    unfinished = Q(
        state__in=[ChargeState.PROCESSING, ChargeState.ACTION_REQUIRED],
        ordered_at__lt=moment - LATER,
    )
    return list(Charge.objects.filter(unanswered | unfinished).values_list("pk", flat=True))


def refunds_to_follow(moment: datetime) -> list[UUID]:
    """Refunds that the provider has not finished."""
    rows = Refund.objects.filter(state=RefundState.ORDERED, ordered_at__lt=moment - SOON)
    return list(rows.values_list("pk", flat=True))
