"""The price of a term for one company: excluding VAT, the VAT of its case, including VAT."""

from dataclasses import dataclass

from ouvrage.accounts.models import Company
from ouvrage.kit.money import Money
from ouvrage.subscriptions.models import MONTHS, PlanVersion
from ouvrage.taxes.vat import Amounts, VatCase, platform_vat, with_vat


@dataclass(frozen=True, slots=True)
class Price:
    """What one term costs this reader; without a company, France's VAT is assumed."""

    months: int
    amounts: Amounts
    case: VatCase

    @property
    def ht(self) -> Money:
        return Money(self.amounts.ht_cents)

    @property
    def vat(self) -> Money:
        return Money(self.amounts.vat_cents)

    @property
    def ttc(self) -> Money:
        return Money(self.amounts.ttc_cents)

    @property
    def by_month(self) -> Money:
        """HT, rounded down to the cent."""
        return Money(self.amounts.ht_cents // self.months)

    @property
    def rate(self) -> str:
        """« 20 » for 20 %."""
        whole, rest = divmod(self.case.rate_bp, 100)
        return f"{whole},{rest:02}".rstrip("0") if rest else str(whole)


def price_of(version: PlanVersion, months: int, company: Company | None) -> Price:
    """At the VAT of today for what the platform sells to that company."""
    case = platform_vat(company=company or Company(country="FR"))
    return Price(months, with_vat(version.price_cents(months), case), case)


@dataclass(frozen=True, slots=True)
class PlanOnSale:
    """One plan with its prices for this reader."""

    version: PlanVersion
    prices: list[Price]
    is_own: bool = False

    @property
    def first(self) -> Price | None:
        """The price by the month; none for the free plan."""
        return self.prices[0] if self.prices else None


def plans_for(
    versions: list[PlanVersion], company: Company | None, own_code: str = ""
) -> list[PlanOnSale]:
    """Every plan in force, with each of its terms; the free one has no price."""
    return [
        PlanOnSale(
            version,
            []
            if version.plan.is_free
            else [price_of(version, months, company) for months in MONTHS],
            is_own=version.plan.code == own_code,
        )
        for version in versions
    ]
