"""A wallet meets a freeze, a sweep or a second run at the same moment; twins without lock break."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.errors import Frozen, NoneLeft
from ouvrage.credits.models import Cause, CreditKind, Freeze, Grant
from ouvrage.credits.services import (
    BulkGrant,
    bulk,
    expire_in_bulk,
    freeze_wallets,
    freezing,
    grant_in_bulk,
    spend_credit,
)
from ouvrage.credits.tests.test_grants import give, left, problems
from ouvrage.kit.time import clock_at, end_of_day, now, today
from ouvrage.ledger.bulk import post_in_bulk
from ouvrage.ledger.errors import NotEnoughFunds
from ouvrage.ledger.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 10


@pytest.fixture
def paul():
    return UserFactory(pseudo="paul", provider=True)


def spend(paul):
    with transaction.atomic():
        spend_credit(
            company_id=paul.company_id, kind=CreditKind.OFFRE, key="spend", reference="project:1"
        )


def at_once(*works):
    """Each in a thread and a connection of its own; what each ended with."""
    answers = [""] * len(works)

    def run(number, work):
        connection.ensure_connection()
        try:
            work()
            answers[number] = "done"
        except Exception as error:  # noqa: BLE001 - whatever breaks is the answer
            answers[number] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def spend_while_freezing(paul, monkeypatch):
    """The freeze is written and not yet committed when the spend comes."""
    written, tell = threading.Event(), freezing._tell

    def tell_slowly(*arguments, **data):
        tell(*arguments, **data)
        written.set()
        spent.wait(timeout=1)

    def spend_then_say():
        written.wait(timeout=PATIENCE)
        try:
            spend(paul)
        finally:
            spent.set()

    spent = threading.Event()
    monkeypatch.setattr(freezing, "_tell", tell_slowly)
    freeze = {"company_id": paul.company_id, "cause": "pause", "reference": "pause:1"}
    return at_once(lambda: freeze_wallets(**freeze), spend_then_say)


def test_a_spend_that_meets_a_freeze_is_refused(paul, monkeypatch):
    give(paul, 3)

    answers = spend_while_freezing(paul, monkeypatch)

    assert answers == ["done", Frozen.__name__]
    assert left(paul) == 3
    assert problems() == []


def test_without_the_hold_on_the_wallets_a_credit_leaves_them_while_they_are_frozen(
    paul, monkeypatch
):
    give(paul, 3)
    monkeypatch.setattr(freezing, "hold", lambda names: None)

    answers = spend_while_freezing(paul, monkeypatch)

    assert answers == ["done", "done"]
    frozen_at = Freeze.objects.get().frozen_at
    assert Entry.objects.filter(kind="credits.spent", at__gt=frozen_at).exists()


def month_of(companies):
    until = end_of_day(today() + timedelta(days=30))
    return [
        BulkGrant(one, CreditKind.OFFRE, 3, Cause.PLAN, f"plan:{one}:OFFRE", until)
        for one in companies
    ]


def test_two_bulk_runs_at_once_grant_each_row_once():
    companies = [UserFactory(provider=True).company_id for _ in range(20)]
    rows = month_of(companies)

    answers = at_once(lambda: grant_in_bulk(rows), lambda: grant_in_bulk(rows[::-1]))

    assert answers == ["done", "done"]
    assert Grant.objects.count() == 20
    assert problems() == []


def test_without_the_hold_the_second_bulk_run_breaks(monkeypatch):
    rows = month_of([UserFactory(provider=True).company_id for _ in range(5)])
    read = threading.Barrier(2)

    def both_have_read():
        read.wait(timeout=PATIENCE)
        return now()

    monkeypatch.setattr(bulk, "hold_in_bulk", lambda names: None)
    monkeypatch.setattr(bulk, "now", both_have_read)

    answers = at_once(lambda: grant_in_bulk(rows), lambda: grant_in_bulk(rows))

    assert sorted(answers) == [IntegrityError.__name__, "done"]


def spend_in_time(paul, grant):
    """A second before the end of the grant."""
    with clock_at(grant.expires_at - timedelta(seconds=1)):
        spend(paul)


def sweep_after(grant):
    with clock_at(grant.expires_at + timedelta(seconds=1)):
        expire_in_bulk(grant_ids=[grant.pk])


def test_live_credits_are_spent_or_expire_and_never_both(paul):
    grant = give(paul, 4, expires_at=end_of_day(today()))

    answers = at_once(lambda: spend_in_time(paul, grant), lambda: sweep_after(grant))

    assert answers in (["done", "done"], [NoneLeft.__name__, "done"])
    grant.refresh_from_db()
    assert grant.left == 0
    assert problems() == []


def test_without_the_hold_the_sweep_takes_what_was_just_spent(paul, monkeypatch):
    grant = give(paul, 4, expires_at=end_of_day(today()))
    read, spent = threading.Event(), threading.Event()

    def post_late(**entries):
        read.set()
        spent.wait(timeout=PATIENCE)
        return post_in_bulk(**entries)

    def spend_then_say():
        read.wait(timeout=PATIENCE)
        spend_in_time(paul, grant)
        spent.set()

    monkeypatch.setattr(bulk, "hold_in_bulk", lambda names: None)
    monkeypatch.setattr(bulk, "post_in_bulk", post_late)

    answers = at_once(lambda: sweep_after(grant), spend_then_say)

    assert answers == [NotEnoughFunds.__name__, "done"]
