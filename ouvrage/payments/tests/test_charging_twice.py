"""Two workers send one try at the same moment, over real HTTP: money is drawn once."""

import pytest
from stripe._payment_intent_service import PaymentIntentService

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.ledger.queries import balance_of
from ouvrage.payments.models import Charge, Outage, Payment, Setup
from ouvrage.payments.services.asking import pay
from ouvrage.payments.services.sending import send_charge
from ouvrage.payments.services.setups import enter_method, follow_setup
from ouvrage.payments.states import PaymentState
from ouvrage.payments.tests.factories import asked
from ouvrage.payments.tests.stripe_fake import banks
from ouvrage.payments.tests.test_paying import race


@pytest.fixture
def ready(transactional_db, stripe):
    """A payment that is asked for, and a card at Stripe to pay it with."""
    paul = UserFactory(pseudo="paul", provider=True)
    enter_method(kind="card", actor=paul)
    setup = Setup.objects.get()
    banks.enter(stripe.fake.books, setup.gateway_id, "4242424242424242")
    follow_setup(setup_id=setup.pk)
    setup.refresh_from_db()
    return paul, asked(paul.company, 3480), setup.method


def drawn(stripe):
    made = stripe.fake.books.all("payment_intent")
    return [one["amount"] for one in made if one["status"] == "succeeded"]


def test_two_workers_with_one_try_draw_once(ready, stripe):
    paul, payment, method = ready
    pay(payment_id=payment.pk, method_id=method.pk, actor=paul)
    charge = Charge.objects.get()
    stripe.fake.fail(0.3, "/v1/payment_intents")  # both are surely under way

    def work():
        send_charge(charge_id=charge.pk)

    failures = race(work, work)
    assert failures in ([], ["Busy"])  # the later one was told to come back
    work()
    assert drawn(stripe) == [3480]
    assert not Outage.objects.exists()
    assert balance_of("psp:stripe") == 3480


def test_without_the_key_of_the_try_two_workers_draw_twice(ready, stripe, monkeypatch):
    """The twin: each call has a key of its own, as the library makes when none is given."""
    paul, payment, method = ready
    pay(payment_id=payment.pk, method_id=method.pk, actor=paul)
    charge = Charge.objects.get()
    stripe.fake.fail(0.3, "/v1/payment_intents", 2)
    create = PaymentIntentService.create
    monkeypatch.setattr(
        PaymentIntentService, "create", lambda self, params, _options: create(self, params)
    )

    def work():
        send_charge(charge_id=charge.pk)

    race(work, work)
    assert drawn(stripe) == [3480, 3480]
    assert balance_of("psp:stripe") == 3480  # the second is nowhere in our books


def test_two_clicks_with_a_worker_each_draw_once(ready, stripe):
    paul, payment, method = ready

    def click_and_work():
        pay(payment_id=payment.pk, method_id=method.pk, actor=paul)
        send_charge(charge_id=Charge.objects.get().pk)

    assert race(click_and_work, click_and_work) == []
    assert drawn(stripe) == [3480]
    assert Payment.objects.get().state == PaymentState.PAID
