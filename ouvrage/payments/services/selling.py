"""Something is sold for money in hand, or taken back; the books and the invoices follow."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from ouvrage.accounts.models import User
from ouvrage.brands.models import Brand
from ouvrage.brands.queries import default_brand
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.ledger.lines import AccountName, Line
from ouvrage.ledger.services import credit, debit, post_entry
from ouvrage.payments import accounts, facts, rules
from ouvrage.payments.errors import MoreThanSold, NotInHand
from ouvrage.payments.models import Payment, Refund, Sale
from ouvrage.payments.prices import PriceWithVat, VatOfSale
from ouvrage.payments.services.telling import side_of


@transaction.atomic
def sell(
    *,
    key: str,
    company_id: int,
    brand_id: int | None,
    kind: str,
    label: Mapping[str, str],
    amounts: PriceWithVat,
    case: VatOfSale,
    payment_id: UUID | None,
    from_on: date | None = None,
    until_on: date | None = None,
    quantity: int = 1,
    actor: User | None,
) -> Sale:
    """Sell something to a company for money of that payment, once per key.

    Without a payment only what is free is sold. The label is {"fr": …, "en": …}.
    Refused: payments.not_in_hand. Then: payments.sold, and its invoice.
    """
    payment = Payment.objects.locked(pk=payment_id) if payment_id else None
    known = Sale.objects.filter(key=key).first()
    if known:
        return known
    if amounts.ttc_cents and payment is None:
        raise NotInHand
    if payment:
        rules.check_in_hand(payment, amounts.ttc_cents)
        payment.in_hand_cents -= amounts.ttc_cents
        payment.save(update_fields=["in_hand_cents"])
    sale = Sale.objects.create(
        id=new_id(),
        key=key,
        company_id=company_id,
        brand_id=brand_id or _brand_that_speaks(),
        kind=kind,
        label=dict(label),
        quantity=quantity,
        from_on=from_on,
        until_on=until_on,
        ht_cents=amounts.ht_cents,
        vat_cents=amounts.vat_cents,
        vat_code=case.code,
        vat_rate_bp=case.rate_bp,
        payment=payment,
    )
    _post(sale, accounts.SOLD, debits=[(accounts.received(company_id), sale.ttc_cents)])
    _tell(facts.SOLD, sale, actor)
    return sale


@transaction.atomic
def take_back_sale(
    *, key: str, sale_id: UUID, ht_cents: int, reason: str, actor: User | None
) -> Sale:
    """Take back (part of) a sale, its VAT pro rata, once per key; the money is in hand again.

    Where the bank had taken the money back, the debt becomes smaller instead.
    Refused: payments.more_than_sold. Then: payments.sale_taken_back, and its credit note.
    """
    sale, payment = _locked(sale_id)
    known = Sale.objects.filter(key=key).first()
    if known:
        return known
    left_ht, left_vat = left_of(sale)
    if not 0 < ht_cents <= left_ht:
        raise MoreThanSold
    vat_cents = left_vat if ht_cents == left_ht else _pro_rata(left_vat, ht_cents, left_ht)
    return _take_back(sale, payment, ht_cents, vat_cents, key=key, reason=reason, actor=actor)


def take_back_part(
    sale: Sale,
    payment: Payment,
    ttc_cents: int,
    *,
    key: str,
    refund: Refund,
    actor: User | None,
) -> Sale:
    """Take back that much of a sale, VAT included, for a refund of its locked payment."""
    require_transaction()
    left_ht, left_vat = left_of(sale)
    left = left_ht + left_vat
    if not 0 < ttc_cents <= left:
        raise MoreThanSold
    ht_cents = left_ht if ttc_cents == left else _pro_rata(left_ht, ttc_cents, left)
    vat_cents = ttc_cents - ht_cents
    return _take_back(
        sale, payment, ht_cents, vat_cents, key=key, reason=refund.reason, actor=actor
    )


def left_of(sale: Sale) -> tuple[int, int]:
    """What was not taken back: cents without VAT, and the VAT."""
    taken = sale.reversals.aggregate(ht=Sum("ht_cents"), vat=Sum("vat_cents"))
    return sale.ht_cents + (taken["ht"] or 0), sale.vat_cents + (taken["vat"] or 0)


def _take_back(
    sale: Sale,
    payment: Payment | None,
    ht_cents: int,
    vat_cents: int,
    *,
    key: str,
    reason: str,
    actor: User | None,
) -> Sale:
    reversal = Sale.objects.create(
        id=new_id(),
        key=key,
        company_id=sale.company_id,
        brand_id=sale.brand_id,
        kind=sale.kind,
        label=sale.label,
        from_on=sale.from_on,
        until_on=sale.until_on,
        ht_cents=-ht_cents,
        vat_cents=-vat_cents,
        vat_code=sale.vat_code,
        vat_rate_bp=sale.vat_rate_bp,
        payment=payment,
        reverses=sale,
        reason=reason,
    )
    back = ht_cents + vat_cents
    pays_debt = min(payment.owed_cents, back) if payment else 0
    if payment:
        payment.owed_cents -= pays_debt
        payment.in_hand_cents += back - pays_debt
        payment.save(update_fields=["owed_cents", "in_hand_cents"])
    to = [
        (accounts.owed(sale.company_id), pays_debt),
        (accounts.received(sale.company_id), back - pays_debt),
    ]
    _post(reversal, accounts.TAKEN_BACK, debits=to)
    _tell(facts.SALE_TAKEN_BACK, reversal, actor)
    return reversal


def _post(sale: Sale, kind: str, *, debits: list[tuple[AccountName, int]]) -> None:
    """The entry of a sale, or its mirror when it takes back. Nothing is posted for nothing."""
    left, right = (credit, debit) if sale.reverses_id else (debit, credit)
    earned = [
        (accounts.revenue(sale.kind), abs(sale.ht_cents)),
        (accounts.vat(sale.vat_rate_bp), abs(sale.vat_cents)),
    ]
    lines: list[Line] = [left(account, cents) for account, cents in debits if cents]
    lines += [right(account, cents) for account, cents in earned if cents]
    if lines:
        post_entry(key=f"sale:{sale.pk}", kind=kind, reference=f"sale:{sale.pk}", lines=lines)


def _pro_rata(whole: int, part: int, of: int) -> int:
    """whole x part / of, half a cent up (INV-32)."""
    return (2 * whole * part + of) // (2 * of)


def _locked(sale_id: UUID) -> tuple[Sale, Payment | None]:
    """A sale never changes: its payment's lock, or else its company's account, holds the sum."""
    sale = Sale.objects.get(pk=sale_id, reverses__isnull=True)
    payment = Payment.objects.locked(pk=sale.payment_id) if sale.payment_id else None
    return sale, payment


def _tell(fact: FactKind, sale: Sale, actor: User | None) -> None:
    record(
        fact,
        subject=sale,
        actor=actor,
        side=side_of(actor),
        company_id=sale.company_id,
        sale_id=str(sale.pk),
        kind=sale.kind,
        payment_id=str(sale.payment_id or ""),
        reverses=str(sale.reverses_id or ""),
        amount_cents=sale.ttc_cents,
    )


def _brand_that_speaks() -> int:
    brand = default_brand()
    if brand is None:
        raise Brand.DoesNotExist
    return brand.pk
