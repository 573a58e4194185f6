"""Subscriptions as they are after their services, for whoever tests with them."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from ouvrage.accounts.models import User
from ouvrage.brands.models import TextVersion
from ouvrage.kit.jobs import run_due
from ouvrage.payments.models import Payment
from ouvrage.payments.tests.factories import paid
from ouvrage.subscriptions import defaults, services
from ouvrage.subscriptions.models import Plan, PlanVersion, Subscription, Term

SENTENCE = defaults.TEXTS[(defaults.CONFIRMATION, "fr")]


def install_plans() -> None:
    """The plans and texts that the migration installs; tests that empty tables call it."""
    defaults.install(Plan.objects, PlanVersion.objects, TextVersion.objects)


def moment(year: int, month: int, day: int, hour: int = 9) -> datetime:
    """A moment in UTC: 9:00 is in the morning of the same day in Paris."""
    return datetime(year, month, day, hour, tzinfo=UTC)


def ordered(person: User, plan: str = "essentiel", months: int = 1, **details) -> Subscription:
    """An order that waits for its payment."""
    given = {
        "order_id": uuid4(),
        "brand_id": None,
        "typed": SENTENCE,
        "address": "192.0.2.1",
        "agent": "essai",
        "actor": person,
    }
    return services.order_subscription(plan_code=plan, months=months, **given | details)


def subscribed(person: User, plan: str = "essentiel", months: int = 1) -> Subscription:
    """A paid, running subscription, its first credits given."""
    subscription = ordered(person, plan, months)
    settle(subscription.terms.get())
    subscription.refresh_from_db()
    return subscription


def payment_of(term: Term) -> Payment:
    term.refresh_from_db()
    return Payment.objects.found(pk=term.payment_id)


def settle(term: Term) -> None:
    """The payment of a term comes, and all that follows from it."""
    paid(payment_of(term))
    run_due()


def a_day() -> timedelta:
    return timedelta(days=1)
