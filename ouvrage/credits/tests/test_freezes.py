"""Frozen credits are neither spent nor lost, and get their days back."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine

from ouvrage.credits import facts
from ouvrage.credits.errors import Frozen, NoneLeft
from ouvrage.credits.jobs import expire_due
from ouvrage.credits.models import CreditKind, Freeze, Grant
from ouvrage.credits.queries import balances
from ouvrage.credits.services import freeze_wallets, thaw_wallets
from ouvrage.credits.tests.test_grants import give, left, problems, spend
from ouvrage.journal.models import Fact
from ouvrage.kit.time import PARIS, end_of_day, now, today


def freeze(paul, reference="pause:1"):
    return freeze_wallets(company_id=paul.company_id, cause="pause", reference=reference)


def thaw(paul, reference="pause:1"):
    return thaw_wallets(company_id=paul.company_id, cause="pause", reference=reference)


def after(days):
    return time_machine.travel(now() + timedelta(days=days), tick=False)


def test_a_frozen_credit_is_not_spent_and_the_refusal_says_why(paul):
    give(paul, 2)
    freeze(paul)

    with pytest.raises(Frozen) as refused:
        spend(paul)

    assert refused.value.code == "credits.frozen"
    assert left(paul) == 2


def test_an_empty_wallet_that_is_frozen_says_that_it_is_frozen(paul):
    freeze(paul)

    with pytest.raises(Frozen):
        spend(paul)


def test_after_the_thaw_it_is_spent_as_before(paul):
    give(paul, 2)
    freeze(paul)
    thaw(paul)

    spend(paul)

    assert left(paul) == 1
    assert problems() == []


def test_nothing_expires_in_a_freeze_and_the_days_come_back(paul):
    until = end_of_day(today() + timedelta(days=10))
    give(paul, 2, expires_at=until)
    freeze(paul)

    with after(days=30):
        expire_due()
        assert left(paul) == 2
        thaw(paul)

    assert Grant.objects.get().expires_at == end_of_day(today() + timedelta(days=40))
    assert Fact.objects.get(kind=facts.THAWED.name).data["days"] == 30
    assert problems() == []


def test_what_was_over_before_the_freeze_stays_over(paul):
    give(paul, 2, expires_at=now() + timedelta(days=1))
    with after(days=2):
        freeze(paul)
    with after(days=9):
        thaw(paul)
        expire_due()

        assert balances(paul.company_id)[CreditKind.OFFRE].count == 0
        with pytest.raises(NoneLeft):
            spend(paul)
    assert problems() == []


def test_a_grant_that_came_in_a_freeze_gets_back_only_the_days_it_waited(paul):
    freeze(paul)
    with after(days=20):
        give(paul, expires_at=end_of_day(today() + timedelta(days=5)))
        promised = Grant.objects.get().expires_at
    with after(days=30):
        thaw(paul)

    assert Grant.objects.get().expires_at == promised + timedelta(days=10)


@pytest.mark.parametrize(
    ("start", "end"),
    [(date(2027, 3, 20), date(2027, 4, 9)), (date(2027, 10, 20), date(2027, 11, 9))],
)
def test_the_last_second_of_a_day_in_paris_stays_so_across_daylight_saving(paul, start, end):
    with time_machine.travel(datetime.combine(start, time(12), PARIS), tick=False):
        give(paul, expires_at=end_of_day(today() + timedelta(days=1)))
        freeze(paul)
    with time_machine.travel(datetime.combine(end, time(12), PARIS), tick=False):
        thaw(paul)
        promised = end_of_day(today() + timedelta(days=1))

    assert Grant.objects.get().expires_at == promised


def test_two_reasons_that_overlap_count_their_days_once(paul):
    give(paul, expires_at=end_of_day(today() + timedelta(days=10)))
    freeze(paul, "pause:1")
    with after(days=5):
        freeze(paul, "incident:1")
    with after(days=8):
        thaw(paul, "pause:1")
        with pytest.raises(Frozen):
            spend(paul)
    with after(days=12):
        thaw(paul, "incident:1")

    assert Grant.objects.get().expires_at == end_of_day(today() + timedelta(days=22))


def test_freezing_and_thawing_twice_change_nothing_more(paul):
    give(paul)
    freeze(paul)
    freeze(paul)
    with after(days=3):
        thaw(paul)
        thaw(paul)

    assert Freeze.objects.count() == 1
    assert Freeze.objects.get().moved_days == 3
    assert Fact.objects.filter(kind=facts.THAWED.name).count() == 1


def test_thawing_what_was_never_frozen_is_nothing(paul):
    assert thaw(paul) is None
