"""Decisions drawn to be heard again, and those that were taken back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now


class Finding(models.TextChoices):
    """What a supervisor thinks of a decision."""

    AGREED = "agreed", _("agreed")
    ADVICE = "advice", _("advice given")
    REVERSED = "reversed", _("taken back")


class Rehearing(models.Model):
    """A decision that chance drew, to be heard again by a supervisor other than its author."""

    id = models.BigAutoField(primary_key=True)
    decision = models.OneToOneField("followup.Decision", models.PROTECT, related_name="rehearing")
    decided_on = models.DateField()
    drawn_at = models.DateTimeField(default=now, db_default=Now())
    supervisor = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="rehearings"
    )
    finding = models.CharField(max_length=8, choices=Finding.choices, blank=True)
    remark = models.TextField(max_length=2_000, blank=True)
    heard_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["Rehearing"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rehearing_is_whole",
                condition=Q(heard_at__isnull=True, supervisor__isnull=True, finding="")
                | Q(heard_at__isnull=False, supervisor__isnull=False) & ~Q(finding=""),
            )
        ]
        indexes = [
            models.Index(name="rehearing_waits", fields=["id"], condition=Q(heard_at__isnull=True)),
            models.Index(name="rehearing_of_day", fields=["decided_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.finding or 'to hear'}"


class Reversal(models.Model):
    """A decision that a supervisor took back, with the reason that the client reads."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    decision = models.OneToOneField("followup.Decision", models.PROTECT, related_name="reversal")
    supervisor = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    reason = models.TextField(max_length=4_000)
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [models.CheckConstraint(name="reversal_has_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.decision_id} taken back"
