"""What companies are told about their invoices."""

from django.urls import reverse

from ouvrage.invoices.models import Invoice
from ouvrage.notifications.mails import queue_mail


def tell_issued(invoice: Invoice) -> None:
    """One mail to each member of the company, with the way to the document."""
    for member in invoice.company.members.filter(is_active=True):
        queue_mail(
            kind="invoices.issued",
            key=f"invoices.issued:{invoice.pk}:{member.pk}",
            to=member,
            context={"invoice": invoice},
            action_url=reverse("invoices:invoice", args=[invoice.pk]),
            brand=invoice.brand,
        )
