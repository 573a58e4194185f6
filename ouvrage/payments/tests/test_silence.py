"""A provider that does not answer: nothing is drawn twice, nothing waits for ever, pages say so."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.time import clock_at, now
from ouvrage.ledger.queries import balance_of
from ouvrage.payments.causes import Cause
from ouvrage.payments.errors import ProviderSilent
from ouvrage.payments.gateways import breaker, gateway
from ouvrage.payments.gateways.contract import Misused, PayerOrder, Resting, Unreachable
from ouvrage.payments.jobs import follow_up
from ouvrage.payments.models import Charge, Event, Outage, Refund, Setup
from ouvrage.payments.parameters import ANSWER_HOURS, SILENCE_CALLS
from ouvrage.payments.services import refund_payment, retry_payment, unanswered
from ouvrage.payments.services.sending import send_charge
from ouvrage.payments.services.setups import enter_method, follow_setup
from ouvrage.payments.states import PaymentState, RefundState
from ouvrage.payments.tests.factories import asked
from ouvrage.payments.tests.stripe_fake import banks

pytestmark = pytest.mark.django_db

INTENTS = "/v1/payment_intents"
FOR_EVER = 10**6


@pytest.fixture
def fake(stripe):
    return stripe.fake


@pytest.fixture
def method(fake, paul):
    """A card saved at Stripe that pays."""
    enter_method(kind="card", actor=paul)
    setup = Setup.objects.get()
    banks.enter(fake.books, setup.gateway_id, "4242424242424242")
    follow_setup(setup_id=setup.pk)
    setup.refresh_from_db()
    return setup.method


@pytest.fixture
def payment(paul, method):
    return asked(paul.company, 6960, method_id=method.pk)


def charge_of(payment):
    return Charge.objects.get(payment=payment, number=1)


def look(payment):
    payment.refresh_from_db()
    return payment.state, payment.failure_code


def in_hours(hours):
    return clock_at(now() + timedelta(hours=hours))


def intents(fake):
    return fake.books.all("payment_intent")


def test_the_library_repeats_one_lost_answer_by_itself_under_the_same_key(fake, payment, run_jobs):
    fake.fail("lose", INTENTS)

    run_jobs()

    first, second = fake.asked("POST", INTENTS)
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert second.replayed
    assert look(payment) == (PaymentState.PAID, "")
    assert len(intents(fake)) == 1


@pytest.mark.parametrize("fault", ["drop", "limit", "crash"])
def test_an_order_that_was_not_taken_waits_and_goes_out_later(fake, payment, run_jobs, fault):
    fake.fail(fault, INTENTS, FOR_EVER)
    with pytest.raises(Unreachable):
        run_jobs()
    assert look(payment) == (PaymentState.PROCESSING, "")
    assert not intents(fake)
    fake.faults.clear()
    if fault == "crash":
        fake.forget_keys()  # a 500 is kept with its key, like any answer

    with in_hours(1):
        follow_up()

    assert look(payment) == (PaymentState.PAID, "")


def test_a_key_that_is_refused_is_no_refusal_of_a_bank(fake, payment, run_jobs):
    key, fake.secret_key = fake.secret_key, "sk_test_another0000000"
    with pytest.raises(Unreachable):
        run_jobs()
    assert look(payment) == (PaymentState.PROCESSING, "")
    fake.secret_key = key

    send_charge(charge_id=charge_of(payment).pk)

    assert look(payment) == (PaymentState.PAID, "")


def test_the_same_key_with_another_body_is_a_mistake_of_ours(fake, method):
    provider = gateway("stripe")
    order = PayerOrder(key="payer:1", name="Paul", email="paul@example.org", company_id=1)
    provider.make_payer(order)
    (saved,) = (key for key in fake.keys if key.startswith("payer:1:"))
    fake.keys[saved].fingerprint = ("/v1/customers", "something else")

    with pytest.raises(Misused):
        provider.make_payer(order)


def test_a_500_after_the_act_is_concluded_by_the_key_before_it_is_forgotten(
    fake, payment, run_jobs
):
    """Stripe keeps a 500 with its key: repeating would bring it back for a day."""
    fake.fail("crash_after", INTENTS)
    with pytest.raises(Unreachable):
        run_jobs()
    with in_hours(6):
        follow_up()
    assert look(payment) == (PaymentState.PROCESSING, "")

    with in_hours(12.2):
        follow_up()

    assert look(payment) == (PaymentState.PAID, "")
    assert len(intents(fake)) == 1
    assert balance_of("psp:stripe") == 6960


def test_a_charge_that_was_never_made_is_concluded_well_before_keys_are_forgotten(
    fake, payment, run_jobs
):
    fake.fail("drop", INTENTS, FOR_EVER)
    with pytest.raises(Unreachable):
        run_jobs()
    with in_hours(11.9):
        follow_up()
    assert look(payment) == (PaymentState.PROCESSING, "")
    fake.faults.clear()
    sent = len(fake.asked("POST", INTENTS))

    with in_hours(12.1):  # calls begun before may still be under way
        follow_up()
        assert look(payment) == (PaymentState.PROCESSING, "")
    with in_hours(12.2):
        follow_up()

    assert look(payment) == (PaymentState.FAILED, Cause.SILENT)
    assert len(fake.asked("POST", INTENTS)) == sent
    assert balance_of("psp:stripe") == 0


def test_repeating_after_the_key_is_forgotten_draws_twice(fake, payment, run_jobs, monkeypatch):
    """The twin: without the limit, the order of yesterday is a new one."""
    fake.fail("lose", INTENTS, 3)
    with pytest.raises(Unreachable):
        run_jobs()
    monkeypatch.setattr("ouvrage.payments.services.sending.may_repeat", lambda _at: True)

    with in_hours(25):
        fake.forget_keys()
        follow_up()

    assert [one["status"] for one in intents(fake)] == ["succeeded", "succeeded"]
    assert balance_of("psp:stripe") == 6960  # and the books know of one


def test_with_the_limit_the_order_of_yesterday_is_found(fake, payment, run_jobs):
    fake.fail("lose", INTENTS, 3)
    with pytest.raises(Unreachable):
        run_jobs()

    with in_hours(25):
        fake.forget_keys()
        follow_up()

    assert look(payment) == (PaymentState.PAID, "")
    assert len(intents(fake)) == 1


def test_what_appears_after_all_is_known_by_its_key_and_goes_back_if_paid_anew(
    fake, payment, client, run_jobs
):
    fake.fail("lose", INTENTS, 3)
    with pytest.raises(Unreachable):
        run_jobs()
    (lost,) = intents(fake)
    lost["customer"] = "cus_hidden"  # not listed: Stripe itself is late
    with in_hours(12.2):
        follow_up()
    assert look(payment) == (PaymentState.FAILED, Cause.SILENT)
    retry_payment(payment_id=payment.pk, actor=None)
    run_jobs()
    assert look(payment)[0] == PaymentState.PAID

    for event in fake.books.events:
        fake.hooks.send(client, event)
    run_jobs()

    refund = Refund.objects.get()
    assert (refund.reason, refund.state) == ("surplus", RefundState.DONE)
    assert refund.payment_id == payment.pk
    assert balance_of("psp:stripe") == 6960
    assert charge_of(payment).gateway_id == lost["id"]


def test_a_refund_without_an_answer_is_looked_for_too(fake, payment, run_jobs):
    run_jobs()
    made = refund_payment(key="a", payment_id=payment.pk, amount_cents=1000, reason="late")
    fake.fail("lose", "/v1/refunds", 3)
    with pytest.raises(Unreachable):
        run_jobs()
    never = refund_payment(key="b", payment_id=payment.pk, amount_cents=500, reason="late")
    fake.fail("drop", "/v1/refunds", 3)
    with pytest.raises(Unreachable):
        run_jobs()

    with in_hours(25):
        fake.forget_keys()
        follow_up()

    made.refresh_from_db()
    never.refresh_from_db()
    assert (made.state, never.state) == (RefundState.DONE, RefundState.FAILED)
    assert balance_of("psp:stripe") == 5960
    assert len(fake.books.all("refund")) == 1


def silence(fake, times=SILENCE_CALLS.default):
    fake.fail("drop", "/v1/", FOR_EVER)
    for _time in range(times):
        with pytest.raises(Unreachable):
            gateway("stripe").read_charge("pi_any")


def test_after_five_calls_without_an_answer_none_is_made(fake, method):
    silence(fake, 4)
    made = len(fake.seen)
    with pytest.raises(Unreachable):
        gateway("stripe").read_charge("pi_any")
    assert len(fake.seen) > made
    made = len(fake.seen)

    for _time in range(10):
        with pytest.raises(Resting):
            gateway("stripe").read_charge("pi_any")

    assert len(fake.seen) == made
    assert Outage.objects.get().failures == 5


def test_one_answer_in_between_and_the_count_begins_anew(fake, method):
    silence(fake, 4)
    fake.faults.clear()
    with pytest.raises(Misused):
        gateway("stripe").read_charge("pi_any")

    silence(fake, 4)

    assert Outage.objects.get().rests_until is None


def test_silences_far_apart_are_not_counted_untilgether(fake, method):
    silence(fake, 4)

    with in_hours(1):
        silence(fake, 4)

    assert Outage.objects.get().rests_until is None


def test_after_the_rest_one_call_is_tried_and_a_good_answer_lets_all_pass(fake, method):
    silence(fake)
    after = now() + timedelta(minutes=3)

    with clock_at(after):
        assert breaker.check_rest("stripe") is not None
        with pytest.raises(Resting):
            breaker.check_rest("stripe")
    fake.faults.clear()
    with clock_at(after + timedelta(minutes=3)):
        with pytest.raises(Misused):
            gateway("stripe").read_charge("pi_any")
        breaker.check_rest("stripe")

    assert not Outage.objects.exists()


def test_a_trial_without_an_answer_begins_another_rest(fake, method):
    silence(fake)

    with clock_at(now() + timedelta(minutes=3)):
        silence(fake, 1)
        with pytest.raises(Resting):
            breaker.check_rest("stripe")


def test_jobs_wait_while_it_rests_and_go_on_afterwards(fake, payment, client, run_jobs):
    silence(fake)
    event = {
        "id": "evt_1",
        "type": "payment_intent.succeeded",
        "data": {"object": {"id": "pi_nobody"}},
    }
    assert fake.hooks.send(client, event) == 200  # messages are kept all the same

    run_jobs()  # none of them fails

    assert look(payment) == (PaymentState.PROCESSING, "")
    assert not fake.asked("POST", INTENTS)
    fake.faults.clear()
    with clock_at(now() + timedelta(minutes=5)):
        follow_up()
    assert look(payment) == (PaymentState.PAID, "")
    assert Event.objects.get().handled_at


def test_one_row_that_fails_does_not_hold_up_the_sweep(fake, paul, method, run_jobs):
    first, second = (asked(paul.company, 6960, method_id=method.pk) for _ in range(2))
    fake.fail("drop", INTENTS, 3)

    with in_hours(1):
        follow_up()

    assert {look(first)[0], look(second)[0]} == {PaymentState.PROCESSING, PaymentState.PAID}


def test_pages_say_so_plainly(fake, paul, method, client, run_jobs):
    payment = asked(paul.company, 3480)
    client.force_login(paul)
    silence(fake)
    address = reverse("payments:pay", args=[payment.pk])
    words = "Notre prestataire de paiement ne répond pas"

    assert words in client.get(address).content.decode()
    assert words in client.get(reverse("payments:methods")).content.decode()
    with pytest.raises(ProviderSilent):
        enter_method(kind="card", actor=paul)
    client.post(address, {"means": str(method.pk)})
    run_jobs()
    page = client.get(address).content.decode()
    assert words in page
    assert "votre ordre est gardé" in page.lower()


def test_staff_see_it_beside_the_books(fake, method, client, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    silence(fake)
    client.force_login(UserFactory(pseudo="agnes", staff_roles=["accountant"]))

    page = client.get(reverse("backoffice:books")).content.decode()

    assert "stripe" in page
    assert "laissé en repos" in page


def test_the_limits_leave_hours_before_a_key_is_forgotten():
    longest = timedelta(hours=ANSWER_HOURS.high or 0) + unanswered.LONGEST_CALL

    assert longest < timedelta(hours=21)
