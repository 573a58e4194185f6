"""Whoever the provider is, the same things happen to the same payments."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ouvrage.kit.time import clock_at, now, today
from ouvrage.ledger.queries import balance_of
from ouvrage.notifications.models import Mail
from ouvrage.payments.causes import Cause
from ouvrage.payments.gateways import gateway
from ouvrage.payments.gateways.contract import Unreachable
from ouvrage.payments.jobs import detach_method, follow_up
from ouvrage.payments.models import Charge, Event, Method, Payer, Payment, Refund, Setup
from ouvrage.payments.services import refund_payment, remove_method, retry_payment
from ouvrage.payments.services.sending import send_charge
from ouvrage.payments.states import ChargeState, MethodState, PaymentState, RefundState
from ouvrage.payments.tests.factories import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def payer(client, paul):
    client.force_login(paul)
    return client


@pytest.fixture
def payment(paul, stage):
    return asked(paul.company, 3480)


@pytest.fixture
def saved(payer, stage, run_jobs):
    """Saves a means for later: `saved(way, kind)`."""

    def save(way="pays", kind="card"):
        payer.post(reverse("payments:methods"), {"kind": kind})
        setup = Setup.objects.order_by("pk").last()
        stage.enter(setup, way)
        hear(stage, payer, run_jobs)
        setup.refresh_from_db()
        return setup.method

    return save


def hear(stage, client, run_jobs):
    """All that the provider has told so far, then whatever follows from it."""
    for message in stage.messages():
        assert stage.send(client, message) == 200
    run_jobs()


def enter(payer, payment, stage, run_jobs, way, kind="card"):
    """Choose a new means for a payment, enter it at the provider, come back."""
    payer.post(reverse("payments:pay", args=[payment.pk]), {"means": kind})
    stage.enter(Setup.objects.order_by("pk").last(), way)
    hear(stage, payer, run_jobs)


def look(payment):
    payment.refresh_from_db()
    return payment.state, payment.failure_code


def books(payment):
    payment.refresh_from_db()
    codes = [
        f"psp:{payment.gateway}",
        f"received:{payment.company_id}",
        f"owed:{payment.company_id}",
    ]
    return [balance_of(code) for code in codes]


def charge_of(payment):
    return Charge.objects.filter(payment=payment).order_by("number").last()


def test_a_new_card_is_saved_and_pays(payer, payment, stage, run_jobs, paul):
    enter(payer, payment, stage, run_jobs, "pays")

    assert look(payment) == (PaymentState.PAID, "")
    assert books(payment) == [3480, 3480, 0]
    method = Method.objects.get()
    assert (str(method), method.expiry_month, method.is_default) == ("Visa ···· 4242", 12, True)
    assert Payer.objects.get().company == paul.company


@pytest.mark.parametrize(("way", "cause"), [("declines", Cause.DECLINED), ("lacks", Cause.FUNDS)])
def test_a_refusal_says_why_and_another_card_pays(payer, payment, stage, run_jobs, way, cause):
    enter(payer, payment, stage, run_jobs, way)
    assert look(payment) == (PaymentState.FAILED, cause)
    assert books(payment) == [0, 0, 0]

    enter(payer, payment, stage, run_jobs, "pays")

    assert look(payment) == (PaymentState.PAID, "")
    assert books(payment) == [3480, 3480, 0]


@pytest.mark.parametrize(
    ("says_yes", "end"),
    [(True, (PaymentState.PAID, "")), (False, (PaymentState.FAILED, Cause.CONFIRMATION))],
)
def test_a_bank_asks_its_client(payer, payment, stage, run_jobs, says_yes, end):
    enter(payer, payment, stage, run_jobs, "asks")
    assert look(payment) == (PaymentState.ACTION_REQUIRED, "")
    charge = charge_of(payment)
    page = payer.get(reverse("payments:pay", args=[payment.pk])).content.decode()
    assert charge.action_address
    assert charge.action_address in page

    stage.confirm(charge, says_yes=says_yes)
    hear(stage, payer, run_jobs)

    assert look(payment) == end


def test_a_confirmation_nobody_gives_ends_and_another_card_may_pay(payer, payment, stage, run_jobs):
    enter(payer, payment, stage, run_jobs, "asks")

    with clock_at(now() + timedelta(minutes=61)):
        follow_up()

    assert look(payment) == (PaymentState.FAILED, Cause.CONFIRMATION)
    assert stage.drawn() == 0
    enter(payer, payment, stage, run_jobs, "pays")
    assert look(payment)[0] == PaymentState.PAID


@pytest.mark.parametrize(
    ("way", "end", "held"),
    [
        ("slow", (PaymentState.PAID, ""), 3480),
        ("slow_fails", (PaymentState.FAILED, Cause.CLOSED), 0),
    ],
)
def test_a_direct_debit_takes_days(payer, payment, stage, run_jobs, way, end, held):
    enter(payer, payment, stage, run_jobs, way, "sepa")
    assert look(payment) == (PaymentState.PROCESSING, "")
    assert books(payment) == [0, 0, 0]
    assert Method.objects.get().mandate

    stage.bank_ends(charge_of(payment))
    hear(stage, payer, run_jobs)

    assert look(payment) == end
    assert books(payment) == [held, held, 0]


def test_a_bank_takes_a_direct_debit_back(payer, payment, stage, run_jobs):
    enter(payer, payment, stage, run_jobs, "slow", "sepa")
    stage.bank_ends(charge_of(payment))
    hear(stage, payer, run_jobs)

    stage.take_back(charge_of(payment))
    hear(stage, payer, run_jobs)

    assert look(payment) == (PaymentState.RETURNED, Cause.DISPUTED)
    assert books(payment) == [0, 0, 0]


def test_a_renewal_is_drawn_with_nobody_there(saved, stage, paul, run_jobs):
    method = saved()

    payment = asked(paul.company, 6960, method_id=method.pk)
    run_jobs()

    assert look(payment) == (PaymentState.PAID, "")
    assert not charge_of(payment).is_on_session
    assert not Mail.objects.filter(kind="payments.confirm").exists()


def test_a_renewal_that_the_bank_wants_confirmed_is_asked_by_mail(
    saved, stage, payer, paul, run_jobs
):
    payment = asked(paul.company, 6960, method_id=saved("asks").pk)
    run_jobs()

    assert look(payment) == (PaymentState.ACTION_REQUIRED, "")
    mail = Mail.objects.get(kind="payments.confirm")
    assert reverse("payments:pay", args=[payment.pk]) in mail.text
    assert "69,60" in mail.text
    assert charge_of(payment).action_address

    stage.confirm(charge_of(payment), says_yes=True)
    hear(stage, payer, run_jobs)

    assert look(payment) == (PaymentState.PAID, "")
    assert Mail.objects.filter(kind="payments.confirm").count() == 1


def test_a_renewal_nobody_confirms_is_refused_after_three_days(saved, stage, paul, run_jobs):
    payment = asked(paul.company, 6960, method_id=saved("asks").pk)
    run_jobs()

    with clock_at(now() + timedelta(hours=71)):
        follow_up()
        assert look(payment)[0] == PaymentState.ACTION_REQUIRED
    with clock_at(now() + timedelta(hours=73)):
        follow_up()

    assert look(payment) == (PaymentState.FAILED, Cause.CONFIRMATION)
    assert stage.drawn() == 0


def test_money_goes_back_in_parts_and_never_twice(payer, payment, stage, run_jobs):
    enter(payer, payment, stage, run_jobs, "pays")

    for key, cents in (("r:1", 1000), ("r:1", 1000), ("r:2", 2480)):
        refund_payment(key=key, payment_id=payment.pk, amount_cents=cents, reason="late")
        run_jobs()

    states = Refund.objects.values_list("state", flat=True)
    assert set(states) == {RefundState.DONE}
    assert books(payment) == [0, 0, 0]
    moved = gateway(stage.name).list_movements(today(), today())
    assert sorted(line.amount_cents for line in moved) == [-2480, -1000, 3480]
    assert {line.object_id for line in moved} == {
        charge_of(payment).gateway_id,
        *Refund.objects.values_list("gateway_id", flat=True),
    }


def test_what_a_bank_takes_back_stands_in_the_statement_under_its_try(
    payer, payment, stage, run_jobs
):
    enter(payer, payment, stage, run_jobs, "pays")
    stage.take_back(charge_of(payment))

    moved = gateway(stage.name).list_movements(today(), today())

    assert sorted(line.amount_cents for line in moved) == [-3480, 3480]
    assert {line.object_id for line in moved} == {charge_of(payment).gateway_id}


def test_a_means_that_is_gone_at_the_provider_draws_nothing(saved, stage, paul, run_jobs):
    method = saved()
    stage.detach(method)

    payment = asked(paul.company, 6960, method_id=method.pk)
    run_jobs()

    assert look(payment) == (PaymentState.FAILED, Cause.REMOVED)
    assert stage.drawn() == 0


def test_a_means_removed_here_is_forgotten_there_however_often(saved, stage, paul, run_jobs):
    method = remove_method(method_id=saved().pk, actor=paul)
    run_jobs()

    detach_method(method_id=str(method.pk))

    assert method.state == MethodState.REMOVED
    assert stage.is_detached(method)


def test_an_answer_that_is_lost_is_asked_again_under_its_key(saved, stage, paul, run_jobs):
    payment = asked(paul.company, 6960, method_id=saved().pk)
    with stage.losing_answers(), pytest.raises(Unreachable):
        run_jobs()
    assert look(payment) == (PaymentState.PROCESSING, "")
    assert stage.drawn() == 1

    charge = charge_of(payment)
    send_charge(charge_id=charge.pk)
    send_charge(charge_id=charge.pk)

    assert look(payment) == (PaymentState.PAID, "")
    assert stage.drawn() == 1
    assert books(payment) == [6960, 6960, 0]


def test_a_refund_whose_answer_is_lost_is_made_once(payer, payment, stage, run_jobs):
    enter(payer, payment, stage, run_jobs, "pays")
    refund = refund_payment(key="r", payment_id=payment.pk, amount_cents=480, reason="late")
    with stage.losing_answers(), pytest.raises(Unreachable):
        run_jobs()

    with clock_at(now() + timedelta(minutes=3)):
        follow_up()

    refund.refresh_from_db()
    assert refund.state == RefundState.DONE
    assert books(payment) == [3000, 3000, 0]
    moved = gateway(stage.name).list_movements(today(), today())
    assert sorted(line.amount_cents for line in moved) == [-480, 3480]


def test_a_message_that_comes_before_the_answer_settles_the_payment(
    saved, stage, payer, paul, run_jobs
):
    payment = asked(paul.company, 6960, method_id=saved().pk)
    with stage.losing_answers(), pytest.raises(Unreachable):
        run_jobs()
    assert charge_of(payment).gateway_id is None

    hear(stage, payer, run_jobs)

    assert look(payment) == (PaymentState.PAID, "")
    send_charge(charge_id=charge_of(payment).pk)
    assert books(payment) == [6960, 6960, 0]
    assert stage.drawn() == 1


def test_a_message_counts_once_and_a_forged_one_never(payer, payment, stage, run_jobs):
    enter(payer, payment, stage, run_jobs, "pays")
    kept = Event.objects.count()
    (message, *_others) = stage.messages()

    assert stage.send(payer, message) == 200
    assert stage.send(payer, message | {"id": "another"}, forged=True) == 400
    assert Event.objects.count() == kept
    hear(stage, payer, run_jobs)
    assert books(payment) == [3480, 3480, 0]


def test_a_message_of_an_unknown_kind_or_about_nothing_of_ours_is_kept(
    payer, payment, stage, run_jobs
):
    enter(payer, payment, stage, run_jobs, "pays")
    before = look(payment), books(payment)
    message = stage.messages()[-1]

    strange = message | {"id": "evt_strange", "type": "gift_card.lost", "about": ""}
    stranger = _about_nobody(message)
    for one in (strange, stranger):
        assert stage.send(payer, one) == 200
    run_jobs()

    assert Event.objects.filter(event_id__in=["evt_strange", "evt_nobody"]).count() == 2
    assert Event.objects.get(event_id="evt_nobody").handled_at
    assert (look(payment), books(payment)) == before


def _about_nobody(message):
    nobody = {"id": "evt_nobody"}
    if "data" in message:
        inner = message["data"]["object"] | {"id": "pi_nobody"}
        return message | nobody | {"type": "payment_intent.succeeded", "data": {"object": inner}}
    return message | nobody | {"about": "charge", "object": "sim_charge_nobody"}


def test_messages_in_the_wrong_order_end_alike(payer, payment, stage, run_jobs):
    enter(payer, payment, stage, run_jobs, "lacks")
    retry_payment(payment_id=payment.pk, method_id=_good(payer, stage, run_jobs).pk, actor=None)
    run_jobs()

    for message in reversed(stage.messages()):
        stage.send(payer, message | {"id": f"again_{message['id']}"})
    run_jobs()

    assert look(payment) == (PaymentState.PAID, "")
    assert books(payment) == [3480, 3480, 0]
    assert Charge.objects.filter(state=ChargeState.FAILED).count() == 1


def _good(payer, stage, run_jobs):
    payer.post(reverse("payments:methods"), {"kind": "card"})
    setup = Setup.objects.order_by("pk").last()
    stage.enter(setup, "pays")
    hear(stage, payer, run_jobs)
    setup.refresh_from_db()
    return setup.method


def test_the_page_says_where_it_stands_without_any_message(payer, payment, stage, run_jobs):
    payer.post(reverse("payments:pay", args=[payment.pk]), {"means": "card"})
    stage.enter(Setup.objects.order_by("pk").last(), "pays")

    with clock_at(now() + timedelta(minutes=3)):
        follow_up()
        run_jobs()

    assert Payment.objects.get(pk=payment.pk).state == PaymentState.PAID
