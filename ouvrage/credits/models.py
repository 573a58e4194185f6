"""Grants of credits, and which grant each spent credit came from.

Balances and movements live in the ledger.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ouvrage.credits.packs.models import Pack, PackOrder, PackVersion
from ouvrage.credits.states import GOODWILL_MOVES, GoodwillState
from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves

__all__ = [
    "Cause",
    "CreditKind",
    "Freeze",
    "Goodwill",
    "Grant",
    "Move",
    "Pack",
    "PackOrder",
    "PackVersion",
    "Spend",
]


class CreditKind(models.TextChoices):
    """What a credit opens (RULES §4); the values are the ledger's units."""

    CONSULTATION = "CONSULTATION", _("consultation")
    OFFRE = "OFFRE", _("offer")
    CONTACT = "CONTACT", _("contact")


class Cause(models.TextChoices):
    """Why credits came to a wallet."""

    WELCOME = "welcome", _("Welcome")
    SUBSCRIPTION = "subscription", _("Subscription")
    PLAN = "plan", _("Credits of the month, by your plan")
    UPGRADE = "upgrade", _("Difference after a change of plan")
    GIVEN_AGAIN = "given_again", _("Given again: the payment came")
    PACK = "pack", _("Pack of credits")
    PROMOTION = "promotion", _("Promotion")
    BROUGHT_OVER = "brought_over", _("Brought over from the former site")
    GOODWILL = "goodwill", _("Gesture of the platform")
    PROJECT_VOIDED = "project_voided", _("Returned: the project was set aside")
    PROJECT_CANCELLED = (
        "project_cancelled",
        _("Returned: the client cancelled soon after you spent it"),
    )
    PROJECT_DEAD = "project_dead", _("Returned: the project was over before you spent it")
    CLIENT_UNREACHABLE = "client_unreachable", _("Returned: the client could not be reached")
    REPLY_OVERDUE = "reply_overdue", _("Returned: the client did not answer in time")


class TakenBack(models.TextChoices):
    """Why unspent credits left a wallet before their time; what was spent stays spent."""

    WITHDRAWN = "withdrawn", _("Taken back: you withdrew from the contract")
    UNPAID = "unpaid", _("Taken back: the payment did not stay")
    REFUNDED = "refunded", _("Taken back: what they came with was refunded")
    PROMOTION = "promotion", _("Taken back: the link to us is gone")


class Grant(models.Model):
    """Credits of one kind given to a company at once, with the day they expire.

    Spending takes from the grant that expires soonest. The sum of `left` is the wallet's
    balance in the ledger.
    """

    id = models.UUIDField(primary_key=True)
    key = models.CharField(max_length=100, unique=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="grants")
    kind = models.CharField(max_length=12, choices=CreditKind.choices)
    count = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    cause = models.CharField(max_length=40)
    granted_at = models.DateTimeField(default=now, db_default=Now())
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="grant_kind_known", condition=Q(kind__in=CreditKind.values)
            ),
            models.CheckConstraint(name="grant_left_within", condition=Q(left__lte=F("count"))),
            models.CheckConstraint(name="grant_not_empty", condition=Q(count__gt=0)),
        ]
        indexes = [
            models.Index(
                name="grant_spendable",
                fields=["company", "kind", "expires_at"],
                condition=Q(left__gt=0),
            ),
            models.Index(name="grant_expiring", fields=["expires_at"], condition=Q(left__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.left}/{self.count} {self.kind}"

    @property
    def origin(self) -> str:
        """Why it came, in words."""
        return str(Cause(self.cause).label) if self.cause in Cause.values else self.cause


class Spend(models.Model):
    """One credit taken from a grant; the key is that of the entry in the ledger."""

    append_only: ClassVar[bool] = True

    key = models.CharField(max_length=120, primary_key=True)
    grant = models.ForeignKey(Grant, models.PROTECT, related_name="spends")

    def __str__(self) -> str:
        return self.key


class Freeze(models.Model):
    """One reason for which a company's wallets are frozen, until it is over.

    Several reasons may overlap: `began_at` is the moment at which the first of those that
    overlap began, and the last one to end moves the dates of expiry.
    """

    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="freezes")
    cause = models.CharField(max_length=40)
    reference = models.CharField(max_length=80, unique=True)
    began_at = models.DateTimeField()
    frozen_at = models.DateTimeField(default=now, db_default=Now())
    thawed_at = models.DateTimeField(null=True)
    moved_days = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="freeze_ends_after_it_began",
                condition=Q(thawed_at__isnull=True) | Q(thawed_at__gte=F("frozen_at")),
            ),
            models.CheckConstraint(
                name="freeze_began_before", condition=Q(began_at__lte=F("frozen_at"))
            ),
        ]
        indexes = [
            models.Index(
                name="freeze_open", fields=["company"], condition=Q(thawed_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.cause} {self.reference}"


class Move(models.Model):
    """A grant's date of expiry as it was before a thaw moved it."""

    append_only: ClassVar[bool] = True

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="moves")
    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="moves")
    was_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.grant_id}: {self.was_at:%d/%m/%Y}"


class Goodwill(models.Model):
    """Credits that staff want to give a company as a gesture, and who decided it.

    Above the bound (`credits.goodwill_bound`) whoever decides is not whoever asked.
    """

    MOVES: ClassVar[Moves] = GOODWILL_MOVES

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey("accounts.Company", models.PROTECT, related_name="goodwill")
    kind = models.CharField(max_length=12, choices=CreditKind.choices)
    count = models.PositiveIntegerField()
    reason = models.TextField(max_length=500)
    state = models.CharField(
        max_length=8, choices=GoodwillState.choices, default=GoodwillState.ASKED
    )
    is_large = models.BooleanField(default=False)
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=now, db_default=Now())
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(max_length=500, blank=True)

    objects = LockingQuerySet["Goodwill"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="goodwill_state_known", condition=Q(state__in=GoodwillState.values)
            ),
            models.CheckConstraint(
                name="goodwill_kind_known", condition=Q(kind__in=CreditKind.values)
            ),
            models.CheckConstraint(name="goodwill_not_empty", condition=Q(count__gt=0)),
            models.CheckConstraint(
                name="goodwill_two_people",
                condition=Q(is_large=False)
                | ~Q(state=GoodwillState.GIVEN)
                | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="goodwill_decided_by_somebody",
                condition=Q(state=GoodwillState.ASKED, decided_by__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="goodwill_newest", fields=["-asked_at", "-id"]),
            models.Index(name="goodwill_of_company", fields=["company", "-asked_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.kind} → {self.company_id}"
