"""What taxes do when something happened below."""

from ouvrage.accounts import facts as accounts
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.taxes import services


@reacts_to(accounts.COMPANY_OPENED, accounts.COMPANY_CHANGED)
def check_new_number(fact: Fact) -> None:
    """A number that was just written is checked; an unchanged one is left alone."""
    fields = fact.data.get("fields", ["vat_number"])
    if fact.company_id is not None and "vat_number" in fields:
        services.ask_check(company_id=fact.company_id, actor=None)
