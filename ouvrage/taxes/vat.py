"""Which VAT one business owes on a service it sells to another party, and the law that says so.

Services only: the general rule of place (directive 2006/112, art. 44 and 45; CGI art. 259). An
accountant should read the table of `tests/test_vat_cases.py` once a year.
"""

from dataclasses import dataclass
from datetime import date

from ouvrage.accounts.models import Company, Quality
from ouvrage.kit.time import end_of_day, today
from ouvrage.taxes.parameters import OVERSEAS_RATES, STANDARD_RATE
from ouvrage.taxes.proofs import is_proven
from ouvrage.taxes.territories import FRANCE, OVERSEAS_POSTCODES, is_union, territory_of

FRANCHISE = "TVA non applicable, art. 293 B du CGI"
REVERSE_CHARGE = (
    "Autoliquidation — TVA due par le preneur, art. 283-2 du CGI, art. 196 de la directive "
    "2006/112/CE (reverse charge)"
)
OUTSIDE = "TVA non applicable — art. 259-1° du CGI"
OUTSIDE_CONSUMER = "TVA non applicable — art. 259 B du CGI"
NOT_LEVIED = "TVA non applicable, art. 294-1 du CGI"


@dataclass(frozen=True, slots=True)
class Party:
    """Who sells or buys, as VAT sees them; `is_vat_valid` means proven, not merely well written.

    `country` is a territory (see `territories`): GP rather than FR for Guadeloupe.
    """

    country: str
    vat_number: str = ""
    is_vat_valid: bool = False
    quality: str = Quality.PROFESSIONAL
    is_franchise: bool = False

    @property
    def is_business(self) -> bool:
        return self.quality == Quality.PROFESSIONAL

    @property
    def is_proven_business(self) -> bool:
        return self.is_business and bool(self.vat_number) and self.is_vat_valid


@dataclass(frozen=True, slots=True)
class VatCase:
    """What VAT a sale bears and what the document must say.

    `rate_bp` in basis points (2000 = 20 %), `category` from UNTDID 5305, `mention` the French
    legal text (empty for ordinary VAT), `exemption_code` from the VATEX list, or "".
    """

    code: str
    rate_bp: int
    category: str
    mention: str = ""
    exemption_code: str = ""

    @property
    def is_for_one_stop_shop(self) -> bool:
        """Above 10 000 € a year of such sales in the Union, the rate of the buyer's country is due
        through the one-stop shop (OSS): the accountant watches this sum."""
        return self.code in {"eu_unproven", "eu_consumer"}


# What each kind of case is in the code lists, and the law printed: (category, mention, VATEX code).
KINDS: dict[str, tuple[str, str, str]] = {
    "domestic": ("S", "", ""),
    "fr_overseas": ("S", "", ""),
    "eu_unproven": ("S", "", ""),
    "eu_consumer": ("S", "", ""),
    "seller_registers": ("S", "", ""),
    "eu_reverse_charge": ("AE", REVERSE_CHARGE, "VATEX-EU-AE"),
    "buyer_accounts": ("AE", REVERSE_CHARGE, "VATEX-EU-AE"),
    "fr_franchise": ("E", FRANCHISE, "VATEX-FR-FRANCHISE"),
    "fr_not_levied": ("E", NOT_LEVIED, ""),
    "outside_eu": ("O", OUTSIDE, "VATEX-EU-O"),
    "outside_eu_consumer": ("O", OUTSIDE_CONSUMER, "VATEX-EU-O"),
}


def case_of(code: str, rate_bp: int = 0) -> VatCase:
    """The case that a sale keeps by its code and rate; whatever bears a rate is plain VAT."""
    category, mention, exemption_code = KINDS["domestic"] if rate_bp else KINDS[code]
    return VatCase(code, rate_bp, category, mention, exemption_code)


@dataclass(frozen=True, slots=True)
class Amounts:
    """A price without VAT, its VAT, and both together, in cents."""

    ht_cents: int
    vat_cents: int
    ttc_cents: int


def with_vat(ht_cents: int, case: VatCase) -> Amounts:
    """Add VAT to a whole amount; half a cent rounds away from zero (INV-32)."""
    size = (abs(ht_cents) * case.rate_bp + 5_000) // 10_000
    vat = size if ht_cents >= 0 else -size
    return Amounts(ht_cents, vat, ht_cents + vat)


def vat_case(*, seller: Party, buyer: Party, on: date) -> VatCase:
    """The case of a service sold that day.

    A business of the Union whose number is not proven bears the seller's VAT: until the number
    is confirmed, nothing shows that it accounts for the tax itself.
    """
    overseas = _overseas(on)
    home = _nation(seller.country)
    if home == "FR" and buyer.country in overseas:
        return _franchise() if seller.is_franchise else _overseas_case(overseas[buyer.country])
    there = _nation(buyer.country)
    if home == there:
        return _franchise() if seller.is_franchise else case_of("domestic", _rate(home, on))
    if not is_union(there):
        return _outside(buyer)
    if is_union(home):
        return _across_union(seller, buyer, on)
    if buyer.is_business:
        return case_of("buyer_accounts")
    return case_of("seller_registers", _rate(there, on))


def platform_vat(*, company: Company, on: date | None = None) -> VatCase:
    """The VAT on what the platform, a taxable French business, sells to a company."""
    buyer = Party(
        country=territory_of(company.country, company.postcode),
        vat_number=company.vat_number,
        is_vat_valid=is_proven(company.vat_number),
    )
    return vat_case(seller=Party("FR"), buyer=buyer, on=on or today())


def _across_union(seller: Party, buyer: Party, on: date) -> VatCase:
    if buyer.is_proven_business:
        return case_of("eu_reverse_charge")
    if seller.is_franchise:
        return _franchise()
    code = "eu_unproven" if buyer.is_business else "eu_consumer"
    return case_of(code, _rate(seller.country, on))


def _overseas_case(rate: int) -> VatCase:
    return case_of("fr_overseas", rate) if rate else case_of("fr_not_levied")


def _outside(buyer: Party) -> VatCase:
    return case_of("outside_eu" if buyer.is_business else "outside_eu_consumer")


def _franchise() -> VatCase:
    return case_of("fr_franchise")


def _rate(country: str, on: date) -> int:
    """Only the French rate is known: the platform sells from France, contracts too."""
    if _nation(country) != "FR":
        raise LookupError(f"the rate of {country} is not kept here")
    return STANDARD_RATE.value(at=end_of_day(on))


def _nation(country: str) -> str:
    """Monaco and the departments overseas are France, where no rate of their own says otherwise."""
    return "FR" if country in FRANCE or country in OVERSEAS_POSTCODES.values() else country


def _overseas(on: date) -> dict[str, int]:
    """The rate of each department that has its own."""
    rows = OVERSEAS_RATES.value(at=end_of_day(on))
    return {str(territory): int(rate) for territory, rate in rows}
