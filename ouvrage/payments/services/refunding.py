"""Money goes back by the way it came: by a rule at once, by staff within bounds or by two."""

from typing import Any
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.ledger.services import credit, debit, post_entry
from ouvrage.payments import accounts, facts, notices, rules
from ouvrage.payments.errors import NotInHand
from ouvrage.payments.models import Charge, Payment, Refund, Sale
from ouvrage.payments.services.selling import take_back_part
from ouvrage.payments.services.telling import tell
from ouvrage.payments.states import ChargeState, RefundState


@transaction.atomic
def refund_payment(
    *,
    key: str,
    payment_id: UUID,
    amount_cents: int,
    reason: str,
    actor: User | None = None,
    approved_by: User | None = None,
) -> Refund:
    """Give back money of a payment that is in hand, once per key.

    No actor: a rule granted it. What was sold for the money is taken back before.
    Refused: payments.wrong_amount, payments.not_in_hand, payments.needs_second_person.
    Then: payments.refunded once the provider has done it.
    """
    payment = Payment.objects.locked(pk=payment_id)
    known = Refund.objects.filter(key=key).first()
    if known:
        return known
    rules.check_amount(amount_cents)
    if rules.needs_second_person(payment, actor, amount_cents):
        rules.check_second_person(actor, approved_by)
    return order_refund(
        payment=payment,
        charge=_paid_charge(payment),
        key=key,
        amount_cents=amount_cents,
        reason=reason,
        actor=actor,
        approved_by=approved_by,
    )


@transaction.atomic
def propose_refund(
    *,
    key: str,
    payment_id: UUID,
    amount_cents: int,
    reason: str,
    actor: User,
    sale_id: UUID | None = None,
) -> Refund:
    """Ask to give money back; within the bound it is ordered at once, above it a colleague decides.

    With a sale, that much of it is taken back in the same stroke.
    Refused: payments.wrong_amount, payments.not_in_hand, payments.more_than_sold.
    Then: payments.refund_asked, or the refund is on its way.
    """
    payment = Payment.objects.locked(pk=payment_id)
    known = Refund.objects.filter(key=key).first()
    if known:
        return known
    rules.check_amount(amount_cents)
    sale = payment.sales.filter(pk=sale_id, reverses__isnull=True).first() if sale_id else None
    if sale is None:
        rules.check_in_hand(payment, amount_cents)
    is_large = rules.needs_second_person(payment, actor, amount_cents)
    refund = Refund.objects.create(
        id=new_id(),
        key=key,
        payment=payment,
        charge=_paid_charge(payment),
        sale=sale,
        amount_cents=amount_cents,
        reason=reason,
        state=RefundState.TO_APPROVE,
        requested_by=actor,
    )
    if is_large:
        tell(facts.REFUND_ASKED, payment, actor, refund_cents=amount_cents, reason=reason)
    else:
        _order(refund, payment, by=actor)
    return refund


@transaction.atomic
def approve_refund(*, refund_id: UUID, actor: User) -> Refund:
    """Let a colleague's refund go; nobody approves their own.

    Refused: payments.needs_second_person, payments.not_in_hand, payments.more_than_sold.
    """
    refund, payment = _locked(refund_id)
    if refund.state == RefundState.TO_APPROVE:
        rules.check_second_person(refund.requested_by, actor)
        refund.approved_by = actor
        refund.save(update_fields=["approved_by"])
        _order(refund, payment, by=actor)
    return refund


@transaction.atomic
def decline_refund(*, refund_id: UUID, answer: str, actor: User) -> Refund:
    """Leave the money where it is, with the reason that its asker reads; he may withdraw his own.

    Refused: kit.illegal_move. Then: payments.refund_declined, a line to whoever asked.
    """
    refund, payment = _locked(refund_id)
    if refund.state != RefundState.DECLINED:
        move(refund, RefundState.DECLINED, by=actor, settled_at=now(), answer=answer.strip())
        tell(
            facts.REFUND_DECLINED,
            payment,
            actor,
            refund_cents=refund.amount_cents,
            reason=refund.answer,
        )
        notices.tell_declined(refund, actor)
    return refund


def order_refund(
    *,
    payment: Payment,
    charge: Charge,
    key: str,
    amount_cents: int,
    reason: str,
    actor: User | None = None,
    approved_by: User | None = None,
) -> Refund:
    """Write a refund of a locked payment and send it on its way."""
    require_transaction()
    refund = Refund.objects.create(
        id=new_id(),
        key=key,
        payment=payment,
        charge=charge,
        amount_cents=amount_cents,
        reason=reason,
        state=RefundState.TO_APPROVE,
        requested_by=actor,
        approved_by=approved_by,
    )
    _order(refund, payment, by=actor)
    return refund


@transaction.atomic
def settle_refund(*, refund_id: UUID, state: RefundState, gateway_id: str, cause: str = "") -> None:
    """Record what became of a refund at the provider, once.

    Refused money is in hand again. Then: payments.refunded or payments.refund_failed.
    """
    refund, payment = _locked(refund_id)
    if refund.gateway_id != gateway_id:
        refund.gateway_id = gateway_id
        refund.save(update_fields=["gateway_id"])
    if refund.state == state or not refund.MOVES.allows(refund.state, state):
        return
    was_done = refund.state == RefundState.DONE
    move(refund, state, by=None, settled_at=now(), failure_code=cause)
    told: dict[str, Any] = {"refund_id": str(refund.pk), "refund_cents": refund.amount_cents}
    if state == RefundState.DONE:
        _post(refund, accounts.REFUND_DONE, source="refunding", target="psp")
        tell(facts.REFUNDED, payment, reason=refund.reason, **told)
    else:
        _post(
            refund,
            accounts.REFUND_FAILED,
            source="psp" if was_done else "refunding",
            target="received",
        )
        payment.in_hand_cents += refund.amount_cents
        payment.save(update_fields=["in_hand_cents"])
        tell(facts.REFUND_FAILED, payment, cause=cause, **told)


def _order(refund: Refund, payment: Payment, *, by: User | None) -> None:
    """Reserve the money, so that it is given back once; a job asks the provider."""
    if refund.sale_id:
        sale = Sale.objects.get(pk=refund.sale_id)
        take_back_part(sale, payment, refund.amount_cents, key=refund.key, refund=refund, actor=by)
    rules.check_in_hand(payment, refund.amount_cents)
    payment.in_hand_cents -= refund.amount_cents
    payment.save(update_fields=["in_hand_cents"])
    move(refund, RefundState.ORDERED, by=by, ordered_at=now())
    _post(refund, accounts.REFUND_ORDERED, source="received", target="refunding")
    enqueue("payments.send_refund", key=f"send:{refund.pk}", refund_id=str(refund.pk))


def _post(refund: Refund, kind: str, *, source: str, target: str) -> None:
    gateway, company_id = refund.charge.gateway, refund.payment.company_id
    named = {
        "psp": accounts.psp(gateway),
        "refunding": accounts.refunding(gateway),
        "received": accounts.received(company_id),
    }
    post_entry(
        key=f"refund:{refund.pk}:{kind.removeprefix('payments.')}",
        kind=kind,
        reference=refund.gateway_id or str(refund.pk),
        lines=[
            debit(named[source], refund.amount_cents),
            credit(named[target], refund.amount_cents),
        ],
    )


def _locked(refund_id: UUID) -> tuple[Refund, Payment]:
    """The refund under its payment's lock: parents before children."""
    known = Refund.objects.found(pk=refund_id)
    payment = Payment.objects.locked(pk=known.payment_id)
    return Refund.objects.locked(pk=refund_id), payment


def _paid_charge(payment: Payment) -> Charge:
    charge = payment.charges.filter(state=ChargeState.PAID).order_by("-number").first()
    if charge is None:
        raise NotInHand
    return charge
