"""What credits do when something happened below."""

from uuid import UUID

from ouvrage.accounts import facts as accounts
from ouvrage.credits import services
from ouvrage.credits.packs import services as packs
from ouvrage.credits.packs.services.ordering import PURPOSE
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.payments import facts as payments


@reacts_to(accounts.COMPANY_OPENED)
def give_welcome_credits(fact: Fact) -> None:
    """A company that was just opened tries the product free of charge."""
    if fact.company_id is not None:
        services.welcome_company(company_id=fact.company_id)


@reacts_to(payments.SETTLED)
def settle_paid_pack(fact: Fact) -> None:
    """A paid pack is sold and its credits are given."""
    if fact.data["purpose"] == PURPOSE:
        packs.settle_order(order_id=UUID(fact.data["purpose_id"]))


@reacts_to(payments.FAILED)
def say_pack_was_refused(fact: Fact) -> None:
    """An order whose payment failed waits; nothing is owed."""
    if fact.data["purpose"] == PURPOSE:
        packs.note_failure(
            order_id=UUID(fact.data["purpose_id"]),
            cause=fact.data["cause"],
            tries=fact.data["tries"],
        )


@reacts_to(payments.RETURNED)
def take_back_unpaid_pack(fact: Fact) -> None:
    """Credits whose money the bank took back go with it, as far as they are unspent."""
    if fact.data["purpose"] == PURPOSE:
        packs.take_back_returned(order_id=UUID(fact.data["purpose_id"]))
