"""What of money waits for a reader: a provider's own, an accountant's everybody's."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ouvrage.accounts.models import User
from ouvrage.kit.money import Money
from ouvrage.kit.time import today
from ouvrage.payments.desk import queries as payments
from ouvrage.payments.models import Payment
from ouvrage.payments.states import PaymentState
from ouvrage.subscriptions.desk.queries import counts as incident_counts
from ouvrage.subscriptions.models import MONTHS, Subscription
from ouvrage.subscriptions.parameters import NOTICE_MONTHS, REMINDER_DAYS
from ouvrage.subscriptions.queries import current, pending_incident
from ouvrage.subscriptions.states import IncidentState, SubscriptionState
from ouvrage.ui.text import long_day, money
from ouvrage.web.waiting import Item


def money_of(company_id: int) -> list[Item]:
    """A missing payment, one to be confirmed with the bank, a renewal that may still be refused."""
    return [*_incident(company_id), *_to_confirm(company_id), *_renewal(company_id)]


def _incident(company_id: int) -> Iterator[Item]:
    incident = pending_incident(company_id)
    if incident is None:
        return
    amount = money(Money(incident.amount_cents))
    title = str(_("A payment of {amount} is missing")).format(amount=amount)
    if incident.state == IncidentState.CONTESTED:
        text: str | Promise = _(
            "You contest it: accounting answers you, nothing is drawn meanwhile."
        )
        url = reverse("subscriptions:mine")
    else:
        text = _(
            "Settle it now; without that the plan goes back to Découverte, and nothing is owed."
        )
        url = reverse("payments:pay", args=[incident.payment_id])
    yield Item(title, text, url, "unpaid", str(incident.get_state_display()))


def _to_confirm(company_id: int) -> Iterator[Item]:
    waiting = Payment.objects.filter(company_id=company_id, state=PaymentState.ACTION_REQUIRED)
    for payment in waiting.order_by("-pk")[:3]:
        yield Item(
            f"{payment.label}, {money(payment.amount)}",
            _("Your bank wants you to confirm this payment; nothing is drawn before."),
            reverse("payments:pay", args=[payment.pk]),
            "waiting",
            str(payment.get_state_display()),
        )


def _renewal(company_id: int) -> Iterator[Item]:
    subscription = current(company_id)
    if subscription is None or not _is_near(subscription) or subscription.ends_on is None:
        return
    renews = long_day(subscription.ends_on + timedelta(days=1))
    yield Item(
        str(_("{plan} renews on {day}")).format(plan=subscription.renewing_plan.name, day=renews),
        format_lazy(
            _("You may refuse it until {day}, 23:59, in three clicks."),
            day=long_day(subscription.ends_on),
        ),
        reverse("subscriptions:mine"),
    )


def _is_near(subscription: Subscription) -> bool:
    """Whether its renewal was, or could be, announced by now."""
    if subscription.state != SubscriptionState.ACTIVE or subscription.cancelled_at:
        return False
    if subscription.ends_on is None:
        return False
    if subscription.months == MONTHS[0]:
        return subscription.ends_on <= today() + timedelta(days=REMINDER_DAYS.value())
    return subscription.ends_on <= today() + relativedelta(months=NOTICE_MONTHS.value())


def of_accountant(user: User) -> list[Item]:
    """What waits for an accountant, in the order in which it matters; nothing is listed at zero."""
    differences, refunds = payments.open_differences(), payments.to_approve()
    mine = [refund for refund in refunds if refund.requested_by_id != user.pk]
    incidents = incident_counts()
    desk, incidents_desk = reverse("payments:desk"), reverse("subscriptions:incidents")
    told: list[tuple[int, Any, Any, str]] = [
        (
            differences,
            ngettext_lazy("%(count)d difference", "%(count)d differences", "count"),
            _("The provider’s statement and our books do not tell the same."),
            reverse("payments:reconciliation"),
        ),
        (
            len(mine),
            ngettext_lazy("%(count)d refund to approve", "%(count)d refunds to approve", "count"),
            _("A colleague asked; nothing moves before you have decided."),
            desk,
        ),
        (
            incidents.get(IncidentState.CONTESTED, 0),
            ngettext_lazy("%(count)d contested incident", "%(count)d contested incidents", "count"),
            _("A company waits for your answer in writing."),
            f"{incidents_desk}?etat={IncidentState.CONTESTED}",
        ),
        (
            incidents.get(IncidentState.OPEN, 0),
            ngettext_lazy("%(count)d incident to settle", "%(count)d incidents to settle", "count"),
            _("They are tried again by themselves; look at the oldest."),
            incidents_desk,
        ),
        (
            payments.needing_hand(),
            ngettext_lazy("%(count)d payment to look at", "%(count)d payments to look at", "count"),
            _("Refused, taken back, or waiting for too long."),
            f"{desk}?onglet=aide",
        ),
    ]
    return [
        Item(str(title % {"count": count}), text, url) for count, title, text, url in told if count
    ]
