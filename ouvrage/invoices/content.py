"""What an invoice says: the legal words it prints, and the digest that seals it."""

import hashlib
import json
from typing import Any

from django.utils import translation

from ouvrage.invoices.models import Invoice
from ouvrage.invoices.parameters import RECOVERY_CENTS
from ouvrage.kit.money import Money
from ouvrage.payments.models import Sale
from ouvrage.payments.reasons import reason_words
from ouvrage.ui.text import money

SEALED = (
    "number", "kind", "corrects_id", "sale_id", "company_id", "topic", "issued_on", "from_on",
    "until_on", "issuer", "recipient", "lines", "ht_cents", "vat_cents", "ttc_cents", "currency",
    "vat_code", "vat_rate_bp", "vat_category", "vat_mention", "vat_exemption", "paid_on", "terms",
    "reason",
)  # fmt: skip
LATE = (
    "Pénalités de retard exigibles dès le lendemain de l’échéance, sans rappel\u00a0: trois "
    "fois le taux d’intérêt légal (art. L441-10 du code de commerce)."
)
NO_DISCOUNT = "Pas d’escompte pour paiement anticipé."


def digest(invoice: Invoice) -> str:
    """SHA-256 over all that was said, field by field, in one canonical way of writing."""
    said = {name: getattr(invoice, name) for name in SEALED}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def terms(*, is_business: bool) -> dict[str, str]:
    """By the code of each kind of note (UNTDID 4451). Late fees are never told to a consumer."""
    if not is_business:
        return {}
    recovery = money(Money(RECOVERY_CENTS.value()))
    return {
        "PMD": LATE,
        "PMT": f"Indemnité forfaitaire pour frais de recouvrement\u00a0: {recovery} (art. D441-5).",
        "AAB": NO_DISCOUNT,
    }


def reason_of(sale: Sale) -> str:
    """A sentence, in the language of the paper; never a word of the code."""
    with translation.override("fr"):
        return reason_words(sale.reason)


def lines_of(sale: Sale) -> list[dict[str, Any]]:
    """One sale is one line; its quantity is shown apart where the price divides by it."""
    ht = abs(sale.ht_cents)
    unit, rest = divmod(ht, sale.quantity)
    quantity = 1 if rest else sale.quantity
    return [
        {
            "label": sale.label["fr"],
            "quantity": quantity,
            "unit_cents": ht if rest else unit,
            "ht_cents": ht,
        }
    ]
