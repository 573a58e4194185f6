"""A term is written and its payment asked; shared by all that is bought."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ouvrage.accounts.models import User
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.transitions import move
from ouvrage.payments.models import Payment
from ouvrage.payments.services import ask_payment, cancel_payment
from ouvrage.payments.states import UNDER_WAY, PaymentState
from ouvrage.subscriptions.errors import PaymentUnderWay
from ouvrage.subscriptions.models import Subscription, Term
from ouvrage.subscriptions.pages import MINE
from ouvrage.subscriptions.states import TermState
from ouvrage.taxes.vat import platform_vat, with_vat

PURPOSE = "subscriptions.term"


def next_number(subscription: Subscription) -> int:
    last = subscription.terms.order_by("-number").first()
    return last.number + 1 if last else 1


def write_term(subscription: Subscription, **fields: Any) -> Term:
    """The next term of a locked subscription, waiting for its payment."""
    require_transaction()
    return Term.objects.create(
        id=new_id(), subscription=subscription, number=next_number(subscription), **fields
    )


def ask_for_term(term: Term, *, actor: User | None, method_id: UUID | None = None) -> Payment:
    """Ask the price of a term with its VAT of today, once."""
    require_transaction()
    subscription = term.subscription
    case = platform_vat(company=subscription.company)
    amounts = with_vat(term.ht_cents, case)
    payment = ask_payment(
        key=f"term:{term.pk}",
        company_id=subscription.company_id,
        amount_cents=amounts.ttc_cents,
        purpose=PURPOSE,
        purpose_id=str(term.pk),
        label=label_of(term),
        return_path=MINE,
        method_id=method_id,
        brand_id=subscription.brand_id,
        actor=actor,
    )
    term.vat_cents, term.vat_code, term.vat_rate_bp = amounts.vat_cents, case.code, case.rate_bp
    term.payment_id = payment.pk
    term.save(update_fields=["vat_cents", "vat_code", "vat_rate_bp", "payment_id"])
    return payment


def label_of(term: Term) -> str:
    """« Essentiel, 3 mois », in the language of the moment."""
    length = ngettext("%(count)d month", "%(count)d months", term.months) % {"count": term.months}
    return _("{plan}, {length}").format(plan=term.plan_version.plan.name, length=length)


def give_up_term(term: Term, *, actor: User | None) -> None:
    """A term that will not be paid: its payment is no longer asked, nothing is owed.

    Refused: subscriptions.payment_under_way.
    """
    if is_under_way(term):
        raise PaymentUnderWay
    payment = payment_of(term)
    if payment and payment.state != PaymentState.CANCELLED:
        cancel_payment(payment_id=payment.pk, actor=actor)
    move(term, TermState.VOID, by=actor)


def is_under_way(term: Term) -> bool:
    """A bank is deciding about its payment, or has just paid it."""
    payment = payment_of(term)
    return payment is not None and payment.state in UNDER_WAY


def payment_of(term: Term) -> Payment | None:
    """The payment that was asked for a term, if one was."""
    return Payment.objects.filter(pk=term.payment_id).first() if term.payment_id else None
