"""A pack is withdrawn from by its buyer, or its money is taken back by the bank."""

from collections import Counter
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits import facts
from ouvrage.credits.models import Grant, PackOrder, TakenBack
from ouvrage.credits.packs import notices, rules
from ouvrage.credits.packs.queries import grants_of, spent_of
from ouvrage.credits.packs.services.telling import tell
from ouvrage.credits.packs.states import PackOrderState
from ouvrage.credits.services.taking_back import hold_wallets, take_back_grant
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.ledger.services import hold
from ouvrage.payments import accounts
from ouvrage.payments.models import Payment, Sale
from ouvrage.payments.services import refund_payment, take_back_sale
from ouvrage.payments.states import PaymentState


@transaction.atomic
def withdraw_pack(*, order_id: UUID, actor: User) -> PackOrder:
    """Withdraw from a pack none of whose credits was spent; asking twice is asking once.

    Refused: credits.order_not_paid, credits.too_late_to_withdraw, credits.pack_spent.
    Then: credits.pack_withdrawn: credits taken back, credit note, refund, a mail.
    """
    order = _locked(order_id, actor)
    if order.state == PackOrderState.WITHDRAWN:
        return order
    rules.check_withdrawable(order)
    held = _hold_what_is_left(order)
    rules.check_unspent(spent_of(order))
    _empty(order, held, TakenBack.WITHDRAWN)
    back = _take_back(order, "withdrawn", sale_cents=_sale_of(order).ht_cents)
    refund_payment(
        key=f"{order.keys}withdrawn",
        payment_id=back.payment_id,  # type: ignore[arg-type]
        amount_cents=-back.ttc_cents,
        reason="withdrawn",
    )
    move(order, PackOrderState.WITHDRAWN, by=actor, closed_at=now())
    tell(facts.PACK_WITHDRAWN, order, actor, refund_cents=-back.ttc_cents)
    notices.tell_withdrawn(order, -back.ttc_cents)
    return order


@transaction.atomic
def take_back_returned(*, order_id: UUID) -> None:
    """Take back the unspent credits of a pack whose money the bank took back, once.

    Their share of the price is no longer owed; what was spent stays open, and its share due.
    Then: credits.pack_returned, a credit note for the share, a mail.
    """
    order = _locked(order_id)
    payment = Payment.objects.locked(pk=order.payment_id)
    if order.state != PackOrderState.PAID or payment.state != PaymentState.RETURNED:
        return
    held = _hold_what_is_left(order)
    taken = Counter({grant.kind: grant.left for grant in held})
    _empty(order, held, TakenBack.UNPAID)
    sale = _sale_of(order)
    cents = _share(sale.ht_cents, taken.total(), _given_last(order))
    if cents:
        _take_back(order, "returned", sale_cents=cents)
        payment.refresh_from_db()
    move(order, PackOrderState.RETURNED, by=None, taken=dict(taken), closed_at=now())
    tell(facts.PACK_RETURNED, order, taken=dict(taken), owed_cents=payment.owed_cents)
    notices.tell_returned(order, taken.total(), payment.owed_cents)


def _locked(order_id: UUID, actor: User | None = None) -> PackOrder:
    rows = PackOrder.objects.visible_to(actor) if actor else PackOrder.objects.all()
    return rows.select_related("company", "pack_version__pack").locked(pk=order_id)


def _hold_what_is_left(order: PackOrder) -> list[Grant]:
    """Hold the money, then the wallets, in the order in which settling takes them."""
    hold([accounts.received(order.company_id), accounts.owed(order.company_id)])
    hold_wallets(order.company_id)
    return list(grants_of(order).filter(left__gt=0).order_by("pk"))


def _empty(order: PackOrder, held: list[Grant], cause: TakenBack) -> None:
    for grant in held:
        take_back_grant(grant_id=grant.pk, cause=cause, reference=f"pack:{order.pk}")


def _take_back(order: PackOrder, reason: str, *, sale_cents: int) -> Sale:
    return take_back_sale(
        key=f"{order.keys}{order.round}:{reason}",
        sale_id=_sale_of(order).pk,
        ht_cents=sale_cents,
        reason=reason,
        actor=None,
    )


def _sale_of(order: PackOrder) -> Sale:
    return Sale.objects.get(packorder=order)


def _given_last(order: PackOrder) -> int:
    """How many credits its last sale was for."""
    last = grants_of(order).filter(key__startswith=f"{order.keys}{order.round}:")
    return sum(last.values_list("count", flat=True))


def _share(cents: int, part: int, whole: int) -> int:
    """cents x part / whole, half a cent up (INV-32); credits of every kind weigh the same."""
    return (2 * cents * part + whole) // (2 * whole) if whole else 0
