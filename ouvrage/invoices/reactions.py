"""What invoices do when something happened below."""

from uuid import UUID

from ouvrage.accounts import facts as accounts
from ouvrage.invoices import services
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.payments import facts as payments


@reacts_to(payments.SOLD, payments.SALE_TAKEN_BACK)
def issue_document(fact: Fact) -> None:
    """Each sale has its invoice, each taking back its credit note."""
    services.issue_for_sale(sale_id=UUID(fact.subject_id))


@reacts_to(accounts.COMPANY_CHANGED)
def issue_what_waited(fact: Fact) -> None:
    """A company whose identity is complete at last gets the invoices that waited for it."""
    if fact.company_id is not None:
        services.issue_due(company_id=fact.company_id)
