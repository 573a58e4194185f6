"""Making the PDF of a signed contract, and the proof that is printed and kept with it.

Called by a job, never inside a transaction. The same version and proof give the same bytes, so a
second making changes nothing.
"""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import typst
from django.urls import reverse

from ouvrage.brands.sites import site_url
from ouvrage.contracts.models import ContractVersion, Signature
from ouvrage.kit.money import Money
from ouvrage.kit.time import PARIS
from ouvrage.ui.text import money, typo

FOLDER = Path(__file__).parent
STANDARDS = ["a-2a", "ua-1"]
NO_GLYPH = "could not be displayed"
BOX = "□"
# An archivable PDF may not hold a sign that its fonts lack. What our fonts certainly have: Latin,
# Greek,
# Cyrillic, common punctuation, currencies, and a few symbols.
COMMON = re.compile(
    r"[^\x09\x0a\x20-\x7e\u00a0-\u024f\u0391-\u03c9\u0410-\u044f"
    r"\u2010-\u2027\u202f\u2030-\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212\u25a1]"
)


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
    given = {"content": _printed(version), "proof": proof, "has_boxes": False}
    try:
        return _typeset(json.dumps(given, ensure_ascii=False), moment)
    except typst.TypstError as error:
        if NO_GLYPH not in str(error):
            raise
    boxed = COMMON.sub(BOX, json.dumps({**given, "has_boxes": True}, ensure_ascii=False))
    return _typeset(boxed, moment)


def _typeset(data: str, moment: datetime) -> bytes:
    made: bytes = typst.compile(  # type: ignore[call-overload]
        str(FOLDER / "contract.typ"),
        root=str(FOLDER),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=int(moment.timestamp()),
        sys_inputs={"data": data},
    )
    return made


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
