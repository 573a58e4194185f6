"""Money comes, is sold for, goes back; the books tell the same at every step."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.errors import IllegalMove
from ouvrage.ledger.queries import balance_of
from ouvrage.payments.causes import Cause
from ouvrage.payments.errors import (
    MethodInUse,
    MoreThanSold,
    NeedsSecondPerson,
    NotInHand,
    NotPayable,
    UnusableMethod,
    WrongAmount,
)
from ouvrage.payments.models import Charge, Refund, Sale
from ouvrage.payments.services import (
    approve_refund,
    cancel_payment,
    decline_refund,
    propose_refund,
    refund_payment,
    remove_method,
    retry_payment,
    sell,
    take_back_sale,
)
from ouvrage.payments.services.asking import pay
from ouvrage.payments.services.refunding import settle_refund
from ouvrage.payments.services.settling import Answer, apply_answer
from ouvrage.payments.states import ChargeState, PaymentState, RefundState
from ouvrage.payments.tests.factories import (
    Price,
    Rate,
    asked,
    card,
    ordered,
    paid,
    refused,
    returned,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def payment(paul):
    return asked(paul.company, 3480)


@pytest.fixture
def agnes(db):
    return UserFactory(pseudo="agnes", staff_roles=["accountant"])


@pytest.fixture
def bruno(db):
    return UserFactory(pseudo="bruno", staff_roles=["accountant"])


def books(company):
    codes = ["psp:simulator", f"received:{company.pk}", f"owed:{company.pk}"]
    return [balance_of(code) for code in codes]


def sold(payment, key="sale:1", ht=2900, vat=580):
    return sell(
        key=key,
        company_id=payment.company_id,
        brand_id=BrandFactory().pk,
        kind="plan",
        label={"fr": "Essentiel", "en": "Essentiel"},
        amounts=Price(ht, vat),
        case=Rate(),
        payment_id=payment.pk,
        actor=None,
    )


def kinds():
    facts = Fact.objects.filter(kind__startswith="payments").order_by("pk")
    return list(facts.values_list("kind", flat=True))


def test_a_payment_is_asked_once_per_key(paul):
    first = asked(paul.company, key="order:1")

    assert asked(paul.company, key="order:1") == first
    assert kinds() == ["payments.asked"]


@pytest.mark.parametrize("cents", [0, -1, 100_000_001, 2**70])
def test_an_impossible_amount_is_refused(paul, cents):
    with pytest.raises(WrongAmount):
        asked(paul.company, cents)


def test_an_address_elsewhere_is_no_way_back(paul):
    with pytest.raises(IntegrityError), transaction.atomic():
        asked(paul.company, return_path="//mal.example/")


def test_money_comes_and_is_sold_for(payment, paul):
    paid(payment)
    assert books(paul.company) == [3480, 3480, 0]

    sale = sold(payment)

    assert books(paul.company) == [3480, 0, 0]
    assert balance_of("revenue:plan") == 2900
    assert balance_of("vat:2000") == 580
    assert sold(payment) == sale
    assert kinds()[-2:] == ["payments.settled", "payments.sold"]


def test_the_same_money_is_not_sold_for_twice(payment):
    paid(payment)
    sold(payment)

    with pytest.raises(NotInHand):
        sold(payment, key="sale:2")


def test_nothing_is_sold_before_the_money_is_there(payment):
    with pytest.raises(NotInHand):
        sold(payment)


def test_a_refusal_says_its_cause_and_may_be_tried_again(payment, paul):
    refused(payment, Cause.FUNDS)
    payment.refresh_from_db()
    assert (payment.state, payment.failure_code) == (PaymentState.FAILED, Cause.FUNDS)

    again = retry_payment(payment_id=payment.pk, actor=None)

    assert (again.state, again.tries) == (PaymentState.PROCESSING, 2)
    paid(again)
    assert books(paul.company) == [3480, 3480, 0]
    fact = Fact.objects.get(kind="payments.failed")
    assert (fact.data["cause"], fact.data["tries"]) == (Cause.FUNDS, 1)


def test_a_second_click_draws_nothing_more(payment, paul):
    method = card(paul.company)

    pay(payment_id=payment.pk, method_id=method.pk, actor=paul)
    pay(payment_id=payment.pk, method_id=method.pk, actor=paul)

    assert Charge.objects.count() == 1


def test_a_stranger_neither_pays_nor_uses_my_card(payment, paul, nadia):
    mine, hers = card(paul.company), card(nadia.company)

    with pytest.raises(Http404):
        pay(payment_id=payment.pk, method_id=mine.pk, actor=nadia)
    with pytest.raises(Http404):
        pay(payment_id=payment.pk, method_id=hers.pk, actor=paul)


def test_a_removed_or_expired_card_draws_nothing(payment, paul):
    old = card(paul.company, expiry_year=2026, expiry_month=10)
    gone = remove_method(method_id=card(paul.company).pk, actor=paul)

    for method in (old, gone):
        with pytest.raises(UnusableMethod):
            pay(payment_id=payment.pk, method_id=method.pk, actor=paul)


def test_a_card_in_use_is_kept(payment, paul):
    method = card(paul.company)
    pay(payment_id=payment.pk, method_id=method.pk, actor=paul)

    with pytest.raises(MethodInUse):
        remove_method(method_id=method.pk, actor=paul)


def test_a_cancelled_payment_is_not_tried(payment, paul):
    cancel_payment(payment_id=payment.pk, actor=paul)

    with pytest.raises(NotPayable):
        pay(payment_id=payment.pk, method_id=card(paul.company).pk, actor=paul)


def test_a_payment_under_way_is_not_cancelled(payment, paul):
    ordered(payment)

    with pytest.raises(IllegalMove):
        cancel_payment(payment_id=payment.pk, actor=paul)


def test_money_that_comes_after_all_was_cancelled_goes_back_by_itself(payment, paul):
    charge = ordered(payment)
    needs = Answer(ChargeState.ACTION_REQUIRED, "charge_1", "", "https://bank.example/3d")
    apply_answer(charge_id=charge.pk, answer=needs)
    cancel_payment(payment_id=payment.pk, actor=paul)

    apply_answer(charge_id=charge.pk, answer=Answer(ChargeState.PAID, "charge_1"))

    payment.refresh_from_db()
    assert payment.state == PaymentState.CANCELLED
    refund = Refund.objects.get()
    assert (refund.amount_cents, refund.state) == (3480, RefundState.ORDERED)
    assert books(paul.company) == [3480, 0, 0]
    assert "payments.settled" not in kinds()


def test_what_the_bank_takes_back_after_a_sale_is_owed_and_may_be_paid_anew(payment, paul):
    paid(payment)
    sold(payment)
    returned(payment)
    assert books(paul.company) == [0, 0, 3480]

    retry_payment(payment_id=payment.pk, actor=None)
    paid(payment)

    assert books(paul.company) == [3480, 0, 0]
    payment.refresh_from_db()
    assert (payment.state, payment.owed_cents) == (PaymentState.PAID, 0)


def test_what_is_owed_becomes_less_when_its_sale_is_taken_back(payment, paul):
    paid(payment)
    sale = sold(payment)
    returned(payment)

    take_back_sale(key="back:1", sale_id=sale.pk, ht_cents=2900, reason="returned", actor=None)

    assert books(paul.company) == [0, 0, 0]
    assert (balance_of("revenue:plan"), balance_of("vat:2000")) == (0, 0)


def test_a_sale_is_taken_back_in_parts_that_sum_to_the_whole(payment, paul):
    paid(payment)
    sale = sold(payment)

    for number, ht in enumerate([967, 967, 966]):
        take_back_sale(key=f"b:{number}", sale_id=sale.pk, ht_cents=ht, reason="", actor=None)

    assert sum(row.ttc_cents for row in Sale.objects.all()) == 0
    assert books(paul.company) == [3480, 3480, 0]
    with pytest.raises(MoreThanSold):
        take_back_sale(key="b:4", sale_id=sale.pk, ht_cents=1, reason="", actor=None)


def test_a_rule_gives_money_back_at_once_and_once(payment, paul):
    paid(payment)

    refund = refund_payment(key="r:1", payment_id=payment.pk, amount_cents=3480, reason="late")
    same = refund_payment(key="r:1", payment_id=payment.pk, amount_cents=3480, reason="late")

    assert refund == same
    assert balance_of("refunding:simulator") == 3480
    settle_refund(refund_id=refund.pk, state=RefundState.DONE, gateway_id="re_1")
    assert books(paul.company) == [0, 0, 0]
    assert balance_of("refunding:simulator") == 0
    assert kinds()[-1] == "payments.refunded"


def test_money_sold_for_is_not_given_back_without_taking_the_sale_back(payment):
    paid(payment)
    sold(payment)

    with pytest.raises(NotInHand):
        refund_payment(key="r:1", payment_id=payment.pk, amount_cents=1, reason="no")


def test_a_refund_that_the_bank_refuses_is_in_hand_again(payment, paul):
    paid(payment)
    refund = refund_payment(key="r:1", payment_id=payment.pk, amount_cents=480, reason="late")

    settle_refund(refund_id=refund.pk, state=RefundState.FAILED, gateway_id="re_1")

    assert books(paul.company) == [3480, 3480, 0]


def test_a_large_refund_needs_another_accountant(paul, agnes, bruno, sophie):
    payment = paid(asked(paul.company, 30_000))
    give: dict[str, Any] = {"payment_id": payment.pk, "amount_cents": 20_001, "reason": "gesture"}

    with pytest.raises(NeedsSecondPerson):
        refund_payment(key="r:1", actor=agnes, **give)
    with pytest.raises(NeedsSecondPerson):
        refund_payment(key="r:2", actor=agnes, approved_by=agnes, **give)
    refund = propose_refund(key="r:3", actor=agnes, **give)
    assert refund.state == RefundState.TO_APPROVE
    for nobody in (agnes, sophie):
        with pytest.raises(NeedsSecondPerson):
            approve_refund(refund_id=refund.pk, actor=nobody)

    approve_refund(refund_id=refund.pk, actor=bruno)
    approved = approve_refund(refund_id=refund.pk, actor=bruno)

    assert (approved.state, approved.approved_by) == (RefundState.ORDERED, bruno)


def test_the_database_itself_wants_two_people(paul, agnes):
    payment = paid(asked(paul.company, 30_000))
    give: dict[str, Any] = {"payment_id": payment.pk, "amount_cents": 25_000, "reason": "gesture"}
    refund = propose_refund(key="r:1", actor=agnes, **give)

    with pytest.raises(IntegrityError), transaction.atomic():
        Refund.objects.filter(pk=refund.pk).update(approved_by=agnes)


def test_a_declined_refund_moves_nothing(paul, agnes, bruno):
    payment = paid(asked(paul.company, 30_000))
    give: dict[str, Any] = {"payment_id": payment.pk, "amount_cents": 25_000, "reason": "gesture"}
    refund = propose_refund(key="r:1", actor=agnes, **give)

    decline_refund(refund_id=refund.pk, answer="Déjà rendu.", actor=bruno)

    assert books(paul.company)[1] == 30_000


def test_a_refund_takes_its_sale_back_in_the_same_stroke(payment, paul, agnes):
    paid(payment)
    sale = sold(payment)

    propose_refund(
        key="r:1",
        payment_id=payment.pk,
        amount_cents=1740,
        reason="half",
        actor=agnes,
        sale_id=sale.pk,
    )

    assert (balance_of("revenue:plan"), balance_of("vat:2000")) == (1450, 290)
    assert books(paul.company) == [3480, 0, 0]
