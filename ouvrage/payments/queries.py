"""What the sweeps look for."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from ouvrage.payments.models import Charge, Refund, Setup
from ouvrage.payments.parameters import SETUP_HOURS
from ouvrage.payments.states import ChargeState, RefundState, SetupState

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


def setups_to_follow(moment: datetime) -> list[UUID]:
    """Entries of which no message came for two minutes."""
    rows = Setup.objects.filter(state=SetupState.OPEN, asked_at__lt=moment - SOON)
    return list(rows.filter(gateway_id__isnull=False).values_list("pk", flat=True))


def setups_to_leave(moment: datetime) -> list[UUID]:
    """Entries that nobody finished within `payments.setup_hours`."""
    began = moment - timedelta(hours=SETUP_HOURS.value())
    rows = Setup.objects.filter(state=SetupState.OPEN, asked_at__lt=began)
    return list(rows.values_list("pk", flat=True))
