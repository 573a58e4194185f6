"""What payments do when something happened to one of them."""

from uuid import UUID

from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.payments import facts, notices
from ouvrage.payments.models import Charge
from ouvrage.payments.states import ChargeState


@reacts_to(facts.ACTION_REQUIRED)
def call_an_absent_payer(fact: Fact) -> None:
    """A payer who is there sees it on the page; one who is not gets a mail."""
    waiting = Charge.objects.filter(
        payment_id=UUID(fact.data["payment_id"]),
        state=ChargeState.ACTION_REQUIRED,
        is_on_session=False,
    )
    for charge in waiting.select_related("payment__company", "payment__brand", "method"):
        notices.ask_to_confirm(charge)
