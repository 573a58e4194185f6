"""Calls that providers say they made, with what their client answers."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now


class AttemptOutcome(models.TextChoices):
    """What a provider's call came to."""

    REACHED = "reached", _("reached")
    NO_ANSWER = "no_answer", _("no answer")
    WRONG_NUMBER = "wrong_number", _("wrong number")
    MESSAGE_LEFT = "message_left", _("message left")


FAILED = frozenset(set(AttemptOutcome) - {AttemptOutcome.REACHED})
"""Nobody spoke to the client."""


class Answer(models.TextChoices):
    """What the client says of a call: he had it, or he knows nothing of it."""

    CONFIRMED = "confirmed", _("confirmed by the client")
    DENIED = "denied", _("contradicted by the client")


class AttemptQuerySet(LockingQuerySet["Attempt"]):
    """What still counts."""

    def standing(self) -> "AttemptQuerySet":
        """Not taken back by whoever noted it."""
        return self.filter(taken_back_at=None)

    def unanswered(self) -> "AttemptQuerySet":
        """The client has said nothing of it yet."""
        return self.standing().filter(answer="")


class Attempt(models.Model):
    """One call of a provider to a client whose contact he opened, as he noted it."""

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="call_attempts")
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="call_attempts")
    author = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=AttemptOutcome.choices)
    word = models.CharField(max_length=280, blank=True)
    called_at = models.DateTimeField()
    noted_at = models.DateTimeField(default=now, db_default=Now())
    taken_back_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=9, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="attempt_outcome_known", condition=Q(outcome__in=AttemptOutcome.values)
            ),
            models.CheckConstraint(
                name="attempt_answer_has_moment",
                condition=Q(answer="", answered_at__isnull=True)
                | Q(answer__in=Answer.values, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="attempt_taken_back_or_answered",
                condition=Q(taken_back_at__isnull=True) | Q(answered_at__isnull=True),
            ),
            models.CheckConstraint(
                name="attempt_noted_after_the_call", condition=Q(called_at__lte=F("noted_at"))
            ),
        ]
        indexes = [
            models.Index(name="attempt_of_project", fields=["project", "-called_at"]),
            models.Index(name="attempt_of_company", fields=["company", "-called_at"]),
            models.Index(
                name="attempt_to_ask",
                fields=["noted_at"],
                condition=Q(asked_at__isnull=True, taken_back_at__isnull=True, answer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.outcome} #{self.project_id}"

    @property
    def has_failed(self) -> bool:
        return self.outcome in FAILED
