"""The money of a pack came: it is sold and its credits are given, in one stroke."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.credits import facts
from ouvrage.credits.models import Cause, PackOrder
from ouvrage.credits.packs import notices
from ouvrage.credits.packs.services.telling import label_in_both, tell
from ouvrage.credits.packs.states import PackOrderState
from ouvrage.credits.services.granting import grant_credits
from ouvrage.kit.time import end_of_day, now, paris_day
from ouvrage.kit.transitions import move
from ouvrage.payments.models import Payment, Sale
from ouvrage.payments.services import sell
from ouvrage.payments.states import PaymentState
from ouvrage.taxes.vat import Amounts, case_of


@transaction.atomic
def settle_order(*, order_id: UUID) -> None:
    """Sell a pack whose payment is there and give its credits, once.

    Of money that comes after the bank had taken it back, what went with it is given again.
    Then: credits.pack_paid, payments.sold, credits.granted for each kind, a mail.
    """
    order = PackOrder.objects.select_related("company", "pack_version__pack").locked(pk=order_id)
    payment = Payment.objects.found(pk=order.payment_id)
    if payment.state != PaymentState.PAID or not _waits_for_money(order):
        return
    counts, amounts = _due(order)
    order.round += 1
    moment = now()
    days = timedelta(days=order.pack_version.validity_days)
    first = paris_day(payment.settled_at or moment)
    if counts:
        order.sale = _sell(order, amounts, first, days)
        _give(order, counts, end_of_day(first + days))
    move(
        order,
        PackOrderState.PAID,
        by=None,
        sale=order.sale,
        round=order.round,
        taken={},
        paid_at=order.paid_at or moment,
        closed_at=None,
    )
    tell(facts.PACK_PAID, order, counts=counts)
    notices.tell_paid(order, counts, first + days)


@transaction.atomic
def note_failure(*, order_id: UUID, cause: str, tries: int) -> None:
    """Say that a payment was refused, and what stays: the order waits, nothing is owed.

    Then: credits.pack_refused and a mail, once per try.
    """
    order = PackOrder.objects.select_related("company", "pack_version__pack").locked(pk=order_id)
    if order.state != PackOrderState.AWAITING:
        return
    if notices.tell_refused(order, cause, tries):
        tell(facts.PACK_REFUSED, order, cause=cause, tries=tries)


def _waits_for_money(order: PackOrder) -> bool:
    return order.state in {PackOrderState.AWAITING, PackOrderState.RETURNED}


def _due(order: PackOrder) -> tuple[dict[str, int], Amounts]:
    """What is to be given for the money, and its price: the whole, or what was taken back."""
    if order.state == PackOrderState.AWAITING:
        whole = Amounts(order.ht_cents, order.vat_cents, order.ttc_cents)
        return order.pack_version.counts, whole
    back = Sale.objects.filter(reverses_id=order.sale_id).order_by("-pk").first()
    if back is None:
        return {}, Amounts(0, 0, 0)
    return order.taken, Amounts(-back.ht_cents, -back.vat_cents, -back.ttc_cents)


def _sell(order: PackOrder, amounts: Amounts, first: date, days: timedelta) -> Sale:
    return sell(
        key=f"{order.keys}{order.round}",
        company_id=order.company_id,
        brand_id=order.brand_id,
        kind="pack",
        label=label_in_both(order.pack_version),
        amounts=amounts,
        case=case_of(order.vat_code, order.vat_rate_bp),
        payment_id=order.payment_id,
        from_on=first,
        until_on=first + days,
        actor=None,
    )


def _give(order: PackOrder, counts: dict[str, int], until: datetime) -> None:
    for kind, count in sorted(counts.items()):
        grant_credits(
            company_id=order.company_id,
            kind=kind,
            count=count,
            cause=Cause.PACK if order.round == 1 else Cause.GIVEN_AGAIN,
            key=f"{order.keys}{order.round}:{kind}",
            expires_at=until,
        )
