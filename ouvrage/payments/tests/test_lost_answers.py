"""INV-12: a provider that loses answers after it acted; every order is done once in the end."""

from collections import Counter
from datetime import timedelta

import pytest

from ouvrage.kit.time import clock_at, now, today
from ouvrage.kit.verifying import run_checks
from ouvrage.ledger.queries import balance_of
from ouvrage.payments.gateways import gateway
from ouvrage.payments.jobs import follow_up
from ouvrage.payments.models import Charge, Payment, Refund, Setup
from ouvrage.payments.services import refund_payment
from ouvrage.payments.services.setups import enter_method, follow_setup
from ouvrage.payments.states import PaymentState, RefundState
from ouvrage.payments.tests.factories import asked
from ouvrage.payments.tests.stripe_fake import banks

pytestmark = pytest.mark.django_db

ORDERS = 30


@pytest.fixture
def method(stripe, paul):
    enter_method(kind="card", actor=paul)
    setup = Setup.objects.get()
    banks.enter(stripe.fake.books, setup.gateway_id, "4242424242424242")
    follow_setup(setup_id=setup.pk)
    setup.refresh_from_db()
    return setup.method


def sweep_until(is_done):
    """The sweep of each five minutes, for a day at most; how many turns it took."""
    for turn in range(1, 288):
        with clock_at(now() + timedelta(minutes=5 * turn)):
            follow_up()
        if is_done():
            return turn
    raise AssertionError("some order never reached an end")


@pytest.mark.parametrize("share", [0.1, 0.6])
def test_each_order_is_done_once_however_many_answers_are_lost(stripe, paul, method, share):
    stripe.fake.loses = share
    for _number in range(ORDERS):
        asked(paul.company, 1000, method_id=method.pk)

    sweep_until(lambda: not Payment.objects.exclude(state=PaymentState.PAID).exists())
    for number, payment in enumerate(Payment.objects.all()[:10]):
        refund_payment(key=f"r:{number}", payment_id=payment.pk, amount_cents=300, reason="late")
    sweep_until(lambda: not Refund.objects.exclude(state=RefundState.DONE).exists())

    stripe.fake.loses = 0
    drawn = stripe.fake.books.all("payment_intent")
    assert Counter(one["metadata"]["key"] for one in drawn) == Counter(
        Charge.objects.values_list("key", flat=True)
    )
    moved = sum(line.amount_cents for line in gateway("stripe").list_movements(today(), today()))
    assert moved == balance_of("psp:stripe") == ORDERS * 1000 - 10 * 300
    assert not [one for one in run_checks("payments.") if one.problems]
