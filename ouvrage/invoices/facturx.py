"""The XML of an invoice: Cross Industry Invoice, profile EN 16931 (Factur-X), by drafthorse.

Follows also the French rules between businesses (BR-FR, AFNOR XP Z12-012). Amounts come from the
frozen invoice, none is computed again.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from drafthorse.models.accounting import ApplicableTradeTax
from drafthorse.models.document import Document
from drafthorse.models.note import IncludedNote
from drafthorse.models.party import TaxRegistration
from drafthorse.models.payment import PaymentMeans, PaymentTerms
from drafthorse.models.tradelines import LineItem

from ouvrage.invoices.models import Invoice
from ouvrage.taxes.territories import prefix_of

PROFILE = "urn:cen.eu:en16931:2017"
INVOICE, CREDIT_NOTE = "380", "381"
PAID, UNPAID = "S2", "S1"  # services, already paid; services, to be paid (BR-FR-08)
SIREN, FRENCH_ADDRESS, MAIL = "0002", "0225", "EM"
FRENCH_VAT, OTHER_REGISTRATION = "VA", "FC"
BY_CARD_OR_DEBIT = "ZZZ"
UNIT = "C62"  # one


def xml_of(invoice: Invoice) -> bytes:
    """The same invoice gives the same bytes. Checked against the schema as it is written."""
    document = Document()
    document.context.business_parameter.id = PAID if invoice.paid_on else UNPAID
    document.context.guideline_parameter.id = PROFILE
    document.header.id = invoice.number
    document.header.type_code = CREDIT_NOTE if invoice.is_credit_note else INVOICE
    document.header.issue_date_time = invoice.issued_on
    for code, text in _notes(invoice).items():
        document.header.notes.add(IncludedNote(content=text, subject_code=code))
    _parties(document.trade.agreement, invoice)
    for position, line in enumerate(invoice.lines, start=1):
        document.trade.items.add(_line(position, line, invoice))
    document.trade.delivery.event.occurrence = invoice.from_on or invoice.issued_on
    _settlement(document.trade.settlement, invoice)
    return bytes(document.serialize(schema="FACTUR-X_EN16931"))


def euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _notes(invoice: Invoice) -> dict[str, str]:
    """By subject code: how it is to be routed, the legal words, who the issuer is."""
    issuer, recipient = invoice.issuer, invoice.recipient
    at_home = recipient["country"] == "FR"
    routed = ("B2B" if at_home else "B2BINT") if recipient["is_business"] else "B2C"
    registered = f"{issuer['form']} au capital de {issuer['capital']}, {issuer['registry']}"
    notes = {"BAR": routed, "REG": f"{registered} {issuer['siren']}", **invoice.terms}
    if invoice.vat_category == "O":  # BR-O-02 keeps the number out of its own place
        notes["AAI"] = f"Numéro de TVA du vendeur : {issuer['vat_number']}"
    if invoice.reason:
        notes["ACD"] = invoice.reason
    return notes


def _parties(agreement: Any, invoice: Invoice) -> None:
    has_vat_numbers = invoice.vat_category != "O"
    issuer, recipient = invoice.issuer, invoice.recipient
    seller, buyer = agreement.seller, agreement.buyer
    for party, identity in ((seller, issuer), (buyer, recipient)):
        party.name = identity["name"]
        party.address.line_one = identity["street"]
        party.address.postcode = identity["postcode"]
        party.address.city_name = identity["city"]
        party.address.country_id = identity["country"]
    seller.legal_organization.id = (SIREN, issuer["siren"])
    seller.electronic_address.uri_ID = (FRENCH_ADDRESS, issuer["siren"])
    if has_vat_numbers:
        seller.tax_registrations.add(_registration(issuer["vat_number"]))
    is_french = recipient["country"] == "FR"
    if recipient["registration"]:
        scheme = SIREN if is_french else ""
        buyer.legal_organization.id = (scheme, recipient["registration"])
    if recipient["registration"] and is_french:
        buyer.electronic_address.uri_ID = (FRENCH_ADDRESS, recipient["registration"])
    elif recipient["email"]:
        buyer.electronic_address.uri_ID = (MAIL, recipient["email"])
    if has_vat_numbers and _is_vat_number(recipient):
        buyer.tax_registrations.add(_registration(recipient["vat_number"]))


def _registration(number: str) -> TaxRegistration:
    registration = TaxRegistration()
    registration.id = (FRENCH_VAT, number)
    return registration


def _is_vat_number(recipient: dict[str, Any]) -> bool:
    """One that begins as those of its country; a number of another kind stays on the paper."""
    number = recipient["vat_number"]
    return bool(number) and number.startswith(prefix_of(recipient["country"]))


def _line(position: int, line: dict[str, Any], invoice: Invoice) -> LineItem:
    item = LineItem()
    item.document.line_id = str(position)
    item.product.name = line["label"]
    item.agreement.net.amount = euros(line["unit_cents"])
    item.delivery.billed_quantity = (Decimal(line["quantity"]), UNIT)
    item.settlement.trade_tax.type_code = "VAT"
    item.settlement.trade_tax.category_code = invoice.vat_category
    if invoice.vat_category != "O":
        item.settlement.trade_tax.rate_applicable_percent = _rate(invoice)
    if invoice.from_on and invoice.until_on:
        item.settlement.period.start = invoice.from_on
        item.settlement.period.end = invoice.until_on
    item.settlement.monetary_summation.total_amount = euros(line["ht_cents"])
    return item


def _settlement(settlement: Any, invoice: Invoice) -> None:
    settlement.currency_code = invoice.currency
    settlement.trade_tax.add(_tax(invoice))
    if invoice.from_on and invoice.until_on:
        settlement.period.start = invoice.from_on
        settlement.period.end = invoice.until_on
    if invoice.paid_on:
        settlement.payment_means.add(PaymentMeans(type_code=BY_CARD_OR_DEBIT))
    settlement.terms.add(_terms(invoice))
    sums = settlement.monetary_summation
    paid = invoice.ttc_cents if invoice.paid_on else 0
    sums.line_total = euros(sum(line["ht_cents"] for line in invoice.lines))
    sums.tax_basis_total = (euros(invoice.ht_cents), None)
    sums.tax_total = (euros(invoice.vat_cents), invoice.currency)
    sums.grand_total = (euros(invoice.ttc_cents), None)
    sums.prepaid_total = euros(paid)
    sums.due_amount = euros(invoice.ttc_cents - paid)
    if invoice.corrects:
        reference = settlement.invoice_referenced_document
        reference.issuer_assigned_id = ("", invoice.corrects.number)
        reference.issue_date_time = datetime.combine(
            invoice.corrects.issued_on, datetime.min.time()
        )


def _tax(invoice: Invoice) -> ApplicableTradeTax:
    tax = ApplicableTradeTax()
    tax.calculated_amount = euros(invoice.vat_cents)
    tax.type_code = "VAT"
    tax.basis_amount = euros(invoice.ht_cents)
    tax.category_code = invoice.vat_category
    if invoice.vat_mention:
        tax.exemption_reason = invoice.vat_mention
    if invoice.vat_exemption:
        tax.exemption_reason_code = invoice.vat_exemption
    if invoice.vat_category != "O":
        tax.rate_applicable_percent = _rate(invoice)
    return tax


def _terms(invoice: Invoice) -> PaymentTerms:
    terms = PaymentTerms()
    if invoice.paid_on:
        terms.description = f"Acquittée le {invoice.paid_on:%d/%m/%Y}"
        terms.due = invoice.paid_on
    elif invoice.is_credit_note:
        terms.description = "Somme rendue par le moyen du paiement, ou portée à votre crédit"
    else:
        terms.description = "Payable à réception"
    return terms


def _rate(invoice: Invoice) -> Decimal:
    return Decimal(invoice.vat_rate_bp).scaleb(-2)
