"""Cancelling: three ways, a receipt, and who wins at midnight."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, end_of_day, today
from ouvrage.notifications.models import Mail
from ouvrage.payments.models import Refund
from ouvrage.payments.tests.factories import paid
from ouvrage.subscriptions import errors, jobs, services
from ouvrage.subscriptions.models import CancellationWay, Term
from ouvrage.subscriptions.pages import cancel_token, subscription_of_token
from ouvrage.subscriptions.services import Source
from ouvrage.subscriptions.tests.factories import moment, payment_of, settle, subscribed

pytestmark = pytest.mark.django_db


@pytest.fixture
def subscription(paul):
    with clock_at(moment(2027, 2, 27)):
        return subscribed(paul)


def cancel(subscription, **details):
    return services.cancel_subscription(
        subscription_id=subscription.pk, source=Source(**details), actor=None
    )


def test_a_cancelled_subscription_runs_to_its_last_day_and_does_not_renew(subscription):
    with clock_at(moment(2027, 3, 10)):
        cancel(subscription)
        cancel(subscription)
        run_due()
    assert Mail.objects.filter(kind="subscriptions.cancelled").count() == 1
    with clock_at(moment(2027, 3, 26)):
        jobs.renew()
        subscription.refresh_from_db()
        assert subscription.state == "active"
    with clock_at(moment(2027, 3, 27)):
        jobs.renew()

    subscription.refresh_from_db()
    assert (subscription.state, subscription.end_reason) == ("ended", "cancelled")
    assert subscription.terms.count() == 1


def test_a_cancellation_may_be_taken_back_until_the_end(subscription, paul):
    with clock_at(moment(2027, 3, 10)):
        cancel(subscription)
        services.undo_cancellation(subscription_id=subscription.pk, actor=paul)
    with clock_at(moment(2027, 3, 27)):
        jobs.renew()

    subscription.refresh_from_db()
    assert subscription.terms.count() == 2
    assert subscription.ends_on.isoformat() == "2027-04-26"


def test_what_has_ended_cannot_be_taken_back(subscription, paul):
    with clock_at(moment(2027, 3, 10)):
        cancel(subscription)
    with clock_at(moment(2027, 3, 27)), pytest.raises(errors.TooLateToUndo):
        services.undo_cancellation(subscription_id=subscription.pk, actor=paul)


def test_what_does_not_run_cannot_be_cancelled(subscription):
    with clock_at(moment(2027, 3, 10)):
        cancel(subscription)
    with clock_at(moment(2027, 3, 27)):
        jobs.renew()
    subscription.refresh_from_db()
    subscription.cancelled_at = None
    subscription.save()

    with pytest.raises(errors.NotRunning):
        cancel(subscription)


@pytest.mark.parametrize("begun", [moment(2027, 2, 28), moment(2027, 9, 30), moment(2028, 2, 29)])
@pytest.mark.parametrize("late", [-1, 1])
def test_a_second_around_midnight_decides_even_when_the_renewal_came_first(paul, begun, late):
    with clock_at(begun):
        subscription = subscribed(paul)
    limit = end_of_day(subscription.ends_on or today())
    with clock_at(limit + timedelta(seconds=1)):
        jobs.renew()
        run_due()
        paid(payment_of(subscription.terms.get(number=2)))
        run_due()

    with clock_at(limit + timedelta(seconds=30)):
        cancel(subscription, received_at=limit + timedelta(seconds=late))
        run_due()

    subscription.refresh_from_db()
    second = Term.objects.get(subscription=subscription, number=2)
    if late < 0:
        assert (subscription.state, second.state) == ("ended", "taken_back")
        assert Refund.objects.get().amount_cents == 3_480
    else:
        assert (subscription.state, second.state) == ("active", "paid")
        assert subscription.cancelled_at is not None


def test_the_link_of_a_notice_names_one_subscription_only(subscription):
    token = cancel_token(subscription)

    assert subscription_of_token(token) == subscription
    assert subscription_of_token(token[:-2] + "aa") is None
    assert subscription_of_token("") is None


def test_a_code_sent_by_mail_cancels_without_signing_in(subscription, paul):
    with clock_at(moment(2027, 3, 10)):
        services.request_cancellation_code(email=paul.email.upper())
        digits = re.search(r"\b\d{6}\b", Mail.objects.get(kind="subscriptions.code").text)[0]

        assert services.check_code(email=paul.email, digits=digits) == subscription
        services.cancel_with_code(
            email=paul.email, digits=digits, source=Source(way=CancellationWay.CODE)
        )

    subscription.refresh_from_db()
    assert subscription.cancelled_at == datetime(2027, 3, 10, 9, tzinfo=UTC)


def test_a_code_is_tried_five_times_and_used_once(subscription, paul):
    with clock_at(moment(2027, 3, 10)):
        services.request_cancellation_code(email=paul.email)
        digits = re.search(r"\b\d{6}\b", Mail.objects.get(kind="subscriptions.code").text)[0]
        for _count in range(5):
            with pytest.raises(errors.WrongCode):
                services.check_code(email=paul.email, digits="12")
        with pytest.raises(errors.WrongCode):
            services.cancel_with_code(email=paul.email, digits=digits, source=Source())


def test_an_unknown_address_learns_nothing_and_pace_is_kept(subscription, paul, claire):
    with clock_at(moment(2027, 3, 10)):
        services.request_cancellation_code(email="personne@courriel.example")
        services.request_cancellation_code(email=claire.email)
        for _count in range(7):
            services.request_cancellation_code(email=paul.email)

    assert Mail.objects.filter(kind="subscriptions.code").count() == 5


def test_a_term_whose_renewal_was_not_announced_is_left_at_once_and_refunded(paul):
    with clock_at(moment(2027, 1, 1)):
        subscription = subscribed(paul, "essentiel", 3)
        with pytest.raises(errors.NotFreeToLeave):
            services.cancel_subscription(
                subscription_id=subscription.pk, source=Source(), actor=paul, is_immediate=True
            )
    with clock_at(moment(2027, 4, 1)):
        jobs.renew()
        run_due()
        settle(subscription.terms.get(number=2))
    with clock_at(moment(2027, 4, 30)):
        services.cancel_subscription(
            subscription_id=subscription.pk, source=Source(), actor=paul, is_immediate=True
        )
        run_due()

    subscription.refresh_from_db()
    assert subscription.terms.get(number=2).is_free_to_leave
    assert subscription.state == "ended"
    assert Refund.objects.get().amount_cents == 6_998  # 61 of 91 days: 58,32 € HT, VAT in part
