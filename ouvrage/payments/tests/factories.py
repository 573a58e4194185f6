"""Payments as they are after the provider spoke, for the tests of whoever asks for money."""

from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction

from ouvrage.accounts.models import Company
from ouvrage.kit.ids import new_id
from ouvrage.payments.causes import Cause
from ouvrage.payments.models import Charge, Method, MethodKind, Payer, Payment
from ouvrage.payments.services import ask_payment, default_method
from ouvrage.payments.services.asking import order_charge
from ouvrage.payments.services.settling import Answer, apply_answer
from ouvrage.payments.states import OPEN_CHARGES, ChargeState


@dataclass(frozen=True, slots=True)
class Price:
    """A price with its VAT, the way `taxes` gives it."""

    ht_cents: int
    vat_cents: int

    @property
    def ttc_cents(self) -> int:
        return self.ht_cents + self.vat_cents


@dataclass(frozen=True, slots=True)
class Rate:
    """French VAT at its normal rate."""

    code: str = "FR"
    rate_bp: int = 2000


def asked(company: Company, amount_cents: int = 3480, **details) -> Payment:
    """A payment that waits for its payer."""
    given = {
        "key": f"test:{uuid4()}",
        "purpose": "tests.thing",
        "purpose_id": "1",
        "label": "Formule Essentiel",
        "return_path": "/abonnement/",
        "actor": None,
    }
    with transaction.atomic():
        return ask_payment(company_id=company.pk, amount_cents=amount_cents, **given | details)


def card(company: Company, **details) -> Method:
    """A saved card; the first one of a company is its usual one."""
    Payer.objects.get_or_create(
        company=company, gateway="simulator", defaults={"gateway_id": f"payer_{company.pk}"}
    )
    given = {
        "gateway": "simulator",
        "gateway_id": f"card_{uuid4().hex}",
        "kind": MethodKind.CARD,
        "brand": "Visa",
        "last4": "4242",
        "expiry_month": 12,
        "expiry_year": 2040,
        "is_default": default_method(company.pk) is None,
    }
    return Method.objects.create(id=new_id(), company=company, **given | details)


def paid(payment: Payment) -> Payment:
    """Settled, as when the provider says so."""
    return answered(payment, ChargeState.PAID)


def refused(payment: Payment, cause: str = Cause.DECLINED) -> Payment:
    """Refused by the bank."""
    return answered(payment, ChargeState.FAILED, cause)


def returned(payment: Payment, cause: str = Cause.DISPUTED) -> Payment:
    """Taken back by the bank after it was paid."""
    charge = payment.charges.get(state=ChargeState.PAID)
    answer = Answer(ChargeState.RETURNED, charge.gateway_id or "", cause)
    return apply_answer(charge_id=charge.pk, answer=answer)


def answered(payment: Payment, state: ChargeState, cause: str = "") -> Payment:
    """What the provider said of the try under way, or of a first one by the usual card."""
    charge = ordered(payment)
    gateway_id = charge.gateway_id or f"charge_{charge.pk.hex}"
    return apply_answer(charge_id=charge.pk, answer=Answer(state, gateway_id, cause))


def ordered(payment: Payment) -> Charge:
    """The try under way; made if there is none."""
    charge = payment.charges.filter(state__in=OPEN_CHARGES).first()
    if charge:
        return charge
    with transaction.atomic():
        row = Payment.objects.locked(pk=payment.pk)
        method = default_method(row.company_id) or card(row.company)
        return order_charge(row, method, is_on_session=True, actor=None)
