"""Some providers buy packs of credits; one withdraws, one does not pay."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from ouvrage.accounts.models import User
from ouvrage.credits.models import PackOrder
from ouvrage.credits.packs import services
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.web.demo.plans import CARD, enter_card
from ouvrage.web.demo.schedule import Event


@dataclass(frozen=True, slots=True)
class Purchase:
    """Who bought which pack, how many days ago, and what became of it."""

    pseudo: str
    code: str
    days_ago: int
    then: str = ""


PURCHASES = [
    Purchase("paul", "contacts", 75),
    Purchase("paul", "offres", 6, then="withdraws"),
    Purchase("paul", "consultations", 2, then="does_not_pay"),
    Purchase("tomdess", "mixte", 62),
    Purchase("tomdess", "contacts", 15),
    Purchase("ines-vidal", "mixte", 48),
]
HOUR = timedelta(hours=1)


def events(moment: datetime) -> list[Event]:
    """Each purchase at its hour, each change of mind two days later; what is known is left."""
    if PackOrder.objects.exists():
        return []
    planned = []
    for one in PURCHASES:
        at = moment - timedelta(days=one.days_ago) - 3 * HOUR
        planned.append(Event(at, partial(_buy, one)))
        if one.then == "withdraws":
            planned.append(Event(at + timedelta(days=2), partial(_withdraw, one)))
    return planned


def _buy(one: Purchase) -> None:
    """Paid on the simulator's page, as in life; outside any transaction."""
    person = User.objects.get(pseudo=one.pseudo)
    order = services.buy_pack(order_id=new_id(), pack_code=one.code, brand_id=None, actor=person)
    if one.then != "does_not_pay":
        enter_card(person, CARD, payment=order.payment_id)
    run_due()


def _withdraw(one: Purchase) -> None:
    person = User.objects.get(pseudo=one.pseudo)
    bought = PackOrder.objects.filter(company=person.company, pack_version__pack__code=one.code)
    services.withdraw_pack(order_id=bought.latest("ordered_at").pk, actor=person)
    run_due()
