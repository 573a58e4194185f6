"""Offers, their versions and the milestones they propose; drafts that were not sent yet."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.money import Money
from ouvrage.kit.time import now, today
from ouvrage.kit.transitions import Moves
from ouvrage.offers.invitations.models import Invitation
from ouvrage.offers.states import LIVE, OFFER_MOVES, OfferState
from ouvrage.offers.weighing.models import OfferCriterion, OfferMark, OfferNote

if TYPE_CHECKING:
    from ouvrage.accounts.models import User


__all__ = [
    "DeclineReason",
    "Invitation",
    "Offer",
    "OfferCriterion",
    "OfferDraft",
    "OfferMark",
    "OfferNote",
    "OfferVersion",
]


class DeclineReason(models.TextChoices):
    """Why a client turns an offer down; the provider reads it."""

    TOO_EXPENSIVE = "too_expensive", _("above the budget")
    TOO_LATE = "too_late", _("too late for the calendar")
    PROFILE = "profile", _("the experience does not quite fit the need")
    UNCLEAR = "unclear", _("the proposal lacks details")
    ANOTHER = "another", _("another offer fits better")
    OTHER = "other", pgettext_lazy("offer", "another reason")


class OfferQuerySet(LockingQuerySet["Offer"]):
    """What may be seen of offers, before anything else is asked."""

    def visible_to(self, person: "User") -> Self:
        """Those on one's own projects and of one's own company; the follow-up desk sees all."""
        if person.has_role("followup", "supervisor"):
            return self.all()
        mine = Q(project__client_id=person.pk)
        if person.company_id is not None:
            mine |= Q(company_id=person.company_id)
        return self.filter(mine)

    def live(self) -> Self:
        return self.filter(state__in=sorted(LIVE))

    def waiting(self) -> Self:
        """Sent and not decided: the client may still choose them."""
        return self.filter(state__in=[OfferState.SENT, OfferState.SHORTLISTED])

    def ending_by(self, day: date) -> Self:
        """Choosable today, no longer after that day."""
        return self.waiting().filter(valid_until_on__gte=today(), valid_until_on__lte=day)

    def unwarned(self) -> Self:
        """Nobody was told yet of the day on which they end."""
        return self.exclude(warned_for_on=models.F("valid_until_on"))


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
    sent_at = models.DateTimeField(default=now, db_default=Now())
    changed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    read_version = models.PositiveSmallIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)
    decline_reason = models.CharField(max_length=14, choices=DeclineReason.choices, blank=True)
    decision_text = models.TextField(blank=True)
    decision_read_at = models.DateTimeField(null=True)
    valid_until_on = models.DateField()
    warned_for_on = models.DateField(null=True)
    was_shortlisted = models.BooleanField(default=False)
    closing_sent_at = models.DateTimeField(null=True)

    objects = OfferQuerySet.as_manager()

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
        indexes = [
            models.Index(name="offer_of_company", fields=["company", "-sent_at"]),
            models.Index(
                name="offer_ending",
                fields=["valid_until_on"],
                condition=Q(state__in=[OfferState.SENT, OfferState.SHORTLISTED]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} on #{self.project_id}"

    @property
    def price(self) -> Money:
        return Money(self.price_cents, self.currency)

    @property
    def is_past(self) -> bool:
        """Its last day is over, in Paris."""
        return self.valid_until_on < today()


class OfferVersion(models.Model):
    """An offer as it read at one moment, milestones included; kept for ever."""

    append_only: ClassVar[bool] = True

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    price_cents = models.BigIntegerField()
    delivery_days = models.PositiveSmallIntegerField()
    pitch = models.TextField(max_length=6_000)
    milestones = models.JSONField(default=list)
    written_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="offer_version_once", fields=["offer", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} v{self.number}"

    @property
    def price(self) -> Money:
        return Money(self.price_cents)


class OfferDraft(models.Model):
    """What a company typed for a project and has not sent: the fields as they stood."""

    company = models.ForeignKey("accounts.Company", models.CASCADE, related_name="offer_drafts")
    project = models.ForeignKey("projects.Project", models.CASCADE, related_name="offer_drafts")
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="offer_draft_once", fields=["company", "project"])
        ]

    def __str__(self) -> str:
        return f"draft of {self.company_id} on #{self.project_id}"
