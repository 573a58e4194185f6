"""The page of one's own subscription: plan, dates, next payment, incident, documents, options."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import cached_property

from ouvrage.accounts.models import Company
from ouvrage.credits.queries import Balance, balances
from ouvrage.kit.money import Money
from ouvrage.kit.time import start_of_day
from ouvrage.payments.causes import cause_words
from ouvrage.payments.models import Method, Payment
from ouvrage.payments.services import default_method
from ouvrage.subscriptions import queries
from ouvrage.subscriptions.models import Began, Incident, PlanVersion, Subscription, Term
from ouvrage.subscriptions.policy import version_in_force
from ouvrage.subscriptions.services.asking import payment_of
from ouvrage.subscriptions.showing.dates import line_of_dates
from ouvrage.subscriptions.showing.prices import Price, price_of
from ouvrage.subscriptions.states import IncidentState, SubscriptionState
from ouvrage.ui.dates import DateStrip


@dataclass(frozen=True)
class OwnPage:
    """Everything the page needs of one company, each part read when it is shown."""

    company: Company

    @cached_property
    def subscription(self) -> Subscription | None:
        """The running one, or an order that waits to be paid."""
        return queries.current(self.company.pk)

    @property
    def is_waiting(self) -> bool:
        own = self.subscription
        return own is not None and own.state == SubscriptionState.AWAITING_PAYMENT

    @property
    def is_paused(self) -> bool:
        own = self.subscription
        return own is not None and own.state == SubscriptionState.PAUSED

    @cached_property
    def pending_term(self) -> Term | None:
        """An order, an extension or a change whose payment is awaited."""
        if self.subscription is None:
            return None
        waiting = self.subscription.terms.awaiting().exclude(began=Began.RENEWED)
        return waiting.select_related("plan_version__plan").first()

    @cached_property
    def pending_payment(self) -> Payment | None:
        if self.pending_term is None:
            return None
        return payment_of(self.pending_term)

    @cached_property
    def incident(self) -> Incident | None:
        return queries.pending_incident(self.company.pk)

    @property
    def incident_cause(self) -> str:
        return cause_words(self.incident.cause) if self.incident else ""

    @property
    def incident_amount(self) -> Money:
        return Money(self.incident.amount_cents if self.incident else 0)

    @property
    def is_contested(self) -> bool:
        return bool(self.incident and self.incident.state == IncidentState.CONTESTED)

    @cached_property
    def version(self) -> PlanVersion | None:
        """What the plan in force opens: the running term's own version, or today's."""
        if self.subscription is None or self.is_waiting:
            return version_in_force("decouverte")
        paid = self.subscription.terms.paid().select_related("plan_version__plan")
        term = paid.order_by("-number").first()
        return term.plan_version if term else None

    @cached_property
    def next_price(self) -> Price | None:
        """What the renewal will cost, at the prices that hold on its day as decided today."""
        own = self.subscription
        if own is None or own.ends_on is None or self.is_waiting or own.cancelled_at:
            return None
        renewal = start_of_day(own.ends_on + timedelta(days=1))
        version = version_in_force(own.renewing_plan.code, at=renewal)
        return price_of(version, own.months, self.company) if version else None

    @cached_property
    def method(self) -> Method | None:
        return default_method(self.company.pk)

    @property
    def strip(self) -> DateStrip | None:
        own = self.subscription
        return None if own is None or self.is_waiting else line_of_dates(own)

    @property
    def options(self) -> list[queries.Option]:
        own = self.subscription
        return [] if own is None or self.is_waiting else queries.what_applies(own)

    @property
    def balances(self) -> dict[str, Balance]:
        return balances(self.company.pk)
