"""What subscriptions do when money came, or did not."""

from uuid import UUID

from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.payments import facts as payments
from ouvrage.subscriptions import notices, services
from ouvrage.subscriptions.services.asking import PURPOSE


@reacts_to(payments.SETTLED)
def settle_paid_term(fact: Fact) -> None:
    """A paid term is sold and begins."""
    if fact.data["purpose"] == PURPOSE:
        services.settle_term(term_id=UUID(fact.data["purpose_id"]))


@reacts_to(payments.FAILED, payments.RETURNED)
def say_it_failed(fact: Fact) -> None:
    """An order that failed owes nothing; a running subscription has an incident."""
    if fact.data["purpose"] == PURPOSE:
        services.note_failure(term_id=UUID(fact.data["purpose_id"]), cause=fact.data["cause"])


@reacts_to(*notices.TOLD)
def write_to_members(fact: Fact) -> None:
    """Each member of the company gets the letter of what happened."""
    notices.write(fact)
