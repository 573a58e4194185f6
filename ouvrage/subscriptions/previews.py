"""Whom a change of these numbers touches."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.utils.translation import ngettext

from ouvrage.brands.previews import Change, touches
from ouvrage.kit.time import now, today
from ouvrage.subscriptions import parameters
from ouvrage.subscriptions.models import Began, Incident, Pause, Subscription, Term
from ouvrage.subscriptions.states import IncidentState, SubscriptionState


@touches(parameters.FIRST_RETRY.key, parameters.SECOND_RETRY.key, parameters.LAST_RETRY.key)
def open_incidents(change: Change) -> str:
    """A day already told stays; what follows it has the new rhythm."""
    count = Incident.objects.filter(state=IncidentState.OPEN).count()
    return ngettext(
        "{count} open incident keeps the next try that was told; the tries after it follow this.",
        "{count} open incidents keep the next try that was told; the tries after it follow this.",
        count,
    ).format(count=count)


@touches(parameters.LONGEST_PAUSE.key)
def longer_pauses(change: Change) -> str:
    """Pauses that run keep their end."""
    count = Pause.objects.filter(resumed_on=None, ends_on__gte=today()).count()
    return ngettext(
        "{count} pause that runs keeps its end; later ones have the new bound.",
        "{count} pauses that run keep their end; later ones have the new bound.",
        count,
    ).format(count=count)


@touches(parameters.ORDER_DAYS.key)
def orders_dropped(change: Change) -> str:
    """Unpaid orders older than the new number of days."""
    near, far = sorted((change.before, change.after))
    waiting = Term.objects.awaiting().exclude(began=Began.RENEWED)
    count = waiting.filter(
        made_at__lt=now() - timedelta(days=near), made_at__gte=now() - timedelta(days=far)
    ).count()
    if change.after > change.before:
        return ngettext(
            "{count} unpaid order that was about to be dropped waits longer.",
            "{count} unpaid orders that were about to be dropped wait longer.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} unpaid order would be dropped in the next night.",
        "{count} unpaid orders would be dropped in the next night.",
        count,
    ).format(count=count)


@touches(parameters.WITHDRAWAL_DAYS.key)
def withdrawable(change: Change) -> str:
    """Subscriptions begun between the two bounds."""
    near, far = sorted((change.before, change.after))
    count = (
        Subscription.objects.running()
        .filter(
            began_on__lt=today() - timedelta(days=near), began_on__gte=today() - timedelta(days=far)
        )
        .count()
    )
    if change.after > change.before:
        return ngettext(
            "{count} subscriber could withdraw again.",
            "{count} subscribers could withdraw again.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} subscriber could no longer withdraw.",
        "{count} subscribers could no longer withdraw.",
        count,
    ).format(count=count)


@touches(parameters.NOTICE_MONTHS.key)
def first_notices(change: Change) -> str:
    return _announced(relativedelta(months=change.before), relativedelta(months=change.after))


@touches(parameters.SECOND_NOTICE_WEEKS.key)
def second_notices(change: Change) -> str:
    return _announced(timedelta(weeks=change.before), timedelta(weeks=change.after))


@touches(parameters.REMINDER_DAYS.key)
def reminders(change: Change) -> str:
    return _announced(timedelta(days=change.before), timedelta(days=change.after), are_long=False)


def _announced(
    before: timedelta | relativedelta, after: timedelta | relativedelta, *, are_long: bool = True
) -> str:
    """Subscribers whose letter would leave on another day: those that end between the bounds."""
    near, far = sorted((today() + before, today() + after))
    rows = Subscription.objects.filter(
        state=SubscriptionState.ACTIVE, cancelled_at=None, ends_on__gt=near, ends_on__lte=far
    )
    count = rows.filter(months__gt=1).count() if are_long else rows.count()
    if today() + after > today() + before:
        return ngettext(
            "{count} subscriber would be written to in the next days.",
            "{count} subscribers would be written to in the next days.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} subscriber would be written to later, inside the window of the law.",
        "{count} subscribers would be written to later, inside the window of the law.",
        count,
    ).format(count=count)
