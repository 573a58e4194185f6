"""May money be asked, drawn or given back?"""

from django.db.models import Sum

from ouvrage.accounts.models import User
from ouvrage.kit.money import Money
from ouvrage.kit.time import today
from ouvrage.payments.errors import (
    MethodInUse,
    NeedsSecondPerson,
    NotInHand,
    NotPayable,
    UnusableMethod,
    WrongAmount,
)
from ouvrage.payments.models import Charge, Method, Payment
from ouvrage.payments.parameters import REFUND_BOUND
from ouvrage.payments.states import OPEN_CHARGES, MethodState, PaymentState, RefundState
from ouvrage.ui.text import money

LARGEST_CENTS = 100_000_000
TRIED_AGAIN = {PaymentState.FAILED, PaymentState.RETURNED}


def check_amount(cents: int) -> None:
    """A million euros is beyond anything sold here: a mistake, or an attack (SEC-66)."""
    if not 0 < cents <= LARGEST_CENTS:
        raise WrongAmount


def check_payable(payment: Payment) -> None:
    if payment.state not in {PaymentState.ASKED, *TRIED_AGAIN}:
        raise NotPayable


def check_usable(method: Method) -> None:
    if method.state != MethodState.ACTIVE or method.is_expired(today()):
        raise UnusableMethod


def check_not_in_use(method: Method) -> None:
    if Charge.objects.filter(method=method, state__in=OPEN_CHARGES).exists():
        raise MethodInUse


def check_in_hand(payment: Payment, cents: int) -> None:
    if payment.in_hand_cents < cents:
        raise NotInHand


def needs_second_person(payment: Payment, actor: User | None, cents: int) -> bool:
    """Rules refund by themselves; people above `payments.refund_bound` only by two.

    What the same person gave back of this payment alone counts: no large refund in small parts.
    """
    if actor is None:
        return False
    own = payment.refunds.filter(requested_by=actor, approved_by__isnull=True)
    counted = own.exclude(state__in=[RefundState.DECLINED, RefundState.FAILED])
    before = counted.aggregate(total=Sum("amount_cents"))["total"] or 0
    return int(before) + cents > REFUND_BOUND.value()


def check_second_person(actor: User | None, approved_by: User | None) -> None:
    if approved_by is None or approved_by == actor or not approved_by.has_role("accountant"):
        raise NeedsSecondPerson(bound=money(Money(REFUND_BOUND.value())))
