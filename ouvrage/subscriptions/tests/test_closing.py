"""Before an account closes, its subscription is settled: nothing runs, is owed or is drawn."""

import pytest

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import PackOrder
from ouvrage.credits.tests.factories import install_packs, ordered_pack
from ouvrage.credits.tests.factories import payment_of as payment_of_pack
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.notifications.models import Mail
from ouvrage.payments.models import Refund
from ouvrage.payments.states import ChargeState
from ouvrage.payments.tests.factories import answered, paid
from ouvrage.subscriptions import jobs, services
from ouvrage.subscriptions.models import Cancellation, Notice
from ouvrage.subscriptions.queries import what_is_due
from ouvrage.subscriptions.services import Source
from ouvrage.subscriptions.tests.factories import moment, ordered, payment_of, settle, subscribed
from ouvrage.subscriptions.tests.racing import at_once, problems

pytestmark = pytest.mark.django_db


def end(person):
    return services.end_for_closure(company_id=person.company_id, source=Source(), actor=person)


def close(person):
    end(person)
    assert end(person) is None
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


def letters(kind):
    return Mail.objects.filter(kind=f"subscriptions.{kind}").count()


def test_what_was_received_is_kept_as_proof_with_one_receipt(paul):
    with clock_at(moment(2027, 2, 1)):
        subscription = subscribed(paul)
    with clock_at(moment(2027, 2, 20)):
        received = end(paul)
        run_due()

    assert received == Cancellation.objects.get(subscription=subscription)
    assert received.effect_on == moment(2027, 2, 20).date()
    assert (letters("closed"), letters("withdrawn")) == (1, 0)


def test_whoever_withdraws_by_closing_gets_the_letter_of_a_withdrawal(paul):
    subscribed(paul)
    end(paul)
    run_due()

    assert (letters("closed"), letters("withdrawn")) == (0, 1)


def test_whoever_was_not_told_of_the_renewal_is_refunded_the_days_not_used(paul):
    with clock_at(moment(2027, 2, 1)):
        subscription = subscribed(paul, months=3)
    with clock_at(moment(2027, 5, 1)):  # no notice ever left
        jobs.renew()
        run_due()
        renewed = subscription.terms.get(number=2)
        settle(renewed)
    assert not Notice.objects.exists()
    renewed.refresh_from_db()
    assert renewed.is_free_to_leave

    with clock_at(moment(2027, 5, 31)):
        close(paul)

    assert 6_000 < Refund.objects.get().amount_cents < 7_500


def test_unpaid_orders_of_credits_are_dropped_unless_a_bank_decides(paul):
    install_packs()
    dropped, kept = ordered_pack(paul), ordered_pack(paul, "offres")
    answered(payment_of_pack(kept), ChargeState.PROCESSING)

    close(paul)

    states = dict(PackOrder.objects.values_list("pk", "state"))
    assert states == {dropped.pk: "void", kept.pk: "awaiting"}


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_settle_once():
    person = UserFactory(provider=True)
    subscribed(person)

    answers = at_once(lambda: end(person), lambda: end(person), clock=now())
    run_due()

    assert answers == {"done": 2}
    assert (Refund.objects.count(), Cancellation.objects.count()) == (1, 1)
    assert problems() == []


@pytest.mark.django_db(transaction=True)
def test_a_renewal_at_the_same_moment_leaves_nothing_to_draw():
    person = UserFactory(provider=True)
    with clock_at(moment(2027, 2, 1)):
        subscription = subscribed(person)

    at_once(
        lambda: end(person),
        services.renew_due,
        clock=moment(2027, 3, 1),
    )

    subscription.refresh_from_db()
    assert subscription.state == "ended"
    assert not subscription.terms.awaiting().exists()
    assert problems() == []
