"""What must always hold of invoices (INV-14, INV-16, INV-17)."""

from ouvrage.invoices.content import digest
from ouvrage.invoices.models import Invoice
from ouvrage.kit.verifying import sentences, verifies


@verifies("invoices.numbers", "Each series runs from 1 to its last number without a gap.")
def gaps() -> list[str]:
    return sentences(
        """
        SELECT series.code, series.last_number, count(invoice.id), coalesce(max(position), 0)
        FROM invoices_series AS series
        LEFT JOIN invoices_invoice AS invoice ON invoice.series_id = series.id
        GROUP BY series.id
        HAVING count(invoice.id) <> series.last_number
            OR coalesce(max(position), 0) <> series.last_number
        ORDER BY 1
        """,
        "series {0} counts {1}, has {2} documents, up to number {3}",
    )


@verifies("invoices.order", "Within a series, a later number never has an earlier day.")
def out_of_order() -> list[str]:
    return sentences(
        """
        SELECT number, issued_on, before FROM (
            SELECT number, issued_on,
                lag(issued_on) OVER (PARTITION BY series_id ORDER BY position) AS before
            FROM invoices_invoice
        ) AS dated
        WHERE before > issued_on
        ORDER BY 1
        """,
        "{0} is of {1}, the one before of {2}",
    )


@verifies("invoices.content", "Each invoice still says what its digest was taken of.")
def altered() -> list[str]:
    invoices = Invoice.objects.order_by("pk").iterator(chunk_size=500)
    return [f"{one.number} was altered" for one in invoices if digest(one) != one.sha256][:100]


@verifies("invoices.documents", "Each document kept is, to the byte, the one that was made.")
def documents_altered() -> list[str]:
    return sentences(
        """
        SELECT invoice.number FROM invoices_document AS document
        JOIN invoices_invoice AS invoice ON invoice.id = document.invoice_id
        WHERE encode(sha256(pdf), 'hex') <> pdf_sha256 OR encode(sha256(xml), 'hex') <> xml_sha256
        ORDER BY 1
        """,
        "the document of {0} was altered",
    )


@verifies("invoices.sales", "Each sale has its document, for the same amounts, or waits for one.")
def sales_out_of_step() -> list[str]:
    """A sale of the last ten minutes may still be on its way."""
    return sentences(
        """
        SELECT sale.key, sale.ht_cents, sale.vat_cents,
            coalesce(invoice.number, 'nothing'), invoice.ht_cents, invoice.vat_cents
        FROM payments_sale AS sale
        LEFT JOIN invoices_invoice AS invoice ON invoice.sale_id = sale.id
        LEFT JOIN invoices_waiting AS waiting ON waiting.sale_id = sale.id
        WHERE sale.ht_cents + sale.vat_cents <> 0 AND (
            CASE WHEN invoice.id IS NULL
            THEN waiting.sale_id IS NULL AND sale.sold_at < now() - interval '10 minutes'
            ELSE waiting.sale_id IS NOT NULL OR invoice.ht_cents <> abs(sale.ht_cents)
                OR invoice.vat_cents <> abs(sale.vat_cents)
                OR (sale.reverses_id IS NULL) <> (invoice.kind = 'invoice') END
        )
        ORDER BY 1
        """,
        "the sale {0} of {1} + {2} has {3}, of {4} + {5}",
    )
