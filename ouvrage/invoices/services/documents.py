"""The file of an invoice: ordered, made by a job outside any transaction, kept once."""

import hashlib
from uuid import UUID

from django.db import transaction

from ouvrage.invoices import facts, notices
from ouvrage.invoices.models import Document, Invoice
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.jobs import enqueue


@transaction.atomic
def order_document(*, invoice_id: UUID) -> None:
    """Have the document made, again if need be; one that is kept stays as it is."""
    enqueue("invoices.make_document", key=f"invoice:{invoice_id}", invoice_id=str(invoice_id))


@transaction.atomic
def keep_document(*, invoice_id: UUID, pdf: bytes, xml: bytes) -> Document:
    """Keep the files of an invoice, once: a second making finds the first and changes nothing.

    Then: invoices.document_made; a mail to each member of the company, once.
    """
    hold(f"invoices:document:{invoice_id}")  # its row may not be locked: it never changes
    invoice = Invoice.objects.found(pk=invoice_id)
    known = Document.objects.filter(pk=invoice.pk).first()
    if known:
        return known
    document = Document.objects.create(
        invoice=invoice,
        pdf=pdf,
        xml=xml,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        xml_sha256=hashlib.sha256(xml).hexdigest(),
    )
    record(
        facts.DOCUMENT_MADE,
        subject=invoice,
        actor=None,
        company_id=invoice.company_id,
        sha256=document.pdf_sha256,
    )
    notices.tell_issued(invoice)
    return document
