"""Who issues and who receives, as the law wants both named (LEG-04), frozen into each document."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import Company, LegalStatus
from ouvrage.brands.models import Brand
from ouvrage.invoices.errors import IdentityIncomplete
from ouvrage.kit.money import Money
from ouvrage.taxes.proofs import plain
from ouvrage.taxes.territories import territory_of
from ouvrage.ui.text import money

FIELDS: dict[str, str | Promise] = {
    "name": _("Trading name"),
    "street": _("Street"),
    "postcode": _("Postcode"),
    "city": _("Town"),
    "country": _("Country"),
}
"""What is missing, in the words of the form where it is written. A registered company has its
number by a constraint of its table."""
WITHOUT_POSTCODES = frozenset({"AE", "HK", "IE", "MO", "QA"})
SOLE = (
    "micro-entreprise",
    "micro entreprise",
    "auto-entrepreneur",
    "entreprise individuelle",
    "ei",
)


def missing_in(company: Company) -> list[str]:
    """The names of the fields that an invoice cannot do without."""
    needed = [name for name in FIELDS if name != "postcode" or _has_postcodes(company.country)]
    return [name for name in needed if not getattr(company, name).strip()]


def check_identity(company: Company) -> None:
    """Refused: invoices.identity_incomplete."""
    if missing := missing_in(company):
        raise IdentityIncomplete(fields=worded(missing), names=missing)


def worded(names: list[str]) -> str:
    """« Rue, Ville »."""
    return ", ".join(str(FIELDS[name]) for name in names)


def issuer_of(brand: Brand) -> dict[str, Any]:
    entity = brand.entity
    return {
        "name": entity.name,
        "form": entity.form,
        "capital": money(Money(entity.capital_cents)),
        "siren": entity.siren,
        "registry": entity.registry,
        "vat_number": plain(entity.vat_number),
        "street": entity.street,
        "postcode": entity.postcode,
        "city": entity.city,
        "country": "FR",
        "phone": entity.phone,
        "email": brand.sender_email,
        "brand": brand.name,
    }


def recipient_of(company: Company) -> dict[str, Any]:
    """A business is whoever is registered; anybody else is invoiced as a private person."""
    is_business = company.legal_status == LegalStatus.REGISTERED
    is_sole = company.legal_form.strip().lower() in SOLE and company.country == "FR"
    return {
        "name": f"{company.name} EI" if is_sole else company.name,
        "form": company.legal_form,
        "registration": company.registration_number if is_business else "",
        "vat_number": plain(company.vat_number) if is_business else "",
        "street": company.street,
        "postcode": company.postcode,
        "city": company.city,
        "country": territory_of(company.country),
        "is_business": is_business,
        "email": _email_of(company),
    }


def _has_postcodes(country: str) -> bool:
    return country not in WITHOUT_POSTCODES


def _email_of(company: Company) -> str:
    first = company.members.order_by("pk").first()
    return first.email if first else ""
