"""Building a contract's content from what the apps below know: parties, project, offer."""

from typing import Any

from ouvrage.accounts.models import Company, User
from ouvrage.contracts.clauses import EDITION, write_clauses
from ouvrage.contracts.content import (
    ClientIdentity,
    Content,
    Copyright,
    ProviderIdentity,
    as_json,
    copyright_of,
)
from ouvrage.contracts.models import Contract, ContractVersion
from ouvrage.contracts.parameters import REPORT_DAYS
from ouvrage.kit.money import Money
from ouvrage.kit.time import today
from ouvrage.offers.models import Offer, OfferVersion
from ouvrage.offers.terms import OfferTerms, milestones_from_json
from ouvrage.projects.models import Project

SCHEMA = 1


def content_from(offer: Offer, project: Project, client: User, *, number: str) -> Content:
    """The first text of a contract: what was asked, what was offered, who the two are."""
    version = OfferVersion.objects.get(offer=offer, number=offer.version)
    brand = project.brand
    content: Content = {
        "schema": SCHEMA,
        "edition": EDITION,
        "number": number,
        "drawn_on": today().isoformat(),
        "formula": "base",
        "platform": {"name": brand.name, "entity": str(brand.entity), "siren": brand.entity.siren},
        "client": as_json(client_identity(client)),
        "provider": as_json(provider_identity(offer.company, offer.author)),
        "project": {
            "number": project.pk,
            "title": project.title,
            "description": project.description,
        },
        "offer": {"id": str(offer.pk), "version": offer.version, "pitch": offer.pitch},
        "amount_cents": offer.price_cents,
        "currency": offer.currency,
        "delivery_days": offer.delivery_days,
        "milestones": version.milestones,
        "report_every_days": REPORT_DAYS.value(brand_id=brand.pk),
        "copyright": as_json(Copyright(assigned=True)),
    }
    return worded(content)


def worded(content: Content) -> Content:
    """The same data with the sentences that follow from them."""
    plain: dict[str, Any] = {
        name: value for name, value in content.items() if name not in {"clauses", "vat_note"}
    }
    plain["vat_note"] = vat_note(content["provider"])
    return {**plain, "clauses": write_clauses(plain)}


def vat_note(provider: dict[str, Any]) -> str:
    """How VAT comes on top, in the words of the contract."""
    if provider["vat_number"]:
        return "La taxe sur la valeur ajoutée s’ajoute au taux en vigueur à la date de la facture."
    if provider["country"] == "FR":
        return "TVA non applicable, article 293 B du code général des impôts."
    return "La taxe sur la valeur ajoutée suit les règles du pays du prestataire."


def client_identity(client: User) -> ClientIdentity:
    """What we know of the client, completed by his last contract so that he types it once."""
    known = _last_identity_of(client)
    named = f"{client.first_name} {client.last_name}".strip() if client.last_name else ""
    return ClientIdentity(
        name=known.get("name") or named,
        organisation=known.get("organisation") or client.organisation,
        registration=known.get("registration", ""),
        street=known.get("street", ""),
        postcode=known.get("postcode", ""),
        city=known.get("city") or client.city,
        country=known.get("country", "FR"),
        quality=client.quality,
    )


def _last_identity_of(client: User) -> dict[str, str]:
    contract = Contract.objects.filter(client=client).order_by("-created_at").first()
    if contract is None:
        return {}
    return dict(current_version(contract).content["client"])


def provider_identity(company: Company, author: User) -> ProviderIdentity:
    """The company as its profile says it now; its author signs for it."""
    has_name = author.first_name and author.last_name
    return ProviderIdentity(
        name=company.name,
        legal_form=company.legal_form,
        registration=company.registration_number,
        vat_number=company.vat_number,
        street=company.street,
        postcode=company.postcode,
        city=company.city,
        country=company.country,
        signatory=f"{author.first_name} {author.last_name}" if has_name else "",
    )


def current_version(contract: Contract) -> ContractVersion:
    """The text to read and sign now."""
    return ContractVersion.objects.get(contract=contract, number=contract.version)


def terms_of_content(content: Content) -> OfferTerms:
    """Price, delay and milestones as the offer's values, for rules and forms."""
    return OfferTerms(
        Money(content["amount_cents"]),
        content["delivery_days"],
        content["offer"]["pitch"],
        milestones_from_json(content["milestones"]),
    )


def copyright_in(version: ContractVersion) -> Copyright:
    return copyright_of(version.content)
