"""Orders whose answer never came: repeated for some hours, then looked for, then given up.

A provider keeps our keys for a day. An order that is repeated after that would be another one,
and draw twice. So repeating stops well before; calls that are under way get time to end; then
the provider is searched for what bears the key. Nothing there: it never was. Should it appear
all the same, its key tells whose it is, and money nobody asked for any more goes back.
"""

from datetime import datetime, timedelta

from ouvrage.kit.time import now
from ouvrage.payments.causes import Cause
from ouvrage.payments.gateways.contract import (
    ChargeFound,
    ChargeOrder,
    Outcome,
    RefundFound,
    RefundOrder,
)
from ouvrage.payments.parameters import ANSWER_HOURS

LONGEST_CALL = timedelta(minutes=10)
"""No call, repeats by the library included, lasts as long as that."""


def may_repeat(ordered_at: datetime) -> bool:
    """The provider surely still knows the key."""
    return now() < ordered_at + timedelta(hours=ANSWER_HOURS.value())


def may_conclude(ordered_at: datetime) -> bool:
    """No repetition can be under way any more."""
    return now() >= ordered_at + timedelta(hours=ANSWER_HOURS.value()) + LONGEST_CALL


def never_made(order: ChargeOrder) -> ChargeFound:
    return ChargeFound(
        gateway_id=order.key,
        state=Outcome.FAILED,
        amount_cents=order.amount_cents,
        cause=Cause.SILENT,
    )


def never_given(order: RefundOrder) -> RefundFound:
    return RefundFound(gateway_id=order.key, state=Outcome.FAILED, cause=Cause.SILENT)
