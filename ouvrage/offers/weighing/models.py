"""The client's own criteria, the points he gives and his notes; never shown to anybody else."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.time import now

HIGHEST_WEIGHT = 3
HIGHEST_POINTS = 5


class OfferCriterion(models.Model):
    """One thing by which a client judges the offers of one project, and how much it weighs."""

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="offer_criteria")
    label = models.CharField(max_length=60)
    weight = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="offer_criterion_once", fields=["project", "position"]),
            models.CheckConstraint(
                name="offer_criterion_weight",
                condition=Q(weight__gte=1, weight__lte=HIGHEST_WEIGHT),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class OfferMark(models.Model):
    """The points a client gives to one offer by one criterion."""

    offer = models.ForeignKey("offers.Offer", models.PROTECT, related_name="marks")
    criterion = models.ForeignKey(OfferCriterion, models.CASCADE, related_name="marks")
    points = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="offer_mark_once", fields=["offer", "criterion"]),
            models.CheckConstraint(
                name="offer_mark_bounds",
                condition=Q(points__gte=1, points__lte=HIGHEST_POINTS),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.points}/{HIGHEST_POINTS}"


class OfferNote(models.Model):
    """What a client wrote for himself about one offer."""

    offer = models.OneToOneField(
        "offers.Offer", models.PROTECT, primary_key=True, related_name="own_note"
    )
    text = models.TextField(max_length=4_000, blank=True)
    written_at = models.DateTimeField(default=now, db_default=Now())

    def __str__(self) -> str:
        return self.text[:60]
