"""A company is told fifteen days before what will expire, once (RULES §4)."""

from datetime import timedelta

import pytest
import time_machine

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.jobs import announce_expiry
from ouvrage.credits.models import Cause, CreditKind
from ouvrage.credits.services import announce_expiries, freeze_wallets, grant_credits
from ouvrage.credits.tests.test_grants import give, spend
from ouvrage.kit.time import now
from ouvrage.notifications.models import Mail, Notice


@pytest.fixture(autouse=True)
def brand(db):
    return BrandFactory()


def test_what_expires_within_fifteen_days_is_told_once_in_one_mail(paul):
    until = now() + timedelta(days=10)
    give(paul, 3, expires_at=until)
    grant_credits(
        company_id=paul.company_id,
        kind=CreditKind.CONTACT,
        count=1,
        cause=Cause.PACK,
        key="pack",
        expires_at=until,
    )

    announce_expiry()
    announce_expiry()

    mail = Mail.objects.get(kind="credits.expiring")
    assert mail.recipient == paul
    assert "3 offres et 1 contact" in mail.text.replace("\n", " ")
    assert Notice.objects.filter(kind="credits.expiring").count() == 1


def test_what_expires_later_is_not_told_yet(paul):
    give(paul, 3, expires_at=now() + timedelta(days=16))

    announce_expiry()
    assert not Mail.objects.exists()

    with time_machine.travel(now() + timedelta(days=2), tick=False):
        announce_expiry()
    assert Mail.objects.count() == 1


def test_every_member_of_the_company_is_told_and_nobody_else(paul, nadia):
    colleague = UserFactory(company=paul.company)
    give(paul, 3, expires_at=now() + timedelta(days=10))

    announce_expiry()

    assert {mail.recipient for mail in Mail.objects.all()} == {paul, colleague}


def test_nothing_is_told_of_credits_that_were_spent(paul):
    give(paul, 1, expires_at=now() + timedelta(days=10))
    spend(paul)

    announce_expiry()

    assert not Mail.objects.exists()


def test_nothing_is_told_while_dates_wait_in_a_freeze(paul):
    give(paul, 1, expires_at=now() + timedelta(days=10))
    freeze_wallets(company_id=paul.company_id, cause="pause", reference="pause:1")

    announce_expiry()

    assert not Mail.objects.exists()


def test_forty_companies_cost_as_many_statements_as_four(django_assert_max_num_queries):
    def companies(count):
        for _ in range(count):
            person = UserFactory(provider=True)
            give(person, 2, key=f"gift {person.pk}", expires_at=now() + timedelta(days=10))

    companies(4)
    announce_expiries()
    companies(40)

    with django_assert_max_num_queries(14):
        assert announce_expiries() == 40
    assert announce_expiries() == 0
    assert Mail.objects.count() == Notice.objects.count() == 44


def test_a_set_that_is_too_large_is_told_in_parts(paul, nadia):
    for person in (paul, nadia):
        give(person, 2, key=f"gift {person.pk}", expires_at=now() + timedelta(days=10))

    assert [announce_expiries(limit=1) for _ in range(3)] == [1, 1, 0]
    assert {mail.recipient for mail in Mail.objects.all()} == {paul, nadia}
