"""What somebody owes the platform for one thing, and each try to draw it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves
from ouvrage.payments.parameters import CONFIRMATION_HOURS, CONFIRMATION_MINUTES
from ouvrage.payments.states import (
    CHARGE_MOVES,
    OPEN_CHARGES,
    PAYMENT_MOVES,
    ChargeState,
    PaymentState,
)

if TYPE_CHECKING:
    from ouvrage.accounts.models import User


class PaymentQuerySet(LockingQuerySet["Payment"]):
    """What may be seen of payments, before anything else is asked."""

    def visible_to(self, person: "User") -> Self:
        """One's own company's; accountants see all."""
        if person.has_role("accountant"):
            return self.all()
        return self.of_company(person)

    def of_company(self, person: "User") -> Self:
        """Those that this person may pay."""
        return self.filter(company_id=person.company_id, company__isnull=False)


class Payment(models.Model):
    """An amount, VAT included, asked of a company for one purpose that another app names.

    In hand: received, and neither sold for nor given back. Owed: taken back by the bank after
    something was sold for it.
    """

    MOVES: ClassVar[Moves] = PAYMENT_MOVES

    id = models.UUIDField(primary_key=True)
    key = models.CharField(max_length=120, unique=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="payments")
    brand = models.ForeignKey("brands.Brand", models.PROTECT, null=True, related_name="payments")
    purpose = models.CharField(max_length=60)
    purpose_id = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    amount_cents = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="EUR")
    state = models.CharField(
        max_length=16, choices=PaymentState.choices, default=PaymentState.ASKED
    )
    method = models.ForeignKey(
        "payments.Method", models.PROTECT, null=True, related_name="payments"
    )
    gateway = models.CharField(max_length=20, blank=True)
    gateway_id = models.CharField(max_length=80, null=True, unique=True)
    failure_code = models.CharField(max_length=40, blank=True)
    in_hand_cents = models.BigIntegerField(default=0)
    owed_cents = models.BigIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    return_path = models.CharField(max_length=200)
    asked_at = models.DateTimeField(default=now, db_default=Now())
    settled_at = models.DateTimeField(null=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="payment_state_known", condition=Q(state__in=PaymentState.values)
            ),
            models.CheckConstraint(
                name="payment_amount_sane",
                condition=Q(amount_cents__gt=0, amount_cents__lte=100_000_000),
            ),
            models.CheckConstraint(
                name="payment_in_hand_and_owed_never_negative",
                condition=Q(in_hand_cents__gte=0, owed_cents__gte=0),
            ),
            models.CheckConstraint(name="payment_in_euros", condition=Q(currency="EUR")),
            models.CheckConstraint(
                name="payment_settled_when_paid",
                condition=~Q(state__in=[PaymentState.PAID, PaymentState.RETURNED])
                | Q(settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="payment_returns_to_this_site", condition=Q(return_path__regex=r"^/([^/\\]|$)")
            ),
        ]
        indexes = [
            models.Index(name="payment_of_company", fields=["company", "-id"]),
            models.Index(name="payment_by_state", fields=["state", "-id"]),
            models.Index(name="payment_of_purpose", fields=["purpose", "purpose_id"]),
            models.Index(
                name="payment_in_hand",
                fields=["-id"],
                condition=Q(state=PaymentState.PAID, in_hand_cents__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.state}"

    @property
    def amount(self) -> Money:
        return Money(self.amount_cents, self.currency)

    @property
    def is_moving(self) -> bool:
        """Something happens without the payer: the page looks again by itself."""
        return self.state == PaymentState.PROCESSING


class Charge(models.Model):
    """One try to draw a payment: an order to the provider, sent under its key until answered.

    On session the payer is there and can be asked to confirm; off session nobody is.
    """

    MOVES: ClassVar[Moves] = CHARGE_MOVES

    id = models.UUIDField(primary_key=True)
    payment = models.ForeignKey(Payment, models.PROTECT, related_name="charges")
    number = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=80, unique=True)
    method = models.ForeignKey("payments.Method", models.PROTECT, related_name="charges")
    is_on_session = models.BooleanField()
    amount_cents = models.BigIntegerField()
    gateway = models.CharField(max_length=20)
    gateway_id = models.CharField(max_length=80, null=True, unique=True)
    state = models.CharField(
        max_length=16, choices=ChargeState.choices, default=ChargeState.WAITING
    )
    failure_code = models.CharField(max_length=40, blank=True)
    action_address = models.TextField(blank=True)
    ordered_at = models.DateTimeField(default=now, db_default=Now())
    settled_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["Charge"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="charge_state_known", condition=Q(state__in=ChargeState.values)
            ),
            models.UniqueConstraint(name="charge_number_once", fields=["payment", "number"]),
            models.UniqueConstraint(
                name="charge_one_open", fields=["payment"], condition=Q(state__in=OPEN_CHARGES)
            ),
        ]
        indexes = [
            models.Index(
                name="charge_open", fields=["ordered_at"], condition=Q(state__in=OPEN_CHARGES)
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def confirm_by(self) -> datetime:
        """Until when its payer may confirm it with the bank: longer for one who is not there."""
        hours, minutes = CONFIRMATION_HOURS.value(), CONFIRMATION_MINUTES.value()
        wait = timedelta(minutes=minutes) if self.is_on_session else timedelta(hours=hours)
        return self.ordered_at + wait
