"""What subscriptions know of a payment, for the accountant's desk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.payments.desk.registry import Place, Purpose, declare_purpose
from ouvrage.payments.models import Payment
from ouvrage.subscriptions import services
from ouvrage.subscriptions.errors import DebtOfIncident
from ouvrage.subscriptions.models import Incident, Term
from ouvrage.subscriptions.services.asking import PURPOSE
from ouvrage.subscriptions.states import SubscriptionState


def _incident_page(payment: Payment) -> Place | None:
    """The incident that a payment caused, the pending one first."""
    rows = Incident.objects.filter(payment_id=payment.pk)
    incident = rows.order_by("closed_at", "-opened_at").last()
    if incident is None:
        return None
    return Place(_("Payment incident"), reverse("subscriptions:incident", args=[incident.pk]))


def _give_up(payment: Payment, actor: User) -> None:
    """An unpaid order, extension or change is given up; a debt is cancelled at its incident.

    Refused: subscriptions.debt_of_incident.
    """
    term = Term.objects.select_related("subscription").found(pk=payment.purpose_id)
    if term.incidents.pending().exists():
        raise DebtOfIncident
    if term.subscription.state == SubscriptionState.AWAITING_PAYMENT:
        services.abandon_order(subscription_id=term.subscription_id, actor=actor)
    else:
        services.give_up_pending(subscription_id=term.subscription_id, actor=actor)


declare_purpose(PURPOSE, Purpose(_("Subscription"), _incident_page, _give_up))
