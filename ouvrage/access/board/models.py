"""What a company writes for itself about a project that it prospects."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet


class Stage(models.TextChoices):
    """Where a company stands with a project, from the first credit to the end."""

    OPENED = "opened", _("report opened")
    OFFERED = "offered", _("offer made")
    CONTACTED = "contacted", _("client contacted")
    IN_TALKS = "in_talks", _("in talks")
    WON = "won", _("won")
    LOST = "lost", _("lost")


BY_HAND = (Stage.CONTACTED, Stage.IN_TALKS, Stage.LOST)
"""What people may say themselves; the others are told by facts only."""


class Prospect(models.Model):
    """One company's own words on one project: a stage by hand (else facts tell it), the next step,
    the day of a reminder, a note. Nobody else ever reads it."""

    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="prospects")
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="prospects")
    stage = models.CharField(max_length=10, choices=Stage.choices, blank=True)
    next_step = models.CharField(max_length=160, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True)
    note = models.TextField(max_length=4_000, blank=True)
    changed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    objects = LockingQuerySet["Prospect"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="prospect_once", fields=["company", "project"]),
            models.CheckConstraint(
                name="prospect_stage_by_hand",
                condition=Q(stage="") | Q(stage__in=[stage.value for stage in BY_HAND]),
            ),
        ]
        indexes = [
            models.Index(
                name="prospect_to_remind",
                fields=["remind_on"],
                condition=Q(remind_on__isnull=False, reminded_on__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_id} #{self.project_id}"
