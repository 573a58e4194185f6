"""Credits are given, returned and taken back when their time is over, each once."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from ouvrage.accounts import facts as accounts_facts
from ouvrage.credits import facts
from ouvrage.credits.errors import NeedsSecondPerson, NoneLeft
from ouvrage.credits.jobs import expire_due
from ouvrage.credits.models import Cause, CreditKind, Grant
from ouvrage.credits.queries import Balance, balances
from ouvrage.credits.services import (
    expire_in_bulk,
    grant_credits,
    return_credit,
    spend_credit,
    welcome_company,
)
from ouvrage.journal.models import Fact
from ouvrage.journal.services import record
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.kit.verifying import run_checks


def problems():
    outcomes = [*run_checks("ledger."), *run_checks("credits.")]
    return [problem for outcome in outcomes for problem in outcome.problems]


def give(paul, count=1, key="gift", **more):
    return grant_credits(
        company_id=paul.company_id,
        kind=CreditKind.OFFRE,
        count=count,
        cause=Cause.PROMOTION,
        key=key,
        **more,
    )


def spend(paul, key="spend"):
    with transaction.atomic():
        spend_credit(
            company_id=paul.company_id, kind=CreditKind.OFFRE, key=key, reference="project:1"
        )


def give_back(paul, spend_key="spend"):
    with transaction.atomic():
        return return_credit(
            company_id=paul.company_id,
            kind=CreditKind.OFFRE,
            key=f"back:{spend_key}",
            reference="project:1",
            cause=Cause.PROJECT_VOIDED,
            spend_key=spend_key,
            project_id=1,
        )


def left(paul):
    return balances(paul.company_id)[CreditKind.OFFRE].count


def test_a_grant_is_given_once_per_key(paul):
    first = give(paul, 5)
    second = give(paul, 5)

    assert first.pk == second.pk
    assert left(paul) == 5
    assert Fact.objects.filter(kind=facts.GRANTED.name).count() == 1
    assert problems() == []


def test_a_new_company_is_welcomed_with_credits_once(paul):
    welcome_company(company_id=paul.company_id)
    welcome_company(company_id=paul.company_id)

    counts = {kind: balance.count for kind, balance in balances(paul.company_id).items()}
    assert counts == {"CONSULTATION": 3, "OFFRE": 1, "CONTACT": 0}


def test_opening_a_company_brings_its_welcome_credits(paul):
    with transaction.atomic():
        record(
            accounts_facts.COMPANY_OPENED,
            subject=paul.company,
            actor=paul,
            company_id=paul.company_id,
        )
    run_due()

    assert left(paul) == 1


def test_spending_takes_from_the_grant_that_expires_first(paul):
    late = give(paul, 2, key="late", expires_at=now() + timedelta(days=90))
    soon = give(paul, 2, key="soon", expires_at=now() + timedelta(days=9))

    spend(paul)

    late.refresh_from_db()
    soon.refresh_from_db()
    assert (soon.left, late.left) == (1, 2)


def test_the_balance_tells_how_many_expire_first_and_when(paul):
    soon = now() + timedelta(days=9)
    give(paul, 2, key="soon", expires_at=soon)
    give(paul, 3, key="late", expires_at=now() + timedelta(days=90))

    assert balances(paul.company_id)[CreditKind.OFFRE] == Balance(5, 2, soon)


def test_all_balances_are_one_query(paul, django_assert_num_queries):
    give(paul)

    with django_assert_num_queries(1):
        balances(paul.company_id)


def test_an_empty_wallet_refuses_and_says_what_to_do(paul):
    with pytest.raises(NoneLeft) as refused:
        spend(paul)

    assert refused.value.code == "credits.none_left"
    assert "(offre)" in refused.value.text


def test_the_same_spend_asked_twice_takes_one_credit(paul):
    give(paul, 2)

    spend(paul, key="once")
    spend(paul, key="once")

    assert left(paul) == 1
    assert problems() == []


def test_a_spend_costs_three_statements(paul, django_assert_num_queries):
    give(paul, 2)
    spend(paul, key="first")

    with transaction.atomic(), django_assert_num_queries(3):
        spend_credit(
            company_id=paul.company_id, kind=CreditKind.OFFRE, key="next", reference="project:1"
        )


def test_credits_are_good_until_their_very_instant_and_not_after(paul):
    until = now() + timedelta(days=9)
    give(paul, 2, expires_at=until)

    with time_machine.travel(until - timedelta(seconds=1), tick=False):
        spend(paul, key="before")
    with time_machine.travel(until + timedelta(seconds=1), tick=False), pytest.raises(NoneLeft):
        spend(paul, key="after")

    assert Grant.objects.get().left == 1
    assert problems() == []


def test_what_is_left_at_the_end_is_taken_back_once(paul):
    give(paul, 3, expires_at=now() + timedelta(days=1))
    spend(paul)

    with time_machine.travel(now() + timedelta(days=2), tick=False):
        expire_due()
        expire_due()

    assert Grant.objects.get().left == 0
    assert Fact.objects.get(kind=facts.EXPIRED.name).data == {"kind": "OFFRE", "count": 2}
    assert problems() == []


def test_a_grant_whose_time_is_not_over_is_left_alone(paul):
    grant = give(paul, 3)

    expire_in_bulk(grant_ids=[grant.pk])

    assert left(paul) == 3


def test_a_returned_credit_lives_as_long_as_the_one_that_was_spent(paul):
    original = give(paul, expires_at=now() + timedelta(days=200))
    spend(paul)

    back = give_back(paul)

    assert back.expires_at == original.expires_at
    assert left(paul) == 1
    assert problems() == []


def test_a_returned_credit_lives_at_least_thirty_days_more(paul):
    give(paul, expires_at=now() + timedelta(days=1))
    spend(paul)

    back = give_back(paul)

    assert back.expires_at > now() + timedelta(days=29)


def test_a_credit_comes_back_once(paul):
    give(paul)
    spend(paul)

    give_back(paul)
    give_back(paul)

    assert left(paul) == 1
    assert Fact.objects.filter(kind=facts.RETURNED.name, project_id=1).count() == 1


def test_a_large_gesture_takes_two_people(paul, sophie, nadia):
    gesture = {
        "company_id": paul.company_id,
        "kind": CreditKind.OFFRE,
        "cause": Cause.GOODWILL,
        "key": "sorry",
    }

    with pytest.raises(NeedsSecondPerson) as refused:
        grant_credits(count=21, actor=sophie, **gesture)
    with pytest.raises(NeedsSecondPerson):
        grant_credits(count=21, actor=sophie, approved_by=sophie, **gesture)
    assert refused.value.code == "credits.needs_second_person"
    grant_credits(count=21, actor=sophie, approved_by=nadia, **gesture)
    assert left(paul) == 21


def test_a_small_gesture_takes_one_person(paul, sophie):
    grant_credits(
        company_id=paul.company_id,
        kind=CreditKind.OFFRE,
        count=20,
        cause=Cause.GOODWILL,
        key="sorry",
        actor=sophie,
    )

    assert left(paul) == 20
