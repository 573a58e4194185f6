"""What the sweeps look for."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from ouvrage.ledger.models import Account
from ouvrage.payments.models import Charge, Event, Outage, Refund, Setup
from ouvrage.payments.parameters import (
    CONFIRMATION_HOURS,
    CONFIRMATION_MINUTES,
    SETUP_HOURS,
)
from ouvrage.payments.states import ChargeState, RefundState, SetupState

SOON, TURN = timedelta(minutes=2), timedelta(minutes=5)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AT_ONCE = 200
"""Messages looked at again in one turn; the others wait for the next."""


def is_turn(moment: datetime, began: datetime) -> bool:
    """Whether a sweep looks at what began then: at each turn of its first hour, each hour of its
    first day, four times a day later. Messages tell sooner; this is for those that never come."""
    age = moment - began
    if age < HOUR:
        return age > SOON
    return age % (HOUR if age < DAY else DAY / 4) < TURN


def charges_to_follow(moment: datetime) -> list[UUID]:
    """Tries without an answer, at each turn; those that banks work on, less and less often."""
    unanswered = Charge.objects.filter(state=ChargeState.WAITING, ordered_at__lt=moment - SOON)
    unfinished = Charge.objects.filter(
        state__in=[ChargeState.PROCESSING, ChargeState.ACTION_REQUIRED]
    )
    rows = unfinished.values_list("pk", "ordered_at")
    due = [pk for pk, ordered_at in rows.iterator() if is_turn(moment, ordered_at)]
    return [*unanswered.values_list("pk", flat=True), *due]


def charges_to_give_up(moment: datetime) -> list[UUID]:
    """Tries that their payer never confirmed with the bank."""
    hours, minutes = CONFIRMATION_HOURS.value(), CONFIRMATION_MINUTES.value()
    present = Q(is_on_session=True, ordered_at__lt=moment - timedelta(minutes=minutes))
    absent = Q(is_on_session=False, ordered_at__lt=moment - timedelta(hours=hours))
    rows = Charge.objects.filter(present | absent, state=ChargeState.ACTION_REQUIRED)
    return list(rows.values_list("pk", flat=True))


def events_to_handle(moment: datetime) -> list[tuple[str, str]]:
    """Messages that their own job could not see to: nothing a bank takes back is missed."""
    rows = Event.objects.filter(handled_at__isnull=True, received_at__lt=moment - SOON)
    told = rows.exclude(about="").order_by("received_at")
    return list(told.values_list("gateway", "event_id")[:AT_ONCE])


def is_silent(gateway: str = "") -> bool:
    """Whether that provider, or else the one in use, is left alone at this moment."""
    name = gateway or settings.PAYMENT_GATEWAY
    return Outage.objects.filter(gateway=name, rests_until__isnull=False).exists()


def outages() -> list[Outage]:
    """The providers that do not answer, for staff."""
    return list(Outage.objects.order_by("began_at"))


def refunds_to_follow(moment: datetime) -> list[UUID]:
    """Refunds that the provider has not answered for, or not finished."""
    rows = Refund.objects.filter(state=RefundState.ORDERED, ordered_at__lt=moment - SOON)
    return [
        refund.pk
        for refund in rows.only("ordered_at", "gateway_id")
        if refund.gateway_id is None or is_turn(moment, refund.ordered_at or moment)
    ]


def setups_to_follow(moment: datetime) -> list[UUID]:
    """Entries of which no message came."""
    rows = Setup.objects.filter(state=SetupState.OPEN, gateway_id__isnull=False)
    return [pk for pk, began in rows.values_list("pk", "asked_at") if is_turn(moment, began)]


def setups_to_leave(moment: datetime) -> list[UUID]:
    """Entries that nobody finished within `payments.setup_hours`."""
    began = moment - timedelta(hours=SETUP_HOURS.value())
    rows = Setup.objects.filter(state=SetupState.OPEN, asked_at__lt=began)
    return list(rows.values_list("pk", flat=True))


def gateways_used() -> list[str]:
    """Providers with which money ever moved, by the accounts that mirror theirs."""
    codes = Account.objects.filter(code__startswith="psp:").order_by("code")
    return [code.removeprefix("psp:") for code in codes.values_list("code", flat=True)]
