"""What a subscription refuses, and that nothing moved."""

from datetime import timedelta

import pytest
from django.db import transaction

from ouvrage.credits.models import CreditKind
from ouvrage.credits.services import spend_credit
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.subscriptions import errors, jobs, services
from ouvrage.subscriptions.models import Incident, Subscription
from ouvrage.subscriptions.services import Source
from ouvrage.subscriptions.tests.factories import subscribed

pytestmark = pytest.mark.django_db


@pytest.fixture
def subscription(paul):
    return subscribed(paul, "essentiel", 3)


def unpaid(paul) -> Incident:
    """A renewal without a means of payment."""
    with clock_at(now() - timedelta(days=40)):
        subscribed(paul)
    jobs.renew()
    run_due()
    return Incident.objects.get()


def pause(subscription, paul, months=1):
    services.pause_subscription(subscription_id=subscription.pk, months=months, actor=paul)


def test_a_pause_is_had_once_per_term(subscription, paul):
    pause(subscription, paul)
    services.resume_subscription(subscription_id=subscription.pk, actor=paul)

    with pytest.raises(errors.AlreadyPaused):
        pause(subscription, paul)


@pytest.mark.parametrize("months", [0, 4])
def test_a_pause_lasts_one_to_three_months(subscription, paul, months):
    with pytest.raises(errors.WrongPause):
        pause(subscription, paul, months)


def test_one_spent_credit_ends_the_right_to_withdraw(subscription, paul):
    with transaction.atomic():
        spend_credit(
            company_id=paul.company_id, kind=CreditKind.OFFRE, key="s:1", reference="project:1"
        )

    with pytest.raises(errors.CreditsSpent):
        services.withdraw_order(subscription_id=subscription.pk, actor=paul)


def test_withdrawing_is_over_after_the_last_second_of_the_fourteenth_day(paul):
    with clock_at(now() - timedelta(days=15)):
        old = subscribed(paul)

    with pytest.raises(errors.TooLateToWithdraw):
        services.withdraw_order(subscription_id=old.pk, actor=paul)


def test_a_plan_is_made_larger_only_by_a_larger_one(subscription, paul):
    with pytest.raises(errors.NotLarger):
        services.change_plan(subscription_id=subscription.pk, plan_code="essentiel", actor=paul)


def test_a_plan_is_made_smaller_only_by_a_smaller_one(subscription, paul):
    with pytest.raises(errors.NotSmaller):
        services.plan_change(subscription_id=subscription.pk, plan_code="privilege", actor=paul)


def test_one_order_waits_at_a_time(subscription, paul):
    services.extend_subscription(subscription_id=subscription.pk, months=1, actor=paul)

    with pytest.raises(errors.OrderPending):
        services.extend_subscription(subscription_id=subscription.pk, months=3, actor=paul)


def test_what_was_cancelled_is_not_extended(subscription, paul):
    services.cancel_subscription(subscription_id=subscription.pk, source=Source(), actor=paul)

    with pytest.raises(errors.WillEnd):
        services.extend_subscription(subscription_id=subscription.pk, months=3, actor=paul)


def test_what_is_unpaid_is_settled_first(paul):
    unpaid(paul)

    with pytest.raises(errors.IncidentPending):
        pause(Subscription.objects.get(), paul)


def test_a_closed_incident_is_not_tried_again(paul):
    incident = unpaid(paul)
    services.cancel_debt(incident_id=incident.pk, reason="Geste", actor=paul)

    with pytest.raises(errors.IncidentClosed):
        services.try_incident_again(incident_id=incident.pk, actor=paul)
