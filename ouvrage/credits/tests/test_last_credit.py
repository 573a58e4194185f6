"""Fifty people of one company spend its last credit at once (INV-03)."""

import threading
import time
from collections import Counter

import pytest
from django.db import IntegrityError, connection, transaction

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.errors import NoneLeft
from ouvrage.credits.jobs import expire_due
from ouvrage.credits.models import CreditKind, Grant
from ouvrage.credits.services import spend_credit
from ouvrage.credits.tests.test_grants import give, problems, spend
from ouvrage.kit.time import now
from ouvrage.ledger import services as ledger
from ouvrage.ledger import statements
from ouvrage.ledger.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner():
    paul: User = UserFactory(pseudo="paul", provider=True)
    give(paul, 2)
    spend(paul, key="the one before")
    return paul


@pytest.fixture(autouse=True)
def slow_hand(monkeypatch: pytest.MonkeyPatch):
    """A moment passes between looking at the balance and writing the entry."""
    write = statements.write_entry

    def write_slowly(*arguments):
        time.sleep(0.05)
        return write(*arguments)

    monkeypatch.setattr(ledger, "write_entry", write_slowly)


def spend_at_once(owner, people):
    """Everybody connects, waits for the others, then spends with a key of their own."""
    answers: Counter[str] = Counter()
    start = threading.Barrier(people, timeout=60)

    def spend_one(number):
        connection.ensure_connection()
        start.wait()
        try:
            with transaction.atomic():
                spend_credit(
                    company_id=owner.company_id,
                    kind=CreditKind.OFFRE,
                    key=f"spend:{number}",
                    reference="project:1",
                )
            answers["spent"] += 1
        except (NoneLeft, IntegrityError) as error:
            answers[type(error).__name__] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=spend_one, args=[number]) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_exactly_one_of_fifty_gets_the_last_credit(owner):
    answers = spend_at_once(owner, 50)

    assert answers == {"spent": 1, "NoneLeft": 49}
    assert Entry.objects.filter(kind="credits.spent").count() == 2
    assert problems() == []


def test_without_the_lock_the_others_are_not_refused_but_crash(owner, monkeypatch):
    monkeypatch.setattr(statements, "HOLD", statements.HOLD.replace("FOR NO KEY UPDATE", ""))

    answers = spend_at_once(owner, 20)

    assert answers["IntegrityError"] > 0


def test_a_credit_is_not_spent_while_it_is_taken_back(owner):
    Grant.objects.update(expires_at=now())
    start = threading.Barrier(2)

    def sweep():
        start.wait()
        expire_due()
        connection.close()

    threads = [threading.Thread(target=sweep) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Entry.objects.filter(kind="credits.expired").count() == 1
    assert problems() == []
