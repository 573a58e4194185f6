"""A newsletter, and to whom it was written."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves
from ouvrage.notifications.newsletter.states import NEWSLETTER_MOVES, TONES, NewsletterState


class Newsletter(models.Model):
    """One letter in both languages to one segment; sent once, by batches that may be stopped."""

    MOVES: ClassVar[Moves] = NEWSLETTER_MOVES

    id = models.UUIDField(primary_key=True, editable=False)
    segment = models.CharField(max_length=60)
    subject_fr = models.CharField(max_length=150)
    body_fr = models.TextField(max_length=10_000)
    subject_en = models.CharField(max_length=150)
    body_en = models.TextField(max_length=10_000)
    brand = models.ForeignKey("brands.Brand", models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    approver = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    state = models.CharField(
        max_length=8, choices=NewsletterState.choices, default=NewsletterState.DRAFT
    )
    written_at = models.DateTimeField(default=now, db_default=Now())
    starts_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["Newsletter"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="newsletter_state_known", condition=Q(state__in=NewsletterState.values)
            ),
            models.CheckConstraint(
                name="newsletter_approved_by_another",
                condition=Q(approver__isnull=True) | ~Q(approver=models.F("author")),
            ),
        ]

    def __str__(self) -> str:
        return self.subject_fr

    @property
    def tone(self) -> str:
        return TONES[NewsletterState(self.state)]


class Addressee(models.Model):
    """A person to whom a newsletter was written, or who did not want it: once each."""

    newsletter = models.ForeignKey(Newsletter, models.PROTECT, related_name="addressees")
    person = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="newsletter_once", fields=["newsletter", "person"])
        ]

    def __str__(self) -> str:
        return f"{self.newsletter_id} → {self.person_id}"
