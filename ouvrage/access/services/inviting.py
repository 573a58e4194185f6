"""Opening what an invited provider needs, without a credit."""

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now

NEEDED = (CreditKind.CONSULTATION, CreditKind.OFFRE)
"""To read the report and to make the offer; the contact stays a credit's."""


def open_by_invitation(*, project_id: int, company_id: int, reader: User) -> None:
    """Give a company the right to read and to offer, as the client invites it; what it had opened
    before stays as it is. No entry in the books: nothing was spent. A building block.
    """
    require_transaction()
    for kind in NEEDED:
        Opening.objects.get_or_create(
            company_id=company_id,
            project_id=project_id,
            kind=kind,
            defaults={
                "id": new_id(),
                "is_invited": True,
                "opened_by": reader,
                "opened_at": now(),
            },
        )
