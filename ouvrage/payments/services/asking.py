"""Money is asked for, tried again, or no longer asked for."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.transitions import move
from ouvrage.payments import facts, rules
from ouvrage.payments.models import Charge, Method, Payment
from ouvrage.payments.services.methods import default_method
from ouvrage.payments.services.telling import tell
from ouvrage.payments.states import UNDER_WAY, ChargeState, PaymentState


def ask_payment(
    *,
    key: str,
    company_id: int,
    amount_cents: int,
    purpose: str,
    purpose_id: str,
    label: str,
    return_path: str,
    method_id: UUID | None = None,
    brand_id: int | None = None,
    actor: User | None,
) -> Payment:
    """Ask a company for an amount, VAT included, once per key.

    Must run inside the caller's transaction. With a means of payment it is drawn by a job,
    nobody being there; without, the payer goes to `payments:pay`.
    Refused: payments.wrong_amount, payments.unusable_method. Then: payments.asked.
    """
    require_transaction()
    rules.check_amount(amount_cents)
    payment, is_new = Payment.objects.get_or_create(
        key=key,
        defaults={
            "id": new_id(),
            "company_id": company_id,
            "brand_id": brand_id,
            "purpose": purpose,
            "purpose_id": purpose_id,
            "label": label,
            "amount_cents": amount_cents,
            "return_path": return_path,
        },
    )
    if is_new:
        tell(facts.ASKED, payment, actor)
        if method_id:
            order_charge(payment, usable(payment, method_id), is_on_session=False, actor=actor)
    return payment


@transaction.atomic
def pay(*, payment_id: UUID, method_id: UUID, actor: User) -> Payment:
    """Draw a payment by one of the company's means, its payer being there.

    A second click finds it under way and draws nothing more.
    Refused: payments.not_payable, payments.unusable_method. Then: the provider is asked by a job.
    """
    payment = Payment.objects.of_company(actor).locked(pk=payment_id)
    if payment.state in UNDER_WAY:
        return payment
    rules.check_payable(payment)
    order_charge(payment, usable(payment, method_id), is_on_session=True, actor=actor)
    return payment


@transaction.atomic
def retry_payment(
    *, payment_id: UUID, method_id: UUID | None = None, actor: User | None
) -> Payment:
    """Try a refused or returned payment again, nobody being there.

    Without a means, the one it had or the company's usual one; if there is none it waits at
    `payments:pay`. Refused: payments.not_payable, payments.unusable_method.
    """
    payment = Payment.objects.locked(pk=payment_id)
    if payment.state == PaymentState.PROCESSING:
        return payment
    rules.check_payable(payment)
    method = usable(payment, method_id) if method_id else _usual(payment)
    if method:
        order_charge(payment, method, is_on_session=False, actor=actor)
    elif payment.state != PaymentState.ASKED:
        move(payment, PaymentState.ASKED, by=actor)
    return payment


@transaction.atomic
def cancel_payment(*, payment_id: UUID, actor: User | None) -> Payment:
    """No longer ask for a payment. Money that comes in all the same goes back by itself.

    Refused: kit.illegal_move when it is under way or paid. Then: payments.cancelled.
    """
    payment = Payment.objects.locked(pk=payment_id)
    if payment.state == PaymentState.CANCELLED:
        return payment
    move(payment, PaymentState.CANCELLED, by=actor)
    for charge in payment.charges.filter(state=ChargeState.ACTION_REQUIRED):
        enqueue("payments.give_up_charge", charge_id=str(charge.pk))
    tell(facts.CANCELLED, payment, actor)
    return payment


def order_charge(
    payment: Payment, method: Method, *, is_on_session: bool, actor: User | None
) -> Charge:
    """Write the next try of a locked payment; a job sends it, under the key of that try."""
    require_transaction()
    if payment.state != PaymentState.ASKED:
        move(payment, PaymentState.ASKED, by=actor)
    number = payment.tries + 1
    charge = Charge.objects.create(
        id=new_id(),
        payment=payment,
        number=number,
        key=f"payment:{payment.pk}:{number}",
        method=method,
        is_on_session=is_on_session,
        amount_cents=payment.amount_cents,
        gateway=method.gateway,
    )
    move(
        payment,
        PaymentState.PROCESSING,
        by=actor,
        method=method,
        gateway=method.gateway,
        tries=number,
        failure_code="",
    )
    enqueue("payments.send_charge", key=f"send:{charge.key}", charge_id=str(charge.pk))
    return charge


def usable(payment: Payment, method_id: UUID) -> Method:
    """A means of the payment's own company, kept from being removed meanwhile."""
    method = Method.objects.locked(pk=method_id, company_id=payment.company_id)
    rules.check_usable(method)
    return method


def _usual(payment: Payment) -> Method | None:
    if payment.method_id and Method.objects.active().filter(pk=payment.method_id).exists():
        return usable(payment, payment.method_id)
    method = default_method(payment.company_id)
    return usable(payment, method.pk) if method else None
