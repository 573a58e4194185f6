"""Recording a fact about one offer, the same way everywhere."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.offers.models import Offer


def announce(kind: FactKind, offer: Offer, *, actor: User | None, side: str, **data: Any) -> None:
    """Write the fact with what every sentence about an offer needs."""
    record(
        kind,
        subject=offer,
        actor=actor,
        side=side,
        project_id=offer.project_id,
        company_id=offer.company_id,
        company=offer.company.name,
        price_cents=offer.price_cents,
        version=offer.version,
        **data,
    )
