"""Whom a client invited to make an offer, and what became of it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves


class InvitationState(models.TextChoices):
    """Where an invitation stands."""

    SENT = "sent", pgettext_lazy("invitation", "sent")
    SEEN = "seen", pgettext_lazy("invitation", "read")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "offer made")
    DECLINED = "declined", pgettext_lazy("invitation", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "withdrawn")
    LAPSED = "lapsed", pgettext_lazy("invitation", "lapsed")


S = InvitationState
INVITATION_MOVES = Moves(
    {
        S.SENT: {S.SEEN, S.ACCEPTED, S.DECLINED, S.WITHDRAWN, S.LAPSED},
        S.SEEN: {S.ACCEPTED, S.DECLINED, S.WITHDRAWN, S.LAPSED},
    }
)
WAITING = frozenset({S.SENT, S.SEEN})
TAKES_A_PLACE = WAITING | {S.ACCEPTED}


class NotForMe(models.TextChoices):
    """Why a provider declines; the client reads it."""

    BUSY = "busy", _("no time at these dates")
    SKILLS = "skills", _("not quite my trade")
    BUDGET = "budget", _("the budget is too small for the need")
    UNCLEAR = "unclear", _("the need is not clear enough")
    OTHER = "other", pgettext_lazy("invitation", "another reason")


class InvitationQuerySet(LockingQuerySet["Invitation"]):
    """Chainable filters."""

    def waiting(self) -> Self:
        return self.filter(state__in=sorted(WAITING))

    def taking_places(self) -> Self:
        return self.filter(state__in=sorted(TAKES_A_PLACE))


class Invitation(models.Model):
    """One client's invitation of one company to one project: at most one, ever."""

    MOVES: ClassVar[Moves] = INVITATION_MOVES

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="invitations")
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="invitations")
    invited_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    reader = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=InvitationState.choices, default=InvitationState.SENT
    )
    words = models.TextField(max_length=1_000, blank=True)
    invited_at = models.DateTimeField(default=now, db_default=Now())
    seen_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=10, choices=NotForMe.choices, blank=True)
    answer = models.TextField(max_length=1_000, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="invitation_once", fields=["project", "company"]),
            models.CheckConstraint(
                name="invitation_state_known", condition=Q(state__in=InvitationState.values)
            ),
        ]
        indexes = [models.Index(name="invitation_of_company", fields=["company", "-invited_at"])]

    def __str__(self) -> str:
        return f"{self.company_id} to #{self.project_id}"
