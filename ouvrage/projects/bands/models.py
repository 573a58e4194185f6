"""What contracts of one kind of work were signed for, as both sides may read it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from ouvrage.kit.money import Money


class Place(models.TextChoices):
    """Where a price stands beside a band; no word of praise or blame."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


class PriceBand(models.Model):
    """The middle half of what contracts were signed for, without VAT: in one category, or on a
    whole site when none is named.

    Amounts are rounded before they are written here; `counted_until` is the moment up to which
    contracts were counted. The counts are exact and never shown as they are.
    """

    brand = models.ForeignKey("brands.Brand", models.CASCADE, related_name="price_bands")
    category = models.ForeignKey(
        "brands.Category", models.CASCADE, null=True, related_name="price_bands"
    )
    low_cents = models.BigIntegerField()
    median_cents = models.BigIntegerField()
    high_cents = models.BigIntegerField()
    contracts = models.PositiveIntegerField()
    providers = models.PositiveIntegerField()
    counted_until = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="price_band_once", fields=["brand", "category"], nulls_distinct=False
            ),
            models.CheckConstraint(
                name="price_band_in_order",
                condition=Q(low_cents__gt=0)
                & Q(low_cents__lte=F("median_cents"))
                & Q(median_cents__lte=F("high_cents")),
            ),
            models.CheckConstraint(
                name="price_band_of_several",
                condition=Q(contracts__gte=10) & Q(providers__gte=5),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category or self.brand}: {self.low_cents} to {self.high_cents}"

    @property
    def low(self) -> Money:
        return Money(self.low_cents)

    @property
    def median(self) -> Money:
        return Money(self.median_cents)

    @property
    def high(self) -> Money:
        return Money(self.high_cents)

    @property
    def is_narrow(self) -> bool:
        """Rounded, the middle half is one amount."""
        return self.low_cents == self.high_cents

    @property
    def tens(self) -> int:
        """How many contracts at least, by tens: a single one more never shows."""
        return self.contracts // 10 * 10

    def place_of(self, price: Money) -> Place:
        if price < self.low:
            return Place.BELOW
        return Place.ABOVE if price > self.high else Place.WITHIN
