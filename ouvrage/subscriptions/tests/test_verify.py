"""Each promise about subscriptions is found broken when the rows are changed by hand."""

import pytest
from django.db import connection

from ouvrage.credits.models import Grant
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at
from ouvrage.subscriptions import jobs, services, verify
from ouvrage.subscriptions.models import Incident, Pause, Subscription, Term
from ouvrage.subscriptions.services import Source
from ouvrage.subscriptions.tests.factories import moment, settle, subscribed

pytestmark = pytest.mark.django_db

CHECKS = [
    verify.more_than_one,
    verify.months_out_of_step,
    verify.terms_with_gaps,
    verify.terms_without_sale,
    verify.incidents_after_the_end,
    verify.pauses_out_of_step,
]


@pytest.fixture
def subscription(paul):
    """Two terms, the second one changed to a larger plan on its first day."""
    with clock_at(moment(2027, 1, 31)):
        subscription = subscribed(paul)
    with clock_at(moment(2027, 2, 28)):
        jobs.renew()
        run_due()
        settle(Term.objects.get(number=2))
        term = services.change_plan(
            subscription_id=subscription.pk, plan_code="privilege", actor=paul
        )
        settle(term)
    subscription.refresh_from_db()
    return subscription


def broken():
    return [check.__name__ for check in CHECKS if check()]


def by_hand(sql):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL session_replication_role = replica; {sql}")


def test_what_services_write_keeps_every_promise(subscription, paul):
    with clock_at(moment(2027, 3, 1)):
        services.pause_subscription(subscription_id=subscription.pk, months=1, actor=paul)

    assert broken() == []


def test_a_second_subscription_is_found(subscription):
    by_hand("DROP INDEX subscription_one_live")
    twin = Subscription.objects.get()
    twin.pk = new_id()
    twin.save(force_insert=True)

    assert "more_than_one" in broken()


def test_a_month_without_its_credits_is_found(subscription):
    Grant.objects.filter(key__startswith="plan:").delete()

    assert broken() == ["months_out_of_step"]


def test_credits_of_a_month_that_nobody_noted_are_found(subscription):
    by_hand("DELETE FROM subscriptions_period WHERE number = 1")

    assert broken() == ["months_out_of_step"]


def test_a_day_between_two_terms_is_found(subscription):
    by_hand("UPDATE subscriptions_term SET starts_on = starts_on + 1 WHERE number = 2")

    assert "terms_with_gaps" in broken()


def test_a_term_that_was_not_sold_at_its_price_is_found(subscription):
    by_hand("UPDATE subscriptions_term SET ht_cents = 1 WHERE number = 1")

    assert broken() == ["terms_without_sale"]


def test_an_incident_that_outlives_its_subscription_is_found(subscription):
    with clock_at(moment(2027, 3, 31)):
        jobs.renew()
        run_due()
        assert Incident.objects.pending().exists()
    by_hand("UPDATE subscriptions_subscription SET state = 'ended'")

    assert broken() == ["incidents_after_the_end"]


def test_a_pause_that_does_not_freeze_is_found(subscription, paul):
    with clock_at(moment(2027, 3, 1)):
        services.pause_subscription(subscription_id=subscription.pk, months=1, actor=paul)
    assert Pause.objects.exists()
    by_hand("UPDATE credits_freeze SET thawed_at = frozen_at")

    assert broken() == ["pauses_out_of_step"]


def test_what_is_over_leaves_nothing_behind(subscription):
    with clock_at(moment(2027, 3, 10)):
        services.cancel_subscription(subscription_id=subscription.pk, source=Source(), actor=None)
    with clock_at(moment(2027, 3, 31)):
        jobs.renew()

    assert Subscription.objects.get().state == "ended"
    assert broken() == []
