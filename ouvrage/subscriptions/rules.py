"""May this happen to this subscription?"""

import unicodedata
from datetime import datetime

from django.utils.formats import date_format

from ouvrage.kit.money import Money
from ouvrage.kit.time import PARIS, now
from ouvrage.subscriptions import calendar, errors
from ouvrage.subscriptions.models import MONTHS, Incident, Plan, PlanVersion, Subscription, Term
from ouvrage.subscriptions.parameters import LONGEST_PAUSE, WITHDRAWAL_DAYS
from ouvrage.subscriptions.states import PENDING, RUNNING, SubscriptionState, TermState
from ouvrage.ui.text import money

_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "…": "..."})


def check_on_sale(plan: Plan, months: int) -> None:
    if plan.is_free or months not in MONTHS:
        raise errors.NotOnSale


def check_not_subscribed(subscription: Subscription | None) -> None:
    if subscription is not None and subscription.state in RUNNING:
        raise errors.AlreadySubscribed(plan=subscription.plan.name)


def check_retyped(text: str, typed: str) -> None:
    """Spaces, capitals, the shape of apostrophes and quotes, and the last full stop may differ."""
    if plain(text) != plain(typed):
        raise errors.TextDiffers


def plain(text: str) -> str:
    """What two typings of one sentence have in common."""
    composed = unicodedata.normalize("NFKC", text).translate(_SAME_SIGN)
    return " ".join(composed.casefold().split()).rstrip(" .")


def check_active(subscription: Subscription) -> None:
    if subscription.state != SubscriptionState.ACTIVE:
        raise errors.NotRunning


def check_running(subscription: Subscription) -> None:
    if subscription.state not in RUNNING:
        raise errors.NotRunning


def check_goes_on(subscription: Subscription) -> None:
    """Running, not cancelled, nothing owed, no other order waiting."""
    check_active(subscription)
    if subscription.cancelled_at is not None and subscription.ends_on is not None:
        raise errors.WillEnd(day=date_format(subscription.ends_on, "j F Y"))
    incident = Incident.objects.filter(term__subscription=subscription, state__in=PENDING).first()
    if incident is not None:
        raise errors.IncidentPending(amount=money(Money(incident.amount_cents)))
    if subscription.terms.filter(state=TermState.AWAITING).exists():
        raise errors.OrderPending


def check_withdrawable(subscription: Subscription, spent: int) -> None:
    until = withdrawable_until(subscription)
    if until is None or now() > until:
        told = date_format(until.astimezone(PARIS), "j F Y, H:i") if until else "–"
        raise errors.TooLateToWithdraw(until=told)
    if spent:
        raise errors.CreditsSpent(count=spent)


def withdrawable_until(subscription: Subscription) -> datetime | None:
    """The last second at which the company may withdraw; None before it began."""
    if subscription.began_on is None:
        return None
    return calendar.withdrawable_until(subscription.began_on, days=WITHDRAWAL_DAYS.value())


def check_free_to_leave(subscription: Subscription) -> None:
    if not subscription.is_free_to_leave:
        raise errors.NotFreeToLeave


def check_pause(term: Term, months: int) -> None:
    if hasattr(term, "pause"):
        raise errors.AlreadyPaused
    if not 1 <= months <= LONGEST_PAUSE.value():
        raise errors.WrongPause(longest=LONGEST_PAUSE.value())


def check_larger(now_on: PlanVersion, wanted: PlanVersion, months: int) -> None:
    if wanted.price_cents(months) <= now_on.price_cents(months):
        raise errors.NotLarger


def check_smaller(now_on: PlanVersion, wanted: PlanVersion, months: int) -> None:
    if wanted.price_cents(months) >= now_on.price_cents(months) or wanted.plan.is_free:
        raise errors.NotSmaller


def check_pending(incident: Incident) -> None:
    if incident.state not in PENDING:
        raise errors.IncidentClosed


def check_not_under_way(is_under_way: bool) -> None:
    if is_under_way:
        raise errors.PaymentUnderWay
