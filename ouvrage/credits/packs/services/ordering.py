"""A company orders a pack, or gives the order up."""

from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from ouvrage.accounts.models import Company, User
from ouvrage.credits import facts
from ouvrage.credits.errors import PackPaymentUnderWay
from ouvrage.credits.models import PackOrder, PackVersion
from ouvrage.credits.packs import rules
from ouvrage.credits.packs.queries import pack_in_force
from ouvrage.credits.packs.services.telling import label_of, tell
from ouvrage.credits.packs.states import PackOrderState
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.payments.models import Payment
from ouvrage.payments.services import ask_payment, cancel_payment
from ouvrage.payments.states import UNDER_WAY, PaymentState
from ouvrage.taxes.vat import VatCase, platform_vat, with_vat

PURPOSE = "credits.pack"


@transaction.atomic
def buy_pack(
    *, order_id: UUID, pack_code: str, brand_id: int | None, actor: User, back_path: str = ""
) -> PackOrder:
    """Order a pack for the actor's company, once per order, and ask its payment.

    The same pack still unpaid at the same price is the same order; at another price the older one
    gives way. `back_path` is where the buyer came from, to go back there once it is paid.
    Refused: credits.pack_not_on_sale. Then: credits.pack_ordered.
    """
    company = Company.objects.select_for_update(no_key=True).get(pk=actor.company_id or 0)
    known = PackOrder.objects.filter(pk=order_id).first()
    if known is not None:
        if known.company_id != company.pk:
            raise Http404
        return known
    version = rules.check_on_sale(pack_in_force(pack_code))
    case = platform_vat(company=company)
    unpaid = _unpaid(company, version, case, actor)
    if unpaid is not None:
        unpaid.back_path = back_path
        unpaid.save(update_fields=["back_path"])
        return unpaid
    amounts = with_vat(version.ht_cents, case)
    order = PackOrder.objects.create(
        id=order_id,
        company=company,
        brand_id=brand_id,
        pack_version=version,
        ht_cents=amounts.ht_cents,
        vat_cents=amounts.vat_cents,
        vat_code=case.code,
        vat_rate_bp=case.rate_bp,
        back_path=back_path,
        ordered_by=actor,
    )
    _ask(order, actor)
    tell(facts.PACK_ORDERED, order, actor)
    return order


@transaction.atomic
def give_up_order(*, order_id: UUID, actor: User) -> PackOrder:
    """Give up an order that is not paid; nothing is owed.

    Refused: credits.payment_under_way. Then: credits.pack_given_up.
    """
    order = PackOrder.objects.visible_to(actor).select_related("pack_version__pack")
    locked = order.locked(pk=order_id)
    if locked.state == PackOrderState.AWAITING:
        if is_under_way(locked):
            raise PackPaymentUnderWay
        _give_up(locked, actor)
    return locked


@transaction.atomic
def give_up_overdue(*, order_id: UUID) -> None:
    """Give up what was ordered and not paid in `credits.order_days`, unless a bank decides.

    Then: credits.pack_given_up.
    """
    order = PackOrder.objects.select_related("pack_version__pack").locked(pk=order_id)
    is_over = rules.waits_until(order) < now()
    if order.state == PackOrderState.AWAITING and is_over and not is_under_way(order):
        _give_up(order, None)


def is_under_way(order: PackOrder) -> bool:
    """A bank is deciding about its payment, or has just paid it."""
    payment = Payment.objects.found(pk=order.payment_id)
    return payment.state in UNDER_WAY


def _unpaid(company: Company, version: PackVersion, case: VatCase, actor: User) -> PackOrder | None:
    """The order of this pack that still waits; one at an older price is given up."""
    waiting = PackOrder.objects.awaiting().filter(company=company, pack_version__pack=version.pack)
    rows = waiting.select_related("pack_version__pack").order_by("pk")
    for order in rows.select_for_update(no_key=True, of=("self",)):
        if is_under_way(order):
            continue
        if (order.pack_version, order.vat_code, order.vat_rate_bp) == (
            version,
            case.code,
            case.rate_bp,
        ):
            return order
        _give_up(order, actor)
    return None


def _ask(order: PackOrder, actor: User) -> None:
    order.payment = ask_payment(
        key=f"pack:{order.pk}",
        company_id=order.company_id,
        amount_cents=order.ttc_cents,
        purpose=PURPOSE,
        purpose_id=str(order.pk),
        label=label_of(order.pack_version),
        return_path=reverse("credits:after_payment", args=[order.pk]),
        brand_id=order.brand_id,
        actor=actor,
    )
    order.save(update_fields=["payment"])


def _give_up(order: PackOrder, actor: User | None) -> None:
    payment = Payment.objects.found(pk=order.payment_id)
    if payment.state != PaymentState.CANCELLED:
        cancel_payment(payment_id=payment.pk, actor=actor)
    move(order, PackOrderState.VOID, by=actor, closed_at=now())
    tell(facts.PACK_GIVEN_UP, order, actor)
