"""Some providers subscribe, long ago or lately, and time passes over them.

Paid through the simulator as in life. Outside any transaction: nothing outside is called in one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from ouvrage.accounts.models import User
from ouvrage.credits.jobs import expire_due
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.payments.gateways import using
from ouvrage.payments.gateways.simulator import bank
from ouvrage.payments.models import Method, MethodKind, Setup
from ouvrage.payments.services import make_default
from ouvrage.payments.services.setups import enter_method
from ouvrage.payments.states import SetupState
from ouvrage.payments.views.simulator import save_entry
from ouvrage.subscriptions import jobs, services
from ouvrage.subscriptions.models import Subscription
from ouvrage.subscriptions.services import Source
from ouvrage.web.demo.schedule import Event

CARD = "4242424242424242"
EMPTY_CARD = "4000000000009995"
A_MINUTE = timedelta(minutes=1)
ADDRESS, AGENT = "192.0.2.41", "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0"


@dataclass(frozen=True, slots=True)
class Plan:
    """Who subscribed to what, how many days ago, and what became of it."""

    pseudo: str
    code: str
    months: int
    days_ago: int
    then: str = ""


PLANS = [
    Plan("paul", "essentiel", 3, 40),
    Plan("ines-vidal", "privilege", 1, 33, then="card_empties"),
    Plan("studiopapaye", "privilege", 12, 130),
    Plan("karine.b", "essentiel", 1, 36, then="card_empties"),
    Plan("maelys.d", "essentiel", 1, 150),
    Plan("hugo-motion", "privilege", 1, 70),
    Plan("gk-print", "essentiel", 3, 12, then="pauses"),
    Plan("mobilis", "essentiel", 1, 20, then="cancels"),
    Plan("presta-sud", "essentiel", 12, 9),
    Plan("yassine-dev", "essentiel", 1, 1, then="does_not_pay"),
]


EARLIEST = max(plan.days_ago for plan in PLANS)


def events(moment: datetime, days: int) -> list[Event]:
    """Each as long ago as he did, and the days since; whoever subscribed already is left."""
    known = set(Subscription.objects.values_list("company__members__pseudo", flat=True))
    wanted = [plan for plan in PLANS if plan.pseudo not in known]
    planned = [
        Event(moment - timedelta(days=plan.days_ago), partial(_subscribe, plan)) for plan in wanted
    ]
    # Before anybody subscribed, a look a week is enough.
    passing = (ago for ago in range(days, -1, -1) if ago <= EARLIEST or ago % 7 == 0)
    planned += [Event(moment - timedelta(days=ago) + A_MINUTE, _pass_a_day) for ago in passing]
    changing = [plan for plan in wanted if plan.then in {"pauses", "cancels"}]
    planned += [Event(moment - timedelta(days=3), partial(_then, plan)) for plan in changing]
    return planned


def _subscribe(plan: Plan) -> None:
    person = User.objects.get(pseudo=plan.pseudo)
    subscription = services.order_subscription(
        order_id=new_id(),
        plan_code=plan.code,
        months=plan.months,
        brand_id=None,
        typed=services.confirmation_text(person.language, None).body,
        address=ADDRESS,
        agent=AGENT,
        actor=person,
    )
    if plan.then != "does_not_pay":
        enter_card(person, CARD, payment=subscription.terms.get().payment_id)
        if plan.then == "card_empties":
            enter_card(person, EMPTY_CARD)
            empty = Method.objects.get(company=person.company, last4=EMPTY_CARD[-4:])
            make_default(method_id=empty.pk, actor=person)
    run_due()


def enter_card(person: User, number: str, payment: object = None) -> None:
    """On the simulator's page, as the person would; what is entered last is what renews."""
    entered = bank.card(number)
    with using("simulator"):
        enter_method(kind=MethodKind.CARD, actor=person, payment_id=payment)  # type: ignore[arg-type]
    setup = Setup.objects.get(asked_by=person, state=SetupState.OPEN)
    if entered and setup.gateway_id:
        save_entry(setup.gateway_id, entered)
    run_due()


def _pass_a_day() -> None:
    jobs.renew()
    jobs.grant()
    jobs.announce()
    jobs.try_again()
    expire_due()
    run_due()


def _then(plan: Plan) -> None:
    """What its holder did a few days ago."""
    subscription = Subscription.objects.get(company__members__pseudo=plan.pseudo)
    person = User.objects.get(pseudo=plan.pseudo)
    if plan.then == "pauses":
        services.pause_subscription(subscription_id=subscription.pk, months=2, actor=person)
    elif plan.then == "cancels":
        source = Source(address=ADDRESS, agent=AGENT)
        services.cancel_subscription(subscription_id=subscription.pk, source=source, actor=person)
    run_due()
