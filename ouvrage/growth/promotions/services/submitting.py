"""A provider submits a page, or asks to have it read again."""

from uuid import UUID

import httpx
from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.growth import facts
from ouvrage.growth.promotions import rules
from ouvrage.growth.promotions.domains import registrable
from ouvrage.growth.promotions.models import Claim
from ouvrage.growth.promotions.states import ClaimState
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.transitions import move


@transaction.atomic
def submit_claim(*, claim_id: UUID, url: str, about: str, actor: User) -> Claim:
    """Keep a page that links to us, once per form, and have it read.

    The claims of a company wait for each other, since they are counted.
    Refused: growth.too_many_claims, growth.own_site, growth.domain_used.
    Then: growth.claim_submitted; the page is fetched by a job.
    """
    hold(f"growth.claims:{actor.company_id}")
    company_id, domain = actor.company_id, registrable(url)
    known = Claim.objects.of_company(company_id).filter(pk=claim_id).first()
    if known or company_id is None:
        return known or Claim.objects.found(pk=claim_id)
    rules.check_domain(httpx.URL(url).host, domain)
    rules.check_room(company_id)
    claim = Claim.objects.create(
        id=claim_id, company_id=company_id, author=actor, url=url, domain=domain, about=about
    )
    record(
        facts.CLAIM_SUBMITTED,
        subject=claim,
        actor=actor,
        side="provider",
        company_id=company_id,
        domain=domain,
    )
    _have_it_read(claim)
    return claim


@transaction.atomic
def check_again(*, claim_id: UUID, actor: User) -> Claim:
    """Have a page read again after it was mended. One that waits already just waits.

    Refused: growth.checked_just_now, growth.domain_used, kit.illegal_move.
    """
    claim = Claim.objects.of_company(actor.company_id).locked(pk=claim_id)
    if claim.state == ClaimState.SUBMITTED:
        return claim
    rules.check_rested(claim)
    rules.check_unused(claim.domain)
    move(claim, ClaimState.SUBMITTED, by=actor)
    _have_it_read(claim)
    return claim


def _have_it_read(claim: Claim) -> None:
    enqueue("growth.read_page", key=f"growth.read_page:{claim.pk}", claim_id=str(claim.pk))
