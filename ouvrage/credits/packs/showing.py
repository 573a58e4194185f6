"""A pack as its buyer reads it before he decides: prices, dates, what he has already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import Company
from ouvrage.credits.models import CreditKind, PackVersion
from ouvrage.credits.packs.comparing import each
from ouvrage.credits.packs.queries import spent_since
from ouvrage.credits.parameters import PACE_DAYS
from ouvrage.credits.queries import Balance
from ouvrage.kit.money import Money
from ouvrage.kit.time import now, today
from ouvrage.taxes.vat import Amounts, VatCase, platform_vat, with_vat

NAMES: dict[CreditKind, str | Promise] = {
    CreditKind.CONSULTATION: _("consultation credits"),
    CreditKind.OFFRE: _("offer credits"),
    CreditKind.CONTACT: _("contact credits"),
}


@dataclass(frozen=True, slots=True)
class After:
    """One kind that a pack adds to: how many there are, how many there would be."""

    name: str | Promise
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A pack on the shelf, at this company's VAT, if it is paid today."""

    version: PackVersion
    amounts: Amounts
    case: VatCase
    until: date
    balances: list[After]

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
    def unit(self) -> Money:
        """HT, for one credit, rounded to the cent."""
        return each(self.ht, self.version.total)

    @property
    def rate(self) -> str:
        """« 20 » for 20 %."""
        whole, rest = divmod(self.case.rate_bp, 100)
        return f"{whole},{rest:02}".rstrip("0") if rest else str(whole)


def offered(
    versions: list[PackVersion], company: Company, held: Mapping[str, Balance]
) -> list[Offered]:
    """Each pack for this company; the VAT is looked up once."""
    case = platform_vat(company=company)
    return [
        Offered(
            version,
            with_vat(version.ht_cents, case),
            case,
            today() + timedelta(days=version.validity_days),
            [
                After(NAMES[CreditKind(kind)], held[kind].count, held[kind].count + count)
                for kind, count in version.counts.items()
            ],
        )
        for version in versions
    ]


@dataclass(frozen=True, slots=True)
class Pace:
    """A kind of which more is left than was spent in so many days: is a pack needed?"""

    kind: str
    left: int
    spent: int
    days: int


def plenty(company_id: int, held: Mapping[str, Balance]) -> list[Pace]:
    """The kinds of which a company still has more than it spent lately; one query."""
    days = PACE_DAYS.value()
    spent = spent_since(company_id, now() - timedelta(days=days))
    return [
        Pace(kind, held[kind].count, spent.get(kind, 0), days)
        for kind in CreditKind.values
        if held[kind].count > spent.get(kind, 0)
    ]
