"""Sales as payments make them, and the invoices that follow."""

from uuid import uuid4

from ouvrage.accounts.models import Company
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.invoices.models import Invoice
from ouvrage.invoices.services import issue_for_sale
from ouvrage.kit.ids import new_id
from ouvrage.payments.models import Sale
from ouvrage.taxes.vat import case_of, with_vat

RATES = {"domestic": 2_000, "eu_unproven": 2_000, "fr_overseas": 850}


def sale_to(company: Company, ht_cents: int = 2_900, code: str = "domestic", **fields) -> Sale:
    """Something sold, without the payment that it was sold for."""
    case = case_of(code, RATES.get(code, 0))
    amounts = with_vat(ht_cents, case)
    given = {
        "id": new_id(),
        "key": f"test:{uuid4()}",
        "brand": BrandFactory(),
        "kind": "plan",
        "label": {"fr": "Formule Essentiel, 1 mois", "en": "Essentiel plan, 1 month"},
        "ht_cents": amounts.ht_cents,
        "vat_cents": amounts.vat_cents,
        "vat_code": case.code,
        "vat_rate_bp": case.rate_bp,
    }
    return Sale.objects.create(company=company, **given | fields)


def invoiced(company: Company, ht_cents: int = 2_900, code: str = "domestic", **fields) -> Invoice:
    invoice = issue_for_sale(sale_id=sale_to(company, ht_cents, code, **fields).pk)
    assert invoice is not None
    return invoice


def taken_back(invoice: Invoice, ht_cents: int, **fields) -> Invoice:
    """A credit note on part of an invoice."""
    return invoiced(
        invoice.company,
        -ht_cents,
        invoice.vat_code,
        reverses=invoice.sale,
        reason="Résiliation par la plateforme",
        kind=invoice.topic,
        **fields,
    )
