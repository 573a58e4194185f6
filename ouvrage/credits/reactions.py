"""What credits do when something happened below."""

from ouvrage.accounts import facts as accounts
from ouvrage.credits import services
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to


@reacts_to(accounts.COMPANY_OPENED)
def give_welcome_credits(fact: Fact) -> None:
    """A company that was just opened tries the product free of charge."""
    if fact.company_id is not None:
        services.welcome_company(company_id=fact.company_id)
