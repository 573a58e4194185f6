"""A company is told fifteen days before what will expire, once (RULES §4)."""

from datetime import timedelta

import pytest
import time_machine

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.credits.jobs import announce_expiry
from ouvrage.credits.models import Cause, CreditKind
from ouvrage.credits.services import announce_expiry as announce
from ouvrage.credits.services import grant_credits
from ouvrage.credits.tests.test_grants import give, spend
from ouvrage.kit.time import now, paris_day
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
    assert "3 crédits offre, 1 crédit contact" in mail.text.replace("\n", " ")
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


def test_nothing_is_told_of_credits_that_were_spent_meanwhile(paul):
    until = now() + timedelta(days=10)
    give(paul, 1, expires_at=until)
    spend(paul)

    announce(company_id=paul.company_id, day=paris_day(until))

    assert not Mail.objects.exists()
