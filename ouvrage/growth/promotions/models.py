"""Pages that providers submit, and what was found on them each time."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ouvrage.accounts.models import Company, User
from ouvrage.growth.promotions.states import CLAIM_MOVES, USED, ClaimState
from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves


class ClaimQuerySet(LockingQuerySet["Claim"]):
    """Claims by who may see them."""

    def of_company(self, company_id: int | None) -> Self:
        return self.filter(company_id=company_id)

    def rewarded(self, domain: str) -> Self:
        """Those that were rewarded for a page of that domain."""
        return self.filter(domain=domain, state__in=USED)


class Claim(models.Model):
    """A page that speaks of us, for which a provider asks for credits."""

    MOVES: ClassVar[Moves] = CLAIM_MOVES

    id = models.UUIDField(primary_key=True)
    company = models.ForeignKey(Company, models.PROTECT, related_name="claims")
    author = models.ForeignKey(User, models.PROTECT, related_name="claims")
    url = models.CharField(max_length=2_000)
    domain = models.CharField(max_length=253)
    about = models.TextField(max_length=1_000)
    state = models.CharField(
        max_length=12, choices=ClaimState.choices, default=ClaimState.SUBMITTED
    )
    submitted_at = models.DateTimeField(default=now, db_default=Now())
    checked_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(max_length=1_000, blank=True)
    watched_until = models.DateTimeField(null=True)
    misses = models.PositiveSmallIntegerField(default=0)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="claim_state_known", condition=Q(state__in=ClaimState.values)
            ),
            models.CheckConstraint(
                name="claim_credited_is_watched",
                condition=~Q(state__in=USED) | Q(watched_until__isnull=False),
            ),
            models.CheckConstraint(
                name="claim_declined_says_why",
                condition=~Q(state=ClaimState.DECLINED) | ~Q(reason=""),
            ),
            models.UniqueConstraint(
                name="claim_domain_once", fields=["domain"], condition=Q(state__in=USED)
            ),
        ]
        indexes = [
            models.Index(name="claim_of_company", fields=["company", "-submitted_at"]),
            models.Index(
                name="claim_to_decide",
                fields=["submitted_at"],
                condition=Q(state=ClaimState.FOUND),
            ),
            models.Index(
                name="claim_watched",
                fields=["checked_at"],
                condition=Q(state=ClaimState.CREDITED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.domain} {self.state}"


class Outcome(models.TextChoices):
    """What one look at a page came to; the values are the states it leads to."""

    FOUND = ClaimState.FOUND.value
    NOT_FOUND = ClaimState.NOT_FOUND.value
    UNREACHABLE = ClaimState.UNREACHABLE.value


class PageCheck(models.Model):
    """One look at a submitted page, kept as evidence: the link, the words around it, a digest.

    `cause` says why a page was unreachable: a status ("404") or a cause of `kit.egress`.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="checks")
    at = models.DateTimeField(default=now, db_default=Now())
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    cause = models.CharField(max_length=20, blank=True)
    final_url = models.CharField(max_length=2_000, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    link = models.CharField(max_length=2_000, blank=True)
    rel = models.CharField(max_length=120, blank=True)
    before = models.CharField(max_length=300, blank=True)
    anchor = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(name="check_of_claim", fields=["claim", "-at"])]

    def __str__(self) -> str:
        return f"{self.outcome} {self.claim_id}"

    @property
    def is_sponsored(self) -> bool:
        return "sponsored" in self.rel.split()

    @property
    def is_nofollow(self) -> bool:
        return "nofollow" in self.rel.split()
