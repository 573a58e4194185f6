"""Keeping the PDF of a signed version, once, by its hash (INV-18)."""

import hashlib
from typing import Any

from django.db import transaction

from ouvrage.contracts import facts
from ouvrage.contracts.models import ContractDocument, ContractVersion
from ouvrage.contracts.services.announce import announce, locked
from ouvrage.kit.time import now


@transaction.atomic
def keep_document(*, version_id: int, pdf: bytes, proof: dict[str, Any]) -> ContractDocument:
    """Keep the bytes that were made outside any transaction; a second making is thrown away.

    Then: both parties are told where to find their copy.
    """
    version = ContractVersion.objects.get(pk=version_id)
    _project, contract = locked(version.contract_id)
    kept = ContractDocument.objects.filter(version=version).first()
    if kept is not None:
        return kept
    document = ContractDocument.objects.create(
        version=version,
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        proof=proof,
        made_at=now(),
    )
    announce(facts.SEALED, contract, actor=None, sha256=document.sha256)
    return document
