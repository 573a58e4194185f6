"""Orders go to the provider, outside any transaction, under their key until it answers.

An answer that is lost changes nothing here: the job fails, is repeated with the same key, and
the provider answers for what it did the first time (INV-12). Providers forget keys after a day:
well before, the order is no longer repeated but looked for (`unanswered`).
"""

from uuid import UUID

import structlog
from django.db.models import F, Q
from django.urls import reverse

from ouvrage.brands.sites import site_url
from ouvrage.payments.causes import Cause
from ouvrage.payments.gateways import gateway
from ouvrage.payments.gateways.contract import (
    ChargeFound,
    ChargeOrder,
    Misused,
    Outcome,
    RefundFound,
    RefundOrder,
)
from ouvrage.payments.models import Charge, Method, Payer, Refund
from ouvrage.payments.services.refunding import settle_refund
from ouvrage.payments.services.settling import Answer, apply_answer
from ouvrage.payments.services.unanswered import (
    may_conclude,
    may_repeat,
    never_given,
    never_made,
)
from ouvrage.payments.states import ChargeState, MethodState, RefundState

log = structlog.get_logger()


def send_charge(*, charge_id: UUID) -> None:
    """Ask the provider to draw a try that waits, and record what it says."""
    charge = Charge.objects.select_related("payment__brand", "method").get(pk=charge_id)
    if charge.state != ChargeState.WAITING:
        return
    order = _charge_order(charge)
    try:
        if may_repeat(charge.ordered_at):
            found = gateway(charge.gateway).charge(order)
        elif may_conclude(charge.ordered_at):
            found = gateway(charge.gateway).find_charge(order) or never_made(order)
        else:
            return
    except Misused:
        log.exception("payments.order_not_understood", charge_id=str(charge_id))
        found = ChargeFound(
            gateway_id=charge.gateway_id or charge.key,
            state=Outcome.FAILED,
            amount_cents=charge.amount_cents,
            cause=Cause.OTHER,
        )
    record_charge(charge_id=charge_id, found=found)


def follow_charge(*, charge_id: UUID) -> None:
    """Ask the provider again where a try stands; send it if no answer ever came."""
    charge = Charge.objects.get(pk=charge_id)
    if charge.gateway_id is None:
        send_charge(charge_id=charge_id)
    else:
        found = gateway(charge.gateway).read_charge(charge.gateway_id)
        record_charge(charge_id=charge_id, found=found)


def adopt_charge(*, gateway_name: str, gateway_id: str) -> None:
    """Know our own try in an object whose name never reached us: it bears the order's key."""
    found = gateway(gateway_name).read_charge(gateway_id)
    unknown = Q(gateway_id__isnull=True) | Q(gateway_id=F("key"))
    mine = Charge.objects.filter(unknown, gateway=gateway_name, key=found.key)
    charge = mine.first() if found.key else None
    if charge:
        record_charge(charge_id=charge.pk, found=found)


def give_up_charge(*, charge_id: UUID) -> None:
    """Tell the provider that a try which waits for its payer is no longer wanted."""
    charge = Charge.objects.get(pk=charge_id)
    if charge.state == ChargeState.ACTION_REQUIRED and charge.gateway_id:
        found = gateway(charge.gateway).give_up_charge(charge.gateway_id, f"{charge.key}:end")
        record_charge(charge_id=charge_id, found=found)


def record_charge(*, charge_id: UUID, found: ChargeFound) -> None:
    """Apply what the provider said. Another amount than the one ordered settles nothing."""
    charge = Charge.objects.get(pk=charge_id)
    if found.amount_cents != charge.amount_cents:
        log.error("payments.amount_differs", charge_id=str(charge_id))
        return
    apply_answer(
        charge_id=charge_id,
        answer=Answer(
            state=ChargeState(found.state),
            gateway_id=found.gateway_id,
            cause=found.cause,
            action_address=found.action_address,
        ),
    )


def send_refund(*, refund_id: UUID) -> None:
    """Ask the provider for a refund on its way, or again where it stands."""
    refund = Refund.objects.select_related("charge").get(pk=refund_id)
    if refund.state != RefundState.ORDERED:
        return
    provider, order = gateway(refund.charge.gateway), _refund_order(refund)
    ordered_at = refund.ordered_at or refund.asked_at
    try:
        if refund.gateway_id:
            found = provider.read_refund(refund.gateway_id)
        elif may_repeat(ordered_at):
            found = provider.refund(order)
        elif may_conclude(ordered_at):
            found = provider.find_refund(order) or never_given(order)
        else:
            return
    except Misused:
        log.exception("payments.order_not_understood", refund_id=str(refund_id))
        found = RefundFound(
            gateway_id=refund.gateway_id or f"refund:{refund.pk}", state=Outcome.FAILED
        )
    record_refund(refund_id=refund_id, found=found)


def adopt_refund(*, gateway_name: str, gateway_id: str) -> None:
    """Likewise for a refund."""
    found = gateway(gateway_name).read_refund(gateway_id)
    rows = Refund.objects.filter(charge__gateway=gateway_name, gateway_id__isnull=True)
    for refund in rows.filter(state=RefundState.ORDERED).select_related("charge"):
        if found.key == _refund_order(refund).key:
            record_refund(refund_id=refund.pk, found=found)


def record_refund(*, refund_id: UUID, found: RefundFound) -> None:
    state = {Outcome.PAID: RefundState.DONE, Outcome.FAILED: RefundState.FAILED}
    settle_refund(
        refund_id=refund_id,
        state=state.get(found.state, RefundState.ORDERED),
        gateway_id=found.gateway_id,
        cause=found.cause,
    )


def detach_method(*, method_id: UUID) -> None:
    """Make the provider forget a removed means of payment."""
    method = Method.objects.get(pk=method_id)
    if method.state == MethodState.REMOVED:
        gateway(method.gateway).detach_method(method.gateway_id)


def _charge_order(charge: Charge) -> ChargeOrder:
    payment = charge.payment
    payer = Payer.objects.get(company_id=payment.company_id, gateway=charge.gateway)
    return ChargeOrder(
        key=charge.key,
        payer_id=payer.gateway_id,
        method_id=charge.method.gateway_id,
        kind=charge.method.kind,
        amount_cents=charge.amount_cents,
        label=payment.label,
        on_session=charge.is_on_session,
        return_address=site_url(payment.brand, reverse("payments:pay", args=[payment.pk])),
        reference=str(payment.pk),
    )


def _refund_order(refund: Refund) -> RefundOrder:
    return RefundOrder(
        key=f"refund:{refund.pk}",
        charge_id=refund.charge.gateway_id or "",
        amount_cents=refund.amount_cents,
        reference=str(refund.payment_id),
    )
