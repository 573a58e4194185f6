"""Names of the accounts that credits move between (docs/money.md)."""

from ouvrage.credits.models import CreditKind
from ouvrage.ledger.lines import AccountName
from ouvrage.ledger.models import Side
from ouvrage.ledger.services import account

GRANTED = "credits.granted"
SPENT = "credits.spent"
RETURNED = "credits.returned"
EXPIRED = "credits.expired"
TAKEN_BACK = "credits.taken_back"


def wallet(company_id: int, kind: str) -> AccountName:
    """What the platform owes a company in credits of one kind; never below zero."""
    return account(code=code_of(company_id, kind), unit=kind, side=Side.CREDIT, guarded=True)


def code_of(company_id: int, kind: str) -> str:
    return f"wallet:{company_id}:{kind}"


def codes_of(company_id: int) -> list[str]:
    return [code_of(company_id, kind) for kind in CreditKind.values]


def given(kind: str) -> AccountName:
    """Where credits come from: all that were ever given."""
    return account(code=f"credits:given:{kind}", unit=kind, side=Side.DEBIT)


def used(kind: str) -> AccountName:
    """Where spent credits go, and returned ones come back from."""
    return account(code=f"credits:used:{kind}", unit=kind, side=Side.CREDIT)


def taken_back(kind: str) -> AccountName:
    """Where credits go that were unspent when what they came with was undone."""
    return account(code=f"credits:taken_back:{kind}", unit=kind, side=Side.CREDIT)


def lapsed(kind: str) -> AccountName:
    """Where credits go that expired unspent."""
    return account(code=f"credits:lapsed:{kind}", unit=kind, side=Side.CREDIT)
