"""Prices that renewal notices have already told: no later decision makes them dearer."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.formats import date_format

from ouvrage.kit.time import paris_day, start_of_day
from ouvrage.subscriptions.errors import PricePromised
from ouvrage.subscriptions.models import Notice, Plan, PlanVersion
from ouvrage.subscriptions.states import SubscriptionState

PRICES = {1: "month_cents", 3: "quarter_cents", 12: "year_cents"}
"""By the months of a term, the figure that holds its price."""


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
    """A renewal costs at most what its notices said. Refused: subscriptions.price_promised."""
    dearer = Q()
    for months, name in PRICES.items():
        dearer |= Q(term__subscription__months=months, ht_cents__lt=figures[name])
    broken = promised(plan, starts_at).filter(dearer)
    last = broken.aggregate(last=Max("last_day_on"))["last"]
    if last is not None:
        count = broken.values("term__subscription").distinct().count()
        renewal, first = last + timedelta(days=1), last + timedelta(days=2)
        raise PricePromised(
            count=count, day=date_format(renewal, "j F Y"), first=date_format(first, "j F Y")
        )


def first_day(starts_at: datetime) -> date:
    """The first renewal day that a version of that moment prices: renewals begin at midnight."""
    day = paris_day(starts_at)
    return day if start_of_day(day) == starts_at else day + timedelta(days=1)


def _superseded_on(plan: Plan, starts_at: datetime) -> date | None:
    """The first renewal day that a later version, already decided, takes over."""
    later = PlanVersion.objects.filter(plan=plan, starts_at__gt=starts_at).order_by("starts_at")
    following = later.values_list("starts_at", flat=True).first()
    return first_day(following) if following else None
