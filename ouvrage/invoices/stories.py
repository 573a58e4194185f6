"""The documents that a payment led to, for the accountant's desk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ouvrage.invoices.models import Invoice
from ouvrage.payments.desk.registry import StoryLine, tells
from ouvrage.payments.models import Payment


@tells
def tell_documents(payment: Payment) -> Iterator[StoryLine]:
    """Invoices and credit notes of its sales, each a link."""
    rows = Invoice.objects.filter(sale__payment=payment).defer("lines", "issuer", "recipient")
    for invoice in rows.order_by("issued_at"):
        yield StoryLine(
            invoice.issued_at,
            f"{invoice.get_kind_display()} {invoice.number}",
            amount=invoice.ttc,
            url=reverse("invoices:invoice", args=[invoice.pk]),
            action=_("See it"),
        )
