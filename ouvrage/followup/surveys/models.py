"""One row per person asked what became of a project."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.projects.models import BudgetBracket


class Side(models.TextChoices):
    """In which quality a person is asked."""

    CLIENT = "client", _("client")
    PROVIDER = "provider", _("provider")


class Occasion(models.TextChoices):
    """What made us ask."""

    CANCELLED = "cancelled", _("cancelled")
    FINALISED = "finalised", _("finalised")
    DORMANT = "dormant", _("asleep")


class Became(models.TextChoices):
    """What became of a project, as one person says."""

    HERE = "here", _("realised with a provider of this site")
    OUTSIDE = "outside", _("realised with somebody else")
    ABANDONED = "gave_up", _("given up")
    POSTPONED = "put_off", _("put off")
    LOOKING = "looking", _("still looking for somebody")
    UNKNOWN = "unknown", _("does not know")


REALISED = frozenset({Became.HERE, Became.OUTSIDE})


class OutcomeSurvey(models.Model):
    """One person asked once what became of one project, and what he says until it closes.

    `company` is whom it was realised with: the bidder that a client names, a provider's own.
    """

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="surveys")
    person = models.ForeignKey("accounts.User", models.PROTECT, related_name="surveys")
    side = models.CharField(max_length=8, choices=Side.choices)
    bidder = models.ForeignKey("accounts.Company", models.PROTECT, null=True, related_name="+")
    occasion = models.CharField(max_length=10, choices=Occasion.choices)
    asked_at = models.DateTimeField(default=now, db_default=Now())
    closes_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Became.choices, blank=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, null=True, related_name="+")
    amount_cents = models.BigIntegerField(null=True)
    bracket = models.CharField(max_length=12, choices=BudgetBracket.choices, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = LockingQuerySet["OutcomeSurvey"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="survey_side_known", condition=Q(side__in=Side.values)),
            models.UniqueConstraint(name="survey_once_per_person", fields=["project", "person"]),
            models.CheckConstraint(
                name="survey_answer_is_whole",
                condition=Q(outcome="", answered_at__isnull=True)
                | ~Q(outcome="") & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="survey_here_names_a_company",
                condition=Q(outcome=Became.HERE, company__isnull=False)
                | ~Q(outcome=Became.HERE) & Q(company__isnull=True),
            ),
            models.CheckConstraint(
                name="survey_bidder_has_a_company",
                condition=Q(side=Side.CLIENT, bidder__isnull=True)
                | Q(side=Side.PROVIDER, bidder__isnull=False),
            ),
            models.CheckConstraint(
                name="survey_amount_only_when_realised",
                condition=Q(outcome__in=sorted(REALISED))
                | Q(amount_cents__isnull=True, bracket=""),
            ),
            models.CheckConstraint(
                name="survey_amount_positive",
                condition=Q(amount_cents__isnull=True) | Q(amount_cents__gt=0),
            ),
        ]
        indexes = [
            models.Index(name="survey_asked", fields=["asked_at"]),
            models.Index(
                name="survey_unanswered",
                fields=["asked_at"],
                condition=Q(answered_at__isnull=True, reminded_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} on #{self.project_id}: {self.outcome or '?'}"
