"""Money given back."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves
from ouvrage.payments.states import REFUND_MOVES, RefundState


class Refund(models.Model):
    """A part of a payment given back by the way it came, under a key of its own.

    Nobody asked: a rule granted it. With a sale, that sale is taken back in the same stroke.
    """

    MOVES: ClassVar[Moves] = REFUND_MOVES

    id = models.UUIDField(primary_key=True)
    key = models.CharField(max_length=120, unique=True)
    payment = models.ForeignKey("payments.Payment", models.PROTECT, related_name="refunds")
    charge = models.ForeignKey("payments.Charge", models.PROTECT, related_name="refunds")
    sale = models.ForeignKey("payments.Sale", models.PROTECT, null=True, related_name="refunds")
    amount_cents = models.BigIntegerField()
    reason = models.CharField(max_length=200)
    answer = models.CharField(max_length=200, blank=True, default="", db_default="")
    """Why a colleague did not approve."""
    state = models.CharField(max_length=12, choices=RefundState.choices)
    gateway_id = models.CharField(max_length=80, null=True, unique=True)
    failure_code = models.CharField(max_length=40, blank=True)
    requested_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="refunds_requested"
    )
    approved_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="refunds_approved"
    )
    asked_at = models.DateTimeField(default=now, db_default=Now())
    ordered_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["Refund"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="refund_state_known", condition=Q(state__in=RefundState.values)
            ),
            models.CheckConstraint(name="refund_positive", condition=Q(amount_cents__gt=0)),
            models.CheckConstraint(
                name="refund_two_people",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("requested_by")),
            ),
        ]
        indexes = [
            models.Index(
                name="refund_open",
                fields=["state", "asked_at"],
                condition=Q(state__in=[RefundState.TO_APPROVE, RefundState.ORDERED]),
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def amount(self) -> Money:
        return Money(self.amount_cents)
