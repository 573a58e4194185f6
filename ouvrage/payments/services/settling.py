"""What the provider says of a try becomes the state of its payment; the books follow.

Whoever asks, in whatever order and however often, the same answers lead to the same end.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.ledger.services import credit, debit, post_entry
from ouvrage.payments import accounts, facts
from ouvrage.payments.models import Charge, Payment
from ouvrage.payments.services.refunding import order_refund
from ouvrage.payments.services.telling import tell
from ouvrage.payments.states import ChargeState, PaymentState

UNPAID = {
    PaymentState.ASKED,
    PaymentState.PROCESSING,
    PaymentState.ACTION_REQUIRED,
    PaymentState.FAILED,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a try at the provider."""

    state: ChargeState
    gateway_id: str
    cause: str = ""
    action_address: str = ""


@transaction.atomic
def apply_answer(*, charge_id: UUID, answer: Answer) -> Payment:
    """Bring a try and its payment to where the provider says they stand, once.

    What was known already, or comes too late to matter, changes nothing.
    Then: payments.settled, failed, action_required or returned.
    """
    known = Charge.objects.get(pk=charge_id)
    payment = Payment.objects.locked(pk=known.payment_id)
    charge = Charge.objects.select_related("method").locked(pk=charge_id)
    if charge.state == answer.state and charge.gateway_id:
        return payment
    if answer.state == ChargeState.RETURNED and charge.state != ChargeState.PAID:
        _step(charge, Answer(ChargeState.PAID, answer.gateway_id), payment)
    if charge.state == answer.state or charge.MOVES.allows(charge.state, answer.state):
        _step(charge, answer, payment)
    return payment


def _step(charge: Charge, answer: Answer, payment: Payment) -> None:
    """One move of a try, and what it means for its payment."""
    charge.gateway_id = payment.gateway_id = answer.gateway_id
    charge.failure_code, charge.action_address = answer.cause, answer.action_address
    fields = ["gateway_id", "failure_code", "action_address"]
    charge.save(update_fields=fields)
    payment.save(update_fields=["gateway_id"])
    if charge.state == answer.state:
        return
    move(charge, answer.state, by=None)
    if answer.state == ChargeState.PAID:
        _receive(charge, payment)
    elif answer.state == ChargeState.RETURNED:
        _return(charge, payment, answer.cause)
    elif charge.number == payment.tries:
        _follow(answer, payment)


def _follow(answer: Answer, payment: Payment) -> None:
    """The latest try speaks for its payment as long as no money came."""
    target = PaymentState(answer.state)
    if not payment.MOVES.allows(payment.state, target):
        return
    move(payment, target, by=None, failure_code=answer.cause)
    if target == PaymentState.FAILED:
        tell(facts.FAILED, payment, cause=answer.cause, tries=payment.tries)
    elif target == PaymentState.ACTION_REQUIRED:
        tell(facts.ACTION_REQUIRED, payment)


def _receive(charge: Charge, payment: Payment) -> None:
    """Money came: what was owed is settled first, the rest is in hand."""
    charge.settled_at = now()
    charge.save(update_fields=["settled_at"])
    settles = min(payment.owed_cents, charge.amount_cents)
    kept = charge.amount_cents - settles
    lines = [debit(accounts.psp(charge.gateway), charge.amount_cents)]
    if settles:
        lines.append(credit(accounts.owed(payment.company_id), settles))
    if kept:
        lines.append(credit(accounts.received(payment.company_id), kept))
    post_entry(
        key=f"charge:{charge.pk}:received",
        kind=accounts.RECEIVED,
        reference=charge.gateway_id or "",
        lines=lines,
    )
    payment.owed_cents -= settles
    payment.in_hand_cents += kept
    payment.save(update_fields=["owed_cents", "in_hand_cents"])
    if payment.state in UNPAID:
        move(payment, PaymentState.PAID, by=None, settled_at=now(), failure_code="")
        tell(facts.SETTLED, payment)
    else:  # cancelled, or paid by another try: nobody asked for this money
        order_refund(
            payment=payment,
            charge=charge,
            key=f"charge:{charge.pk}:surplus",
            amount_cents=kept,
            reason="surplus",
        )


def _return(charge: Charge, payment: Payment, cause: str) -> None:
    """The bank took money back: first what is in hand of it; what was sold for is owed."""
    from_hand = min(payment.in_hand_cents, charge.amount_cents)
    due = charge.amount_cents - from_hand
    lines = [credit(accounts.psp(charge.gateway), charge.amount_cents)]
    if from_hand:
        lines.append(debit(accounts.received(payment.company_id), from_hand))
    if due:
        lines.append(debit(accounts.owed(payment.company_id), due))
    post_entry(
        key=f"charge:{charge.pk}:returned",
        kind=accounts.RETURNED,
        reference=charge.gateway_id or "",
        lines=lines,
    )
    payment.in_hand_cents -= from_hand
    payment.owed_cents += due
    payment.save(update_fields=["owed_cents", "in_hand_cents"])
    if payment.state == PaymentState.PAID:
        move(payment, PaymentState.RETURNED, by=None, failure_code=cause)
        tell(facts.RETURNED, payment, cause=cause, owed_cents=due)
