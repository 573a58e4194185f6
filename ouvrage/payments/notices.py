"""What payers are told about a payment when they are not there, and the staff about refunds."""

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify
from ouvrage.payments.models import Charge, Refund


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


def tell_declined(refund: Refund, decided_by: User) -> None:
    """Whoever asked reads why it was declined, unless he withdrew it himself."""
    if refund.requested_by is None or refund.requested_by == decided_by:
        return
    notify(
        kind="payments.refund_declined",
        key=f"payments.refund_declined:{refund.pk}",
        reader=refund.requested_by,
        text=format_lazy(_("Your refund was not approved: {answer}"), answer=refund.answer),
        url=reverse("payments:desk_payment", args=[refund.payment_id]),
    )
