"""A pack is withdrawn from while a credit of it is spent; the twin without the hold refunds it."""

import threading

import pytest

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.errors import NoneLeft, PackCreditsSpent
from ouvrage.credits.models import Grant
from ouvrage.credits.packs import rules
from ouvrage.credits.packs.queries import spent_of
from ouvrage.credits.packs.services import undoing, withdraw_pack
from ouvrage.credits.tests.factories import bought_pack, install_packs
from ouvrage.credits.tests.test_grants import problems
from ouvrage.credits.tests.test_races import PATIENCE, at_once, spend
from ouvrage.kit.verifying import run_checks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paul():
    BrandFactory()
    install_packs()
    return UserFactory(pseudo="paul", provider=True)


def test_a_spend_and_a_withdrawal_at_once_never_both_succeed(paul):
    order = bought_pack(paul, "offres")

    answers = at_once(lambda: spend(paul), lambda: withdraw_pack(order_id=order.pk, actor=paul))

    assert answers in (["done", PackCreditsSpent.__name__], [NoneLeft.__name__, "done"])
    assert problems() == []


def test_without_the_hold_on_the_wallets_a_spent_credit_is_refunded(paul, monkeypatch):
    order = bought_pack(paul, "offres")
    counted, spent = threading.Event(), threading.Event()
    check = rules.check_unspent

    def check_then_wait(count):
        check(count)
        counted.set()
        spent.wait(timeout=PATIENCE)

    def spend_then_say():
        counted.wait(timeout=PATIENCE)
        spend(paul)
        spent.set()

    monkeypatch.setattr(undoing, "hold_wallets", lambda company_id: None)
    monkeypatch.setattr(rules, "check_unspent", check_then_wait)

    answers = at_once(spend_then_say, lambda: withdraw_pack(order_id=order.pk, actor=paul))

    order.refresh_from_db()
    assert answers == ["done", "done"]
    assert (order.state, spent_of(order)) == ("withdrawn", 1)


def test_the_books_notice_a_pack_whose_credits_are_missing(paul):
    bought_pack(paul, "offres")
    assert problems() == []

    Grant.objects.update(key="somebody else’s")

    found = [problem for outcome in run_checks("credits.packs") for problem in outcome.problems]
    assert len(found) == 1
