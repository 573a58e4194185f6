"""Reading submitted pages, outside any transaction; what was seen is noted in one of its own."""

from uuid import UUID

from ouvrage.growth.promotions import queries, services
from ouvrage.growth.promotions.looking import look_at
from ouvrage.growth.promotions.models import Claim
from ouvrage.growth.promotions.states import ClaimState
from ouvrage.kit.jobs import job
from ouvrage.kit.time import now


@job("growth.read_page")
def read_page(*, claim_id: str) -> None:
    """Look at a page for the first time, or again after it was mended. Safe to run twice."""
    claim = Claim.objects.get(pk=claim_id)
    if claim.state == ClaimState.SUBMITTED:
        services.note_check(claim_id=claim.pk, seen=look_at(claim.url))


@job("growth.watch_pages", cron="40 4 * * *")
def watch_pages() -> None:
    """Look again at rewarded pages, each once a week. Safe to run twice: each claim is looked
    at again under its lock, and one that was just read is left alone."""
    for claim_id in queries.to_watch(now()):
        watch_page(claim_id)


def watch_page(claim_id: UUID) -> None:
    """One page, so that a slow one holds back nobody's transaction."""
    claim = Claim.objects.get(pk=claim_id)
    services.note_watch(claim_id=claim_id, seen=look_at(claim.url))
