"""Each check finds what somebody with full rights has tampered with, and only that."""

from datetime import timedelta

import pytest

from ouvrage.kit.time import clock_at, now, today
from ouvrage.kit.verifying import run_checks
from ouvrage.ledger.tests.test_verify import tamper
from ouvrage.payments.models import Difference, DifferenceKind
from ouvrage.payments.services import refund_payment, retry_payment, take_back_sale
from ouvrage.payments.services.refunding import settle_refund
from ouvrage.payments.states import RefundState
from ouvrage.payments.tests.factories import asked, ordered, paid, refused, returned
from ouvrage.payments.tests.test_money import sold

pytestmark = pytest.mark.django_db


def found():
    return {one.check.name: one.problems for one in run_checks("payments.") if one.problems}


@pytest.fixture
def books(paul, nadia):
    """A little of everything: sold for, taken back, given back, refused, owed, paid anew."""
    first = paid(asked(paul.company, key="first"))
    sale = sold(first, key="sale:1")
    take_back_sale(key="back:1", sale_id=sale.pk, ht_cents=1000, reason="late", actor=None)
    for key, cents, state in (
        ("done", 480, RefundState.DONE),
        ("bounced", 120, RefundState.FAILED),
        ("under way", 100, RefundState.ORDERED),
    ):
        refund = refund_payment(key=key, payment_id=first.pk, amount_cents=cents, reason="late")
        settle_refund(refund_id=refund.pk, state=state, gateway_id=f"re_{cents}")
    owed = paid(asked(nadia.company, key="owed"))
    sold(owed, key="sale:2")
    returned(owed)
    refused(asked(nadia.company, key="refused"))
    again = refused(asked(nadia.company, key="again"))
    retry_payment(payment_id=again.pk, actor=None)
    paid(again)
    return first


def test_honest_payments_have_no_problem(books):
    assert found() == {}


@pytest.mark.parametrize(
    ("check", "sql"),
    [
        ("paid", "UPDATE payments_payment SET state = 'failed' WHERE key = 'first'"),
        (
            "paid",
            "UPDATE payments_payment SET state = 'paid', settled_at = now() WHERE key = 'refused'",
        ),
        (
            "books",
            "UPDATE ledger_entry SET key = key || '?' WHERE key LIKE 'charge:%:received'",
        ),
        ("books", "UPDATE payments_charge SET amount_cents = 1 WHERE state = 'returned'"),
        (
            "books",
            "UPDATE ledger_entry SET key = key || '?' WHERE key LIKE 'charge:%:returned'",
        ),
        ("refunds", "UPDATE payments_refund SET amount_cents = 3400 WHERE key = 'done'"),
        ("refunds", "UPDATE payments_refund SET state = 'done' WHERE key = 'under way'"),
        ("refunds", "UPDATE payments_refund SET state = 'ordered' WHERE key = 'done'"),
        ("refunds", "UPDATE payments_refund SET state = 'declined' WHERE key = 'bounced'"),
        ("in_hand", "UPDATE payments_payment SET in_hand_cents = 7 WHERE key = 'first'"),
        ("in_hand", "UPDATE payments_payment SET owed_cents = 0 WHERE key = 'owed'"),
        ("in_hand", "UPDATE payments_sale SET ht_cents = 1 WHERE key = 'sale:1'"),
        (
            "received",
            "UPDATE ledger_account SET balance = balance + 1 WHERE code LIKE 'received:%'",
        ),
        ("received", "UPDATE ledger_account SET balance = 0 WHERE code LIKE 'owed:%'"),
    ],
)
def test_what_was_tampered_with_is_found(books, check, sql):
    tamper(sql)

    assert f"payments.{check}" in found()


def test_a_try_in_progress_for_weeks_is_found_until_somebody_looks(books, paul):
    charge = ordered(asked(paul.company, key="lost"))

    with clock_at(now() + timedelta(days=14)):
        assert found() == {}
    with clock_at(now() + timedelta(days=16)):
        assert list(found()) == ["payments.waiting"]
        Difference.objects.create(
            gateway=charge.gateway,
            reference=charge.key,
            kind=DifferenceKind.MISSING_THERE,
            day_on=today(),
            here_cents=charge.amount_cents,
        )
        assert found() == {}
