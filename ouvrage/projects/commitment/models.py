"""What a client promised to those who make him an offer, and how he said yes to it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now


class AcceptedBy(models.TextChoices):
    """How the client said yes."""

    PHONE = "phone", _("on the phone, with Suivi Projet")
    LINK = "link", _("by the link in the mail")
    SITE = "site", _("on the site")


class ReplyCommitment(models.Model):
    """What goes with the day that stands on the project (`reply_due_on`)."""

    project = models.OneToOneField(
        "projects.Project", models.PROTECT, primary_key=True, related_name="commitment"
    )
    first_due_on = models.DateField()
    prolonged_at = models.DateTimeField(null=True)
    prolong_reason = models.CharField(max_length=500, blank=True)
    closing_message = models.TextField(max_length=2_000, blank=True)
    recalled_days = models.PositiveSmallIntegerField(null=True)

    objects = LockingQuerySet["ReplyCommitment"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="commitment_prolonged_with_reason",
                condition=Q(prolonged_at__isnull=True, prolong_reason="")
                | Q(prolonged_at__isnull=False) & ~Q(prolong_reason=""),
            )
        ]

    def __str__(self) -> str:
        return f"commitment of #{self.project_id}"


class ReplyAcceptance(models.Model):
    """The client said yes to a day: when, how, with whom, and to which words."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="acceptances")
    by = models.CharField(max_length=8, choices=AcceptedBy.choices)
    officer = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    words = models.TextField()
    text = models.ForeignKey("brands.TextVersion", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="acceptance_on_the_phone_has_an_officer",
                condition=Q(by=AcceptedBy.PHONE, officer__isnull=False)
                | ~Q(by=AcceptedBy.PHONE) & Q(officer__isnull=True),
            ),
            models.UniqueConstraint(
                name="acceptance_once_per_day_and_way", fields=["project", "due_on", "by"]
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.project_id} by {self.due_on}"
