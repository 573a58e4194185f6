"""May this provider be called now, and may this be promised?"""

from datetime import timedelta

from ouvrage.accounts.models import Company, Quality, User
from ouvrage.followup.calendar import next_call_hour
from ouvrage.growth.errors import (
    CalledEnough,
    CallRefused,
    ConsentMissing,
    NoSubscription,
    NotCallHours,
    OwnPromise,
    PromiseOver,
)
from ouvrage.growth.sales.models import CallPurpose, CallRefusal, Commitment, PhoneLook
from ouvrage.growth.sales.parameters import COMMERCIAL_CALLS
from ouvrage.kit.time import PARIS, now, today
from ouvrage.subscriptions.models import Subscription

COUNTED_OVER = timedelta(days=30)


def check_may_call(company: Company, purpose: str) -> None:
    """A contract in force may be spoken of; to propose something has hours and bounds (LEG-42)."""
    if purpose == CallPurpose.CONTRACT:
        if not Subscription.objects.running().filter(company=company).exists():
            raise NoSubscription
        return
    if CallRefusal.objects.filter(company=company).exists():
        raise CallRefused
    if company.members.filter(is_active=True, quality=Quality.CONSUMER).exists():
        raise ConsentMissing
    opens = next_call_hour(now())
    if opens > now():
        raise NotCallHours(at=f"{opens.astimezone(PARIS):%d/%m, %H:%M}")
    looks = PhoneLook.objects.filter(company=company, purpose=CallPurpose.COMMERCIAL)
    if looks.filter(at__gt=now() - COUNTED_OVER).count() >= COMMERCIAL_CALLS.value():
        raise CalledEnough(most=COMMERCIAL_CALLS.value())


def check_may_decide(commitment: Commitment, actor: User) -> None:
    """Nobody approves what he promised himself."""
    if commitment.promised_by_id == actor.pk:
        raise OwnPromise


def check_still_good(commitment: Commitment) -> None:
    if commitment.ends_on < today():
        raise PromiseOver
