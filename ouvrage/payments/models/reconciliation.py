"""Where the provider's statement and our books disagree."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.time import now


class DifferenceKind(models.TextChoices):
    """In which way a movement disagrees."""

    MISSING_HERE = "missing_here", _("missing from our books")
    MISSING_THERE = "missing_there", _("missing from the provider’s statement")
    AMOUNT = "amount", _("another amount")


class Difference(models.Model):
    """A movement that the two sides do not tell alike, until a run finds them agree."""

    gateway = models.CharField(max_length=20)
    reference = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=DifferenceKind.choices)
    day_on = models.DateField()
    here_cents = models.BigIntegerField(null=True)
    there_cents = models.BigIntegerField(null=True)
    found_at = models.DateTimeField(default=now, db_default=Now())
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="difference_kind_known", condition=Q(kind__in=DifferenceKind.values)
            ),
            models.UniqueConstraint(
                name="difference_once_open",
                fields=["gateway", "reference"],
                condition=Q(closed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.reference}: {self.kind}"
