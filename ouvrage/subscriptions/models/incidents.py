"""Payments of a term that did not come, or did not stay."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves
from ouvrage.subscriptions.models.subscriptions import Term
from ouvrage.subscriptions.states import INCIDENT_MOVES, PENDING, IncidentState

if TYPE_CHECKING:
    from ouvrage.accounts.models import User


class IncidentQuerySet(LockingQuerySet["Incident"]):
    """What may be seen of incidents."""

    def visible_to(self, person: "User") -> Self:
        if person.has_role("accountant", "sales"):
            return self.all()
        return self.filter(term__subscription__company_id=person.company_id or 0)

    def pending(self) -> Self:
        return self.filter(state__in=PENDING)


class Incident(models.Model):
    """A renewal that was not paid, or money taken back: how much, why, and what comes next.

    Nothing is added to the amount, and nothing is owed once the plan has fallen back.
    """

    MOVES: ClassVar[Moves] = INCIDENT_MOVES

    id = models.UUIDField(primary_key=True)
    term = models.ForeignKey(Term, models.PROTECT, related_name="incidents")
    payment_id = models.UUIDField()
    state = models.CharField(
        max_length=12, choices=IncidentState.choices, default=IncidentState.OPEN
    )
    amount_cents = models.BigIntegerField()
    cause = models.CharField(max_length=60)
    opened_at = models.DateTimeField(default=now, db_default=Now())
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    contest = models.TextField(max_length=2_000, blank=True)
    answer = models.TextField(max_length=2_000, blank=True)
    answered_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    objects = IncidentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="incident_state_known", condition=Q(state__in=IncidentState.values)
            ),
            models.UniqueConstraint(
                name="incident_one_pending", fields=["term"], condition=Q(state__in=PENDING)
            ),
            models.CheckConstraint(
                name="incident_closed_has_moment",
                condition=Q(state__in=PENDING) | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} {self.state}"
