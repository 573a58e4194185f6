"""Before an account closes, its subscription is settled: nothing runs, is owed or is drawn."""

import pytest

from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at
from ouvrage.payments.models import Refund
from ouvrage.payments.states import ChargeState
from ouvrage.payments.tests.factories import answered, paid
from ouvrage.subscriptions import jobs, services
from ouvrage.subscriptions.queries import what_is_due
from ouvrage.subscriptions.tests.factories import moment, ordered, payment_of, settle, subscribed

pytestmark = pytest.mark.django_db


def close(person):
    services.end_for_closure(company_id=person.company_id, actor=person)
    services.end_for_closure(company_id=person.company_id, actor=person)
    run_due()
    due = what_is_due(person.company_id)
    assert (due.subscription, due.incidents, due.cents) == (None, [], 0)


def test_whoever_may_still_withdraw_is_refunded_in_full(paul):
    with clock_at(moment(2027, 2, 1)):
        subscription = subscribed(paul)
    with clock_at(moment(2027, 2, 10)):
        close(paul)

    subscription.refresh_from_db()
    assert subscription.end_reason == "withdrawn"
    assert Refund.objects.get().amount_cents == 3_480


def test_later_only_what_has_not_begun_is_refunded(paul):
    with clock_at(moment(2027, 2, 1)):
        subscription = subscribed(paul)
    with clock_at(moment(2027, 2, 20)):
        more = services.extend_subscription(subscription_id=subscription.pk, months=3, actor=paul)
        settle(more)
        close(paul)

    subscription.refresh_from_db()
    assert subscription.end_reason == "closed"
    assert Refund.objects.get().amount_cents == 10_440


def test_what_is_missing_is_owed_by_nobody(paul):
    with clock_at(moment(2027, 2, 1)):
        subscription = subscribed(paul)
    with clock_at(moment(2027, 3, 1)):
        jobs.renew()
        run_due()
        assert what_is_due(paul.company_id).cents == 3_480
        close(paul)

    subscription.refresh_from_db()
    assert (subscription.state, subscription.end_reason) == ("ended", "closed")


def test_an_order_at_the_bank_is_given_up_and_its_money_goes_back(paul):
    subscription = ordered(paul)
    answered(payment_of(subscription.terms.get()), ChargeState.PROCESSING)
    close(paul)
    paid(payment_of(subscription.terms.get()))
    run_due()

    subscription.refresh_from_db()
    assert subscription.state == "abandoned"
    assert Refund.objects.get().amount_cents == 3_480
