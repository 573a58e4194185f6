"""Offers, their versions and the milestones they propose."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.money import Money
from ouvrage.kit.transitions import Moves
from ouvrage.offers.states import LIVE, OFFER_MOVES, OfferState


class Offer(models.Model):
    """What one provider proposes for one project; what it says stands in its newest version."""

    MOVES: ClassVar[Moves] = OFFER_MOVES

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="offers")
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="offers")
    author = models.ForeignKey("accounts.User", models.PROTECT, related_name="offers")
    state = models.CharField(max_length=12, choices=OfferState.choices, default=OfferState.SENT)
    version = models.PositiveSmallIntegerField(default=1)
    price_cents = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="EUR")
    delivery_days = models.PositiveSmallIntegerField()
    pitch = models.TextField(max_length=6_000)
    sent_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    read_version = models.PositiveSmallIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)
    decision_text = models.TextField(blank=True)

    objects = LockingQuerySet["Offer"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="offer_state_known", condition=Q(state__in=OfferState.values)
            ),
            models.CheckConstraint(name="offer_price_positive", condition=Q(price_cents__gt=0)),
            models.UniqueConstraint(
                name="offer_one_live_per_company",
                fields=["project", "company"],
                condition=Q(state__in=sorted(LIVE)),
            ),
            models.UniqueConstraint(
                name="offer_one_selected_per_project",
                fields=["project"],
                condition=Q(state=OfferState.SELECTED),
            ),
        ]
        indexes = [models.Index(name="offer_of_company", fields=["company", "-sent_at"])]

    def __str__(self) -> str:
        return f"{self.company_id} on #{self.project_id}"

    @property
    def price(self) -> Money:
        return Money(self.price_cents, self.currency)


class OfferVersion(models.Model):
    """An offer as it read at one moment, milestones included; kept for ever."""

    append_only: ClassVar[bool] = True

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    price_cents = models.BigIntegerField()
    delivery_days = models.PositiveSmallIntegerField()
    pitch = models.TextField(max_length=6_000)
    milestones = models.JSONField(default=list)
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="offer_version_once", fields=["offer", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} v{self.number}"
