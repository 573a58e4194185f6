"""What was sold, and what was taken back of it. Invoices and credit notes follow from these."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import get_language

from ouvrage.kit.time import now


class Sale(models.Model):
    """One thing sold to a company with its VAT; negative when it takes (part of) another back."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    key = models.CharField(max_length=120, unique=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="sales")
    brand = models.ForeignKey("brands.Brand", models.PROTECT, related_name="sales")
    kind = models.CharField(max_length=20)
    label = models.JSONField()
    quantity = models.PositiveIntegerField(default=1)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    ht_cents = models.BigIntegerField()
    vat_cents = models.BigIntegerField()
    vat_code = models.CharField(max_length=40)
    vat_rate_bp = models.PositiveIntegerField()
    payment = models.ForeignKey("payments.Payment", models.PROTECT, null=True, related_name="sales")
    reverses = models.ForeignKey("self", models.PROTECT, null=True, related_name="reversals")
    reason = models.CharField(max_length=200, blank=True)
    sold_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sale_one_sign",
                condition=Q(reverses__isnull=True, ht_cents__gte=0, vat_cents__gte=0)
                | Q(reverses__isnull=False, ht_cents__lte=0, vat_cents__lte=0),
            ),
            models.CheckConstraint(
                name="sale_period_forward",
                condition=Q(from_on__isnull=True, until_on__isnull=True)
                | Q(until_on__gte=F("from_on")),
            ),
        ]
        indexes = [models.Index(name="sale_of_company", fields=["company", "-id"])]

    def __str__(self) -> str:
        return self.key

    @property
    def ttc_cents(self) -> int:
        return self.ht_cents + self.vat_cents

    @property
    def name(self) -> str:
        """The label in the reader's language."""
        return str(self.label["en" if get_language() == "en" else "fr"])
