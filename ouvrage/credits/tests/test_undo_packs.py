"""A pack is withdrawn from, or its money taken back by the bank: what is unspent goes with it."""

from datetime import timedelta

import pytest
import time_machine

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits import errors
from ouvrage.credits.packs import services
from ouvrage.credits.packs.rules import withdrawable_until
from ouvrage.credits.queries import balances
from ouvrage.credits.tests.factories import bought_pack, install_packs, ordered_pack, payment_of
from ouvrage.credits.tests.test_grants import problems, spend
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import end_of_day, today
from ouvrage.notifications.models import Mail
from ouvrage.payments.models import Refund, Sale
from ouvrage.payments.tests.factories import paid, returned


@pytest.fixture(autouse=True)
def site(db):
    install_packs()
    return BrandFactory()


def left(person):
    return {kind: balance.count for kind, balance in balances(person.company_id).items()}


def test_withdrawing_refunds_everything_and_takes_the_credits_back(paul):
    order = bought_pack(paul)

    services.withdraw_pack(order_id=order.pk, actor=paul)
    services.withdraw_pack(order_id=order.pk, actor=paul)

    order.refresh_from_db()
    assert order.state == "withdrawn"
    assert left(paul) == {"CONSULTATION": 0, "OFFRE": 0, "CONTACT": 0}
    assert Refund.objects.get().amount_cents == 2_388
    assert sorted(Sale.objects.values_list("ht_cents", flat=True)) == [-1_990, 1_990]
    assert Mail.objects.filter(kind="credits.pack_withdrawn").count() == 1
    assert problems() == []


def test_a_spent_credit_ends_the_right_to_withdraw_and_the_refusal_says_so(paul):
    order = bought_pack(paul)
    spend(paul)

    with pytest.raises(errors.PackCreditsSpent) as refused:
        services.withdraw_pack(order_id=order.pk, actor=paul)

    assert "1" in refused.value.text
    assert left(paul) == {"CONSULTATION": 10, "OFFRE": 4, "CONTACT": 2}


def test_the_last_second_of_the_fourteenth_day_is_still_in_time(paul):
    order = bought_pack(paul)
    until = withdrawable_until(order)

    assert until == end_of_day(today() + timedelta(days=14))
    too_late = time_machine.travel(until + timedelta(seconds=1), tick=False)
    with too_late, pytest.raises(errors.PackTooLate):
        services.withdraw_pack(order_id=order.pk, actor=paul)
    with time_machine.travel(until, tick=False):
        services.withdraw_pack(order_id=order.pk, actor=paul)


def test_an_unpaid_order_is_given_up_rather_than_withdrawn_from(paul):
    order = ordered_pack(paul)

    with pytest.raises(errors.OrderNotPaid):
        services.withdraw_pack(order_id=order.pk, actor=paul)


def test_money_that_the_bank_takes_back_takes_all_that_is_unspent(paul):
    order = bought_pack(paul)
    returned(payment_of(order))
    run_due()
    services.take_back_returned(order_id=order.pk)

    order.refresh_from_db()
    assert (order.state, order.taken) == (
        "returned",
        {"CONSULTATION": 10, "OFFRE": 5, "CONTACT": 2},
    )
    assert left(paul) == {"CONSULTATION": 0, "OFFRE": 0, "CONTACT": 0}
    assert payment_of(order).owed_cents == 0
    assert Mail.objects.filter(kind="credits.pack_returned").count() == 1
    assert problems() == []


def test_what_was_spent_stays_open_and_its_share_due(paul):
    order = bought_pack(paul, "offres")
    spend(paul)
    returned(payment_of(order))
    run_due()

    order.refresh_from_db()
    assert order.taken == {"OFFRE": 4}
    assert payment_of(order).owed_cents == 190  # a fifth of 9,48 euros, VAT included
    assert Sale.objects.get(reverses__isnull=False).ht_cents == -632
    assert problems() == []


def test_paid_again_what_was_taken_comes_back(paul):
    order = bought_pack(paul, "offres")
    spend(paul)
    returned(payment_of(order))
    run_due()

    paid(payment_of(order))
    run_due()

    order.refresh_from_db()
    assert (order.state, order.round, order.taken) == ("paid", 2, {})
    assert left(paul)["OFFRE"] == 4
    payment = payment_of(order)
    assert (payment.owed_cents, payment.in_hand_cents) == (0, 0)
    assert sum(Sale.objects.values_list("ht_cents", flat=True)) == 790
    assert problems() == []
