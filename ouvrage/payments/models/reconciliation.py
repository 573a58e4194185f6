"""The provider's statement as it was read, each comparison with our books, where they disagree."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.money import Money
from ouvrage.kit.time import now


class Direction(models.TextChoices):
    """Which way money went: to the provider's account, or from it."""

    IN = "in", _("money in")
    OUT = "out", _("money out")


class DifferenceKind(models.TextChoices):
    """In which way a movement disagrees."""

    MISSING_HERE = "missing_here", _("missing from our books")
    MISSING_THERE = "missing_there", _("missing from the provider’s statement")
    AMOUNT = "amount", _("another amount")


class StatementLine(models.Model):
    """A movement as the provider's statement told it last; out is negative, fees are apart."""

    gateway = models.CharField(max_length=20)
    reference = models.CharField(max_length=120)
    direction = models.CharField(max_length=3, choices=Direction.choices)
    day_on = models.DateField()
    amount_cents = models.BigIntegerField()
    fee_cents = models.BigIntegerField(null=True)
    read_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="statement_line_once", fields=["gateway", "reference", "direction"]
            ),
            models.CheckConstraint(
                name="statement_line_signed",
                condition=Q(direction=Direction.IN, amount_cents__gt=0)
                | Q(direction=Direction.OUT, amount_cents__lt=0),
            ),
        ]
        indexes = [models.Index(name="statement_line_by_day", fields=["gateway", "day_on"])]

    def __str__(self) -> str:
        return f"{self.gateway} {self.reference}: {self.amount_cents}"


class Reconciliation(models.Model):
    """One comparison of some days of a provider's statement with our books."""

    append_only: ClassVar[bool] = True

    gateway = models.CharField(max_length=20)
    first_on = models.DateField()
    last_on = models.DateField()
    here_count = models.PositiveIntegerField()
    here_cents = models.BigIntegerField()
    there_count = models.PositiveIntegerField()
    there_cents = models.BigIntegerField()
    found = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()
    ran_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reconciliation_days_forward", condition=Q(last_on__gte=models.F("first_on"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.first_on}–{self.last_on}"

    @property
    def here(self) -> Money:
        return Money(self.here_cents)

    @property
    def there(self) -> Money:
        return Money(self.there_cents)


class Difference(models.Model):
    """A movement that the two sides do not tell alike, until a run finds them agree.

    A person may close one that will never agree, saying why.
    """

    gateway = models.CharField(max_length=20)
    reference = models.CharField(max_length=120)
    direction = models.CharField(
        max_length=3, choices=Direction.choices, default=Direction.IN, db_default=Direction.IN
    )
    kind = models.CharField(max_length=16, choices=DifferenceKind.choices)
    day_on = models.DateField()
    here_cents = models.BigIntegerField(null=True)
    there_cents = models.BigIntegerField(null=True)
    found_at = models.DateTimeField(default=now, db_default=Now())
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=500, blank=True, default="", db_default="")

    objects = LockingQuerySet["Difference"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="difference_kind_known", condition=Q(kind__in=DifferenceKind.values)
            ),
            models.UniqueConstraint(
                name="difference_open_once",
                fields=["gateway", "reference", "direction"],
                condition=Q(closed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="difference_closed_by_hand_says_why",
                condition=Q(closed_by__isnull=True) | Q(closed_at__isnull=False) & ~Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.reference}: {self.kind}"

    @property
    def here(self) -> Money | None:
        return None if self.here_cents is None else Money(self.here_cents)

    @property
    def there(self) -> Money | None:
        return None if self.there_cents is None else Money(self.there_cents)

    @property
    def gap(self) -> Money:
        """What the provider tells more than our books."""
        return Money((self.there_cents or 0) - (self.here_cents or 0))
