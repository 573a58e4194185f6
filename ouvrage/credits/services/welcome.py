"""What a new company is given (plan Découverte, RULES §5)."""

from django.db import transaction

from ouvrage.credits.models import Cause, CreditKind
from ouvrage.credits.parameters import WELCOME_CONSULTATION, WELCOME_OFFRE
from ouvrage.credits.services.granting import grant_credits


@transaction.atomic
def welcome_company(*, company_id: int) -> None:
    """Give a company its welcome credits, once ever. Then: credits.granted for each kind."""
    counts = {
        CreditKind.CONSULTATION: WELCOME_CONSULTATION.value(),
        CreditKind.OFFRE: WELCOME_OFFRE.value(),
    }
    for kind, count in counts.items():
        if count > 0:
            grant_credits(
                company_id=company_id,
                kind=kind,
                count=count,
                cause=Cause.WELCOME,
                key=f"welcome:{company_id}:{kind}",
            )
