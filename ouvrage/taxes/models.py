"""What was answered about VAT numbers, and when: the proof behind each reverse charge."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.time import now


class Outcome(models.TextChoices):
    """What a check came to; only the first proves anything."""

    VALID = "valid", _("confirmed")
    INVALID = "invalid", _("unknown to the register")
    UNKNOWN = "unknown", _("no answer")


class NumberCheck(models.Model):
    """One answer about one VAT number (LEG-08): from whom, when, under which reference."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    number = models.CharField(max_length=20)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="number_checks")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    source = models.CharField(max_length=12)
    consultation = models.CharField(max_length=60, blank=True)
    holder = models.CharField(max_length=200, blank=True)
    detail = models.CharField(max_length=60, blank=True)
    checked_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="number_check_outcome_known", condition=Q(outcome__in=Outcome.values)
            ),
            models.CheckConstraint(
                name="number_check_offline_proves_nothing",
                condition=~Q(source="offline") | ~Q(outcome=Outcome.VALID),
            ),
        ]
        indexes = [models.Index(name="number_check_latest", fields=["number", "-checked_at"])]

    def __str__(self) -> str:
        return f"{self.number}: {self.outcome}"
