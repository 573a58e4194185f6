"""Whom a change of these numbers touches."""

from datetime import timedelta

from django.db.models import Count, Q, Sum
from django.utils.translation import ngettext

from ouvrage.accounts.models import Company
from ouvrage.brands.previews import Change, touches
from ouvrage.credits.models import Goodwill, Grant
from ouvrage.credits.parameters import (
    GOODWILL_BOUND,
    GOODWILL_DAYS,
    NOTICE_DAYS,
    RETURN_DAYS,
    VALIDITY_DAYS,
    WELCOME_CONSULTATION,
    WELCOME_OFFRE,
)
from ouvrage.credits.states import GoodwillState
from ouvrage.kit.time import now

LOOKED_BACK = timedelta(days=90)


@touches(VALIDITY_DAYS.key, RETURN_DAYS.key)
def grants_that_keep_their_date(change: Change) -> str:
    """None changes; how many one might fear for."""
    live = Grant.objects.filter(left__gt=0, expires_at__gt=now())
    found = live.aggregate(credits=Sum("left"), companies=Count("company", distinct=True))
    return ngettext(
        "{credits} credit of {companies} providers keeps its date; later ones have the new one.",
        "{credits} credits of {companies} providers keep their dates; later ones have the new one.",
        found["credits"] or 0,
    ).format(credits=found["credits"] or 0, companies=found["companies"])


@touches(NOTICE_DAYS.key)
def providers_announced_to(change: Change) -> str:
    """Who holds credits that expire between the two bounds."""
    near, far = sorted((change.before, change.after))
    rows = Grant.objects.filter(
        left__gt=0,
        expires_at__gt=now() + timedelta(days=near),
        expires_at__lte=now() + timedelta(days=far),
    )
    count = rows.values("company").distinct().count()
    if change.after < change.before:
        return ngettext(
            "{count} provider would be told later that credits expire.",
            "{count} providers would be told later that credits expire.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} provider would be told in the next days that credits expire.",
        "{count} providers would be told in the next days that credits expire.",
        count,
    ).format(count=count)


@touches(GOODWILL_BOUND.key, GOODWILL_DAYS.key)
def gestures_above(change: Change) -> str:
    """Gestures of the last quarter that the new bound would treat otherwise."""
    rows = Goodwill.objects.filter(asked_at__gte=now() - LOOKED_BACK)
    found = rows.aggregate(
        lone=Count("pk", filter=Q(is_large=False)),
        waiting=Count("pk", filter=Q(state=GoodwillState.ASKED)),
        above=Count("pk", filter=Q(count__gt=change.after)),
    )
    if change.key == GOODWILL_DAYS.key:
        return ngettext(
            "{count} gesture waits for a colleague and still does; later ones count the new days.",
            "{count} gestures wait for a colleague and still do; later ones count the new days.",
            found["waiting"],
        ).format(count=found["waiting"])
    return ngettext(
        "Of the gestures of the last 90 days, {above} would have needed a second person; "
        "{waiting} that waits still does.",
        "Of the gestures of the last 90 days, {above} would have needed a second person; "
        "{waiting} that wait still do.",
        found["waiting"],
    ).format(above=found["above"], waiting=found["waiting"])


@touches(WELCOME_CONSULTATION.key, WELCOME_OFFRE.key)
def newcomers(change: Change) -> str:
    """How many would have been given the new number lately."""
    count = Company.objects.filter(created_at__gte=now() - LOOKED_BACK).count()
    return ngettext(
        "Nobody’s credits change. {count} provider joined in the last 90 days; "
        "those who join later have the new number.",
        "Nobody’s credits change. {count} providers joined in the last 90 days; "
        "those who join later have the new number.",
        count,
    ).format(count=count)
