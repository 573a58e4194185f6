"""Sensitive numbers take two people; planned ones can be withdrawn; slips are refused."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands import versions
from ouvrage.brands.errors import (
    AlreadyBegun,
    AlreadyWithdrawn,
    DatePast,
    OutOfBounds,
    SecondPersonNeeded,
)
from ouvrage.brands.models import Decision, ParameterVersion
from ouvrage.brands.parameters import Parameter, declared
from ouvrage.brands.services import (
    approve_decision,
    ask_decision,
    decide_parameter,
    decline_decision,
    take_back_decision,
    withdraw_parameter,
)
from ouvrage.brands.states import DecisionState
from ouvrage.journal.models import Fact
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.time import clock_at, now

RATE = Parameter(
    "tests.rate", 1_000, "basis points", "TRUST FLT-17", int,
    name="Commission", low=0, high=3_000, is_sensitive=True,
)  # fmt: skip
DAYS = Parameter("tests.days", 21, "days", "RULES §2", int, name="Days", low=3, high=120)


@pytest.fixture(autouse=True)
def known(db, monkeypatch):
    versions.forget()
    for one in (RATE, DAYS):
        monkeypatch.setitem(declared, one.key, one)
    yield
    versions.forget()


@pytest.fixture
def agnes(db):
    return UserFactory(pseudo="agnes", admin=True)


@pytest.fixture
def bruno(db):
    return UserFactory(pseudo="bruno", admin=True)


def asked(actor: User, *, value: int = 1_200, days: int = 0) -> Decision:
    return ask_decision(
        decision_id=uuid4(),
        kind="parameter",
        key=RATE.key,
        payload={"value": value},
        actor=actor,
        starts_at=now() + timedelta(days=days),
        why="Décidé en comité.",
    )


def test_a_commission_of_a_hundred_percent_is_refused(agnes):
    with pytest.raises(OutOfBounds):
        asked(agnes, value=10_000)
    assert not Decision.objects.exists()


def test_each_number_of_a_list_is_held_within_the_bounds(agnes, monkeypatch):
    days = Parameter("tests.list", [7], "days", "RULES §10", list, low=1, high=365)
    monkeypatch.setitem(declared, days.key, days)

    with pytest.raises(OutOfBounds):
        decide_parameter(key=days.key, value=[7, 3_650], actor=agnes)


def test_nobody_decides_a_sensitive_number_alone(agnes):
    with pytest.raises(SecondPersonNeeded):
        decide_parameter(key=RATE.key, value=1_200, actor=agnes)
    with pytest.raises(SecondPersonNeeded):
        decide_parameter(key=RATE.key, value=1_200, actor=agnes, approved_by=agnes)


def test_what_one_asks_another_approves_and_then_it_holds(agnes, bruno):
    decision = asked(agnes)
    assert RATE.value() == 1_000

    approve_decision(decision_id=decision.pk, actor=bruno)
    approve_decision(decision_id=decision.pk, actor=bruno)  # a double click

    assert RATE.value() == 1_200
    version = ParameterVersion.objects.get()
    assert (version.decided_by_id, version.approved_by_id) == (agnes.pk, bruno.pk)
    assert Fact.objects.filter(kind="brands.decision_approved").count() == 1


def test_the_one_who_asked_neither_approves_nor_declines(agnes):
    decision = asked(agnes)

    with pytest.raises(SecondPersonNeeded):
        approve_decision(decision_id=decision.pk, actor=agnes)
    with pytest.raises(SecondPersonNeeded):
        decline_decision(decision_id=decision.pk, answer="", actor=agnes)


def test_the_database_itself_wants_two_people(agnes):
    decision = asked(agnes)

    with pytest.raises(IntegrityError, match="settled_by_another"), transaction.atomic():
        Decision.objects.update(state=DecisionState.APPROVED, settled_by_id=decision.asked_by_id)
    with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
        ParameterVersion.objects.create(
            key=RATE.key, value=1, starts_at=now(), decided_by_id=1, approved_by_id=1
        )


def test_a_declined_decision_changes_nothing_and_stays_declined(agnes, bruno):
    decision = asked(agnes)

    decline_decision(decision_id=decision.pk, answer="Trop tôt.", actor=bruno)

    assert RATE.value() == 1_000
    with pytest.raises(IllegalMove):
        approve_decision(decision_id=decision.pk, actor=bruno)


def test_only_the_one_who_asked_takes_a_decision_back(agnes, bruno):
    decision = asked(agnes)

    with pytest.raises(Http404):
        take_back_decision(decision_id=decision.pk, actor=bruno)
    assert take_back_decision(decision_id=decision.pk, actor=agnes).state == "withdrawn"


def test_a_day_gone_by_while_waiting_becomes_now(agnes, bruno):
    decision = asked(agnes, days=1)

    with clock_at(now() + timedelta(days=3)):
        approve_decision(decision_id=decision.pk, actor=bruno)
        assert ParameterVersion.objects.get().starts_at == now()


def test_nothing_begins_in_the_past(agnes):
    with pytest.raises(DatePast):
        decide_parameter(key=DAYS.key, value=30, actor=agnes, starts_at=now() - timedelta(days=1))


def test_the_same_form_sent_twice_decides_once(agnes):
    request_id = uuid4()

    first = decide_parameter(key=DAYS.key, value=30, actor=agnes, request_id=request_id)
    again = decide_parameter(key=DAYS.key, value=30, actor=agnes, request_id=request_id)

    assert first == again
    assert Fact.objects.filter(kind="brands.parameter_decided").count() == 1


def test_a_planned_value_that_is_withdrawn_never_holds(agnes):
    planned = decide_parameter(
        key=DAYS.key, value=30, actor=agnes, starts_at=now() + timedelta(days=2)
    )

    withdraw_parameter(version_id=planned.pk, actor=agnes)

    assert DAYS.value(at=now() + timedelta(days=3)) == 21
    with pytest.raises(AlreadyWithdrawn):
        withdraw_parameter(version_id=planned.pk, actor=agnes)


def test_a_value_that_holds_is_not_withdrawn(agnes):
    version = decide_parameter(key=DAYS.key, value=30, actor=agnes)

    with pytest.raises(AlreadyBegun):
        withdraw_parameter(version_id=version.pk, actor=agnes)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_of_two_browsers_decides_once(agnes):
    request_id = uuid4()
    start = threading.Barrier(2)

    def decide() -> None:
        start.wait()
        decide_parameter(key=DAYS.key, value=30, actor=agnes, request_id=request_id)
        connection.close()

    both = [threading.Thread(target=decide) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert ParameterVersion.objects.count() == 1
