"""Making the PDF of an invoice. Called by a job, never inside a transaction."""

from pathlib import Path
from typing import Any

from ouvrage.invoices.models import Invoice
from ouvrage.invoices.paper.metadata import as_facturx
from ouvrage.kit.money import Money
from ouvrage.ui.paper.typesetting import Attachment, typeset
from ouvrage.ui.text import money

TEMPLATE = Path(__file__).parent / "invoice.typ"
XML = "factur-x.xml"


def make_pdf(invoice: Invoice, xml: bytes) -> bytes:
    """PDF/A-3a and PDF/UA-1 with its XML inside; the same invoice gives the same bytes."""
    carried = Attachment(XML, xml, "text/xml", "Facture électronique Factur-X", "alternative")
    pdf = typeset(TEMPLATE, {"invoice": printed(invoice)}, invoice.issued_at, [carried])
    return as_facturx(pdf)


def printed(invoice: Invoice) -> dict[str, Any]:
    """The invoice in words and written amounts."""
    return {
        "title": "Avoir" if invoice.is_credit_note else "Facture",
        "number": invoice.number,
        "issued_on": invoice.issued_on.isoformat(),
        "from_on": invoice.from_on.isoformat() if invoice.from_on else "",
        "until_on": invoice.until_on.isoformat() if invoice.until_on else "",
        "paid_on": invoice.paid_on.isoformat() if invoice.paid_on else "",
        "is_credit_note": invoice.is_credit_note,
        "corrects": invoice.corrects.number if invoice.corrects else "",
        "corrects_on": invoice.corrects.issued_on.isoformat() if invoice.corrects else "",
        "reason": invoice.reason,
        "issuer": invoice.issuer,
        "recipient": invoice.recipient,
        "lines": [_line(line) for line in invoice.lines],
        "ht": _amount(invoice.ht_cents),
        "vat": _amount(invoice.vat_cents),
        "ttc": _amount(invoice.ttc_cents),
        "rate": rate(invoice.vat_rate_bp),
        "mention": invoice.vat_mention,
        "terms": list(invoice.terms.values()),
        "sha256": invoice.sha256,
    }


def rate(basis_points: int) -> str:
    """« 20 % », « 8,5 % »."""
    whole, part = divmod(basis_points, 100)
    decimals = f",{part:02}".rstrip("0") if part else ""
    return f"{whole}{decimals}\u00a0%"


def _line(line: dict[str, Any]) -> dict[str, str]:
    return {
        "label": line["label"],
        "quantity": str(line["quantity"]),
        "unit": _amount(line["unit_cents"]),
        "ht": _amount(line["ht_cents"]),
    }


def _amount(cents: int) -> str:
    return money(Money(cents))
