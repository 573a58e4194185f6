"""Whom other figures of a plan touch: who renews onto them and when, who keeps the old ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ouvrage.kit.money import Money
from ouvrage.subscriptions import calendar
from ouvrage.subscriptions.models import Plan, Subscription
from ouvrage.subscriptions.policy import version_in_force
from ouvrage.subscriptions.promises import PRICES, first_day
from ouvrage.ui.text import money


@dataclass(frozen=True, slots=True)
class Reach:
    """Subscribers of one length of term: how many renew on which side of the day."""

    months: int
    onto: int
    first_on: date | None
    last_on: date | None
    before: int
    keep_until: date | None


def reach_of(plan: Plan, starts_at: datetime) -> list[Reach]:
    """By length of term, those who go on; one query."""
    first = first_day(starts_at)
    rows = (
        Subscription.objects.running()
        .filter(cancelled_at=None)
        .alias(renewing=Coalesce("next_plan", "plan"))
        .filter(renewing=plan.pk)
        .values("months")
    )
    onto, before = Q(ends_on__gte=first - calendar.ONE_DAY), Q(ends_on__lt=first - calendar.ONE_DAY)
    found = rows.annotate(
        onto=Count("pk", filter=onto),
        first_on=Min("ends_on", filter=onto),
        last_on=Max("ends_on", filter=onto),
        before=Count("pk", filter=before),
        latest=Max("ends_on", filter=before),
    ).order_by("months")
    return [_reach(row) for row in found]


def _reach(row: Mapping[str, Any]) -> Reach:
    day = timedelta(days=1)
    latest = row["latest"]
    return Reach(
        months=row["months"],
        onto=row["onto"],
        first_on=row["first_on"] and row["first_on"] + day,
        last_on=row["last_on"] and row["last_on"] + day,
        before=row["before"],
        keep_until=latest and calendar.last_day(latest + day, row["months"]),
    )


def told(plan: Plan, figures: Mapping[str, Any], starts_at: datetime) -> list[str]:
    """In sentences: who renews onto them and when, who keeps what, what it makes a month."""
    reaches = reach_of(plan, starts_at)
    if plan.is_free:
        return [_("Who has no plan is given these credits from then on; those in hand stay.")]
    if not reaches:
        return [_("Nobody is subscribed to this plan: it applies to whoever orders it.")]
    said = [sentence for reach in reaches for sentence in _sentences(reach)]
    said.append(_("Every running term keeps its price and its credits to its last day."))
    now_made, then_made = _a_month(reaches, _present(plan, starts_at)), _a_month(reaches, figures)
    if now_made == then_made:
        return [*said, _("No price changes for today’s subscribers.")]
    made = _("At today’s subscribers, {before} a month without VAT become {after}.")
    return [*said, made.format(before=money(Money(now_made)), after=money(Money(then_made)))]


def _sentences(reach: Reach) -> list[str]:
    said = []
    length = ngettext("{count} month", "{count} months", reach.months).format(count=reach.months)
    if reach.onto == 1 and reach.first_on:
        said.append(
            _("Of the terms of {length}, one subscriber renews onto it, on {day}.").format(
                length=length, day=_day(reach.first_on)
            )
        )
    elif reach.onto and reach.first_on and reach.last_on:
        said.append(
            _(
                "Of the terms of {length}, {count} subscribers renew onto it, "
                "from {first} to {last}."
            ).format(
                length=length,
                count=reach.onto,
                first=_day(reach.first_on),
                last=_day(reach.last_on),
            )
        )
    if reach.before and reach.keep_until:
        said.append(
            ngettext(
                "Of the terms of {length}, {count} renews before, at the present price, "
                "and keeps it until {day} at the latest.",
                "Of the terms of {length}, {count} renew before, at the present price, "
                "and keep it until {day} at the latest.",
                reach.before,
            ).format(length=length, count=reach.before, day=_day(reach.keep_until))
        )
    return said


def _present(plan: Plan, starts_at: datetime) -> dict[str, int]:
    version = version_in_force(plan.code, at=starts_at)
    return {name: getattr(version, name) if version else 0 for name in PRICES.values()}


def _a_month(reaches: list[Reach], figures: Mapping[str, Any]) -> int:
    """HT, in cents, rounded down once."""
    twelfths: int = sum(
        (reach.onto + reach.before) * figures[PRICES[reach.months]] * (12 // reach.months)
        for reach in reaches
    )
    return twelfths // 12


def _day(day: date) -> str:
    return date_format(day, "j F Y")
