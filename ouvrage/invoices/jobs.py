"""Making documents, outside any transaction."""

from uuid import UUID

from ouvrage.invoices import facturx, services
from ouvrage.invoices.models import Invoice
from ouvrage.invoices.paper.render import make_pdf
from ouvrage.kit.jobs import job


@job("invoices.make_document")
def make_document(invoice_id: str) -> None:
    """Make the XML, then the PDF around it. Safe to run twice: the bytes are the same, and the
    first that are kept stay."""
    invoice = Invoice.objects.select_related("corrects").get(pk=UUID(invoice_id))
    if hasattr(invoice, "document"):
        return
    xml = facturx.xml_of(invoice)
    services.keep_document(invoice_id=invoice.pk, pdf=make_pdf(invoice, xml), xml=xml)
