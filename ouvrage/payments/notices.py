"""What payers are told about a payment when they are not there."""

from django.urls import reverse

from ouvrage.notifications.mails import queue_mail
from ouvrage.payments.models import Charge


def ask_to_confirm(charge: Charge) -> None:
    """A mail to each member: the bank wants a confirmation; until when, and what follows."""
    payment = charge.payment
    for member in payment.company.members.filter(is_active=True):
        queue_mail(
            kind="payments.confirm",
            key=f"payments.confirm:{charge.pk}:{member.pk}",
            to=member,
            context={
                "label": payment.label,
                "amount": payment.amount,
                "method": str(charge.method),
                "until": charge.confirm_by,
            },
            action_url=reverse("payments:pay", args=[payment.pk]),
            brand=payment.brand,
        )
