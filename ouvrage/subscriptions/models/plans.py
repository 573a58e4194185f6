"""Plans and what each cost and opened from a day on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ouvrage.brands.models import Decided, two_people
from ouvrage.credits.models import CreditKind

MONTHS = (1, 3, 12)


class PlanCode(models.TextChoices):
    """The plans of RULES §5."""

    DECOUVERTE = "decouverte", _("Découverte")
    ESSENTIEL = "essentiel", _("Essentiel")
    PRIVILEGE = "privilege", _("Privilège")


class Plan(models.Model):
    """What a company may subscribe to; its figures are in its versions."""

    code = models.CharField(max_length=12, choices=PlanCode.choices, unique=True)
    name_fr = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints = [
            models.CheckConstraint(name="plan_code_known", condition=Q(code__in=PlanCode.values))
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_fr

    @property
    def is_free(self) -> bool:
        return self.code == PlanCode.DECOUVERTE


class PlanVersion(Decided):
    """What a plan costs, HT, and opens from a moment on; a term keeps the version it began with."""

    append_only: ClassVar[bool] = True

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    month_cents = models.BigIntegerField()
    quarter_cents = models.BigIntegerField()
    year_cents = models.BigIntegerField()
    consultation = models.PositiveIntegerField()
    offre = models.PositiveIntegerField()
    contact = models.PositiveIntegerField()
    validity_days = models.PositiveIntegerField()
    has_notes = models.BooleanField()
    early_alert_hours = models.PositiveIntegerField()
    saved_searches = models.PositiveIntegerField()

    class Meta:
        constraints = [
            two_people("plan_decided_by_two_people"),
            models.UniqueConstraint(name="plan_version_number", fields=["plan", "number"]),
            models.CheckConstraint(
                name="plan_version_priced",
                condition=Q(month_cents__gte=0, quarter_cents__gte=0, year_cents__gte=0),
            ),
            models.CheckConstraint(
                name="plan_version_credits_live", condition=Q(validity_days__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.number}"

    def price_cents(self, months: int) -> int:
        """HT, for a whole term of 1, 3 or 12 months."""
        return {1: self.month_cents, 3: self.quarter_cents, 12: self.year_cents}[months]

    @property
    def monthly(self) -> dict[str, int]:
        """Credits of each kind given every month."""
        return {
            CreditKind.CONSULTATION: self.consultation,
            CreditKind.OFFRE: self.offre,
            CreditKind.CONTACT: self.contact,
        }
