"""What was seen on a page that waits for its first look."""

from uuid import UUID

from django.db import transaction

from ouvrage.growth import facts
from ouvrage.growth.promotions import notices
from ouvrage.growth.promotions.looking import Seen
from ouvrage.growth.promotions.models import Claim, PageCheck
from ouvrage.growth.promotions.states import ClaimState
from ouvrage.journal.services import record
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move


@transaction.atomic
def note_check(*, claim_id: UUID, seen: Seen) -> None:
    """Keep the evidence and move the claim on; one that no longer waits stays as it is.

    Then: growth.claim_checked; the provider is told what was found.
    """
    claim = Claim.objects.locked(pk=claim_id)
    if claim.state != ClaimState.SUBMITTED:
        return
    check = keep_evidence(claim, seen)
    move(claim, seen.outcome, by=None, checked_at=check.at)
    record(
        facts.CLAIM_CHECKED,
        subject=claim,
        actor=None,
        company_id=claim.company_id,
        outcome=seen.outcome,
        cause=seen.cause,
        digest=seen.digest,
    )
    notices.tell_checked(claim, check)


def keep_evidence(claim: Claim, seen: Seen) -> PageCheck:
    """One row per look, whatever it came to."""
    link = seen.link
    return PageCheck.objects.create(
        id=new_id(),
        claim=claim,
        at=now(),
        outcome=seen.outcome,
        cause=seen.cause,
        final_url=seen.final_url,
        digest=seen.digest,
        size=seen.size,
        link=link.url if link else "",
        rel=link.rel if link else "",
        before=link.before if link else "",
        anchor=link.anchor if link else "",
        after=link.after if link else "",
    )
