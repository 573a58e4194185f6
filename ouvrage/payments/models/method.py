"""Companies as the provider knows them, and the means by which they pay."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves
from ouvrage.payments.states import METHOD_MOVES, SETUP_MOVES, MethodState, SetupState

if TYPE_CHECKING:
    from ouvrage.accounts.models import User


class MethodKind(models.TextChoices):
    """How money is drawn."""

    CARD = "card", _("bank card")
    SEPA = "sepa", _("SEPA direct debit")


class Payer(models.Model):
    """A company as a payment provider knows it."""

    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="payers")
    gateway = models.CharField(max_length=20)
    gateway_id = models.CharField(max_length=80)
    made_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="payer_once", fields=["company", "gateway"]),
            models.UniqueConstraint(name="payer_of_gateway", fields=["gateway", "gateway_id"]),
        ]

    def __str__(self) -> str:
        return self.gateway_id


class MethodQuerySet(LockingQuerySet["Method"]):
    """What may be seen of means of payment."""

    def visible_to(self, person: "User") -> Self:
        """One's own company's; nobody else's."""
        return self.filter(company_id=person.company_id, company__isnull=False)

    def active(self) -> Self:
        return self.filter(state=MethodState.ACTIVE)


class Method(models.Model):
    """A card or a SEPA mandate kept at the provider; here only what names it to its owner."""

    MOVES: ClassVar[Moves] = METHOD_MOVES

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="methods")
    gateway = models.CharField(max_length=20)
    gateway_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=4, choices=MethodKind.choices)
    brand = models.CharField(max_length=40)
    last4 = models.CharField(max_length=4)
    expiry_month = models.PositiveSmallIntegerField(null=True)
    expiry_year = models.PositiveSmallIntegerField(null=True)
    mandate = models.CharField(max_length=80, blank=True)
    is_default = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=MethodState.choices, default=MethodState.ACTIVE)
    added_at = models.DateTimeField(default=now, db_default=Now())
    removed_at = models.DateTimeField(null=True)

    objects = MethodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="method_state_known", condition=Q(state__in=MethodState.values)
            ),
            models.CheckConstraint(
                name="method_kind_known", condition=Q(kind__in=MethodKind.values)
            ),
            models.CheckConstraint(
                name="method_removed_is_not_default",
                condition=Q(state=MethodState.ACTIVE) | Q(is_default=False),
            ),
            models.CheckConstraint(
                name="method_keeps_four_digits", condition=Q(last4__regex=r"^\w{4}$")
            ),
            models.UniqueConstraint(
                name="method_one_default", fields=["company"], condition=Q(is_default=True)
            ),
            models.UniqueConstraint(name="method_of_gateway", fields=["gateway", "gateway_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.brand} ···· {self.last4}"

    def is_expired(self, day: date) -> bool:
        """A card is good to the end of its month."""
        if self.expiry_year is None or self.expiry_month is None:
            return False
        return (self.expiry_year, self.expiry_month) < (day.year, day.month)


class SetupQuerySet(LockingQuerySet["Setup"]):
    """What may be seen of entries."""

    def visible_to(self, person: "User") -> Self:
        """One's own company's; nobody else's."""
        return self.filter(company_id=person.company_id, company__isnull=False)


class Setup(models.Model):
    """One visit to the provider's page to enter a means of payment, perhaps to pay with at once."""

    MOVES: ClassVar[Moves] = SETUP_MOVES

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="setups")
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, choices=MethodKind.choices)
    payment = models.ForeignKey(
        "payments.Payment", models.PROTECT, null=True, related_name="setups"
    )
    gateway = models.CharField(max_length=20)
    gateway_id = models.CharField(max_length=80, null=True)
    method = models.ForeignKey(Method, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=SetupState.choices, default=SetupState.OPEN)
    cause = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField(default=now, db_default=Now())

    objects = SetupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="setup_state_known", condition=Q(state__in=SetupState.values)
            ),
            models.CheckConstraint(
                name="setup_kind_known", condition=Q(kind__in=MethodKind.values)
            ),
            models.UniqueConstraint(name="setup_of_gateway", fields=["gateway", "gateway_id"]),
        ]
        indexes = [
            models.Index(name="setup_open", fields=["asked_at"], condition=Q(state=SetupState.OPEN))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
