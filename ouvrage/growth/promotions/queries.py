"""Claims as their owner sees them, as the desk decides them, and as the clock watches them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from ouvrage.growth.promotions.models import Claim, ClaimQuerySet, PageCheck
from ouvrage.growth.promotions.parameters import WATCH_DAYS
from ouvrage.growth.promotions.states import ClaimState


def claims_of(company_id: int) -> ClaimQuerySet:
    return Claim.objects.of_company(company_id)


def with_last_look(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """With why the last look failed (`last_cause`) and whether the link is marked (`last_rel`)."""
    last = PageCheck.objects.filter(claim=OuterRef("pk")).order_by("-at")
    return claims.annotate(
        last_cause=Subquery(last.values("cause")[:1]), last_rel=Subquery(last.values("rel")[:1])
    )


@dataclass(frozen=True, slots=True)
class ClaimQueue:
    """The pages in one state: those to decide first come, first served; others newest first."""

    state: ClaimState

    @property
    def order(self) -> list[str]:
        first = "submitted_at" if self.state == ClaimState.FOUND else "-submitted_at"
        return [first, "pk"]

    def rows(self) -> QuerySet[Claim]:
        return Claim.objects.filter(state=self.state).select_related("company")


def to_decide() -> int:
    return Claim.objects.filter(state=ClaimState.FOUND).count()


def with_evidence(claim_id: UUID) -> Claim:
    """One claim with every look at its page, newest first; 404 when unknown."""
    looks = Prefetch("checks", PageCheck.objects.order_by("-at"))
    return (
        Claim.objects.select_related("company", "author", "decided_by")
        .prefetch_related(looks)
        .found(pk=claim_id)
    )


def others_of_domain(claim: Claim) -> QuerySet[Claim]:
    """Other claims for pages of the same site: who asked, and what came of it."""
    others = Claim.objects.filter(domain=claim.domain).exclude(pk=claim.pk)
    return others.select_related("company").order_by("-submitted_at")[:10]


def to_watch(at: datetime) -> list[UUID]:
    """Rewarded pages not read for a week, while their credits are good."""
    before = at - timedelta(days=WATCH_DAYS.value())
    due = Claim.objects.filter(
        state=ClaimState.CREDITED, watched_until__gt=at, checked_at__lte=before
    )
    return list(due.order_by("checked_at").values_list("pk", flat=True)[:500])
