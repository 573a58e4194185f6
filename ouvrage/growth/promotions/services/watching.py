"""What was seen on a rewarded page, week after week; what happens when the link is gone."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.credits.models import CreditKind, Grant, TakenBack
from ouvrage.credits.services import take_back_grant
from ouvrage.growth import facts
from ouvrage.growth.promotions import notices
from ouvrage.growth.promotions.looking import Seen
from ouvrage.growth.promotions.models import Claim, Outcome
from ouvrage.growth.promotions.parameters import MOST_MISSES, WATCH_DAYS
from ouvrage.growth.promotions.services.checking import keep_evidence
from ouvrage.growth.promotions.services.deciding import grant_key
from ouvrage.growth.promotions.states import ClaimState
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move


@transaction.atomic
def note_watch(*, claim_id: UUID, seen: Seen) -> None:
    """Keep what the weekly look found; at the second miss in a row, withdraw what is left.

    A job that runs twice, or two at once, count one look: the row says when it was last read.
    Then: growth.claim_missed, or growth.claim_revoked and credits.taken_back; the provider is told.
    """
    claim = Claim.objects.locked(pk=claim_id)
    if not is_due(claim, now()):
        return
    check = keep_evidence(claim, seen)
    claim.checked_at = check.at
    claim.misses = 0 if seen.outcome == Outcome.FOUND else claim.misses + 1
    claim.save(update_fields=["checked_at", "misses"])
    if claim.misses >= MOST_MISSES.value():
        _revoke(claim)
    elif claim.misses:
        record(
            facts.CLAIM_MISSED,
            subject=claim,
            actor=None,
            company_id=claim.company_id,
            misses=claim.misses,
            cause=seen.cause,
        )
        notices.tell_missed(claim, check)


def is_due(claim: Claim, at: datetime) -> bool:
    """Rewarded, its credits still good, not read for a week."""
    return (
        claim.state == ClaimState.CREDITED
        and claim.watched_until is not None
        and claim.watched_until > at
        and (
            claim.checked_at is None or claim.checked_at <= at - timedelta(days=WATCH_DAYS.value())
        )
    )


def _revoke(claim: Claim) -> None:
    """Unspent credits go back; what was opened with the others stays open."""
    move(claim, ClaimState.REVOKED, by=None)
    taken = {kind: _take_back(claim, kind) for kind in CreditKind}
    record(
        facts.CLAIM_REVOKED,
        subject=claim,
        actor=None,
        company_id=claim.company_id,
        credits={str(kind): count for kind, count in taken.items() if count},
    )
    notices.tell_revoked(claim, [(kind, count) for kind, count in taken.items() if count])


def _take_back(claim: Claim, kind: CreditKind) -> int:
    """What a grant of the claim still held."""
    grant = Grant.objects.filter(key=grant_key(claim, kind)).first()
    if grant is None:
        return 0
    return take_back_grant(grant_id=grant.pk, cause=TakenBack.PROMOTION, reference=str(claim.pk))
