"""What renewal notices have told: no later decision makes it dearer, or gives fewer credits."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.formats import date_format

from ouvrage.kit.errors import Refused
from ouvrage.kit.time import paris_day, start_of_day
from ouvrage.subscriptions.errors import CreditsPromised, PricePromised
from ouvrage.subscriptions.models import Notice, Plan, PlanVersion
from ouvrage.subscriptions.policy import version_in_force
from ouvrage.subscriptions.states import SubscriptionState

PRICES = {1: "month_cents", 3: "quarter_cents", 12: "year_cents"}
"""By the months of a term, the figure that holds its price."""
CREDITS = ("consultation", "offre", "contact", "validity_days")
"""What a month gives, and for how long."""


def promised(plan: Plan, starts_at: datetime) -> QuerySet[Notice]:
    """Notices of renewals onto this plan that will take place under a version of that moment."""
    first, beyond = first_day(starts_at), _superseded_on(plan, starts_at)
    rows = Notice.objects.filter(
        term__subscription__state=SubscriptionState.ACTIVE,
        term__subscription__cancelled_at=None,
        term__subscription__ends_on=F("last_day_on"),
        last_day_on__gte=first - timedelta(days=1),
    ).alias(renewing=Coalesce("term__subscription__next_plan", "term__subscription__plan"))
    if beyond:
        rows = rows.filter(last_day_on__lt=beyond - timedelta(days=1))
    return rows.filter(renewing=plan.pk)


def check_promises(plan: Plan, figures: Mapping[str, Any], starts_at: datetime) -> None:
    """A renewal costs at most what its notices said, and gives as many credits as it did then.

    Refused: subscriptions.price_promised, subscriptions.credits_promised.
    """
    told = promised(plan, starts_at)
    dearer = Q()
    for months, name in PRICES.items():
        dearer |= Q(term__subscription__months=months, ht_cents__lt=figures[name])
    _refuse_if_any(PricePromised, told.filter(dearer))
    held = version_in_force(plan.code, at=starts_at)
    if held and any(figures.get(name, had) < had for name, had in _given_by(held)):
        _refuse_if_any(CreditsPromised, told)


def _refuse_if_any(refusal: type[Refused], broken: QuerySet[Notice]) -> None:
    last = broken.aggregate(last=Max("last_day_on"))["last"]
    if last is not None:
        count = broken.values("term__subscription").distinct().count()
        renewal, first = last + timedelta(days=1), last + timedelta(days=2)
        raise refusal(
            count=count, day=date_format(renewal, "j F Y"), first=date_format(first, "j F Y")
        )


def _given_by(version: PlanVersion) -> list[tuple[str, int]]:
    return [(name, getattr(version, name)) for name in CREDITS]


def first_day(starts_at: datetime) -> date:
    """The first renewal day that a version of that moment prices: renewals begin at midnight."""
    day = paris_day(starts_at)
    return day if start_of_day(day) == starts_at else day + timedelta(days=1)


def _superseded_on(plan: Plan, starts_at: datetime) -> date | None:
    """The first renewal day that a later version, already decided, takes over."""
    later = PlanVersion.objects.filter(plan=plan, starts_at__gt=starts_at).order_by("starts_at")
    following = later.values_list("starts_at", flat=True).first()
    return first_day(following) if following else None
