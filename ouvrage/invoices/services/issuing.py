"""A sale gets its document: a number taken and an invoice written in one transaction."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from ouvrage.invoices import content, facts, identity
from ouvrage.invoices.errors import IdentityIncomplete
from ouvrage.invoices.models import Invoice, InvoiceKind, Series, Waiting
from ouvrage.journal.services import record
from ouvrage.kit.db import hold, require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import paris_day, today
from ouvrage.payments.models import Sale
from ouvrage.taxes.vat import case_of

FAMILIES = {"plan": "ABO", "pack": "CRE"}
OTHER, CREDIT_NOTES = "VTE", "AV"


@transaction.atomic
def issue_for_sale(*, sale_id: UUID) -> Invoice | None:
    """Issue the document of a sale, once; a credit note after the invoice that it corrects.

    None: nothing is due, for a sale of nothing; or the document waits until the company's
    identity is complete. Then: invoices.issued and the making of the document, or invoices.waits.
    """
    hold(f"invoice:{sale_id}")
    sale = Sale.objects.select_related("company", "brand__entity", "payment").get(pk=sale_id)
    known = Invoice.objects.filter(sale=sale).first()
    if known or sale.ttc_cents == 0:
        return known
    corrected = issue_for_sale(sale_id=sale.reverses_id) if sale.reverses_id else None
    try:
        identity.check_identity(sale.company)
    except IdentityIncomplete as refusal:
        _wait(sale, refusal.details["names"])
        return None
    Waiting.objects.filter(sale=sale).delete()
    return _issue(sale, corrected)


@transaction.atomic
def issue_due(*, company_id: int) -> int:
    """Issue what waited for a company's identity, in the order of the sales; how many it was."""
    waiting = Waiting.objects.filter(company_id=company_id).order_by("sale_id")
    issued = [issue_for_sale(sale_id=sale_id) for sale_id in waiting.values_list("pk", flat=True)]
    return len([one for one in issued if one is not None])


def take_number(entity_id: int, family: str) -> tuple[Series, date]:
    """Hold the series of this year and take its next number (INV-14).

    The day is read under the lock and never goes back behind the last one, whatever the clock of
    this machine says. A rollback gives the number back: the row rolls back with it.
    """
    require_transaction()
    code = f"{family}-{today().year}"
    known, _created = Series.objects.get_or_create(entity_id=entity_id, code=code)
    series = Series.objects.locked(pk=known.pk)
    series.last_number += 1
    day = max(today(), series.last_on or today())
    series.last_on = day
    series.save(update_fields=["last_number", "last_on"])
    return series, day


def _issue(sale: Sale, corrected: Invoice | None) -> Invoice:
    family = CREDIT_NOTES if corrected else FAMILIES.get(sale.kind, OTHER)
    series, day = take_number(sale.brand.entity_id, family)
    position = series.last_number
    invoice = Invoice(
        id=new_id(),
        series=series,
        position=position,
        number=f"{series.code}-{position:05}",
        kind=InvoiceKind.CREDIT_NOTE if corrected else InvoiceKind.INVOICE,
        corrects=corrected,
        issued_on=day,
        **_said(sale),
    )
    invoice.sha256 = content.digest(invoice)
    invoice.save(force_insert=True)
    record(
        facts.ISSUED,
        subject=invoice,
        actor=None,
        company_id=sale.company_id,
        number=invoice.number,
        sale_id=str(sale.pk),
        amount_cents=invoice.ttc_cents * invoice.sign,
    )
    enqueue("invoices.make_document", key=f"invoice:{invoice.pk}", invoice_id=str(invoice.pk))
    return invoice


def _said(sale: Sale) -> dict[str, Any]:
    """Everything the document says, taken from the sale and from who is who today."""
    case = case_of(sale.vat_code, sale.vat_rate_bp)
    recipient = identity.recipient_of(sale.company)
    settled = sale.payment.settled_at if sale.payment and not sale.reverses_id else None
    return {
        "sale": sale,
        "company": sale.company,
        "brand": sale.brand,
        "topic": sale.kind,
        "from_on": sale.from_on,
        "until_on": sale.until_on,
        "issuer": identity.issuer_of(sale.brand),
        "recipient": recipient,
        "lines": content.lines_of(sale),
        "ht_cents": abs(sale.ht_cents),
        "vat_cents": abs(sale.vat_cents),
        "ttc_cents": abs(sale.ttc_cents),
        "vat_code": case.code,
        "vat_rate_bp": case.rate_bp,
        "vat_category": case.category,
        "vat_mention": case.mention,
        "vat_exemption": case.exemption_code,
        "paid_on": paris_day(settled) if settled else None,
        "terms": content.terms(is_business=recipient["is_business"]),
        "reason": content.reason_of(sale),
    }


def _wait(sale: Sale, missing: list[str]) -> None:
    _row, is_new = Waiting.objects.update_or_create(
        sale=sale, defaults={"missing": missing}, create_defaults={
            "missing": missing, "company_id": sale.company_id,
        },
    )  # fmt: skip
    if is_new:
        record(facts.WAITS, subject=sale, actor=None, company_id=sale.company_id, missing=missing)
