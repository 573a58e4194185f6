"""Where euros stand. The provider holds them, never the platform; these mirror it (D1)."""

from ouvrage.ledger.lines import AccountName
from ouvrage.ledger.models import Side, Unit
from ouvrage.ledger.services import account

RECEIVED = "payments.received"
RETURNED = "payments.returned"
REFUND_ORDERED = "payments.refund_ordered"
REFUND_DONE = "payments.refund_done"
REFUND_FAILED = "payments.refund_failed"
SOLD = "payments.sold"
TAKEN_BACK = "payments.taken_back"


def psp(gateway: str) -> AccountName:
    """What a payment provider holds for the platform, fees apart."""
    return account(code=f"psp:{gateway}", unit=Unit.EUR, side=Side.DEBIT)


def refunding(gateway: str) -> AccountName:
    """Refunds ordered that the provider has not made yet."""
    return account(code=f"refunding:{gateway}", unit=Unit.EUR)


def received(company_id: int) -> AccountName:
    """Money of a company in hand, for which nothing was sold yet."""
    return account(code=f"received:{company_id}", unit=Unit.EUR, guarded=True)


def owed(company_id: int) -> AccountName:
    """What a company owes because its bank took back money already sold for."""
    return account(code=f"owed:{company_id}", unit=Unit.EUR, side=Side.DEBIT, guarded=True)


def revenue(kind: str) -> AccountName:
    """What was earned by one kind of sale, without VAT."""
    return account(code=f"revenue:{kind}", unit=Unit.EUR)


def vat(rate_bp: int) -> AccountName:
    """VAT collected at one rate (basis points), due to the State."""
    return account(code=f"vat:{rate_bp}", unit=Unit.EUR)
