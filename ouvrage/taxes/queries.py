"""What is known of a company's VAT number."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ouvrage.accounts.models import Company
from ouvrage.taxes.models import NumberCheck
from ouvrage.taxes.parameters import PROOF_DAYS
from ouvrage.taxes.proofs import plain, proof_of
from ouvrage.taxes.vat import VatCase, platform_vat


@dataclass(frozen=True, slots=True)
class NumberPage:
    """The page of one number: its proof, its last checks, what our invoices bear meanwhile."""

    number: str
    proof: NumberCheck | None
    checks: list[NumberCheck]
    case: VatCase

    @property
    def proven_until(self) -> datetime | None:
        return self.proof.checked_at + timedelta(days=PROOF_DAYS.value()) if self.proof else None

    @property
    def rate(self) -> str:
        """« 20 », « 8,5 »."""
        whole, part = divmod(self.case.rate_bp, 100)
        return f"{whole},{part:02}".rstrip("0") if part else str(whole)


def number_page(company: Company) -> NumberPage:
    """Three queries."""
    number = plain(company.vat_number)
    checks = NumberCheck.objects.filter(company=company, number=number).order_by("-checked_at")
    return NumberPage(
        number=number,
        proof=proof_of(number),
        checks=list(checks[:5]) if number else [],
        case=platform_vat(company=company),
    )
