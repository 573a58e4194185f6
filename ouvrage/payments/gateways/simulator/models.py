"""The simulator's own filing; nothing of the product points at it."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.time import now


class SimulatedKind(models.TextChoices):
    """What the simulator keeps."""

    PAYER = "payer"
    SETUP = "setup"
    METHOD = "method"
    CHARGE = "charge"
    REFUND = "refund"
    DISPUTE = "dispute"


class Simulated(models.Model):
    """One object of the simulator. The key of the order that made it keeps it single."""

    id = models.CharField(max_length=60, primary_key=True)
    kind = models.CharField(max_length=8, choices=SimulatedKind.choices)
    key = models.CharField(max_length=120, unique=True)
    status = models.CharField(max_length=20, default="")
    data = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=now, db_default=Now())
    moved_on = models.DateField(null=True)

    class Meta:
        app_label = "payments"
        constraints = [
            models.CheckConstraint(
                name="simulated_kind_known", condition=Q(kind__in=SimulatedKind.values)
            )
        ]
        indexes = [
            models.Index(
                name="simulated_moved", fields=["moved_on"], condition=Q(moved_on__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.id
