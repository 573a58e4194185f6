"""May this pack be bought, or withdrawn from?"""

from datetime import datetime, timedelta

from django.utils.formats import date_format

from ouvrage.credits.errors import (
    OrderNotPaid,
    PackCreditsSpent,
    PackNotOnSale,
    PackTooLate,
)
from ouvrage.credits.models import PackOrder, PackVersion
from ouvrage.credits.packs.states import PackOrderState
from ouvrage.credits.parameters import ORDER_DAYS, WITHDRAWAL_DAYS
from ouvrage.kit.time import PARIS, end_of_day, now, paris_day


def check_on_sale(version: PackVersion | None) -> PackVersion:
    if version is None or not version.is_on_sale:
        raise PackNotOnSale
    return version


def waits_until(order: PackOrder) -> datetime:
    """The moment after which an unpaid order is given up."""
    return order.ordered_at + timedelta(days=ORDER_DAYS.value())


def withdrawable_until(order: PackOrder) -> datetime | None:
    """The last second at which the company may withdraw; None before it was paid."""
    if order.paid_at is None:
        return None
    return end_of_day(paris_day(order.paid_at) + timedelta(days=WITHDRAWAL_DAYS.value()))


def check_withdrawable(order: PackOrder) -> None:
    """Paid, and within the days; whether something was spent is counted under the wallets' lock."""
    until = withdrawable_until(order)
    if order.state != PackOrderState.PAID or until is None:
        raise OrderNotPaid
    if now() > until:
        raise PackTooLate(until=date_format(until.astimezone(PARIS), "j F Y, H:i"))


def check_unspent(spent: int) -> None:
    if spent:
        raise PackCreditsSpent(count=spent)
