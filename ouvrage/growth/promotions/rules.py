"""May this page be submitted, looked at, rewarded?"""

from datetime import timedelta

from ouvrage.accounts.models import User
from ouvrage.growth.errors import CheckedJustNow, DomainUsed, OwnClaim, OwnSite, TooManyClaims
from ouvrage.growth.promotions.domains import is_ours, our_hosts
from ouvrage.growth.promotions.models import Claim
from ouvrage.growth.promotions.parameters import CLAIMS_A_DAY, RECHECK_MINUTES
from ouvrage.kit.time import now


def check_room(company_id: int) -> None:
    """So many pages in 24 hours: each makes us knock at somebody's door."""
    since = now() - timedelta(days=1)
    most = CLAIMS_A_DAY.value()
    if Claim.objects.of_company(company_id).filter(submitted_at__gt=since).count() >= most:
        raise TooManyClaims(most=most)


def check_domain(host: str, domain: str) -> None:
    """A site that is not ours and was not rewarded yet."""
    if is_ours(host, our_hosts()):
        raise OwnSite(domain=host)
    check_unused(domain)


def check_unused(domain: str) -> None:
    if Claim.objects.rewarded(domain).exists():
        raise DomainUsed(domain=domain)


def check_rested(claim: Claim) -> None:
    """The page was not read a moment ago."""
    minutes = RECHECK_MINUTES.value()
    if claim.checked_at and claim.checked_at > now() - timedelta(minutes=minutes):
        raise CheckedJustNow(minutes=minutes)


def check_neutral(claim: Claim, actor: User) -> None:
    if actor.company_id == claim.company_id:
        raise OwnClaim
