"""A person decides about a page where the link was found."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits.models import Cause
from ouvrage.credits.services import grant_credits
from ouvrage.growth import facts
from ouvrage.growth.promotions import notices, rules
from ouvrage.growth.promotions.models import Claim
from ouvrage.growth.promotions.parameters import VALIDITY_DAYS, rewards
from ouvrage.growth.promotions.states import ClaimState
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.time import end_of_day, now, today
from ouvrage.kit.transitions import move


@transaction.atomic
def approve_claim(*, claim_id: UUID, actor: User) -> Claim:
    """Reward a page, once per domain: its credits are given in the same transaction.

    Two claims of one domain wait for each other here; a unique constraint stands behind.
    Refused: growth.own_claim, growth.domain_used, kit.illegal_move.
    Then: growth.claim_approved, credits.granted; the provider is told.
    """
    claim = Claim.objects.locked(pk=claim_id)
    if claim.state == ClaimState.CREDITED:
        return claim
    rules.check_neutral(claim, actor)
    hold(f"growth.domain:{claim.domain}")
    rules.check_unused(claim.domain)
    until = end_of_day(today() + timedelta(days=VALIDITY_DAYS.value()))
    decided = {"decided_at": now(), "decided_by": actor, "watched_until": until}
    move(claim, ClaimState.CREDITED, by=actor, reason="", **decided)
    given = rewards()
    for kind, count in given:
        grant_credits(
            company_id=claim.company_id,
            kind=kind,
            count=count,
            cause=Cause.PROMOTION,
            key=grant_key(claim, kind),
            expires_at=until,
            actor=actor,
        )
    record(
        facts.CLAIM_APPROVED,
        subject=claim,
        actor=actor,
        side="staff",
        company_id=claim.company_id,
        domain=claim.domain,
        credits={str(kind): count for kind, count in given},
    )
    notices.tell_credited(claim, given)
    return claim


@transaction.atomic
def decline_claim(*, claim_id: UUID, reason: str, actor: User) -> Claim:
    """Say no to a page, with the reason that the provider reads. Its domain stays free.

    Refused: growth.own_claim, kit.illegal_move. Then: growth.claim_declined; the provider is told.
    """
    claim = Claim.objects.locked(pk=claim_id)
    if claim.state == ClaimState.DECLINED:
        return claim
    rules.check_neutral(claim, actor)
    move(claim, ClaimState.DECLINED, by=actor, reason=reason, decided_at=now(), decided_by=actor)
    record(
        facts.CLAIM_DECLINED,
        subject=claim,
        actor=actor,
        side="staff",
        company_id=claim.company_id,
        reason=reason,
    )
    notices.tell_declined(claim)
    return claim


def grant_key(claim: Claim, kind: str) -> str:
    return f"promotion:{claim.pk}:{kind}"
