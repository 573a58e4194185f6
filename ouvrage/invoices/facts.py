"""What happens to invoices."""

from ouvrage.journal.registry import declare

ISSUED = declare("invoices.issued", "An invoice or a credit note got its number, for good.")
WAITS = declare(
    "invoices.waits",
    "A document is due and cannot be issued: `missing` names what the company's identity lacks.",
)
DOCUMENT_MADE = declare("invoices.document_made", "The PDF and the XML of an invoice are kept.")
