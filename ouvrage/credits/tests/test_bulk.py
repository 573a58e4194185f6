"""Many grants at once leave the same books as one by one, also after being cut short."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits import facts
from ouvrage.credits.jobs import expire_due
from ouvrage.credits.models import Cause, CreditKind, Grant
from ouvrage.credits.services import BulkGrant, bulk, grant_credits, grant_in_bulk
from ouvrage.credits.tests.test_grants import give, left, problems, spend
from ouvrage.journal.models import Fact
from ouvrage.kit.time import now
from ouvrage.ledger.bulk import post_in_bulk
from ouvrage.ledger.errors import NotEnoughFunds
from ouvrage.ledger.models import Account, Entry, Posting


def rows(companies, until, count=3):
    return [
        BulkGrant(company, kind, count, Cause.PLAN, f"plan:{company}:{kind}:é", until)
        for company in companies
        for kind in CreditKind.values
    ]


def books():
    """All that the books say, whatever the numbers of the rows."""
    lines = Posting.objects.order_by("entry__key", "account__code").values_list(
        "entry__key", "entry__kind", "entry__reference", "entry__fingerprint", "account__code",
        "amount", "position", "balance_after", "digest",
    )  # fmt: skip
    accounts = Account.objects.order_by("code").values_list("code", "balance", "length", "head")
    return list(lines), list(accounts)


def test_the_books_are_the_same_to_the_digest_as_one_by_one(paul, nadia):
    companies, until = [paul.company_id, nadia.company_id], now() + timedelta(days=30)
    give(paul, 2)  # a chain that has begun
    mark = transaction.savepoint_create()
    one_by_one(rows(companies, until))
    expected = books()
    transaction.savepoint_rollback(mark)

    assert grant_in_bulk(rows(companies, until)) == 6

    assert books() == expected
    assert Fact.objects.filter(kind=facts.GRANTED.name).count() == 7
    assert problems() == []


def one_by_one(given):
    for row in given:
        grant_credits(
            company_id=row.company_id,
            kind=row.kind,
            count=row.count,
            cause=row.cause,
            key=row.key,
            expires_at=row.expires_at,
        )


def test_asking_twice_gives_once(paul, nadia):
    given = rows([paul.company_id, nadia.company_id], now() + timedelta(days=30))

    assert grant_in_bulk(given) == 6
    assert grant_in_bulk([*given, *given]) == 0

    assert left(paul) == 3
    assert problems() == []


def test_a_run_that_is_cut_short_is_run_again_to_the_same_books(paul, nadia, monkeypatch):
    given = rows([paul.company_id, nadia.company_id], now() + timedelta(days=30))
    monkeypatch.setattr(bulk, "BATCH", 2)
    post, calls = post_in_bulk, []

    def cut_short(**values):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return post(**values)

    monkeypatch.setattr(bulk, "post_in_bulk", cut_short)
    with pytest.raises(KeyboardInterrupt):
        grant_in_bulk(given)
    assert Grant.objects.count() == 2

    assert grant_in_bulk(given) == 4
    assert Grant.objects.count() == Entry.objects.count() == 6
    assert problems() == []


def test_one_wallet_may_get_several_grants_in_one_call(paul):
    until = now() + timedelta(days=30)
    given = [
        BulkGrant(paul.company_id, CreditKind.OFFRE, count, Cause.PLAN, f"plan:{count}", until)
        for count in (1, 2, 3)
    ]

    assert grant_in_bulk(given) == 3

    assert left(paul) == 6
    assert problems() == []


def test_the_number_of_statements_does_not_grow_with_the_rows(db, django_assert_max_num_queries):
    companies = [UserFactory(provider=True).company_id for _ in range(20)]

    with django_assert_max_num_queries(18):
        grant_in_bulk(rows(companies, now() + timedelta(days=30)))


def test_expiry_sweeps_many_wallets_in_few_statements(db, django_assert_max_num_queries):
    people = [UserFactory(provider=True) for _ in range(20)]
    for person in people:
        give(person, 3, key=f"gift:{person.pk}", expires_at=now() + timedelta(days=1))
        give(person, 2, key=f"more:{person.pk}", expires_at=now() + timedelta(days=2))
    spend(people[0])

    with (
        time_machine.travel(now() + timedelta(days=3), tick=False),
        django_assert_max_num_queries(40),
    ):
        expire_due()

    assert not Grant.objects.filter(left__gt=0).exists()
    assert Fact.objects.filter(kind=facts.EXPIRED.name).count() == 40
    assert problems() == []


def test_a_batch_that_would_go_below_zero_is_refused_whole(paul):
    grant = give(paul, 1)
    entry = bulk._departure(Grant(id=grant.pk, company_id=paul.company_id, kind="OFFRE", left=2))

    with pytest.raises(NotEnoughFunds), transaction.atomic():
        post_in_bulk(kind="x", entries=[entry])

    assert Entry.objects.count() == 1
