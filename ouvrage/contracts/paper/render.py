"""Making the PDF of a signed contract, and the proof that is printed and kept with it.

Called by a job, never inside a transaction. The same version and proof give the same bytes, so a
second making changes nothing.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.urls import reverse

from ouvrage.brands.sites import site_url
from ouvrage.contracts.models import ContractVersion, Signature
from ouvrage.kit.money import Money
from ouvrage.kit.time import PARIS
from ouvrage.ui.paper.typesetting import typeset
from ouvrage.ui.text import money, typo

TEMPLATE = Path(__file__).parent / "contract.typ"


def proof_of(version_id: int) -> dict[str, Any]:
    """Everything that shows who agreed to what, when and how (LEG-38)."""
    version = ContractVersion.objects.select_related("contract__project__brand").get(pk=version_id)
    rows = version.signatures.select_related("user", "code").order_by("signed_at")
    brand = version.contract.project.brand
    return {
        "number": version.contract.number,
        "version": version.number,
        "sha256": version.sha256,
        "verify_url": site_url(brand, reverse("contracts:verify")),
        "signatures": [_signature(row) for row in rows],
    }


def _signature(row: Signature) -> dict[str, Any]:
    return {
        "party": row.party,
        "name": row.typed_name,
        "mail": row.code.sent_to,
        "code_sent_at": _moment(row.code.sent_at),
        "signed_at": _moment(row.signed_at),
        "address": row.address,
        "agent": row.agent,
        "consent": row.consent_text,
        "sha256": row.sha256,
    }


def _moment(value: datetime) -> str:
    return value.astimezone(PARIS).isoformat(timespec="seconds")


def make_pdf(version_id: int, proof: dict[str, Any]) -> bytes:
    """A tagged, archivable PDF (PDF/UA-1 and PDF/A-2a)."""
    version = ContractVersion.objects.select_related("contract").get(pk=version_id)
    moment = version.contract.in_force_at or version.written_at
    return typeset(TEMPLATE, {"content": _printed(version), "proof": proof}, moment)


def _printed(version: ContractVersion) -> dict[str, Any]:
    """The content with amounts and titles as people read them."""
    content = version.content
    milestones = [
        {**one, "amount": money(Money(one["amount_cents"]))} for one in content["milestones"]
    ]
    return {
        **content,
        "milestones": milestones,
        "amount": money(Money(content["amount_cents"])),
        "title": typo(content["project"]["title"]),
        "version": version.number,
    }
